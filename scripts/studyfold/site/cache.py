"""What earlier runs found out, kept in files: one a result, named by what it is the result of.

Nothing depends on it but time: an entry that is missing, damaged, or made by another version is computed again.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec

from studyfold.resources import PACKAGE, resource
from studyfold.site.output import write_whole
from studyfold.work import Each, digest

Item = TypeVar("Item")
Result = TypeVar("Result")

Kept = tuple[str, Any]
"""The key of a result, and the result."""
_Decoder: TypeAlias = "msgspec.msgpack.Decoder[Kept]"

FEW = 4
"""Things to do that are not worth another process."""


class FileCache(Each):
    """An `Each` that keeps results in a folder, and in memory for the next run of the same process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._maker = _fingerprint()
        self._known: dict[str, Kept] = {}
        self._used: set[str] = set()

    def revise(
        self,
        name: str,
        function: Callable[[Item, Result | None], Result],
        items: Sequence[Item],
        places: Sequence[str],
        keys: Sequence[str],
        kind: type[Result],
    ) -> list[Result]:
        """As `Each`."""
        entries = [digest(self._maker, name, place) for place in places]
        self._used.update(entries)
        decoder: _Decoder = msgspec.msgpack.Decoder(tuple[str, kind])  # type: ignore[valid-type]
        found = [self._known.get(entry) or self._loaded(entry, decoder) for entry in entries]

        def make(numbers: Sequence[int]) -> None:
            for n in numbers:
                before = found[n]
                self._keep(entries[n], (keys[n], function(items[n], before[1] if before else None)))

        missing = [n for n, kept in enumerate(found) if not kept or kept[0] != keys[n]]
        _share(make, missing)
        for n in missing:
            made = self._known.get(entries[n])
            if not made or made[0] != keys[n]:
                # Another process did it. Where its file can't be read, or two items share a place, it is done again.
                made = self._loaded(entries[n], decoder)
            if not made or made[0] != keys[n]:
                made = keys[n], function(items[n], None)
            found[n] = made
        self._known |= {entry: kept for entry, kept in zip(entries, found, strict=True) if kept}
        return [kept[1] for kept in found if kept]

    def _loaded(self, entry: str, decoder: _Decoder) -> Kept | None:
        try:
            return decoder.decode((self._folder / entry).read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None

    def _keep(self, entry: str, kept: Kept) -> None:
        self._known[entry] = kept
        # A full disk or a folder that is not ours to write in is no reason to fail here.
        with contextlib.suppress(OSError):
            write_whole(self._folder / entry, msgspec.msgpack.encode(kept))

    def forget_the_rest(self) -> None:
        """Removes what nobody has asked for since the last call."""
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink()
        self._known = {entry: result for entry, result in self._known.items() if entry in self._used}
        self._used = set()


def _share(work: Callable[[Sequence[int]], None], numbers: Sequence[int]) -> None:
    """Does work, by numbers, on all processors: copies of this process do a part each, and leave results in files.

    A copy that dies leaves its part undone, and whoever needs it does it then. Only where copying a process is cheap
    and sound: on Linux, without threads.
    """
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" and threading.active_count() == 1 else 1
    parts = max(1, min(processors, len(numbers) // FEW))
    copies = []
    for n in range(1, parts):
        copy = os.fork()
        if not copy:
            try:
                work(numbers[n::parts])
            finally:
                os._exit(0)
        copies.append(copy)
    work(numbers[::parts])
    for copy in copies:
        os.waitpid(copy, 0)


def _fingerprint() -> str:
    """A key for all that makes results: our own files, and what is installed beside them."""
    files = [resource("mkdocs.yml"), *sorted(PACKAGE.rglob("*.py")), *sorted(PACKAGE.glob("languages/*.toml"))]
    states = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return digest(states, sys.version, sorted(_installed()))


def _installed() -> Iterator[str]:
    """The names of the folders that say which version of a library is there: `importlib` would take 20 ms to ask."""
    for folder in sys.path:
        with contextlib.suppress(OSError), os.scandir(folder or ".") as found:
            yield from (entry.name for entry in found if entry.name.endswith(".dist-info"))
