"""`make bench-search`: the search beside the stock search of the same site, in a real browser, in one run.

Prints two tables in Markdown: what it loads and how long it takes at 40, 1,000 and 10,000 questions, and how often the
right question comes first on the queries about the Flask guide, of which only the third kept apart counts.
"""

from __future__ import annotations

import gzip
import math
import os
import platform
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import material
from playwright.sync_api import Browser, Page, sync_playwright

from bench.__main__ import SIZES
from bench.documents import write_guide
from bench.measure import chromium, run
from bench.search_queries import Query, queries
from studyfold.resources import resource
from studyfold.site import project

LATER = 20
"""Queries after the first one; the one in the middle counts."""

KEYS_APART = 60
"""Milliseconds between two keys of a quick typist."""

EXCLUDED = "search:\n  exclude: true\n"

STOCK_PLUGINS = """plugins:
  - search:
      separator: '[\\s\\-,;:!?=*/\\\\|()\\[\\]{}"`@%~^]+|\\.(?!\\d)'
"""

WATCH = """selector => {
  window.first = { key: 0, result: 0 }
  addEventListener("keydown", ({ key }) => {
    if (key.length === 1 && key !== "/") first.key ||= performance.now()
  }, true)
  const look = () => document.querySelector(selector) ? (first.result = performance.now()) : requestAnimationFrame(look)
  look()
}"""

LATER_QUERY = """async ([field, list, words]) => {
  const box = document.querySelector(field)
  const start = performance.now()
  const done = new Promise(end => {
    new MutationObserver(() => end(performance.now())).observe(document.querySelector(list), { childList: true })
    // Nothing before and nothing now.
    setTimeout(() => end(NaN), 2_000)
  })
  box.value = words
  box.dispatchEvent(new InputEvent("input", { bubbles: true }))
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  return (await done) - start
}"""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where a search stands in a page."""

    name: str
    field: str
    list: str
    result: str
    busy: str
    """What is there while a search goes on: the list of results may be complete before their sentences are."""


OURS = Engine("studyfold", "#sf-search", "#sf-results", "#sf-results [role=option]", ".sf-search__panel[aria-busy]")
STOCK = Engine(
    "stock",
    "[data-md-component=search-query]",
    ".md-search-result__list",
    ".md-search-result__item",
    ".md-search-result__meta:empty",
)


def main() -> None:
    """Measures, and prints as it goes."""
    print(f"{datetime.now(UTC):%Y-%m-%d}, `make bench-search`, {os.cpu_count()} cores, {platform.machine()}\n")
    with tempfile.TemporaryDirectory(prefix="studyfold-bench-") as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        columns = (
            "questions", "search", "over", "first visit", "more before the first result", "first key to first result",
            "opening to first result", "each later query",
        )  # fmt: skip
        print(f"| {' | '.join(columns)} |\n| --: | --- | --- |{' --: |' * (len(columns) - 3)}")
        for questions in SIZES:
            folder = _project(Path(name) / str(questions), questions)
            for engine, site in ((OURS, folder / "site"), (STOCK, _stock(folder))):
                for over in ("http", "file") if engine is OURS else ("http",):
                    print(f"| {questions:,} | {' | '.join(_costs(browser, engine, site, over))} |", flush=True)
        _hits(browser, Path(name) / "guide")
        browser.close()


def _project(folder: Path, questions: int) -> Path:
    project.make(folder)
    write_guide(folder / "source", questions)
    run("studyfold", "build", folder=folder)
    return folder


def _stock(folder: Path) -> Path:
    """The same site with the theme's own search."""
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("plugins: []\n", STOCK_PLUGINS), "utf-8")
    theme = Path(material.__file__).parent / "templates" / "partials" / "search.html"
    shutil.copyfile(theme, folder / "overrides" / "partials" / "search.html")
    for page in (folder / "docs" / "topics").glob("*.md"):
        page.write_text(page.read_text("utf-8").replace(EXCLUDED, "", 1), "utf-8")
    shutil.rmtree(folder / "docs" / "data" / "search")
    run("mkdocs", "build", "--quiet", "--site-dir", str(folder / "stock"), folder=folder)
    return folder / "stock"


