"""Text in which each line is a card, as programs for flash cards write it: a question, a tab, its answer.

#html:true
What is rye?<tab>A <b>grain</b>.<tab>Further columns are said of it, too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from studyfold.model import Document
from studyfold.reading.lines.source import Source
from studyfold.reading.sources import html_source
from studyfold.reading.sources.html_tags import escaped_but_tags

ABOUT = re.compile(r"#[\w ]+:.*")
"""A line of the program that wrote the file."""
IS_HTML = re.compile(r"#html:\s*true|<(?:br|div|b|i|p|code|img)\b", re.IGNORECASE)
LONGEST = 10_000_000
"""Characters of one column."""


def read(document: Document) -> Source:
    """The source of a file of cards."""
    is_html = bool(IS_HTML.search(document.text))
    terms = "".join(_term(line, cells, is_html) for line, cells in _cards(document.text))
    source = html_source.from_html(document.path, f"<dl>\n{terms}</dl>\n", line_attribute="data-line")
    return replace(source, foreign=True)


def _cards(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines, from 1, on which cards start, and their columns."""
    csv.field_size_limit(LONGEST)
    rows = csv.reader(text.splitlines(keepends=True), delimiter="\t")
    start = 1
    for cells in rows:
        if any(cell.strip() for cell in cells) and not ABOUT.fullmatch("\t".join(cells)):
            yield start, cells
        start = rows.line_num + 1


def _term(line: int, cells: list[str], is_html: bool) -> str:
    front, *back = map(escaped_but_tags if is_html else _as_html, cells)
    said = "".join(f'<p data-line="{line}">{cell}</p>' for cell in back if cell.strip())
    return f'<dt data-line="{line}">{front}</dt>\n<dd data-line="{line}">{said}</dd>\n'


def _as_html(cell: str) -> str:
    return escape(cell, quote=False).replace("\n", "<br>")
