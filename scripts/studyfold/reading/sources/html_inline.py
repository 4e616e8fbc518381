"""Elements within a line, as Markdown: emphasis, links, code, and what a page embeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from studyfold.mathml import legible
from studyfold.reading.lines import wording
from studyfold.reading.lines.markdown_writer import (
    SPECIAL,
    address,
    code_span,
    emphasis,
    with_emphasis,
)
from studyfold.reading.sources.html_notes import MARK
from studyfold.reading.sources.html_tags import BLOCKS, CODE, EMBEDDED, badges, embedded, has_words, unfolds

EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "del": "del", "s": "del", "strike": "del"}
BLANK = re.compile(r"(?:\s|\\\n)*")
PARTED = "\x1e"
"""Stands for the end of a line of the source, which a page shows as a space."""
BEFORE_LABEL = re.compile(
    rf" ?{PARTED} ?(?=[*_]{{0,3}}(?:(?:{wording.ANSWER})\s?[:\uff1a]|\(?[A-H]\\?[.)]\s))|(?<=[?\uff1f]){PARTED}",
    re.IGNORECASE,
)
"""A line's end that parts a question from what follows, as it would in Markdown."""
NUMBER = re.compile(r"\s*\d{1,4}\s*")
KEPT = frozenset(["sub", "sup", "kbd", "mark", "ins", "u"])


def as_whole(tag: Tag) -> str | None:
    """An element that is written as one, whatever it holds; `None` for another."""
    if tag.has_attr(MARK):
        return f"[^{tag[MARK]}]"
    if tag.name == "br":
        return "\\\n"
    if tag.name == "img":
        alt = SPECIAL.sub(" ", str(tag.get("alt") or ""))
        return f"![{alt}]({address(tag.get('src'))})" if tag.get("src") else ""
    if tag.name == "pre":
        return "\\\n".join(["", *filter(None, map(code_span, preformatted_text(tag).split("\n"))), ""])
    if tag.name == "math":
        return code_span(legible(str(tag)))
    if tag.name in EMBEDDED:
        return embedded(tag)
    if tag.name in CODE:
        return "" if _is_code(tag.previous_sibling) else code_span("".join(_code_from(tag)))
    return None


def preformatted_text(tag: Tag) -> str:
    """The text of `<pre>`, where breaks and the ends of blocks end lines as newlines do."""
    text = ""
    ended = False
    for part in _pieces(tag):
        if part is None:
            ended = bool(text) and not text.endswith("\n")
        else:
            # A newline between blocks is the end of a line that they end anyway; `<br>` ends another.
            again = part.startswith("\n") and isinstance(part, NavigableString)
            text += f"\n{part}" if ended and not again else part
            ended = False
    return text


def _pieces(tag: Tag) -> Iterator[str | None]:
    """The texts in an element; `None` where a block starts or ends."""
    open_parts: list[tuple[Iterator[PageElement], bool]] = [(iter(tag.children), False)]
    while open_parts:
        parts, divides = open_parts[-1]
        part = next(parts, None)
        if part is None:
            open_parts.pop()
            yield from [None] * divides
        elif isinstance(part, Tag):
            apart = part.name in BLOCKS or _is_line(part)
            yield from ["\n"] if part.name == "br" else [None] * apart
            open_parts.append((iter(part.children), apart))
        elif isinstance(part, NavigableString) and not isinstance(part, PreformattedString):
            yield part


def _is_line(tag: Tag) -> bool:
    """Whether a highlighter made an element of a line, and left it to a stylesheet to set lines apart."""
    return any(
        isinstance(beside, Tag) and "line" in beside.get_attribute_list("class")
        for beside in (tag.next_sibling, tag.previous_sibling)
        if "line" in tag.get_attribute_list("class")
    )


def _is_code(part: PageElement | None) -> bool:
    return isinstance(part, Tag) and part.name in CODE


def _code_from(part: PageElement | None) -> Iterator[str]:
    """The texts of code that stands side by side: ticks next to ticks would end neither."""
    while isinstance(part, Tag) and part.name in CODE:
        yield part.get_text()
        part = part.next_sibling


def wrapped(tag: Tag, inner: str) -> str:
    """The Markdown within an element, with what the element makes of it: a link, emphasis."""
    lead, text, tail = _trimmed(inner)
    if (
        tag.name == "a"
        and tag.get("href")
        and text
        and not tag.find("a", href=True)  # Markdown has no links in links
        and not unfolds(tag)
        and not str(tag["href"]).strip().lower().startswith(("javascript:", "data:"))
        and str(tag["href"]).strip() != "#"
    ):
        return f"{lead}[{text}]({address(tag['href'])}){tail}"
    if tag.name in EMPHASIS and text and "\n" not in text:
        return f"{lead}{emphasis(text, EMPHASIS[tag.name])}{tail}"
    if tag.name == "q" and text:
        return f"{lead}\u201c{text}\u201d{tail}"
    if tag.name in KEPT and text:
        return f"{lead}<{tag.name}>{text}</{tag.name}>{tail}"
    if tag.name == "li":
        # In a cell of a table, which holds no list.
        return f"\\\n\u2022 {text}"
    if tag.name == "p" and text and tag.find_parent(["td", "th"]):
        return f"\\\n{text}\\\n"
    if tag.name in ("ul", "ol"):
        return f"{inner}\\\n"
    return inner if tag.name not in BLOCKS else f" {inner} "


def _trimmed(inner: str) -> tuple[str, str, str]:
    """Words, and the spaces and line breaks before and after them."""
    found = BLANK.match(inner)
    start = found.end() if found else 0
    end = len(inner.rstrip())
    while start < end and inner[end - 1 : end + 1] == "\\\n":
        end = len(inner[: end - 1].rstrip())
    return inner[:start], inner[start:end], inner[max(start, end) :]


def beside_title(tag: Tag) -> list[str]:
    """The levels that badges beside a title name. Takes them and signs such as arrows out of it."""
    texts = [badge.extract().get_text().strip() for badge in badges(tag)]
    return [text for text in texts if any(map(str.isalnum, text))]


def number_title(tag: Tag) -> None:
    """Puts a point after the number of a title, where only an element sets it apart from the words."""
    first = next((part for part in tag.descendants if isinstance(part, NavigableString) and has_words(part)), None)
    apart = first is not None and first.parent is not None and first.parent.name in ("span", "b", "strong", "em", "i")
    if apart and first is not None and NUMBER.fullmatch(first) and first.parent is not tag:
        first.replace_with(NavigableString(f"{first.strip()}. "))


def unbroken(text: str) -> str:
    """Words with their blanks squeezed; where a line of the source ends, a sign stands for it."""
    text = re.sub(r"[ \t\r\n]+", lambda blank: PARTED if "\n" in blank[0] else " ", text)
    return SPECIAL.sub(r"\\\g<0>", text)


def squeezed(text: str, *, parted: bool = False) -> str:
    """Markdown without the blanks that a page doesn't show.

    `parted` keeps the ends of lines that part a question from its options or answer, which Markdown shows as spaces.
    """
    text = (BEFORE_LABEL.sub("\n", text) if parted else text).replace(PARTED, " ")
    # Only a line break has a newline here, and is none without it.
    text = re.sub(r"[ \t]+", " ", text).strip(" ")
    text = re.sub(r" ?\\\n ?(?:\\\n ?)*", "\\\\\n", text)
    return with_emphasis(re.sub(r"(?:\\\n)+$|^(?:\\\n)+", "", text))
