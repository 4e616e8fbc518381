"""Entries to two tables of terms: the heads (titles, aliases, tags) and the bodies (answers).

They are read apart. A head tells for each term where it stands and how long that title or alias is, so that a title
typed whole comes first; a body tells how much an answer is about a term, in one number. No average of the guide goes
into it: an edit of one question changes the terms of this question, and no others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from studyfold.pages.search.entries import REMEMBERED, Entry
from studyfold.pages.search.words import TERMS, TERMS_OF_CHUNKS, tokens

Postings = dict[str, list[int]]
"""By term: numbers made of an entry's number and what is known of the term there, `entry << bits | what`, rising."""

HEAD_BITS = 10
"""Of what is known in a head: the part of it in five bits, the words of this part in five."""
BODY_BITS = 5
"""Of what is known in a body: how much it is about the term."""

TITLE, TAGS, CLAUSE, ALIAS = 0, 1, 2, 6
"""The parts of a head. Each clause of a title is one of its own ("What is WSGI" of "What is WSGI, and who speaks it?"),
and so is each alias."""
CLAUSES = re.compile(r"(?:[,;:.!?…、。，；：？！]|\s[–—-])\s+(?=\S)")

MOST = 31
"""The highest number that five bits hold."""

LEAST_OF_PROSE = 10
"""How much a body is about a term at least that stands in its prose; what stands in code alone stays below."""
CODE = 0.4
"""What a word in code weighs against one in prose."""
USUAL_LENGTH = 120
"""Words of an answer that is neither long nor short."""
SATURATION, LENGTH_COUNTS = 1.2, 0.6
"""As `k1` and `b` of BM25."""

COMMON = 0.4
"""In a part of the entries so large, in a guide of `LARGE` entries, a term of answers tells nothing and is left out."""
LARGE = 1000


def heads(found: Sequence[Entry], stopwords: frozenset[str]) -> Postings:
    """The terms of titles, aliases and tags."""
    table: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(found):
        for term, where in _head(entry.title, entry.tags, entry.aliases, stopwords):
            table[term].append(number << HEAD_BITS | where)
    return table


def bodies(found: Sequence[Entry]) -> Postings:
    """The terms of answers. Those that stand nearly everywhere have an empty list."""
    table: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(found):
        high = number << BODY_BITS
        for term, weight in zip(*_body(entry.prose, entry.code), strict=True):
            table[term].append(high | weight)
    if len(found) >= LARGE:
        most = COMMON * len(found)
        for postings in table.values():
            if len(postings) > most:
                postings.clear()
    return table


@lru_cache(REMEMBERED)
def _head(
    title: str, tags: tuple[str, ...], aliases: tuple[str, ...], stopwords: frozenset[str]
) -> tuple[tuple[str, int], ...]:
    found: dict[tuple[str, int], None] = {}
    clauses = CLAUSES.split(title)[: ALIAS - CLAUSE]
    parts = [(TITLE, title), (TAGS, " ".join(tags)), *enumerate(aliases, ALIAS)]
    if len(clauses) > 1:
        parts += enumerate(clauses, CLAUSE)
    for part, text in parts:
        words = tokens(text)
        telling = sum(word.lower() not in stopwords for word in words) or len(words)
        where = min(part, MOST) << 5 | min(telling, MOST)
        for word in words:
            for term in TERMS[word]:
                found[term, where] = None
    return tuple(found)


@lru_cache(REMEMBERED)
def _body(prose: str, code: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The terms of an answer, and how much it is about each."""
    words, code_words = prose.split(), code.split()
    in_prose, in_code = _counted(words), _counted(code_words)
    scale = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * (len(words) + CODE * len(code_words)) / USUAL_LENGTH)

    def about(span: int, count: float) -> int:
        return int(span * count / (count + scale))

    usual = [LEAST_OF_PROSE + about(MOST - LEAST_OF_PROSE, n) for n in range(max(in_prose.values(), default=0) + 1)]
    found = {term: usual[count] for term, count in in_prose.items()}
    for term, count in in_code.items():
        if more := in_prose.get(term):
            found[term] = LEAST_OF_PROSE + about(MOST - LEAST_OF_PROSE, more + CODE * count)
        else:
            found[term] = 1 + about(LEAST_OF_PROSE - 2, CODE * count)
    return tuple(found), tuple(found.values())


def _counted(chunks: Sequence[str]) -> Counter[str]:
    return Counter(chain.from_iterable(map(TERMS_OF_CHUNKS.__getitem__, chunks)))