def _costs(browser: Browser, engine: Engine, site: Path, over: str) -> list[str]:
    with _opened(site, over) as address:
        page = browser.new_context().new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}index.html", wait_until="networkidle")
        visit = _weight(site, address, asked)
        asked.clear()
        words = _words(site)
        page.evaluate(WATCH, engine.result)
        key, result = _type_first(page, engine, words[0][0])
        more = _weight(site, address, asked)
        opened = browser.new_context().new_page()
        opened.add_init_script(f"({WATCH})({engine.result!r})")
        opened.goto(f"{address}index.html", wait_until="domcontentloaded")
        _, whole = _type_first(opened, engine, words[0])
        later = [_later(page, engine, text) for text in words[1 : LATER + 1]]
        for each in (page, opened):
            each.context.close()
    return [
        engine.name, over, _kilobytes(visit), _kilobytes(more), _milliseconds(result - key), _milliseconds(whole),
        _milliseconds(statistics.median(filter(math.isfinite, later))),
    ]  # fmt: skip


def _type_first(page: Page, engine: Engine, words: str) -> tuple[float, float]:
    """Types the first query; gives the times of the first key and of the first result since the page was opened."""
    page.keyboard.press("/")
    page.locator(engine.field).focus()
    page.keyboard.type(words, delay=KEYS_APART)
    page.wait_for_function("first.result > 0 && first.key > 0", timeout=60_000)
    key, result = page.evaluate("[first.key, first.result]")
    return key, result


def _words(site: Path) -> list[str]:
    """Words of titles, from all over the guide."""
    text = (site / "topics" / "index.html").read_text("utf-8")
    titles = [part.split("</a>")[0].split(">")[-1] for part in text.split(".html#")[1:]]
    spread = titles[:: max(1, len(titles) // (LATER + 1))]
    return [" ".join(title.rstrip("?").split()[2:4]) for title in spread][: LATER + 1]


def _hits(browser: Browser, folder: Path) -> None:
    project.make(folder)
    shutil.copytree(resource("mkdocs.yml").parent / "source", folder / "source")
    run("studyfold", "build", folder=folder)
    found = queries()
    apart = [query for query in found if query.apart]
    print(f"\nThe {len(apart)} queries kept apart, of {len(found)}, about the Flask guide:\n")
    kinds = list(dict.fromkeys(query.kind for query in found))
    print(f"| search | hit at 1 | hit at 3 | {' | '.join(kinds)} |\n| --- |{' --: |' * (2 + len(kinds))}")
    for engine, site in ((OURS, folder / "site"), (STOCK, _stock(folder))):
        with _opened(site, "http") as address:
            page = browser.new_context().new_page()
            page.goto(f"{address}index.html", wait_until="networkidle")
            _type_first_word(page, engine)
            places = [(query, _place(page, engine, query)) for query in apart]
            page.context.close()
        shares = [_share(places, 1), _share(places, 3)]
        shares += [_share([pair for pair in places if pair[0].kind == kind], 1) for kind in kinds]
        print(f"| {engine.name} | {' | '.join(shares)} |", flush=True)


def _type_first_word(page: Page, engine: Engine) -> None:
    page.evaluate(WATCH, engine.result)
    _type_first(page, engine, "flask")


def _place(page: Page, engine: Engine, query: Query) -> int:
    """The place of the wanted question among the questions found, from 0; the stock search finds whole pages too."""
    _later(page, engine, query.words)
    shown = page.locator(f"{engine.result}:is(a), {engine.result} a").evaluate_all(
        "links => links.map(link => link.dataset.question ?? decodeURIComponent(new URL(link.href).hash.slice(1)))"
    )
    places = [n for n, question in enumerate(dict.fromkeys(filter(None, shown))) if question in query.wanted]
    return places[0] if places else len(shown)


def _later(page: Page, engine: Engine, words: str) -> float:
    """Milliseconds from another query to its results; no number where it has none, like the one before."""
    time: float = page.evaluate(LATER_QUERY, [engine.field, engine.list, words])
    page.wait_for_timeout(150)
    page.wait_for_function("busy => !document.querySelector(busy)", arg=engine.busy)
    return time


def _share(places: Sequence[tuple[Query, int]], first: int) -> str:
    return f"{sum(place < first for _, place in places) / len(places):.2f}"


@contextmanager
def _opened(site: Path, over: str) -> Iterator[str]:
    """The address of a site, over http or file."""
    if over == "file":
        yield f"{site.resolve().as_uri()}/"
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Or a small file waits 40 ms for the browser to acknowledge its headers, as on no server that people use.
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None: ...


def _weight(site: Path, address: str, asked: Sequence[str]) -> int:
    """The gzipped bytes of the files that were asked for."""
    root = unquote(urlsplit(address).path)
    names = {unquote(urlsplit(url).path).removeprefix(root) for url in asked if url.startswith(address)}
    return sum(len(gzip.compress((site / name).read_bytes(), mtime=0)) for name in names if (site / name).is_file())


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"


def _milliseconds(time: float) -> str:
    return f"{time:.0f} ms"


if __name__ == "__main__":
    main()
