"""The tables of all topics to small files, of which a reader's browser loads the few that a search needs.

Terms are sorted, and cut where their first letters say so: those that share three letters stand in one file, and with
them the forms of a word. Where a file ends depends on these letters alone and roughly on their weight, not on what
stands before, so an edit changes the files of the words it touches. A file is named by what it starts with, for the
same reason. Where no topic changed in a stretch of letters, its files are not made again.

The forms of a word are found without a stemmer in the browser, which would be one a language: beside each term stands
how much to take off, and what to put on, for its stem. A word that is not in the guide belongs to the longest stem that
it starts with, if the rest is an ending of some other word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from studyfold.pages.search.digits import DIGITS, NUMBERS
from studyfold.pages.search.languages import Stem, stemmer
from studyfold.pages.search.pieces import pieces
from studyfold.pages.search.script import script
from studyfold.pages.search.shares import Share, version
from studyfold.pages.search.tables import BEGINNING, Table
from studyfold.pages.search.words import JOINED
from studyfold.work import Each, digest

MOST_LETTERS = 8
"""As `BEGINNING`, where too many begin alike."""

SIZE = 20_000
"""Characters of a file, roughly."""

COMMON = 0.4
"""A term of answers that stands in so large a part of a large guide's entries tells nothing and is left out."""
LARGE = 1_000
"""Entries of a large guide. Words of one answer are not among those that a typing error may have meant there."""

ONE_POSTING = re.compile("[{1}]*[{0}][{1}]*[{0}][{1}]".format(re.escape(DIGITS[:32]), re.escape(DIGITS[32:])))
"""A term's postings in answers, where there is one only."""

WRITTEN = re.compile(r"([^ |=]+)=([^ ]+)(?= )")
"""A term, and how it is written with its accents."""

MOST_ENDINGS = 60

Row = tuple[str, str, str, str]
"""A term without joints, the term, what makes it its stem, its postings."""

Postings = Mapping[str, str]
"""By term: in which topics and entries it stands, as in `tables`."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The files of a stretch of letters."""

    firsts: tuple[str, ...]
    """The letters that each of them begins with."""
    files: tuple[bytes, ...]
    words: str
    """Words that a typing error may have meant."""
    endings: dict[str, int]
    """What its terms end in beside their stems, and how many do."""
    version: int
    """A digest of the files."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of letters."""

    first: str
    end: str | None
    """The first letters of the next one."""
    key: str
    """A key for all that topics have in it."""


def name(kind: str, first: str) -> str:
    """The name of a file, which every file system takes."""
    return f"{kind}-{first.encode().hex()}"


def stretches(shares: Sequence[Share], language: str, each: Each) -> tuple[list[Stretch], list[Stretch]]:
    """The files of heads, and those of bodies, both in the order of their terms."""
    heads, bodies = [share.heads for share in shares], [share.bodies for share in shares]
    # Rounded, so that a question more does not touch every file.
    entries = sum(share.entries for share in shares) // LARGE * LARGE
    stem = stemmer(language)

    def of_heads(cut: _Cut) -> Stretch:
        merged, written = _merged(heads, cut)
        return _stretch("h", merged, "", lambda term: stem(written.get(term, term)))

    def of_bodies(cut: _Cut) -> Stretch:
        merged, written = _merged(bodies, cut)
        telling = _telling(merged, entries)
        words = _words(_merged(heads, cut)[0], telling, entries)
        return _stretch("b", telling, words, lambda term: stem(written.get(term, term)))

    def made(what: str, function: Callable[[_Cut], Stretch], cuts: Sequence[_Cut], *known: object) -> list[Stretch]:
        return each(what, function, cuts, [digest(language, known, cut.key) for cut in cuts], Stretch)

    in_heads, in_bodies = _Outline(heads), _Outline(bodies)
    return (
        made("search heads", of_heads, list(_cuts(in_heads))),
        made("search bodies", of_bodies, list(_cuts(in_bodies, in_heads)), entries),
    )


def endings(found: Iterable[Stretch]) -> list[str]:
    """What several words of a guide end in beside their stems, the usual first."""
    counts: Counter[str] = Counter()
    for stretch in found:
        counts.update(stretch.endings)
    usual = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [ending for ending, count in usual if count > 1][:MOST_ENDINGS]


