"""Whole sites: complete, the same each time, and never in place of somebody else's files."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner
from rendered import active_content

from studyfold.cli import main

SOURCE = """\
---
id: garden
title: Garden & "beds"
language: de
---

# Roses

## How are they cut? {#cut}

Above a [bud](#bud).

```python
prune = True
```

# Lawns {#lawns}

![a bed](bed.png)

## What is a bud? {#bud .easy}

A shoot.

## Who mows? {#mows}
"""
HOSTILE = """\
---
id: hostile
title: <script>alert(1)</script> "' {{ config }}
description: '"><script>alert(2)</script>'
source: '"><script>alert(3)</script>'
licence: <script>alert(4)</script>
repo: https://example.org/"onclick="alert(5)
levels: ['<script>alert(6)</script>', '<b>']
---

<script>alert(7)</script> Intro {: onclick=alert(8) }

# Topic <script>alert(9)</script> {{ config }} {: onclick=alert(10) }

<iframe src=x></iframe>

## Why <b onclick=alert(11)>? {#why .<script>alert(6)</script> tags="<script>alert(12)</script>"}

<form><input></form> x

<!-- answer -->

<div onclick=alert(13)> [x](javascript:alert(14))
"""
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}


def build(*arguments, env=None):
    result = CliRunner().invoke(main, ["build", *map(str, arguments)], env={**EPOCH, **(env or {})})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def garden(tmp_path_factory):
    """A small built site, and what the command said."""
    folder = tmp_path_factory.mktemp("garden")
    (folder / "source.md").write_text(SOURCE)
    (folder / "bed.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = build(folder / "source.md", "-o", folder / "site")
    assert result.exit_code == 0, result.output
    return folder


def test_a_site_is_complete(garden):
    made = files(garden / "site")
    wanted = [
        *(
            "index.html",
            "404.html",
            "topics/index.html",
            "topics/roses.html",
            "topics/lawns.html",
            "garden-offline.zip",
        ),
        *(
            "data/guide.js",
            "data/search/index.js",
            "data/search/titles.js",
            "assets/studyfold.js",
            "assets/studyfold.css",
        ),
    ]
    assert [name for name in wanted if name not in made] == []
    assert any(re.fullmatch(r"media/[0-9a-f]{16}-bed\.png", name) for name in made)


def test_pages_hold_the_questions_in_order(garden):
    page = BeautifulSoup((garden / "site/topics/lawns.html").read_text("utf-8"), "html.parser")
    assert [heading["id"] for heading in page.find_all("h2") if heading.get("id")][:2] == ["bud", "mows"]
    assert page.select_one("details.answer [id='bud-answer']")
    assert page.select_one("details.answer.unanswered [id='mows-answer']")
    assert page.select_one("p.q-meta .q-level").text == "easy"


def test_links_lead_to_pages(garden):
    page = (garden / "site/topics/roses.html").read_text("utf-8")
    assert 'href="lawns.html#bud"' in page
    everything = BeautifulSoup((garden / "site/topics/index.html").read_text("utf-8"), "html.parser")
    assert {"roses.html#cut", "lawns.html#bud", "lawns.html#mows"} <= {
        link["href"] for link in everything.find_all("a", href=True)
    }


def test_the_search_index_knows_every_question(garden):
    script = (garden / "site/data/search/titles.js").read_text("utf-8")
    index = json.loads(script[script.index("{") : script.rindex("}") + 1])
    assert {"cut", "bud", "mows"} <= {key for key, _ in index["titles"]}


def test_the_theme_makes_no_index_of_its_own(garden):
    assert not (garden / "site/search").exists()


def test_the_zip_holds_the_site_and_not_itself(garden):
    site = garden / "site"
    with zipfile.ZipFile(site / "garden-offline.zip") as archive:
        inside = {name.removeprefix("garden-offline/"): archive.read(name) for name in archive.namelist()}
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    outside = files(site)
    for name in ("404.html", "garden-offline.zip", ".studyfold-files"):
        # Only a server shows the first; the others belong to the site as a whole.
        del outside[name]
    assert inside.pop("index.html") == re.sub(rb"<a [^>]*data-sf=.offline.*?</a>", b"", outside.pop("index.html"))
    assert inside == outside


def test_what_nobody_needs_is_left_out(garden):
    assert [name for name in files(garden / "site") if name.endswith(".map") or name.startswith("sitemap")] == []


def test_nothing_is_requested_from_elsewhere(garden):
    for name, data in files(garden / "site").items():
        if not name.endswith(".html"):
            continue
        page = BeautifulSoup(data.decode(), "html.parser")
        loaded = [element.get("src") for element in page.find_all(src=True)]
        loaded += [link["href"] for link in page.find_all("link", href=True) if "canonical" not in link["rel"]]
        assert [address for address in loaded if re.match(r"(https?:)?//", address)] == [], name
        assert "fonts.googleapis" not in data.decode()


def test_no_page_holds_a_path_of_this_machine(garden):
    for name, data in files(garden / "site").items():
        assert str(garden).encode() not in data, name


def test_the_same_source_gives_the_same_bytes(garden):
    before = files(garden / "site")
    assert build(garden / "source.md", "-o", garden / "site").exit_code == 0
    assert files(garden / "site") == before
    assert build(garden / "source.md", "-o", garden / "other").exit_code == 0
    assert files(garden / "other") == before


def test_the_source_folder_is_left_alone(garden):
    assert {path.name for path in garden.iterdir()} <= {"source.md", "bed.png", "site", "other"}


def test_a_folder_of_somebody_else_is_refused(garden, folder):
    (folder / "precious.txt").write_text("mine")
    result = build(garden / "source.md", "-o", folder)
    assert result.exit_code == 2
    assert "precious.txt" in result.stderr
    assert files(folder) == {"precious.txt": b"mine"}


def test_a_file_put_into_a_built_site_is_not_deleted(garden, folder):
    shutil.copytree(garden / "site", folder / "site")
    (folder / "site/CNAME").write_text("example.org")
    assert build(garden / "source.md", "-o", folder / "site").exit_code == 2
    assert (folder / "site/CNAME").read_text() == "example.org"


def test_a_file_as_the_output_is_refused(garden, folder):
    (folder / "site").write_text("mine")
    result = build(garden / "source.md", "-o", folder / "site")
    assert (result.exit_code, "Building" in result.stderr) == (2, False)
    assert (folder / "site").read_text() == "mine"


def test_a_place_where_nothing_can_be_made_is_refused_at_once(garden):
    command = [sys.executable, "-m", "studyfold", "build", garden / "source.md", "-o", "/proc/site"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 2
    assert "can't be written" in run.stderr


def test_an_empty_folder_is_taken(garden, folder):
    (folder / "site").mkdir()
    assert build(garden / "source.md", "-o", folder / "site").exit_code == 0


def test_the_folder_of_the_source_is_no_output(folder):
    (folder / "source.md").write_text(SOURCE.replace("![a bed](bed.png)", ""))
    assert build("source.md", "-o", ".").exit_code == 2
    assert (folder / "source.md").exists()


def test_a_build_of_a_wrong_source_leaves_the_last_good_site(garden, folder):
    shutil.copytree(garden / "site", folder / "site")
    before = files(folder / "site")
    (folder / "wrong.md").write_text(SOURCE + "\n## Again? {#cut}\n")
    assert build("wrong.md", "-o", "site").exit_code == 1
    assert files(folder / "site") == before
    assert sorted(path.name for path in folder.iterdir()) == ["site", "wrong.md"]


def test_a_hostile_source_gives_a_harmless_site(folder):
    (folder / "source.md").write_text(HOSTILE)
    result = build("source.md", "-o", "site")
    assert result.exit_code == 0, result.output
    pages = {name: data.decode() for name, data in files(folder / "site").items() if name.endswith(".html")}
    assert len(pages) == 4
    for name, text in pages.items():
        page = BeautifulSoup(text, "html.parser")
        assert not re.search(r"alert\(\d+\)", "".join(script.get_text() for script in page.find_all("script"))), name
        for element in page.find_all(True):
            for attribute, value in element.attrs.items():
                assert not (attribute.startswith("on") and "alert" in value), name
                assert not str(value).replace(" ", "").lower().startswith("javascript:"), name
        article = page.find("article")
        if article and name.startswith("topics/"):
            assert active_content(article.decode_contents()) == [], name


def test_a_site_url_gives_canonical_links(garden, folder):
    assert build(garden / "source.md", "-o", "site", "--site-url", "https://example.org/g/").exit_code == 0
    page = (folder / "site/topics/roses.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/g/topics/roses.html">' in page
    assert "https://example.org/g/topics/roses.html" in (folder / "site/sitemap.xml").read_text("utf-8")
    assert "https://example.org/g/assets/" in (folder / "site/404.html").read_text("utf-8") or '="/g/assets/' in (
        folder / "site/404.html"
    ).read_text("utf-8")


def test_a_folder_and_odd_names_are_built(folder):
    (folder / "my garden & co").mkdir()
    (folder / "my garden & co/01 a.md").write_text("# Колёса\n\n## Как? {#как}\n\nТак.\n")
    (folder / "my garden & co/02.md").write_text('# CON\n\n## `<x>`, {y} & "z"?\n\nSo. See [как](#как).\n')
    result = build("my garden & co", "-o", "the site")
    assert result.exit_code == 0, result.output
    assert (folder / "the site/topics/колёса.html").is_file()
    assert (folder / "the site/topics/con-topic.html").is_file()


# ---- a project


@pytest.fixture
def project(folder):
    """A project as a user has it: resources of ours, a source of her own."""
    from studyfold.site import project

    project.make(folder)
    (folder / "source").mkdir()
    (folder / "source/01.md").write_text(SOURCE.replace("![a bed](bed.png)", "About lawns."))
    return folder


def test_split_writes_only_what_changes(project):
    run = CliRunner()
    first = run.invoke(main, ["split"])
    assert first.exit_code == 0, first.output
    assert yaml.safe_load((project / ".studyfold/made-by-studyfold-split.yml").read_text())["site_name"]
    before = {name: (project / name).stat().st_mtime_ns for name in files(project)}
    assert "0 files changed" in run.invoke(main, ["split"]).stderr
    assert {name: (project / name).stat().st_mtime_ns for name in files(project)} == before


def test_split_writes_one_page_for_one_word(project):
    run = CliRunner()
    run.invoke(main, ["split"])
    source = project / "source/01.md"
    source.write_text(source.read_text().replace("A shoot.", "A young shoot."))
    pages = project / "docs/topics"
    before = {name: (pages / name).stat().st_mtime_ns for name in files(pages)}
    assert run.invoke(main, ["split"]).exit_code == 0
    assert [name for name in before if (pages / name).stat().st_mtime_ns != before[name]] == ["lawns.md"]


def test_split_removes_the_page_of_a_topic_that_is_gone(project):
    run = CliRunner()
    run.invoke(main, ["split"])
    source = project / "source/01.md"
    source.write_text(source.read_text().split("# Lawns")[0].replace("[bud](#bud)", "bud"))
    assert run.invoke(main, ["split"]).exit_code == 0
    assert sorted(path.name for path in (project / "docs/topics").iterdir()) == ["index.md", "roses.md"]


def test_split_writes_nothing_where_the_source_is_wrong(project):
    source = project / "source/01.md"
    source.write_text(source.read_text() + "\n## Again? {#cut}\n\nYes.\n")
    result = CliRunner().invoke(main, ["split"])
    assert result.exit_code == 1
    assert "Nothing was written." in result.stderr
    assert not (project / "docs/topics").exists()


def test_split_does_not_overwrite_a_page_of_somebody_else(project):
    (project / "docs/topics").mkdir(parents=True)
    (project / "docs/topics/roses.md").write_text("# Mine\n")
    assert CliRunner().invoke(main, ["split"]).exit_code == 2
    assert (project / "docs/topics/roses.md").read_text() == "# Mine\n"


def test_build_of_a_project(project):
    result = build()
    assert result.exit_code == 0, result.output
    assert (project / "site/index.html").is_file()
    assert "Open site/index.html in a browser." in result.stderr


def test_a_build_that_fails_leaves_the_last_good_site(project):
    assert build().exit_code == 0
    before = files(project / "site")
    (project / "overrides/main.html").write_text("{% never closed")
    result = build()
    assert result.exit_code == 1
    assert "MkDocs stopped; the last site is as it was." in result.stderr
    assert files(project / "site") == before
    assert not list(project.glob(".site*"))


def test_build_of_standard_input_is_dated_as_what_it_is_read_from(folder):
    (folder / "bees.md").write_text("# Bees\n\n## What is a bee?\n\nAn insect.\n")
    os.utime(folder / "bees.md", (1_500_000_000, 1_500_000_000))
    command = [sys.executable, "-m", "studyfold", "build", "-", "-o", "site", "--site-url", "https://example.org/"]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    with (folder / "bees.md").open() as source:
        run = subprocess.run(command, stdin=source, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "An insect." in (folder / "site/topics/bees.html").read_text()
    assert "<lastmod>2017-07-14</lastmod>" in (folder / "site/sitemap.xml").read_text()


def test_every_kind_of_page_names_where_the_document_came_from(run, folder):
    (folder / "bees.md").write_text("# Bees\n\n## What is a bee?\n\nAn insect.\n\n## What is wax?\n\nFat.\n")
    origin, licence = "https://example.org/bees", "https://example.org/licence"
    assert run("build", "bees.md", "-o", "out", "--origin", origin, "--licence", licence).exit_code == 0
    pages = list((folder / "out").rglob("*.html"))
    assert {"index.html", "404.html", "bees.html"} <= {page.name for page in pages}
    for page in pages:
        (footer,) = BeautifulSoup(page.read_text(), "html.parser").select("footer")
        assert {origin, licence} <= {link["href"] for link in footer.select("a")}, page
