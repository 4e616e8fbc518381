"""The author's loop: an edit shows, a mistake is said and hides nothing, and the preview ends when it is told to."""

import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from previewing import make_project, previewed, wait_for

ROSES = """\
---
id: garden
title: Garden
levels: [easy]
---

# Roses {#roses}

## How are they cut? {#cut .easy}

Above a bud.
"""
LAWNS = "# Lawns {#lawns}\n\n## Who mows? {#mows}\n\nI do.\n"
SOURCES = {"01.md": ROSES, "02.md": LAWNS}


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with previewed(tmp_path_factory.mktemp("preview") / "garden", SOURCES) as preview:
        yield preview


@pytest.fixture(autouse=True)
def _as_it_was(preview):
    yield
    for path in (preview.folder / "source").iterdir():
        if path.name not in SOURCES:
            path.unlink()
    for name, text in SOURCES.items():
        preview.write(f"source/{name}", text)
    preview.wait_until_shown("topics/roses.html", "Above a bud.")
    preview.wait_until_shown("topics/lawns.html", "I do.")


def test_the_address_is_said_and_true(preview):
    assert f"Open {preview.address} (Ctrl-C ends it)." in preview.said
    assert "Garden" in preview.shown("index.html")
    assert preview.shown("data/guide.js")


def test_an_edit_shows(preview):
    preview.write("source/01.md", ROSES.replace("Above a bud.", "In March."))
    preview.wait_until_shown("topics/roses.html", "In March.")


def test_an_edit_writes_one_page(preview):
    before = {path: path.stat().st_mtime_ns for path in preview.site().rglob("*.html")}
    preview.write("source/01.md", ROSES.replace("Above a bud.", "In April."))
    preview.wait_until_shown("topics/roses.html", "In April.")
    now = {path: path.stat().st_mtime_ns for path in preview.site().rglob("*.html")}
    assert {path.name for path in now if now[path] != before[path]} == {"roses.html", "404.html"}


def test_a_new_question_is_counted_listed_and_shown(preview):
    preview.write("source/02.md", LAWNS + "\n## And who rakes? {#rakes}\n\nYou do.\n")
    preview.wait_until_shown("topics/lawns.html", "You do.")
    assert "And who rakes?" in preview.shown("topics/index.html")
    assert "Search 3 questions" in preview.shown("index.html")
    assert '"rakes"' in preview.shown("data/guide.js")


def test_a_new_topic_is_in_the_navigation_of_every_page(preview):
    preview.write("source/03.md", "# Hedges {#hedges}\n\n## How high? {#high}\n\nTo the eye.\n")
    preview.wait_until_shown("topics/hedges.html", "To the eye.")
    assert "hedges.html" in preview.shown("topics/roses.html")
    (preview.folder / "source/03.md").unlink()
    wait_for(lambda: "hedges.html" not in preview.shown("topics/roses.html"), lambda: "the topic is still there")
    assert preview.shown("topics/hedges.html") == ""


def test_what_edits_leave_is_what_a_full_build_gives(preview, tmp_path):
    preview.write("source/02.md", LAWNS.replace("I do.", "We do.") + "\n## And who rakes? {#rakes}\n\nYou do.\n")
    preview.wait_until_shown("topics/lawns.html", "You do.")
    preview.write("source/01.md", ROSES.replace("How are they cut?", "How is it cut?").replace("Above", "Below"))
    preview.wait_until_shown("topics/roses.html", "Below")
    sources = {path.name: path.read_text() for path in (preview.folder / "source").iterdir()}
    with previewed(tmp_path / "afresh", sources) as afresh:
        assert pages(preview) == pages(afresh)


def pages(preview):
    site = preview.site()
    found = [path for path in site.rglob("*") if path.suffix in (".html", ".js") and "assets" not in path.parts]
    return {path.relative_to(site).as_posix(): path.read_text("utf-8").replace(preview.address, "") for path in found}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROSES.replace(".easy", ".hard"), "source/01.md:9: the level 'hard' is not among easy."),
        (ROSES.replace("Above a bud.", "See [it](#nowhere)."), "source/01.md:11: the link '#nowhere' leads nowhere."),
        ("", "source/01.md:1: the file is empty."),
        (ROSES.replace("title: Garden", "title: [Garden"), "source/01.md:"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_hides_nothing(preview, text, said):
    before = len(preview.said)
    preview.write("source/01.md", text)
    preview.wait_until_said(said, before)
    preview.wait_until_said("The last good pages stay.", before)
    assert "Above a bud." in preview.shown("topics/roses.html")
    preview.write("source/01.md", ROSES.replace("Above a bud.", "Mended."))
    preview.wait_until_shown("topics/roses.html", "Mended.")


def test_a_template_that_breaks_mkdocs_hides_nothing(preview):
    template = preview.folder / "overrides/home.html"
    good, before = template.read_text(), len(preview.said)
    template.write_text(good + "{% never closed")
    preview.wait_until_said("MkDocs stopped; the last good pages stay.", before)
    assert "Above a bud." in preview.shown("topics/roses.html")
    template.write_text(good.replace("</h1>", " at home</h1>"))
    preview.wait_until_shown("index.html", "Garden at home</h1>")
    template.write_text(good)
    wait_for(lambda: "at home" not in preview.shown("index.html"), lambda: "the template is not as it was")


def test_a_page_written_by_hand_shows(preview):
    (preview.folder / "docs/about.md").write_text("# About us\n\nWe are two.\n")
    preview.wait_until_shown("about.html", "We are two.")
    assert "About us" in preview.shown("topics/roses.html")
    (preview.folder / "docs/about.md").unlink()
    wait_for(lambda: "About us" not in preview.shown("topics/roses.html"), lambda: "the page is still there")


def test_an_editor_that_saves_by_renaming(preview):
    for n in range(5):
        new = preview.folder / "source/.01.md.swp"
        new.write_text(ROSES.replace("Above a bud.", f"Renamed {n}."))
        new.replace(preview.folder / "source/01.md")
        time.sleep(0.05)
    preview.wait_until_shown("topics/roses.html", "Renamed 4.")
    assert not [line for line in preview.said if "no such file" in line]


def test_ten_files_at_once(preview):
    texts = {f"source/1{n}.md": f"# Topic {n} {{#t{n}}}\n\n## Why {n}? {{#q{n}}}\n\nBecause {n}.\n" for n in range(10)}
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda item: preview.write(*item), texts.items()))
    for n in range(10):
        preview.wait_until_shown(f"topics/t{n}.html", f"Because {n}.")
        assert "t9.html" in preview.shown(f"topics/t{n}.html")


def test_it_ends_without_a_trace(tmp_path):
    with previewed(tmp_path / "ended", SOURCES) as preview:
        assert preview.end() == 0
        assert not [line for line in preview.said if "Traceback" in line or "Error" in line]
        assert not (preview.folder / ".studyfold/preview").exists()


def test_a_port_that_is_taken(tmp_path):
    make_project(tmp_path / "garden", SOURCES)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run_serve(tmp_path / "garden", taken.getsockname()[1])
    assert result.returncode == 2
    assert "another: --port" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") <= 3
    shutil.rmtree(tmp_path / "garden")


def run_serve(folder, port):
    command = [sys.executable, "-m", "studyfold", "serve", "--port", str(port)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
