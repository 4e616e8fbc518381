"""Times and memory of whole commands, and what a browser loads."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes."""
    memory: int
    """Megabytes at the peak."""
    said: str


def run(module: str, *arguments: str, folder: Path) -> Cost:
    """Runs a Python module as a command. Raises `RuntimeError` where it fails."""
    command = [sys.executable, "-m", module, *arguments]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    said = process.stderr.read().decode() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {said}")
    kilobytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, round(kilobytes / 1024), said)


def median(costs: Sequence[Cost]) -> Cost:
    """The run in the middle, by time."""
    return sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]


@contextmanager
def served(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serves a site; gives its address, and the gzipped bytes of each file that was asked for, as they come in."""
    asked: dict[str, int] = {}

    class Pages(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if path.is_file():
                asked[path.relative_to(site).as_posix()] = len(gzip.compress(path.read_bytes(), mtime=0))
            super().do_GET()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


def chromium() -> str | None:
    """The path of a Chromium to measure in, or `None`."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)
