"""Questions with the headings above them to topics, each text and each id in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyfold import ids, titles
from studyfold.model import Question, Topic, Unplaced
from studyfold.reading import grouping
from studyfold.reading.assembly import levels
from studyfold.reading.assembly.hierarchy import Entry, Hierarchy
from studyfold.reading.assembly.outline import label_aside
from studyfold.reading.assembly.texts import Texts
from studyfold.reading.attributes import LEVEL
from studyfold.reading.lines.document import Parsed, unplaced
from studyfold.reading.lines.inline import Inline
from studyfold.reading.lines.source import Line
from studyfold.reading.shape.options import apart

FEWEST_TO_GROUP = 10
"""A document without sections and with fewer questions than this stays one topic."""


def topics_of(order: Hierarchy, texts: Texts, title: str) -> tuple[tuple[Topic, ...], Mapping[int, str]]:
    """The topics, and the id of each piece that became a question or topic, by the identity of the piece.

    `title` is the guide's; questions without a heading above them have it for their topic.
    """
    grouped: dict[int, list[Entry]] = {}
    for entry in order.entries:
        grouped.setdefault(id(order.topic_head(entry[1])), []).append(entry)
    named = _question_ids(order.entries, texts)
    pages: dict[int, str] = {}
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    made = []
    for members in grouped.values():
        document, path, _ = members[0]
        head = order.topic_head(path)
        name = head.title.title if head else titles.from_plain(title)
        page = _anchor(document, head.line, head.title, taken, texts) if head else ""
        page = page or ids.page_name(titles.plain(name), taken, counts)
        taken.add(page)
        if head:
            pages[id(head)] = page
        intro, intro_line = texts.introduction(document, head.under if head else ())
        questions = tuple(_question(entry, order, named[id(entry[2])], texts) for entry in members)
        line = document.number(head.line) if head else questions[0].line
        if head and head.beside:
            texts.unplaced.append(Unplaced(document.path, line, line, "topic label", head.beside))
        made.append(Topic(page, name, intro, questions, document.path, line, intro_line))
    return tuple(made), {piece: name.id for piece, name in named.items()} | pages


def grouped(topics: tuple[Topic, ...], language: str, title: str) -> tuple[Topic, ...]:
    """The topics of a form that has hardly any headings; a single one in several, by the words of its questions."""
    if len(topics) != 1 or len(topics[0].questions) < FEWEST_TO_GROUP or topics[0].intro:
        return topics
    return tuple(grouping.by_words(topics[0], language, title))


@dataclass(frozen=True, slots=True)
class _Name:
    """The id of a question."""

    id: str
    is_own: bool
    """Whether the document gives it."""


def _question_ids(entries: Sequence[Entry], texts: Texts) -> dict[int, _Name]:
    """The ids of questions, by the identity of their pieces."""
    taken: set[str] = set()
    asked = [
        (
            _anchor(document, piece.mark.start, piece.title, taken, texts),
            titles.plain(piece.title.title),
            "\n".join(line.text for line in piece.body.prompt),
        )
        for document, _, piece in entries
    ]
    made = ids.question_ids(asked)
    return {
        id(piece): _Name(name, bool(own)) for (_, _, piece), name, (own, _, _) in zip(entries, made, asked, strict=True)
    }


def _anchor(document: Parsed, line: int, title: Inline, taken: set[str], texts: Texts) -> str:
    """The id that a document gives a question or topic, if it can be one; and if nothing else has it."""
    anchor = title.anchor
    refused = (
        not anchor or ids.refusal(anchor) or anchor in taken or anchor.lower() in ids.RESERVED_NAMES | ids.OWN_PAGES
    )
    if anchor and title.attributes.id and refused:
        texts.unplaced.append(unplaced(document, line, "id that can't be used", anchor))
    taken.add(anchor)
    return "" if refused else anchor


def _question(entry: Entry, order: Hierarchy, name: _Name, texts: Texts) -> Question:
    document, _, asked = entry
    body = asked.body
    attributes = asked.title.attributes
    if attributes.names:
        texts.unplaced.append(unplaced(document, asked.mark.start, "attribute names", " ".join(attributes.names)))
    texts.unplaced += label_aside(document, asked.mark)
    level, tags = _level_and_tags(entry, order.depth, single=document.path in order.single)
    return Question(
        id=name.id,
        title=asked.title.title or "?",
        prompt=texts.text(document, apart(body.prompt)),
        answer=texts.text(document, body.answer),
        level=level,
        tags=tags,
        aliases=attributes.aliases,
        file=document.path,
        line=document.number(asked.mark.start),
        has_own_id=name.is_own,
        prompt_line=_first(body.prompt),
        answer_line=_first(body.answer),
    )


def _level_and_tags(entry: Entry, depth: int, *, single: bool) -> tuple[str, tuple[str, ...]]:
    """What the headings below a topic, comments, front matter (of a file for one question) and attributes say."""
    document, path, asked = entry
    own = asked.title.attributes
    said = levels.said_in_comments(asked.body.answer)
    named, tags = levels.of_headings(path[depth + 1 :])
    named += [*said.get("level", ()), *([document.source.level] if single else ())]
    tags += [*said.get("tags", ()), *asked.mark.tags, *(document.source.tags if single else ()), *own.tags]
    level = next((level for level in reversed(named) if LEVEL.fullmatch(level)), "")
    return own.level or asked.mark.difficulty or level, tuple(dict.fromkeys(tag for tag in tags if tag))


def _first(lines: Sequence[Line]) -> int:
    return next((line.number for line in lines if line.text.strip() and line.number), 0)
