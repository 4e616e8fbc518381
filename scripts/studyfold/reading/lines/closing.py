"""Pieces of Markdown that swallow nothing of what follows: with an end to each fence and tag that needs one."""

from __future__ import annotations

import re

from markdown_it.token import Token

from studyfold.markdown import Tokens, blocks

TO_ITS_END = re.compile(
    r" {0,3}(?:(?P<comment><!--)|(?P<program><\?)|(?P<cdata><!\[CDATA\[)"
    r"|(?P<element><(?P<name>script|pre|style|textarea)(?=[\s>])[^\n>]*>?))",
    re.IGNORECASE,
)
"""HTML that goes on to its end, over blank lines and headings."""
COMMENT = re.compile(r"^( {0,3})<!--")
ENDS = {"comment": "-->", "program": r"\?>", "cdata": r"\]\]>", "element": "</(?:script|pre|style|textarea)>"}
CLOSING = {"program": "?>", "cdata": "]]>"}
MARKS = ("```", "~~~", "<!", "<?", "<s", "<S", "<p", "<P", "<t", "<T")
"""A piece without any of these leaves nothing open."""


def closed(text: str) -> str:
    """The piece, with what it leaves open closed. A comment without an end would hide words: it is shown."""
    while tail := next(iter(_last(text)), None):
        if is_open(tail):
            text = _closed(text, tail)
        elif lacks_fence(tail, text.split("\n")):
            return f"{text}\n{tail.markup}"
        else:
            break
    return text


def is_open(token: Token) -> bool:
    """Whether a block of HTML lacks its end."""
    opening = TO_ITS_END.match(token.content) if token.type == "html_block" and not token.level else None
    return bool(opening and not re.search(ENDS[_kind(opening)], token.content, re.IGNORECASE))


def opener(token: Token) -> str:
    """What opens a block of HTML that goes on to its end."""
    opening = TO_ITS_END.match(token.content)
    return opening[0].strip() if opening else ""


def lacks_fence(token: Token, lines: list[str]) -> bool:
    """Whether a fenced block that stands in nothing else has no closing fence. The lines are those of the document."""
    if token.type != "fence" or token.level or not token.map:
        return False
    start, end = token.map
    mark = rf" {{0,3}}{re.escape(token.markup[0])}{{{len(token.markup)},}}[ \t]*"
    return end - start < 2 or not re.fullmatch(mark, lines[end - 1])


def _last(text: str) -> Tokens:
    """What may be open: whatever is, goes on to the end."""
    return blocks().parse(text)[-1:] if any(mark in text for mark in MARKS) else []


def _closed(text: str, token: Token) -> str:
    opening = TO_ITS_END.match(token.content)
    if opening and opening["name"]:
        return f"{text}\n</{opening['name']}>"
    if opening and not opening["comment"]:
        return f"{text}\n{CLOSING[_kind(opening)]}"
    return _shown(text, token.map[0] if token.map else 0)


def _shown(text: str, first: int) -> str:
    """The text with the comment that a line opens, and all that later lines open outside of code, as their characters.

    None of these has an end, or the first had it too. One by one, each would be looked for to the end of the text.
    """
    lines = text.split("\n")
    shown = [*lines[:first], *(COMMENT.sub(r"\1&lt;!--", line) for line in lines[first:])]
    for token in blocks().parse("\n".join(shown)):
        if token.map and token.type in ("fence", "code_block", "html_block"):
            start, end = token.map
            shown[start:end] = lines[start:end]
    return "\n".join(shown)


def _kind(opening: re.Match[str]) -> str:
    return next(kind for kind in ENDS if opening[kind])
