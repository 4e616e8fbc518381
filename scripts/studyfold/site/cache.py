"""What earlier runs found out, kept in files: one a result, named by what it is the result of.

Nothing depends on it but time: an entry that is missing, damaged, or made by another version is computed again.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import msgspec

from studyfold.resources import PACKAGE, resource
from studyfold.site.output import write_whole
from studyfold.work import digest

Item = TypeVar("Item")
Result = TypeVar("Result")

LIBRARIES = ("markdown", "markdown-it-py", "mdit-py-plugins", "nh3", "pygments", "pymdown-extensions", "pystemmer")
"""What results depend on beside our own code."""


FEW = 4
"""Things to do that are not worth another process."""


class FileCache:
    """An `Each` that keeps results in a folder, and in memory for the next run of the same process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._maker = _fingerprint()
        self._known: dict[str, object] = {}
        self._used: set[str] = set()

    def __call__(
        self,
        name: str,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        keys: Sequence[str],
        kind: type[Result],
    ) -> list[Result]:
        """As `Each`."""
        entries = [digest(self._maker, name, key) for key in keys]
        self._used.update(entries)
        missing = [n for n, entry in enumerate(entries) if not self._has(entry)]
        _share(partial(self._make, function, items, entries), missing)
        return [self._result(function, item, entry, kind) for item, entry in zip(items, entries, strict=True)]

    def _has(self, entry: str) -> bool:
        return entry in self._known or (self._folder / entry).exists()

    def _make(
        self, function: Callable[[Item], Result], items: Sequence[Item], entries: Sequence[str], numbers: Sequence[int]
    ) -> None:
        for n in numbers:
            known = function(items[n])
            self._known[entries[n]] = known
            self._keep(entries[n], known)

    def _result(self, function: Callable[[Item], Result], item: Item, entry: str, kind: type[Result]) -> Result:
        known = self._known.get(entry)
        if known is None:
            known = self._loaded(entry, kind)
        if known is None:
            known = function(item)
            self._keep(entry, known)
        self._known[entry] = known
        return known  # type: ignore[return-value]

    def _loaded(self, entry: str, kind: type[Result]) -> Result | None:
        try:
            return msgspec.msgpack.decode((self._folder / entry).read_bytes(), type=kind)
        except (OSError, msgspec.MsgspecError):
            return None

    def _keep(self, entry: str, result: object) -> None:
        # A full disk or a folder that is not ours to write in is no reason to fail here.
        with contextlib.suppress(OSError):
            write_whole(self._folder / entry, msgspec.msgpack.encode(result))

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
    """A key for all that makes results: our own files and the libraries."""
    files = [resource("mkdocs.yml"), *sorted(PACKAGE.rglob("*.py"))]
    states = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return digest(states, [version(name) for name in LIBRARIES])
