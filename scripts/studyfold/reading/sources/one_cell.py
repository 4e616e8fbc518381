"""Raw HTML of Markdown in which a table has one cell: that is no table, but a frame around what stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import accumulate

from studyfold.markdown import blocks
from studyfold.reading.lines.source import Line

TABLE = re.compile(
    r"<table\b[^<>]*>(?:\s*<(?:tbody|thead|tr)\b[^<>]*>)*\s*<(?P<cell>t[dh])\b[^<>]*>"
    r"(?P<said>(?>(?:(?!</?(?:table|caption|tr|td|th)\b).)*))"
    r"</(?P=cell)\s*>(?:\s*</(?:tbody|thead|tr)\s*>)*\s*</table\s*>",
    re.IGNORECASE | re.DOTALL,
)
"""A table with one cell, and what that holds."""


SPAN = re.compile(r"</?span\b[^<>]*>", re.IGNORECASE)
"""What highlighters put around the parts of code."""
CODE = re.compile(
    r"\s*<pre\b(?P<about>[^<>]*)>(?:<code\b(?P<more>[^<>]*)>)?\n?(?P<code>[^<]*+)(?:</code\s*>)?\s*</pre\s*>\s*",
    re.IGNORECASE,
)
LANGUAGE = re.compile(r"\blang=[\"']?(?P<said>[\w+#-]+)|\b(?:language|lang|highlight-source)-(?P<named>[\w+#-]+)")


def unframed(lines: Sequence[Line]) -> list[Line]:
    """The lines, with tables of one cell as what stands in them.

    Code becomes a block of it. Else it stays HTML, between other tags: as Markdown it might mean something else.
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
        alone = not before.strip() and not after.strip()
        made += [*lines[done:first], *((_code(inner, before) if alone else []) or _apart(inner, before, after))]
        done = last + 1
    return [*made, *lines[done:]] if made else list(lines)


def _apart(inner: Sequence[Line], before: str, after: str) -> list[Line]:
    """The lines of a cell between tags that show nothing."""
    made = list(inner)
    made[0] = replace(made[0], text=f"{before}<div>{made[0].text}")
    made[-1] = replace(made[-1], text=f"{made[-1].text}</div>{after}")
    return made


def _code(inner: Sequence[Line], margin: str) -> list[Line]:
    """The lines of a cell as a block of code, if they are nothing else."""
    text = SPAN.sub("", "\n".join(line.text for line in inner))
    found = CODE.fullmatch(text)
    if not found or not found["code"].strip():
        return []
    language = LANGUAGE.search(f"{found['about']} {found['more'] or ''}")
    start = text.count("\n", 0, found.start("code"))
    code = unescape(found["code"].rstrip()).split("\n")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", found["code"])), default=0))
    texts = [f"{fence}{language['said'] or language['named'] if language else ''}", *code, fence]
    numbers = [inner[0].number, *(line.number for line in inner[start : start + len(code)]), inner[-1].number]
    made = [Line(f"{margin}{each}" if each else "", number) for each, number in zip(texts, numbers, strict=True)]
    # Without gaps it would be a part of HTML above it.
    return [Line("", made[0].number), *made, Line("", made[-1].number)]


def _raw_html(text: str) -> Iterator[int]:
    """The lines of raw HTML, from 0: what stands in code only looks like it."""
    for token in blocks().parse(text):
        if token.type == "html_block" and token.map:
            yield from range(*token.map)
