"""Rows of titles: a contents list may have just the form of the titles that it lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence


def rows(keys: Sequence[str], is_bare: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Where titles follow each other with nothing between them and none twice; `keys` is how each is known again.

    The last one of a row may have something under it.
    """
    start = 0
    seen: set[str] = set()
    for n, key in enumerate(keys):
        if key in seen:
            yield start, n
            start, seen = n, set()
        seen.add(key)
        if not is_bare(n):
            yield start, n + 1
            start, seen = n + 1, set()
    if start < len(keys):
        yield start, len(keys)
