"""On which line of its source an address stands.

The texts of a guide don't have the lines of its source: a page's paragraph becomes one line, a table's row another,
and what belongs to no question is left out between them. So the address itself is looked for, where its text stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate
from urllib.parse import unquote

from studyfold.check import questions
from studyfold.model import Document, Guide, Question, Topic

BEFORE, AFTER = re.compile(r"[\w/.-]"), re.compile(r"[\w/-]|\.\w")
"""What an address goes on with, backwards and forwards: what looks like it there is a part of another one."""


class Places:
    """Finds lines. Each question is asked for in its text's order: the second time, an address stands further below."""

    def __init__(self, guide: Guide, documents: Sequence[Document]) -> None:
        self._texts = {document.path: document.text for document in documents}
        self._starts: dict[str, list[int]] = {}
        pieces: list[Topic | Question] = [*guide.topics, *questions(guide)]
        for piece in pieces:
            self._starts.setdefault(piece.file, []).append(piece.line)
        for starts in self._starts.values():
            starts.sort()
        self._lines: dict[str, list[int]] = {}
        self._told: Counter[tuple[str, int, str]] = Counter()

    def line(self, file: str, start: int, offset: int, address: str) -> int:
        """The line of an address in a text that starts on a line of a file, some lines below that start."""
        text, lines = self._texts.get(file, ""), self._lines_of(file)
        first, end = self._stretch(file, start)
        near = min(start + offset, max(end - 1, start))
        for form in _forms(address):
            own = list(_found(form, text, lines[first - 1], lines[end - 1]))
            if own:
                time = self._told[file, first, address]
                self._told[file, first, address] += 1
                return bisect_right(lines, own[min(time, len(own) - 1)])
            if elsewhere := [bisect_right(lines, at) for at in _found(form, text, 0, len(text))]:
                # The addresses of reference links are defined far away.
                return min(elsewhere, key=lambda n: abs(n - near))
        return near

    def _lines_of(self, file: str) -> list[int]:
        """Where each line of a file starts, and the end of the last one."""
        if file not in self._lines:
            lengths = [len(line) + 1 for line in self._texts.get(file, "").split("\n")]
            self._lines[file] = list(accumulate(lengths, initial=0))
        return self._lines[file]

    def _stretch(self, file: str, start: int) -> tuple[int, int]:
        """The first line of the question or topic in which a line stands, and the line after it."""
        starts = [1, *self._starts.get(file, []), len(self._lines_of(file))]
        n = bisect_right(starts, start, hi=len(starts) - 1)
        return starts[max(n, 1) - 1], starts[max(n, 1)]


def _found(form: str, text: str, start: int, end: int) -> Iterator[int]:
    """Where an address stands between two places of a text. It may be asked of all of a long one, often."""
    at = text.find(form, start, end)
    while at >= 0:
        after = at + len(form)
        if not BEFORE.match(text, max(at - 1, 0), at) and not AFTER.match(text, after):
            yield at
        at = text.find(form, after, end)


def _forms(address: str) -> list[str]:
    """How an address may be written, the surest first: formats escape it, or name an anchor without its sign."""
    read = unquote(address)
    named = read[1:] if read.startswith("#") else read.rpartition("/")[2]
    return [form for form in dict.fromkeys([address, read, escape(read), named]) if form]
