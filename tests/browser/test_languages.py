"""A reader of a guide in another language meets none of our words in English."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from studyfold.resources import languages
from studyfold.translation import words_of

from .reader import settled
from .test_access import AXE, RUN

QUERIES = {"de": "Rosen", "ru": "розы", "zh": "苹果", "ar": "الورود"}
FOUND = {"de": "2 Ergebnisse", "ru": "6 результатов", "zh": "1 条结果", "ar": "3 نتائج"}
COUNTS = {
    "de": ["3 Fragen", "1 Frage"],
    "ru": ["5 вопросов", "2 вопроса", "1 вопрос"],
    "zh": ["3 个问题", "1 个问题"],
    "ar": ["3 أسئلة", "سؤالان"],
}
TOPIC = "topics/topic-1.html"
LATIN = re.compile(r"[A-Za-z]{2,}")
NOT_OURS = {"studyfold", "https", "example", "org", "print", "rose", "Enter", "Esc", "Ctrl"}

SHOWN = """() => [
  document.body.innerText,
  ...[...document.querySelectorAll('[aria-label]:not(form)')].map(node => node.getAttribute('aria-label')),
  ...[...document.querySelectorAll('[title], [placeholder]')].map(node => node.title || node.placeholder),
].join('\\n')"""

WORDS_OF_SCRIPTS = "() => Object.values(JSON.parse(document.querySelector('meta[name=sf-words]').content)).length"


@pytest.fixture(params=QUERIES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def site(sites, language, way):
    return sites.get(language, way)


def search_for(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").first.fill(words)
    expect(page.locator("[role=option]").first).to_be_visible()


def english_in(page: Page, language: str) -> set[str]:
    """Words in Latin letters; in a language that is written in them, those that are English words of ours."""
    text = page.evaluate(SHOWN)
    if language == "de":
        english, german = words_of("en"), words_of("de")
        lines = {line.strip() for line in text.splitlines()}
        values = [*english.page.values(), *(text for text in english.browser.values() if isinstance(text, str))]
        return lines & {*values} - {*german.page.values(), *map(str, german.browser.values())}
    return set(LATIN.findall(text)) - NOT_OURS - {language}


def test_a_page_names_its_language_and_direction(site, visit, language):
    page = visit(site)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("body").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")


def test_counts_have_their_plural(site, visit, language):
    assert visit(site).locator(".sf-count").all_inner_texts() == COUNTS[language]


def test_the_result_count_has_its_plural(site, visit, language):
    page = visit(site)
    search_for(page, QUERIES[language])
    expect(page.locator(".sf-search__status")).to_have_text(FOUND[language])


@pytest.mark.parametrize("path", ["index.html", TOPIC, "topics/index.html"])
def test_no_page_speaks_english(site, visit, language, path):
    assert english_in(visit(site, path), language) == set()


def test_the_page_for_what_is_missing_speaks_no_english(sites, visit, language):
    assert english_in(visit(sites.get(language, "http"), "404.html"), language) == set()


def test_neither_search_nor_keys_speak_english(site, visit, language):
    page = visit(site, TOPIC)
    page.keyboard.press("?")
    expect(page.locator("dialog h2")).to_have_text(words_of(language).browser["keys"])
    assert english_in(page, language) == set()
    page.keyboard.press("Escape")
    search_for(page, QUERIES[language])
    assert english_in(page, language) == set()
    page.get_by_role("combobox").first.fill("qqqq")
    expect(page.locator(".sf-search__status")).to_have_text(words_of(language).browser["noResults"])
    assert english_in(page, language) - {"qqqq"} == set()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_open_search_is_within_the_window(sites, visit, width):
    page = visit(sites.get("ar", "http"), TOPIC, width=width)
    search_for(page, QUERIES["ar"])
    box = page.locator(".sf-search__panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("state", ["home", "topic", "search"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_arabic(sites, visit, state, scheme, width):
    path = "index.html" if state == "home" else f"{TOPIC}#w1-answer"
    page = visit(sites.get("ar", "http"), path, width=width, scheme=scheme)
    if state == "search":
        search_for(page, QUERIES["ar"])
    settled(page)
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN) == []


def test_only_the_words_of_the_language_are_shipped(sites, visit):
    page = visit(sites.get("ru", "http"))
    assert page.evaluate(WORDS_OF_SCRIPTS) == len(words_of("ru").browser)
    others = [words_of(tag) for tag in languages() if tag not in ("ru", "en")]
    assert others
    assert not any(words.browser["hint"] in page.content() for words in others)


def test_english_words_of_ours_read_from_the_left_on_a_page_from_the_right(sites, visit):
    page = visit(sites.get("he", "http"))
    expect(page.locator("body")).to_have_attribute("dir", "rtl")
    for part in (".sf-lead", ".sf-how", ".sf-find span", ".sf-card .sf-count"):
        expect(page.locator(part).first).to_have_css("unicode-bidi", "plaintext")


def test_a_link_that_leads_nowhere_looks_like_words(sites, visit):
    page = visit(sites.get("he", "http"))
    link = page.get_by_text("כאן", exact=True)
    expect(link).not_to_have_attribute("href", re.compile(""))
    expect(link).to_have_css("text-decoration-line", "none")


def test_options_to_tick_have_no_bullets_beside_their_boxes(sites, visit):
    page = visit(sites.get("he", "http"), "topics/flour.html")
    expect(page.locator("article li", has_text="☐").first).to_have_css("list-style-type", "none")
