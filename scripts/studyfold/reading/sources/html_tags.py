"""Elements of web pages: which are blocks, which show nothing, which open others on a click."""

from __future__ import annotations

import re
from collections.abc import Set
from html import escape

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from studyfold.reading.lines import wording
from studyfold.reading.lines.source import HTML
from studyfold.urls import is_relative, is_remote

UNSEEN = frozenset(["script", "style", "template", "noscript", "svg", "canvas", "head", "link", "meta"])
EMBEDDED = frozenset(["iframe", "video", "audio", "object", "embed"])
UNSEEN_STYLE = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
CODE = frozenset(["code", "tt", "samp"])
SHOWN_BELOW = frozenset(["pre", "ul", "ol", "table"])
"""What a question may show under its words."""
BLOCKS = HEADINGS | EMBEDDED | {
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote",
    "table", "tr", "td", "th", "tbody", "thead", "tfoot", "figure", "figcaption", "details", "summary", "hr",
    "address", "center", "body", "html", "form", "fieldset", "legend", "nav", "aside", "footer", "caption",
}  # fmt: skip


def embedded(tag: Tag) -> str:
    """What shows another page, or plays, as the tag that pages make a link of; `""` if it shows nothing."""
    sources = [tag, *tags_in(tag)]
    found = [str(each[name]).strip() for each in sources for name in ("src", "data", "data-src") if each.get(name)]
    to = next((each for each in found if is_remote(each) or is_relative(each)), "")
    unseen = tag.has_attr("hidden") or {tag.get("width"), tag.get("height")} & {"0", "1"}
    if not to or unseen or UNSEEN_STYLE.search(str(tag.get("style"))):
        return ""
    name = "iframe" if tag.name in ("object", "embed") else tag.name
    title = f' title="{escape(str(tag["title"]))}"' if tag.get("title") else ""
    return f'<{name} src="{escape(to)}"{title}></{name}>'


def is_shown(part: object) -> bool:
    """Whether an element or a text says something."""
    return bool(part.get_text().strip()) if isinstance(part, Tag) else bool(str(part).strip())


def holds_blocks(tag: Tag) -> bool:
    """Whether an element is more than a part of a line."""
    if tag.name in UNSEEN or tag.name in EMBEDDED:
        return False
    # `find` makes a matcher of each name whenever it is asked.
    return any(isinstance(part, Tag) and part.name in BLOCKS for part in tag.descendants)


def stands_in(tag: Tag, names: Set[str]) -> bool:
    """Whether an element is within one of these names."""
    return any(parent.name in names for parent in tag.parents)


def ends_with_blocks(tag: Tag) -> list[Tag]:
    """The lists, tables and code at the end of an element that says something before them; none if words follow."""
    found: list[Tag] = []
    said = False
    for part in tag.descendants:
        if isinstance(part, NavigableString) and has_words(part):
            if not found:
                said = True
            elif found[-1] not in part.parents:
                return []
        elif isinstance(part, Tag) and part.name in SHOWN_BELOW and not (found and found[-1] in part.parents):
            found.append(part)
    return found if said else []


def has_words(text: str | None) -> bool:
    """Whether a text is shown, and no comment."""
    return bool(text and text.strip()) and not isinstance(text, PreformattedString)


def is_question(tag: Tag) -> bool:
    """Whether an element's words ask."""
    return wording.asks(tag.get_text(" ", strip=True)) >= wording.ASKS


def badges(tag: Tag) -> list[Tag]:
    """What stands in elements of their own beside a title: the names of levels, signs such as arrows."""
    return [
        beside
        for beside in tag.find_all(["span", "small"], recursive=False)
        if beside.find_previous_sibling(True)
        and (wording.LEVEL.fullmatch(text := beside.get_text().strip()) or not any(map(str.isalnum, text)))
    ]


def words_of_title(tag: Tag) -> str:
    """What a title says, without its badges."""
    aside = badges(tag)
    texts = [part for part in tag.find_all(string=has_words) if not any(badge in part.parents for badge in aside)]
    return " ".join(" ".join(texts).split())


def tags_in(tag: Tag) -> list[Tag]:
    """All elements in an element."""
    return [each for each in tag.find_all(True) if isinstance(each, Tag)]


def unfolds(tag: Tag) -> bool:
    """Whether a click on an element opens another one."""
    return tag.has_attr("aria-expanded") or "collapse" in (tag.get("data-toggle"), tag.get("data-bs-toggle"))


def texts_before(tag: Tag) -> dict[int, NavigableString | None]:
    """The last text with words before each element in an element, by the element's identity."""
    found: dict[int, NavigableString | None] = {}
    last: NavigableString | None = None
    for part in tag.descendants:
        if isinstance(part, Tag):
            found[id(part)] = last
        elif isinstance(part, NavigableString) and has_words(part):
            last = part
    return found


def line_of(part: object) -> int:
    """The line of an element; of words, that of what they stand in or after, and of the newlines before them."""
    if isinstance(part, Tag):
        return line_at(part)
    if isinstance(part, NavigableString):
        before = part.previous_sibling
        parent = part.parent
        start = line_at(before) if isinstance(before, Tag) else line_at(parent) if parent else 1
        within = before.get_text().count("\n") if isinstance(before, Tag) else 0
        return start + within + str(part)[: len(part) - len(part.lstrip())].count("\n")
    return 1


def line_at(tag: Tag, line: int = 1) -> int:
    """The line of an element's start tag, or that one where nothing tells."""
    return tag.sourceline or line


def escaped_but_tags(text: str) -> str:
    """A text that may hold HTML, as HTML: what is no whole tag of it, and no character by its name, is shown."""
    return _MARKS.sub(lambda found: found[0] if (found["name"] or "").lower() in HTML - RAW else escape(found[0]), text)


RAW = frozenset(["script", "style", "title", "textarea", "noscript", "template", "iframe", "xmp", "plaintext"])
"""Elements in which nothing is a tag: one that is only spoken of would swallow what follows."""


_MARKS = re.compile(
    r"&(?!#?\w+;)|<(?:/?(?P<name>[a-z][\w-]*)(?=(?:\s+[\w-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>))?",
    re.IGNORECASE,
)
