"""What a key says of each number, in each of the ways in which its lines can be read.

A key is a table, a list, headings, paragraphs, or many entries on one line: `1-C 2-A`. Which of them is meant is not
said here: each reading is tried against the numbers of the questions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from studyfold.reading.assembly.asked import under_title
from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import ITEM, Block
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.source import Line
from studyfold.reading.shape import answers
from studyfold.reading.shape.marks import Mark
from studyfold.reading.shape.members import EMPTY_CELL, cells_of, told_by_columns

NUMBERED = re.compile(
    r"(?P<bold>[*_]{2})?[#(\[]?(?:(?P<word>[^\W\d_]{1,15}(?:\s[^\W\d_]{1,15}){0,2})\s*+(?:[#№]\s*+)?)?"
    r"(?:\d{1,3}\.)*(?P<number>\d{1,3})(?P<closed>[*_]{2})?"
    r"(?P<sign>\s*[.):\]\uff0e\uff1a\u3001\uff09\u2192=]+|\s+[-\u2013\u2014](?=\s)|[-\u2013\u2014](?!\d))?"
    r"(?P<closed_after>[*_]{2})?\s*"
)
"""`3.`, `Q3:`, `**Answer 3**`: the number of a question before what is said of it."""
AMONG = re.compile(
    r"(?:[QqВ]\.?\s?)?(?P<number>\d{1,3})(?P<sign>\s?[.):=\u2013\u2014\u2192\uff0e\uff1a\u3001-]+\s?|\s*)(?=\S)"
)
"""The same among other entries on one line."""
APART = re.compile(r"(?:^|(?<=[,;\u00b7|\s(\uff0c\u3001\uff1b]))", re.MULTILINE)
"""Where an entry among others can start."""
PAIR = re.compile(r"[Qq]?(\d{1,3})[\W_]{0,6}([A-Za-zА-Яа-я])(?![^\W_])")
"""A number with a letter."""
PAIRS = re.compile(rf"[\W_]*+(?>(?:{PAIR.pattern}[\W_]*+)+)")
"""A line of nothing else."""
CHAPTER = re.compile(r"^[\W_]*[^\W\d_]{3,12}\s\d{1,3}[.:]\s+(?=\d)")
"""What stands before those of one chapter: `Chapter 3: 1. A, 2. B`."""
LONE_LETTER = re.compile(rf"[{''.join(wording.ALPHABETS)}]\b", re.IGNORECASE)
QUOTED = re.compile(r"^(?:\s*>)*\s*(?:[-*+]\s+)?", re.MULTILINE)
NUMBER_CELL = re.compile(r"[*_`]*(?:[^\W\d_]{1,12}\s*)?[#№]?\s?(?P<number>\d{1,3})[.):]?[*_`]*")
ANSWER_COLUMN = re.compile(
    rf"\W*(?:{wording.RIGHT}(?:{wording.ANSWER})|key|correct|right|option|choice)\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a key says of one number."""

    number: int
    start: int
    """Its first line, from 0, and the line after its last one; others may stand on the same line."""
    end: int
    lines: tuple[Line, ...]
    """At least one."""
    difficulty: str = ""
    tags: tuple[str, ...] = ()
    """Those that columns of its table name."""


def readings(document: Parsed, start: int, end: int, led: Line | None = None) -> Iterator[list[Entry]]:
    """The entries between two lines, read in each way; `led` is what follows a label on the line before them."""
    first, last = (bisect_left(document.blocks, n, key=lambda block: block.start) for n in (start, end))
    parts = [part for part in document.blocks[first:last] if part.start not in document.aside]
    yield list(_of_tables(document, parts))
    yield from _on_lines(document, parts, start, end, led)
    pairs = [*_in_rows_of_pairs(document, start, end)]
    # Columns are read downwards; of chapters, each counts from 1.
    by_number = {entry.number: entry for entry in pairs}
    yield [by_number[number] for number in sorted(by_number)] if len(by_number) == len(pairs) else pairs
    heads = [part for part in parts if part.kind == "heading" and not part.depth]
    rules = [part.start for part in parts if part.kind == "rule" and not part.depth]
    for level in sorted({head.level for head in heads}):
        yield list(_under(document, [head for head in heads if head.level <= level], rules, end))
    yield list(_of_items(document, [part for part in parts if part.kind == "item" and part.depth == 1]))
    yield list(_under(document, [*_numbered_lines(document, parts, start, end)], rules, end))


