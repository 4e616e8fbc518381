"""A guide to what can be found in it: topics, questions, and pages written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from studyfold import titles
from studyfold.model import Guide, Question, Topic
from studyfold.pages.search import text

REMEMBERED = 50_000
"""Questions whose text a process keeps, so that a preview reads again only what was edited."""


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
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    level: int
    """The rank of its level, from 1; 0 without one."""
    prose: str
    """The prompt and the answer without their marks, one line a paragraph."""
    code: str


def entries_of(guide: Guide, pages: Sequence[Page]) -> Iterator[Entry]:
    """Each topic with its questions after it, in reading order, then the pages."""
    ranks = {level: rank for rank, level in enumerate(guide.levels, 1)}
    for topic in guide.topics:
        yield _of_topic(topic)
        for question in topic.questions:
            yield _of_question(question, ranks.get(question.level, 0))
    for page in pages:
        yield Entry(page.url, page.title, (), (), 0, *text.plain(page.markdown))


def title(markdown: str) -> str:
    """A title as plain text."""
    return titles.plain(markdown) if titles.SPECIAL.search(markdown) else " ".join(markdown.split())


def _of_topic(topic: Topic) -> Entry:
    return Entry(topic.id, title(topic.title), (), (), 0, *text.plain(topic.intro))


@lru_cache(REMEMBERED)
def _of_question(question: Question, level: int) -> Entry:
    prose, code = text.plain(f"{question.prompt}\n\n{question.answer}" if question.prompt else question.answer)
    return Entry(question.id, title(question.title), question.aliases, question.tags, level, prose, code)
