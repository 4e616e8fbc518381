"""The search finds questions by any of their words, one hit each, and leads to the word."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import FOUND, answer, expect_in_view, expect_shown, field, hit, hits, search, shown

ONLY_IN = {
    "a title": ("archipelago governor", "long-title"),
    "a prompt": ("southern one", "which-lamp"),
    "an answer": ("quintolight", "flash-for"),
    "a table": ("harbourboard", "lamps-compared"),
    "a footnote": ("pedilune", "log-format"),
    "code": ("keep_watch", "log-format"),
    "a name in code, in lower case": ("harbourclerk", "log-format"),
    "a word that stop lists hold": ("get", "which-lamp"),
    "a title's code": ("flash_for", "flash-for"),
    "another script": ("grüße", "grüße"),
    "a fold in an answer": ("innerfold", "after-unclosed"),
    "the beginning of a word": ("terminal", "the-end"),
}


def questions(found: list[str]) -> list[str]:
    return [hit for hit in found if "/" not in hit]


@pytest.mark.parametrize("place", ONLY_IN)
def test_a_word_is_found_that_stands_only_in(edge, visit, place):
    words, question = ONLY_IN[place]
    page = visit(edge)
    assert questions(hits(page, words))[:1] == [question]


@pytest.mark.parametrize("word", ["url_for", "sqlalchemy", "SQLAlchemy", "werkzeug", "before_request", "get", "for"])
def test_the_guide_is_searched_for_names_of_flask(guide, visit, word):
    page = visit(guide)
    found = questions(hits(page, word))
    assert found


@pytest.mark.parametrize("word", ["flask", "request", "session"])
def test_no_question_is_found_twice(guide, visit, word):
    found = questions(hits(visit(guide), word))
    assert found
    assert len(found) == len(set(found))


def test_only_questions_and_topics_are_found(guide, visit):
    found = hits(visit(guide), "flask question")
    ids = {question["id"] for question in guide.guide["questions"]}
    assert set(questions(found)) <= ids
    assert all(hit.endswith(tuple(guide.topics)) for hit in found if "/" in hit)


def test_the_lists_of_questions_are_not_found(edge, visit):
    found = hits(visit(edge), "made up keeper lamps")
    assert found
    assert not any(hit.endswith("index.html") for hit in found)


def test_a_hit_opens_the_answer_that_holds_the_word_and_goes_to_the_word(edge, visit):
    page = visit(edge)
    hit(page, "xenonarc", "lamps-compared").click()
    expect_shown(page, ["lamps-compared"])
    expect(page.locator("mark").first).to_have_text("Xenonarc")
    expect_in_view(page.locator("mark").first)


def test_words_are_marked_in_the_question_that_was_found_and_nowhere_else(edge, visit):
    page = visit(edge)
    hit(page, "lens weight", "long-title").click()
    expect(page.locator("h2[id=long-title] mark")).to_have_text(["lens", "weight"])
    assert page.locator("h1 mark, h2:not([id=long-title]) mark, .q-meta mark, summary mark").count() == 0


def test_a_hit_goes_to_a_word_far_down_in_a_long_answer(edge, visit):
    page = visit(edge, width=390, height=500)
    page.get_by_role("button", name="Search", exact=True).first.click()
    hit(page, "ventriglobe", "long-title").click()
    expect_shown(page, ["long-title"])
    expect_in_view(answer(page, "long-title").locator("mark"))


def test_a_hit_in_code_goes_to_the_code(edge, visit):
    page = visit(edge)
    hit(page, "harbourclerk", "log-format").click()
    expect_shown(page, ["log-format"])
    expect_in_view(answer(page, "log-format").locator("pre mark"))


def test_a_hit_by_the_words_of_a_title_does_not_spoil_the_answer(edge, visit):
    page = visit(edge)
    hit(page, "clockwork winds", "silent").click()
    expect(page.locator("h2 mark").first).to_be_in_viewport()
    assert shown(page) == []


def test_search_works_by_keyboard_alone(edge, visit):
    page = visit(edge, "topics/last.html")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text("quintolight")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_shown(page, ["flash-for"])


def test_the_home_page_offers_the_search(edge, visit):
    page = visit(edge)
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(field(page)).to_be_focused()


def test_an_address_may_hold_the_words_to_search_for(edge, visit):
    page = visit(edge, "index.html?q=quintolight")
    expect(page.locator(".md-search-result__meta")).to_have_text(FOUND)
    expect(page.locator('.md-search-result__link[href$="?h=quintolight#flash-for"]')).to_be_attached()


def test_a_search_without_a_hit_says_so(edge, visit):
    page = visit(edge)
    search(page, "zzzyzx")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
