"""A document's lines to blocks: the kinds of things of which every document is made.

Headings, paragraphs, list items, code, tables and raw HTML, as GitHub sees them, whatever they are nested in; and what
opens on a click: the summary of a `<details>` and the `<dt>` of a list of terms. Lines count from 0, ends are excluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import dedent
from typing import Literal

from markdown_it.token import Token

from studyfold.markdown import Tokens
from studyfold.markdown import blocks as parser

Kind = Literal["heading", "paragraph", "item", "code", "table", "html", "rule", "summary", "term"]

ITEM = re.compile(r"(?P<lead>[ \t>]*)(?P<mark>[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}(?=\S)|[ \t]|$)")
RAW_HEADING = re.compile(r"<h([1-6])\b[^<>]*>((?:(?!</?h[1-6]\b).)*)</h\1\s*>", re.IGNORECASE | re.DOTALL)
RAW_BOLD = re.compile(
    r"\s*<p\b[^<>]*>\s*(?P<bold><(b|strong)>(?:(?!</?(?:b|strong|p)\b).)+</\2>)\s*</p>\s*", re.IGNORECASE
)
"""A paragraph in tags, on a line of its own and bold as a whole."""
NAMED = re.compile(r"<h[1-6]\b[^<>]*\sid\s*=\s*[\"']?([^\"'<>\s]+)", re.IGNORECASE)
UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
"""A comment in a block of HTML."""
OPENS = re.compile(r"<(details|summary|dt|dd|dl)\b", re.IGNORECASE)
CLOSES = re.compile(r"</(details|summary|dt|dd|dl)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    """Its words as Markdown; of an item, those of its first paragraph or heading."""
    level: int = 0
    """Of a heading, its level."""
    depth: int = 0
    """How many lists and quotes it stands in; an item counts its own."""
    mark: str = ""
    """Of an item, what stands before it: `-` or `12.`."""
    indent: int = 0
    """Of an item, the columns before its text."""


def blocks(lines: Sequence[str]) -> list[Block]:
    """The blocks of a document, outer before inner, in the order of lines."""
    return blocks_of(parser().parse("\n".join(lines)), lines)


def blocks_of(tokens: Tokens, lines: Sequence[str]) -> list[Block]:
    """The blocks of a document that is parsed already."""
    found = list(_of(tokens, lines))
    code = {n for block in found if block.kind == "code" for n in range(block.start, block.end)}
    folded = list(_folded(lines, code | _unseen(found)))
    hidden = {n for block in folded for n in range(block.start, block.end)}
    kept = [block for block in found if block.start not in hidden or block.kind == "item"]
    return sorted([*kept, *folded], key=lambda block: (block.start, -block.end))


def _unseen(found: Sequence[Block]) -> set[int]:
    """The lines that start within a comment."""
    lines: set[int] = set()
    for block in found:
        for comment in UNSEEN.finditer(block.text) if block.kind == "html" else ():
            first = block.start + block.text.count("\n", 0, comment.start())
            lines.update(range(first + 1, first + 1 + comment[0].count("\n")))
    return lines


def _of(tokens: Tokens, lines: Sequence[str]) -> Iterator[Block]:
    depth = 0
    for n, token in enumerate(tokens):
        if token.type in ("list_item_open", "blockquote_open"):
            depth += 1
        elif token.type in ("list_item_close", "blockquote_close"):
            depth -= 1
        if token.map:
            yield from _block(tokens, n, depth, lines)


def _block(tokens: Tokens, n: int, depth: int, lines: Sequence[str]) -> Iterator[Block]:
    token = tokens[n]
    start, end = token.map or (0, 0)
    if token.type == "heading_open":
        yield Block("heading", start, end, tokens[n + 1].content, int(token.tag[1]), depth)
    elif token.type == "paragraph_open":
        yield Block("paragraph", start, end, tokens[n + 1].content, depth=depth)
    elif token.type == "list_item_open":
        yield _item(tokens, n, depth, lines)
    elif token.type in ("fence", "code_block"):
        yield Block("code", start, end, depth=depth)
    elif token.type == "table_open":
        yield Block("table", start, end, depth=depth)
    elif token.type == "hr":
        yield Block("rule", start, end, depth=depth)
    elif token.type == "html_block":
        yield from _html(token, depth)


def _item(tokens: Tokens, n: int, depth: int, lines: Sequence[str]) -> Block:
    token = tokens[n]
    start, end = token.map or (0, 0)
    first = tokens[n + 1]
    text = tokens[n + 2].content if first.type in ("paragraph_open", "heading_open") else ""
    # An item in an item on one line (`1. - a`) has its mark further right; only the outermost one is ever a question.
    found = ITEM.match(lines[start])
    mark = f"{token.info}{token.markup}" if token.info else token.markup
    indent = len(found[0].expandtabs(4)) if found else 0
    return Block("item", start, end, text, depth=depth, mark=mark, indent=indent)


def _html(token: Token, depth: int) -> Iterator[Block]:
    start, end = token.map or (0, 0)
    yield Block("html", start, end, token.content, depth=depth)
    content = UNSEEN.sub(lambda comment: "\n" * comment[0].count("\n"), token.content)
    for found in RAW_HEADING.finditer(content):
        above = content.count("\n", 0, found.start())
        lines = found[0].count("\n") + 1
        own = NAMED.match(found[0])
        text = " ".join([*found[2].split(), *([f'<a id="{own[1]}"></a>'] if own else [])])
        yield Block("heading", start + above, start + above + lines, text, int(found[1]), depth)
    for n, line in enumerate(content.split("\n"), start):
        if bold := RAW_BOLD.fullmatch(line):
            yield Block("paragraph", n, n + 1, bold["bold"], depth=depth)
        numbered = ITEM.match(line) if "<" not in line else None
        if numbered and numbered["mark"][0].isdecimal() and not numbered["lead"]:
            # Meant as an item, although GitHub takes no Markdown right below a tag.
            text, indent = line[numbered.end() :].strip(), len(numbered[0])
            yield Block("item", n, n + 1, text, depth=depth + 1, mark=numbered["mark"], indent=indent)


def _folded(lines: Sequence[str], code: set[int]) -> Iterator[Block]:
    """The summaries and terms, each with the lines from the tag that opens it to the one that closes it."""
    kinds: dict[str, Kind] = {"summary": "summary", "dt": "term"}
    start: int | None = None
    tag = ""
    for n, line in enumerate(lines):
        if n in code or "<" not in line:
            continue
        opened, closed = OPENS.match(line.lstrip()), CLOSES.match(line.lstrip())
        if opened and opened[1].lower() in kinds:
            start, tag = n, opened[1].lower()
        elif start is not None and ((closed and closed[1].lower() == tag) or (opened and tag == "dt")):
            end = n + 1 if closed else n
            yield Block(kinds[tag], start, end, dedent("\n".join(lines[start + 1 : n])).strip("\n"))
            start = None
