"""What the texts of a topic say: where their links and images lead, which answers are missing or stop short.

All of it follows from the texts alone, so for a topic that nobody touched it need not be found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Literal

from markdown_it.token import Token

from studyfold import plain, titles
from studyfold.markdown import github, links, without_comments
from studyfold.model import Guide, Question, Topic
from studyfold.work import Each, digest, once_a_value

ANNOUNCES = re.compile(r":(?!-?\))[\s\"'\u201d\u2019*_)]*\Z")
"""The end of an answer that announces something: `Here is how it can be done:`. One that smiles has ended."""
SHOWN_BELOW = re.compile(
    r"(\b(shown|given|seen|listed|example|code|snippet)\b[^.:]{0,40}\bbelow|\bas follows"
    r"|\bsee\b([^.:]{0,40}\b(table|list|figure|diagram|image|picture|screenshot))?\s+below"
    r"|\A\W*see\b[^.:]{0,40}\bbelow"
    r"|\bthe following (code|example|snippet|way|route))"
    r"[\s.:\"'\u201d\u2019*_)]*\Z",
    re.IGNORECASE,
)
"""The same in words. Who has answered and ends with `see the explanation below` means another answer."""
LONGEST_END = 300
"""Characters at an answer's end that are looked at to tell that it stops short."""

