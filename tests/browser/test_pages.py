"""What every page carries, read from its file: a title, a description, an address, its source and licence."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from .sites import Site

TITLES = {
    "index.html": "Cards of the lighthouse keeper",
    "topics/index.html": "All questions · Cards of the lighthouse keeper",
    "topics/lamp.html": "Lamp and lens · Cards of the lighthouse keeper",
    "topics/last.html": "Last things · Cards of the lighthouse keeper",
}
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def soup(site: Site, path: str) -> BeautifulSoup:
    return BeautifulSoup((site.folder / path).read_bytes(), "html.parser")


@pytest.mark.parametrize("path", TITLES)
def test_a_page_has_its_title(online, path):
    assert [title.get_text() for title in soup(online, path).select("head > title")] == [TITLES[path]]


@pytest.mark.parametrize("path", TITLES)
def test_a_page_names_its_address_where_the_site_has_one(edge, online, path):
    """The offline copy names the server's: a copy that somebody publishes should not compete with it."""
    (link,) = soup(edge, path).select("link[rel=canonical]")
    assert link["href"] in (online.url(path), online.url(path).removesuffix("index.html"))


def test_a_site_without_an_address_names_none(guide):
    assert soup(guide, "index.html").select("link[rel=canonical]") == []


def test_the_sitemap_lists_every_page_once(online):
    found = [node.text or "" for node in ET.parse(online.folder / "sitemap.xml").iter(LOCATION)]
    assert sorted(found) == sorted(online.url(path) for path in online.pages)


@pytest.mark.parametrize("name", ["edge", "guide"])
def test_each_page_has_a_description_of_its_own(sites, name):
    site = sites.get(name, "http")
    found = {path: soup(site, path).select("meta[name=description]")[0]["content"] for path in site.pages}
    assert {path: text for path, text in found.items() if not 20 <= len(text) <= 200} == {}
    assert {path: text for path, text in found.items() if list(found.values()).count(text) > 1} == {}


@pytest.mark.parametrize("path", TITLES)
def test_every_page_names_source_and_licence(edge, path):
    names_source_and_licence(edge, path)


def test_the_404_page_names_source_and_licence(sites):
    names_source_and_licence(sites.get("edge", "http"), "404.html")


def names_source_and_licence(site, path):
    (footer,) = soup(site, path).select("footer")
    source = "https://paper.example/lighthouse?page=1&part=2"
    assert source in [link["href"] for link in footer.select("a")]
    assert source in footer.get_text()
    assert "CC BY 4.0" in footer.get_text()


@pytest.mark.parametrize("path", [*TITLES, "404.html"])
def test_a_page_has_one_heading_of_level_1_and_skips_no_level(online, path):
    levels = [int(heading.name[1]) for heading in soup(online, path).select("article :is(h1, h2, h3, h4, h5, h6)")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("name", ["edge", "hostile", "guide"])
def test_no_id_stands_twice_on_a_page(sites, name):
    site = sites.get(name, "http")
    for path in site.pages:
        ids = [node["id"] for node in soup(site, path).select("[id]")]
        assert sorted(ids) == sorted(set(ids))


def test_a_page_names_its_language(online):
    assert soup(online, "index.html").html["lang"] == "en"


def test_the_site_has_a_favicon_of_its_own(online):
    (icon,) = soup(online, "topics/lamp.html").select("link[rel=icon]")
    assert icon["href"] == "../assets/favicon.svg"
    assert "<svg" in (online.folder / "assets" / "favicon.svg").read_text("utf-8")


@pytest.mark.parametrize(("name", "order"), [("he", ["sf-cards", "sf-intro"]), ("edge", ["sf-intro", "sf-cards"])])
def test_an_introduction_stands_above_the_topics_unless_it_fills_screens(sites, name, order):
    parts = soup(sites.get(name, "http"), "index.html").select(".sf-intro, .sf-cards")
    assert [part["class"][0] for part in parts] == order
