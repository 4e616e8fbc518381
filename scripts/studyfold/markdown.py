"""Markdown as GitHub reads it: the one parser that reading and writing share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

Tokens = list[Token]
Environment = dict[str, Any]
"""What the parser leaves behind beside its tokens: link definitions, footnotes."""

COMMENT = re.compile(r"\s*(<!--((?!-->).)*-->\s*)+", re.DOTALL)

NO_PROSE = frozenset(
    ["heading_open", "bullet_list_open", "ordered_list_open", "table_open", "fence", "code_block", "hr"]
)
SET_OUT = re.compile(r"\s*<(?:table|[uod]l|pre|h[1-6])\b", re.IGNORECASE)
"""How raw HTML of the same starts."""


ALERTS = ("note", "tip", "important", "warning", "caution")
"""The kinds of alerts that GitHub knows."""


def _parser(preset: str, nesting: int, *, alerts: bool = False) -> MarkdownIt:
    parser = MarkdownIt(preset, {"maxNesting": nesting, "alerts": alerts})
    # A copy: the parser's own attribute is the module, which all parsers share.
    parser.helpers = SimpleNamespace(**{**vars(parser.helpers), "parseLinkLabel": _label_end})  # type: ignore[assignment]
    return parser


class _Ends(dict[int, int]):
    """The parser's cache of an inline text, with what is known of its brackets beside it."""

    def __init__(self, known: Mapping[int, int]) -> None:
        super().__init__(known)
        self.labels: dict[tuple[int, bool, int], int] = {}


def _label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Where the bracket at `start` closes, or -1: the parser's own helper, which goes through no brackets twice.

    The parser's goes through all the rest of a text, up to its limit of nesting, for each bracket that nothing closes.
    """
    if not isinstance(state.cache, _Ends):
        state.cache = _Ends(state.cache)
    key = (start, disable_nested, state.posMax)
    if key not in state.cache.labels:
        before = state.pos
        state.pos = start + 1
        end = _scanned_end(state, disable_nested, state.cache.labels)
        state.pos = before
        state.cache.labels[key] = end
    return state.cache.labels[key]


def _scanned_end(state: StateInline, disable_nested: bool, known: Mapping[tuple[int, bool, int], int]) -> int:
    level = 1
    while state.pos < state.posMax:
        at, mark = state.pos, state.src[state.pos]
        if mark == "]":
            level -= 1
            if not level:
                return at
        state.md.inline.skipToken(state)
        if mark == "[":
            inner = _inner_end(state, at, disable_nested, known)
            if inner == -1:
                return -1
            level += inner is None
            state.pos = state.pos if inner is None else inner + 1
    return -1


def _inner_end(
    state: StateInline, start: int, disable_nested: bool, known: Mapping[tuple[int, bool, int], int]
) -> int | None:
    """Where a bracket that was just passed ends; -1 if what is around it has no end either; `None` if not known."""
    if state.pos > start + 1:
        return -1 if disable_nested else state.pos - 1
    return known.get((start, disable_nested, state.posMax))


@cache
def github() -> MarkdownIt:
    """GitHub flavour: tables, strikethrough, bare links, task lists, footnotes, alerts, raw HTML."""
    parser = _parser("gfm-like", 100, alerts=True)
    if parser.linkify:
        # GitHub makes links of addresses, not of every name with a dot: Socket.IO stays a name.
        parser.linkify.set({"fuzzy_link": False})
    return parser.use(tasklists_plugin).use(footnote_plugin)


def parsed(markdown: str) -> tuple[Tokens, Environment]:
    """The tokens of a piece in GitHub flavour."""
    environment: Environment = {}
    return github().parse(markdown, environment), environment


def rendered_html(tokens: Tokens, environment: Environment) -> str:
    """The HTML of parsed Markdown, not cleaned."""
    return str(github().renderer.render(tokens, github().options, environment))


@cache
def links() -> MarkdownIt:
    """The same grammar, of which lines give only links, images and raw HTML. Bare links stay text."""
    parser = _parser("gfm-like", 100).use(footnote_plugin)
    parser.core.ruler.at("inline", _inline_with_links)
    return parser.disable(["linkify", "emphasis", "strikethrough"])


def _inline_with_links(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and ("[" in token.content or "<" in token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


@cache
def blocks() -> MarkdownIt:
    """The same grammar, with footnotes left where they are written, so that each block keeps its lines."""
    parser = _parser("gfm-like", 100).use(footnote_plugin)
    return parser.disable(["inline", "linkify", "footnote_tail"], ignoreInvalid=True)


@cache
def title_line() -> MarkdownIt:
    """The inline grammar of titles: underscores and HTML are literal text."""
    parser = _parser("commonmark", 20).disable(["html_inline"])
    parser.inline.ruler.at("emphasis", _asterisks_only)
    return parser


def _asterisks_only(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] == "_":
        return False
    return emphasis.tokenize(state, silent)


def without_comments(markdown: str) -> str:
    """The Markdown without the HTML comments that stand in lines of their own."""
    return _without(markdown, _is_comment) if "<!--" in markdown else markdown


def prose(markdown: str) -> str:
    """The Markdown without its headings, lists, tables and code."""
    return _without(markdown, lambda token: token.type in NO_PROSE or bool(SET_OUT.match(token.content)))


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and bool(COMMENT.fullmatch(token.content))


def _without(markdown: str, unwanted: Callable[[Token], bool]) -> str:
    lines = markdown.split("\n")
    for token in blocks().parse(markdown):
        if token.level == 0 and token.map and unwanted(token):
            start, end = token.map
            lines[start:end] = [""] * (end - start)
    return "\n".join(lines).strip("\n")
