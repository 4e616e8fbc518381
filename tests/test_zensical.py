"""Zensical, the heir of MkDocs and Material, makes the same pages: names, titles, ids, articles, footers."""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment
from click.testing import CliRunner

from studyfold.cli import main
from studyfold.site import project

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ROOT / "tests" / "browser" / "documents"
SOURCES = {
    "guide": ROOT / "source",
    "edge": DOCUMENTS / "edge.md",
    "hostile": DOCUMENTS / "hostile.md",
    "ar": DOCUMENTS / "ar.md",
}

SKIP = "__skip"
"""Where the link past the header leads in Zensical's theme; Material's leads to the first heading."""


@pytest.fixture(scope="module", params=SOURCES)
def both(request, tmp_path_factory):
    """The pages of one project, as MkDocs builds them and as Zensical does."""
    folder = tmp_path_factory.mktemp("project") / "p"
    folder.mkdir()
    project.make(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.delenv("SITE_URL", raising=False)
        assert CliRunner().invoke(main, ["split", str(SOURCES[request.param])]).exit_code == 0
        built = []
        for command in (["mkdocs", "build", "--strict", "--quiet"], ["zensical", "build", "--strict", "--clean"]):
            run = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout + run.stderr
            (folder / "site").rename(folder / command[0])
            built.append(pages(folder / command[0]))
    return built


def pages(site):
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }


def different(both, look):
    """The pages in which something looks different, with both looks."""
    mkdocs, zensical = both
    found = {name: (look(mkdocs[name]), look(zensical[name])) for name in mkdocs.keys() & zensical.keys()}
    return {name: looks for name, looks in found.items() if looks[0] != looks[1]}


def outline(element):
    """An element's tags with their attributes, and its text without white space, in order."""
    parts = [""]
    for node in element.descendants:
        if isinstance(node, Comment):
            continue
        if isinstance(node, str):
            parts[-1] += "".join(node.split())
        elif node.get("id") != SKIP:
            parts += [(node.name, sorted((name, address(value)) for name, value in node.attrs.items())), ""]
    return [part for part in parts if part]


def address(value):
    """An attribute's value, where `./x` is `x`."""
    return value.removeprefix("./") if isinstance(value, str) else " ".join(value)


def test_both_make_the_same_pages(both):
    mkdocs, zensical = both
    assert len(mkdocs) > 3
    assert list(mkdocs) == list(zensical)


def test_both_give_a_page_the_same_ids(both):
    assert different(both, lambda page: [node["id"] for node in page.select("[id]") if node["id"] != SKIP]) == {}


@pytest.mark.parametrize("part", ["title", "article", "footer"])
def test_both_show_the_same(both, part):
    assert all(page.select(part) for page in both[0].values())
    assert different(both, lambda page: [outline(found) for found in page.select(part)]) == {}


def test_both_name_the_same_language_and_direction(both):
    assert different(both, lambda page: (page.html["lang"], page.body["dir"])) == {}
    assert different(both, lambda page: [node["content"] for node in page.select("meta[name=sf-words]")]) == {}


@pytest.mark.parametrize("engine", [0, 1], ids=["mkdocs", "zensical"])
def test_a_build_without_studyfold_offers_no_copy_that_it_did_not_make(both, engine):
    home = both[engine]["index.html"]
    assert home.select("article .sf-button[href='topics/index.html'], article .sf-button[href='./topics/index.html']")
    assert home.select("[data-sf=offline]") == []


@pytest.mark.parametrize("engine", [0, 1], ids=["mkdocs", "zensical"])
def test_each_page_has_one_link_past_the_header(both, engine):
    for name, page in both[engine].items():
        (skip,) = page.select("a.md-skip")
        assert len(page.select(f"article [id='{skip['href'].removeprefix('#')}']")) == 1, name
