"""Finds which blocks of a document are its questions.

Blocks of one form (headings of one level, summaries, list items, lines with a label, …) are a candidate. Each title has
a weight: whether its words ask, whether a label says so, whether its number follows the one before. A form for which
questions are the usual use needs less of it than one that is used for anything. The candidate with the greatest sum
wins; what it beat is kept, to say how sure that is.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

from studyfold.reading.lines import wording
from studyfold.reading.lines.anchors import anchor_of
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.furniture import ANCHOR, IN_CONTENTS
from studyfold.reading.shape import forms
from studyfold.reading.shape.forms import form_of
from studyfold.reading.shape.labelled import labelled_lines
from studyfold.reading.shape.marks import FEWEST_REPEATED, IN_SEQUENCE, LISTED, MANY, NEVER, SAYS, Candidate, Mark
from studyfold.reading.shape.members import (
    answer_signs,
    cards,
    in_folded_answers,
    items_around_summaries,
    members,
    options_with_boxes,
)

INSIDE = 0.3
"""What is left of a candidate whose members stand inside the answers of another one that asks."""
FEWEST_COUNTED = 5
"""Titles of a document that a letter counts from 1, where most titles have no letter."""
SOME = 0.2
"""The part of the titles that end with a sign which must ask, for that to say that all do."""
COUNT_ON = 0.8
"""The part of the items that ask whose number follows the one before, for a number to say what is a question."""
SIGN = re.compile(rf"{wording.EMOJI}[\ufe0f\u200d]*\W{{0,20}}$")
"""An emoji at a title's end, which often means a level."""
OWN_ID = re.compile(r"\{#([^\s{}]+)")
CODED = re.compile(r"[^\W\d_]\d{1,3}\W")
"""The letter of a section, and a question's number in it: `B2.`."""
NUMBERED_WORD = re.compile(
    r"(?P<word>[^\W\d_]{1,15}(?: [^\W\d_]{1,15})?)\s*(?:[#№(-]\s*)?(?P<number>\d{1,4})[a-z]?\s*"
    r"(?:[.:：)、]+|[\u2013\u2014-](?=\s))\s*(?=\S)"
)
"""What may be a label in any language: `Scenario 3: …`."""
BARE_NUMBER = re.compile(r"(?P<number>\d{1,3})[ \t\u3000]+(?=\S)")


def candidates(lines: Sequence[str], blocks: Sequence[Block], aside: Mapping[int, str]) -> list[Candidate]:
    """Everything that could be the questions of a document, the best first."""
    found: dict[str, list[Mark]] = {}
    items = {block.start: block for block in reversed(blocks) if block.kind == "item"}
    items.update(items_around_summaries(blocks))
    options = options_with_boxes(blocks)
    for block in blocks:
        if block.start not in aside and block.start not in options:
            for name, mark in members(lines, block, items.get(block.start)):
                found.setdefault(name, []).append(mark)
    listed = frozenset(unquote(anchor) for n in aside for anchor in IN_CONTENTS.findall(lines[n]))
    for name, marks in found.items():
        if listed and name.startswith(("headings", "bold")):
            found[name] = [_with_entry(mark) if _is_listed(mark, listed) else mark for mark in marks]
    # A heading is a title of its own; but text over a rule that lacks the blank line between them is none.
    others = [b for b in blocks if b.kind in ("code", "table") or (b.kind == "heading" and "\n" not in b.text)]
    unlabelled = {n for block in others for n in range(block.start, block.end)}
    for name, mark in [*labelled_lines(lines, unlabelled, aside), *cards(lines, blocks, aside)]:
        found.setdefault(name, []).append(mark)
    answers = in_folded_answers(lines, blocks)
    found = {name: own for name, marks in found.items() if (own := [m for m in marks if m.start not in answers])}
    signs = answer_signs(blocks)
    made = [scored(name, _counted(name, _answered(marks, signs))) for name, marks in found.items()]
    return sorted(_in_context(_adopted(made)), key=lambda candidate: -candidate.score)


def _with_entry(mark: Mark) -> Mark:
    return replace(mark, weight=max(mark.weight, LISTED), listed=True)


def _is_listed(mark: Mark, listed: frozenset[str]) -> bool:
    """Whether a contents list leads to a heading."""
    text = mark.block.text if mark.block else mark.title
    named = {*ANCHOR.findall(text), *OWN_ID.findall(text)}
    return bool(named & listed) or anchor_of(text) in listed


