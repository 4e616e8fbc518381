"""A guide to the files that a search in the browser reads, each a script, since a page on a disk may not fetch.

- `index.js`: what a search needs first: the topics, the level of each entry, the synonyms, and which files there are;
- `h-….js`: terms of titles, aliases and tags; `b-….js`: terms of answers (see `shards`);
- `t-….js`: the texts of some entries: key, title, prose, code, from which results are shown;
- `words.js`: all words, for typing errors; read only where the guide lacks a word that was typed;
- `titles.js`: all titles, read when the first results stand, to show later ones at once; and in place of the others
  where one of them is missing or damaged.

A library's index would have to be read whole: MiniSearch's is 2.9 MB, gzipped, for 10,000 questions. Each file calls
`studyfoldSearch(name, value)`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from zlib import crc32

from studyfold.model import Guide
from studyfold.pages.search import shards
from studyfold.pages.search.analysis import BODY_BITS, HEAD_BITS
from studyfold.pages.search.entries import Entry, Page, entries_of, plain_title
from studyfold.pages.search.index import bodies, heads
from studyfold.pages.search.languages import stemmer, usual_endings
from studyfold.pages.search.stopwords import stopwords
from studyfold.work import Each, compute

FOLDER = "docs/data/search"

TEXT = 16_000
"""Characters of text in a file, roughly."""

Synonyms = Sequence[Sequence[str]]
"""Groups of words or phrases that mean the same to a reader."""


def search_files(guide: Guide, pages: Sequence[Page], synonyms: Synonyms, each: Each = compute) -> dict[str, str]:
    """Every file of the search, by its path in the project, as the text of a script."""
    found = entries_of(guide, pages, each)
    head, body = heads(found), bodies(found)
    stem = stemmer(guide.language, (text for entry in found for text in (entry.title, entry.aliases, entry.prose)))
    files: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    for kind, table, bits in (("h", head, HEAD_BITS), ("b", body, BODY_BITS)):
        parts[kind] = []
        for first, text in shards.cut(table, bits, stem):
            parts[kind].append(first)
            _add(files, f"{kind}-{first.encode().hex()}", text)
    starts = []
    for start, name, rows in _texts(found):
        starts.append([start, name])
        _add(files, f"t-{name}", rows)
    _add(files, "words", shards.vocabulary(head, body))
    topics = _topics(guide, pages)
    _add(files, "titles", {"topics": topics, "titles": [[entry.key, entry.title] for entry in found]})
    manifest = {
        "version": _digest(files.values()),
        "entries": len(found),
        "topics": topics,
        "levels": list(guide.levels),
        "level": "".join(shards.DIGITS[min(entry.level, 31)] for entry in found),
        "heads": parts["h"],
        "bodies": parts["b"],
        "texts": starts,
        "endings": " ".join(dict.fromkeys([*usual_endings(guide.language), *shards.endings(body, stem)])),
        "stop": stopwords(guide.language),
        "synonyms": [list(group) for group in synonyms],
    }
    _add(files, "index", manifest)
    return files


def _add(files: dict[str, str], name: str, value: object) -> None:
    # A line of a script, in which no text can end the script that holds it.
    shown = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    shown = shown.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    files[f"{FOLDER}/{name}.js"] = f"studyfoldSearch({json.dumps(name)},{shown});\n"


def _texts(found: Sequence[Entry]) -> Iterable[tuple[int, str, list[list[str]]]]:
    """The texts of some entries after each other: the number of the first, a name of its own, and their rows."""
    weights = [(entry.key, len(entry.prose) + len(entry.code)) for entry in found]
    for start, end in shards.pieces(weights, TEXT):
        yield start, f"{start:x}", [_row(entry) for entry in found[start:end]]


def _row(entry: Entry) -> list[str]:
    row = [entry.key, entry.title, entry.prose, entry.code]
    return row if entry.code else row[:-1]


def _topics(guide: Guide, pages: Sequence[Page]) -> list[list[object]]:
    """Each topic's id, the number of its own entry, before its questions, and its title; last, where pages begin."""
    rows: list[list[object]] = []
    number = 0
    for topic in guide.topics:
        rows.append([topic.id, number, plain_title(topic.title)])
        number += 1 + len(topic.questions)
    return [*rows, ["", number, ""]] if pages else rows


def _digest(texts: Iterable[str]) -> str:
    value = 0
    for text in texts:
        value = crc32(text.encode(), value)
    return f"{value:08x}"
