"""Formats: what a file is written in."""

from __future__ import annotations

import re
from pathlib import PurePath

from studyfold.model import Document
from studyfold.reading import gift

ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".rst": "rst", ".rest": "rst",
    ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".asc": "asciidoc", ".gift": "gift",
}  # fmt: skip
"""How the names of sources end, the usual one of each format first."""
HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*|#[^\n]*\n\s*(?=<!doctype))?(?>(?:<!--(?>(?:(?!-->).)*)-->\s*)*)"
    r"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The start of a page, which may stand under a title. Further down, a text may speak of such a tag."""
SIGNS = {
    "html": HTML,
    "rst": re.compile(r"^\.\. (?:[\w-]+::|_[^:\n]+:)", re.MULTILINE),
    "asciidoc": re.compile(r"\A(?:(?!={1,5} \S).*\n)*={1,5} \S.*\n(?:(?!={2,5} \S).*\n)*={2,5} \S"),
    "markdown": re.compile(
        r"^#{1,6} \S|^```|^<details\b|\]\([^\s()]+(?:\([^\s()]*\)[^\s()]*)*\)|^\*\*\S.*\*\*\s*$", re.MULTILINE
    ),
}
"""What tells the format of a text whose name tells nothing, looked for in this order."""


ANY_MARK = re.compile(
    r"\A---\s*\n"  # front matter
    r"|^[ \u200b-\u200f\u2060\ufeff\u00ad]{0,3}(?:#|[-*+]\s|\d{1,9}[.)]\s|>|\||\[)"
    r"|^(?: {4}|\t)\s*\S"
    r"|`|\*\*|__|\*\w[^*\n]*\*|\]\(|</?[a-zA-Z]|~~",
    re.MULTILINE,
)
"""What says that a file is written in Markdown; where nothing does, its lines are what the author saw."""
MARKED_TEXT = ("markdown", "asciidoc", "text")
ASCIIDOC_HEADING = re.compile(r"(?:\A|\n\n)(?:\[\[.*\]\]\n)?={2,5} \w[^=\n]*(?=\n)")
FEWEST_HEADINGS = 2


def named_format(path: PurePath) -> str:
    """The format that a file's name tells; `""` where it tells none."""
    return ENDINGS.get(path.suffix.lower(), "")


def format_of(document: Document) -> str:
    """What a file is written in: by its name, or where that says nothing, by its text; a whole page is one anyway."""
    named = named_format(PurePath(document.path))
    if named == "markdown" and HTML.match(document.text):
        return "html"
    if named == "markdown" and not ANY_MARK.search(document.text):
        return "text"
    if named not in ("", "text"):
        return named
    found = _told_by(document.text)
    if "text" in (named, found) and found in MARKED_TEXT:
        return _of_text(document.text, found)
    return found


def _told_by(text: str) -> str:
    if not HTML.match(text) and gift.is_gift(text):
        return "gift"
    return next((name for name, sign in SIGNS.items() if sign.search(text)), "text")


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
