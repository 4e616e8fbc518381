"""A running `studyfold serve`, for tests."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

from studyfold.site import project

PATIENCE = 60
"""Seconds; only something that will never come takes so long."""


class Preview:
    """The preview of a project in a folder, what it says, and what it shows."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.said = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "studyfold", "serve", "--port", str(self.port)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stderr:
            self.said.append(line.rstrip())

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/"

    def write(self, name, text):
        (self.folder / name).write_text(text, "utf-8")

    def shown(self, path):
        with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(self.address + path) as answer:
            return answer.read().decode()
        return ""

    def wait_until_said(self, words, after=0):
        wait_for(lambda: any(words in line for line in self.said[after:]), lambda: f"{words!r} not in {self.said}")

    def wait_until_shown(self, path, words):
        wait_for(lambda: words in self.shown(path), lambda: f"{words!r} is not on {path}: {self.said}")

    def site(self):
        """The folder that is shown."""
        made = [path for path in (self.folder / ".studyfold/preview").iterdir() if (path / "index.html").is_file()]
        return max(made, key=lambda path: path.stat().st_ctime)

    def end(self):
        """Ends it as Ctrl-C does, and gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def wait_for(true, otherwise):
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.05)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_project(folder, sources):
    project.make(folder)
    (folder / "source").mkdir()
    for name, text in sources.items():
        (folder / "source" / name).write_text(text, "utf-8")


@contextlib.contextmanager
def previewed(folder, sources):
    """The preview of a project with these sources, ready."""
    make_project(folder, sources)
    preview = Preview(folder)
    try:
        preview.wait_until_said("Open http://")
        # It is said when the site is built, a moment before the server listens.
        preview.wait_until_shown("index.html", "<html")
        yield preview
    finally:
        preview.end()
        shutil.rmtree(folder)
