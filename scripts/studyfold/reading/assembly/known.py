"""What the reader of a format knows of a file's headings and questions, as pieces of an outline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.reading.assembly.asked import Asked
from studyfold.reading.assembly.heads import Head
from studyfold.reading.assembly.outline import Outline, shared
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.inline import Inline
from studyfold.reading.lines.source import Known
from studyfold.reading.shape import forms
from studyfold.reading.shape.answers import Body
from studyfold.reading.shape.choice import Finding
from studyfold.reading.shape.marks import Candidate, Mark

MOST_SHARING = 3
"""Questions to an answer, on average: where there are more, those without one are a list and share none."""


def outline(document: Parsed) -> Outline:
    """A document of which all is known, cut into pieces."""
    known = document.source.known or ()
    first, *ends = [*(each.line for each in known), len(document.lines)]
    pieces = [_piece(document, each, end) for each, end in zip(known, ends, strict=True)]
    asked = [piece.body for piece in pieces if isinstance(piece, Asked)]
    answered = sum(any(line.text for line in body.answer) for body in asked)
    pieces = shared(pieces) if answered * MOST_SHARING >= len(asked) else pieces
    return Outline(document.lines[:first], tuple(pieces), ())


def _piece(document: Parsed, known: Known, end: int) -> Head | Asked:
    title, start = Inline(known.title), known.line + 1
    if known.level:
        beside = known.label if re.search(r"\w", known.label) else ""
        return Head(known.level, title, known.line, document.lines[start:end], document.lines[known.line].text, beside)
    mark = Mark(known.line, start, known.title, 1, known.label, difficulty=known.difficulty)
    return Asked(mark, title, Body(document.lines[start : known.answer], document.lines[known.answer : end]))


def finding(outlines: Sequence[Outline]) -> Finding:
    """What the questions of all documents are."""
    marks = tuple(piece.mark for each in outlines for piece in each.pieces if isinstance(piece, Asked))
    return Finding(Candidate(forms.TEXT.name, marks, len(marks)) if marks else None, None)
