"""Entries to two tables of terms: the heads (titles, aliases, tags) and the bodies (answers). They are read apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from studyfold.pages.search.analysis import BODY_BITS, HEAD_BITS
from studyfold.pages.search.entries import Entry

Postings = dict[str, list[int]]
"""By term: numbers made of an entry's number and what is known of the term there, `entry << bits | what`, rising."""

COMMON = 0.4
"""In a part of the entries so large, in a guide of `LARGE` entries, a term of answers tells nothing and is left out."""
LARGE = 1000


def heads(found: Sequence[Entry]) -> Postings:
    """The terms of titles, aliases and tags."""
    table: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(found):
        high = number << HEAD_BITS
        for term, place in zip(entry.head.split(" "), entry.places, strict=False):
            table[term].append(high | place)
    return table


def bodies(found: Sequence[Entry]) -> Postings:
    """The terms of answers. Those that stand nearly everywhere have an empty list."""
    table: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(found):
        high = number << BODY_BITS
        for term, about in zip(entry.body.split(" "), entry.about, strict=False):
            table[term].append(high | about)
    if len(found) >= LARGE:
        most = COMMON * len(found)
        for postings in table.values():
            if len(postings) > most:
                postings.clear()
    return table
