"""Folders of cards: nearly each of many files starts with a heading, and that is its question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from studyfold.reading.lines import wording
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.wording import ASKS
from studyfold.reading.shape import forms
from studyfold.reading.shape.candidates import INSIDE, scored
from studyfold.reading.shape.marks import LISTED, Candidate, Mark

FEWEST = 10
"""Files of a folder of cards."""
NEARLY_ALL = 0.9
"""The part of the files that must start with a heading of one level."""
SOME, QUITE_SOME = 0.1, 0.3
"""The parts of these headings that must ask.

None need ask where most files have nothing else that does. Where quite some do, what asks below them belongs to their
answers.
"""


def with_cards(found: Sequence[Parsed], each: Sequence[list[Candidate]], count: int) -> list[list[Candidate]]:
    """The candidates of each file, those of cards with the weight that they deserve; `count` files hold questions."""
    own = [_cards(document, made) for document, made in zip(found, each, strict=True)]
    firsts: dict[str, list[Mark]] = {}
    for by_name in own:
        for name, mark in by_name.items():
            firsts.setdefault(name, []).append(mark)
    asking = {
        name: sum(map(_asks, marks)) / len(marks)
        for name, marks in firsts.items()
        if len(marks) >= max(FEWEST, NEARLY_ALL * count)
    }
    cards = {name: part for name, part in asking.items() if part >= SOME or not _is_another_usual(each, name, count)}
    return [_with_card(made, by_name, cards) for made, by_name in zip(each, own, strict=True)]


def _asks(mark: Mark) -> bool:
    """Whether a heading asks, or says that a question follows."""
    return mark.weight >= ASKS or bool(wording.SAYS_QUESTION.match(f"{mark.label} {mark.title}"))


def _cards(document: Parsed, made: Sequence[Candidate]) -> dict[str, Mark]:
    """The heading with which a file starts, by its form, if no other one of its level asks."""
    start = next((n for n, line in enumerate(document.lines) if line.text.strip()), 0)
    return {
        candidate.name: candidate.marks[0]
        for candidate in made
        if candidate.form is forms.HEADINGS and candidate.marks[0].start == start
        if not any(mark.asks for mark in candidate.marks[1:])
    }


def _is_another_usual(each: Sequence[Sequence[Candidate]], card: str, count: int) -> bool:
    """Whether half of the files or more have what asks in another form than that of cards."""
    files = Counter(name for made in each for name in {c.name for c in made if c.score > 0} - {card})
    return any(times * 2 >= count for times in files.values())


def _with_card(made: list[Candidate], own: Mapping[str, Mark], cards: Mapping[str, float]) -> list[Candidate]:
    """The candidates of a file; `cards` are the forms of a file's only question, and the part of these that asks."""
    name = next((name for name in own if name in cards), "")
    if not name:
        return made
    least, less = (ASKS, INSIDE) if cards[name] >= QUITE_SOME else (LISTED, 1)
    card = scored(name, [replace(own[name], weight=max(own[name].weight, least))])
    return [card if c.name == name else replace(c, score=c.score * less) if c.score > 0 else c for c in made]
