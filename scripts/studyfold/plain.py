"""Plain Markdown: the part of the grammar that every engine reads alike, told without parsing.

Most of what people write is plain, and to know it spares two renderings and their comparison:

    piece      blocks with blank lines between them, and no list after a list
    block      paragraph | list | table | fence
    paragraph  lines
    list       items that start with "- ", or with "1. " and its successors; wrapped lines are indented by 2 or 3
    table      rows of as many cells, each with a | on both sides; the second holds dashes only
    fence      ```word, code, ```, all at the margin; the code neither starts nor ends with a blank line
    line       starts like no other construct and ends without a space; it holds words, `code`, *emphasis*, **strength**
               and [links](to)
    words      letters, digits and punctuation that means nothing anywhere; no // and no @, which make bare links, and
               no :name:, which may be an emoji
    to         #id, or an address of plain ASCII characters

What is not plain may be read alike all the same; this only says where there is no need to try. The tests compare both
engines on whatever is plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from studyfold.emoji import SHORTCODE

NEVER = re.compile("[\t\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
"""Controls, spaces of other widths, and what nobody sees: engines differ on all of them."""

# Groups are not possessive: Python 3.11 before 3.11.5 drops their last turn where something follows. What stands in
# them starts differently in each branch, so that there is one way to match a text and little to try again.
WORDS = r"""[^\W_]|[ .,;:?!'"()%=+$>#\u2010-\u2027\u2192\u3001-\u3011\uff01-\uff1f-]|(?<=[^\W_])_(?=[^\W_])"""
SWALLOWING = "script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext"
"""Tags after which Python's HTML parser takes what follows for text."""
IN_CODE = rf"""[^`\n<&|\\]|<(?=[ =\d`])|<(?!(?:{SWALLOWING})\b)[A-Za-z][^<>&|`"'=/\n\\]*+>"""
CODE = rf"`(?! )(?:{IN_CODE})+(?<! )`(?!`)"
SPAN = rf"(?<![^ (])(?P<mark>\*\*?)(?=[^\W_]|`)(?:{CODE}|{WORDS}|/(?!/))+?(?<=[^\W_]|[`.:?!)])(?P=mark)(?=[ .,;:?!)]|$)"
TARGET = r"#[A-Za-z0-9][A-Za-z0-9.:_-]*+|https?://[a-z0-9.-]++(?::\d++)?(?:/[A-Za-z0-9._/=?#,+-]*+)?"
LINK = rf"(?<!!)\[(?=[^\W_]|`)(?:{CODE}|{WORDS}|/(?!/))+\]\((?P<target>{TARGET})\)"

LINE = re.compile(rf"(?=[^\W\d_]|[`*\[(\"']|\d++(?![.)](?: |$)))(?:{WORDS}|/(?!/)|{CODE}|{LINK}|{SPAN})+(?<! )")
ITEM = re.compile(r"- |(\d{1,3})\. ")
DASHES = re.compile(r"\|(?: ?-{3,} ?\|)+")
WRAPPED = re.compile(r" {2,3}(?=\S)")
FENCE = re.compile(r"```(?:[a-z][a-z0-9-]*)?")
FENCE_IN_CODE = re.compile(r" *(?:```|~~~)")
LINKS = re.compile(rf"{CODE}|{LINK}")

REMEMBERED = 50_000
"""Pieces of which it is remembered whether they are plain: each is asked about several times in a run."""


@lru_cache(REMEMBERED)
def is_plain(markdown: str) -> bool:
    """Whether a piece is plain Markdown. It has no blank lines around it."""
    if not markdown or NEVER.search(markdown) or " \n" in markdown or (":" in markdown and SHORTCODE.search(markdown)):
        return False
    before = ""
    for block in _blocks(markdown.split("\n")):
        kind = _kind(block)
        if not kind or kind == before == "list":
            return False
        before = kind
    return True


def targets(markdown: str) -> Iterator[tuple[str, int]]:
    """Where the links of a plain piece lead, each with the number of lines above it."""
    if "](" in markdown:
        for n, line in _outside_fences(markdown):
            yield from ((found["target"], n) for found in LINKS.finditer(line) if found["target"])


def retargeted(markdown: str, change: Callable[[str], str]) -> str:
    """A plain piece whose links lead elsewhere."""
    if "](" not in markdown:
        return markdown
    lines = markdown.split("\n")
    for n, line in _outside_fences(markdown):
        lines[n] = LINKS.sub(lambda found: _retargeted(found, change), line)
    return "\n".join(lines)


def _retargeted(found: re.Match[str], change: Callable[[str], str]) -> str:
    if not found["target"]:
        return found[0]
    return f"{found[0][: found.start('target') - found.start()]}{change(found['target'])})"


def _outside_fences(markdown: str) -> Iterator[tuple[int, str]]:
    in_code = False
    for n, line in enumerate(markdown.split("\n")):
        if line.startswith("```"):
            in_code = not in_code
        elif not in_code:
            yield n, line


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    start = 0
    while start < len(lines):
        end = _end(lines, start)
        if end > start:
            yield lines[start:end]
        start = end + 1


def _end(lines: list[str], start: int) -> int:
    """The blank line, or the end, that follows a block. In a fence, blank lines are code."""
    at = start
    if lines[start].startswith("```"):
        at = next((n for n in range(start + 1, len(lines)) if lines[n] == "```"), start)
    return next((n for n in range(at, len(lines)) if not lines[n]), len(lines))


def _kind(block: list[str]) -> str:
    first = ITEM.match(block[0])
    if first:
        return "list" if _is_list(block, bullets=first[1] is None) and first[1] in (None, "1") else ""
    if block[0].startswith("```"):
        return "fence" if _is_fence(block) else ""
    if block[0].startswith("|"):
        return "table" if _is_table(block) else ""
    return "paragraph" if all(LINE.fullmatch(line) for line in block) else ""


def _is_list(lines: list[str], *, bullets: bool) -> bool:
    for line in lines:
        mark = ITEM.match(line)
        if mark and bullets is not (mark[1] is None):
            return False
        mark = mark or WRAPPED.match(line)
        if not mark or not LINE.fullmatch(line, mark.end()):
            return False
    return True


def _is_table(lines: list[str]) -> bool:
    if len(lines) < 3 or not DASHES.fullmatch(lines[1]):
        return False
    rows = [line.split("|") for line in lines]
    return all(
        len(row) == len(rows[1]) and not row[0] and not row[-1] and all(map(_is_cell, row[1:-1]))
        for row in rows[:1] + rows[2:]
    )


def _is_cell(text: str) -> bool:
    text = text.strip()
    return not text or bool(LINE.fullmatch(text))


def _is_fence(lines: list[str]) -> bool:
    code = lines[1:-1]
    return (
        bool(code and code[0] and code[-1])
        and lines[-1] == "```"
        and bool(FENCE.fullmatch(lines[0]))
        and not any(FENCE_IN_CODE.match(line) for line in code)
    )
