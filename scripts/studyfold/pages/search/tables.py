"""Tables of terms as text, one for each topic, so that an edit of a topic leaves those of all others as they are.

A row is a term, where it is written with accents a sign of equality and the term as it is written, a blank, its
postings, and a bar; no term holds these signs. Postings are numbers as in `digits`:

    postings   topic+                in rising order
    topic      distance posting+     how many topics after the one before
    posting    distance known        how many entries of the topic after the one before; known: a digit, two in heads
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyfold.pages.search.digits import DIGITS
from studyfold.pages.search.index import Postings
from studyfold.pages.search.words import JOINED

BEGINNING = 3
"""Letters by which terms are kept together, and with them the forms of a word."""


@dataclass(frozen=True, slots=True)
class Table:
    """The terms of a topic."""

    beginnings: tuple[str, ...]
    """The first letters of its terms without joints, in order."""
    ends: tuple[int, ...]
    """Where in the rows those of each beginning end."""
    digests: tuple[bytes, ...]
    """A digest of the rows of each beginning."""
    rows: str

    def between(self, first: str, end: str | None) -> str:
        """The rows whose beginnings are not below the first and below the end."""
        low = bisect_left(self.beginnings, first)
        high = len(self.beginnings) if end is None else bisect_left(self.beginnings, end)
        return self.rows[self.ends[low - 1] if low else 0 : self.ends[high - 1] if high else 0]


LAST = dict(zip(DIGITS[:32], DIGITS[32:], strict=True))
"""The last digit of a posting that is the last."""


def table(postings: Postings, written: Mapping[str, str]) -> Table:
    """The terms of a topic with their postings, whose entries are counted in the topic. `written` as in `languages`."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for term, shown in postings.items():
        name = f"{term}={written[term]}" if term in written else term
        groups[JOINED[term][:BEGINNING]].append(f"{name} {shown[:-1]}{LAST[shown[-1]]}|")
    beginnings = sorted(groups)
    parts = ["".join(groups[beginning]) for beginning in beginnings]
    return Table(tuple(beginnings), tuple(_ends(parts)), tuple(map(_digest, parts)), "".join(parts))


def _ends(parts: Sequence[str]) -> list[int]:
    ends, end = [], 0
    for part in parts:
        end += len(part)
        ends.append(end)
    return ends


def _digest(part: str) -> bytes:
    return hashlib.blake2b(part.encode(), digest_size=8).digest()
