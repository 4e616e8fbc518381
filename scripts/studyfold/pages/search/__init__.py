"""A guide to the files that a search in the browser reads, each a script, since a page on a disk may not fetch.

- `index.js`: what a search needs first: the topics, the level of each entry, the synonyms, and which files there are;
- `h-….js`: terms of titles, aliases and tags; `b-….js`: terms of answers (see `shards`);
- `t-….js`: the texts of some entries of a topic, from which results are shown: key, title, prose, code, and what tells
  it from others of its title; then prose and code of the prompt;
- `words.js`: all words, for typing errors; read only where the guide lacks a word that was typed;
- `titles.js`: all titles, read when the first results stand, to show later ones at once; and in place of the others
  where one of them is missing or damaged.

A library's index would have to be read whole: MiniSearch's is 2.9 MB, gzipped, for 10,000 questions. Each file calls
`studyfoldSearch(name, value)`.

An edit is not to cost more than it changes: what a topic contributes is found once (`shares`), and so are the files of
each stretch of letters (`shards`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain

import msgspec

from studyfold.model import Guide
from studyfold.pages.search import shards
from studyfold.pages.search.entries import Page
from studyfold.pages.search.languages import usual_endings
from studyfold.pages.search.script import FOLDER, path, raw_script, script
from studyfold.pages.search.shares import Share, shares, text_name, version
from studyfold.pages.search.stopwords import stopwords
from studyfold.work import Each, compute

__all__ = ["FOLDER", "search_files"]

Synonyms = Sequence[Sequence[str]]
"""Groups of words or phrases that mean the same to a reader."""


def search_files(guide: Guide, pages: Sequence[Page], synonyms: Synonyms, each: Each = compute) -> dict[str, bytes]:
    """Every file of the search, by its path in the project."""
    found = shares(guide, pages, each)
    heads, bodies = shards.stretches(found, guide.language, each)
    topics = msgspec.json.encode(_topics(found))
    files = {text_name(share.id, n): text for share in found for n, text in enumerate(share.texts)}
    for kind, stretches in (("h", heads), ("b", bodies)):
        for stretch in stretches:
            files |= zip([shards.name(kind, first) for first in stretch.firsts], stretch.files, strict=True)
    files["words"] = script("words", "|".join([stretch.words for stretch in bodies if stretch.words]))
    files["titles"] = _titles(topics, found)
    manifest = {
        "version": _version(files, found, heads, bodies),
        "entries": sum(share.entries for share in found),
        "topics": msgspec.Raw(topics),
        "levels": guide.levels,
        "level": "".join([share.levels for share in found]),
        "heads": list(chain.from_iterable(stretch.firsts for stretch in heads)),
        "bodies": list(chain.from_iterable(stretch.firsts for stretch in bodies)),
        "texts": [share.starts for share in found],
        "endings": " ".join(dict.fromkeys([*usual_endings(guide.language), *shards.endings(bodies)])),
        "stop": stopwords(guide.language),
        "synonyms": synonyms,
    }
    files["index"] = script("index", manifest)
    return {path(name): text for name, text in files.items()}


def _topics(found: Sequence[Share]) -> list[tuple[str, int, str]]:
    """Each topic's id, the number of its own entry, before its questions, and its title; last, where pages begin."""
    starts = accumulate((share.entries for share in found), initial=0)
    return [(share.id, start, share.title) for share, start in zip(found, starts, strict=False)]


def _titles(topics: bytes, found: Sequence[Share]) -> bytes:
    rows = b",".join([share.titles for share in found])
    return raw_script("titles", b'{"topics":%b,"titles":[%b]}' % (topics, rows))


def _version(files: dict[str, bytes], found: Sequence[Share], *stretches: Sequence[shards.Stretch]) -> str:
    """Changes with any file, so that a browser never takes one from another version for its own."""
    parts = [share.version for share in found] + [stretch.version for each in stretches for stretch in each]
    return f"{version([files['words'], files['titles'], msgspec.json.encode(parts)]):08x}"
