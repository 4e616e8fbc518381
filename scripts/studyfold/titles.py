"""Titles: one line of inline Markdown, in which `__name__` and `<b>` are what they look like.

Code spans, `*emphasis*`, `**strong**`, escapes and character references count. Links and images give their text.
Underscores and HTML stay literal, because in a question's title they are nearly always part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markdown_it.token import Token

from studyfold.markdown import title_line

TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}

SPECIAL = re.compile(r"[\\`*\[\]<>&]")
"""What may mean something in a title."""

MEANT_BY_PYTHON_MARKDOWN = re.compile(r"[^\w\s,.;:?!'\"/%$@()+-]|_")
"""What Python-Markdown, or an extension of it, might read as more than a character of a heading."""

ESCAPABLE = "_*[]`"
"""Of these, what a backslash makes literal; the others need a character reference."""

PART = re.compile(r"(.+), (\d{1,6})\u2013(\d{1,6})")


class Part(NamedTuple):
    """What the title of a part says."""

    name: str
    """The title of the whole topic."""
    first: int
    """The number of its first question in the topic."""
    last: int


def plain(title: str) -> str:
    """The title as text."""
    return "".join(text for _, text in _pieces(title)).strip()


def html(title: str) -> str:
    """The title as inline HTML: text, `code`, `em` and `strong`, nothing else."""
    made = ""
    for kind, text in _pieces(title):
        if kind in TAGS:
            made += TAGS[kind]
        elif kind == "code_inline":
            made += f"<code>{escape(text, quote=False)}</code>"
        else:
            made += escape(text, quote=False)
    return made.strip()


def heading(title: str) -> str:
    """The title for a heading of a page, where Python-Markdown shows just what `html` gives."""
    made = ""
    for kind, text in _pieces(title):
        if kind in TAGS:
            made += TAGS[kind]
        elif kind == "code_inline" and re.fullmatch(r"[^`\s{}#&<>]([^`{}#&<>]*[^`\s{}#&<>])?", text):
            made += f"`{text}`"
        elif kind == "code_inline":
            made += f"<code>{_referenced(text)}</code>"
        else:
            made += _escaped(text)
    return made.strip()


def from_plain(text: str) -> str:
    """The title that shows this text, escaped only where it must be."""
    text = " ".join(text.split())
    return text if plain(text) == text and html(text) == escape(text, quote=False) else SPECIAL.sub(r"\\\g<0>", text)


def of_part(name: str, first: int, last: int) -> str:
    """The title of a part of a topic, which says the numbers of its questions."""
    return f"{name}, {first}\u2013{last}"


def numbers_of_part(title: str) -> Part | None:
    """What a title says that may be one of `of_part`."""
    found = PART.fullmatch(title)
    return Part(found[1], int(found[2]), int(found[3])) if found else None


def _pieces(title: str) -> Sequence[tuple[str, str]]:
    title = " ".join(title.split())
    return _parsed(title) if SPECIAL.search(title) else [("text", title)]


# Each stage asks anew what a title says, and each of its million stars costs microseconds.
@lru_cache(maxsize=1_000)
def _parsed(title: str) -> tuple[tuple[str, str], ...]:
    tokens = title_line().parseInline(title)
    return tuple(_flat(tokens[0].children or []))


def _flat(tokens: list[Token]) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    for token in tokens:
        if token.type == "image":
            pieces += _flat(token.children or [])
        elif token.type in TAGS:
            pieces.append((token.type, ""))
        elif token.type in ("text", "code_inline", "text_special"):
            pieces.append((token.type, token.content))
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(("text", " "))
    return pieces


def _referenced(text: str) -> str:
    return MEANT_BY_PYTHON_MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", text)


def _escaped(text: str) -> str:
    return MEANT_BY_PYTHON_MARKDOWN.sub(
        lambda found: f"\\{found[0]}" if found[0] in ESCAPABLE else f"&#{ord(found[0])};", text
    )
