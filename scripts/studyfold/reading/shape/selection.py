"""Which members of the winning form are questions, and which stand beside them: topics at the same level, labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.folds import closed_folds
from studyfold.reading.lines.furniture import CONTENTS
from studyfold.reading.lines.rows import rows
from studyfold.reading.shape import forms
from studyfold.reading.shape.marks import (
    ENOUGH_ELSEWHERE,
    FEWEST_REPEATED,
    LISTED,
    MANY,
    NEVER,
    SAYS,
    SHORTEST_CONTENTS,
    Candidate,
    Mark,
)
from studyfold.reading.shape.question_headings import question_headings
from studyfold.reading.shape.question_items import question_items
from studyfold.reading.shape.under import is_empty, key, shows_words

MANY_SAYING = 0.2
"""The part of bold sentences that ask nothing from which on they are meant as those that do."""
ADDRESS = re.compile(r"\W*\w+://\S+")
"""A title that is nothing but an address names what to read on an answer."""


def selected(document: Parsed, candidate: Candidate) -> tuple[list[Mark], list[Mark]]:
    """The questions of a document, and the members of their form that are headings of topics or sections."""
    marks = [mark for mark in candidate.marks if mark.end <= len(document.lines) and mark.start not in document.aside]
    marks = [mark for mark in marks if (shows_words(mark.title) and not ADDRESS.fullmatch(mark.title)) or mark.label]
    if candidate.form is forms.HEADINGS:
        return question_headings(document, marks)
    choose = CHOOSERS.get(candidate.form)
    return choose(document, marks) if choose else marks, []


def without_listed(document: Parsed, candidate: Candidate | None) -> Parsed:
    """The document, its contents lists that have just the form of the questions aside.

    Such a list is a row of titles with nothing under them, most of which stand again further down.
    """
    marks = candidate.marks if candidate else ()
    keys = [key(mark) for mark in marks]
    last = {own: n for n, own in enumerate(keys)}
    lines: dict[int, str] = {}
    for start, end in rows(keys, lambda n: is_empty(document, marks[n], next(iter(marks[n + 1 : n + 2]), None))):
        again = [last[own] >= end for own in keys[start:end]]
        if sum(again) >= max(SHORTEST_CONTENTS, ENOUGH_ELSEWHERE * len(again)):
            # What stands last may have something under it: what stands between the list and the questions.
            listed = marks[start : end if again[-1] else end - 1]
            lines.update((n, CONTENTS) for mark in listed for n in range(mark.start, mark.end))
    return replace(document, aside={**lines, **document.aside}) if lines else document


def _bold(_document: Parsed, marks: list[Mark]) -> list[Mark]:
    """Those that ask; with those that only say something, where many do; where none of them asks, all but labels."""
    asking = [mark for mark in marks if mark.weight >= LISTED]
    saying = [mark for mark in marks if mark.weight >= SAYS]
    if len(saying) - len(asking) >= MANY_SAYING * len(saying) > 0:
        return saying
    return asking or [mark for mark in marks if mark.weight > NEVER and not mark.title.endswith((":", "：", "."))]


def _folds(document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The summaries; none around those that ask and doesn't, where all between the first and the last of these do."""
    usable = _without_labels(document, [mark for mark in marks if mark.weight > NEVER])
    sure = [n for n, mark in enumerate(usable) if mark.asks]
    if not sure or len(sure) < MANY * len(marks) or len(sure) < sure[-1] + 1 - sure[0]:
        return usable
    return [mark for mark in usable if mark.weight >= SAYS]


def _without_labels(document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The summaries without those that say the same again and again in what others fold: parts of answers."""
    ends = closed_folds([line.text for line in document.lines])
    times = Counter(key(mark) for mark in marks)
    kept: list[Mark] = []
    last = -1
    for mark in marks:
        if mark.start > last or times[key(mark)] < FEWEST_REPEATED:
            kept.append(mark)
            last = max(last, ends.get(mark.start, -1))
    return kept


def _usable(_document: Parsed, marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.weight > NEVER]


CHOOSERS: Mapping[forms.Form, Callable[[Parsed, list[Mark]], list[Mark]]] = {
    forms.ITEM_HEADINGS: _usable,
    forms.CARDS: _usable,
    forms.BOLD: _bold,
    forms.LINES: _bold,
    forms.SUMMARIES: _folds,
    forms.ITEMS: question_items,
    forms.NUMBERED_ITEMS: question_items,
    forms.NESTED_ITEMS: question_items,
}
"""Which members of a form are questions; all of them are where nothing is said here."""
