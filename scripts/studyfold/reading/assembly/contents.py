"""Where a document's contents list and its titles disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from textwrap import dedent

from studyfold import titles
from studyfold.check import broken_link
from studyfold.findings import broken_links
from studyfold.model import Problem
from studyfold.reading.assembly.asked import Asked
from studyfold.reading.assembly.heads import Head
from studyfold.reading.lines import wording
from studyfold.reading.lines.anchors import Anchors, Place, letters, reached
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.furniture import CONTENTS, LINK
from studyfold.reading.lines.inline import inline
from studyfold.reading.lines.source import ITEM_MARK
from studyfold.words import WORD

CODE = "contents-differ"
ALIKE = 0.5
"""The part of its words that an entry has in common with the title to which it leads, if that is what it means."""
ADDRESS = re.compile(r"\]\s?\(.*")
"""The rest of a link that is broken."""
MOST_NAMED = 3
"""Titles that a message names."""


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    text: str
    anchor: str
    """Empty where the entry has no link, or one that is broken."""


def differences(
    document: Parsed, pieces: Sequence[Head | Asked], anchors_of: Callable[[str], Anchors]
) -> Iterator[Problem]:
    """Entries of a contents list that are broken or lead to no title or to one of other words, and questions left out.

    `anchors_of` gives the anchors of the file at a path.
    """
    yield from _broken(document)
    entries = list(_entries(document))
    linked = [entry for entry in entries if entry.anchor]
    if not linked:
        return
    known = anchors_of(document.path)
    asked = [piece for piece in pieces if isinstance(piece, Asked)]
    led_to = _led_to(document, linked, known, pieces)
    live = {entry for entry in linked if known.has(entry.anchor)}
    reachable = {led_to[entry] for entry in live if entry in led_to}
    named = _named([entry for entry in entries if entry not in live], reachable, asked)
    # Where all are dead, another program made the anchors that they name.
    yield from _dead(document, [entry for entry in linked if entry not in live] if live else [], named, asked)
    yield from _renamed(document, linked, known)
    # Where links lead to few of the questions, the list is of something else.
    if len(set(led_to.values())) * 2 > len(asked):
        yield from _left_out(document, linked[0], asked, {*led_to.values(), *named.values()})


def _entries(document: Parsed) -> Iterator[_Entry]:
    for n, reason in document.aside.items():
        if reason == CONTENTS:
            text = document.lines[n].text
            links = list(LINK.finditer(text))
            for link in links:
                to = (link["to"] or link["href"] or "").strip()
                if to.startswith("#") and len(to) > 1:
                    yield _Entry(n, link["text"] or link["words"] or "", to[1:])
            if not links and text.strip():
                yield _Entry(n, ITEM_MARK.sub("", ADDRESS.sub("", text), count=1).strip().lstrip("["), "")


def _led_to(
    document: Parsed, linked: Sequence[_Entry], known: Anchors, pieces: Sequence[Head | Asked]
) -> dict[_Entry, int]:
    """The questions to which the links of entries lead, by their number. One to a heading over them leads to none."""
    number = count()
    places = [
        Place(-1, ""),
        *(Place(at.mark.start, str(next(number))) if isinstance(at, Asked) else Place(at.line, "") for at in pieces),
    ]
    lines = {entry: known.line(entry.anchor) for entry in linked}
    found = {entry: reached(document, line, places) for entry, line in lines.items() if line is not None}
    return {entry: int(n) for entry, n in found.items() if n}


def _named(entries: Sequence[_Entry], known: Container[int], asked: Sequence[Asked]) -> dict[_Entry, int]:
    """The questions that entries name whose links lead nowhere, of those that are not known; each serves one entry."""
    left: dict[str, list[int]] = {}
    for n, each in enumerate(asked):
        if n not in known:
            left.setdefault(letters(titles.plain(each.title.title)), []).append(n)
    found: dict[_Entry, int] = {}
    for said, entry in [(letters(_plain(entry.text)), entry) for entry in entries]:
        if left.get(said):
            found[entry] = left[said].pop(0)
    return found


def _dead(
    document: Parsed, dead: Sequence[_Entry], named: Mapping[_Entry, int], asked: Sequence[Asked]
) -> Iterator[Problem]:
    """A problem for each entry whose link leads nowhere, by the question that it names, if any."""
    for entry in dead:
        if entry in named:
            title = titles.plain(asked[named[entry]].title.title)
            wrong = f"entry for '{title}' leads nowhere: its link '#{entry.anchor}' is dead. Mend the link."
            yield _problem(document, entry.line, f"the contents list's {wrong}")
        else:
            message = f"the contents list leads to '#{entry.anchor}', which no title has. Mend the link or the title."
            yield _problem(document, entry.line, message)


def _broken(document: Parsed) -> Iterator[Problem]:
    listed = [n for n, reason in document.aside.items() if reason == CONTENTS]
    for _, run in groupby(enumerate(sorted(listed)), key=lambda each: each[1] - each[0]):
        lines = [n for _, n in run]
        text = dedent("\n".join(document.lines[n].text for n in lines))
        for address, offset in broken_links(text):
            yield broken_link(document.path, document.number(lines[offset]), address)


def _renamed(document: Parsed, entries: Sequence[_Entry], known: Anchors) -> Iterator[Problem]:
    """A problem for each entry that leads to a title of other words, and one for all of nearly the same words."""
    heads = {block.start: block.text for block in document.blocks if block.kind == "heading"}
    nearly: list[tuple[int, str]] = []
    for entry in entries:
        head = heads.get(-1 if (at := known.line(entry.anchor)) is None else at)
        if head is None:
            continue
        said, title = _plain(entry.text), _plain(head)
        if not said or letters(said) in letters(title) or letters(title) in letters(said):
            continue
        message = f"the contents list says '{said}' where the title is '{title}'"
        if _alike(said, title):
            nearly.append((entry.line, message))
        else:
            yield _problem(document, entry.line, f"{message}. Mend one of them.")
    if nearly:
        line, message = nearly[0]
        times = f" (in {len(nearly)} places it differs a little)" if len(nearly) > 1 else ""
        yield _problem(document, line, f"{message}{times}. Say the same in both.")


def _alike(said: str, title: str) -> bool:
    one, other = set(WORD.findall(said.casefold())), set(WORD.findall(title.casefold()))
    return len(one & other) >= ALIKE * min(len(one), len(other))


def _left_out(document: Parsed, first: _Entry, asked: Sequence[Asked], listed: Container[int]) -> Iterator[Problem]:
    """One problem for all questions that are not listed, at the list's first entry."""
    left = [each for n, each in enumerate(asked) if n not in listed]
    if left:
        some = ", ".join(
            f"'{titles.plain(each.title.title)}' (line {document.number(each.mark.start)})"
            for each in left[:MOST_NAMED]
        )
        more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        message = f"the contents list leaves out {len(left)} of {len(asked)} questions: {some}{more}. Add them to it."
        yield _problem(document, first.line, message)


def _plain(text: str) -> str:
    return titles.plain(inline(wording.title_of(text).text).title)


def _problem(document: Parsed, n: int, message: str) -> Problem:
    return Problem(document.path, document.number(n), CODE, "warning", message)
