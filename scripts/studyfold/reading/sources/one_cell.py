"""Raw HTML of Markdown in which a table has one cell: that is no table, but a frame around what stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from studyfold.markdown import blocks
from studyfold.reading.lines.source import Line

TABLE = re.compile(
    r"<table\b[^<>]*>(?:\s*<(?:tbody|thead|tr)\b[^<>]*>)*\s*<(?P<cell>t[dh])\b[^<>]*>"
    r"(?P<said>(?:(?!</?(?:table|caption|tr|td|th)\b).)*+)"
    r"</(?P=cell)\s*>(?:\s*</(?:tbody|thead|tr)\s*>)*\s*</table\s*>",
    re.IGNORECASE | re.DOTALL,
)
"""A table with one cell, and what that holds."""


def unframed(lines: Sequence[Line]) -> list[Line]:
    """The lines, with tables of one cell as what stands in them.

    It stays HTML, between other tags: as Markdown it might mean something else.
    """
    text = "\n".join(line.text for line in lines)
    found = list(TABLE.finditer(text))
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))
    made: list[Line] = []
    done = 0
    raw = set(_raw_html(text)) if found else set()
    for table in found:
        # From the tag to the cell, and from its end to that of the table, each of which may take several lines.
        places = [table.start(), table.start("said"), table.end("said"), table.end()]
        first, opened, closed, last = [bisect_right(starts, at) - 1 for at in places]
        if first < done or not {first, last} <= raw:
            continue
        before, after = text[starts[first] : places[0]], text[places[3] : starts[last + 1] - 1]
        said = text[places[1] : places[2]].split("\n")
        inner = [replace(line, text=each) for line, each in zip(lines[opened : closed + 1], said, strict=True)]
        inner[0] = replace(inner[0], text=f"{before}<div>{inner[0].text}")
        inner[-1] = replace(inner[-1], text=f"{inner[-1].text}</div>{after}")
        made += [*lines[done:first], *inner]
        done = last + 1
    return [*made, *lines[done:]] if made else list(lines)


def _raw_html(text: str) -> Iterator[int]:
    """The lines of raw HTML, from 0: what stands in code only looks like it."""
    for token in blocks().parse(text):
        if token.type == "html_block" and token.map:
            yield from range(*token.map)
