"""Keys in plain text, which are found as if it were Markdown, before anything else is asked of its lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from studyfold.model import Document
from studyfold.reading.assembly import keyed
from studyfold.reading.assembly.key_entries import PAIR, PAIRS, Entry
from studyfold.reading.assembly.keys import LONGEST_HEADING, Key, keys_of
from studyfold.reading.assembly.outline import Outline
from studyfold.reading.lines.document import Parsed, parsed
from studyfold.reading.lines.source import Line, Source
from studyfold.reading.lines.wording import ASKS, KEY, KEY_LABEL, QUESTION_MARK, asks
from studyfold.reading.text import layout, text_outline

HEADING = "## "
"""What makes a heading of the line over a key, or over questions."""
MOST_WORDS = 5
"""Words of a line over a key."""
DRAWN = "-=*~#_ \t"
"""What may be drawn around it."""
FURTHEST = 8
"""Lines from a section to its first question."""


def keys_in(text: Document) -> tuple[Parsed, list[Key]]:
    """A text line by line, and the stretches of it that may be keys, read as if it were Markdown."""
    written = text.text.split("\n")
    lines = [_as_heading(written, n) for n in range(len(written))]
    if not any(line.startswith(HEADING) or KEY_LABEL.match(line) or PAIRS.fullmatch(line) for line in lines):
        return parsed(_source(text, [])), []
    whole = parsed(_source(text, lines))
    columns = layout.columns_of(written)
    # Where lines were parted to mend them, a key would be told by other lines than those of the text.
    stretches = keys_of(whole) if len(whole.lines) == len(written) else []
    keys = [replace(key, readings=tuple(_as_text(each, columns) for each in key.readings)) for key in stretches]
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
    said = lines[n].strip().strip(DRAWN)
    is_short = len(said) <= LONGEST_HEADING and len(said.split()) <= MOST_WORDS
    label = KEY_LABEL.match(said) if is_short else None
    says_more = label and re.search(r"\d", said[label.end() :])
    heads = is_short and not says_more and not PAIR.search(said) and KEY.fullmatch(said)
    return f"{HEADING}{said}" if heads or _is_over_questions(lines, n) else lines[n]


def _is_over_questions(lines: Sequence[str], n: int) -> bool:
    if not text_outline.is_labelled_section(lines, n):
        return False
    below = next((line for line in lines[n + 1 : n + 1 + FURTHEST] if line.strip()), "")
    return bool(QUESTION_MARK.search(below)) or asks(below) >= ASKS


def without(text: Document, keys: Collection[Key]) -> Document:
    """A text with nothing where its keys stand."""
    left_out = {n for key in keys for n in range(key.start, key.end)}
    lines = ("" if n in left_out else line for n, line in enumerate(text.text.split("\n")))
    return replace(text, text="\n".join(lines)) if left_out else text


def with_keys(whole: Parsed, document: Parsed, cut: Outline, keys: Sequence[Key]) -> keyed.Keyed:
    """Joins the keys with the questions; `whole` is the text in which they were found."""
    return keyed.with_keys(whole, cut, keys, lambda asked: document.number(asked.mark.start) - 1)
