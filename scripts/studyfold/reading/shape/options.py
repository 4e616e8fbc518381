"""The lettered options of a question: which there are, and what each says.

They are items, lines of a paragraph or of code, or stand side by side on one line: `a) rye  b) oats`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyfold.reading.lines import wording
from studyfold.reading.lines.source import FENCE, Line
from studyfold.reading.shape.answers import shows_nothing

_SIGN = r"\s?(?:[.):\uff0e\u3001\uff09\uff1a]\)?|\s[-\u2013\u2014](?=\s))"
START = re.compile(
    r"\s*(?:>\s?)*(?:[-*+]\s+)?(?:\[ ?\]\s+)?"
    rf"(?P<said>[*_`]{{0,2}}\(?(?P<letter>[{''.join(wording.ALPHABETS)}]){_SIGN}.*)",
    re.IGNORECASE | re.DOTALL,
)
PLAIN = re.compile(r" {0,3}(?![-*+>#|=<]|\d+[.)]\s|```|~~~)\S")
"""A line of a paragraph."""
SET_OFF = (
    re.compile(r"\*\*|__|<mark"),
    re.compile(
        r"[\u2190\u2605\u2611\u2705\u2713\u2714]|<[-=]"
        r"|[(\[\uff08\u2013\u2014-]\s*(?:the )?(?:correct|right|richtig|верн|правильн|正确|正解)",
        re.IGNORECASE,
    ),
)
"""What may say of one among several options that it is right."""
WITHIN = re.compile(rf"\s(?=[*_`]{{0,2}}\(?{wording.FIRST_LETTER}[.)]\s)")
"""The gap before the first option."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several to choose from."""

    letter: str
    """In lower case."""
    start: int
    """Its line, from 0 within those that were given."""
    lines: tuple[Line, ...]
    """What it says, its letter first."""


def options(lines: Sequence[Line]) -> list[Option]:
    """The last row of options in some lines: letters in their order from the first one on."""
    starts = list(_starts(lines))
    first = _last_first([letter for _, letter, _ in starts])
    row = _row(starts[first:]) if first is not None else []
    ends = [*(n for n, _, _ in row[1:]), len(lines)]
    return [Option(letter, n, _own(lines, n, end, said)) for (n, letter, said), end in zip(row, ends, strict=False)]


def apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a break before each option that goes on in a paragraph: read in one line, they can't be told."""
    starts = {option.start for option in options(lines)}
    made = list(lines)
    for n in starts - {0}:
        above, own = made[n - 1].text, made[n].text
        in_paragraph = PLAIN.match(above) and PLAIN.match(own) and not inside_code(made, n)
        if in_paragraph and not above.endswith(("  ", "\\")):
            made[n - 1] = replace(made[n - 1], text=f"{above}\\")
    return made


def inside_code(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is within a fence."""
    return sum(bool(FENCE.match(line.text)) for line in lines[:n]) % 2 == 1


def options_within(title: str) -> list[Option]:
    """The options that stand in a title, after what it asks."""
    first = WITHIN.search(title)
    return options([Line(title[first.end() :], 0)]) if first else []


def ends_in(lines: Sequence[Line], row: Sequence[Option]) -> bool:
    """Whether nothing follows the last option."""
    if not row:
        return False
    after = lines[row[-1].start + len(row[-1].lines) :]
    return all(shows_nothing(line.text) or FENCE.match(line.text) for line in after)


def are_all(lines: Sequence[Line]) -> bool:
    """Whether some lines are several options and nothing else, of which none is set off as the right one."""
    row = options(lines)
    if len(row) < len("ab") or any(line.text.strip() for line in lines[: row[0].start]) or not ends_in(lines, row):
        return False
    set_off = (sum(any(sign.search(line.text) for line in option.lines) for option in row) for sign in SET_OFF)
    return all(count in (0, len(row)) for count in set_off)


def _starts(lines: Sequence[Line]) -> Iterator[tuple[int, str, str]]:
    """The line, the letter and the text of all that may be an option."""
    for n, line in enumerate(lines):
        found = START.match(line.text)
        while found:
            letter = found["letter"].lower()
            after = _beside(found["said"], letter)
            yield n, letter, found["said"][: after.start()].rstrip() if after else found["said"]
            found = START.match(found["said"], after.end()) if after else None


def _last_first(letters: Sequence[str]) -> int | None:
    """The place of the last first letter that a second one follows."""
    seconds = {alphabet[0]: alphabet[1] for alphabet in wording.ALPHABETS}
    seen: set[str] = set()
    for n in range(len(letters) - 1, -1, -1):
        if seconds.get(letters[n]) in seen:
            return n
        seen.add(letters[n])
    return None


def _beside(said: str, letter: str) -> re.Match[str] | None:
    """The gap before the option with the next letter on the same line."""
    order = next(each for each in wording.ALPHABETS if letter in each)
    following = order[order.index(letter) + 1 :][:1]
    start = rf"[*_`]{{0,2}}\(?{following}\s?[.)\uff0e\u3001\uff09]"
    return re.search(rf"(?<![\s,;])[\s,;]++(?={start})", said, re.IGNORECASE) if following else None


def _row(starts: Sequence[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Those whose letters count on."""
    order = next(each for each in wording.ALPHABETS if starts[0][1] in each)
    row: list[tuple[int, str, str]] = []
    for start in starts:
        if len(row) < len(order) and start[1] == order[len(row)]:
            row.append(start)
    return row


def _own(lines: Sequence[Line], start: int, end: int, said: str) -> tuple[Line, ...]:
    """The lines of an option: those that go on without a gap, or are set in below it, and its code."""
    column = _column(lines[start].text)
    in_code = inside_code(lines, start)
    own = [replace(lines[start], text=said)]
    code = False
    for line in lines[start + 1 : end]:
        fence = bool(FENCE.match(line.text))
        apart = not own[-1].text.strip() and bool(line.text.strip()) and _column(line.text) <= column
        if (fence and in_code) or (apart and not code):
            break
        code ^= fence
        own.append(line)
    while not own[-1].text.strip():
        own.pop()
    return tuple(own)


def _column(text: str) -> int:
    return len(text) - len(text.lstrip())
