"""A topic to what it contributes to a search. It follows from the topic alone, and lasts until the topic is edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

import msgspec

from studyfold.findings import topic_key
from studyfold.model import Guide, Topic
from studyfold.pages import alike
from studyfold.pages.alike import Marks
from studyfold.pages.search import index, languages, tables
from studyfold.pages.search.digits import DIGITS, MOST
from studyfold.pages.search.entries import Entry, Page, of_pages, of_topic
from studyfold.pages.search.pieces import pieces
from studyfold.pages.search.script import script
from studyfold.pages.search.stopwords import stopwords
from studyfold.pages.search.tables import Table
from studyfold.work import Each, digest

TEXT = 16_000
"""Characters of text in a file, roughly."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a topic with its questions contributes, or the pages written by hand."""

    id: str
    """The topic's; empty for the pages."""
    title: str
    entries: int
    levels: str
    """A digit an entry: the rank of its level."""
    titles: bytes
    """Keys and titles with their marks, as the inside of a list in JSON."""
    starts: tuple[int, ...]
    """The first entry of each file of texts, counted in the topic."""
    texts: tuple[bytes, ...]
    """These files."""
    heads: Table
    bodies: Table
    version: int
    """A digest of the files."""


def shares(guide: Guide, pages: Sequence[Page], each: Each) -> list[Share]:
    """What each topic contributes, and last, if there are any, the pages."""
    items: list[Topic | Sequence[Page]] = [*guide.topics]
    marks = alike.marks(guide)
    keys = [
        digest(topic_key(topic), guide.levels, guide.language, alike.of_topic(marks, topic)) for topic in guide.topics
    ]
    if pages:
        items.append(pages)
        keys.append(digest([(page.url, page.title, page.markdown) for page in pages], guide.language))
    return each("search share", partial(_share, guide=guide, marks=marks), items, keys, Share)


def _share(item: Topic | Sequence[Page], guide: Guide, marks: Marks) -> Share:
    ranks = {level: rank for rank, level in enumerate(guide.levels, 1)}
    entries = list(of_topic(item, ranks, marks) if isinstance(item, Topic) else of_pages(item))
    name = item.id if isinstance(item, Topic) else ""
    shown = (text for entry in entries for text in (entry.title, *entry.aliases, entry.prompt, entry.prose))
    written = languages.written(guide.language, shown)
    empty = frozenset(stopwords(guide.language).split())
    weights = [(entry.key, sum(map(len, _texts(entry)))) for entry in entries]
    cuts = list(pieces(weights, TEXT))
    texts = [script(text_name(name, n), [_row(entry) for entry in entries[slice(*cut)]]) for n, cut in enumerate(cuts)]
    return Share(
        id=name,
        title=entries[0].title if name else "",
        entries=len(entries),
        levels="".join([DIGITS[min(entry.level, MOST)] for entry in entries]),
        titles=msgspec.json.encode([_short_row(entry) for entry in entries])[1:-1],
        starts=tuple(start for start, _ in cuts),
        texts=tuple(texts),
        heads=tables.table(index.heads(entries, empty), written),
        bodies=tables.table(index.bodies(entries), written),
        version=version(texts),
    )


def text_name(topic: str, number: int) -> str:
    """The name of a file of texts."""
    return f"t-{topic}-{number}"


def version(files: Iterable[bytes]) -> int:
    """A number that changes with the bytes of files."""
    value = 0
    for file in files:
        value = crc32(file, value)
    return value


def _row(entry: Entry) -> tuple[str, ...]:
    """What a result is made from; most entries have no more than prose, so what is empty at the end is left out."""
    prose, code, *prompt = _texts(entry)
    row = [entry.key, entry.title, prose, code, entry.mark, *prompt]
    while not row[-1]:
        row.pop()
    return tuple(row)


def _texts(entry: Entry) -> tuple[str, str, str, str]:
    return entry.prose, entry.code, entry.prompt, entry.prompt_code


def _short_row(entry: Entry) -> tuple[str, ...]:
    return (entry.key, entry.title, entry.mark) if entry.mark else (entry.key, entry.title)
