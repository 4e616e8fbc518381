"""What of documents stands in no text of the guide, and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from studyfold.model import Document, Guide, Unplaced
from studyfold.reading.assembly.heads import Head
from studyfold.reading.assembly.hierarchy import Hierarchy
from studyfold.reading.assembly.outline import Outline
from studyfold.reading.lines.document import DEFINITION, Parsed, unplaced
from studyfold.reading.lines.labels import as_counted
from studyfold.words import MARKS, lost_of, taken, words

SECTION = "section without questions"
"""Why a heading over no question, and what stands under it, is in none."""


def headings_left(order: Hierarchy) -> Iterator[Unplaced]:
    """Headings over no question, with what stands under them; and headings that only lead to others."""
    leading: dict[int, str] = {}
    for _, path, _ in order.entries:
        over = path[: min(order.depth, len(path) - 1)]
        leading |= {id(head): "heading over topics" if head in over else "heading within a topic" for head in path}
    topics = {id(order.topic_head(path)) for _, path, _ in order.entries}
    for document, piece in order.pieces:
        if not isinstance(piece, Head) or not piece.own or id(piece) in topics:
            continue
        text = "\n".join([f"{'#' * piece.level} {piece.text}", *(line.text for line in piece.under)]).rstrip()
        line = document.number(piece.line)
        end = max([line, *(each.number for each in piece.under if each.text.strip())])
        reason = leading.get(id(piece), SECTION)
        if words(text):
            yield Unplaced(document.path, line, end, reason, text)


def lines_left(document: Parsed, cut: Outline, used: set[str]) -> Iterator[Unplaced]:
    """Labels, furniture, and what the document's reader left out; and definitions that none of the texts use."""
    for line, reason in cut.aside:
        text = line.text.strip()
        if reason == "answer label":
            text = as_counted(text, _line(document, line.number))
        if re.search(r"\w", text):
            yield Unplaced(document.path, line.number, line.number, reason, text)
    for start, end, reason, text in document.source.aside:
        yield Unplaced(document.path, start, end, reason, text)
    yield from _furniture(document)
    for label, text in document.definitions.items():
        if label not in used:
            yield unplaced(document, 0, "unused definition", text)
    for n, text in document.repeated:
        yield unplaced(document, n, "repeated definition", text)


def _line(document: Parsed, number: int) -> str:
    """The text of a line of the file; empty where nothing is left of it."""
    n = bisect_left(document.lines, number, key=lambda line: line.number)
    return document.lines[n].text if n < len(document.lines) else ""


def _furniture(document: Parsed) -> Iterator[Unplaced]:
    reasons = {n: reason for n, reason in document.aside.items() if reason != DEFINITION}
    for run in _runs(reasons):
        text = "\n".join(document.lines[n].text for n in run).strip()
        if re.search(r"\w", text):
            first, last = document.number(run[0]), document.number(run[-1])
            yield Unplaced(document.path, first, last, reasons[run[0]], text)


def _runs(reasons: Mapping[int, str]) -> Iterator[list[int]]:
    """Lines of one reason that follow each other, up to one line between them."""
    run: list[int] = []
    for n in sorted(reasons):
        if run and (n > run[-1] + 2 or reasons[n] != reasons[run[0]]):
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def with_residue(guide: Guide, found: Sequence[Parsed], documents: Sequence[Document]) -> Guide:
    """The guide with the words that formats other than Markdown use for themselves: names, labels, options."""
    if not any(parsed.source.foreign for parsed in found):
        return guide
    stretches: list[Unplaced] = []
    for parsed, document, missing in zip(found, documents, lost_of(documents, guide), strict=True):
        if parsed.source.foreign:
            stretches += _left(document, missing)
    return replace(guide, unplaced=(*guide.unplaced, *stretches))


def _left(document: Document, missing: Counter[str]) -> Iterator[Unplaced]:
    """The lines of a document that hold words which are missing, with these words; takes them out of `missing`."""
    for n, text in enumerate(document.text.split("\n"), 1):
        if left := taken(missing, text):
            yield Unplaced(document.path, n, n, MARKS, " ".join(left))
