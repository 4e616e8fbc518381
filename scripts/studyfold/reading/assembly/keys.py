"""Keys: the sections, labelled lines, tables and lists in which a document gives the answers to its questions.

They are found before the questions are, or what a key says of each number would be taken for a question itself. Which
are keys indeed is known only when its numbers meet those of the questions (`keyed`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from studyfold.reading.assembly.key_entries import PAIR, PAIRS, Entry, numbered, readings
from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.folds import closed_folds
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.source import Line
from studyfold.reading.shape.members import cells_of

FEWEST = 3
"""Entries of a key: two numbers are met by chance."""
NEARLY_ALL = 0.9
"""The part of the questions, of the entries and of the letters that must fit."""
LONGEST_HEADING = 80
QUOTED = re.compile(r"^(?:\s*>)*\s*")
LETTER = re.compile(
    r"[*_`(\[]{0,3}(?P<letters>(?-i:[A-HА-З]{2,4}|[A-HА-З](?:\s[A-HА-З])+)|[A-HА-З](?:(?:\s?[,/&+]\s?|\s(?-i:and|or|и|y|e|et|und)\s)[A-HА-З])*)(?![^\W_])[*_`)\].:]{0,4}",
    re.IGNORECASE,
)
"""The letter of the right option, or those of several."""
STARTS = re.compile(r"[\W_]*(?:[^\W\d_]{1,15}\s?)?[#№]?\d{1,3}(?!\d)")
"""A number, and a word before it."""
UNLABELLED = 7
"""The level of a key without a heading: it is part of the section in which it stands."""


@dataclass(frozen=True, slots=True)
class Key:
    """A stretch that may be a key."""

    start: int
    """Its first line, from 0: its heading or label, if it has one."""
    end: int
    level: int
    """That of its heading."""
    readings: tuple[tuple[Entry, ...], ...]
    """Each way in which its entries can be read."""
    labelled: bool = True
    """Whether it is said that answers follow."""


def keys_of(document: Parsed) -> list[Key]:
    """The stretches of a document that may be keys."""
    found: list[Key] = []
    folds = closed_folds([line.text for line in document.lines])
    rows = _rows_of_letters(document)
    for block in document.blocks:
        if block.start in document.aside or (found and block.start < found[-1].end):
            continue
        key = _labelled(document, block, folds) or _bare(document, block, rows)
        if key:
            found.append(key)
    return _below_as_many(document, found)


def _below_as_many(document: Parsed, keys: Sequence[Key]) -> list[Key]:
    """The keys above which enough stands that may be questions: each of the others would be tried in vain."""
    if not keys:
        return []
    left_out = {n for key in keys for n in range(key.start, key.end)}
    usual = (block for block in document.blocks if block.start not in left_out)
    likely = sorted(n for block in usual for n in _likely(block))
    fewest = [NEARLY_ALL * min(len(entries) for entries in key.readings) for key in keys]
    return [key for key, few in zip(keys, fewest, strict=True) if bisect_left(likely, key.start) >= few]


def _likely(block: Block) -> Iterable[int]:
    """The lines of a block that may be questions: all in tables, titles, and the first of what asks or is numbered."""
    if block.kind == "table":
        return range(block.start, block.end)
    if block.kind in ("heading", "summary", "term"):
        return [block.start]
    text = block.text.lstrip("*_ ")
    counts = block.mark[:1].isdigit() or wording.title_of(text).label or wording.BARE_LABEL.fullmatch(text)
    return [block.start] if counts or wording.asks(text) >= wording.ASKS or "?" in text else []


def without(document: Parsed, keys: Collection[Key]) -> Parsed:
    """The document with nothing where its keys stand."""
    if not keys:
        return document
    left_out = {n for key in keys for n in range(key.start, key.end)}
    lines = tuple(replace(line, text="") if n in left_out else line for n, line in enumerate(document.lines))
    kept = tuple(block for block in document.blocks if block.start not in left_out)
    return replace(document, lines=lines, blocks=kept, fenced=document.fenced - left_out)


def _labelled(document: Parsed, block: Block, folds: Mapping[int, int]) -> Key | None:
    """The key that a heading, a summary or a label starts. `folds` are those of the document."""
    if block.kind == "paragraph":
        return _after_label(document, block)
    text = TAG.sub("", block.text).strip("*_ ") if block.kind in ("heading", "summary") and not block.depth else ""
    if not 0 < len(text) <= LONGEST_HEADING or not wording.KEY.fullmatch(text) or wording.asks(text) >= wording.ASKS:
        return None
    if block.kind == "heading":
        return _key(document, block.start, block.end, _end_of_section(document, block), block.level)
    start = next((n for n in range(block.start, max(block.start - 3, -1), -1) if n in folds), block.start)
    return _key(document, start, block.end, folds.get(start, block.end - 1) + 1, UNLABELLED)


def _after_label(document: Parsed, block: Block) -> Key | None:
    """The key of a paragraph that starts with a label: what follows on its lines, or right below it."""
    line = document.lines[block.start]
    said = QUOTED.sub("", line.text)
    label = wording.KEY_LABEL.match(said)
    if not label:
        return None
    rest = said[label.end() :]
    goes_on = rest or (document.lines[block.start + 1].text if block.end > block.start + 1 else "")
    if goes_on and not STARTS.match(goes_on):
        return None
    end = block.end if goes_on else _end_of_row(document, block.end)
    led = replace(line, text=rest) if rest else None
    return _key(document, block.start, block.start + 1, end, UNLABELLED, led)


def _key(document: Parsed, start: int, below: int, end: int, level: int, led: Line | None = None) -> Key | None:
    """The key of a stretch, if it can be read as one."""
    read = tuple(tuple(entries) for entries in readings(document, below, end, led) if len(entries) >= FEWEST)
    read = tuple(entries for entries in read if not _asks(entries) and not _hold_others(entries))
    return Key(start, end, level, read) if read else None


def _hold_others(entries: Sequence[Entry]) -> bool:
    """Whether what is said of some number is several numbers with letters: then that is a chapter's."""
    return any(len(PAIR.findall(e.lines[0].text)) > 1 and PAIRS.fullmatch(e.lines[0].text) for e in entries)


