"""Where the links of a document into itself lead: GitHub's anchors of its headings, and those that it names itself."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote

from studyfold.markdown import github
from studyfold.reading.lines.blocks import RAW_HEADING, Block
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.inline import inline
from studyfold.reading.lines.source import CODE_SPAN

NAMED = re.compile(r"<[a-zA-Z][\w-]*\s(?:[^<>]*\s)?(?:id|name)\s*=\s*(?:\"([^\"<>]+)\"|'([^'<>]+)'|([^\"'\s<>]+))")
"""A tag that names its place."""
TAGS = re.compile(r"(?:[\s*_-]|<[^<>]*>)*")
"""A line of tags or rules: what stands on it belongs to what comes next."""
MARKED_UP = re.compile(r"[\\`*_~\[<&!]")
IN_WORDS = frozenset(["Nd", "Nl", "Pc"])
"""What GitHub takes for a part of a word, beside letters and marks."""
PREFIX = "user-content-"
"""What GitHub puts before the anchors that a document names."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one file, each with its line, from 0."""

    exact: Mapping[str, int]
    alike: Mapping[str, int | None]
    """By their letters and digits alone: other programs make other hyphens. `None` where several have the same."""

    def has(self, name: str) -> bool:
        """Whether `#name` leads somewhere on GitHub."""
        return unquote(name).removeprefix(PREFIX) in self.exact

    def line(self, name: str) -> int | None:
        """The line to which `#name` leads; `None` if there is none."""
        name = unquote(name).removeprefix(PREFIX)
        at = self.exact.get(name)
        return self.alike.get(letters(name)) if at is None else at


def anchor_of(heading: str) -> str:
    """The anchor that GitHub gives a heading of this Markdown, if no other has the same."""
    kept = (c for c in _shown(heading).strip().lower() if c in " -" or _is_of_a_word(c))
    return "".join(kept).replace(" ", "-")


def _is_of_a_word(c: str) -> bool:
    if c.isascii():
        return c.isalnum() or c == "_"
    category = unicodedata.category(c)
    return category[0] in "LM" or category in IN_WORDS


def anchors(document: Parsed) -> Anchors:
    """The anchors of a file. Where a name stands twice, the first counts."""
    exact: dict[str, int] = {}
    for name, n in [*_named(document), *_of_headings(document)]:
        exact.setdefault(name, n)
    alike: dict[str, int | None] = {}
    for name, n in exact.items():
        bare = letters(name)
        alike[bare] = n if alike.get(bare, n) == n else None
    alike.pop("", None)
    return Anchors(exact, alike)


def once_each(found: Sequence[Parsed]) -> Callable[[str], Anchors]:
    """Gives the anchors of the file at a path, which are made when they are first asked for."""
    by_path = {document.path: document for document in found}
    return cache(lambda path: anchors(by_path[path]))


def letters(name: str) -> str:
    """What is left of words when all but letters and digits is taken away."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum())


def _named(document: Parsed) -> Iterator[tuple[str, int]]:
    code = {n for block in document.blocks if block.kind == "code" for n in range(block.start, block.end)}
    for n, line in enumerate(document.lines):
        yield from ((name, n) for name in line.anchors)
        if "<" in line.text and n not in code:
            for found in NAMED.finditer(CODE_SPAN.sub("", line.text)):
                yield unescape(found[1] or found[2] or found[3]), n


def _of_headings(document: Parsed) -> Iterator[tuple[str, int]]:
    used: dict[str, int] = {}
    for block, text in _headings(document.blocks):
        title = inline(text)
        if title.attributes.id:
            yield title.attributes.id, block.start
        base = anchor_of(title.attributes.title if title.attributes.id else text)
        name = base
        while name in used:
            used[base] += 1
            name = f"{base}-{used[base]}"
        used[name] = 0
        yield name, block.start


def _headings(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        if block.kind == "heading":
            yield block, block.text
        elif block.kind == "summary":
            yield from ((block, found[2]) for found in RAW_HEADING.finditer(block.text))


def _shown(text: str) -> str:
    """The words of a heading's Markdown, without those of its images."""
    if not MARKED_UP.search(text):
        return text
    (token,) = github().parseInline(text)
    return "".join(part.content for part in token.children or [] if part.type in ("text", "code_inline"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question or a topic starts."""

    line: int
    id: str
    """Empty where the site has nothing of it."""


def reached(document: Parsed, at: int, places: Sequence[Place]) -> str:
    """The id of the place that holds a line, or that a line of tags leads to. The first place is before all lines."""
    n = bisect_right(places, at, key=lambda place: place.line)
    after = places[n].line if n < len(places) else len(document.lines)
    if n < len(places) and all(_leads_on(document, k) for k in range(at, after)):
        return places[n].id
    return places[n - 1].id


def _leads_on(document: Parsed, n: int) -> bool:
    return n in document.aside or bool(TAGS.fullmatch(document.lines[n].text))
