"""Every address in a built site leads somewhere: files exist, anchors exist, and a copy on a disk names no server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup

from .sites import Site

NAMES = pytest.mark.parametrize("name", ["edge", "hostile", "guide"])
"""The first two stand under a path and know their address; the guide stands at a root and doesn't."""

IN_STYLES = re.compile(r"""url\(\s*(?!['"]?data:)['"]?([^'")]+)""")
ROOT = "http://site.example/"


@cache
def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes(), "html.parser")


@cache
def ids(path: Path) -> set[str]:
    return {element["id"] for element in soup(path).select("[id]")}


def addresses(path: Path) -> Iterator[str]:
    """What a page or a style sheet names."""
    if path.suffix == ".css":
        yield from IN_STYLES.findall(path.read_text("utf-8"))
        return
    for element in soup(path).select("[href], [src], [poster], [data], [action]"):
        yield from (element[name] for name in ("href", "src", "poster", "data", "action") if element.get(name))
    for element in soup(path).select("[srcset]"):
        yield from (part.split()[0] for part in element["srcset"].split(","))


def files(site: Site) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.folder.rglob("*")):
        if path.suffix in (".html", ".css"):
            yield path, path.relative_to(site.folder).as_posix()


def dead(site: Site, prefix: str, root: str) -> list[str]:
    """The addresses within the site that lead nowhere, when it stands at `prefix` on the server `root`."""
    found = []
    for path, name in files(site):
        for address in addresses(path):
            url, fragment = urldefrag(urljoin(urljoin(root, prefix + name), address))
            if url.startswith(root + prefix) and not leads(site.folder / unquote(url[len(root + prefix) :]), fragment):
                found.append(f"{name}: {address}")
            elif url.startswith(root) and not url.startswith(root + prefix):
                found.append(f"{name}: {address} leaves the site's path")
    return found


def leads(target: Path, fragment: str) -> bool:
    """Whether there is such a file, with such an anchor in it. A folder is none: on a disk nobody finds its index."""
    if not target.is_file():
        return False
    return not fragment or unquote(fragment) in ids(target)


@NAMES
def test_every_address_leads_somewhere(sites, name):
    site = sites.get(name, "http")
    named = soup(site.folder / "index.html").select_one("link[rel=canonical]")
    assert (named is None) == (name == "guide")
    root = urljoin(named["href"], "/") if named else ROOT
    assert dead(site, f"study/{name}/" if named else "", root) == []


@NAMES
def test_every_address_of_an_offline_copy_leads_somewhere(sites, name):
    assert dead(sites.get(name, "file"), "any/folder/", ROOT) == []


@NAMES
def test_an_offline_copy_names_no_path_of_a_server(sites, name):
    site = sites.get(name, "file")
    paths = [f"{where}: {address}" for path, where in files(site) for address in addresses(path) if address[:1] == "/"]
    assert paths == []


@NAMES
def test_the_list_of_questions_leads_to_each(sites, name):
    site = sites.get(name, "http")
    for question in site.guide["questions"]:
        page = site.folder / site.topics[question["topic"]]
        assert leads(page, question["id"])
        assert leads(page, f"{question['id']}-answer")


def test_a_dead_address_would_be_found(tmp_path):
    """The tests above prove something only if this one passes."""
    links = ["gone.html", "page.html#gone", "folder/", "/above.html", "#here", "page.html#here", "https://site.example"]
    page = "".join(f'<a href="{link}"></a>' for link in links)
    (tmp_path / "page.html").write_text(f'<i id="here"></i>{page}')
    (tmp_path / "style.css").write_text("a { background: url('gone.png') } b { background: url(data:x) }")
    (tmp_path / "folder").mkdir()
    site = Site("", tmp_path)
    assert dead(site, "below/", ROOT) == [
        "page.html: gone.html",
        "page.html: page.html#gone",
        "page.html: folder/",
        "page.html: /above.html leaves the site's path",
        "style.css: gone.png",
    ]
