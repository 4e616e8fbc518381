"""The first law: no word of a source is lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import unescape

from studyfold.check import questions
from studyfold.findings import topic_key
from studyfold.markdown import ALERTS
from studyfold.model import Document, Guide, Problem
from studyfold.work import Each, compute, digest, document_key

SHOWN = 5
"""Lost words that a message names."""

TAG = re.compile(r"<!--(?:(?!<!--|-->).)*-->|(?<!\\)</?(?![a-zA-Z]{2,10}://)[a-zA-Z](?:(?!\n\s*\n)[^<>])*>", re.DOTALL)
WITHIN_WORD = re.compile(
    r"</?su[bp]\b[^<>]*>|(?<=[^\W_])(?:</?(?:u|ins|mark|small|font)\b[^<>]*>)+(?=[^\W_])", re.IGNORECASE
)
"""What stands within a word: titles show `log<sub>10</sub>` as `log10`."""
ALERT = re.compile(rf"\[!(?:{'|'.join(ALERTS)})\]", re.IGNORECASE)
"""The mark of a note, which pages show in their own words."""
LIST_NUMBER = re.compile(
    r"^(?>(?:[^\S\n]|[>*+\ufeff\u200b\u200e\u200f\u2060\u00ad-])*)\(?\d{1,9}(?:[.)](?=\s)|[\u3001\uff0e])", re.MULTILINE
)
AFTER_LABEL = re.compile(r"(?<=[:\uff1a])[ \t\u3000*_]*+\d{1,9}[\u3001\uff0e]")
"""A list's number that starts a line once the label before it is gone."""
LABEL = re.compile(r"^[^\S\n]*+(Q(uestion)?|A(ns(wer)?)?)\s*+(\d+\s*+)?[:.)](?=\s|$)", re.MULTILINE | re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
MARKS = "marks of the format"
"""Why what formats other than Markdown use for themselves belongs to no question: names, labels, options."""
APART = "|\n"
"""Parts joined by this have the words that they have alone."""


def words(text: str) -> Counter[str]:
    """The words of a text: runs of letters or digits, without tags, comments, list numbers and labels."""
    return Counter(_found(text))


def _found(text: str) -> list[str]:
    if "[!" in text:
        text = ALERT.sub(" ", text)
    if "<" in text:
        text = TAG.sub(" ", WITHIN_WORD.sub("", text))
    if "&" in text:
        text = unescape(text)
    if "\u3001" in text or "\uff0e" in text:
        text = AFTER_LABEL.sub(" ", text)
    return WORD.findall(LIST_NUMBER.sub("", LABEL.sub("", LIST_NUMBER.sub("", text))))


def lost_words(source: str, guide: Guide) -> Counter[str]:
    """The words of a source that its guide lacks."""
    return _lost((source, [text for texts in _texts_by_file(guide, "").values() for text in texts]))


def placed_words(guide: Guide) -> Counter[str]:
    """The words that stand in a guide, but for those in no question."""
    texts = _texts_by_file(replace(guide, unplaced=()), "")
    return Counter(word for own in texts.values() for text in own for word in _found(text))


def lost_of(documents: Sequence[Document], guide: Guide) -> list[Counter[str]]:
    """The words of each document that its guide lacks."""
    by_file = _texts_by_file(guide, documents[0].path)
    return [_lost((document.text, by_file.get(document.path, []))) for document in documents]


def check_words(documents: Sequence[Document], guide: Guide, each: Each = compute) -> list[Problem]:
    """A problem for each document of which words are in no place: a mistake of a reader, not of an author."""
    by_file = cache(lambda: _texts_by_file(guide, documents[0].path))

    def lost_in(document: Document) -> Counter[str]:
        return _lost((document.text, by_file().get(document.path, [])))

    lost = each("lost words", lost_in, documents, list(_keys(documents, guide)), dict[str, int])
    return [_problem(document, words) for document, words in zip(documents, lost, strict=True) if words]


def _keys(documents: Sequence[Document], guide: Guide) -> Iterator[str]:
    """A key for each document and all that was made of it."""
    made: dict[str, list[str]] = defaultdict(list)
    made[guide.file or documents[0].path] += [guide.title, guide.intro]
    for stretch in guide.unplaced:
        made[stretch.file].append(stretch.text)
    for topic in guide.topics:
        for file in {topic.file, *(question.file for question in topic.questions)}:
            made[file].append(topic_key(topic))
    return (digest(document_key(document), made[document.path]) for document in documents)


def _lost(item: tuple[str, Sequence[str]]) -> Counter[str]:
    source, placed = item
    found: Counter[str] = Counter()
    for text in placed:
        found.update(_found(text))
    return words(source) - found


def taken(missing: Counter[str], text: str) -> list[str]:
    """The words of a text that are missing; takes them out of `missing`."""
    found = []
    for word in WORD.findall(text):
        if missing[word] > 0:
            missing[word] -= 1
            found.append(word)
    return found


def _problem(document: Document, lost: Mapping[str, int]) -> Problem:
    some = ", ".join(f"'{word}'" for word in list(lost)[:SHOWN])
    message = f"{sum(lost.values())} words were not understood, among them {some}. Please report this document."
    return Problem(document.path, 1, "lost-words", "warning", message)


def _texts_by_file(guide: Guide, first: str) -> dict[str, list[str]]:
    """Every text of a guide, in every place where one may stand, by the file it comes from."""
    texts: dict[str, list[str]] = defaultdict(list)
    texts[guide.file or first] += [guide.title, guide.intro]
    for stretch in guide.unplaced:
        texts[stretch.file].append(stretch.text)
    for topic in guide.topics:
        texts[topic.file] += [APART.join((topic.id, _literal(topic.title))), topic.intro]
    for question in questions(guide):
        # A title keeps what looks like a label, as a heading does.
        short = APART.join(
            (question.id, f"# {_literal(question.title)}", question.level, *question.tags, *question.aliases)
        )
        texts[question.file] += [short, question.prompt, question.answer]
    return texts


def _literal(title: str) -> str:
    """A title, in which what looks like a tag is words."""
    return title.replace("<", r"\<")
