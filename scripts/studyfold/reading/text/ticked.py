"""The right ones of a plain text's options, where the text ticks them: `*B. Rye`, `B. Rye [correct]`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.reading.text import prose
from studyfold.words import words

STAR = re.compile(r"(?P<margin>\s*)\*\s?(?=\(?[A-Ha-h\u0410-\u0415\u0430-\u0435][.)]\s)")
WORD = re.compile(
    r"\s*(?:[\[(](?:correct|right|true|richtig|correct[ao]|vrai|juste|\u0432\u0435\u0440\u043d\u043e|\u043f\u0440\u0430\u0432\u0438\u043b\u044c\u043d\u043e|poprawn[aey]|\u6b63\u786e)[\])]|[\u2713\u2714\u2705]\ufe0f?)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ticked:
    """Options of which some are right. Lines count from 0 within those that were given; ends are excluded."""

    end: int
    """The line after the last option."""
    right: tuple[int, ...]
    """The lines of the right options."""
    said: tuple[tuple[int, str], ...]
    """What ticks an option, as far as it counts as words, by the option's line."""


def ticked(lines: Sequence[str]) -> Ticked | None:
    """The options under a title, if some of them are ticked and others aren't."""
    bare = [unticked(line) for line in lines]
    starts = prose.options(bare)
    chosen = [n for n in starts if bare[n] != lines[n]]
    if not 0 < len(chosen) < len(starts):
        return None
    ends = [*starts[1:], next((n for n in range(starts[-1], len(lines)) if not lines[n].strip()), len(lines))]
    own = {start: range(start, end) for start, end in zip(starts, ends, strict=True)}
    right = tuple(n for start in chosen for n in own[start] if lines[n].strip())
    said = tuple((n, " ".join((words(lines[n]) - words(bare[n])).elements())) for n in chosen)
    return Ticked(ends[-1], right, said)


def unticked(line: str) -> str:
    """An option without what ticks it."""
    return WORD.sub("", STAR.sub(r"\g<margin>", line))
