"""GIFT, the text in which teachers write questions for Moodle: its questions, and what stands between them.

A file may say `$CATEGORY: Bread`, then `::first:: What is rye? { =a grain ~a stone #It is sown. ~a tool }`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(?P<path>.*)")
COMMENT = re.compile(r"^[^\S\n]*+//.*", re.MULTILINE)
BRACES = re.compile(r"(?<!\\)\{(?P<answers>(?>(?:[^{}\\]|\\.)*))\}", re.DOTALL)
BORDER = re.compile(r"\n[^\S\n]*\n|^[^\S\n]*\$CATEGORY:.*$", re.MULTILINE)
ANSWERS = re.compile(r"\s*(?:(?:T|TRUE|F|FALSE)\s*(?:#|$)|#|[=~]|$)")
"""How what stands between braces starts."""
FEWEST = 2
"""Questions of a file that is known by them alone."""
NEARLY_ALL = 0.9
"""The part of all braces that must hold answers."""
MOST_BESIDE = 0.3
"""The part of the words that may stand in no question."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file. Lines count from 1."""

    line: int
    text: str
    """A question's words, a category's path, or what is neither."""
    is_category: bool = False
    answers: str | None = None
    """What stands between a question's braces."""
    answers_line: int = 0
    after: str = ""
    """What follows the braces on their last line."""


def parts_of(text: str) -> Iterator[Part]:
    """The questions and categories of a file, and the paragraphs between them."""
    text = COMMENT.sub("", text)
    line_of = _line_of(text)
    done = 0
    for braces in BRACES.finditer(text):
        if braces.start() < done:
            continue  # A question has answers once; what follows on their line is shown with it.
        *between, head = _pieces(text, done, braces.start())
        yield from _between(text, between, line_of)
        end = text.find("\n", braces.end())
        done = end if end >= 0 else len(text)
        after = text[braces.end() : done].strip()
        yield Part(
            line_of(head[0]), text[slice(*head)].strip(), False, braces["answers"], line_of(braces.start()), after
        )
    yield from _between(text, _pieces(text, done, len(text)), line_of)


def _line_of(text: str) -> Callable[[int], int]:
    """Gives the line of a place, from 1."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    return lambda at: bisect_right(starts, at)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs and categories between two places, without the space before each; the last one may be empty."""
    borders = [(border.start(), border.end()) for border in BORDER.finditer(text, start, end)]
    found: list[tuple[int, int]] = []
    for first, last in [*borders, (end, end)]:
        found.append((start, first))
        if text[first:last].strip():
            found.append((first, last))
        start = last
    return [(at + len(text[at:to]) - len(text[at:to].lstrip()), to) for at, to in found]


def _between(text: str, pieces: Iterable[tuple[int, int]], line_of: Callable[[int], int]) -> Iterator[Part]:
    for first, last in pieces:
        said = text[first:last].strip()
        category = CATEGORY.fullmatch(said)
        if said:
            yield Part(line_of(first), category["path"] if category else said, category is not None)


def is_gift(text: str) -> bool:
    """Whether a text is GIFT: nearly all of its braces hold answers, and little stands between them."""
    if "{" not in text or not re.search(r"[{\s][=~]|\{\s*[TF#]", text):
        return False
    parts = list(parts_of(text))
    asked = [part for part in parts if part.answers is not None]
    sound = [part for part in asked if part.text and ANSWERS.match(part.answers or "")]
    beside = sum(len(part.text.split()) for part in parts if part.answers is None and not part.is_category)
    telling = any(part.answers and part.answers.strip() for part in sound)
    fewest = 1 if any(part.is_category for part in parts) else FEWEST
    enough = len(sound) >= max(fewest, NEARLY_ALL * len(asked))
    return enough and telling and beside <= MOST_BESIDE * len(text.split())
