"""Formats: what a file is written in."""

from __future__ import annotations

import re
from pathlib import PurePath

from studyfold.model import Document

TEXT = (".txt", ".text")
ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".rst": "rst", ".rest": "rst", ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".asc": "asciidoc",
}  # fmt: skip
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


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
