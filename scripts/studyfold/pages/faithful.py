"""A piece of Markdown, written so that MkDocs shows what GitHub shows.

Python-Markdown is not GitHub's Markdown. Where both give the same HTML, a page gets the Markdown as its author wrote
it; where they don't, it gets GitHub's HTML, cleaned. Fidelity and safety then hold by construction: whatever
Python-Markdown would make of a piece has been compared with the cleaned HTML, unless it is so plain that nothing can
differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from studyfold.markdown import Environment, Tokens, parsed, without_comments
from studyfold.pages.clean import Links, cleaned
from studyfold.plain import is_plain, retargeted, targets

CLOSING = "///"
AFTERWARDS = """<p class="it's">Afterwards.</p>"""
"""What may follow a piece on its page: an unfinished tag, or a quotation mark in one, must not reach into it."""

LONGEST_TRIED = 20_000
"""Characters of a piece that is worth the comparison, whose time grows with the square of brackets in a row."""

NEVER_ALIKE = frozenset(["heading_open", "html_block", "footnote_block_open", "alert_open"])
"""What goes to HTML at once: headings would get ids, raw HTML would stay as it is, footnotes would move away, alerts
would be quotations."""

BLOCK = "p|ul|ol|li|pre|blockquote|table|thead|tbody|tr|th|td|hr|h[1-6]|details|summary|div|dl|dt|dd"
AROUND_BLOCKS = re.compile(rf"\s*(</?(?:{BLOCK})\b[^>]*>|<br>)\s*")
PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
TO_QUESTION = re.compile(r"(\]\()(#[^\s()]+)(\))")


def opening(label: str) -> str:
    """What stands before an answer, under its label."""
    return f"/// details | {label}\n    type: answer\n"


def written(markdown: str, links: Links, name: str) -> str:
    """The piece for a page: as it is, or as HTML in a `div`. `name` tells its footnotes from others on the page."""
    markdown = without_comments(markdown)
    if not markdown.strip():
        return ""
    if is_plain(markdown) and all(_is_known(target, links) for target, _ in targets(markdown)):
        return retargeted(markdown, lambda target: _source(_address(target, links)))
    tokens, environment = parsed(markdown)
    html = cleaned(tokens, environment, links, name)
    if _can_be_alike(len(markdown), tokens, environment) and _alike(
        _linked(markdown, lambda to: _address(to, links)), html
    ):
        return _linked(markdown, lambda to: _source(_address(to, links)))
    return f"<div>\n{untouchable(_coloured(html))}\n</div>" if html else ""


def _coloured(html: str) -> str:
    # Takes time to load, and most runs need neither it nor the engine below: their pages are in the cache.
    from studyfold.pages.colour import coloured

    return coloured(html)


def _is_known(target: str, links: Links) -> bool:
    return not target.startswith("#") or target[1:] in links.anchors


def _address(target: str, links: Links) -> str:
    return links.to(target[1:]) or target if target.startswith("#") else target


def _linked(markdown: str, change: Callable[[str], str]) -> str:
    return TO_QUESTION.sub(lambda found: f"{found[1]}{change(found[2])}{found[3]}", markdown)


def _source(address: str) -> str:
    """The address of the page's Markdown file, which MkDocs checks and follows."""
    return address if "://" in address else re.sub(r"\.html(?=#|$)", ".md", address)


def _can_be_alike(length: int, tokens: Tokens, environment: Environment) -> bool:
    inline = (child.type for token in tokens for child in token.children or [])
    return (
        length <= LONGEST_TRIED
        and not environment.get("references")
        and not any(token.type in NEVER_ALIKE or _has_blank_edges(token) for token in tokens)
        and not any(kind in ("html_inline", "footnote_ref") for kind in inline)
    )


def _has_blank_edges(token: Token) -> bool:
    """Code that starts or ends with blank lines, which the theme's highlighter takes away."""
    return token.type == "fence" and token.content.strip("\n") != token.content.removesuffix("\n")


def _alike(markdown: str, html: str) -> bool:
    from studyfold.pages.engine import engine

    converter = engine().reset()
    try:
        page = converter.convert(f"{opening('Answer')}\n{markdown}\n\n{CLOSING}\n\n{AFTERWARDS}\n")
    except RecursionError:
        return False
    wanted = f'<details class="answer"><summary>Answer</summary>{html}</details>{AFTERWARDS}'
    return _normal(page) == _normal(wanted)


def _normal(html: str) -> str:
    """The HTML without white space that shows nothing, so that equal strings are equal pages."""
    html = (
        re.sub(r"\s*/>", ">", html)
        .replace('<pre class="highlight">', "<pre>")
        .replace("\n</code></pre>", "</code></pre>")
    )
    parts = PRE.split(html)
    parts[::2] = [re.sub(r"\s+", " ", AROUND_BLOCKS.sub(r"\1", part)) for part in parts[::2]]
    return "".join(parts).strip()


def untouchable(html: str) -> str:
    """HTML in which Python-Markdown's preprocessors find nothing to do."""
    html = html.replace("`", "&#96;").replace("~", "&#126;").replace("\t", "&#9;").replace("///", "&#47;&#47;&#47;")
    return html.replace("\x02", "").replace("\x03", "")
