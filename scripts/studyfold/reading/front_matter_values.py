"""The YAML of a front matter to its values: known keys, texts on one line, levels that are words."""

from __future__ import annotations

import re

import yaml

from studyfold.ids import refusal_of_name
from studyfold.model import Severity
from studyfold.reading.attributes import LEVEL
from studyfold.reading.front_matter import LEVELS, TEXTS
from studyfold.urls import is_http

LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")

SURROGATES = re.compile(
    r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
"""Escapes as JSON writes them: two halves of a character, or one half that is no character."""

Complaint = tuple[int, str, Severity]
"""The line in the document, what is wrong, and how bad it is."""


def whole(text: str) -> str:
    """YAML with characters where JSON's halves of them stand: YAML would take each half for a character."""
    return SURROGATES.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if not found[1]:
        return r"\uFFFD"
    return bytes.fromhex(f"{found[1]}{found[2]}").decode("utf-16-be")


def read_values(text: str) -> tuple[dict[str, str], tuple[str, ...], list[Complaint]]:
    """The texts of a front matter by their keys, the levels, and what is wrong with it."""
    try:
        # As nodes, every scalar is a string (`title: No` is a title, not a Boolean) and every key has its line.
        node = yaml.compose(whole(text), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it can't be parsed"
        line = mark.line + 2 if mark else 2
        return {}, (), [(line, f"the front matter is not YAML: {what}. Quote the value, or mend it.", "error")]
    if node is None:
        return {}, (), []
    if not isinstance(node, yaml.MappingNode):
        return {}, (), [(2, "the front matter is no mapping. Write lines of the form key: value.", "error")]
    return _checked(node)


def _checked(node: yaml.MappingNode) -> tuple[dict[str, str], tuple[str, ...], list[Complaint]]:
    values: dict[str, str] = {}
    levels: tuple[str, ...] = ()
    complaints: list[Complaint] = []
    seen: set[str] = set()
    for key_node, value in node.value:
        # A key that is no word may hold aliases of aliases: to write it out could take forever.
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "…"
        line = key_node.start_mark.line + 2
        complaint = _complaint(key, value, seen)
        seen.add(key)
        if complaint:
            complaints.append((line, complaint, "error"))
        elif key == LEVELS:
            levels = tuple(item.value for item in value.value)
        elif key in TEXTS:
            values[key] = " ".join(value.value.split())
        else:
            known = ", ".join((*TEXTS, LEVELS))
            complaints.append((line, f"{key!r} is not known here. Use {known}.", "warning"))
    return values, levels, complaints


def _complaint(key: str, value: yaml.Node, seen: set[str]) -> str:
    if key in seen:
        return f"{key} is said twice. Keep one."
    if key == LEVELS:
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
    if key == "repo" and text and not is_http(text):
        return f"'{text}' is no address of a repository. Write repo: and an address that starts with https://."
    return ""


def _complaint_of_levels(value: yaml.Node) -> str:
    items = [item.value for item in value.value] if isinstance(value, yaml.SequenceNode) else []
    if not items or not all(isinstance(item, str) and LEVEL.fullmatch(item) for item in items):
        return "levels is no list of single words. Write levels: [junior, senior]."
    return "a level stands twice. Keep one." if len(set(items)) < len(items) else ""
