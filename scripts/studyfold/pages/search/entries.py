"""A guide to what can be found in it: topics, questions, pages written by hand, each with its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studyfold import titles
from studyfold.findings import topic_key
from studyfold.model import Guide, Question, Topic
from studyfold.pages.search import analysis, text
from studyfold.pages.search.stopwords import stopwords
from studyfold.work import Each, digest


@dataclass(frozen=True, slots=True)
class Page:
    """A page that somebody wrote by hand."""

    url: str
    """Its address below the site's root."""
    title: str
    """Plain text."""
    markdown: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found."""

    key: str
    """The id of a question or topic; the address of a page."""
    title: str
    """Plain text."""
    level: int
    """The rank of its level, from 1; 0 without one."""
    prose: str
    """The prompt and the answer without their marks, one line a paragraph."""
    code: str
    aliases: str
    """One a line."""
    head: str
    """The terms of title, tags and aliases, blanks between."""
    places: tuple[int, ...]
    """Where each of them stands: see `analysis`."""
    body: str
    """The terms of prose and code, blanks between."""
    about: bytes
    """How much it is about each of them."""


def entries_of(guide: Guide, pages: Sequence[Page], each: Each) -> list[Entry]:
    """Each topic with its questions after it, in reading order, then the pages."""
    words = stopwords(guide.language)
    items = [(topic, guide.levels, words) for topic in guide.topics]
    keys = [digest(topic_key(topic), guide.levels, words) for topic in guide.topics]
    found = [entry for topic in each("search topic", _of_topic, items, keys, list[Entry]) for entry in topic]
    return [*found, *(_entry(page.url, page.title, "", (), (), 0, page.markdown, words) for page in pages)]


def plain_title(markdown: str) -> str:
    """A title as plain text."""
    return titles.plain(markdown) if titles.SPECIAL.search(markdown) else " ".join(markdown.split())


def _of_topic(item: tuple[Topic, tuple[str, ...], str]) -> list[Entry]:
    topic, levels, words = item
    ranks = {level: rank for rank, level in enumerate(levels, 1)}
    own = _entry(topic.id, plain_title(topic.title), "", (), (), 0, topic.intro, words)
    return [own, *(_of_question(question, ranks.get(question.level, 0), words) for question in topic.questions)]


def _of_question(question: Question, level: int, words: str) -> Entry:
    markdown = f"{question.prompt}\n\n{question.answer}" if question.prompt else question.answer
    return _entry(
        question.id, plain_title(question.title), "\n".join(question.aliases), question.tags, question.aliases, level,
        markdown, words,
    )  # fmt: skip


def _entry(
    key: str,
    title: str,
    aliases: str,
    tags: tuple[str, ...],
    other: tuple[str, ...],
    level: int,
    markdown: str,
    words: str,
) -> Entry:
    prose, code = text.plain(markdown)
    head, places = analysis.head(title, tags, other, words)
    body, about = analysis.body(prose, code)
    return Entry(key, title, level, prose, code, aliases, " ".join(head), places, " ".join(body), bytes(about))