class _Outline:
    """What all topics together have of each beginning: how much, and a mark that tells which topic has what."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.weights: defaultdict[str, int] = defaultdict(int)
        self.marks: defaultdict[str, list[bytes]] = defaultdict(list)
        for number, table in enumerate(tables):
            place, start = number.to_bytes(4, "big"), 0
            for beginning, end, mark in zip(table.beginnings, table.ends, table.digests, strict=True):
                self.weights[beginning] += end - start
                self.marks[beginning].append(place + mark)
                start = end


def _cuts(outline: _Outline, beside: _Outline | None = None) -> Iterator[_Cut]:
    """Where to cut the terms of an outline. What another one has there belongs to the key."""
    beginnings = sorted({**outline.marks, **(beside.marks if beside else {})})
    weights = [(beginning, outline.weights.get(beginning, 0)) for beginning in beginnings]
    for start, end in pieces(weights, SIZE):
        marks = [
            [b"".join(each.marks.get(beginning, ())) for beginning in beginnings[start:end]]
            for each in (outline, beside)
            if each
        ]
        yield _Cut(
            first=beginnings[start] if start else "",
            end=beginnings[end] if end < len(beginnings) else None,
            key=digest(marks),
        )


def _merged(tables: Sequence[Table], cut: _Cut) -> tuple[dict[str, str], dict[str, str]]:
    """The terms of a stretch with their postings in all topics, and how those with accents are written."""
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    written: dict[str, str] = {}
    for number, table in enumerate(tables):
        here = NUMBERS[number]
        # Terms and postings by turns; nothing stands behind the last bar.
        rows = table.between(cut.first, cut.end)
        if "=" in rows:
            written.update(WRITTEN.findall(rows))
            rows = WRITTEN.sub(r"\1", rows)
        parts = rows.replace("|", " ").split(" ")
        for term, postings in zip(parts[:-1:2], parts[1::2], strict=True):
            if term in found:
                found[term].append(NUMBERS[number - last[term]] + postings)
            else:
                found[term] = [here + postings]
            last[term] = number
    return {term: "".join(parts) for term, parts in found.items()}, written


def _telling(merged: dict[str, str], entries: int) -> dict[str, str]:
    """The same without the postings of terms that stand nearly everywhere, of which each takes two digits there."""
    if not entries:
        return merged
    most = 2 * COMMON * entries
    return {term: postings if len(postings) < most else "" for term, postings in merged.items()}


def _words(heads: Iterable[str], bodies: Postings, entries: int) -> str:
    """Words that a typing error may have meant: not names that stand in answers only."""
    found = {
        term
        for term, postings in bodies.items()
        if term.isalpha() and postings and not (entries and ONE_POSTING.fullmatch(postings))
    }
    return "|".join(_front_coded(sorted(found.union(heads))))


def _stretch(kind: str, merged: Postings, words: str, stem: Stem) -> Stretch:
    counts: Counter[str] = Counter()
    rows: list[Row] = []
    for joined, term in sorted([(JOINED[term], term) for term in merged]):
        taken, ending = _ending(term, stem)
        if ending:
            counts[ending] += 1
        rows.append((joined, term, taken, merged[term]))
    parts = list(_parts(rows))
    files = [script(name(kind, first), _shown(part)) for first, part in parts]
    return Stretch(tuple(first for first, _ in parts), tuple(files), words, dict(counts), version(files))


def _parts(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Rows for one file each, and the letters that they begin with."""
    groups = list(_groups(rows, BEGINNING))
    for start, end in pieces([(beginning, weight) for beginning, weight, _ in groups], SIZE):
        yield groups[start][0], [row for _, _, members in groups[start:end] for row in members]


def _groups(rows: Sequence[Row], letters: int) -> Iterator[tuple[str, int, list[Row]]]:
    """Rows that begin with the same letters: these letters, their weight, and they. Many are parted by one more."""
    for beginning, found in groupby(rows, lambda row: row[0][:letters]):
        members = list(found)
        weight = sum([len(term) + len(postings) + 3 for _, term, _, postings in members])
        if weight > 2 * SIZE and letters < MOST_LETTERS:
            yield from _groups(members, letters + 1)
        else:
            yield beginning, weight, members


def _shown(rows: Sequence[Row]) -> str:
    """Each term with what makes it its stem and its postings, blanks between and a bar behind; no term holds them."""
    names = _front_coded([term for _, term, _, _ in rows])
    parts = [f"{name} {stem} {text}|" for name, (_, _, stem, text) in zip(names, rows, strict=True)]
    return "".join(parts)


def _front_coded(names: Sequence[str]) -> list[str]:
    """Each name as the number of characters that it shares with the one before, and the rest."""
    before, coded = "", []
    for each in names:
        shared = _shared(each, before)
        coded.append(f"{DIGITS[shared]}{each[shared:]}")
        before = each
    return coded


def _ending(term: str, stem: Stem) -> tuple[str, str]:
    """How many characters to take off for the stem and what to put on, and what is taken off.

    Nothing where a term is its stem, as names are.
    """
    root = stem(term) if term.isalpha() else term
    if root == term:
        return "", ""
    kept = _shared(root, term)
    return f"{DIGITS[len(term) - kept]}{root[kept:]}", term[kept:]


def _shared(one: str, other: str) -> int:
    """Characters with which both begin."""
    most = min(len(one), len(other))
    shared = 0
    while shared < most and one[shared] == other[shared]:
        shared += 1
    return shared