def _counted(name: str, marks: list[Mark]) -> list[Mark]:
    """The marks with the weight that their company gives them: a sign that most end with, a number that follows."""
    # Odd labels go back into their titles first: the other two look only at titles without a label, and a number alone
    # says less than one behind a word.
    usual = _without_inner(marks) if form_of(name) is forms.NUMBERED_ITEMS else marks
    marks = _barely_numbered(_commonly_labelled(_coded(_without_odd_labels(usual))))
    signed = [bool(SIGN.search(mark.title)) for mark in marks]
    if sum(signed) > MANY * len(marks) and sum(mark.asks for mark in marks) >= SOME * len(marks):
        marks = [replace(m, weight=max(m.weight, IN_SEQUENCE)) if s else m for m, s in zip(marks, signed, strict=True)]
    if form_of(name).items and not _are_labelled(marks):
        return marks
    made = []
    for n, mark in enumerate(marks):
        before = marks[n - 1].number if n else None
        after = marks[n + 1].number if n + 1 < len(marks) else None
        follows = mark.number is not None and (mark.number - 1 == before or mark.number + 1 == after)
        usable = mark.weight > 0 or len(mark.title) > wording.LONGEST_TITLE
        # Any word that is counted may be that of chapters, over the questions.
        known = not mark.label or wording.title_of(f"{mark.label} x").label == mark.label
        weight = max(mark.weight, IN_SEQUENCE if known else SAYS)
        made.append(replace(mark, weight=weight) if follows and usable else mark)
    return made


def _are_labelled(marks: Sequence[Mark]) -> bool:
    """Whether most items have a number in their text, of which a list needs none."""
    numbered = sum(mark.number is not None and re.search(r"\d", mark.label) is not None for mark in marks)
    return len(marks) >= FEWEST_REPEATED and numbered >= MANY * len(marks)


def _answered(marks: list[Mark], signs: Sequence[int]) -> list[Mark]:
    """The marks; numbered ones with an answer's label under each are questions, if nearly all labels are theirs."""
    ends = [*(mark.start for mark in marks[1:]), sys.maxsize]
    under = [
        mark.number is not None and bisect_left(signs, end) - bisect_left(signs, mark.end) == 1
        for mark, end in zip(marks, ends, strict=True)
    ]
    if sum(under) < max(FEWEST_REPEATED, COUNT_ON * len(signs)):
        return marks
    return [replace(m, weight=max(m.weight, IN_SEQUENCE)) if own else m for m, own in zip(marks, under, strict=True)]


def _coded(marks: list[Mark]) -> list[Mark]:
    """The marks; a code that starts alike before most titles is a label, and says that they are questions."""
    found = [None if mark.label else wording.CODE_BEFORE.match(mark.title) for mark in marks]
    word, count = Counter(each["word"] if each else "" for each in found).most_common(1)[0]
    if not word or count < max(FEWEST_REPEATED, MANY * len(marks)):
        return marks
    return [
        replace(mark, title=mark.title[each.end() :], label=each[0].strip(), weight=max(mark.weight, IN_SEQUENCE))
        if each and each["word"] == word
        else mark
        for mark, each in zip(marks, found, strict=True)
    ]


def _commonly_labelled(marks: list[Mark]) -> list[Mark]:
    """The marks; where the same word and a number stand before most titles, these are labels, whatever the word."""
    found = [None if mark.label else NUMBERED_WORD.match(mark.title) for mark in marks]
    word, count = Counter(each["word"].casefold() if each else "" for each in found).most_common(1)[0]
    own = [each if each and each["word"].casefold() == word else None for each in found]
    numbers = [int(each["number"]) for each in own if each]
    counted = sum(after == before + 1 for before, after in pairwise(numbers))
    titles = sum(mark.weight > NEVER for mark in marks)
    if not word or count < max(FEWEST_REPEATED, MANY * titles) or counted < COUNT_ON * (count - 1):
        return marks
    rests = (mark.title[each.end() :] for mark, each in zip(marks, own, strict=True) if each)
    asking = sum(wording.asks(rest) >= wording.ASKS for rest in rests)
    if numbers[0] > 1 and asking >= MANY * count:
        return marks  # `Angular 16: What is new?` names a subject
    return [
        replace(mark, title=mark.title[each.end() :], label=each[0].strip(), number=int(each["number"]))
        if each
        else mark
        for mark, each in zip(marks, own, strict=True)
    ]


def _without_inner(marks: list[Mark]) -> list[Mark]:
    """The items without those of answers' own lists: where those that ask count on, they ask nothing and don't fit."""
    asking = [(n, mark.number) for n, mark in enumerate(marks) if mark.asks and mark.number is not None]
    rising = sum(0 < after - before <= FEWEST_REPEATED for (_, before), (_, after) in pairwise(asking))
    if len(asking) < FEWEST_REPEATED or rising < COUNT_ON * (len(asking) - 1):
        return marks
    places = [n for n, _ in asking]
    numbers = [number for _, number in asking]
    ahead = _counting_on(marks)
    kept = []
    for n, mark in enumerate(marks):
        above = bisect_left(places, n)
        lower = numbers[above - 1] if above else 0
        upper = numbers[above] if above < len(numbers) else numbers[-1] + len(marks)
        if mark.asks or mark.number is None or lower < mark.number < upper or upper < lower < mark.number:
            kept.append(mark)
        elif mark.number < upper < lower and upper - mark.number < ahead[n]:
            kept.append(mark)  # the count starts again
    return kept


def _counting_on(marks: Sequence[Mark]) -> list[int]:
    """How many marks count up from each on, one by one, itself among them."""
    ahead = [1] * len(marks)
    for n in range(len(marks) - 2, -1, -1):
        number = marks[n].number
        if number is not None and marks[n + 1].number == number + 1:
            ahead[n] += ahead[n + 1]
    return ahead


