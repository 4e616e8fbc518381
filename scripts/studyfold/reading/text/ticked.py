"""The right ones of a plain text's options, where the text ticks them: `*B. Rye`, `B. Rye [correct]`, `+ Rye`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from studyfold.reading.text import prose
from studyfold.words import words

STAR = re.compile(rf"(?P<margin>\s*)\*\s?(?=\(?{prose.OPTION_LETTER}[.)]\s)")
WORD = re.compile(
    r"\s*(?:[\[(](?:correct|right|true|richtig|correct[ao]|vrai|juste|\u0432\u0435\u0440\u043d\u043e|\u043f\u0440\u0430\u0432\u0438\u043b\u044c\u043d\u043e|poprawn[aey]|\u6b63\u786e)[\])]|[\u2713\u2714\u2705]\ufe0f?)\s*$",
    re.IGNORECASE,
)

SIGNED = re.compile(r"(?P<margin>\s*)(?P<sign>[-+])(?=\s+\S)")
"""An option whose sign may say whether it is right."""
MOSTLY = 0.6
"""The part of all questions over such options from which on a plus is a tick: in answers it stands for what is good."""

WRONG = re.compile(r"\s*[\[(](?:wrong|incorrect|false|falsch|incorrect[ao]|faux)[\])]\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ticked:
    """Options of which some are right. Lines count from 0 within those that were given; ends are excluded."""

    end: int
    """The line after the last option."""
    right: tuple[int, ...]
    """The lines of the right options."""
    said: tuple[tuple[int, str], ...]
    """What ticks an option, as far as it counts as words, by the option's line."""


def ticked(lines: Sequence[str], *, by_signs: bool = False) -> Ticked | None:
    """The options under a title, if some of them are ticked and others aren't."""
    bare = [unticked(line, by_signs=by_signs) for line in lines]
    starts = signed(lines) if by_signs else prose.options(bare)
    marked = [n for n in starts if bare[n] != lines[n]]
    chosen = [n for n in marked if by_signs or not WRONG.search(lines[n])]
    if not 0 < len(chosen) < len(starts):
        return None
    ends = [*starts[1:], next((n for n in range(starts[-1], len(lines)) if not lines[n].strip()), len(lines))]
    own = {start: range(start, end) for start, end in zip(starts, ends, strict=True)}
    right = tuple(n for start in chosen for n in own[start] if lines[n].strip())
    said = tuple((n, " ".join((words(lines[n]) - words(bare[n])).elements())) for n in marked)
    return Ticked(ends[-1], right, said)


def unticked(line: str, *, by_signs: bool = False) -> str:
    """An option without what ticks it."""
    if by_signs:
        return SIGNED.sub(r"\g<margin>-", line)
    return WRONG.sub("", WORD.sub("", STAR.sub(r"\g<margin>", line)))


def signed(lines: Sequence[str]) -> list[int]:
    """The lines with a sign before them right at the start, if there are several and both signs."""
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    found = [*takewhile(lambda n: SIGNED.match(lines[n]), range(first, len(lines)))]
    signs = {lines[n].lstrip()[0] for n in found}
    return found if len(signs) > 1 else []


def ticks_by_signs(lines: Sequence[str], ends: Mapping[int, int]) -> bool:
    """Whether most titles, which start and end at these lines, stand over options with signs."""
    over = [bool(signed(lines[ends[start] : after])) for start, after in pairwise([*sorted(ends), len(lines)])]
    return sum(over) >= MOSTLY * len(over) > 0
