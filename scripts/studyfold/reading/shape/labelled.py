"""Lines that start with a label, or with who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import ITEM
from studyfold.reading.lines.wording import ASKS
from studyfold.reading.shape.marks import FEWEST_REPEATED, IN_SEQUENCE, MANY, MOST_TITLE_LINES, Mark
from studyfold.reading.shape.title_blocks import BREAK, split

QUOTED = re.compile(r"^>\s*")
SPEAKER = re.compile(
    r"\s*(?:>\s*)?(?:[-*+]\s+)?(?:\*\*|__|<b>|<strong>)?(?P<who>[^\W\d_][^\W\d_ ][\w .'-]{0,28}?)"
    r"(?:(?:\*\*|__|</b>|</strong>)\s?[:：]|[:：]\s?(?:\*\*|__|</b>|</strong>)?)\s+(?=\S)"
)
"""`Interviewer: …`, `**Ana**: …`: who speaks."""
EMPHASISED = re.compile(
    r"(?P<lead>\s*(?:>\s*)?(?:[-*+]\s+|\d+[.)]\s+)?)(?:(?P<link>\[)?(?:\*\*|__|<b>|<strong>)|(?P<bare>\[))"
    r"(?P<said>[^*_<>\[\]]{1,20}?)(?(bare)|(?:\*\*|__|</b>|</strong>))(?(bare)\]\((?P<place>#[^()]*)\))(?(link)\]\((?P<to>#[^()]*)\))"
    r"(?P<sign>\s?[:：.]?)\s*"
)
"""Emphasis or a link to its own place around the first words of a line and nothing more: `**Q.** What …`."""
COUNT = re.compile(r"(?:\d{1,4}(?:\.\d{1,3}){0,3}[.)]?\s*)?")
"""What may follow a label in its emphasis: `**Question: 1.2** What …`."""
LABEL_PLACE = re.compile(r"\s*(?:>\s*)?(?:[-*+]\s+|-?\d+[.)]\s+)?(?P<bold>\*\*|__|<b>|<strong>)?\s*")


def labelled_lines(lines: Sequence[str], code: set[int], aside: Mapping[int, str]) -> Iterator[tuple[str, Mark]]:
    """Lines that start with a label, wherever they stand."""
    usual = {
        n: line for n, line in enumerate(lines)
        if n not in code and n not in aside and not line.lstrip().startswith("#") and line.strip()
    }  # fmt: skip
    asking = _asking_speakers(usual)
    for n, line in usual.items():
        if n in asking:
            yield _spoken(lines, n, code)
            continue
        leads = EMPHASISED.match(line)
        address = ((leads["place"] or leads["to"]) if leads else "") or ""
        bare = unemphasised(line)
        line, address = bare, address if bare != line else ""
        place = LABEL_PLACE.match(line)
        found = wording.LABEL.match(line, place.end() if place else 0)
        if not found or not line[found.end() :].strip():
            continue
        word = wording.label_word(found)
        name = "labels" if found["word"] or word == "q" else f"labels-{word}"
        mark = _labelled_mark(lines, n, line, code, sure=name == "labels")
        # Where the label led stands aside with it.
        yield name, replace(mark, label=f"{mark.label} {address}".strip())


def _labelled_mark(lines: Sequence[str], n: int, line: str, code: set[int], *, sure: bool) -> Mark:
    end = _label_end(lines, n, code)
    item = ITEM.match(line)
    parts = [line[item.end() :] if item else line, *lines[n + 1 : end]]
    title, rest = split("\n".join(QUOTED.sub("", part.strip()) for part in parts))
    taken = wording.title_of(title)
    weight = max(wording.asks(taken.text), IN_SEQUENCE if sure else 0.0)
    indent = len(item[0].expandtabs(4)) if item else 0
    return Mark(n, end, taken.text, weight, taken.label, taken.number, rest, indent)


def _asking_speakers(lines: Mapping[int, str]) -> set[int]:
    """The lines of a dialogue with which one who mostly asks starts, while another one answers each time."""
    turns = [
        (n, found["who"].casefold(), line[found.end() :]) for n, line in lines.items() if (found := SPEAKER.match(line))
    ]
    said: dict[str, list[tuple[int, str, str]]] = {}
    for (n, who, text), (_, after, _) in pairwise([*turns, (0, "", "")]):
        said.setdefault(who, []).append((n, text, after))
    asking: set[int] = set()
    for who, own in said.items():
        answerer, count = Counter(after for _, _, after in own).most_common(1)[0]
        asks = sum(wording.asks(text) >= ASKS for _, text, _ in own)
        known = wording.word_of(f"{who}:")
        enough = len(own) >= FEWEST_REPEATED and min(count, asks) >= MANY * len(own)
        if enough and answerer not in ("", who) and not known:
            asking |= {n for n, _, _ in own}
    return asking


def _spoken(lines: Sequence[str], n: int, code: set[int]) -> tuple[str, Mark]:
    """A question in a dialogue, labelled with who asks it."""
    found = SPEAKER.match(lines[n])
    who = found["who"] if found else ""
    mark = _labelled_mark(lines, n, lines[n][found.end() if found else 0 :], code, sure=True)
    return f"labels-{who.casefold()}", replace(mark, label=f"{who}: {mark.label}".strip())


def unemphasised(line: str) -> str:
    """A line without the emphasis around a label at its start."""
    found = EMPHASISED.match(line)
    if not found:
        return line
    said = f"{found['said'].strip()}{found['sign'].strip()} "
    label = wording.LABEL.match(said)
    return f"{found['lead']}{said}{line[found.end() :]}" if label and COUNT.fullmatch(said, label.end()) else line


def _label_end(lines: Sequence[str], start: int, code: set[int]) -> int:
    """The line after a labelled question: it may be wrapped, up to its mark, a blank line or another label."""
    for n in range(start, min(start + MOST_TITLE_LINES, len(lines))):
        after = lines[n + 1] if n + 1 < len(lines) else ""
        ends = wording.QUESTION_MARK.search(lines[n]) or BREAK.search(lines[n]) or not after.strip() or n + 1 in code
        if (
            ends
            or wording.ANSWER_LABEL.match(after.strip())
            or ITEM.match(after)
            or re.match(r"\s*(?:#|<|\||>)", after)
        ):
            return n + 1
        place = LABEL_PLACE.match(after)
        if wording.LABEL.match(after, place.end() if place else 0):
            return n + 1
    return start + 1
