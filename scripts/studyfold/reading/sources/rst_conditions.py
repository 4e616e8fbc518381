"""Conditions around parts of reStructuredText, which Sphinx takes away so that these may hold sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

CODE = frozenset(
    ["code", "code-block", "sourcecode", "parsed-literal", "doctest", "testcode", "ipython", "prompt", "highlight"]
)
"""The directives over code."""
CONDITION = re.compile(r"(?P<margin>\s*)\.\.\s+(?:only|ifconfig)::")
LITERAL = re.compile(rf"(?P<margin>\s*)(?:\.\.\s+(?:{'|'.join(sorted(CODE))})::|(?!\.\.\s)\S.*::\s*$)")
"""What is set in below such a line stands as it is written, and may show how a condition is."""


def unconditioned(lines: Sequence[str]) -> list[str]:
    """Lines in which what stands under a condition stands at the condition's own margin; none is lost or moved.

    A condition itself shows nothing, and becomes an empty line.
    """
    if not any(map(CONDITION.match, lines)):
        return list(lines)
    made = [line.expandtabs(8) if "\t" in line[: len(line) - len(line.lstrip())] else line for line in lines]
    literal_end = 0
    for n, line in enumerate(made):
        if n < literal_end:
            continue
        if found := CONDITION.match(line):
            margin = len(found["margin"])
            end = _end_of_deeper(made, n + 1, margin)
            inner = min((_indent(each) for each in made[n + 1 : end] if each.strip()), default=margin)
            made[n:end] = ["", *(each[inner - margin :] for each in made[n + 1 : end])]
        elif found := LITERAL.match(line):
            literal_end = _end_of_deeper(made, n + 1, len(found["margin"]))
    return made


def _end_of_deeper(lines: Sequence[str], start: int, margin: int) -> int:
    """The line after those that are set in more than a margin."""
    below = range(start, len(lines))
    return next((n for n in below if lines[n].strip() and _indent(lines[n]) <= margin), len(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
