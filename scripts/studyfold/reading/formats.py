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
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The start of a page. Further down, a text may speak of such a tag."""


SIGNS = {
    "html": HTML,
    "rst": re.compile(r"^\.\. (?:[\w-]+::|_[^:\n]+:)", re.MULTILINE),
    "asciidoc": re.compile(r"\A(?:(?!={1,5} \S).*\n)*={1,5} \S.*\n(?:(?!={2,5} \S).*\n)*={2,5} \S"),
    "markdown": re.compile(
        r"^#{1,6} \S|^```|^<details\b|\]\([^\s()]+(?:\([^\s()]*\)[^\s()]*)*\)|^\*\*\S.*\*\*\s*$", re.MULTILINE
    ),
}
"""What tells the format of a text whose name tells nothing, looked for in this order."""


MARKED_TEXT = ("markdown", "asciidoc", "text")
ASCIIDOC_HEADING = re.compile(r"(?:\A|\n\n)(?:\[\[.*\]\]\n)?={2,5} \w[^=\n]*(?=\n)")
FEWEST_HEADINGS = 2


def format_of(document: Document) -> str:
    """What a file is written in: by its name, or where that says nothing, by its text."""
    ending = PurePath(document.path).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    found = next((name for name, sign in SIGNS.items() if sign.search(document.text)), "text")
    if (ending in TEXT or found == "text") and found in MARKED_TEXT:
        return _of_text(document.text, found)
    return found


def _of_text(text: str, found: str) -> str:
    """What a text is written in that has some marks of a format: lines that happen to look like one are no format."""
    if found == "asciidoc":
        return found if len(ASCIIDOC_HEADING.findall(text)) >= FEWEST_HEADINGS else "text"
    return "markdown" if _is_markdown_text(text) else "text"


def _is_markdown_text(text: str) -> bool:
    lines = text.split("\n")
    marks = {line[: line.find(" ") + 1] for line in lines if line.startswith("#")}
    return lines[0].rstrip() == "---" or {"# ", "## "} <= marks


def is_markdown(document: Document) -> bool:
    """Whether a file is Markdown, by its name or its text."""
    return format_of(document) == "markdown"
