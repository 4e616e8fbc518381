"""The YAML between `---` lines at the top of a canonical source."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from studyfold.model import Document, Problem, Unplaced

FENCE = "---"
TEXTS = ("id", "title", "description", "language", "repo", "source", "licence")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, and how many lines it takes."""

    values: dict[str, str]
    levels: tuple[str, ...]
    lines: int
    problems: tuple[Problem, ...]
    unplaced: tuple[Unplaced, ...]


def read(document: Document) -> FrontMatter:
    """Reads the front matter of a document; without one all is empty."""
    lines = document.text.split("\n")
    if lines[0].rstrip() != FENCE:
        return FrontMatter({}, (), 0, (), ())
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        problem = _problem(document, 1, "the front matter is not closed. Put a line --- under it.")
        return FrontMatter({}, (), 1, (problem,), (Unplaced(document.path, 1, 1, "front matter", lines[0]),))
    text = "\n".join(lines[1:end])
    values, levels, problems = _values(document, text)
    kept = Unplaced(document.path, 1, end + 1, "front matter", text)
    return FrontMatter(values, levels, end + 1, tuple(problems), (kept,))


def _values(document: Document, text: str) -> tuple[dict[str, str], tuple[str, ...], list[Problem]]:
    try:
        # BaseLoader makes strings, lists and mappings only: `title: No` is a title, not a Boolean.
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it can't be parsed"
        line = mark.line + 2 if mark else 2
        return {}, (), [_problem(document, line, f"the front matter is not YAML: {what}. Quote the value, or mend it.")]
    if loaded is None or loaded == "":
        return {}, (), []
    if not isinstance(loaded, dict):
        return {}, (), [_problem(document, 2, "the front matter is no mapping. Write lines of the form key: value.")]
    return _checked(document, text, loaded)


def _checked(
    document: Document, text: str, loaded: dict[object, object]
) -> tuple[dict[str, str], tuple[str, ...], list[Problem]]:
    values: dict[str, str] = {}
    levels: tuple[str, ...] = ()
    problems = []
    for key, value in loaded.items():
        line = _line_of(text, str(key))
        if key == "levels":
            if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
                levels = tuple(value)
            else:
                problems.append(_problem(document, line, "levels is no list of words. Write levels: [junior, senior]."))
        elif key not in TEXTS:
            known = ", ".join((*TEXTS, "levels"))
            problems.append(_problem(document, line, f"{key!r} is not known here. Use {known}.", "warning"))
        elif not isinstance(value, str):
            problems.append(_problem(document, line, f"{key} is no text. Write {key}: some words."))
        else:
            values[str(key)] = " ".join(value.split())
    return values, levels, problems


def _line_of(text: str, key: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 2) if line.startswith(key)), 2)


def _problem(document: Document, line: int, message: str, severity: str = "error") -> Problem:
    return Problem(document.path, line, "front-matter", "warning" if severity == "warning" else "error", message)
