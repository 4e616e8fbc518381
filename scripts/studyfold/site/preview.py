"""A preview that follows the source: MkDocs serves and reloads, this module splits again when a source file changes."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from studyfold.model import Problem, RefusalError

HOST = "127.0.0.1"
PAUSE = 0.3
"""Seconds between two looks at the source."""

Snapshot = dict[Path, tuple[int, int]]


def preview(project: Path, sources: tuple[Path, ...], port: int, split: Callable[[], None]) -> None:
    """Serves a project until it is interrupted, and calls `split` after each change of the sources.

    Raises `RefusalError` where the port is taken.
    """
    _require_free(port)
    seen = snapshot(sources)
    with _mkdocs(project, port) as server:
        while server.poll() is None:
            time.sleep(PAUSE)
            now = snapshot(sources)
            if now != seen:
                seen = now
                split()


def snapshot(sources: tuple[Path, ...]) -> Snapshot:
    """The time and size of each file under the sources; equal snapshots mean nothing changed."""
    found: Snapshot = {}
    for source in sources:
        for path in [source, *sorted(source.rglob("*"))] if source.is_dir() else [source]:
            # An editor that saves by renaming leaves no file for a moment.
            with contextlib.suppress(FileNotFoundError):
                state = path.stat()
                found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            message = "the port is taken. End the program that uses it, or name another: --port 8001."
            raise RefusalError(Problem(f"{HOST}", port, "port", "error", message)) from None


@contextlib.contextmanager
def _mkdocs(project: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"{HOST}:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "PYTHONUTF8": "1"}
    server = subprocess.Popen(command, cwd=project, env=environment)
    try:
        yield server
    finally:
        server.terminate()
        server.wait()
