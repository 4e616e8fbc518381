"""A heading's inline Markdown to a title: one line in which underscores and tags are only what they look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from studyfold.reading.attributes import Heading
from studyfold.reading.attributes import read as read_attributes
from studyfold.reading.lines.furniture import ANCHOR, COMMENT
from studyfold.reading.lines.markdown_writer import flanks
from studyfold.reading.lines.source import CODE_SPAN
from studyfold.urls import is_remote

TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b(?P<rest>[^<>]*)>")
SHOWN_AS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`", "kbd": "`"}
SET_OFF = re.compile(
    r"<(?P<name>b|strong|i|em)\b[^<>]*>(?P<text>(?:(?!<(?P=name)\b)[^<]|<(?!/?(?P=name)\b))*)</(?P=name)>",
    re.IGNORECASE,
)
"""What is set off by tags."""
DROPPED = frozenset(
    [
        "a",
        "span",
        "font",
        "sup",
        "sub",
        "img",
        "br",
        "p",
        "div",
        "center",
        "small",
        "big",
        "u",
        "mark",
        "summary",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "abbr",
        "ins",
        "del",
        "s",
    ]
)
CODE_TAG = re.compile(r"<(?P<name>code|tt|kbd)\b[^<>]*>(?P<text>[^<>`]+)</(?P=name)\s*>", re.IGNORECASE)
UNDERSCORED = re.compile(r"(?<![\w`\\])(?P<mark>__?)(?=\S)(?P<text>[^_`]*[^_\s`\\])(?P=mark)(?![\w`])")
SOURCE = re.compile(
    r"(?<=\S)\s*(?:\[(?P<inner>\[[^\[\]]{1,12}\]\(https?://[^\s()]+\))\]|(?P<outer>\[\[[^\[\]]{1,12}\]\]\(https?://[^\s()]+\)))\s*$"
)
"""A short link in brackets behind a title, which says where it is from."""
ONLY_LINK = re.compile(
    r"\W*\[(?P<text>(?:[^\[\]]|"
    r"\[[^\[\]]*\])*)\]\(\s*<?(?P<to>[^()\s<>]*(?:\([^()]*\)[^()\s]*)*)>?(?:\s+\"[^\"]*\")?\s*\)\W*"
)
NAMES_FILE = re.compile(r"[\w./-]+\.\w+")


NOTHING = Heading("")


@dataclass(frozen=True, slots=True)
class Inline:
    """A title with what its line holds beside words."""

    title: str
    anchor: str = ""
    """An id that the document gives it: `<a name="x">`, `{#x}`."""
    link: str = ""
    """Where the whole title leads, if it is a link to another site."""
    attributes: Heading = NOTHING
    """What braces at the title's end say."""


def inline(text: str) -> Inline:
    """Reads a title's Markdown."""
    text = COMMENT.sub(" ", text)
    anchor = ""
    for found in TAG.finditer(text):
        if found["name"].lower() in ("a", "span") and (named := ANCHOR.search(found["rest"])):
            anchor = anchor or named[1]
    own = read_attributes(text)
    text, anchor = own.title, own.id or anchor
    link = ""
    if (only := ONLY_LINK.fullmatch(text)) and (is_remote(only["to"]) or NAMES_FILE.match(only["to"])):
        text, link = text[: only.start("text") - 1] + only["text"] + text[only.end() :], only["to"]
    elif (source := SOURCE.search(text)) and source.start():
        text, link = text[: source.start()], source["inner"] or source["outer"]
    # Within backticks, what HTML spells `&lt;` would be those four characters.
    line = " ".join(CODE_TAG.sub(lambda found: f"`{unescape(found['text'])}`", text).split())
    borders = [0, *(border for code in CODE_SPAN.finditer(line) for border in code.span()), len(line)]
    parts = [line[start:end] for start, end in pairwise(borders)]
    parts[::2] = [_plainer(part) for part in parts[::2]]
    return Inline(" ".join("".join(parts).split()), anchor, link, own)


def _plainer(text: str) -> str:
    text = TAG.sub(_tag, SET_OFF.sub(_set_off, text))
    return UNDERSCORED.sub(lambda found: f"{'*' * len(found['mark'])}{found['text']}{'*' * len(found['mark'])}", text)


def _set_off(found: re.Match[str]) -> str:
    """What tags set off; without them where asterisks for them would be taken for text, or for others beside them."""
    text, line = found["text"], found.string
    if not text or re.search(r"^\*|\*$", text):
        return text
    before, after = line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1]
    return found[0] if flanks(before or " ", text[0]) and flanks(after or " ", text[-1]) else text


def _tag(found: re.Match[str]) -> str:
    name = found["name"].lower()
    return SHOWN_AS.get(name, " " if name == "br" else "" if name in DROPPED else found[0])


def unescaped(text: str) -> str:
    """Text of HTML as it reads."""
    return unescape(text).replace("\u00a0", " ")
