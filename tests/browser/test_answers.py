"""Answers are closed until the reader asks, and open in every way in which one may ask."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import answer, arrive, expect_at_top, expect_in_view, expect_shown, show_all, shown

TOPIC = "topics/lamp.html"
OTHER = "topics/log.html"


def test_a_topic_begins_with_every_answer_closed(edge, visit):
    page = visit(edge, TOPIC)
    assert shown(page) == []
    expect(page.get_by_text("quintolight")).to_be_hidden()


def test_a_prompt_stands_open_above_its_closed_answer(edge, visit):
    page = visit(edge, TOPIC)
    expect(page.get_by_text("the northern one")).to_be_visible()
    expect(page.get_by_text("zweibulb")).to_be_hidden()


def test_an_answer_opens_and_closes_by_a_click(edge, visit):
    page = visit(edge, TOPIC)
    answer(page, "flash-for").locator("summary").click()
    expect(page.get_by_text("quintolight")).to_be_visible()
    answer(page, "flash-for").locator("summary").click()
    expect(page.get_by_text("quintolight")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_answer_opens_and_closes_by_a_key(edge, visit, key):
    page = visit(edge, TOPIC)
    answer(page, "flash-for").locator("summary").press(key)
    expect_shown(page, ["flash-for"])
    answer(page, "flash-for").locator("summary").press(key)
    expect_shown(page, [])


def test_a_question_without_an_answer_says_so(edge, visit):
    page = visit(edge, f"{TOPIC}#silent-answer")
    expect(answer(page, "silent").get_by_text("no answer")).to_be_visible()


def test_every_word_of_an_answer_stays_in_its_card(edge, visit):
    page = visit(edge, OTHER)
    for question, words in {
        "log-format": ["marginalum", "HarbourClerk", "pedilune"],
        "torn-page": ["slashwort", "unclosedine"],
        "after-unclosed": ["aftermost", "innerfold"],
    }.items():
        for word in words:
            expect(answer(page, question)).to_contain_text(word)


def test_a_local_picture_is_part_of_the_site(edge, visit):
    page = visit(edge, f"{OTHER}#torn-page-answer")
    picture = page.get_by_role("img", name="The seal")
    expect_in_view(picture)
    assert picture.evaluate("image => image.naturalWidth") == 16


def test_one_button_shows_all_answers_and_hides_them_again(edge, visit):
    page = visit(edge, TOPIC)
    show_all(page).click()
    expect_shown(page, edge.ids_on(TOPIC))
    show_all(page).click()
    expect_shown(page, [])


def test_showing_all_is_remembered_on_other_pages_and_after_a_reload(edge, visit):
    page = visit(edge, TOPIC)
    show_all(page).click()
    page.goto(edge.url(OTHER))
    expect_shown(page, edge.ids_on(OTHER))
    page.reload()
    expect_shown(page, edge.ids_on(OTHER))


def test_hiding_all_is_remembered_too(edge, visit):
    page = visit(edge, TOPIC)
    show_all(page).click()
    page.goto(edge.url(OTHER))
    show_all(page).click()
    page.goto(edge.url(TOPIC))
    expect_shown(page, [])


def test_a_link_to_a_question_keeps_its_answer_closed_where_all_others_are_shown(edge, visit):
    page = visit(edge, TOPIC)
    show_all(page).click()
    arrive(page, edge.url(f"{OTHER}#torn-page"))
    expect_shown(page, [question for question in edge.ids_on(OTHER) if question != "torn-page"])


def test_a_page_with_all_answers_shown_still_leads_to_the_question_of_a_link(edge, visit):
    page = visit(edge, TOPIC)
    show_all(page).click()
    arrive(page, edge.url(f"{TOPIC}#long-title"))
    expect_at_top(page, "long-title")


def test_a_screen_reader_hears_that_all_answers_are_shown(edge, visit):
    page = visit(edge, TOPIC)
    expect(show_all(page)).to_have_attribute("aria-pressed", "false")
    show_all(page).click()
    expect(show_all(page)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text="All answers shown")).to_be_attached()


def test_the_page_keeps_working_where_nothing_can_be_remembered(edge, visit):
    page = visit(edge, locale="en-GB")
    page.add_init_script(
        "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException('kept out') }"
    )
    page.goto(edge.url(TOPIC))
    show_all(page).click()
    expect_shown(page, edge.ids_on(TOPIC))
    # The theme complains, and the page gets along.
    visit.complaints[:] = [text for text in visit.complaints if "kept out" not in text]
