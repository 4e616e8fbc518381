"""Tables of terms and texts to small files, of which a reader's browser loads the few that a search needs.

Terms are sorted, and cut where their first letters say so: those that share three letters stand in one file, and with
them the forms of a word. Where a file ends depends on these letters alone and roughly on their weight, not on what
stands before, so an edit changes the files of the words it touches. A file is named by what it starts with, for the
same reason.

The forms of a word are found without a stemmer in the browser, which would be one a language: beside each term stands
how much to take off, and what to put on, for its stem. A word that is not in the guide belongs to the longest stem that
it starts with, if the rest is an ending of some other word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from zlib import crc32

from studyfold.pages.search.index import Postings
from studyfold.pages.search.words import joined

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Values from 0 to 63. The upper half says that another digit of the number follows."""

BEGINNING = 3
"""Letters by which terms are kept together."""
MOST_LETTERS = 8
"""The same, where too many begin alike."""

SIZE = 16_000
"""Characters of a file, roughly."""

MOST_ENDINGS = 60

FEW = 20_000
"""Terms of a guide that is not long."""

Row = tuple[str, str, str]
"""A term's name without joints, the term, its postings."""

Stem = Callable[[str], str]


class _Codes(dict[int, str]):
    """The characters of postings, by distance and what is known: made when first needed."""

    def __init__(self, bits: int) -> None:
        self.bits = bits

    def __missing__(self, posting: int) -> str:
        distance = posting >> self.bits
        shown = DIGITS[distance & 31]
        while distance := distance >> 5:
            shown = DIGITS[distance & 31 | 32] + shown
        shown += "".join(DIGITS[posting >> shift & 31] for shift in range(self.bits - 5, -1, -5))
        self[posting] = shown
        return shown


def cut(table: Postings, bits: int, stem: Stem) -> Iterator[tuple[str, str]]:
    """The files of a table, as the letters they start with and their text. `bits` as in `index`."""
    codes = _Codes(bits)
    rows = [
        (name, term, _postings(table[term], codes)) for name, term in sorted([(joined(term), term) for term in table])
    ]
    groups = list(_groups(rows, BEGINNING))
    for start, end in pieces([(beginning, weight) for beginning, weight, _ in groups], SIZE):
        yield groups[start][0], _shown([row for _, _, members in groups[start:end] for row in members], stem)


def _groups(rows: Sequence[Row], letters: int) -> Iterator[tuple[str, int, list[Row]]]:
    """Rows that begin with the same letters: these letters, their weight, and they. Many are parted by one more."""
    for beginning, found in groupby(rows, lambda row: row[0][:letters]):
        members = list(found)
        weight = sum([len(term) + len(text) + 3 for _, term, text in members])
        if weight > 2 * SIZE and letters < MOST_LETTERS:
            yield from _groups(members, letters + 1)
        else:
            yield beginning, weight, members


def pieces(weights: Sequence[tuple[str, int]], size: int) -> Iterator[tuple[int, int]]:
    """Where to cut a sequence of names with their weights, so that a piece weighs about `size`: its start and end.

    A name says by its own digest whether a piece begins with it: an edit moves the ends beside it and no others.
    """
    start, held = 0, 0
    for n, (name, weight) in enumerate(weights):
        # The weight's order of magnitude only, or each edit would move an end.
        begins = crc32(name.encode()) * size < 1 << 32 + weight.bit_length()
        if held > size * 1.5 or (begins and held > size / 4):
            yield start, n
            start, held = n, 0
        held += weight
    if weights:
        yield start, len(weights)


def vocabulary(heads: Postings, bodies: Postings) -> str:
    """Every word that a typing error may have meant.

    Names that stand in answers only are left out, and so are, in long guides, words of one answer.
    """
    least = 1 if len(bodies) < FEW else 2
    often = {term for term, postings in bodies.items() if len(postings) >= least and term.isalpha()}
    return "|".join(_front_coded(sorted({*heads, *often})))


def endings(terms: Iterable[str], stem: Stem) -> list[str]:
    """What several words of a guide end in beside their stems, the usual first."""
    found: Counter[str] = Counter()
    for term in terms:
        if term.isalpha() and (root := stem(term)) != term:
            found[term[_shared(root, term) :]] += 1
    usual = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [ending for ending, count in usual if count > 1][:MOST_ENDINGS]


def _shown(rows: Sequence[Row], stem: Stem) -> str:
    """Each term with what makes it its stem and its postings, blanks between and a bar behind; no term holds them."""
    names = _front_coded([term for _, term, _ in rows])
    return "".join([f"{name} {_ending(term, stem)} {text}|" for name, (_, term, text) in zip(names, rows, strict=True)])


def _front_coded(names: Sequence[str]) -> list[str]:
    """Each name as the number of characters that it shares with the one before, and the rest."""
    before, coded = "", []
    for name in names:
        shared = _shared(name, before)
        coded.append(f"{DIGITS[shared]}{name[shared:]}")
        before = name
    return coded


def _ending(term: str, stem: Stem) -> str:
    """How many characters to take off for the stem, and what to put on; nothing where a term is its stem, as names."""
    root = stem(term) if term.isalpha() else term
    if root == term:
        return ""
    kept = _shared(root, term)
    return f"{DIGITS[len(term) - kept]}{root[kept:]}"


def _shared(one: str, other: str) -> int:
    """Characters with which both begin."""
    low, high = 0, min(len(one), len(other))
    if one.startswith(other[:high]):
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _postings(postings: Sequence[int], codes: _Codes) -> str:
    """Entries as the distance from the one before, then what is known of the term there, five bits a character."""
    if len(postings) == 1:
        return codes[postings[0]]
    start = -1 << codes.bits
    return "".join([codes[now - (before & start)] for now, before in zip(postings, [0, *postings], strict=False)])
