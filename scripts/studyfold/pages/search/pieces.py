"""Where to cut what is too long for one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32


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