TAG_TARGET = re.compile(
    r"""<(?:(?P<image>img)|a)(?=[\s/])(?:"[^"]*"|'[^']*'|[^"'<>])*?(?<=[\s"'/])(?(image)src|href)\s*=\s*"""
    r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<bare>[^\s"'<>]+))""",
    re.IGNORECASE,
)
"""A tag up to where it leads."""
BROKEN_LINK = re.compile(r"(?<!\\)\](?: (?=\(#)|(?<=[^\W\d_]\]) )?\((?P<address>(?:https?://|#)[^\s()]+)")
"""The middle of a link that is none where it stands in text: never opened or closed, or with a blank in it."""
WHOLE_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
HTML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

REMEMBERED = 50_000
"""Texts whose targets are remembered: several stages ask for them in one run."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link or image leads."""

    kind: Literal["link", "image"]
    address: str
    offset: int
    """Lines between the start of its text and it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that is none, so that its brackets are shown."""

    address: str
    place: Literal["intro", "prompt", "answer"]
    offset: int
    """Lines between the start of its text and it."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the texts of one topic say. Questions are named by their number in the topic, from 0."""

    addresses: tuple[str, ...]
    """Where links and images lead, each address once."""
    intro: tuple[Target, ...]
    prompts: tuple[tuple[Target, ...], ...]
    answers: tuple[tuple[Target, ...], ...]
    unanswered: tuple[int, ...]
    stopping_short: tuple[int, ...]
    broken: tuple[tuple[int, Broken], ...]
    """Links that are none, each with the number of its question; -1 in the introduction."""
    untitled: tuple[int, ...]


def findings(guide: Guide, each: Each) -> list[Findings]:
    """What is found in each topic."""
    return each("findings", _in_topic, guide.topics, [topic_key(topic) for topic in guide.topics], Findings)


@once_a_value
def topic_key(topic: Topic) -> str:
    """A key for what a topic says, wherever it stands."""
    return digest(topic.id, topic.title, topic.intro, [_said(question) for question in topic.questions])


def question_key(question: Question) -> str:
    """A key for what a question says, wherever it stands."""
    return digest(_said(question))


def _said(question: Question) -> tuple[object, ...]:
    q = question
    return q.id, q.title, q.prompt, q.answer, q.level, q.tags, q.aliases


def addresses_of(*found: Iterable[Target]) -> tuple[str, ...]:
    """The addresses of targets, each once, in one order."""
    return tuple(sorted({target.address for targets in found for target in targets}))


def _in_topic(topic: Topic) -> Findings:
    shown = [without_comments(question.answer).strip() for question in topic.questions]
    intro = targets(topic.intro)
    prompts = tuple(targets(question.prompt) for question in topic.questions)
    answers = tuple(targets(question.answer) for question in topic.questions)
    return Findings(
        addresses=addresses_of(intro, *prompts, *answers),
        intro=intro,
        prompts=prompts,
        answers=answers,
        unanswered=tuple(n for n, answer in enumerate(shown) if not answer),
        stopping_short=tuple(n for n, answer in enumerate(shown) if stops_short(answer)),
        broken=tuple(_broken(topic)),
        untitled=tuple(n for n, question in enumerate(topic.questions) if not titles.plain(question.title)),
    )


def _broken(topic: Topic) -> Iterator[tuple[int, Broken]]:
    yield from ((-1, Broken(address, "intro", offset)) for address, offset in broken_links(topic.intro))
    for n, question in enumerate(topic.questions):
        yield from ((n, Broken(address, "prompt", offset)) for address, offset in broken_links(question.prompt))
        yield from ((n, Broken(address, "answer", offset)) for address, offset in broken_links(question.answer))


def broken_links(text: str) -> Iterator[tuple[str, int]]:
    """Where links would lead that are none, each with the number of lines above it."""
    # Nearly all links are whole; to parse each text again for the others would take long.
    if "](" not in text and "] (" not in text:
        return
    if not BROKEN_LINK.search(WHOLE_LINK.sub("", text)):
        return
    parser = links()
    for token in parser.parse(text):
        # The parser merges what is escaped with the text beside it.
        if token.type != "inline" or "\\[" in token.content or "\\]" in token.content:
            continue
        children: list[Token] = []
        parser.inline.parse(token.content, parser, {}, children)
        offset = token.map[0] if token.map else 0
        for child in children:
            if child.type == "text":
                yield from ((found["address"], offset) for found in BROKEN_LINK.finditer(child.content))
            elif child.type in ("softbreak", "hardbreak"):
                offset += 1


def stops_short(answer: str) -> bool:
    """Whether an answer ends with an announcement of something that is not there."""
    shown = without_comments(answer).strip()
    end = shown[-LONGEST_END:]
    return bool(ANNOUNCES.search(end) or SHOWN_BELOW.search(end)) and _is_text(shown)


def _is_text(answer: str) -> bool:
    """Whether an answer's last block is a paragraph of its own, so that a colon at its end announces something."""
    last = [token for token in github().parse(answer) if token.level == 0][-1]
    return last.type in ("paragraph_close", "heading_close")


@lru_cache(REMEMBERED)
def targets(text: str) -> tuple[Target, ...]:
    """Where a text's links and images lead, but for bare addresses of the web."""
    if "[" not in text and "<" not in text:
        return ()
    if plain.is_plain(text):
        return tuple(Target("link", address, offset) for address, offset in plain.targets(text))
    return tuple(parsed_targets(text))


def parsed_targets(text: str) -> Iterator[Target]:
    """As `targets`, one after the other and not remembered."""
    for token in links().parse(text):
        offset = token.map[0] if token.map else 0
        for child in [token, *(token.children or [])]:
            if child.type in ("softbreak", "hardbreak"):
                offset += 1
            yield from _named_by(child, offset)


def _named_by(token: Token, offset: int) -> Iterator[Target]:
    if token.type == "link_open":
        yield Target("link", str(token.attrs["href"]), offset)
    elif token.type == "image":
        yield Target("image", str(token.attrs["src"]), offset)
    elif token.type in ("html_block", "html_inline"):
        shown = HTML_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), token.content)
        done = 0
        for tag in tags(shown):
            offset += shown.count("\n", done, tag.start)
            done = tag.start
            yield Target(tag.kind, tag.address, offset)


@dataclass(frozen=True, slots=True)
class Tag:
    """The address in an HTML tag, with its place in the text."""

    kind: Literal["link", "image"]
    address: str
    start: int
    end: int


def tags(html: str) -> Iterator[Tag]:
    """The tags of links and images that lead somewhere, also those that only stand in code or in a comment."""
    for found in TAG_TARGET.finditer(html):
        group = str(found.lastgroup)
        written = found[group]
        if address := written.strip():
            start = found.start(group) + written.index(address)
            yield Tag("image" if found["image"] else "link", unescape(address), start, start + len(address))
