"""What stands under a title: something, or nothing."""

from __future__ import annotations

import re

from studyfold import titles
from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.furniture import COMMENT, TAG
from studyfold.reading.lines.inline import inline
from studyfold.reading.shape.answers import shows_nothing
from studyfold.reading.shape.marks import Mark
from studyfold.reading.shape.title_blocks import ADDRESS_OF_LINK

BESIDE_WORDS = re.compile(rf"{ADDRESS_OF_LINK.pattern}|\{{#[^{{}}]*\}}\s*$")
"""Where a title's link leads, and its anchor."""


def shows_words(title: str) -> bool:
    """Whether a title shows words, and not only an image."""
    return any(letter.isalnum() for letter in titles.plain(inline(title).title))


def key(mark: Mark) -> str:
    """A title's letters and digits, by which it is known again in a contents list."""
    return key_of(mark.title)


def key_of(title: str) -> str:
    """The letters and digits of a title, without its label and where it leads."""
    text = wording.title_of(BESIDE_WORDS.sub("", title).strip("[] ")).text
    return wording.letters(text)


def is_beside(head: Block) -> bool:
    """Whether a heading stands over what a document says of itself."""
    return bool(wording.BESIDE.fullmatch(TAG.sub("", head.text)))


def is_empty(document: Parsed, mark: Mark, after: Mark | None) -> bool:
    """Whether nothing stands between a title and the next one."""
    return is_bare(document, mark, after.start if after else len(document.lines))


def is_bare(document: Parsed, mark: Mark, after: int) -> bool:
    """Whether nothing stands beside a title and under it, up to a line."""
    return not mark.rest and not has_text(document, mark.end, after)


def has_text(document: Parsed, start: int, end: int) -> bool:
    """Whether lines show anything that has a place among questions."""
    usual = (document.lines[n].text for n in range(start, end) if n not in document.aside)
    return any(not shows_nothing(COMMENT.sub("", text)) for text in usual)


def is_content(document: Parsed, n: int) -> bool:
    """Whether a line is not set aside and shows something."""
    return n not in document.aside and not shows_nothing(document.lines[n].text)
