"""Tables of terms as text, one for each topic, so that an edit of a topic leaves those of all others as they are.

A row is a term, where it is written with accents a sign of equality and the term as it is written, a blank, its
postings, and a bar; no term holds these signs. Postings are numbers in digits of
five bits, whose sixth says in all but the last digit of a posting that another digit of the number follows, and there
that this posting is the topic's last:

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
from functools import cache

from studyfold.pages.search.index import Postings
from studyfold.pages.search.words import JOINED

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Values from 0 to 63."""

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


class _Numbers(dict[int, str]):
    """The digits of numbers: made when first needed."""

    def __missing__(self, number: int) -> str:
        shown, rest = DIGITS[number & 31], number >> 5
        while rest:
            shown, rest = DIGITS[rest & 31 | 32] + shown, rest >> 5
        return self.setdefault(number, shown)


NUMBERS = _Numbers()


class _Codes(dict[int, str]):
    """The digits of postings, which are distances and what is known in so many bits: made when first needed."""

    def __init__(self, bits: int) -> None:
        self._bits = bits

    def __missing__(self, posting: int) -> str:
        known = [DIGITS[posting >> shift & 31] for shift in range(self._bits - 5, -1, -5)]
        return self.setdefault(posting, NUMBERS[posting >> self._bits] + "".join(known))


@cache
def _codes(bits: int) -> _Codes:
    return _Codes(bits)


LAST = dict(zip(DIGITS[:32], DIGITS[32:], strict=True))
"""The last digit of a posting that is the last."""


def table(postings: Postings, bits: int, written: Mapping[str, str]) -> Table:
    """The terms of a topic with their postings, whose entries are counted in the topic.

    `bits` as in `index`, `written` as in `languages`.
    """
    codes, entry = _codes(bits), -1 << bits
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for term, numbers in postings.items():
        shown, before = "", 0
        for number in numbers:
            shown += codes[number - before]
            before = number & entry
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
