"""The numbers that questions have on their pages: from 1, but the parts of a topic that was divided count on."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold import titles
from studyfold.model import Topic


def first_numbers(topics: Sequence[Topic]) -> list[int]:
    """The number of each topic's first question."""
    parts = [titles.numbers_of_part(topic.title) for topic in topics]
    return [_first(part, [*parts[max(n - 1, 0) : n], *parts[n + 1 : n + 2]]) for n, part in enumerate(parts)]


def _first(part: titles.Part | None, beside: Sequence[titles.Part | None]) -> int:
    """What the title says, if a topic beside it says that it is a part, too: years stand in titles as well."""
    return part.first if part and any(other and _adjoin(part, other) for other in beside) else 1


def _adjoin(part: titles.Part, other: titles.Part) -> bool:
    return part.name == other.name and (part.first == other.last + 1 or other.first == part.last + 1)
