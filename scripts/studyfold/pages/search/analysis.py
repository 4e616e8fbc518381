"""The terms of one entry: where they stand in its head (title, tags, aliases), and how much its body is about them.

No average of the guide goes into it: what is found out of one entry holds as long as the entry does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from studyfold.pages.search.words import TERMS, TERMS_OF_CHUNKS, pieces, tokens

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


def head(
    title: str, tags: tuple[str, ...], aliases: tuple[str, ...], stopwords: str
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The terms of a head, and the place of each; a term has as many as there are parts that hold it."""
    empty = _words(stopwords)
    found: dict[tuple[str, int], None] = {}
    clauses = CLAUSES.split(title)[: ALIAS - CLAUSE]
    parts = [(TITLE, title), (TAGS, " ".join(tags)), *enumerate(aliases, ALIAS)]
    if len(clauses) > 1:
        parts += enumerate(clauses, CLAUSE)
    for part, text in parts:
        words = tokens(text)
        # A name counts as many words as it has parts: `errorhandler` is half of `app_errorhandler`.
        telling = sum(len(pieces(word)) for word in words if word.lower() not in empty) or len(words)
        where = min(part, MOST) << 5 | min(telling, MOST)
        for word in words:
            for term in TERMS[word]:
                found[term, where] = None
    return tuple(term for term, _ in found), tuple(where for _, where in found)


@lru_cache(4)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def body(prose: str, code: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The terms of a body, and how much it is about each."""
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
