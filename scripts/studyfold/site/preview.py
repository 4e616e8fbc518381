"""A preview that follows the source: one process that splits, builds what changed, and reloads the open page."""

from __future__ import annotations

import contextlib
import logging
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.livereload import LiveReloadServer

from studyfold.model import BuildFailedError, Problem, RefusalError
from studyfold.pages import CONFIG
from studyfold.site.mkdocs import build_preview
from studyfold.site.project import GENERATED_FOLDERS, STATE

HOST = "127.0.0.1"
PAUSE = 0.2
"""Seconds between two looks at the files."""

DOCS = "docs/"
HOME = "index.html"
"""The one page that shows what the generated config says of the topics, beside their names."""

Split = Callable[[], list[str] | None]
"""Splits the source and gives the paths of the files that changed; `None` where the source has an error."""

Say = Callable[[str], object]

Snapshot = dict[Path, tuple[int, int]]


def preview(project: Path, sources: tuple[Path, ...], port: int, split: Split, say: Say) -> None:
    """Serves a project until it is interrupted, and builds again what changes. `say` is given lines for the author.

    Raises `RefusalError` where the port is taken.
    """
    _require_free(port)
    # Each address that is not there is the reader's business, not the author's.
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    address = f"http://{HOST}:{port}/"
    with _folder(project / STATE / "preview") as folder:
        desk = _Desk(project, sources, folder, address, split, say)
        server = _Server(lambda: server.show(desk.build()), HOST, port, str(desk.build_all()))
        server.watch(str(project / "mkdocs.yml"))
        server.error_handler = lambda code: _error_page(Path(server.root), code)
        say(f"Open {address} (Ctrl-C ends it).")
        with contextlib.closing(_Watch(desk.snapshot, server.want_rebuild)):
            try:
                server.serve()  # type: ignore[no-untyped-call]
            finally:
                server.shutdown()


class _Server(LiveReloadServer):
    """MkDocs' preview server, told when to build: it can't watch docs/, into which `split` writes."""

    def want_rebuild(self) -> None:
        """Has the builder called, soon, and once for several changes in a row."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def show(self, site: Path | None) -> None:
        """Shows a newly built site; with `None` what is shown stays, and open pages do not reload."""
        if site is None:
            self._wanted_epoch = self._visible_epoch
        else:
            self.root = str(site)


class _Watch:
    """Calls `changed` whenever the state of the files is another than before, until it is closed."""

    def __init__(self, state: Callable[[], Snapshot], changed: Callable[[], None]) -> None:
        self._state, self._changed = state, changed
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        seen = self._state()
        while not self._ended.wait(PAUSE):
            now = self._state()
            if now != seen:
                seen = now
                self._changed()

    def close(self) -> None:
        self._ended.set()
        self._thread.join()


class _Desk:
    """What is being written, and the last good site of it."""

    def __init__(
        self, project: Path, sources: tuple[Path, ...], folder: Path, address: str, split: Split, say: Say
    ) -> None:
        self._project, self._sources, self._folder = project, sources, folder
        self._address, self._split, self._say = address, split, say
        self._site = folder / "a"
        self._config: dict[str, Any] = {}
        self._by_hand: Snapshot = {}

    def snapshot(self) -> Snapshot:
        """The state of every file that somebody writes by hand."""
        return snapshot(self._sources) | self._snapshot_by_hand()

    def build(self) -> Path | None:
        """Brings the site up to date and gives its folder; `None` where there is nothing new to show."""
        changed = self._split()
        if changed is None:
            return None
        try:
            if self._snapshot_by_hand() != self._by_hand:
                return self.build_all()
            return self._build_some(changed) if changed else None
        except (BuildFailedError, OSError) as failure:
            self._config = {}
            self._say(f"MkDocs stopped; the last good pages stay. It said:\n{failure}")
            return None

    def build_all(self) -> Path:
        """Builds every page, into another folder than the last time: a failure leaves the last good site."""
        self._by_hand = self._snapshot_by_hand()
        fresh = self._folder / ("b" if self._site.name == "a" else "a")
        self._mkdocs(fresh, partial=False)
        self._site, self._config = fresh, self._generated()
        return fresh

    def _build_some(self, changed: list[str]) -> Path:
        config = self._generated()
        if _shell(config) != _shell(self._config):
            return self.build_all()
        if CONFIG in changed:
            # MkDocs goes by the age of a page's Markdown, and this page's stays as it is.
            (self._site / HOME).unlink(missing_ok=True)
        for name in changed:
            # What is gone from docs/ MkDocs leaves in the site.
            if name.startswith(DOCS) and not (self._project / name).exists():
                (self._site / name.removeprefix(DOCS)).unlink(missing_ok=True)
        self._mkdocs(self._site, partial=True)
        self._config = config
        return self._site

    def _mkdocs(self, site: Path, *, partial: bool) -> None:
        build_preview(self._project, site, address=self._address, partial=partial, say=self._say)

    def _generated(self) -> dict[str, Any]:
        return dict(yaml.safe_load((self._project / CONFIG).read_text("utf-8")))

    def _snapshot_by_hand(self) -> Snapshot:
        docs = self._project / "docs"
        generated = {self._project / name for name in GENERATED_FOLDERS}
        pages = [path for path in docs.iterdir() if path not in generated] if docs.is_dir() else []
        return snapshot((self._project / "mkdocs.yml", self._project / "overrides", *pages))


AT_HOME = ("site_description", "description", "intro", "levels", "questions", "topics")
"""What the generated config says for the home page alone. The names of topics are in its `nav` too."""


def _shell(config: dict[str, Any]) -> dict[str, Any]:
    """The part of the generated config that shows on every page."""
    extra = config.get("extra", {}).get("guide", {})
    return {name: value for name, value in {**config, "extra": None, **extra}.items() if name not in AT_HOME}


def snapshot(paths: tuple[Path, ...]) -> Snapshot:
    """The time and size of each file under the paths; equal snapshots mean nothing changed."""
    found: Snapshot = {}
    for start in paths:
        # Files come and go while this looks; a folder's own state changes with each of them and says no more.
        with contextlib.suppress(OSError):
            for path in [start, *start.rglob("*")] if start.is_dir() else [start]:
                with contextlib.suppress(OSError):
                    if path.is_file():
                        state = path.stat()
                        found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            message = f"the port can't be used ({error}). End the program that has it, or name another: --port 8001."
            raise RefusalError(Problem(HOST, port, "port", "error", message)) from None


@contextlib.contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """An empty folder for the time of the preview."""
    try:
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
