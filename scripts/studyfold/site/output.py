"""Writing: whole files, only where bytes change, and never over a file that somebody else wrote."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from io import FileIO
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from studyfold.model import Problem, RefusalError
from studyfold.pages import MARK

MARK_WITHIN = 200
"""Characters from the start of a file in which the mark stands."""

COPIED_IMAGE = re.compile(r"(?P<digest>[0-9a-f]{16})-.+")
"""The names that copied images get; they can't carry the mark, but their digest tells them from others."""


UNFINISHED = ".unfinished"
"""Ends the name of a file that is being written; one that stays behind is of a run that was killed."""
UNFINISHED_NAME = re.compile(r"\..*\.\d+\.unfinished")


def write(path: Path, data: bytes) -> bool:
    """Writes a file whole or not at all; does nothing where it holds these bytes. Says whether it wrote.

    A link stays a link, and an existing file keeps its permissions.
    """
    if _holds(path, data):
        return False
    _write(path, data)
    return True


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(resolved(path) if path.is_symlink() else path, data)
    except OSError as error:
        raise cannot_write(path, error) from None


def resolved(path: Path) -> Path:
    """The path behind all links. Raises `OSError` where links lead in a circle."""
    # Python before 3.13 fails at a circle, and later ones give a link of it.
    with contextlib.suppress(RuntimeError):
        real = path.resolve()
        if not real.is_symlink():
            return real
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises `OSError`."""
    # Short, so that it is no longer than the name itself where that is as long as can be.
    unfinished = path.with_name(f".{path.name[:12]}.{os.getpid()}{UNFINISHED}")
    try:
        try:
            unfinished.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(data)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def write_owned(project: Path, files: Mapping[str, bytes], folders: Iterable[str]) -> list[str]:
    """Writes generated files, removes those of earlier runs that are stale, and gives the paths of all that changed.

    Raises `RefusalError` before anything is written where a file of somebody else's stands in the way.
    """
    changed = [name for name, data in files.items() if not _holds(f"{project}/{name}", data)]
    for name in changed:
        if _is_in_the_way(project / name):
            hint = "Move it: this name is needed for a generated file."
            raise refused(project / name, f"was not written by studyfold. {hint}")
    for name in changed:
        _write(project / name, files[name])
    return changed + [name for folder in folders for name in _stale(project, folder, files)]


def _holds(path: Path | str, data: bytes) -> bool:
    """Whether a file has just these bytes. Asked about thousands of files in a run of a tenth of a second."""
    try:
        with FileIO(path) as file:
            return file.readall() == data
    except OSError:
        return False


def _is_in_the_way(path: Path) -> bool:
    try:
        return path.exists() and not is_ours(path)
    except OSError as error:
        raise cannot_write(path, error) from None


def _stale(project: Path, folder: str, wanted: Container[str]) -> Iterator[str]:
    """Removes from a folder what earlier runs made, and killed ones left half made, and gives their paths."""
    with contextlib.suppress(FileNotFoundError), os.scandir(project / folder) as found:
        names = sorted(f"{folder}/{entry.name}" for entry in found)
        for name in names:
            if name not in wanted and is_ours(project / name):
                try:
                    (project / name).unlink()
                except OSError as error:
                    raise cannot_write(project / name, error) from None
                yield name


@contextlib.contextmanager
def alone(lock: Path, place: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Keeps other runs out of a place until it ends; calls `waiting` once where another one is at work already."""
    guard = FileLock(lock)
    try:
        _acquire(guard, lock, place, waiting)
        yield
    finally:
        if guard.is_locked:
            # While it is held: who has opened it meanwhile sees that it has no name any more, and opens another.
            with contextlib.suppress(OSError):
                lock.unlink()
        guard.release()


def _acquire(guard: BaseFileLock, lock: Path, place: Path, waiting: Callable[[], object]) -> None:
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        try:
            guard.acquire(timeout=0)
        except Timeout:
            # Where no file can be made, as in /proc, the lock takes what it is told for another run.
            lock.touch()
            waiting()
            guard.acquire()
    except OSError as error:
        raise cannot_write(place, error) from None


def cannot_write(path: Path, error: OSError) -> RefusalError:
    """The refusal after a failure to write."""
    hint = "Make room on the disk." if error.errno == errno.ENOSPC else "Check the permissions and the disk."
    return refused(path, f"can't be written ({error.strerror or error}). {hint}")


def refused(path: Path, message: str) -> RefusalError:
    """The refusal to write at a path."""
    return RefusalError(Problem(str(path), 1, "output", "error", message))


def is_ours(path: Path) -> bool:
    """Whether a file is one that studyfold writes, and may write again or remove."""
    try:
        if not path.is_file() or UNFINISHED_NAME.fullmatch(path.name):
            return path.is_file()
        if copied := COPIED_IMAGE.fullmatch(path.name):
            return image_digest(path.read_bytes()) == copied["digest"]
        with path.open("rb") as file:
            return MARK.encode() in file.read(MARK_WITHIN)
    except OSError:
        return False


def image_digest(data: bytes) -> str:
    """What the name of a copied image starts with."""
    return hashlib.sha256(data).hexdigest()[:16]
