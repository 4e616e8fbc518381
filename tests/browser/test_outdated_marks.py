"""An answer that speaks of something gone says so, to everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import answer

TOPIC = "topics/lamp.html"
MARKS = {
    "lamps-compared": ("Abandoned, last release 1901 Argand lamp", "https://paper.example/argand"),
    "long-title": (
        "Removed in Tower 12.4 TheKeeperOfTheRotatingFresnelLensInTheNorthernmostTowerOfTheArchipelago.wind",
        "https://paper.example/tower?version=12.4&part=2",
    ),
}


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_mark_is_seen_in_the_open_answer_only(edge, visit, scripts, width):
    page = visit(edge, TOPIC, scripts=scripts, width=width, height=900)
    expect(page.locator(".q-outdated")).to_have_count(len(MARKS))
    for question, (words, address) in MARKS.items():
        mark = answer(page, question).locator(".q-outdated")
        expect(mark).to_be_hidden()
        answer(page, question).locator("> summary").click()
        expect(mark).to_be_visible()
        assert " ".join(mark.inner_text().split()) == words
        assert mark.get_by_role("link").get_attribute("href") == address


def test_no_answer_of_another_document_carries_one(hostile, visit):
    page = visit(hostile, hostile.topics[0])
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".q-outdated")).to_have_count(0)
