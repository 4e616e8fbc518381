"""Text for raw HTML in a page, in which Python-Markdown finds nothing to do."""

from __future__ import annotations

import re


def literal(text: str) -> str:
    """The text with a character reference for all that might mean something."""
    return re.sub(r"[^\w\s,.;:?!/+()-]|_", lambda found: f"&#{ord(found[0])};", text)
