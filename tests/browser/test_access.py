"""axe finds nothing serious on any kind of page, in either scheme, on a telephone or a wide screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .colours import contrast
from .reader import answer, hit, search, settled, show_all
from .sites import PROJECT, Site

AXE = PROJECT / "browser" / "node_modules" / "axe-core" / "axe.min.js"
TOPIC = "topics/lamp.html"

COLOURS_OF_CODE = """() => {
  const code = document.querySelector('pre > code')
  const sample = code.appendChild(document.createElement('span'))
  const rgb = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
  const styles = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ style }) => style ?? []))
  const names = new Set(styles.flatMap(style => [...style]).filter(name => /^--md-code-hl-.*-color$/.test(name)))
  const colours = {}
  for (const name of names) {
    sample.style.color = `var(${name})`
    colours[name] = rgb(getComputedStyle(sample).color)
  }
  return [colours, rgb(getComputedStyle(code).backgroundColor)]
}"""

RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  const place = ({ target, any, all, none }) => `${target} (${[...any, ...all, ...none][0]?.message})`
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(place).join('; ')}`)
}"""


def as_it_opens(_: Page) -> None:
    """Nothing is done."""


def with_answers(page: Page) -> None:
    show_all(page).click()


def with_results(page: Page) -> None:
    button = page.get_by_role("banner").get_by_role("button", name="Search")
    if button.is_visible():
        button.click()
    expect(search(page, "lamp").first).to_be_visible()


def with_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()


def with_menu(page: Page) -> None:
    page.get_by_role("button", name="Navigation").click()
    expect(page.get_by_role("link", name="Last things").first).to_be_in_viewport()


def with_marks(page: Page) -> None:
    hit(page, "argand", "lamps-compared").click()
    expect(page.locator("article mark").first).to_be_visible()


KINDS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("index.html", as_it_opens),
    "topic": (TOPIC, as_it_opens),
    "topic with all answers": (TOPIC, with_answers),
    "all questions": ("topics/index.html", as_it_opens),
    "404": ("topics/gone.html", as_it_opens),
    "search": (TOPIC, with_results),
    "list of keys": (TOPIC, with_keys),
}
SCREENS = {"telephone": {"width": 390, "height": 844}, "wide": {"width": 1440, "height": 900}}


def found(page: Page) -> list[str]:
    """The serious violations, once colours stand still."""
    settled(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(RUN)


def in_both_schemes(page: Page) -> dict[str, list[str]]:
    violations = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        if complaints := found(page):
            violations[scheme] = complaints
    return violations


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(online: Site, visit, kind, screen):
    path, prepare = KINDS[kind]
    page = visit(online, path, **SCREENS[screen])
    prepare(page)
    assert in_both_schemes(page) == {}


def test_axe_finds_nothing_serious_in_the_open_menu_of_a_telephone(online: Site, visit):
    page = visit(online, TOPIC, **SCREENS["telephone"])
    with_menu(page)
    assert in_both_schemes(page) == {}


def test_axe_finds_nothing_serious_where_a_search_has_led(online: Site, visit):
    page = visit(online)
    with_marks(page)
    assert in_both_schemes(page) == {}


def test_axe_finds_nothing_serious_in_the_code_of_the_guide(sites, visit):
    guide = sites.get("guide", "http")
    page = visit(guide, guide.topics[0])
    answer(page, guide.ids_on(guide.topics[0])[0]).locator("summary").click()
    expect(page.locator("details[open] code").first).to_be_visible()
    assert in_both_schemes(page) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_code_can_be_read(online: Site, visit, scheme):
    """Of all kinds of words in code, not only of those that a page happens to hold."""
    page = visit(online, TOPIC, scheme=scheme)
    colours, background = page.evaluate(COLOURS_OF_CODE)
    assert len(colours) >= 10
    assert {name: colour for name, colour in colours.items() if contrast(colour, background) < 4.5} == {}


def test_axe_would_find_something(online: Site, visit):
    """The tests above prove something only if this one passes."""
    page = visit(online)
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate("document.querySelector('article a').insertAdjacentHTML('afterend', '<button></button>')")
    violations = " ".join(found(page))
    assert "color-contrast" in violations
    assert "button-name" in violations