def _without_odd_labels(marks: list[Mark]) -> list[Mark]:
    """`B2: …` before one title is a part of it; `Q7.` before most is a label, and so are `A1.` to `A9.` in a row."""
    words = Counter(mark.word for mark in marks if mark.label)
    coded = [mark for mark in marks if CODED.match(mark.label)]
    if len(coded) >= MANY * len(marks):
        return marks
    numbers: dict[str, list[int | None]] = {}
    for mark in marks:
        numbers.setdefault(mark.word, []).append(mark.number)
    usual = {
        word
        for word, count in words.items()
        if len(word) > 1 or word == "q" or count * 2 >= len(marks) or _counts_from_one(numbers[word])
    }
    made = []
    for mark in marks:
        word = mark.word
        made.append(replace(mark, title=f"{mark.label} {mark.title}", label="") if word and word not in usual else mark)
    return made


def _counts_from_one(numbers: Sequence[int | None]) -> bool:
    """Whether the titles with a letter before them are counted from 1, each number once."""
    return len(numbers) >= FEWEST_COUNTED and numbers == [*range(1, len(numbers) + 1)]


def _barely_numbered(marks: list[Mark]) -> list[Mark]:
    """The marks; where most titles start with a number that counts on and has no point, it is no part of them."""
    found = [None if mark.label else BARE_NUMBER.match(mark.title) for mark in marks]
    numbers = [int(each["number"]) if each else -1 for each in found]
    counted = [
        number > 0 and (number - 1 in numbers[n - 1 : n] or number + 1 in numbers[n + 1 : n + 2])
        for n, number in enumerate(numbers)
    ]
    if len(marks) < FEWEST_REPEATED:
        return marks
    if sum(counted) < MANY * len(marks):
        found = [each if each and _fits_beside(marks, n, each) else None for n, each in enumerate(found)]
    return [
        replace(mark, title=mark.title[each.end() :], label=each["number"], number=number) if each else mark
        for mark, each, number in zip(marks, found, numbers, strict=True)
    ]


def _fits_beside(marks: Sequence[Mark], n: int, bare: re.Match[str]) -> bool:
    """Whether a number without a point counts on among those with one: on both sides, or on one before what asks."""
    number = int(bare["number"])
    before, after = (marks[k].number if 0 <= k < len(marks) else None for k in (n - 1, n + 1))
    fits = (before == number - 1) + (after == number + 1)
    return fits > (wording.asks(marks[n].title[bare.end() :]) < wording.ASKS)


def scored(name: str, marks: Sequence[Mark]) -> Candidate:
    """A candidate with the sum of what its members weigh beyond what their form needs."""
    repeated = Counter(mark.title for mark in marks)
    # What nearly every summary says is the label of what it folds, even if it asks: `How to answer`.
    label = MANY * len(marks) if form_of(name) is forms.SUMMARIES else len(marks)
    kept = [
        replace(mark, weight=0.0)
        if repeated[mark.title] >= FEWEST_REPEATED and (not mark.asks or repeated[mark.title] > label)
        else mark
        for mark in marks
    ]
    needed = form_of(name).needed
    return Candidate(name, tuple(kept), sum(mark.weight - needed for mark in kept))


def _adopted(made: list[Candidate]) -> list[Candidate]:
    """The candidates; to headings mostly with the letter of a question are added those of another level."""
    lettered = [mark for each in made if each.form is forms.HEADINGS for mark in each.marks if mark.word == "q"]
    done = []
    for each in made:
        own = {mark.start for mark in each.marks if mark.word == "q"}
        ruled = each.form is forms.HEADINGS and len(own) >= MANY * len(each.marks)
        new = [mark for mark in lettered if mark.start not in own] if ruled else []
        marks = sorted([*each.marks, *new], key=lambda mark: mark.start)
        done.append(scored(each.name, marks) if new else each)
    return done


def _in_context(made: list[Candidate]) -> Iterator[Candidate]:
    """The candidates, with less for those that stand inside the answers of another one that asks."""
    asking = [
        each
        for each in made
        if len(each.marks) >= FEWEST_REPEATED and _share(each) >= MANY and each.form is not forms.NESTED_ITEMS
    ]
    for each in made:
        inside = any(_holds(other, each) for other in asking if other is not each)
        yield replace(each, score=each.score * INSIDE) if inside and each.score > 0 else each


def _share(candidate: Candidate) -> float:
    return sum(mark.asks for mark in candidate.marks) / len(candidate.marks)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the members of one candidate stand under those of the other, as deeper things do."""
    if outer.form is inner.form is forms.HEADINGS:
        deeper = inner.marks[0].level > outer.marks[0].level
    else:
        deeper = inner.form.depth > outer.form.depth
    if not deeper or not outer.marks[0].start < inner.marks[len(inner.marks) // 10].start:
        return False
    own = {mark.start for mark in outer.marks}
    return sum(mark.start in own for mark in inner.marks) * 2 < len(inner.marks)
