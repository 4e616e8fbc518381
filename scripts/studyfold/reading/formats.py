"""Formats: what a file is written in, and how it becomes lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath

from studyfold.model import Document, Guide, Problem
from studyfold.reading import asciidoc_source, html_source, markdown_source, rst_source
from studyfold.reading.asking import LABEL
from studyfold.reading.marked import read_sources
from studyfold.reading.shapes import candidates
from studyfold.reading.source import Source

FEWEST_LABELS = 2
PAIR = 2
TEXT = (".txt", ".text")
ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".rst": "rst", ".rest": "rst", ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".asc": "asciidoc",
}  # fmt: skip
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read(documents: Sequence[Document], shape: str = "") -> tuple[Guide, list[Problem]]:
    """Reads documents of any format and shape."""
    return read_sources([_source(document) for document in documents], documents, shape)


def _source(document: Document) -> Source:
    return READERS[format_of(document)](document)


READERS: dict[str, Callable[[Document], Source]] = {
    "markdown": markdown_source.read,
    "text": markdown_source.read,
    "html": html_source.read,
    "rst": rst_source.read,
    "asciidoc": asciidoc_source.read,
}
SIGNS = {
    "html": HTML,
    "rst": re.compile(r"^\.\. (?:[\w-]+::|_[^:\n]+:)", re.MULTILINE),
    "asciidoc": re.compile(r"^={1,5} \S.*\n(?:.*\n)*?={2,5} \S", re.MULTILINE),
    "markdown": re.compile(r"^#{1,6} \S|^```|^<details\b|\]\(\S+\)|^\*\*\S.*\*\*\s*$", re.MULTILINE),
}
"""What tells the format of a text whose name tells nothing, looked for in this order."""


def format_of(document: Document) -> str:
    """What a file is written in: by its name, or where that says nothing, by its text."""
    ending = PurePath(document.path).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    found = next((name for name, sign in SIGNS.items() if sign.search(document.text)), "text")
    if ending in TEXT and found in ("markdown", "asciidoc"):
        return "markdown" if _is_markdown_text(document.text) else "text"
    return found


def _is_markdown_text(text: str) -> bool:
    lines = text.split("\n")
    marks = {line[: line.find(" ") + 1] for line in lines if line.startswith("#")}
    return lines[0].rstrip() == "---" or {"# ", "## "} <= marks


def is_markdown(document: Document) -> bool:
    """Whether a file is Markdown, by its name or its text."""
    return format_of(document) == "markdown"


def is_bare_text(document: Document) -> bool:
    """Whether a file is text without the marks of Markdown, and without labels in other languages."""
    return format_of(document) == "text" and not _has_other_labels(document.text.split("\n"))


def _has_other_labels(lines: list[str]) -> bool:
    """Whether questions have a label that isn't English: a word, or a letter with another one before each answer."""
    found = [c for c in candidates(lines, [], {}) if c.form.startswith("labels") and len(c.marks) >= FEWEST_LABELS]
    best = next((c for c in found if c.score > 0), None)
    if best is None or any(LABEL.match(lines[mark.start]) for mark in best.marks):
        return False
    return best.name == "labels" or len(found) == PAIR
