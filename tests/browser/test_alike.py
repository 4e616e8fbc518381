"""Questions that are called alike can be told apart, and those of a divided topic are numbered on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .sites import Site, Sites


@pytest.fixture
def alike(sites: Sites, way: str) -> Site:
    return sites.get("alike", way)


TALLY = """
@counter-style tally { system: symbolic; symbols: "x"; suffix: "" }
.md-typeset h2:has(+ .q-meta)::before {
  display: inline-block !important; content: counter(question, tally) !important;
  font: 20px monospace !important; letter-spacing: 0 !important;
}
.md-typeset h2:has(+ .q-meta):first-of-type::after { display: inline-block; content: "x"; font: 20px monospace; letter-spacing: 0 }
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
