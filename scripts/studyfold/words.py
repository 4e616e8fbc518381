"""The first law: no word of a source is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from studyfold.check import questions
from studyfold.model import Guide

TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
LIST_NUMBER = re.compile(r"^[\s>*+-]*\(?\d{1,9}[.)](?=\s)", re.MULTILINE)
LABEL = re.compile(r"^\s*(Q(uestion)?|A(ns(wer)?)?)\s*\d*\s*[:.)](?=\s|$)", re.MULTILINE | re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    """The words of a text: runs of letters or digits, without tags, comments, list numbers and labels."""
    return Counter(WORD.findall(LABEL.sub("", LIST_NUMBER.sub("", TAG.sub(" ", text)))))


def placed_words(guide: Guide) -> Counter[str]:
    """The words that a guide holds, in every place where one may stand."""
    found: Counter[str] = Counter()
    for text in _texts(guide):
        found += words(text)
    return found


def lost_words(source: str, guide: Guide) -> Counter[str]:
    """The words of a source that its guide lacks."""
    return words(source) - placed_words(guide)


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
