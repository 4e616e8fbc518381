"""Web pages that only hold a text: an old FAQ between `<pre>` and `</pre>`, or Markdown that a script renders."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from studyfold.model import Document
from studyfold.reading.formats import format_of

BLOCK = re.compile(r"<pre\b[^<>]*>(?P<text>.*?)(?:</pre\s*>|\Z)", re.IGNORECASE | re.DOTALL)
MARKDOWN = re.compile(r"<(?P<name>xmp|textarea)\b[^<>]*>(?P<text>.*?)</(?P=name)\s*>", re.IGNORECASE | re.DOTALL)
"""What scripts such as Strapdown and Remark render when the page is opened."""
UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<(?:!|\?)[^<>]*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
MOST = 0.8
"""The part of a page's words that must be preformatted."""
FEWEST = 100
"""Words of such a page; a short one may be an example."""


def as_text(document: Document) -> Document:
    """The page as the text that it shows, line by line; what is no such page as it is."""
    return replace(document, text=unescape(_shown(document.text))) if is_text(document) else document


def is_text(document: Document) -> bool:
    """Whether a document is a page that is nothing but preformatted text."""
    page = document.text if format_of(document) == "html" else ""
    blocks = [found["text"] for found in BLOCK.finditer(page)]
    if any(HEADING.search(block) for block in blocks):
        return False
    inside = sum(len(_shown(block).split()) for block in blocks)
    return inside >= max(FEWEST, MOST * len(_shown(page).split()))


def markdown_in(document: Document) -> Document | None:
    """The Markdown that a page holds, on the lines where it stands, if the page says hardly anything else."""
    found = MARKDOWN.search(document.text)
    inside = len(found["text"].split()) if found else 0
    if not found or inside < max(FEWEST, MOST * len(_shown(document.text).split())):
        return None
    above = "\n" * document.text.count("\n", 0, found.start("text"))
    return replace(document, text=above + found["text"])


def _shown(page: str) -> str:
    """The text of a page without its tags. Each line stays the line that it was."""
    page = UNSEEN.sub(lambda found: "\n" * found[0].count("\n"), page)
    return TAG.sub(lambda found: "\n" * found[0].count("\n"), page)
