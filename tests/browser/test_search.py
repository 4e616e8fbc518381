"""The search finds questions by any of their words, leads to the word, and works by keyboard, by touch and by ear."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import Page, Route, expect

from .reader import (
    answer,
    expect_found,
    expect_in_view,
    expect_shown,
    field,
    heading,
    hit,
    hits,
    results,
    search,
    settle,
)
from .sites import Site

TOPIC = "topics/lamp.html"
ONLY_IN = {
    "a title": ("archipelago governor", "long-title"),
    "a prompt": ("southern one", "which-lamp"),
    "an answer": ("quintolight", "flash-for"),
    "a table": ("harbourboard", "lamps-compared"),
    "a footnote": ("pedilune", "log-format"),
    "code": ("keep_watch", "log-format"),
    "a name in code, in lower case": ("harbourclerk", "log-format"),
    "a part of a name": ("clerk", "log-format"),
    "a word that stop lists hold": ("get", "which-lamp"),
    "a title's code": ("flash_for", "flash-for"),
    "an alias": ("flash length", "flash-for"),
    "a tag": ("timing", "flash-for"),
    "another script": ("grüße", "grüße"),
    "another script, without its accents": ("gruesse grusse", "grüße"),
    "a fold in an answer": ("innerfold", "after-unclosed"),
    "the beginning of a word": ("terminal", "the-end"),
    "a misspelt word": ("quintolihgt", "flash-for"),
    "a word misspelt twice": ("ventirglove", "long-title"),
    "another form of a word": ("clockworks", "silent"),
}


def url_without_words(page: Page) -> str:
    return page.url.split("?")[0].split("#")[0]


@pytest.mark.parametrize("place", ONLY_IN)
def test_a_word_is_found_that_stands_only_in(edge, visit, place):
    words, question = ONLY_IN[place]
    assert hits(visit(edge), words)[:1] == [question]


NAMES = {
    "url_for": "url-for",
    "@app.route": "how-routing-works",
    "sqlalchemy": "what-flask-sqlalchemy-adds",
    "HTTPException": "abort-and-httpexception",
    "__name__": "dunder-name",
    "before_request": "request-hooks",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_is_searched_for_names_of_flask(guide, visit, name):
    assert hits(visit(guide), name)[0] == NAMES[name]


@pytest.mark.parametrize("word", ["flask", "request", "session"])
def test_no_question_is_found_twice(guide, visit, word):
    found = hits(visit(guide), word)
    assert found
    assert len(found) == len(set(found))


def test_only_questions_and_topics_are_found(guide, visit):
    found = hits(visit(guide), "flask question")
    ids = {question["id"] for question in guide.guide["questions"]}
    assert all(hit in ids or hit.endswith(tuple(guide.topics)) for hit in found)


def test_synonyms_of_the_guide_are_found(guide, visit):
    """`k8s` stands in no question: source/synonyms.toml says what it means."""
    assert "flask-in-docker" in hits(visit(guide), "k8s")[:3]


def test_a_result_tells_topic_level_and_the_sentence_that_matched(edge, visit):
    page = visit(edge)
    found = hit(page, "flash quintolight", "flash-for")
    expect(found.locator(".sf-result__title mark")).to_have_text("flash")
    expect(found).to_contain_text("Lamp and lens")
    expect(found).to_contain_text("junior")
    expect(found.locator(".sf-result__sentence")).to_have_text(
        "It returns the seconds of light, for which keepers say quintolight."
    )
    expect(found.locator(".sf-result__sentence mark")).to_have_text("quintolight")


def test_results_appear_as_one_types(edge, visit):
    page = visit(edge)
    page.keyboard.press("/")
    for key in "quint":
        page.keyboard.type(key)
        expect_found(page)
        expect(results(page).first).to_have_attribute("data-question", "flash-for")


def test_a_hit_opens_the_answer_and_goes_to_the_word(edge, visit):
    page = visit(edge)
    hit(page, "xenonarc", "lamps-compared").click()
    expect_shown(page, ["lamps-compared"])
    expect(page.locator("article mark")).to_have_text(["Xenonarc"])
    expect_in_view(page.locator("article mark").first)


def test_words_are_marked_in_the_question_that_was_found_and_nowhere_else(edge, visit):
    page = visit(edge)
    hit(page, "lens weight", "long-title").click()
    expect(page.locator("h2[id=long-title] mark")).to_have_text(["lens", "weight", "Lens"])
    assert page.locator("h1 mark, h2:not([id=long-title]) mark, .q-meta mark, summary mark").count() == 0


def test_a_misspelt_word_is_marked_as_the_guide_spells_it(edge, visit):
    page = visit(edge)
    hit(page, "quintolihgt", "flash-for").click()
    expect(answer(page, "flash-for").locator("mark")).to_have_text("quintolight")


def test_a_hit_goes_to_a_word_far_down_in_a_long_answer(edge, visit):
    page = visit(edge, width=390, height=500)
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    hit(page, "ventriglobe", "long-title").click()
    expect_shown(page, ["long-title"])
    expect_in_view(answer(page, "long-title").locator("mark").first)


def test_a_hit_in_code_goes_to_the_code(edge, visit):
    page = visit(edge)
    hit(page, "harbourclerk", "log-format").click()
    expect_shown(page, ["log-format"])
    expect_in_view(answer(page, "log-format").locator("pre mark").first)


def test_a_hit_on_the_same_page_leads_there_too(edge, visit):
    page = visit(edge, TOPIC)
    for words, question in (
        ("quintolight", "flash-for"),
        ("xenonarc", "lamps-compared"),
        ("xenonarc", "lamps-compared"),
    ):
        hit(page, words, question).click()
        expect(field(page)).to_have_attribute("aria-expanded", "false")
        expect(answer(page, question)).to_have_attribute("open", "")
        expect(answer(page, question).locator("mark").first).to_be_visible()


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_search_works_by_keyboard_alone(edge, visit, key):
    page = visit(edge, "topics/last.html")
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    page.keyboard.type("lamp")
    expect_found(page)
    order = [row.get_attribute("data-question") for row in results(page).all()]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect_shown(page, [order[1]])


def test_arrows_go_around(edge, visit):
    page = visit(edge)
    count = search(page, "lamp").count()
    page.keyboard.press("ArrowUp")
    expect(results(page).nth(count - 1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_have_attribute("aria-selected", "true")


def test_enter_opens_the_best_result(edge, visit):
    page = visit(edge)
    search(page, "quintolight")
    page.keyboard.press("Enter")
    expect_shown(page, ["flash-for"])


class Held:
    """Files of the index, which arrive when they are let through."""

    def __init__(self, page: Page) -> None:
        self.files: list[Route] = []
        self.passing = False
        page.route("**/data/search/*.js*", lambda route: self._see(route))

    def _see(self, route: Route) -> None:
        if self.passing:
            route.continue_()
        else:
            self.files.append(route)

    def let_through(self) -> None:
        self.passing = True
        for route in self.files:
            route.continue_()


@pytest.fixture
def waiting(sites, visit):
    """A page that shows the results of one search, while another one waits for its files."""
    page = visit(sites.get("guide", "http"))
    assert hits(page, "blueprint")
    settle(page)
    held = Held(page)
    field(page).fill("url_for")
    page.wait_for_timeout(200)
    assert held.files
    yield page, held
    page.unroute_all(behavior="ignoreErrors")


def test_enter_waits_for_the_results_of_what_is_typed(waiting):
    page, held = waiting
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url == before
    held.let_through()
    expect_shown(page, ["url-for"])


def test_who_types_on_after_enter_stays(waiting):
    page, held = waiting
    page.keyboard.press("Enter")
    page.keyboard.type(" external")
    held.let_through()
    expect_found(page)
    expect(results(page).first).to_have_attribute("data-question", "url-for")
    assert url_without_words(page).endswith("index.html")


def test_escape_closes_the_search_and_single_keys_work_again(edge, visit):
    page = visit(edge, TOPIC)
    search(page, "lamp")
    page.keyboard.press("Escape")
    expect(results(page).first).to_be_hidden()
    expect(field(page)).not_to_be_focused()
    page.keyboard.press("j")
    expect(heading(page, edge.ids_on(TOPIC)[0])).to_be_focused()


def test_a_click_beside_it_closes_the_search(edge, visit):
    page = visit(edge, TOPIC)
    search(page, "lamp")
    page.mouse.click(300, 700)
    expect(results(page).first).to_be_hidden()


def test_the_field_tells_a_screen_reader_what_goes_on(edge, visit):
    page = visit(edge)
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    search(page, "lamp")
    box = field(page)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Questions found")).to_have_id(str(box.get_attribute("aria-controls")))
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_have_id(
        str(box.get_attribute("aria-activedescendant"))
    )
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_have_id(str(box.get_attribute("aria-activedescendant")))
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(r"\d+ results"))
    assert "How do lamps compare?" in page.get_by_role("search").aria_snapshot()


def test_the_search_works_by_touch(edge, visit):
    page = visit(edge, width=390, height=844, has_touch=True, is_mobile=True)
    page.get_by_role("banner").get_by_role("button", name="Search").tap()
    field(page).fill("quintolight")
    expect_found(page)
    results(page).first.tap()
    expect_shown(page, ["flash-for"])


def test_the_home_page_offers_the_search(edge, visit):
    page = visit(edge)
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(field(page)).to_be_focused()


def test_an_address_may_hold_the_words_to_search_for(edge, visit):
    page = visit(edge, "index.html?q=quintolight")
    expect_found(page)
    expect(field(page)).to_have_value("quintolight")
    expect(page.locator("[data-question]").first).to_have_attribute("data-question", "flash-for")


def test_the_address_follows_the_search(online, visit):
    page = visit(online)
    search(page, "lamp light")
    page.get_by_label("Level").select_option("junior")
    expect_found(page)
    assert page.url == online.url("index.html?q=lamp+light&level=junior")
    found = hits_shown(page)
    page.goto("about:blank")
    page.goto(online.url("index.html?q=lamp+light&level=junior"))
    expect_found(page)
    expect(page.get_by_label("Level")).to_have_value("junior")
    assert hits_shown(page) == found
    page.keyboard.press("Escape")
    assert page.url == online.url()


def hits_shown(page: Page) -> list[str]:
    return page.locator("[data-question]").evaluate_all("links => links.map(link => link.dataset.question)")


def test_back_leads_to_the_results_again(edge, visit):
    page = visit(edge)
    hit(page, "quintolight", "flash-for").click()
    expect_shown(page, ["flash-for"])
    if not edge.on_disk:
        page.go_back()
        expect(results(page).first).to_have_attribute("data-question", "flash-for")


def test_the_last_words_are_kept(online, visit):
    page = visit(online)
    search(page, "quintolight")
    page.keyboard.press("Escape")
    page.goto(online.url("topics/last.html"))
    page.keyboard.press("/")
    expect(field(page)).to_have_value("quintolight")
    expect(results(page).first).to_have_attribute("data-question", "flash-for")
    page.keyboard.type("xenonarc")
    expect(results(page).first).to_have_attribute("data-question", "lamps-compared")


def test_results_can_be_kept_to_a_topic_and_a_level(edge, visit):
    page = visit(edge)
    everything = hits(page, "the")
    page.get_by_label("Topic").select_option("Log book")
    expect_found(page)
    of_topic = hits_shown(page)
    assert set(of_topic) <= set(edge.ids_on("topics/log.html"))
    assert len(of_topic) < len(everything)
    page.get_by_label("Level").select_option("junior")
    expect_found(page)
    assert hits_shown(page) == ["log-format"]


def test_a_search_without_a_hit_offers_near_words_and_topics(edge, visit):
    page = visit(edge)
    search(page, "quxtobight")
    expect(results(page)).to_have_count(0)
    expect(page.get_by_role("search").get_by_role("link", name="Log book")).to_be_visible()
    page.get_by_role("button", name="quintolight").click()
    expect(results(page).first).to_have_attribute("data-question", "flash-for")


def test_more_results_can_be_shown(guide, visit):
    page = visit(guide)
    count = search(page, "flask").count()
    page.get_by_role("button", name="Show more").click()
    expect_found(page)
    expect(results(page)).to_have_count(2 * count)
    expect(field(page)).to_be_focused()


def test_nothing_is_loaded_before_somebody_searches(online, visit):
    page = visit(online)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    settle(page)
    assert asked
    assert [url for url in asked if "/data/" in url or "search" in url] == []
    search(page, "lamp")
    assert any("/data/search/" in url for url in asked)


def copied(site: Site, folder) -> Site:
    shutil.copytree(site.folder, folder / "site")
    return Site((folder / "site").as_uri() + "/", folder / "site")


def without(site: Site, pattern: str) -> None:
    for path in (site.folder / "data/search").glob(pattern):
        path.unlink()


def damaged(site: Site, pattern: str) -> None:
    for path in (site.folder / "data/search").glob(pattern):
        path.write_bytes(path.read_bytes()[:-20])


@pytest.mark.parametrize("harm", [without, damaged])
@pytest.mark.parametrize("part", ["index.js", "h-*.js", "b-*.js", "t-*.js"])
def test_a_missing_or_damaged_index_leaves_the_titles_and_says_so(sites, visit, tmp_path, harm, part):
    site = copied(sites.get("edge", "file"), tmp_path)
    harm(site, part)
    page = visit(site)
    assert hits(page, "lamps compare")[:1] == ["lamps-compared"]
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("in titles only")
    visit.complaints.clear()
    results(page).first.click()
    expect_shown(page, ["lamps-compared"])
    visit.complaints.clear()


def test_without_any_part_of_the_index_the_list_of_questions_is_offered(sites, visit, tmp_path):
    site = copied(sites.get("edge", "file"), tmp_path)
    shutil.rmtree(site.folder / "data/search")
    page = visit(site)
    field(page).click()
    field(page).fill("lamp")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("The search index can't be read")
    page.get_by_role("search").get_by_role("link", name="All questions").click()
    page.wait_for_url(site.url("topics/index.html"))
    visit.complaints.clear()
