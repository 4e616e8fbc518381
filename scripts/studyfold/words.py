"""The first law: no word of a source is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from studyfold.check import questions
from studyfold.model import Document, Guide, Problem

SHOWN = 5
"""Lost words that a message names."""

TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z](?:(?!\n\s*\n)[^<>])*>", re.DOTALL)
LIST_NUMBER = re.compile(r"^[\s>*+-]*\(?\d{1,9}(?:[.)](?=\s)|[\u3001\uff0e])", re.MULTILINE)
LABEL = re.compile(r"^\s*(Q(uestion)?|A(ns(wer)?)?)\s*\d*\s*[:.)](?=\s|$)", re.MULTILINE | re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    """The words of a text: runs of letters or digits, without tags, comments, list numbers and labels."""
    return Counter(WORD.findall(LIST_NUMBER.sub("", LABEL.sub("", LIST_NUMBER.sub("", TAG.sub(" ", text))))))


def placed_words(guide: Guide) -> Counter[str]:
    """The words that a guide holds, in every place where one may stand."""
    found: Counter[str] = Counter()
    for text in _texts(guide):
        found += words(text)
    return found


def lost_words(source: str, guide: Guide) -> Counter[str]:
    """The words of a source that its guide lacks."""
    return words(source) - placed_words(guide)


def check_words(documents: Sequence[Document], guide: Guide) -> list[Problem]:
    """A problem where words of the documents are in no place: a mistake of a reader, not of an author."""
    source = "\n\n".join(document.text for document in documents)
    lost = lost_words(source, guide)
    if not lost:
        return []
    some = ", ".join(f"'{word}'" for word in list(lost)[:SHOWN])
    message = f"{lost.total()} words were not understood, among them {some}. Please report this document."
    return [Problem(documents[0].path, 1, "lost-words", "warning", message)]


def _texts(guide: Guide) -> Iterator[str]:
    yield from (guide.title, guide.intro)
    yield from (stretch.text for stretch in guide.unplaced)
    for topic in guide.topics:
        yield from (topic.id, topic.title, topic.intro)
    for question in questions(guide):
        yield from (
            question.id,
            question.title,
            question.prompt,
            question.answer,
            question.level,
            *question.tags,
            *question.aliases,
        )
