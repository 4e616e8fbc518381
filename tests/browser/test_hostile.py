"""A document is text. Whatever it tries, nothing in it runs, loads or takes hold of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visits
from .reader import answer, hit, search

GUIDE = 'Q & A </title><script>window.hostile = "guide title"</script> "quoted" <b>'
DESCRIPTION = '"><script>window.hostile = "description"</script><img src=x onerror="window.hostile=1"> & more'
SOURCE = 'https://paper.example/?a=1&b="><script>window.hostile = "source"</script>'
LICENCE = 'CC BY <img src=x onerror="window.hostile = 1"> 4.0'
TOPIC = 'Titles <script>window.hostile = "topic"</script> & "names"'
QUESTIONS = {
    "script-title": 'What does <script>window.hostile = "title"</script> do in a title?',
    "image-title": "Does <img src=x onerror=\"window.hostile='title'\"> load an image?",
    "link-title": 'Is [a link](javascript:window.hostile=1) in a title followed, or <i onclick="window.hostile=1">?',
    "braces-title": 'What is {: onclick="window.hostile=1" } in one title & </h2><script>window.hostile=1</script>?',
}
TITLES = "topics/titles.html"
ATTACKS = "topics/attacks.html"
PAGES = ["index.html", "topics/index.html", TITLES, ATTACKS]

FORBIDDEN = (
    "script, style, iframe, frame, object, embed, form, input, textarea, select, button, link, meta, base, template, "
    "svg, math, video, audio, source, picture, marquee, [srcset], [ping], [target], [name]"
)
ALLOWED_STYLE = "text-align"

ATTRIBUTES = """() => [...document.querySelectorAll('*')].flatMap(node => [...node.attributes]
  .filter(({ name, value }) => /^on/i.test(name) || /^(java|vb)script:|^data:/i.test(value.replace(/\\s/g, '')))
  .map(({ name, value }) => `${node.tagName} ${name}=${value}`))"""

STYLES = "() => [...document.querySelectorAll('article [style]')].map(node => node.getAttribute('style'))"


@pytest.fixture
def bare(hostile, visit):
    """A page as the generator wrote it: with scripts off the theme adds nothing to it."""
    return lambda path: visit(hostile, path, scripts=False)


def untouched(page: Page) -> None:
    assert page.evaluate("typeof window.hostile") == "undefined"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_when_a_page_is_opened_and_everything_on_it_is_touched(hostile, visit: Visits, path):
    page = visit(hostile, path)
    page.evaluate(
        """() => {
          for (const answer of document.querySelectorAll('details')) answer.open = true
          for (const node of document.querySelectorAll('article *, footer *, nav *'))
            for (const type of ['pointerenter', 'mouseover', 'focus', 'toggle', 'load', 'error', 'start'])
              node.dispatchEvent(new Event(type))
          for (const node of document.querySelectorAll('article *'))
            if (!node.closest('button, [download], a[href*=".html"], a[href^=http]'))
              node.dispatchEvent(new Event('click'))
        }"""
    )
    untouched(page)
    assert visit.strayed == []
    assert page.url == hostile.url(path)


@pytest.mark.parametrize("path", PAGES)
def test_no_attribute_runs_anything(bare, path):
    assert bare(path).evaluate(ATTRIBUTES) == []


@pytest.mark.parametrize("path", [TITLES, ATTACKS])
def test_no_element_of_the_source_is_more_than_text(bare, path):
    page = bare(path)
    assert page.locator("article").locator(FORBIDDEN).evaluate_all("nodes => nodes.map(node => node.outerHTML)") == []


@pytest.mark.parametrize("path", [TITLES, ATTACKS])
def test_no_style_of_the_source_reaches_the_page(bare, path):
    assert [style for style in bare(path).evaluate(STYLES) if not style.startswith(ALLOWED_STYLE)] == []


@pytest.mark.parametrize("path", [TITLES, ATTACKS])
def test_no_class_or_id_of_the_source_takes_hold_of_the_page(bare, path):
    page = bare(path)
    assert page.locator("article").locator('[class*="md-header"], [class*="md-search"], [id^="__"]').count() == 0
    ids = page.locator("[id]").evaluate_all("nodes => nodes.map(node => node.id)")
    assert sorted(ids) == sorted(set(ids))


def test_no_page_leads_away_by_itself(bare, hostile):
    page = bare(ATTACKS)
    assert page.url == hostile.url(ATTACKS)
    assert page.evaluate("document.baseURI") == hostile.url(ATTACKS)


def test_a_harmless_link_among_the_others_still_leads_somewhere(bare):
    link = answer(bare(f"{ATTACKS}#links-answer"), "links").get_by_role("link", name="ten")
    expect(link).to_have_attribute("href", "https://paper.example/")


def test_pictures_of_other_sites_become_links(bare):
    links = answer(bare(f"{ATTACKS}#images-answer"), "images").get_by_role("link")
    expect(links.filter(has_text="a remote picture")).to_have_attribute("href", "https://track.example/pixel.png")
    expect(links.filter(has_text="another picture")).to_have_attribute("href", "https://track.example/pixel2.png")


@pytest.mark.parametrize(
    ("question", "word"), [("elements", "lastgasp"), ("images", "imageless"), ("breaking-out", "keptinside")]
)
def test_an_answer_does_not_break_out_of_its_card(bare, question, word):
    expect(answer(bare(ATTACKS), question)).to_contain_text(word)


def test_every_question_after_an_attack_is_still_there(hostile, bare):
    page = bare(ATTACKS)
    assert page.locator("article > h2").evaluate_all("nodes => nodes.map(node => node.id)") == hostile.ids_on(ATTACKS)


def test_template_marks_are_text(bare):
    expect(answer(bare(ATTACKS), "breaking-out")).to_contain_text(
        "{{ config.site_name }}{% endraw %} {{ 7 * 7 }} <%= 7 %> ${7*7}"
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [("index.html", GUIDE), (TITLES, f"{TOPIC} · {GUIDE}"), ("topics/index.html", f"All questions · {GUIDE}")],
)
def test_the_windows_title_is_the_text_of_the_title(hostile, visit, path, title):
    assert visit(hostile, path).title() == title


def test_the_404_page_has_a_title_too(sites, visit):
    page = visit(sites.get("hostile", "http"), "gone.html")
    assert page.title().endswith(GUIDE)
    untouched(page)


def test_the_home_page_shows_titles_as_they_are_written(hostile, visit):
    main = visit(hostile).get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text(GUIDE)
    expect(main.get_by_text(DESCRIPTION)).to_be_visible()
    expect(main.get_by_role("link", name=TOPIC)).to_be_visible()


def test_the_header_shows_the_guides_title_as_it_is_written(hostile, visit):
    expect(visit(hostile, ATTACKS).get_by_role("banner").get_by_role("link", name=GUIDE).first).to_be_visible()


def test_a_topic_page_shows_titles_as_they_are_written(hostile, visit):
    page = visit(hostile, TITLES)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_have_text(TOPIC)
    assert page.locator("article > h2").all_inner_texts() == list(QUESTIONS.values())


def test_the_contents_show_titles_as_they_are_written(hostile, visit):
    links = visit(hostile, TITLES).get_by_role("navigation", name="Table of contents").get_by_role("link")
    assert [text.strip() for text in links.all_inner_texts()] == list(QUESTIONS.values())


def test_navigation_and_footer_show_titles_as_they_are_written(hostile, visit):
    page = visit(hostile, ATTACKS)
    expect(page.get_by_role("navigation", name="Navigation").get_by_role("link", name=TOPIC)).to_be_visible()
    expect(page.get_by_role("contentinfo").get_by_role("link", name=TOPIC)).to_be_visible()


def test_the_list_of_all_questions_shows_titles_as_they_are_written(hostile, visit):
    main = visit(hostile, "topics/index.html").get_by_role("main")
    for title in QUESTIONS.values():
        expect(main.get_by_role("link", name=title, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("words", "question"), [("window.hostile title", "script-title"), ("onerror image", "image-title")]
)
def test_search_results_show_titles_as_they_are_written(hostile, visit, words, question):
    page = visit(hostile)
    found = hit(page, words, question)
    expect(found.locator(".sf-result__title")).to_have_text(QUESTIONS[question])
    untouched(page)


def test_search_words_are_text(hostile, visit):
    page = visit(hostile)
    search(page, "<img src=x onerror=window.hostile=1>")
    untouched(page)


def test_search_words_in_an_address_are_text(hostile, visit):
    page = visit(
        hostile, f"{TITLES}?h=<img src=x onerror=window.hostile=1>&q=<img src=x onerror=window.hostile=1>#script-title"
    )
    untouched(page)


def test_the_description_is_text(hostile, visit):
    page = visit(hostile)
    content = page.locator("meta[name=description]").get_attribute("content")
    assert '"><script>window.hostile = "description"</script>' in (content or "")


def test_source_and_licence_are_text(hostile, visit):
    footer = visit(hostile, ATTACKS).get_by_role("contentinfo")
    expect(footer.get_by_text(LICENCE)).to_be_visible()
    expect(footer.get_by_role("link", name=SOURCE)).to_be_visible()


def test_tags_are_text(hostile, visit):
    row = visit(hostile, TITLES).locator("#script-title + .q-meta")
    expect(row.get_by_text("a<b>", exact=True)).to_be_visible()
    expect(row.get_by_text('"c" & d', exact=True)).to_be_visible()
