"""The sites that the tests visit: built by the command line, served by http, and unzipped from their offline copies."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import zipfile
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = Path(__file__).resolve().parent / "documents"
ARTICLE = PROJECT.parent / "shared" / "corpora" / "flask-article.txt"

UNPACKED = "unzipped on a Désktop (1)"
"""A folder as people name them: an address of its files needs escaping."""


@dataclass(frozen=True)
class Site:
    """A built site that can be visited at `root`."""

    root: str
    folder: Path

    def url(self, path: str = "index.html") -> str:
        return self.root + path

    @property
    def on_disk(self) -> bool:
        return self.root.startswith("file:")

    @cached_property
    def guide(self) -> dict:
        """The site's own list of topics and questions."""
        text = (self.folder / "data" / "guide.js").read_text("utf-8")
        return json.loads(text[text.index("{") : text.rindex("}") + 1])

    @property
    def topics(self) -> list[str]:
        return [topic["url"] for topic in self.guide["topics"]]

    @property
    def pages(self) -> list[str]:
        """The path of one page of each kind, and of every topic."""
        return ["index.html", "topics/index.html", *self.topics]

    def ids_on(self, topic: str) -> list[str]:
        number = self.topics.index(topic)
        return [question["id"] for question in self.guide["questions"] if question["topic"] == number]


class Sites:
    """Builds each site once, when a test first asks for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.servers: list[ThreadingHTTPServer] = []
        self.built: dict[tuple[str, str], Site] = {}

    def get(self, name: str, way: str) -> Site:
        if (name, way) not in self.built:
            self._make(name)
        return self.built[name, way]

    def close(self) -> None:
        for server in self.servers:
            server.shutdown()
            server.server_close()

    def _make(self, name: str) -> None:
        """Our own documents stand under a path, as on GitHub Pages, and know their address; the others do neither."""
        out = self.folder / name
        own = (DOCUMENTS / f"{name}.md").exists()
        prefix = f"/study/{name}/" if own else "/"
        server = serve(out, prefix)
        self.servers.append(server)
        root = f"http://127.0.0.1:{server.server_port}{prefix}"
        build(name, out, root if own else "")
        self.built[name, "http"] = Site(root, out)
        self.built[name, "file"] = unpacked(out, self.folder / UNPACKED)


def build(name: str, out: Path, site_url: str) -> None:
    """Runs the command line as a user would, in the folder of the source."""
    if name == "guide":
        folder, sources = PROJECT, ["source"]
    elif name == "article":
        folder, sources = ARTICLE.parent, [ARTICLE.name]
    else:
        folder, sources = DOCUMENTS, [f"{name}.md"]
    command = [sys.executable, "-m", "studyfold", "build", *sources, "-o", str(out), "--site-url", site_url]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def unpacked(site: Path, folder: Path) -> Site:
    """The site's offline copy, unzipped."""
    (copy,) = site.glob("*-offline.zip")
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(folder)
    return Site((folder / copy.stem).as_uri() + "/", folder / copy.stem)


def serve(folder: Path, prefix: str) -> ThreadingHTTPServer:
    """Serves a folder under a path, as GitHub Pages does: what is missing is answered with 404.html."""
    server = _Server(("127.0.0.1", 0), partial(_Pages, folder, prefix))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that has left for another page hangs up; that is no error."""


class _Pages(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, prefix: str, *args: object) -> None:
        self.folder, self.prefix = folder, prefix
        super().__init__(*args, directory=str(folder))

    def translate_path(self, path: str) -> str:
        within = urlsplit(path).path.removeprefix(self.prefix.rstrip("/"))
        return super().translate_path(within) if path.startswith(self.prefix) else str(self.folder / "404")

    def send_error(self, code: int, *_: object, **__: object) -> None:
        body = (self.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...
