"""With scripts off, everything can be read, and nothing pretends to work."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .reader import answer, expect_shown, heading

TOPIC = "topics/lamp.html"
PAGES = ["index.html", "topics/index.html", TOPIC]


@pytest.fixture
def read(edge, visit):
    """Opens a page with scripts off."""
    return lambda path="index.html", **options: visit(edge, path, scripts=False, **options)


def visible(page: Page, selector: str) -> list[str]:
    return (
        page.locator(selector)
        .filter(visible=True)
        .evaluate_all("nodes => nodes.map(node => node.outerHTML.slice(0, 90))")
    )


def test_every_answer_can_be_opened(edge, read):
    page = read(TOPIC)
    for question in edge.ids_on(TOPIC):
        answer(page, question).locator("> summary").click()
    expect_shown(page, edge.ids_on(TOPIC))


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_no_button_or_field_is_shown_that_needs_a_script(read, path, width):
    page = read(path, width=width, height=900)
    assert visible(page, "button, input:not([type=checkbox]), select, textarea, [role=button]") == []


def test_the_404_page_shows_none_either(online, visit):
    page = visit(online, "gone.html", scripts=False)
    expect(page.get_by_role("article").get_by_role("link", name="Log book")).to_be_visible()
    assert visible(page, "button, input, select, textarea") == []


@pytest.mark.parametrize("width", [390, 1440])
def test_labels_open_what_they_name(read, width):
    """A label is a button that needs no script, if its box does something."""
    page = read(TOPIC, width=width, height=900)
    for label in page.locator("label").filter(visible=True).all():
        assert label.get_attribute("for") in {"__drawer", "__toc"}


def test_the_topics_can_be_reached_on_a_wide_screen(edge, read):
    page = read(TOPIC)
    page.get_by_role("navigation").get_by_role("link", name="Last things").first.click()
    page.wait_for_url(edge.url("topics/last.html"))


def test_the_topics_can_be_reached_on_a_narrow_screen(edge, read):
    page = read(TOPIC, width=390, height=800)
    page.locator("header label[for=__drawer]").click()
    page.get_by_role("navigation").get_by_role("link", name="Last things").first.click()
    page.wait_for_url(edge.url("topics/last.html"))


def test_the_home_page_leads_to_topics_and_questions(edge, read):
    page = read()
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name="Log book")).to_be_visible()
    main.get_by_role("link", name="All questions").click()
    page.wait_for_url(edge.url("topics/index.html"))
    main.get_by_role("link", name="How do lamps compare?").click()
    expect_in_sight(page)


def expect_in_sight(page: Page) -> None:
    expect(heading(page, "lamps-compared")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_are_the_systems(read, scheme):
    page = read(TOPIC, scheme=scheme)
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    bright = sum(int(part) for part in background[4:-1].split(",")) > 3 * 128
    assert bright == (scheme == "light")


def test_a_question_that_has_moved_can_be_found_by_hand(read):
    page = read("topics/last.html#lamps-compared")
    page.get_by_role("navigation").get_by_role("link", name="All questions").first.click()
    page.get_by_role("link", name="How do lamps compare?").click()
    expect_in_sight(page)
