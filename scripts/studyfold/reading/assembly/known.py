"""What the reader of a format knows of a file's headings and questions, as pieces of an outline."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.reading.assembly.asked import Asked
from studyfold.reading.assembly.heads import Head
from studyfold.reading.assembly.outline import Outline
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.inline import Inline
from studyfold.reading.lines.source import Known
from studyfold.reading.shape import forms
from studyfold.reading.shape.answers import Body
from studyfold.reading.shape.choice import Finding
from studyfold.reading.shape.marks import Candidate, Mark


def outline(document: Parsed) -> Outline:
    """A document of which all is known, cut into pieces."""
    known = document.source.known or ()
    first, *ends = [*(each.line for each in known), len(document.lines)]
    pieces = tuple(_piece(document, each, end) for each, end in zip(known, ends, strict=True))
    return Outline(document.lines[:first], pieces, ())


def _piece(document: Parsed, known: Known, end: int) -> Head | Asked:
    title, start = Inline(known.title), known.line + 1
    if known.level:
        return Head(known.level, title, known.line, document.lines[start:end], known.title)
    mark = Mark(known.line, start, known.title, 1, difficulty=known.difficulty)
    return Asked(mark, title, Body(document.lines[start : known.answer], document.lines[known.answer : end]))


def finding(outlines: Sequence[Outline]) -> Finding:
    """What the questions of all documents are."""
    marks = tuple(piece.mark for each in outlines for piece in each.pieces if isinstance(piece, Asked))
    return Finding(Candidate(forms.TEXT.name, marks, len(marks)) if marks else None, None)