def counted(numbers: Sequence[int]) -> list[int]:
    """The numbers; those of a list that is numbered `1.` throughout count on."""
    made: list[int] = []
    for n, number in enumerate(numbers):
        lazy = n > 0 and number == numbers[n - 1]
        made.append(made[-1] + 1 if lazy else number)
    return made


def _of_tables(document: Parsed, parts: Sequence[Block]) -> Iterator[Entry]:
    for table in parts:
        if table.kind == "table":
            rows = [
                (n, cells_of(document.lines[n].text)) for n in range(table.start, table.end) if n != table.start + 1
            ]
            found = sorted(_in_columns(document, rows), key=lambda entry: entry.number) or list(
                _in_rows(document, rows)
            )
            yield from found


Row = tuple[int, list[str]]
"""A row of a table: its line and its cells."""


def _in_columns(document: Parsed, rows: Sequence[Row]) -> Iterator[Entry]:
    """The entries of a table with a column of numbers, or several side by side."""
    names = rows[0][1]
    numbered = [
        k for k in range(len(names))
        if _counts([cells[k] for _, cells in rows[1:] if len(cells) > k and cells[k]])
    ]  # fmt: skip
    for k, after in pairwise([*numbered, len(names)]):
        for n, cells in rows[1:]:
            found = NUMBER_CELL.fullmatch(cells[k]) if len(cells) > k else None
            said = list(zip(names[k + 1 : after], cells[k + 1 : after], strict=False))
            entry = _row(document, n, int(found["number"]), said) if found and said else None
            if entry and entry.lines:
                yield entry


def _counts(cells: Sequence[str]) -> bool:
    """Whether all cells of a column are numbers, each greater than the one before, as those of answers are not."""
    found = [NUMBER_CELL.fullmatch(cell) for cell in cells]
    numbers = [int(each["number"]) for each in found if each]
    return 0 < len(cells) == len(numbers) and all(one < other for one, other in pairwise(numbers))


def _row(document: Parsed, n: int, number: int, said: Sequence[tuple[str, str]]) -> Entry:
    first = next((k for k, (name, _) in enumerate(said) if ANSWER_COLUMN.fullmatch(name)), 0)
    ordered = [said[first], *said[:first], *said[first + 1 :]]
    difficulty, tags, told = told_by_columns([name for name, _ in ordered], [cell for _, cell in ordered])
    cells = [cell for k, (_, cell) in enumerate(ordered) if cell and k not in told and not EMPTY_CELL.fullmatch(cell)]
    line = document.lines[n]
    lines = [each for cell in cells for each in (replace(line, text=cell), Line("", line.number))]
    return Entry(number, n, n + 1, tuple(lines[:-1]), difficulty, tags)


def _in_rows(document: Parsed, rows: Sequence[Row]) -> Iterator[Entry]:
    """The entries of a table in which a row of numbers stands over a row of answers."""
    for (n, above), (m, below) in pairwise(rows):
        pairs = [(NUMBER_CELL.fullmatch(one), other) for one, other in zip(above, below, strict=False)]
        if sum(bool(number) for number, _ in pairs) >= len(pairs) - 1:
            for number, other in pairs:
                if number and other:
                    line = document.lines[m]
                    yield Entry(int(number["number"]), n, m + 1, (replace(line, text=other),))


def _on_lines(
    document: Parsed, parts: Sequence[Block], start: int, end: int, led: Line | None
) -> Iterator[list[Entry]]:
    """The entries of which several stand on a line."""
    tables = {n for part in parts if part.kind == "table" for n in range(part.start, part.end)}
    usual = [
        (n, document.lines[n].text) for n in range(start, end)
        if n not in document.aside and n not in tables and not TAG.fullmatch(document.lines[n].text.strip())
    ]  # fmt: skip
    lines = [*([(start - 1, led.text)] if led else []), *usual]
    found: list[Entry] = []
    several = False
    for blank, run in groupby(lines, key=lambda line: not line[1].strip()):
        if not blank:
            own = list(_among(document, list(run)))
            several |= len({entry.start for entry in own}) < len(own)
            found += own
    if several:
        yield found