def _asks(entries: Sequence[Entry]) -> bool:
    """Whether many entries ask: then they are questions themselves."""
    asking = sum(bool(wording.QUESTION_MARK.search(entry.lines[0].text.strip("*_ "))) for entry in entries)
    return asking * 2 > len(entries)


def _bare(document: Parsed, block: Block, rows: Container[int]) -> Key | None:
    """A paragraph, a table or a list without a label that says nothing but letters, which start the `rows` of items."""
    if block.start not in rows if block.kind == "item" else not _says_letters(document, block):
        return None
    end = _end_of_row(document, block.start) if block.kind == "item" else block.end
    key = _key(document, block.start, block.start, end, UNLABELLED)
    read = tuple(entries for entries in key.readings if _only_letters(entries)) if key else ()
    told = {n for entry in read[0] for n in range(entry.start, entry.end)} if read else set()
    covers = read and all(n in told or _says_nothing_else(document.lines[n].text) for n in range(block.start, end))
    return replace(key, readings=read, labelled=False) if key and covers else None


def _rows_of_letters(document: Parsed) -> set[int]:
    """The first lines of rows of items that say letters, up to the end of their list.

    Each list has one at most, so that none is read again from each of its items on.
    """
    found: set[int] = set()
    first = None
    end = 0
    for block in document.blocks:
        if block.start < end or block.start in document.aside:
            continue
        end = block.end
        if block.kind == "item":
            letters = _says_letters(document, block)
            first = (block.start if first is None else first) if letters else None
        elif first is not None:
            found.add(first)
            first = None
    return found if first is None else found | {first}


def _says_letters(document: Parsed, block: Block) -> bool:
    """Whether a block may be a key, or the first item of one."""
    if block.kind == "table" and not block.depth:
        cells = cells_of(document.lines[block.end - 1].text)
        return any(LETTER.fullmatch(cell) for cell in cells)
    if block.kind == "paragraph" and not block.depth:
        return bool(PAIRS.fullmatch(block.text))
    if block.kind != "item" or block.depth > 1:
        return False
    said = (0, block.text) if block.mark[:1].isdigit() else numbered(block.text)
    return bool(said and LETTER.fullmatch(said[1]))


def _only_letters(entries: Sequence[Entry]) -> bool:
    texts = [" ".join(line.text for line in entry.lines).strip() for entry in entries]
    return all(LETTER.fullmatch(text) for text in texts)


def _says_nothing_else(text: str) -> bool:
    """Whether a line that is of no entry is empty, or one of a table."""
    return not text.strip() or text.lstrip().startswith("|")


def _end_of_section(document: Parsed, head: Block) -> int:
    after = (
        block.start
        for block in islice(document.blocks, _at(document, head.end), None)
        if block.kind == "heading" and not block.depth and block.level <= head.level
        if block.start not in document.aside
    )
    return next(after, len(document.lines))


def _end_of_headings(document: Parsed, first: Block) -> int:
    """The line after what stands under a row of numbered headings of one level."""
    after = (
        block.start
        for block in islice(document.blocks, _at(document, first.end), None)
        if block.kind == "heading" and not block.depth and block.level <= first.level
        if block.level < first.level or not numbered(block.text)
    )
    return next(after, len(document.lines))


def _at(document: Parsed, start: int) -> int:
    """The place of the first block that starts at a line or after it."""
    return bisect_left(document.blocks, start, key=lambda block: block.start)


def _end_of_row(document: Parsed, start: int) -> int:
    """The line after the list, the table, the numbered paragraphs or headings right below a label."""
    end = start
    kind = ""
    for block in islice(document.blocks, _at(document, start), None):
        if block.start < end or block.start in document.aside:
            continue
        if not kind and block.kind == "heading" and numbered(block.text):
            return _end_of_headings(document, block)
        if kind and block.kind != kind:
            break
        fits = block.kind == "table" or (block.kind == "item" and block.depth == 1)
        if not (fits or (block.kind == "paragraph" and numbered(block.text))):
            break
        kind, end = block.kind, block.end
        if kind == "table":
            break
    return end
