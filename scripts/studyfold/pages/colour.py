"""Code in HTML, marked up by Pygments as pymdownx.highlight does it on a page."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

CODE_BLOCK = re.compile(r'<pre><code(?: class="language-([^"]*)")?>(.*?)</code></pre>', re.DOTALL)


def coloured(html: str) -> str:
    """The HTML with its code blocks marked up."""
    return CODE_BLOCK.sub(lambda code: _coloured(unescape(code[2]), unescape(code[1] or "")), html)


def _coloured(code: str, language: str) -> str:
    return highlight(code, _lexer(language), _formatter()).strip()


@cache
def _formatter() -> HtmlFormatter[str]:
    return HtmlFormatter(cssclass="highlight", wrapcode=True)


@cache
def _lexer(language: str) -> Lexer:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return get_lexer_by_name("text", stripnl=False)
