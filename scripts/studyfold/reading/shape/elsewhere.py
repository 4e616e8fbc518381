"""Questions of other forms than most of a document's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.folds import fold_end
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.wording import ASKS
from studyfold.reading.shape import forms
from studyfold.reading.shape.marks import (
    ENOUGH_ELSEWHERE,
    ENOUGH_IN_LIST,
    FEWEST_ELSEWHERE,
    FEWEST_REPEATED,
    MANY,
    NEVER,
    Candidate,
    Mark,
    counts_over,
)
from studyfold.reading.shape.under import has_text, is_bare, is_content, key

FEWEST_LOOSE = 4
"""Questions of another form that make a section without any its own."""
MANY_BETWEEN = 8
"""Questions of another form between two of the main one that can be no part of an answer."""


def elsewhere(
    document: Parsed, main: Sequence[Mark], others: Sequence[Candidate], heads: Sequence[Block]
) -> list[Mark]:
    """Questions of other forms: in sections that have none of the main one, or many of them between two of it."""
    borders = sorted({*(block.start for block in heads), *(mark.start for mark in main), len(document.lines)})
    starts = [mark.start for mark in main]
    taken = set(starts)
    titles = {key(mark) for mark in main}
    found: list[Mark] = []
    bare: list[tuple[int, int]] = []
    folds = {mark.start: mark.block.end for mark in main if mark.block and mark.block.kind == "summary"}
    counted = counts_over(main)
    for start, end in pairwise(borders):
        if start not in taken and bisect_left(starts, start) in counted:
            continue
        first = fold_end(document.lines, document.fenced, folds[start], end) if start in folds else start + 1
        # What follows a fold is no part of its answer.
        between = start in taken and not (start in folds and first < end)
        here = _in_section(document, others, titles, first, end, between=between)
        found += here
        bare += [(start, end)] if not here and start not in taken else []
    known = [other for other in others if {mark.start for mark in found} & {mark.start for mark in other.marks}]
    again = {start: _in_section(document, known, titles, start + 1, end, known=True) for start, end in bare}
    found += [mark for marks in again.values() for mark in marks]
    bare = [(start, end) for start, end in bare if not again[start]]
    found += [*_alone(document, others, bare, found), *_over_text(document, main, others, bare)]
    found += _over_answers(document, main, others)
    return sorted({mark.start: mark for mark in found}.values(), key=lambda mark: mark.start)


def _in_section(
    document: Parsed,
    others: Sequence[Candidate],
    titles: set[str],
    start: int,
    end: int,
    *,
    between: bool = False,
    known: bool = False,
) -> list[Mark]:
    """The questions of a stretch: of the first form that has enough there, and before and after those, of the next.

    Fewer are enough of forms that are `known` to be those of other stretches.
    """
    for n, other in enumerate(others):
        loose = other.form.loose
        fewest = MANY_BETWEEN if between else FEWEST_LOOSE if loose and not known else FEWEST_ELSEWHERE
        here = _usable(document, other, start, end)
        if between and loose and _are_bare(document, here, end):
            continue
        asking = sum(mark.weight >= ASKS for mark in here)
        if other.form is forms.HEADINGS and asking >= ENOUGH_IN_LIST * len(here):
            asking = sum(mark.asks for mark in here)  # the others by their numbers
        if len(here) < fewest or asking < ENOUGH_ELSEWHERE * len(here):
            continue
        if sum(key(mark) in titles for mark in here) > ENOUGH_IN_LIST * len(here):
            return []  # a contents list
        around = [] if between else [(start, here[0].start), (here[-1].end, end)]
        rest = [_in_section(document, others[n + 1 :], titles, *each) for each in around]
        before, after = rest or ([], [])
        return [*before, *here, *after]
    return []


def _are_bare(document: Parsed, marks: Sequence[Mark], end: int) -> bool:
    """Whether most have nothing under them: in an answer, such are the items of a list that happen to ask."""
    after = [mark.start for mark in marks[1:]] + [end]
    return sum(is_bare(document, mark, below) for mark, below in zip(marks, after, strict=False)) * 2 > len(marks)


def _usable(document: Parsed, other: Candidate, start: int, end: int) -> list[Mark]:
    """The members of a form in a stretch, without labels that repeat and without headings over other questions."""
    here = [mark for mark in other.between(start, end) if mark.weight > NEVER]
    repeated = Counter(key(mark) for mark in here)
    most = MANY * len(here)
    here = [mark for mark in here if repeated[key(mark)] < (most if mark.asks else FEWEST_REPEATED) or _counts(mark)]
    if other.form is not forms.HEADINGS or not here:
        return here
    ends = [*(mark.start for mark in here[1:]), end]
    return [mark for mark, after in zip(here, ends, strict=True) if mark.asks or has_text(document, mark.end, after)]


def _counts(mark: Mark) -> bool:
    """Whether a heading has a number, which labels that repeat have not."""
    return mark.number is not None and mark.block is not None and mark.block.kind == "heading"


def _alone(
    document: Parsed, others: Sequence[Candidate], bare: Sequence[tuple[int, int]], found: Sequence[Mark]
) -> Iterator[Mark]:
    """The only question of a section: a heading that asks, has a label, stands first or is as deep as others are."""
    known = {mark.level for mark in found if mark.block and mark.block.kind == "heading"}
    for start, end in bare:
        heads = [mark for other in others if other.form is forms.HEADINGS for mark in other.between(start + 1, end)]
        if len(heads) != 1 or heads[0].weight < ASKS:
            continue
        first = not has_text(document, start + 1, heads[0].start)
        if heads[0].label or heads[0].level in known or first:
            yield heads[0]


def _over_text(
    document: Parsed, main: Sequence[Mark], others: Sequence[Candidate], bare: Sequence[tuple[int, int]]
) -> list[Mark]:
    """Headings over deeper ones that hold no question and ask themselves, where several do."""
    if not all(mark.block and mark.block.kind == "heading" for mark in main):
        return []
    heads = {mark.start: mark for other in others if other.form is forms.HEADINGS for mark in other.marks}
    found = [
        heads[start] for start, end in bare
        if start in heads and heads[start].weight >= ASKS and has_text(document, heads[start].end, end)
    ]  # fmt: skip
    return found if len(found) >= FEWEST_ELSEWHERE else []


def _over_answers(document: Parsed, main: Sequence[Mark], others: Sequence[Candidate]) -> list[Mark]:
    """Questions of another form right above an answer's label, where nearly all of the main one are: it tells."""
    labelled = {mark.end for mark in main if _leads_to_answer(document, mark)}
    if len(labelled) < max(FEWEST_REPEATED, ENOUGH_ELSEWHERE * len(main)):
        return []
    made = {
        mark.start: mark
        for other in others
        for mark in other.marks
        if (mark.asks or mark.number is not None)
        and not (mark.block and mark.block.depth > 1)
        and mark.end not in labelled
    }
    starts = [mark.start for mark in main]

    def follows_answer(mark: Mark) -> bool:
        n = bisect_right(starts, mark.start)
        return not n or main[n - 1].end in labelled

    return [mark for mark in made.values() if follows_answer(mark) and _leads_to_answer(document, mark)]


def _leads_to_answer(document: Parsed, mark: Mark) -> bool:
    """Whether what follows a title is the label of its answer."""
    below = next((n for n in range(mark.end, len(document.lines)) if is_content(document, n)), None)
    line = document.lines[below].text.strip() if below is not None and not mark.rest else ""
    return bool(wording.ANSWER_LABEL.match(line) or wording.ANSWER_ALONE.fullmatch(TAG.sub("", line)))
