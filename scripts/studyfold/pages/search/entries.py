"""A guide to what can be found in it: topics, questions, pages written by hand, each with its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyfold import titles
from studyfold.findings import topic_key
from studyfold.model import Guide, Question, Topic
from studyfold.pages.search import analysis, text
from studyfold.pages.search.stopwords import stopwords
from studyfold.pages.search.words import tokens
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
    return [*found, *(_entry(page.url, page.title, page.markdown, words) for page in pages)]


def plain_title(markdown: str) -> str:
    """A title as plain text."""
    return titles.plain(markdown) if titles.SPECIAL.search(markdown) else " ".join(markdown.split())


def _of_topic(item: tuple[Topic, tuple[str, ...], str]) -> list[Entry]:
    topic, levels, words = item
    ranks = {level: rank for rank, level in enumerate(levels, 1)}
    own = _entry(topic.id, plain_title(topic.title), topic.intro, words)
    return [own, *(_of_question(question, ranks.get(question.level, 0), words) for question in topic.questions)]


def _of_question(question: Question, level: int, words: str) -> Entry:
    markdown = f"{question.prompt}\n\n{question.answer}" if question.prompt else question.answer
    title = plain_title(question.title)
    named = question.id.replace("-", " ")
    # An id that its author chose often names the subject, where the title asks about it in a roundabout way.
    aliases = question.aliases if _holds(title, named) else (*question.aliases, named)
    entry = _entry(question.id, title, markdown, words, question.tags, aliases)
    return replace(entry, aliases="\n".join(question.aliases), level=level)


def _holds(title: str, words: str) -> bool:
    return set(words.lower().split()) <= {word.lower() for word in tokens(title)}


def _entry(
    key: str, title: str, markdown: str, words: str, tags: tuple[str, ...] = (), aliases: tuple[str, ...] = ()
) -> Entry:
    prose, code = text.plain(markdown)
    head, places = analysis.head(title, tags, aliases, words)
    body, about = analysis.body(prose, code)
    return Entry(key, title, 0, prose, code, "", " ".join(head), places, " ".join(body), bytes(about))
