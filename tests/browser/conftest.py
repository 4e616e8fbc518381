"""Sites to visit, a browser, and a watch over each visit: nothing may leave the site or go wrong in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from .install import found
from .sites import Site, Sites

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

USUAL: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}

ELSEWHERE = re.compile(r"^(?!http://127\.0\.0\.1:|file:|about:|blob:|data:)")
"""What the browser is kept from asking for."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    sites = Sites(tmp_path_factory.mktemp("sites"))
    yield sites
    sites.close()


@pytest.fixture(params=["http", "file"])
def way(request: pytest.FixtureRequest) -> str:
    """How a reader has the site: from a server, or as the unzipped offline copy."""
    return request.param


@pytest.fixture
def edge(sites: Sites, way: str) -> Site:
    """A small document in which each question has a shape to cope with."""
    return sites.get("edge", way)


@pytest.fixture
def online(sites: Sites) -> Site:
    """The same on a server, for what only a server can do or what does not depend on one."""
    return sites.get("edge", "http")


@pytest.fixture
def guide(sites: Sites, way: str) -> Site:
    """The guide that ships with studyfold."""
    return sites.get("guide", way)


@pytest.fixture
def hostile(sites: Sites) -> Site:
    """A document that tries to run scripts and to call home."""
    return sites.get("hostile", "http")


class Visits:
    """Opens pages of sites, and notes what they should not do."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.shared: dict[bool, Page] = {}
        self.own: list[BrowserContext] = []
        self.begin()

    def begin(self) -> None:
        self.inside = ""
        self.expected: set[str] = set()
        self.strayed: list[str] = []
        self.complaints: list[str] = []

    def __call__(
        self,
        site: Site,
        path: str = "index.html",
        *,
        scripts: bool = True,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        **options: object,
    ) -> Page:
        """A page of the site. With `options`, those of a Playwright context, it gets a profile of its own.

        Without, it shares one that was emptied: to make a profile takes longer than most tests.
        """
        page = self._page(scripts, options)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, media="null", reduced_motion="reduce")
        page.context.set_offline(site.on_disk)
        self.inside = site.root
        self.expected.add(site.url(path).split("#")[0])
        page.goto(site.url(path))
        return page

    def end(self) -> None:
        for context in self.own:
            context.close()
        self.own.clear()
        for page in self.shared.values():
            if not page.url.startswith("about:"):
                page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
                page.goto("about:blank")

    def _page(self, scripts: bool, options: dict[str, Any]) -> Page:
        if not options and scripts in self.shared:
            return self.shared[scripts]
        context = self.browser.new_context(**{**USUAL, "java_script_enabled": scripts, **options})
        self._watch(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if options:
            self.own.append(context)
        else:
            self.shared[scripts] = page
        return page

    def _watch(self, context: BrowserContext) -> None:
        context.route(ELSEWHERE, lambda route: route.abort())
        context.on("request", self._see)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.inside, "about:", "blob:", "data:")):
            self.strayed.append(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        # A page that is not there may be asked for on purpose.
        if message.type in ("error", "warning") and message.location["url"].split("#")[0] not in self.expected:
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def visits(browser: Browser) -> Visits:
    return Visits(browser)


@pytest.fixture
def visit(visits: Visits) -> Iterator[Visits]:
    visits.begin()
    yield visits
    visits.end()
    assert visits.strayed == [], "requests that left the site"
    assert visits.complaints == [], "errors in the browser's console"
