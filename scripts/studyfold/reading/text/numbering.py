"""Finds the questions of a plain text by the numbers that its contents list gives them: `1.2`, `[A.1]`, `B3`.

In such a text a contents list says what the questions are better than their words do: each number of it stands once
more over a text. A number of one part, such as `3.`, says nothing: answers have such lists of their own. In brackets,
among others of several parts, it is one of them: `(3)` over `(3.1)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyfold.reading.text.prose import BULLETS

NUMBER = re.compile(
    rf"\s*(?:[{BULLETS}]\s+)?[\[(]?(?:Subject:\s*|Q(?:uestion)?[ .]?)?[!+]?"
    r"(?P<number>(?:(?!Q)[A-Z]\d{0,3}|\d{1,4})(?:[.-]\d{1,3})*)[a-z]?[\])]?[.:)]*(?=\s+\S)"
)
BRACKETED = re.compile(rf"\s*(?:[{BULLETS}]\s+)?[\[(]\w{{1,3}}[\])]\s")
"""A number of one part, in the brackets that those of several parts may have."""
SINGLE = re.compile(r"\s*[\[(]?\d{1,3}[\]).:]")
QUESTION_LETTER = re.compile(r"\s*Q\s?\d{0,3}[.:)]\s")
ANSWER_LETTER = re.compile(r"\s*A\s?\d{1,3}[.:)]\s")
"""What is no section with the letter A where questions have their letter, too: the second answer to one."""
PARTS = re.compile(r"\d+|[A-Z]")
FEWEST = 4
"""Entries of a contents list."""
AGAIN = 0.7
"""The part of its numbers that stand once more below it."""
MOST_LINES = 3
"""Lines that an entry of a contents list has on average, with the blank ones and the headings between them."""
WIDEST_GAP = 12
"""Lines from one entry to the next one."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a contents list with numbers says. Lines count from 0."""

    contents: frozenset[int]
    """Its lines."""
    entries: tuple[int, ...]
    """The lines at which its entries stand once more, in order."""
    numbers: tuple[tuple[str, ...], ...]
    """The parts of their numbers."""


def listed(lines: Sequence[str]) -> Listed | None:
    """The contents list of a text and where its entries stand, if its entries have numbers of several parts."""
    lettered = sum(bool(QUESTION_LETTER.match(line)) for line in lines) >= FEWEST
    numbered = [
        (n, number) for n, line in enumerate(lines)
        if (number := _number(line)) and not (lettered and ANSWER_LETTER.match(line))
    ]  # fmt: skip
    for run in _runs(numbered):
        if sum(len(number) > 1 for _, number in run) * 2 < len(run) or _singles_above(lines, run[0][0]) > len(run):
            continue
        last = run[-1][0]
        later: dict[tuple[str, ...], int] = {}
        for n, number in numbered:
            if n > last:
                later.setdefault(number, n)
        rising: dict[int, tuple[str, ...]] = {}
        for _, number in run:
            if later.get(number, 0) > next(reversed(rising), 0):
                rising[later[number]] = number
        places = tuple(rising)
        if len(places) >= max(FEWEST, AGAIN * len(run)) and not _is_close(places):
            end = next((n for n in range(last, len(lines)) if not lines[n].strip()), len(lines))
            own = [n for n in range(run[0][0], min(end, places[0])) if lines[n].strip()]
            entries = sorted({**_by_words(lines, own, places[0]), **rising}.items())
            return Listed(frozenset(own), tuple(n for n, _ in entries), tuple(number for _, number in entries))
    return None


def _singles_above(lines: Sequence[str], start: int) -> int:
    """How many entries with a number of one part stand right above a line, of the same list."""
    above = next((n for n in range(start - 1, -1, -1) if not lines[n].strip()), -1)
    return sum(bool(SINGLE.match(line)) for line in lines[above + 1 : start])


def _by_words(lines: Sequence[str], own: Sequence[int], start: int) -> dict[int, tuple[str, ...]]:
    """Entries without a number of several parts, by the only line from `start` on that says the same."""
    places: dict[str, list[int]] = {}
    for n in range(start, len(lines)):
        places.setdefault(_key(lines[n]), []).append(n)
    found = {places[_key(lines[n])][0]: lines[n] for n in own if len(places.get(_key(lines[n]), [])) == 1}
    return {n: tuple(PARTS.findall(line)[:1]) for n, line in found.items() if SINGLE.match(line)}


def _key(line: str) -> str:
    return " ".join(line.casefold().split())


def unnumbered(line: str) -> str:
    """A line without its number."""
    found = NUMBER.match(line)
    return line[found.end() :].strip() if found else line


def _number(line: str) -> tuple[str, ...]:
    """The parts of the number that a line starts with, if these are several."""
    found = NUMBER.match(line)
    parts = tuple(PARTS.findall(found["number"])) if found else ()
    return parts if len(parts) > 1 or (parts and BRACKETED.match(line)) else ()


def _runs(numbered: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[list[tuple[int, tuple[str, ...]]]]:
    """The runs of lines with numbers that stand close together; one that was there and goes back starts a new one."""
    run: list[tuple[int, tuple[str, ...]]] = []
    seen: set[tuple[str, ...]] = set()
    for n, number in numbered:
        again = number in seen and not (run and _order(number) > _order(run[-1][1]))
        if run and (again or n - run[-1][0] > WIDEST_GAP):
            if len(run) >= FEWEST and _is_close([n for n, _ in run]):
                yield run
            run, seen = [], set()
        run.append((n, number))
        seen.add(number)
    if len(run) >= FEWEST and _is_close([n for n, _ in run]):
        yield run


def _order(number: tuple[str, ...]) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in number]


def _is_close(places: Sequence[int]) -> bool:
    return places[-1] - places[0] <= MOST_LINES * len(places)
