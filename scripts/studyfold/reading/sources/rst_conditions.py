"""Conditions around parts of reStructuredText, which Sphinx takes away so that these may hold sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

CONDITION = re.compile(r"(?P<margin>\s*)\.\.\s+(?:only|ifconfig)::")
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
    for n, line in enumerate(made):
        if found := FILTERED.match(line):
            end = n + 1 + len(_deeper(made[n + 1 :], len(found["margin"])))
            made[n + 1 : end] = [BEFORE_ITEM.sub(r"\1", each) for each in made[n + 1 : end]]
        elif found := CONDITION.match(line):
            _take_away(made, n, found["margin"])
    return made


def _take_away(made: list[str], n: int, margin: str) -> None:
    """Moves what stands under the condition of a line to the condition's margin."""
    body = _deeper(made[n + 1 :], len(margin))
    end = n + 1 + len(body)
    inner = min((_indent(each) for each in body if each.strip()), default=len(margin))
    made[n] = f"{margin}{COMMENT}"
    made[n + 1 : end] = [each[inner - len(margin) :] for each in body]
    if body and not body[-1].strip() and end < len(made) and ITEM.match(made[end]):
        made[end - 1] = f"{margin}{COMMENT}"


def _deeper(lines: Sequence[str], margin: int) -> list[str]:
    return [*takewhile(lambda line: not line.strip() or _indent(line) > margin, lines)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
