"""A piece of Markdown, written so that MkDocs shows what GitHub shows.

Python-Markdown is not GitHub's Markdown. Where both give the same HTML, a page gets the Markdown as its author wrote
it; where they don't, it gets GitHub's HTML, cleaned. Fidelity and safety then hold by construction: whatever
Python-Markdown would make of a piece has been compared with the cleaned HTML.
"""

from __future__ import annotations

import re

from studyfold.markdown import github, without_comments
from studyfold.pages.clean import Links, clean, coloured
from studyfold.pages.engine import engine

OPENING = "/// details | Answer\n    type: answer\n"
CLOSING = "///"
AFTERWARDS = "Afterwards."

NEVER_ALIKE = frozenset(["heading_open", "html_block", "footnote_block_open"])
"""What goes to HTML at once: headings would get ids, raw HTML would stay as it is, footnotes would move away."""

BLOCK = "p|ul|ol|li|pre|blockquote|table|thead|tbody|tr|th|td|hr|h[1-6]|details|summary|div|dl|dt|dd"
AROUND_BLOCKS = re.compile(rf"\s*(</?(?:{BLOCK})\b[^>]*>|<br>)\s*")
PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
TO_QUESTION = re.compile(r"(\]\()#([^\s()]+)(\))")


def written(markdown: str, links: Links, name: str) -> str:
    """The piece for a page: as it is, or as HTML in a `div`. `name` tells its footnotes from others on the page."""
    markdown = without_comments(markdown)
    if not markdown.strip():
        return ""
    html = clean(markdown, links, name)
    linked = TO_QUESTION.sub(
        lambda found: f"{found[1]}{links.anchors.get(found[2], '#' + found[2])}{found[3]}", markdown
    )
    if _can_be_alike(markdown) and _alike(linked, html):
        return TO_QUESTION.sub(
            lambda found: f"{found[1]}{_source(links.anchors.get(found[2], '#' + found[2]))}{found[3]}", markdown
        )
    return f"<div>\n{_untouchable(coloured(html))}\n</div>" if html else ""


def _source(address: str) -> str:
    """The address of the page's Markdown file, which MkDocs checks and follows."""
    return re.sub(r"\.html(?=#|$)", ".md", address)


def _can_be_alike(markdown: str) -> bool:
    environment: dict[str, object] = {}
    tokens = github().parse(markdown, environment)
    inline = (child.type for token in tokens for child in token.children or [])
    return (
        not environment.get("references")
        and not any(token.type in NEVER_ALIKE for token in tokens)
        and not any(kind in ("html_inline", "footnote_ref") for kind in inline)
    )


def _alike(markdown: str, html: str) -> bool:
    converter = engine().reset()
    page = converter.convert(f"{OPENING}\n{markdown}\n\n{CLOSING}\n\n{AFTERWARDS}\n")
    wanted = f'<details class="answer"><summary>Answer</summary>{html}</details><p>{AFTERWARDS}</p>'
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


def _untouchable(html: str) -> str:
    """HTML in which Python-Markdown's preprocessors find nothing to do."""
    html = html.replace("`", "&#96;").replace("~", "&#126;").replace("\t", "&#9;").replace("///", "&#47;&#47;&#47;")
    return html.replace("\x02", "").replace("\x03", "")
