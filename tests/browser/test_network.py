"""A site needs nothing but itself: what a visit asks of the network and of the disk is the site's own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from .conftest import Visits
from .reader import A_QUESTION, field, random_question, search, settle, show_all
from .sites import ARTICLE, Site

NAMES = ["edge", "hostile", "guide", *(["article"] if ARTICLE.exists() else [])]
LOADED = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "link": "href",
}


@pytest.mark.parametrize("name", NAMES)
def test_no_page_asks_anything_of_another_site(sites, way, visit: Visits, name):
    site = sites.get(name, way)
    page = visit(site)
    for path in site.pages:
        page.goto(site.url(path))
        page.evaluate("document.querySelectorAll('details').forEach(answer => (answer.open = true))")
        page.evaluate("document.querySelectorAll('img').forEach(image => image.scrollIntoView())")
        settle(page)
    assert visit.strayed == []
    assert visit.complaints == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_a_reader_does_asks_anything_of_another_site(sites, way, visit: Visits, name):
    site = sites.get(name, way)
    page = visit(site, site.topics[0])
    show_all(page).click()
    page.get_by_role("button", name="Copy link").first.click()
    for link in page.locator(".q-meta a").all()[:2]:
        link.hover()
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    search(page, "a").first.hover()
    field(page).press("Escape")
    random_question(page).click()
    page.wait_for_url(A_QUESTION)
    assert visit.strayed == []
    assert visit.complaints == []


def test_the_404_page_asks_nothing_of_another_site(online, visit: Visits):
    page = visit(online, "topics/gone.html")
    search(page, "lamp")
    assert visit.strayed == []
    assert visit.complaints == []


def test_the_watch_sees_what_strays(edge, visit: Visits):
    """The tests above prove something only if this one passes."""
    page = visit(edge)
    page.evaluate("new Promise(end => (Object.assign(new Image(), { src: 'https://track.example/', onerror: end })))")
    page.evaluate("fetch('https://track.example/call').catch(() => 0)")
    assert visit.strayed == ["https://track.example/", "https://track.example/call"]
    assert visit.complaints
    visit.begin()


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_a_page_of_the_offline_copy_asks_for_is_in_it(sites, name):
    site = sites.get(name, "file")
    missing = [
        f"{page.relative_to(site.folder)}: {address}"
        for page in site.folder.rglob("*.html")
        for address in addresses(page)
        if not stands_in(site, page, address)
    ]
    assert missing == []


class _Loads(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = LOADED.get(tag, "href" if tag == "a" else "")
        # These name an address, and load nothing.
        if tag == "link" and values.get("rel") in ("canonical", "prev", "next"):
            return
        if values.get(name) and not (tag == "a" and re.match(r"[a-z]+:|#", values[name] or "")):
            self.found.append(values[name] or "")


def addresses(page: Path) -> list[str]:
    """What a page loads, and the pages of the site to which it leads; the zip is on the server only."""
    parser = _Loads()
    parser.feed(page.read_text("utf-8"))
    return [address for address in parser.found if not address.endswith("-offline.zip")]


def stands_in(site: Site, page: Path, address: str) -> bool:
    if re.match(r"[a-z]+:|/", address):
        return False
    path = unquote(address.split("#")[0].split("?")[0])
    return (page.parent / path).resolve().is_relative_to(site.folder.resolve()) and (page.parent / path).is_file()
