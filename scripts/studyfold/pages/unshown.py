"""Words for what pages do not show: links to what a source embeds, formulas as code, the labels of drawings."""

from __future__ import annotations

import re
from html import escape, unescape

from studyfold.mathml import legible
from studyfold.urls import is_relative, is_remote

EMBEDDED = re.compile(
    r"<(?P<name>iframe|video|audio|object)\b(?P<own>[^<>]*)>(?P<held>(?:(?!<(?P=name)\b).)*?)</(?P=name)\s*>"
    r"|<embed\b(?P<alone>[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)
"""What shows another page, or plays. What it holds is for browsers that can't."""
FOUND_AT = re.compile(r"""(?<![\w-])(?:src|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
CALLED = re.compile(r"""(?<![\w-])(?:title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
FORMULA = re.compile(r"<math\b[^<>]*>(?:(?!<math\b).)*?</math\s*>", re.DOTALL | re.IGNORECASE)
DRAWING = re.compile(r"<svg\b[^<>]*>(?:(?!<svg\b).)*?</svg\s*>", re.DOTALL | re.IGNORECASE)
LABEL = re.compile(r"<(?P<name>title|text)\b[^<>]*>(?P<words>(?:(?!<(?P=name)\b).)*?)</(?P=name)\s*>", DRAWING.flags)
TAG = re.compile(r"<[^<>]*>")


def told(html: str, note: str) -> str:
    """The HTML with words for what is not shown. `note` is said of what is on another site."""
    html = EMBEDDED.sub(lambda found: _link(found, note), html)
    html = FORMULA.sub(lambda found: f"<code>{escape(legible(found[0]), quote=False)}</code>", html)
    return DRAWING.sub(lambda found: _labels(found[0]), html)


def _labels(drawing: str) -> str:
    return " ".join(TAG.sub(" ", label["words"]).strip() for label in LABEL.finditer(drawing))


def _link(embedded: re.Match[str], note: str) -> str:
    own = embedded["own"] or embedded["alone"] or ""
    # Players name their sources in elements of their own.
    to = _value(FOUND_AT, own) or _value(FOUND_AT, embedded["held"] or "")
    if not to or not (is_relative(to) or is_remote(to)):
        return ""
    words = escape(_value(CALLED, own) or to, quote=False)
    noted = f' data-note="{escape(note)}"' if is_remote(to) else ""
    return f'<a href="{escape(to)}"{noted}>{words}</a>'


def _value(attribute: re.Pattern[str], tag: str) -> str:
    found = attribute.search(tag)
    return unescape(next(filter(None, found.groups()), "")).strip() if found else ""
