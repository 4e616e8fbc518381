"""Entries to two tables of terms: the heads (titles, aliases, tags) and the bodies (answers).

They are read apart. A head tells for each term where it stands and how long that title or alias is, so that a title
typed whole comes first; a body tells how much an answer is about a term, in one number. No average of the guide goes
into it: an edit of one question changes the terms of this question, and no others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain

from studyfold.pages.search.digits import DIGITS, MOST, NUMBERS, PAIRS
from studyfold.pages.search.entries import Entry
from studyfold.pages.search.words import TERMS, TERMS_OF_CHUNKS, pieces, tokens

Postings = dict[str, str]
"""By term: where it stands and what is known of it there, in digits: see `tables`."""

TITLE, TAGS, CLAUSE, ALIAS = 0, 1, 2, 6
"""The parts of a head. Each clause of a title is one of its own ("What is WSGI" of "What is WSGI, and who speaks it?"),
and so is each alias."""
CLAUSES = re.compile(r"(?:[,;:.!?…、。，；：？！]|\s[–—-])\s+(?=\S)")

REMEMBERED = 10_000
"""Lengths of answers for which a process keeps what it found out."""

LEAST_OF_PROSE = 10
"""How much a body is about a term at least that stands in its prose; what stands in code alone stays below."""
CODE = 0.4
"""What a word in code weighs against one in prose."""
USUAL_LENGTH = 120
"""Words of an answer that is neither long nor short."""
SATURATION, LENGTH_COUNTS = 1.2, 0.6
"""As `k1` and `b` of BM25."""


def heads(entries: Sequence[Entry], stopwords: frozenset[str]) -> Postings:
    """The terms of titles, aliases and tags, with the number of the part and that of its words."""
    shown: defaultdict[str, str] = defaultdict(str)
    last: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for part, words in _parts(entry):
            # A name counts as many words as it has parts: `errorhandler` is half of `app_errorhandler`.
            telling = sum([len(pieces(word)) for word in words if word.lower() not in stopwords]) or len(words)
            known = DIGITS[min(part, MOST)] + DIGITS[min(telling, MOST)]
            for term in dict.fromkeys(chain.from_iterable(map(TERMS.__getitem__, words))):
                shown[term] += NUMBERS[number - last.get(term, 0)] + known
                last[term] = number
    return shown


def _parts(entry: Entry) -> list[tuple[int, list[str]]]:
    """The parts of a head with their words, by number."""
    clauses = CLAUSES.split(entry.title)[: ALIAS - CLAUSE]
    parts = [(TITLE, tokens(entry.title)), (TAGS, tokens(" ".join(entry.tags)))]
    if len(clauses) > 1:
        parts += [(part, tokens(clause)) for part, clause in enumerate(clauses, CLAUSE)]
    return parts + [(part, tokens(alias)) for part, alias in enumerate(entry.aliases, ALIAS)]


def bodies(entries: Sequence[Entry]) -> Postings:
    """The terms of answers, with how much the answer is about the term."""
    table: defaultdict[str, list[int]] = defaultdict(list)
    terms = TERMS_OF_CHUNKS.__getitem__
    for number, entry in enumerate(entries):
        words = entry.prompt.split() + entry.prose.split()
        code = entry.prompt_code.split() + entry.code.split()
        in_prose: Counter[str] | dict[str, float] = Counter(chain.from_iterable(map(terms, words)))
        about_prose, about_code = _about(len(words) + CODE * len(code))
        high = number << 5
        for term, count in Counter(chain.from_iterable(map(terms, code))).items():
            if term in in_prose:
                in_prose[term] += CODE * count  # type: ignore[assignment]
            else:
                table[term].append(high | about_code[count])
        for term, weight in in_prose.items():
            table[term].append(high | about_prose[weight])
    return {term: PAIRS[pairs[0]] if len(pairs) == 1 else _shown(pairs) for term, pairs in table.items()}


def _shown(pairs: Sequence[int]) -> str:
    """Pairs of an entry's number and what is known of the term there, in digits."""
    shown, before = "", 0
    for pair in pairs:
        shown += PAIRS[pair - before]
        before = pair & ~MOST
    return shown


class _Levels(dict[float, int]):
    """How much a body is about a term, by the weight of this term: found once."""

    def __init__(self, level: Callable[[float], int]) -> None:
        self._level = level

    def __missing__(self, weight: float) -> int:
        return self.setdefault(weight, self._level(weight))


@lru_cache(REMEMBERED)
def _about(length: float) -> tuple[_Levels, _Levels]:
    """For prose and for code, of an answer of so many words."""
    scale = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * length / USUAL_LENGTH)

    def part(weight: float) -> float:
        return weight / (weight + scale)

    return (
        _Levels(lambda weight: LEAST_OF_PROSE + int((MOST - LEAST_OF_PROSE) * part(weight))),
        _Levels(lambda count: 1 + int((LEAST_OF_PROSE - 2) * part(CODE * count))),
    )
