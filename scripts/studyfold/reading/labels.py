"""Labels that stand aside, as the count of words takes them where they stood."""

from __future__ import annotations

import re

from studyfold.words import words

POINT = re.compile(r"[.:)\uff1a\u3001\uff0e\uff09]+(?=\s|$)")


def as_counted(label: str, line: str, rest: str = "") -> str:
    """A label, without its points where its line counts it as words, which it alone would not be.

    `rest` is what follows it on the line, where that stands elsewhere.
    """
    bare = POINT.sub("", label)
    return bare if (words(bare) - words(label)) & (words(line) - words(rest)) else label
