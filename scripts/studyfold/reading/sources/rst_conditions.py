"""Conditions around parts of reStructuredText, which Sphinx takes away so that these may hold sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

CONDITION = re.compile(r"(?P<margin>\s*)\.\.\s+(?:only|ifconfig)::")


def unconditioned(lines: Sequence[str]) -> list[str]:
    """Lines in which what stands under a condition stands at the condition's own margin; none is lost or moved.

    The condition itself becomes a comment.
    """
    if not any(map(CONDITION.match, lines)):
        return list(lines)
    made = [line.expandtabs(8) if "\t" in line[: len(line) - len(line.lstrip())] else line for line in lines]
    for n, line in enumerate(made):
        if found := CONDITION.match(line):
            margin = len(found["margin"])
            body = _deeper(made[n + 1 :], margin)
            inner = min((_indent(each) for each in body if each.strip()), default=margin)
            made[n] = ""
            made[n + 1 : n + 1 + len(body)] = [each[inner - margin :] for each in body]
    return made


def _deeper(lines: Sequence[str], margin: int) -> list[str]:
    return [*takewhile(lambda line: not line.strip() or _indent(line) > margin, lines)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
