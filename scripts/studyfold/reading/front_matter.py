"""The YAML between `---` lines at the top of a canonical source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from studyfold.model import Document, Problem, Severity, Unplaced
from studyfold.work import Each, digest

FENCE = "---"
ENDS = (FENCE, "...")
TEXTS = ("id", "title", "description", "language", "repo", "source", "licence")
LEVELS = "levels"
OWN = ("id", LEVELS)
"""The keys that a front matter of another program hardly has."""
FOREIGN = frozenset(
    ["sidebar_label", "sidebar_position", "slug", "layout", "permalink", "hide_title", "weight", "nav_order"]
)
"""The keys of site builders, whose pages have ids, too."""
KEY = re.compile(r"([^\W\d][\w-]*)\s*:")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, and how many lines it takes."""

    values: dict[str, str]
    levels: tuple[str, ...]
    lines: int
    problems: tuple[Problem, ...]
    unplaced: tuple[Unplaced, ...]


NONE = FrontMatter({}, (), 0, (), ())


def is_own(document: Document) -> bool:
    """Whether a document starts with front matter of a guide, as its keys tell; it may be wrong, or never closed."""
    if not document.text.startswith(f"{FENCE}\n"):
        return False
    lines = _lines(document)[1:]
    if lines[-1].rstrip() not in ENDS:
        lines = list(takewhile(str.strip, lines))
    keys = [found[1] for line in lines if (found := KEY.match(line))]
    known = sum(key in TEXTS or key == LEVELS for key in keys)
    return known * 2 > len(keys) and any(key in OWN for key in keys) and not FOREIGN & set(keys)


def read_each(documents: Sequence[Document], each: Each) -> list[FrontMatter]:
    """The front matter of each document; without one all is empty."""
    heads = [(document, _lines(document)) for document in documents if document.text.startswith(FENCE)]
    keys = [digest(document.path, lines) for document, lines in heads]
    found = iter(each("front matter", lambda head: _read(*head), heads, keys, FrontMatter))
    return [next(found) if document.text.startswith(FENCE) else NONE for document in documents]


def _lines(document: Document) -> list[str]:
    """The lines of the front matter with its fences; all lines where it is not closed."""
    lines = document.text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ENDS), len(lines))
    return lines[:end]


def _read(document: Document, lines: Sequence[str]) -> FrontMatter:
    if lines[0].rstrip() != FENCE:
        return NONE
    end = len(lines) - 1
    if not end or lines[end].rstrip() not in ENDS:
        problem = _problem(document, 1, "the front matter is not closed. Put a line --- under it.")
        return FrontMatter({}, (), 1, (problem,), (Unplaced(document.path, 1, 1, "front matter", lines[0]),))
    # Takes time to load, and most runs have read the front matter before.
    from studyfold.reading.front_matter_values import read_values

    text = "\n".join(lines[1:end])
    values, levels, complaints = read_values(text)
    problems = [_problem(document, *complaint) for complaint in complaints]
    kept = Unplaced(document.path, 1, end + 1, "front matter", text)
    return FrontMatter(values, levels, end + 1, tuple(problems), (kept,))


def _problem(document: Document, line: int, message: str, severity: Severity = "error") -> Problem:
    return Problem(document.path, line, "front-matter", severity, message)
