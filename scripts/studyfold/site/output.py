"""Writing: whole files, only where bytes change, and never over a file that somebody else wrote."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from studyfold.model import Problem, RefusalError
from studyfold.pages import MARK

MARK_WITHIN = 200
"""Characters from the start of a file in which the mark stands."""

COPIED_IMAGE = re.compile(r"[0-9a-f]{16}-.+")
"""The names that copied images get; they can't carry the mark."""


def write(path: Path, data: bytes) -> bool:
    """Writes a file whole or not at all; does nothing where it holds these bytes. Says whether it wrote.

    A link stays a link, and an existing file keeps its permissions.
    """
    try:
        path = path.resolve()
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            unfinished.write_bytes(data)
            if path.exists():
                shutil.copymode(path, unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise refused(
            path, f"can't be written ({error.strerror}). Check the permissions and the space on the disk."
        ) from None
    return True


def write_owned(project: Path, files: Mapping[str, bytes], folders: Iterable[str]) -> int:
    """Writes generated files, removes those of earlier runs that are stale, and gives the number of changed files.

    Raises `RefusalError` before anything is written where a file of somebody else's stands in the way.
    """
    for name in files:
        path = project / name
        if path.is_dir() or (path.exists() and not _is_ours(path) and path.read_bytes() != files[name]):
            raise refused(path, "was not written by studyfold. Move it: this name is needed for a generated file.")
    changed = sum(write(project / name, data) for name, data in files.items())
    wanted = {project / name for name in files}
    for folder in folders:
        for path in sorted((project / folder).glob("*")):
            if path.is_file() and path not in wanted and _is_ours(path):
                path.unlink()
                changed += 1
    return changed


def refused(path: Path, message: str) -> RefusalError:
    """The refusal to write at a path."""
    return RefusalError(Problem(str(path), 1, "output", "error", message))


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    if COPIED_IMAGE.fullmatch(path.name):
        return True
    with path.open("rb") as file:
        return MARK.encode() in file.read(MARK_WITHIN)
