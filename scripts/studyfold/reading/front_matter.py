"""The YAML between `---` lines at the top of a canonical source."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from studyfold.ids import refusal_of_name
from studyfold.model import Document, Problem, Severity, Unplaced

FENCE = "---"
TEXTS = ("id", "title", "description", "language", "repo", "source", "licence")

LEVEL = re.compile(r"[^\s}.#\"'=]+")
"""What can stand after the dot in a heading's attributes."""

LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")


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
        # As nodes, every scalar is a string (`title: No` is a title, not a Boolean) and every key has its line.
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it can't be parsed"
        line = mark.line + 2 if mark else 2
        return {}, (), [_problem(document, line, f"the front matter is not YAML: {what}. Quote the value, or mend it.")]
    if node is None:
        return {}, (), []
    if not isinstance(node, yaml.MappingNode):
        return {}, (), [_problem(document, 2, "the front matter is no mapping. Write lines of the form key: value.")]
    return _checked(document, node)


def _checked(document: Document, node: yaml.MappingNode) -> tuple[dict[str, str], tuple[str, ...], list[Problem]]:
    values: dict[str, str] = {}
    levels: tuple[str, ...] = ()
    problems = []
    seen: set[str] = set()
    for key_node, value in node.value:
        # A key that is no word may hold aliases of aliases: to write it out could take forever.
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "…"
        line = key_node.start_mark.line + 2
        complaint = _complaint(key, value, seen)
        seen.add(key)
        if complaint:
            problems.append(_problem(document, line, complaint))
        elif key == "levels":
            levels = tuple(item.value for item in value.value)
        elif key in TEXTS:
            values[key] = " ".join(value.value.split())
        else:
            known = ", ".join((*TEXTS, "levels"))
            problems.append(_problem(document, line, f"{key!r} is not known here. Use {known}.", "warning"))
    return values, levels, problems


def _complaint(key: str, value: yaml.Node, seen: set[str]) -> str:
    if key in seen:
        return f"{key} is said twice. Keep one."
    if key == "levels":
        return _complaint_of_levels(value)
    if key not in TEXTS:
        return ""
    if not isinstance(value, yaml.ScalarNode):
        return f"{key} is no text. Write {key}: some words."
    return _complaint_of_text(key, " ".join(value.value.split()))


def _complaint_of_text(key: str, text: str) -> str:
    if key == "id" and (refusal := refusal_of_name(text)):
        return f"the id '{text}' {refusal}. Choose another."
    if key == "language" and text and not LANGUAGE.fullmatch(text):
        return f"'{text}' is no language tag. Write language: en."
    if key == "repo" and text and not text.startswith(("https://", "http://")):
        return f"'{text}' is no address of a repository. Write repo: and an address that starts with https://."
    return ""


def _complaint_of_levels(value: yaml.Node) -> str:
    items = [item.value for item in value.value] if isinstance(value, yaml.SequenceNode) else []
    if not items or not all(isinstance(item, str) and LEVEL.fullmatch(item) for item in items):
        return "levels is no list of single words. Write levels: [junior, senior]."
    return "a level stands twice. Keep one." if len(set(items)) < len(items) else ""


def _problem(document: Document, line: int, message: str, severity: Severity = "error") -> Problem:
    return Problem(document.path, line, "front-matter", severity, message)
