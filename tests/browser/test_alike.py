"""Questions that are called alike can be told apart, those of a divided topic are numbered on, and alerts are boxes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .reader import answer, results, search
from .sites import Site, Sites
from .test_access import in_both_schemes

CALLED = "What is the result?"


@pytest.fixture
def alike(sites: Sites, way: str) -> Site:
    return sites.get("alike", way)


TALLY = """
@counter-style tally { system: symbolic; symbols: "x"; suffix: "" }
.md-typeset h2:has(+ .q-meta)::before {
  display: inline-block !important; content: counter(question, tally) !important;
  font: 20px monospace !important; letter-spacing: 0 !important;
}
.md-typeset h2:has(+ .q-meta):first-of-type::after {
  display: inline-block; content: "x"; font: 20px monospace; letter-spacing: 0;
}
"""
"""Strokes in place of digits: what a style sheet has counted can't be read, but measured."""


def numbers(page: Page) -> list[int]:
    page.add_style_tag(content=TALLY)
    width = "(node, part) => parseFloat(getComputedStyle(node, part).width)"
    headings = page.locator("h2:has(+ .q-meta)")
    one = headings.first.evaluate(width, "::after")
    return [round(heading.evaluate(width, "::before") / one) for heading in headings.all()]


def test_the_parts_of_a_topic_count_on(alike, visit):
    assert numbers(visit(alike, "topics/sums-1.html")) == [1, 2, 3]
    assert numbers(visit(alike, "topics/sums-2.html")) == [4, 5]


def test_the_contents_tell_questions_of_one_title_apart(alike, visit):
    page = visit(alike, "topics/sums-1.html")
    names = page.get_by_role("navigation", name="Table of contents").get_by_role("link").all_inner_texts()
    shown = [name.translate({0x2068: "", 0x2069: ""}) for name in names]
    assert shown == [f"{CALLED} · console.log(crates + 2)", f"{CALLED} · console.log(crates - `<1>`)", "Who signs it?"]


def test_the_list_of_all_questions_does(alike, visit):
    main = visit(alike, "topics/index.html").get_by_role("main")
    expect(main.get_by_role("link", name=CALLED)).to_have_text(
        [
            f"{CALLED} console.log(crates + 2)",
            f"{CALLED} console.log(crates - `<1>`)",
            f'{CALLED} Three barrels, of which "one" leaks.',
            f"{CALLED} 5",
        ]
    )


def test_the_search_does(alike, visit):
    page = visit(alike)
    search(page, CALLED)
    expect(results(page).locator(".q-mark")).to_have_count(4)
    expect(page.locator("[data-question=second-sum]")).to_contain_text("console.log(crates - `<1>`)")
    expect(page.locator("[data-question=fourth-sum] .q-mark")).to_have_text("5")


@pytest.mark.parametrize("width", [320, 1440])
def test_no_mark_makes_a_page_too_wide(alike, visit, width):
    for path in ("topics/index.html", "topics/sums-1.html"):
        page = visit(alike, path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_alerts_are_boxes_with_a_title_and_a_sign(alike, visit):
    page = visit(alike, "topics/sums-1.html#signature-answer")
    boxes = answer(page, "signature").locator(".admonition")
    expect(boxes.locator(".admonition-title")).to_have_text(["Note", "Tip", "Important", "Warning", "Caution"])
    look = "node => [getComputedStyle(node).borderInlineStartColor, getComputedStyle(node, '::before').maskImage]"
    sides = [box.evaluate(look)[0] for box in boxes.all()]
    signs = [title.evaluate(look)[1] for title in boxes.locator(".admonition-title").all()]
    assert (len(set(sides)), len(set(signs))) == (3, 5)
    expect(boxes.nth(1)).to_contain_text("a black one")
    expect(answer(page, "signature")).to_contain_text("The harbour master \u2693, and not :anchor:.")


@pytest.mark.parametrize("path", ["topics/index.html", "topics/sums-1.html"])
def test_axe_finds_nothing_serious(sites, visit, path):
    page = visit(sites.get("alike", "http"), path)
    page.locator("details").evaluate_all("answers => answers.forEach(answer => (answer.open = true))")
    assert in_both_schemes(page) == {}
