"""A Markdown file to a source: what its front matter says, whoever's it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import yaml

from studyfold.markdown import blocks
from studyfold.model import Document
from studyfold.reading.front_matter_values import whole
from studyfold.reading.language import language_tag
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.source import Line, Source
from studyfold.reading.lines.wording import ASKS, asks
from studyfold.reading.sources import html_source
from studyfold.reading.sources.one_cell import unframed

NEWLINE = re.compile(r"\r\n?|\n")
ITEM = re.compile(r"<li\b[^>]*>(?P<text>(?:(?!</?li\b).)*)", re.IGNORECASE | re.DOTALL)
FEWEST_ITEMS = 5
"""Items of raw HTML that may be questions."""
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


def read(document: Document) -> Source:
    """The source of a Markdown file. Its front matter is aside, but for what it names."""
    lines = NEWLINE.split(document.text)
    end = _front_end(lines)
    values = _values(lines[0].rstrip(), "\n".join(lines[1 : end - 1])) if end else {}
    kept = unframed([Line("" if n <= end else text, n) for n, text in enumerate(lines, 1)])
    with_lists = _with_lists(document.path, kept) if len(ITEM.findall(document.text)) >= FEWEST_ITEMS else kept
    aside = ((1, end, "front matter", "\n".join(lines[1 : end - 1])),) if end else ()
    return Source(
        document.path,
        tuple(with_lists),
        title=_first(values, TITLES),
        language=language_tag(_first(values, LANGUAGES)),
        tags=tuple(_listed(values, TAGS)),
        level=_first(values, LEVELS),
        asks=_first(values, QUESTIONS),
        origin=_first(values, ORIGINS),
        licence=_first(values, LICENCES),
        foreign=with_lists is not kept,
        aside=aside,
    )


def _with_lists(path: str, lines: list[Line]) -> list[Line]:
    """The lines, with raw HTML in which list items ask as Markdown."""
    made: list[Line] = []
    done = 0
    for start, end in _raw_html([line.text for line in lines]):
        text = "\n".join(line.text for line in lines[start:end])
        items = [TAG.sub("", found["text"]) for found in ITEM.finditer(text)]
        if sum(asks(item) >= ASKS for item in items) * 2 > len(items) >= FEWEST_ITEMS:
            # The blank lines above let each tag keep its line.
            made += [*lines[done:start], *html_source.from_html(path, "\n" * start + text).lines]
            done = end
    return [*made, *lines[done:]] if made else lines


def _raw_html(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of raw HTML, together with the blank lines in them."""
    start, end = -1, -1
    for token in blocks().parse("\n".join(lines)):
        if token.map is None or token.level:
            continue
        if token.type == "html_block":
            start, end = (token.map[0] if start < 0 else start), token.map[1]
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


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
