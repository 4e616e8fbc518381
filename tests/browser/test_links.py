"""Links to questions and answers lead there: with and without scripts, and after a question has moved."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .reader import answer, arrive, expect_at_top, expect_in_view, expect_shown, heading, hit, settle, shown

TOPIC = "topics/lamp.html"
OTHER = "topics/log.html"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts-on", "scripts-off"])


@SCRIPTS
@pytest.mark.parametrize("question", ["lamps-compared", "grüße"])
def test_a_link_to_a_question_shows_it_closed(edge, visit, scripts, question):
    page = visit(edge, f"{TOPIC}#{question}", scripts=scripts)
    expect(heading(page, question)).to_be_in_viewport()
    assert shown(page) == []


@SCRIPTS
@pytest.mark.parametrize("question", ["lamps-compared", "grüße"])
def test_a_link_to_an_answer_opens_it(edge, visit, scripts, question):
    page = visit(edge, f"{TOPIC}#{question}-answer", scripts=scripts)
    expect_shown(page, [question])
    expect(answer(page, question).locator("summary")).to_be_in_viewport()


def test_a_link_to_an_answer_shows_its_question_too(edge, visit):
    page = visit(edge, f"{TOPIC}#lamps-compared-answer")
    expect_at_top(page, "lamps-compared")


def test_a_link_to_a_question_is_not_hidden_under_the_header(edge, visit):
    page = visit(edge, f"{TOPIC}#lamps-compared")
    expect_at_top(page, "lamps-compared")


def expect_marked(page: Page, question: str) -> None:
    """Waits until the table of contents marks a question."""
    marked = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(marked).to_have_attribute("href", re.compile(f"#{question}$"))


@pytest.mark.parametrize("width", [1280, 1700, 2200])
def test_the_contents_mark_the_question_to_which_one_has_come(online, visit, width):
    page = visit(online, f"{TOPIC}#lamps-compared-answer", width=width, height=500)
    expect_at_top(page, "lamps-compared")
    expect_marked(page, "lamps-compared")
    for key, question in {"j": "long-title", "k": "lamps-compared"}.items():
        page.keyboard.press(key)
        expect_marked(page, question)
    page.locator(".md-sidebar--secondary").get_by_role("link", name="Who winds the clockwork?").click()
    expect_marked(page, "silent")
    hit(page, "lamps range", "lamps-compared").click()
    expect_at_top(page, "lamps-compared")
    expect_marked(page, "lamps-compared")


def test_a_changed_hash_opens_an_answer_on_the_page_one_is_on(edge, visit):
    page = visit(edge, TOPIC)
    page.evaluate("location.hash = 'lamps-compared-answer'")
    expect_shown(page, ["lamps-compared"])


def test_links_between_questions_follow_them_to_their_page(edge, visit):
    page = visit(edge, f"{TOPIC}#flash-for-answer")
    page.get_by_role("link", name="the log").click()
    page.wait_for_url(edge.url(f"{OTHER}#log-format"))
    expect_shown(page, [])
    arrive(page, edge.url(f"{TOPIC}#flash-for-answer"))
    page.get_by_role("link", name="its answer").click()
    page.wait_for_url(edge.url(f"{OTHER}#log-format-answer"))
    expect_shown(page, ["log-format"])


@pytest.mark.parametrize("path", ["topics/last.html", "topics/index.html", "index.html"])
def test_a_page_sends_a_link_on_to_the_page_that_has_the_question_now(edge, visit, path):
    page = visit(edge, f"{path}#lamps-compared")
    page.wait_for_url(edge.url(f"{TOPIC}#lamps-compared"))
    expect_at_top(page, "lamps-compared")
    assert shown(page) == []


def test_a_page_sends_a_link_to_an_answer_on_and_opens_it(edge, visit):
    page = visit(edge, "topics/last.html#lamps-compared-answer")
    page.wait_for_url(edge.url(f"{TOPIC}#lamps-compared-answer"))
    expect_shown(page, ["lamps-compared"])


def test_a_moved_question_leaves_no_page_that_going_back_falls_into(edge, visit):
    page = visit(edge, "index.html")
    page.goto(edge.url("topics/last.html#flash-for"))
    page.wait_for_url(edge.url(f"{TOPIC}#flash-for"))
    page.go_back()
    page.wait_for_url(edge.url("index.html"))


@pytest.mark.parametrize("path", ["gone.html", "topics/gone.html", "a/b/c/"])
def test_the_404_page_sends_a_link_on_to_the_question(online, visit, path):
    page = visit(online, f"{path}#grüße")
    page.wait_for_url(re.compile(rf"{re.escape(online.url(TOPIC))}#gr(ü|%C3%BC)(ß|%C3%9F)e$"))
    expect(heading(page, "grüße")).to_be_in_viewport()


def test_the_404_page_sends_a_link_to_an_answer_on_and_opens_it(online, visit):
    page = visit(online, "topics/gone.html#torn-page-answer")
    page.wait_for_url(online.url(f"{OTHER}#torn-page-answer"))
    expect_shown(page, ["torn-page"])


def test_the_404_page_of_a_site_without_an_address_finds_questions_too(sites, visit):
    guide = sites.get("guide", "http")
    last = guide.guide["questions"][-1]["id"]
    page = visit(guide, f"topics/gone.html#{last}")
    page.wait_for_url(guide.url(f"{guide.topics[-1]}#{last}"))


def test_the_404_page_offers_ways_on(online, visit):
    page = visit(online, "topics/gone.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="Log book").click()
    page.wait_for_url(online.url(OTHER))


@pytest.mark.parametrize(
    "fragment", ["no-such-question", "%E0%A4%A", '"]', "__proto__", "constructor", "<img src=x>", "-answer", "%"]
)
def test_an_unknown_hash_changes_nothing(edge, visit, fragment):
    page = visit(edge)
    arrive(page, edge.url(f"{TOPIC}#{fragment}"))
    settle(page)
    assert page.url.split("#")[0] == edge.url(TOPIC)
    assert shown(page) == []


def test_find_in_page_reaches_a_closed_answer(edge, visit):
    """A text fragment finds and opens as the browser's own search does, which no script can start."""
    page = visit(edge)
    arrive(page, edge.url(f"{OTHER}#:~:text=aftermost"))
    expect_shown(page, ["after-unclosed"])
    expect_in_view(page.get_by_text("aftermost"))
