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
FILTERED = re.compile(r"(?P<margin>\s*)\.\.\s+list::\s*$")
"""A list each item of which may have a condition before its mark: `:winter: - rye`."""
BEFORE_ITEM = re.compile(r"(\s*):[^:`]+:\s+(?=[-*+]\s)")
ITEM = re.compile(r"\s*(?:[-*+\u2022]|\(?(?:\d+|#|[a-zA-Z])[.)])\s")
COMMENT = ".."
"""A comment that says nothing: it parts two lists, and takes nothing of what follows after a blank line."""


def unconditioned(lines: Sequence[str]) -> list[str]:
    """Lines in which what stands under a condition stands at the condition's own margin; none is lost or moved.

    The condition itself becomes a comment, and so does its end before a list, so that lists stay apart.
    """
    if not any(CONDITION.match(line) or FILTERED.match(line) for line in lines):
        return list(lines)
    made = [line.expandtabs(8) if "\t" in line[: len(line) - len(line.lstrip())] else line for line in lines]
    literal_end = 0
    for n, line in enumerate(made):
        if n < literal_end:
            continue
        if found := FILTERED.match(line):
            end = _end_of_deeper(made, n + 1, len(found["margin"]))
            made[n + 1 : end] = [BEFORE_ITEM.sub(r"\1", each) for each in made[n + 1 : end]]
        elif found := CONDITION.match(line):
            _take_away(made, n, found["margin"])
        elif found := LITERAL.match(line):
            literal_end = _end_of_deeper(made, n + 1, len(found["margin"]))
    return made


def _take_away(made: list[str], n: int, margin: str) -> None:
    """Moves what stands under the condition of a line to the condition's margin."""
    end = _end_of_deeper(made, n + 1, len(margin))
    body = made[n + 1 : end]
    inner = min((_indent(each) for each in body if each.strip()), default=len(margin))
    made[n] = f"{margin}{COMMENT}"
    made[n + 1 : end] = [each[inner - len(margin) :] for each in body]
    if body and not body[-1].strip() and end < len(made) and ITEM.match(made[end]):
        made[end - 1] = f"{margin}{COMMENT}"


def _end_of_deeper(lines: Sequence[str], start: int, margin: int) -> int:
    """The line after those that are set in more than a margin."""
    below = range(start, len(lines))
    return next((n for n in below if lines[n].strip() and _indent(lines[n]) <= margin), len(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
