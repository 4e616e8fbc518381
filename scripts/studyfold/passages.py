"""A piece of Markdown to its passages: each paragraph, list item, table row and code block, with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from studyfold.markdown import github

OPENS_LIST = frozenset(["bullet_list_open", "ordered_list_open", "table_open", "tbody_open"])
CLOSES_LIST = frozenset(["bullet_list_close", "ordered_list_close", "table_close", "tbody_close"])

COMMENT_IN_CODE = re.compile(r"(?:^|(?<=\s))(?:#|//|--|;|\{#|/\*|<!--)(?=[\s!:]).*$", re.MULTILINE)
NAMED_IN_CODE = re.compile(r"^[ \t]*(?:for[ \t]+)?([A-Za-z_]\w*)(?:[ \t]*:[^=\n]*)?[ \t]*(?:=(?!=)|in\b)", re.MULTILINE)
"""A name that code gives to a value: `removed_in_3 = [`, `for gone in`."""
WARNING_IN_CODE = re.compile(r"\b\w*(?:Deprecat|Legacy|Removed)\w*Warning\b")
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
HOLDS_CODE = re.compile(r"<(code|pre)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that is read at one go."""

    text: str
    """What is shown, without marks."""
    line: int
    """Lines from the start of the piece."""
    code: tuple[tuple[int, int], ...]
    """The stretches of the text that are code."""
    context: str
    """Everything in which the reader is told how the text is meant."""


def passages(markdown: str) -> Iterator[Passage]:
    """The passages of a piece.

    The context of a paragraph is itself. That of a list item also has the paragraph or heading directly before the
    list, and that of a table row has it and the head. The context of a code block is the paragraph directly before it,
    or before the code blocks that it follows, with the block's comments and what it calls its values and warnings:
    code that asserts what is gone is no use of it.
    """
    around: list[str] = []
    before = ""
    for token in _with_whole_rows(github().parse(markdown)):
        if token.type in OPENS_LIST:
            around.append(before)
        elif token.type in CLOSES_LIST:
            around.pop()
        elif token.type in ("fence", "code_block"):
            yield _code_block(token, [*around, before])
        elif token.type in ("inline", "html_block"):
            found = _html(token, around) if token.type == "html_block" else prose(token, around)
            before = found.text
            yield found


def prose(token: Token, around: Iterable[str] = ()) -> Passage:
    """The passage of a token that holds inline content. `around` is what else says how it is meant."""
    text = ""
    code = []
    in_address = False
    for child in token.children or []:
        if child.type in ("link_open", "link_close"):
            in_address = child.type == "link_open" and child.info == "auto"
        elif child.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif child.type in ("text", "text_special", "code_inline", "image") and not in_address:
            if child.type == "code_inline":
                code.append((len(text), len(text) + len(child.content)))
            text += child.content
    return Passage(text, _line(token), tuple(code), "\n".join([*around, text]))


def _with_whole_rows(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with the cells of a table's row as one."""
    row: Token | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = Token("inline", "", 0, map=token.map, children=[])
        elif row is None:
            yield token
        elif token.type == "tr_close":
            yield row
            row = None
        elif token.type == "inline" and row.children is not None:
            row.children += [*(token.children or []), Token("text", "", 0, content=" | ")]


def _code_block(token: Token, around: Iterable[str]) -> Passage:
    text = token.content
    comments = [found[0] for found in COMMENT_IN_CODE.finditer(text)]
    named = [found[1].replace("_", " ") for found in NAMED_IN_CODE.finditer(text)]
    warned = ["deprecated" for _ in WARNING_IN_CODE.finditer(text)]
    line = _line(token) + (token.type == "fence")
    return Passage(text, line, ((0, len(text)),), "\n".join([*around, *comments, *named, *warned]))


def _html(token: Token, around: Iterable[str]) -> Passage:
    text = TAG.sub(lambda tag: "\n" * tag[0].count("\n") or " ", token.content)
    code = ((0, len(text)),) if HOLDS_CODE.search(token.content) else ()
    return Passage(text, _line(token), code, "\n".join([*around, text]))


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
