"""A long rest of a document that was pasted with an indentation, moved back to the margin.

What shows that the indentation is a mistake depends on what it means. In Markdown, two or three columns mean nothing to
a heading, but put a list into the item above; four are code. In reStructuredText and AsciiDoc, any are a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FEWEST_LINES = 10
"""Lines that make an indented rest a mistake, if as many pieces of the document as `FEWEST_OPENINGS` start there."""
FEWEST_OPENINGS = 2

SHIFTED = re.compile(r" {2}")
MOST_SHIFTED = 3
"""Columns; more are code."""
HEADING = re.compile(r"#{1,6}\s")

AS_CODE = re.compile(r" {4}|\t")
OPENING = re.compile(r"#{1,6}\s|\*\*|<details\b|Q\d*[.:]|\d+[.)]\s")
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\S")

NUMBERED_QUESTION = re.compile(r"(?: {4}|\t)\d{1,4}[.)]\s+\S.*[?？؟]\s*$")
FEWEST_ASKING = 3
"""Numbered questions of what is set in that show that it is no code."""
TABBED_NUMBER = re.compile(r"\t\d{1,4}[.)]\s+\S")

INDENTED = re.compile(r"\s")
TITLE_LINE = re.compile(r"={2,5} \S|([=~^\"*+#-])\1{3,}\s*$")
"""A title of AsciiDoc, and the line under one of reStructuredText."""


def markdown_at_margin(lines: Sequence[str]) -> list[str]:
    """The lines of Markdown, as many, none of them at the end shifted or turned into code by mistake.

    Nor are the questions of a list, all of whose numbers are set in by a tab.
    """
    # Numbers lose their tab before what holds questions loses all of it: code under them has one more, and stays code.
    # A shift of two or three columns is undone before one of four, which is looked for in what that leaves.
    lines = _without_asking_code(_counted_at_margin(lines))
    start = _start_of_rest(lines, SHIFTED)
    margin = _common_margin(lines[start:])
    if len(margin) <= MOST_SHIFTED:
        lines = _moved(lines, start, [line.removeprefix(margin) for line in lines[start:]], HEADING)
    start = _start_of_rest(lines, AS_CODE)
    above = next((line for line in reversed(lines[:start]) if line.strip()), "")
    if ITEM.match(above):
        return list(lines)
    return _moved(lines, start, [without_indent(line) for line in lines[start:]], OPENING)


def titled_at_margin(text: str) -> str:
    """A text of reStructuredText or AsciiDoc, as many lines, none of them at the end quoted by mistake."""
    lines = text.split("\n")
    start = _start_of_rest(lines, INDENTED)
    margin = _common_margin(lines[start:])
    return "\n".join(_moved(lines, start, [line.removeprefix(margin) for line in lines[start:]], TITLE_LINE))


def _counted_at_margin(lines: Sequence[str]) -> Sequence[str]:
    counted = [bool(TABBED_NUMBER.match(line)) for line in lines]
    asking = sum(own and line.rstrip().endswith("?") for line, own in zip(lines, counted, strict=True))
    if sum(counted) < FEWEST_LINES or asking * 2 < sum(counted):
        return lines
    return [line.removeprefix("\t") if own else line for line, own in zip(lines, counted, strict=True)]


def _without_asking_code(lines: Sequence[str]) -> Sequence[str]:
    """The lines; what is set in as code and holds numbered questions is none, and stands at the margin."""
    made = list(lines)
    for start, end in _runs_of_code(lines):
        if sum(bool(NUMBERED_QUESTION.match(line)) for line in lines[start:end]) >= FEWEST_ASKING:
            made[start:end] = [without_indent(line) for line in lines[start:end]]
    return made


def _runs_of_code(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines are set in as code, below a blank line and no item of a list, with the blank ones between them."""
    start, item = -1, False
    for n, line in enumerate([*lines, "end"]):
        if not line.strip():
            continue
        if AS_CODE.match(line):
            start = n if start < 0 and not item and (n == 0 or not lines[n - 1].strip()) else start
            continue
        if start >= 0:
            yield start, n
        start, item = -1, bool(ITEM.match(line))


def without_indent(line: str) -> str:
    """A line of Markdown without the indentation that makes a block of code."""
    found = AS_CODE.match(line)
    return line[found.end() :] if found else line


def _moved(lines: Sequence[str], start: int, rest: list[str], opening: re.Pattern[str]) -> list[str]:
    openings = sum(bool(opening.match(line)) for line in rest)
    is_mistake = len(rest) >= FEWEST_LINES and openings >= FEWEST_OPENINGS
    return [*lines[:start], *rest] if is_mistake else list(lines)


def _start_of_rest(lines: Sequence[str], indented: re.Pattern[str]) -> int:
    """The first of the lines that, up to the end, are all indented or blank."""
    return next((n + 1 for n in range(len(lines) - 1, -1, -1) if lines[n].strip() and not indented.match(lines[n])), 0)


def _common_margin(lines: Sequence[str]) -> str:
    """The narrowest indentation, where every other begins with it."""
    margins = {line[: len(line) - len(line.lstrip())] for line in lines if line.strip()}
    narrowest = min(margins, key=len, default="")
    return narrowest if all(margin.startswith(narrowest) for margin in margins) else ""
