"""A Markdown file to a source: what its front matter says, whoever's it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.markdown import blocks
from studyfold.model import Document
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.source import Line, Source
from studyfold.reading.lines.wording import ASKS, asks
from studyfold.reading.sources import html_source
from studyfold.reading.sources.front_matter import NEWLINE, front_of
from studyfold.reading.sources.one_cell import unframed

ITEM = re.compile(r"<li\b[^>]*>(?P<text>(?:(?!</?li\b).)*)", re.IGNORECASE | re.DOTALL)
FEWEST_ITEMS = 5
"""Items of raw HTML that may be questions."""


def read(document: Document) -> Source:
    """The source of a Markdown file. Its front matter is aside, but for what it names."""
    end, said = front_of(document.text)
    kept = unframed([Line("" if n <= end else text, n) for n, text in enumerate(NEWLINE.split(document.text), 1)])
    with_lists = _with_lists(document.path, kept) if len(ITEM.findall(document.text)) >= FEWEST_ITEMS else kept
    return Source(document.path, tuple(with_lists), foreign=with_lists is not kept, **said)


def _with_lists(path: str, lines: list[Line]) -> list[Line]:
    """The lines, with raw HTML in which list items ask as Markdown."""
    made: list[Line] = []
    done = 0
    for start, end in _raw_html([line.text for line in lines]):
        text = "\n".join(line.text for line in lines[start:end])
        items = [TAG.sub("", found["text"]) for found in ITEM.finditer(text)]
        if sum(asks(item) >= ASKS for item in items) * 2 > len(items) >= FEWEST_ITEMS:
            # The blank lines above let each tag keep its line.
            made += [*lines[done:start], *html_source.from_html(path, "\n" * start + text).lines]
            done = end
    return [*made, *lines[done:]] if made else lines


def _raw_html(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of raw HTML, together with the blank lines in them."""
    start, end = -1, -1
    for token in blocks().parse("\n".join(lines)):
        if token.map is None or token.level:
            continue
        if token.type == "html_block":
            start, end = (token.map[0] if start < 0 else start), token.map[1]
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end
