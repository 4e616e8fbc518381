"""`make bench`: what splitting and building cost at 40, 1,000 and 10,000 questions, beside MkDocs alone.

Prints tables in Markdown. Ratios are of times taken in the same run on the same pages.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.documents import write_guide
from bench.measure import Cost, chromium, median, run, served
from studyfold.site import project

SIZES = (40, 1_000, 10_000)
REPEATS = 5
"""Runs of what is short; the one in the middle counts."""

COLUMNS = (
    "questions", "split, cold", "memory", "of MkDocs", "after one change", "files written", "build", "MkDocs alone",
    "memory", "build to MkDocs",
)  # fmt: skip


def main() -> None:
    """Measures, and prints as it goes."""
    print(f"{datetime.now(UTC):%Y-%m-%d}, `make bench`, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(f"| {' | '.join(COLUMNS)} |\n|{' --: |' * len(COLUMNS)}")
    weights = []
    with tempfile.TemporaryDirectory(prefix="studyfold-bench-") as folder:
        for questions in SIZES:
            made = _project(Path(folder) / str(questions), questions)
            print(f"| {' | '.join(_costs(made, questions))} |", flush=True)
            weights += _weights(made / "site", questions)
    print("\nWhat a browser loads, gzipped:\n")
    print("| questions | page | the page itself | first visit |\n| --: | --- | --: | --: |")
    for row in weights:
        print(f"| {' | '.join(row)} |")


def _project(folder: Path, questions: int) -> Path:
    project.make(folder)
    write_guide(folder / "source", questions)
    return folder


def _costs(folder: Path, questions: int) -> list[str]:
    cold = median([_cold(folder) for _ in range(1 if questions > 1_000 else REPEATS)])
    changed = median([_changed(folder, n) for n in range(REPEATS)])
    mkdocs = run("mkdocs", "build", "--quiet", "--site-dir", str(folder / "alone"), folder=folder)
    shutil.rmtree(folder / ".studyfold")
    build = run("studyfold", "build", folder=folder)
    written = changed.said.rsplit("; ", 1)[-1].split(" ")[0]
    return [
        f"{questions:,}", _seconds(cold), f"{cold.memory} MB", f"{cold.wall / mkdocs.wall:.2f}", _seconds(changed),
        written, _seconds(build), _seconds(mkdocs), f"{mkdocs.memory} MB", f"{build.wall / mkdocs.wall:.2f}",
    ]  # fmt: skip


def _cold(folder: Path) -> Cost:
    for name in (".studyfold", "docs/topics", "docs/data"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return run("studyfold", "split", folder=folder)


def _changed(folder: Path, n: int) -> Cost:
    """A split after one more word in one answer."""
    path = min((folder / "source").iterdir())
    text = path.read_text("utf-8")
    place = text.index("\n\n", text.index("\n## ") + 1) + 2
    path.write_text(f"{text[:place]}Word{n} {text[place:]}", "utf-8")
    return run("studyfold", "split", folder=folder)


def _seconds(cost: Cost) -> str:
    return f"{cost.wall:.2f} s"


def _weights(site: Path, questions: int) -> list[list[str]]:
    topic = min(path.relative_to(site).as_posix() for path in site.glob("topics/*.html") if path.name != "index.html")
    pages = {"home": "index.html", "topic": topic, "all questions": "topics/index.html", "404": "404.html"}
    rows = []
    with served(site) as (address, asked), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, path in pages.items():
            page = browser.new_context().new_page()
            asked.clear()
            page.goto(address + path, wait_until="networkidle")
            sizes = asked[path], sum(asked.values())
            rows.append([f"{questions:,}", name, *(f"{size / 1000:.1f} kB" for size in sizes)])
        browser.close()
    return rows


if __name__ == "__main__":
    main()
