"""Web pages that are nothing but preformatted text: an old FAQ between `<pre>` and `</pre>`."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from studyfold.model import Document
from studyfold.reading.formats import format_of

BLOCK = re.compile(r"<pre\b[^<>]*>(?P<text>.*?)(?:</pre\s*>|\Z)", re.IGNORECASE | re.DOTALL)
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


def _shown(page: str) -> str:
    """The text of a page without its tags. Each line stays the line that it was."""
    page = UNSEEN.sub(lambda found: "\n" * found[0].count("\n"), page)
    return TAG.sub(lambda found: "\n" * found[0].count("\n"), page)