def _in_rows_of_pairs(document: Parsed, start: int, end: int) -> Iterator[Entry]:
    """The entries of lines that say only numbers with letters; these may be in columns, and count on downwards."""
    for n in range(start, end):
        line = document.lines[n]
        said = CHAPTER.sub("", line.text)
        if n not in document.aside and PAIRS.fullmatch(said):
            for number, letter in PAIR.findall(said):
                yield Entry(int(number), n, n + 1, (replace(line, text=letter),))


def _among(document: Parsed, run: Sequence[tuple[int, str]]) -> Iterator[Entry]:
    """The entries of lines without a gap: their numbers count on, from that with which the lines start."""
    text = QUOTED.sub("", "\n".join(line for _, line in run))
    places: list[tuple[int, int, int]] = []
    for place in APART.finditer(text):
        if not places and place.start():
            return
        found = AMONG.match(text, place.start())
        if found and _counts_on(text, found, places):
            places.append((int(found["number"]), found.start(), found.end()))
    for (number, first, start), (_, end, _) in pairwise([*places, (0, len(text), 0)]):
        said = text[start:end].strip().rstrip(",;\u00b7|\uff0c\u3001\uff1b").rstrip()
        n = run[text.count("\n", 0, first)][0]
        last = run[text.count("\n", 0, end - 1)][0]
        if said:
            lines = (Line(part, document.number(n + k)) for k, part in enumerate(said.split("\n")))
            yield Entry(number, n, last + 1, tuple(lines))


def _counts_on(text: str, found: re.Match[str], places: Sequence[tuple[int, int, int]]) -> bool:
    """Whether a number is the first of its line, or follows the one before; without a sign, only before a letter."""
    number = int(found["number"])
    if places and (number != places[-1][0] + 1 or found.start() < places[-1][2]):
        return False
    signed = bool(found["sign"].strip()) or _follows_sign(text, found.start())
    return signed or bool(LONE_LETTER.match(text, found.end()))


def _follows_sign(text: str, at: int) -> bool:
    """Whether a sign parts what starts at a place from what stands before it."""
    while at and text[at - 1] == " ":
        at -= 1
    return text[max(at - 1, 0) : at] in tuple(",;\u00b7|")


def _under(document: Parsed, heads: Sequence[Block], rules: Sequence[int], end: int) -> Iterator[Entry]:
    """The entries that headings or paragraphs start, each up to the next one, and the last up to a rule."""
    last = heads[-1].end if heads else end
    close = next((n for n in rules if n >= last), end)
    for head, after in pairwise([*heads, Block("rule", close, close)]):
        found = numbered(head.text)
        if found:
            number, said = found
            mark = Mark(head.start, head.end, "", 0, rest=said)
            lines = answers.bare(under_title(document, mark, after.start)[0])
            if lines:
                yield Entry(number, head.start, after.start, tuple(lines))


def _numbered_lines(document: Parsed, parts: Sequence[Block], start: int, end: int) -> Iterator[Block]:
    """The lines of paragraphs that start with a number, as blocks."""
    for part in parts:
        if part.kind == "paragraph" and not part.depth:
            for n in range(max(part.start, start), min(part.end, end)):
                text = document.lines[n].text.strip()
                if numbered(text):
                    yield replace(part, start=n, end=n + 1, text=text)


def _of_items(document: Parsed, items: Sequence[Block]) -> Iterator[Entry]:
    for item in items:
        ordered = item.mark[:1].isdigit()
        mark = ITEM.match(document.lines[item.start].text)
        text = document.lines[item.start].text[mark.end() :] if mark else item.text
        found = (int(item.mark[:-1]), text) if ordered else numbered(text)
        if found:
            number, said = found
            own = Mark(item.start, item.start + 1, "", 0, rest=said, indent=item.indent)
            lines = answers.bare(under_title(document, own, item.end)[0])
            if lines:
                yield Entry(number, item.start, item.end, tuple(lines))


def numbered(text: str) -> tuple[int, str] | None:
    """The number with which a text starts, and what it says; what was bold stays so."""
    found = NUMBERED.match(text.strip())
    if not found:
        return None
    rest = text.strip()[found.end() :]
    if rest and not found["sign"] and not found["closed"]:
        return None
    closed = found["closed"] or found["closed_after"]
    if found["bold"] and not closed:
        rest = f"{found['bold']}{rest}"
    return int(found["number"]), rest.strip()
