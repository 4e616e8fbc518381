"""What a page offers beside its questions: links to copy and to edit, a random question, the offline copy."""

from __future__ import annotations

import io
import itertools
import zipfile
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from .reader import A_QUESTION, expect_at_top, heading, random_question, row, show_all, shown
from .sites import DOCUMENTS, Site

TOPIC = "topics/lamp.html"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused'))"


def copy_link(page: Page, question: str) -> None:
    row(page, question).get_by_role("button", name="Copy link").click()


def status(page: Page, words: str):
    return page.get_by_role("status").filter(has_text=words)


@pytest.mark.parametrize("arrived", [TOPIC, f"{TOPIC}?h=lamp#flash-for-answer"])
def test_a_button_copies_the_link_of_its_question(edge, visit, arrived):
    page = visit(edge, arrived, permissions=CLIPBOARD)
    copy_link(page, "lamps-compared")
    expect(status(page, "Link copied")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == edge.url(f"{TOPIC}#lamps-compared")


def test_a_copied_link_with_letters_of_another_script_leads_to_its_question(edge, visit):
    page = visit(edge, TOPIC, permissions=CLIPBOARD)
    copy_link(page, "grüße")
    expect(status(page, "Link copied")).to_be_attached()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(heading(page, "grüße")).to_be_in_viewport()


def test_a_link_is_copied_where_the_browser_keeps_the_clipboard_from_scripts(edge, visit):
    page = visit(edge, permissions=CLIPBOARD)
    page.add_init_script(REFUSED)
    page.goto(edge.url(TOPIC))
    copy_link(page, "lamps-compared")
    expect(status(page, "Link copied")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == edge.url(f"{TOPIC}#lamps-compared")
    expect(row(page, "lamps-compared").get_by_role("button", name="Copy link")).to_be_focused()


def test_the_page_says_so_where_nothing_can_be_copied(edge, visit):
    page = visit(edge, locale="en-GB")
    page.add_init_script(REFUSED + "; document.execCommand = () => false")
    page.goto(edge.url(TOPIC))
    copy_link(page, "lamps-compared")
    expect(status(page, "not")).to_be_visible()
    expect(status(page, "Link copied")).to_have_count(0)


def test_each_question_has_its_level_and_tags(edge, visit):
    page = visit(edge, TOPIC)
    expect(row(page, "flash-for")).to_contain_text("junior")
    for tag in ("names", "timing"):
        expect(row(page, "flash-for").get_by_text(tag, exact=True)).to_be_visible()


def test_an_edit_link_leads_to_the_file_of_its_question(edge, visit):
    page = visit(edge, TOPIC, scripts=False)
    link = row(page, "lamps-compared").get_by_role("link", name="Edit")
    expect(link).to_have_attribute("href", "https://code.example/keeper/cards/blob/HEAD/edge.md?plain=1")


@pytest.mark.parametrize("reach", ["hover", "focus"])
@pytest.mark.parametrize("question", ["flash-for", "long-title", "grüße"])
def test_an_edit_link_gets_the_line_of_its_question_before_it_is_used(edge, visit, reach, question):
    lines = (DOCUMENTS / "edge.md").read_text("utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if f"{{#{question}" in text)
    page = visit(edge, TOPIC)
    link = row(page, question).get_by_role("link", name="Edit")
    getattr(link, reach)()
    expect(link).to_have_attribute("href", f"https://code.example/keeper/cards/blob/HEAD/edge.md?plain=1#L{line}")


def test_a_guide_without_a_repository_has_no_edit_links(sites, visit):
    page = visit(sites.get("guide", "http"), sites.get("guide", "http").topics[0])
    expect(page.get_by_role("button", name="Copy link").first).to_be_visible()
    expect(page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)


def expect_random_question(page: Page, site: Site) -> str:
    """Waits until the page shows one of the guide's questions, closed, and gives its id."""
    page.wait_for_url(A_QUESTION)
    question = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert question in site.ids_on(page.evaluate("location.pathname.split('/').slice(-2).join('/')"))
    expect(heading(page, question)).to_be_in_viewport()
    assert shown(page) == []
    return question


@pytest.mark.parametrize("path", ["index.html", "topics/last.html"])
def test_a_random_question_is_one_of_the_guide_shown_closed(edge, visit, path):
    page = visit(edge, path)
    random_question(page).click()
    expect_random_question(page, edge)


def test_a_drawn_question_has_the_focus_and_offers_the_next_draw(edge, visit):
    page = visit(edge, "index.html")
    random_question(page).click()
    first = expect_random_question(page, edge)
    expect(heading(page, first)).to_be_focused()
    row(page, first).get_by_role("button", name="Another random question").click()
    page.wait_for_url(lambda url: A_QUESTION.search(url) and not unquote(url).endswith(f"#{first}"))
    expect_random_question(page, edge)


def test_a_random_question_is_closed_even_where_all_answers_are_shown(edge, visit):
    page = visit(edge, TOPIC)
    show_all(page).click()
    random_question(page).click()
    page.wait_for_url(A_QUESTION)
    assert page.evaluate("decodeURIComponent(location.hash.slice(1))") not in shown(page)


def test_random_questions_differ(online, visit):
    page = visit(online, "topics/last.html#the-end")
    seen = []
    for _ in range(8):
        before = page.url
        random_question(page).click()
        page.wait_for_url(lambda url, before=before: url != before)
        seen.append(expect_random_question(page, online))
    assert len(set(seen)) > 2
    assert all(before != after for before, after in itertools.pairwise(seen))


def drawn(page: Page, count: int) -> list[str]:
    """The questions that so many draws in a row lead to."""
    seen = []
    for _ in range(count):
        before = page.url
        page.keyboard.press("r")
        page.wait_for_url(lambda url, before=before: url != before and A_QUESTION.search(url))
        seen.append(page.evaluate("decodeURIComponent(location.hash.slice(1))"))
    return seen


def test_no_question_is_drawn_again_before_all_have_been(edge, visit):
    page = visit(edge)
    everything = sorted(question["id"] for question in edge.guide["questions"])
    first = drawn(page, len(everything) - 4)
    page.goto(edge.url())
    first += drawn(page, 4)
    assert sorted(first) == everything
    # The one that stands there when a new round begins may be passed over in it.
    again = drawn(page, len(everything) - 1)
    assert len(set(again)) == len(again)
    assert again[0] != first[-1]


def test_the_address_carries_the_draws_where_no_page_sees_what_another_keeps(online, visit):
    # The script stays for the rest of a profile: this one is no other test's.
    page = visit(online, locale="en-GB")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('refused') }")
    page.goto(online.url())
    count = len(online.guide["questions"])
    assert len(set(drawn(page, count))) == count


def test_the_home_page_leads_to_every_topic_and_says_how_many_questions_it_has(edge, visit):
    page = visit(edge)
    main = page.get_by_role("main")
    for title, count in {
        "Lamp and lens": "6 questions",
        "Log book": "3 questions",
        "Last things": "1 question",
    }.items():
        expect(main.get_by_role("listitem").filter(has=page.get_by_role("link", name=title))).to_contain_text(count)
    main.get_by_role("link", name="Log book").click()
    page.wait_for_url(edge.url("topics/log.html"))


def test_the_home_page_shows_what_the_guide_says_of_itself(edge, visit):
    main = visit(edge).get_by_role("main")
    expect(main.get_by_text("A short guide, made up")).to_be_visible()
    expect(main.get_by_text("Words before the first topic")).to_be_visible()


def test_all_questions_are_listed_by_topic(edge, visit):
    page = visit(edge, "topics/index.html")
    for question in edge.guide["questions"]:
        url = f"{edge.guide['topics'][question['topic']]['id']}.html#{question['id']}"
        expect(page.get_by_role("main").locator(f'a[href="{url}"]')).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="How do lamps compare?").click()
    expect_at_top(page, "lamps-compared")


def test_a_topic_page_leads_to_the_next_topic_and_the_previous_one(edge, visit):
    page = visit(edge, "topics/log.html")
    footer = page.get_by_role("contentinfo")
    expect(footer.get_by_role("link", name="Lamp and lens")).to_be_visible()
    footer.get_by_role("link", name="Last things").click()
    page.wait_for_url(edge.url("topics/last.html"))


def test_a_topic_page_has_its_contents(edge, visit):
    page = visit(edge, TOPIC)
    contents = page.get_by_role("navigation", name="Table of contents")
    expect(contents.get_by_role("link")).to_have_count(len(edge.ids_on(TOPIC)))
    contents.get_by_role("link", name="How do lamps compare?").click()
    expect_at_top(page, "lamps-compared")


def test_the_offline_copy_is_offered_on_a_server_and_is_a_site(online, visit):
    page = visit(online)
    with page.expect_download() as started:
        page.get_by_role("link", name="Offline copy").click()
    with zipfile.ZipFile(io.BytesIO(started.value.path().read_bytes())) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"edge-offline"}
    assert f"edge-offline/{TOPIC}" in names
    assert not any(name.endswith(".zip") for name in names)


def test_the_offline_copy_does_not_offer_itself(sites, visit):
    page = visit(sites.get("edge", "file"))
    expect(page.get_by_role("link", name="All questions").first).to_be_visible()
    expect(page.get_by_text("Offline copy")).to_have_count(0)
