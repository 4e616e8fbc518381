"""Topics of a size to study: a document's own may hold hundreds of questions, or be none at all.

For documents that are imported or built. A source to edit is divided by its author.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import unquote

from studyfold import ids, namesakes, titles
from studyfold.model import Guide, Question, Topic
from studyfold.readdress import readdressed_guide
from studyfold.reading import grouping

LARGEST = 60
"""Questions of a topic."""
FEWEST_TO_GROUP = 25
"""Questions of a document without topics that are worth several pages. Fewer share words by chance."""
FEWEST_IN_PART = 3
MOST_ALIKE = 0.3
"""The part of all titles that may repeat, for words to tell topics."""


def divided(guide: Guide) -> Guide:
    """The guide with topics of up to about 60 questions, each with a name of its own."""
    topics, taken = namesakes.joined(guide.topics)
    if len(topics) == 1 and _is_whole(topics[0], guide):
        topics = grouping.by_words(topics[0], guide.language, guide.title)
    # Before they are divided, so that all parts of one have its name; and after, as their own headings may repeat.
    parts = [part for topic in namesakes.told_apart(topics) for part in _parts(topic)]
    pages: set[str] = set()
    named = tuple(_named(part, pages) for part in namesakes.told_apart(parts))
    unplaced = sorted([*guide.unplaced, *taken], key=lambda stretch: (stretch.file, stretch.line))
    return _with_links_to_parts(replace(guide, topics=named, unplaced=tuple(unplaced)), guide.topics)


def _with_links_to_parts(guide: Guide, before: Sequence[Topic]) -> Guide:
    """The guide with links to a topic that was divided as links to where its first question is now."""
    pages = {topic.id for topic in guide.topics}
    now = {question.id: topic.id for topic in guide.topics for question in topic.questions}
    moved = {
        f"#{topic.id}": f"#{now[topic.questions[0].id]}"
        for topic in before
        if topic.id not in pages and topic.id not in now and topic.questions
    }
    return readdressed_guide(guide, lambda _: lambda target: moved.get(unquote(target.address))) if moved else guide


def _is_whole(topic: Topic, guide: Guide) -> bool:
    """Whether a topic is a document without topics, whose titles tell its questions apart."""
    times = Counter(question.title for question in topic.questions)
    alike = sum(count for count in times.values() if count > 1)
    enough = len(topic.questions) >= FEWEST_TO_GROUP and alike <= MOST_ALIKE * len(topic.questions)
    return enough and titles.plain(topic.title) == guide.title and not topic.intro


def _parts(topic: Topic) -> Iterator[Topic]:
    if len(topic.questions) <= LARGEST:
        yield topic
        return
    runs = [(name, list(run)) for name, run in groupby(topic.questions, key=_heading)]
    if not all(name for name, _ in runs) or any(len(run) < FEWEST_IN_PART for _, run in runs):
        runs = [("", list(topic.questions))]
    intro, first = topic.intro, 1
    for name, run in runs:
        title = f"{topic.title}: {titles.from_plain(name)}" if name else topic.title
        for part in _even(run):
            numbered = titles.of_part(title, first, first + len(part) - 1) if len(part) < len(run) else title
            yield replace(topic, title=numbered, intro=intro, questions=tuple(part), line=part[0].line, id="")
            intro, first = "", first + len(part)


def _heading(question: Question) -> str:
    """The heading between a topic and a question, which the reader keeps as its first tag."""
    return question.tags[0] if question.tags else ""


def _even(run: Sequence[Question]) -> Iterator[Sequence[Question]]:
    count = math.ceil(len(run) / LARGEST)
    size = math.ceil(len(run) / count)
    for start in range(0, len(run), size):
        yield run[start : start + size]


def _named(topic: Topic, pages: set[str]) -> Topic:
    page = topic.id if topic.id and topic.id not in pages else ids.page_name(titles.plain(topic.title), pages)
    pages.add(page)
    return replace(topic, id=page)
