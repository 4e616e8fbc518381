"""Labels that stand aside, as the count of words takes them where they stood."""

from __future__ import annotations

import re

from studyfold.words import words

POINT = re.compile(r"[.:)\uff1a\u3001\uff0e\uff09]+(?=\s|$)")


MARK = re.compile(r"\(?\w{1,10}(?=[.:)]\s)")
"""What is a mark at the start of a line: `1` of `1.`, `a` of `a)`."""


def as_said(rest: str) -> str:
    """What follows a label on its line, where a number or letter was no mark, as Markdown that starts a line."""
    mark = MARK.match(rest)
    if not mark or words(rest) == words(f". {rest}"):
        return rest
    return f"{mark[0]}\\{rest[mark.end() :]}"


def as_counted(label: str, line: str, rest: str = "") -> str:
    """A label, without its points where its line counts it as words, which it alone would not be.

    `rest` is what follows it on the line, where that stands elsewhere.
    """
    bare = POINT.sub("", label)
    return bare if (words(bare) - words(label)) & (words(line) - words(rest)) else label
