"""What the front matter of a file says, whatever program it was written for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from studyfold.model import Document
from studyfold.reading.front_matter_values import whole
from studyfold.reading.language import language_tag
from studyfold.reading.lines.source import Source

NEWLINE = re.compile(r"\r\n?|\n")
TOML = "+++"
FENCES = {"---": ("---", "..."), TOML: (TOML,)}
"""The line above a front matter, with those that may end it. The first tells its language."""
PAIR = re.compile(r"^([A-Za-z_]+)(?::[ \t]+|[ \t]*=[ \t]*)(\S.*)$", re.MULTILINE)
TITLES = ("title", "name")
QUESTIONS = ("question", "q")
ORIGINS = ("source", "origin", "source_url", "original")
LICENCES = ("licence", "license")
TAGS = ("tags", "tag", "categories", "category", "topic", "topics", "keywords", "labels")
LEVELS = ("difficulty", "level", "expertise", "seniority")
LANGUAGES = ("lang", "language", "locale")


def front_of(text: str) -> tuple[int, dict[str, Any]]:
    """How many lines a text's front matter takes, and what it says, by the names of a source's fields."""
    lines = NEWLINE.split(text)
    end = _front_end(lines)
    if not end:
        return 0, {}
    inner = "\n".join(lines[1 : end - 1])
    values = _values(lines[0].rstrip(), inner)
    return end, {
        "title": _first(values, TITLES),
        "language": language_tag(_first(values, LANGUAGES)),
        "tags": tuple(_listed(values, TAGS)),
        "level": _first(values, LEVELS),
        "asks": _first(values, QUESTIONS),
        "origin": _first(values, ORIGINS),
        "licence": _first(values, LICENCES),
        "aside": ((1, end, "front matter", inner),),
    }


def under_front(document: Document, read: Callable[[Document], Source]) -> Source:
    """The source of a file of another format than Markdown, whose reader knows nothing of the front matter above it."""
    end, said = front_of(document.text)
    if not end:
        return read(document)
    rest = NEWLINE.split(document.text)[end:]
    source = read(replace(document, text="\n" * end + "\n".join(rest)))
    named = {name: value for name, value in said.items() if value}
    return replace(source, **{**named, "aside": (*said["aside"], *source.aside)})


def _front_end(lines: list[str]) -> int:
    closing = FENCES.get(lines[0].rstrip())
    if closing is None:
        return 0
    end = next((n for n, line in enumerate(lines[1:200], 2) if line.rstrip() in closing), 0)
    return end if end > 2 and all(_may_be_front(line) for line in lines[1 : end - 1]) else 0


def _may_be_front(line: str) -> bool:
    text = line.strip()
    return not text or text.startswith(("-", "#", "[", "]")) or line[:1].isspace() or ":" in text or "=" in text


def _values(fence: str, text: str) -> dict[str, object]:
    """The front matter's values by lower-case key; of what can't be parsed, the values that stand beside a key."""
    try:
        # A scalar of YAML stays what is written: `title: No` is a title.
        found = tomllib.loads(text) if fence == TOML else yaml.load(whole(text), Loader=yaml.BaseLoader)  # noqa: S506
    except (tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError):
        # Mostly a title with a colon in it.
        return {key.lower(): value.strip().strip("\"'") for key, value in PAIR.findall(text)}
    return {str(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}


def _first(values: dict[str, object], names: tuple[str, ...]) -> str:
    return next((" ".join(value.split()) for name in names if isinstance(value := values.get(name), str)), "")


def _listed(values: dict[str, object], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = values.get(name)
        items = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else []
        yield from (
            " ".join(str(item).replace(",", " ").replace(";", " ").split()) for item in items if str(item).strip()
        )
