"""Where what opens on a click ends: the `</details>` of a `<details>`, but for those that code shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from studyfold.reading.lines.source import Line, in_code


def closed_folds(lines: Sequence[str]) -> dict[int, int]:
    """The line of the `</details>` that closes each `<details>`, by the line that opens it."""
    steps = [(n, step) for n, line in enumerate(lines) if (step := _step(line))]
    inside = in_code(lines) if steps else []
    found: dict[int, int] = {}
    opened: list[int] = []
    for n, step in steps:
        if inside[n]:
            continue
        if step > 0:
            opened.append(n)
        elif opened:
            found[opened.pop()] = n
    return found


def fold_end(lines: Sequence[Line], fenced: Collection[int], start: int, end: int) -> int:
    """The line after the `</details>` that closes what is open before `start`; `end` where none does.

    `fenced` are the lines of code.
    """
    depth = 1
    for n in range(start, end):
        depth += 0 if n in fenced else _step(lines[n].text)
        if not depth:
            return n + 1
    return end


def fold_ends(lines: Sequence[Line], fenced: Collection[int]) -> list[int]:
    """What `fold_end` gives for each line, in one go; a line more than there are where nothing closes."""
    ends = [len(lines) + 1] * (len(lines) + 1)
    # For each open fold, the lines before which it is the innermost one.
    waiting: list[list[int]] = [[]]
    for n, line in enumerate(lines):
        waiting[-1].append(n)
        step = 0 if n in fenced else _step(line.text)
        if step > 0:
            waiting.append([])
        elif step < 0:
            for start in waiting.pop():
                ends[start] = n + 1
            waiting = waiting or [[]]
    return ends


def _step(line: str) -> int:
    """How much deeper what follows a line is folded."""
    return starts_with(line, "<details") - starts_with(line, "</details")


def starts_with(line: str, tag: str) -> bool:
    """Whether a line starts with a tag: its first characters, in lower case."""
    return line.lstrip()[: len(tag)].lower() == tag
