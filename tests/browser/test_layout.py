"""Pages fit every screen from 320 pixels up, and follow the reader's colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .reader import search, show_all
from .sites import ARTICLE

WIDTHS = [320, 390, 1440]
NAMES = ["edge", "hostile", "guide", *(["article"] if ARTICLE.exists() else [])]

TOO_WIDE = """() => {
  const root = document.documentElement
  const cut = /auto|scroll|hidden|clip/
  const scrolls = node => node && (cut.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement))
  const beyond = [...document.querySelectorAll('main :not(span), footer *')].filter(node => {
    const box = node.getBoundingClientRect()
    const beside = box.width && (box.right > root.clientWidth + 1 || box.left < -1)
    return beside && node.checkVisibility() && !scrolls(node.parentElement) && !node.closest('.md-sidebar')
  })
  const page = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth}`] : []
  return [...page, ...beyond.slice(0, 3).map(node => node.outerHTML.slice(0, 120))]
}"""


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


def too_wide(page: Page) -> dict[int, list[str]]:
    found = {}
    for width in WIDTHS:
        resize(page, width)
        if parts := page.evaluate(TOO_WIDE):
            found[width] = parts
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_page_scrolls_sideways(sites, visit, name):
    site = sites.get(name, "http")
    page = visit(site, site.topics[0])
    show_all(page).click()
    found = {}
    for path in [*site.pages, "gone.html"]:
        visit(site, path)
        if parts := too_wide(page):
            found[path] = parts
    assert found == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_fits_the_screen(online, visit, width):
    page = visit(online, width=width, height=700)
    if width < 960:
        page.get_by_role("banner").get_by_role("button", name="Search").click()
    box = search(page, "governor").first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [320, 1440])
def test_the_list_of_keys_fits_the_screen(online, visit, width):
    page = visit(online, "topics/lamp.html", width=width, height=700)
    page.keyboard.press("?")
    box = page.locator("dialog[open]").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 700


@pytest.mark.parametrize("width", WIDTHS)
def test_a_key_is_one_line_and_beside_what_it_does(online, visit, width):
    page = visit(online, "topics/lamp.html", width=width)
    page.keyboard.press("?")
    keys = page.locator("dialog[open] kbd")
    heights = {name: keys.get_by_text(name, exact=True).bounding_box()["height"] for name in ("j", "Ctrl K")}
    assert heights["Ctrl K"] == heights["j"]
    beyond = "nodes => nodes.some(node => node.scrollWidth > node.clientWidth)"
    assert not page.locator("dialog[open] dt").evaluate_all(beyond)


@pytest.mark.parametrize("width", [390, 1440])
def test_what_scripts_add_moves_no_question(online, visit, width):
    page = visit(online, "topics/lamp.html", width=width)
    place = "document.querySelector('h2[id=flash-for]').getBoundingClientRect().top"
    before = page.evaluate(place)
    page.evaluate("document.querySelector('.q-tools').remove()")
    assert abs(page.evaluate(place) - before) < 2


def test_the_number_of_a_drawn_question_stands_above_its_title(online, visit):
    page = visit(online, "topics/lamp.html?drawn#lamps-compared")
    drawn = page.locator("h2.q-drawn")
    expect(drawn).to_have_attribute("id", "lamps-compared")
    before = drawn.evaluate("node => node.offsetHeight")
    assert drawn.evaluate("node => { node.classList.remove('q-drawn'); return node.offsetHeight }") == before


def test_the_way_to_the_top_covers_nothing_before_one_has_scrolled_up(online, visit):
    page = visit(online, "topics/lamp.html#which-lamp-answer", width=390, height=300)
    way = page.locator(".md-top")
    page.wait_for_timeout(600)  # the theme shows it some frames after the page has gone to the question
    expect(way).to_be_hidden()
    page.mouse.move(100, 150)
    for by in (300, -200):
        page.mouse.wheel(0, by)
        page.wait_for_timeout(300)
    expect(way).to_be_visible()


def test_a_wide_table_can_be_scrolled_by_keyboard(edge, visit):
    page = visit(edge, "topics/lamp.html#lamps-compared-answer", width=390)
    table = page.get_by_role("table")
    expect(table).to_be_visible()
    table.locator("xpath=ancestor::*[@tabindex='0'][1]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


BRIGHTNESS = """() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g)
  return +red + +green + +blue > 3 * 128 ? 'light' : 'dark'
}"""


def expect_colours(page: Page, scheme: str) -> None:
    page.wait_for_function(f"scheme => ({BRIGHTNESS})() === scheme", arg=scheme)


def switch(page: Page) -> None:
    """Uses the switch of colours once, whatever it now offers."""
    control = page.get_by_role("banner").get_by_title("Colours").filter(visible=True)
    before = control.get_attribute("title")
    control.click()
    expect(control).not_to_have_attribute("title", before or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(edge, visit, scheme):
    page = visit(edge, scheme=scheme)
    expect_colours(page, scheme)
    other = "light" if scheme == "dark" else "dark"
    page.emulate_media(color_scheme=other)
    expect_colours(page, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_offers_light_dark_and_the_systems_colours(edge, visit, scheme):
    page = visit(edge, scheme=scheme)
    for expected in ("light", "dark", scheme):
        switch(page)
        expect_colours(page, expected)


def test_chosen_colours_are_remembered(edge, visit):
    page = visit(edge, scheme="dark")
    switch(page)
    expect_colours(page, "light")
    for path in ("topics/lamp.html", "index.html"):
        page.goto(edge.url(path))
        expect_colours(page, "light")
    page.reload()
    expect_colours(page, "light")


def test_colours_can_be_switched_by_keyboard(edge, visit):
    page = visit(edge, scheme="light")
    name = ""
    while "Colours" not in name:
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.ariaLabel || document.activeElement.title || ''")
        assert page.evaluate("document.activeElement !== document.body")
    for expected in ("light", "dark", "light"):
        page.keyboard.press("ArrowRight" if page.evaluate("document.activeElement.type") == "radio" else "Enter")
        expect_colours(page, expected)
