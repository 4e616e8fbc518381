"""What the reader of a format knows of a file's headings and questions, as pieces of an outline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from studyfold.model import Document
from studyfold.reading.assembly import keyed
from studyfold.reading.assembly.asked import Asked
from studyfold.reading.assembly.heads import Head
from studyfold.reading.assembly.key_entries import PAIRS, Entry
from studyfold.reading.assembly.keyed import Keyed
from studyfold.reading.assembly.keys import Key, keys_of
from studyfold.reading.assembly.outline import Outline, shared
from studyfold.reading.lines.document import Parsed, parsed
from studyfold.reading.lines.inline import Inline
from studyfold.reading.lines.source import Known, Line, Source
from studyfold.reading.lines.wording import ASKS, KEY, KEY_LABEL, QUESTION_MARK, asks
from studyfold.reading.shape import forms
from studyfold.reading.shape.answers import Body
from studyfold.reading.shape.choice import Finding
from studyfold.reading.shape.marks import Candidate, Mark
from studyfold.reading.text import layout, text_outline

HEADING = "## "
"""A key's heading, of a section of a document."""
MOST_WORDS = 5
"""Words of a line that is the heading of a key."""
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


def keys_in(text: Document) -> tuple[Parsed, list[Key]]:
    """A text line by line, and the stretches of it that may be keys, read as if it were Markdown."""
    written = text.text.split("\n")
    lines = [_as_heading(written, n) for n in range(len(written))]
    if not any(line.startswith(HEADING) or KEY_LABEL.match(line) or PAIRS.fullmatch(line) for line in lines):
        return parsed(_source(text, [])), []
    whole = parsed(_source(text, lines))
    columns = layout.columns_of(written)
    keys = [replace(key, readings=tuple(_as_text(each, columns) for each in key.readings)) for key in keys_of(whole)]
    return replace(whole, lines=_source(text, written).lines), keys


def _source(text: Document, lines: Sequence[str]) -> Source:
    return Source(text.path, tuple(Line(line, n) for n, line in enumerate(lines, 1)))


def _as_text(entries: Sequence[Entry], columns: int) -> tuple[Entry, ...]:
    """What a key says, of which nothing is a mark of Markdown; `columns` as `layout.columns_of` tells them."""
    return tuple(replace(entry, lines=tuple(_lines_as_text(entry.lines, columns))) for entry in entries)


def _lines_as_text(lines: Sequence[Line], columns: int) -> Iterator[Line]:
    made = layout.as_written([line.text for line in lines], columns).split("\n")
    for line, number in zip_longest(made, (line.number for line in lines[: len(made)]), fillvalue=lines[-1].number):
        yield Line(str(line), int(number))


def _as_heading(lines: Sequence[str], n: int) -> str:
    """A line; one that is a key's heading, and says no more, as a heading, and so that of a section that asks."""
    said = lines[n].strip()
    heads = KEY.fullmatch(said) and len(said.split()) <= MOST_WORDS and said[-1:].isalpha()
    return f"{HEADING}{said}" if heads or _is_over_questions(lines, n) else lines[n]


def _is_over_questions(lines: Sequence[str], n: int) -> bool:
    if not text_outline.is_labelled_section(lines, n):
        return False
    below = next((line for line in lines[n + 1 :] if line.strip()), "")
    return bool(QUESTION_MARK.search(below)) or asks(below) >= ASKS


def without(text: Document, keys: Collection[Key]) -> Document:
    """A text with nothing where its keys stand."""
    left_out = {n for key in keys for n in range(key.start, key.end)}
    lines = ("" if n in left_out else line for n, line in enumerate(text.text.split("\n")))
    return replace(text, text="\n".join(lines)) if left_out else text


def with_keys(whole: Parsed, document: Parsed, cut: Outline, keys: Sequence[Key]) -> Keyed:
    """Joins the keys with the questions; `whole` is the text in which they were found."""
    return keyed.with_keys(whole, cut, keys, lambda asked: document.number(asked.mark.start) - 1)
