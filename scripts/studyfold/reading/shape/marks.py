"""Marks: where the questions of one form stand, and how much each is like one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.shape.forms import Form, form_of

IN_SEQUENCE = 0.75
"""The weight of a title whose number follows the one before."""
MANY = 0.6
"""The part of a candidate that makes a rule for the rest."""
FEWEST_REPEATED = 3
"""A title that stands so often, without asking, is a label."""
LISTED = 0.7
"""The weight of a heading to which the contents list leads."""
SAYS = 0.5
"""The weight of a paragraph that is bold and long enough for a sentence: what a reader may want to know."""
MOST_TITLE_LINES = 4
COUNTED = 0.8
"""The part of a form's members that must have a number, for what has none to be none of the count."""
ENOUGH_IN_LIST = 0.5
"""The part of a list's items that must ask, so that all are questions."""
ENOUGH_ELSEWHERE = 0.8
FEWEST_ELSEWHERE = 2
SHORTEST_CONTENTS = 3
NEVER = 0.05


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a question stands. Lines count from 0, the end is excluded."""

    start: int
    end: int
    title: str
    """Markdown, in one line."""
    weight: float
    label: str = ""
    """What stands before the title: `Q3.`, `12.`."""
    number: int | None = None
    rest: str = ""
    """What follows the title in its own block."""
    indent: int = 0
    """The columns before the text of the list item that holds it all."""
    level: int = 0
    block: Block | None = None
    listed: bool = False
    """Whether a contents list leads to it."""
    difficulty: str = ""
    """The question's level, where a column of its table says it."""
    tags: tuple[str, ...] = ()
    """Those that a column of its table names."""

    @property
    def word(self) -> str:
        """The word of its label in lower case, if it has one."""
        return wording.word_of(self.label)

    @property
    def asks(self) -> bool:
        """Whether its own words, label or number say that it is a question."""
        return self.weight >= IN_SEQUENCE


@dataclass(frozen=True, slots=True)
class Candidate:
    """Blocks of one form, taken as the questions of a document."""

    name: str
    """As `--shape` names it: `headings-3`, `bold`."""
    marks: tuple[Mark, ...]
    score: float

    @property
    def form(self) -> Form:
        """What is known of its form."""
        return form_of(self.name)

    def between(self, start: int, end: int) -> Sequence[Mark]:
        """The members from one line to before another."""
        first = bisect_left(self.marks, start, key=lambda mark: mark.start)
        return self.marks[first : bisect_left(self.marks, end, key=lambda mark: mark.start)]


def counts_over(marks: Sequence[Mark]) -> set[int]:
    """Where the count of numbered marks goes on: the places after a mark up to the one with the next number.

    What stands there belongs to a numbered question. None where many marks have no number.
    """
    counted = [n for n, mark in enumerate(marks) if mark.number is not None]
    if len(counted) < COUNTED * len(marks):
        return set()
    goes_on = [pair for pair in pairwise(counted) if (marks[pair[0]].number or 0) + 1 == marks[pair[1]].number]
    return {n for above, after in goes_on for n in range(above + 1, after + 1)}
