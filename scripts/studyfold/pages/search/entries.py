"""A guide to what can be found in it: topics, questions, and pages written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from studyfold import titles
from studyfold.model import Question, Topic
from studyfold.pages import text
from studyfold.pages.search.words import tokens


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
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    level: int
    """The rank of its level, from 1; 0 without one."""
    prose: str
    """What is said of it, without marks, one line a paragraph: a question's answer."""
    code: str
    mark: str = ""
    """What tells it from others of its title: see `pages.alike`. It is shown, and found where it stands."""
    prompt: str = ""
    """As `prose`, and kept apart from it: a result that shows an option to choose seems to say that it is right."""
    prompt_code: str = ""


def of_topic(topic: Topic, ranks: Mapping[str, int], marks: Mapping[str, str]) -> Iterator[Entry]:
    """A topic and its questions after it, in reading order. `ranks` are those of the guide's levels."""
    yield Entry(topic.id, title(topic.title), (), (), 0, *text.plain(topic.intro))
    for question in topic.questions:
        yield _of_question(question, ranks.get(question.level, 0), marks.get(question.id, ""))


def of_pages(pages: Sequence[Page]) -> Iterator[Entry]:
    """The pages written by hand."""
    for page in pages:
        yield Entry(page.url, page.title, (), (), 0, *text.plain(page.markdown))


def title(markdown: str) -> str:
    """A title as plain text."""
    return titles.plain(markdown) if titles.SPECIAL.search(markdown) else " ".join(markdown.split())


def _of_question(question: Question, level: int, mark: str) -> Entry:
    prompt = text.plain(question.prompt) if question.prompt else ("", "")
    shown, named = title(question.title), question.id.replace("-", " ")
    # An id that its author chose often names the subject, where the title asks about it in a roundabout way.
    aliases = question.aliases if _holds(shown, named) else (*question.aliases, named)
    return Entry(question.id, shown, aliases, question.tags, level, *text.plain(question.answer), mark, *prompt)


def _holds(title: str, words: str) -> bool:
    return set(words.lower().split()) <= {word.lower() for word in tokens(title)}
