"""What earlier runs found out, kept in files: one a result, named by what it is the result of.

Nothing depends on it but time: an entry that is missing, damaged, or made by another version is computed again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import msgspec

from studyfold.resources import PACKAGE, resource
from studyfold.site.output import write_whole
from studyfold.work import digest

Item = TypeVar("Item")
Result = TypeVar("Result")

LIBRARIES = ("markdown", "markdown-it-py", "mdit-py-plugins", "nh3", "pygments", "pymdown-extensions")
"""What results depend on beside our own code."""


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
        return [self._result(name, function, item, key, kind) for item, key in zip(items, keys, strict=True)]

    def _result(
        self, name: str, function: Callable[[Item], Result], item: Item, key: str, kind: type[Result]
    ) -> Result:
        entry = digest(self._maker, name, key)
        self._used.add(entry)
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


def _fingerprint() -> str:
    """A key for all that makes results: our own files and the libraries."""
    files = [resource("mkdocs.yml"), *sorted(PACKAGE.rglob("*.py"))]
    states = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return digest(states, [version(name) for name in LIBRARIES])
