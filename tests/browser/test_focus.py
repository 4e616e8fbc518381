"""Whoever goes through a page by keyboard sees at each step where she is."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from .colours import Colour, contrast
from .reader import settled

TOPIC = "topics/lamp.html"
MOST = 60
"""Steps after which a page should have been gone through."""

WHERE = """() => {
  const node = document.activeElement
  if (!node || node === document.body) return null
  // The mark may be drawn around the card that a link fills, or on the picture that stands for a hidden field.
  const label = node.matches('.md-option, .md-toggle') && node.nextElementSibling
  const seen = node.closest('.sf-card') || label || node
  const { x, y, width, height } = seen.getBoundingClientRect()
  const left = Math.max(x - 8, 0), right = Math.min(x + width + 8, innerWidth)
  const top = Math.max(y - 8, 0), bottom = Math.min(y + height + 8, innerHeight)
  return {
    name: node.outerHTML.slice(0, 100),
    clip: { x: left, y: top, width: right - left, height: bottom - top },
  }
}"""


def pixels(page: Page, clip: dict) -> list[Colour]:
    return list(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB").get_flattened_data())


def marked(page: Page, clip: dict) -> int:
    """How many pixels the focus changes by a contrast of 3 to 1 or more."""
    settled(page)
    focused = pixels(page, clip)
    page.evaluate("document.activeElement.blur()")
    settled(page)
    pairs = Counter(pair for pair in zip(focused, pixels(page, clip), strict=True) if pair[0] != pair[1])
    return sum(count for pair, count in pairs.items() if contrast(*pair) >= 3)


def go_through(page: Page) -> tuple[list[str], list[str]]:
    """Goes through a page by Tab. Gives what had the focus, and what of it nothing marked."""
    passed: list[str] = []
    found: list[str] = []
    while len(passed) < MOST:
        page.keyboard.press("Tab")
        place = page.evaluate(WHERE)
        if place is None:
            break
        passed.append(place["name"])
        width, height = place["clip"]["width"], place["clip"]["height"]
        # A line of 2 pixels along the shorter sides is the least that is seen.
        if width <= 16 or height <= 16 or marked(page, place["clip"]) < 4 * (min(width, height) - 16):
            found.append(place["name"])
    return passed, found


def as_it_opens(_: Page) -> None:
    """Nothing is done."""


def with_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()


KINDS: dict[str, tuple[str, Callable[[Page], None], str, int]] = {
    "home": ("index.html", as_it_opens, "light", 12),
    "home in the dark": ("index.html", as_it_opens, "dark", 12),
    "topic": ("topics/last.html", as_it_opens, "dark", 14),
    "answer": ("topics/lamp.html#lamps-compared-answer", as_it_opens, "light", 8),
    "404": ("topics/gone.html", as_it_opens, "light", 12),
    "list of keys": (TOPIC, with_keys, "light", 1),
}
"""Of each kind of page the address, what is done there, its colours, and the least number of things to go through."""


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_the_focus_is_marked(online, visit, kind):
    path, prepare, scheme, least = KINDS[kind]
    page = visit(online, path, scheme=scheme)
    prepare(page)
    passed, found = go_through(page)
    assert found == []
    assert len(passed) >= least


def test_what_has_the_focus_is_marked_on_a_telephone(online, visit):
    page = visit(online, "topics/last.html", width=390, height=844)
    passed, found = go_through(page)
    assert found == []
    assert len(passed) >= 10


def test_what_has_the_focus_is_marked_in_the_menu_of_a_telephone(online, visit):
    page = visit(online, TOPIC, scheme="dark", width=390, height=844)
    page.get_by_role("button", name="Navigation").click()
    expect(page.get_by_role("link", name="Home")).to_be_focused()
    # Nothing but the list takes the focus: All questions, this page's contents, Log book, Last things.
    passed, found = go_through(page)
    assert found == []
    assert len(passed) == 4


def test_a_mark_that_is_missing_would_be_found(online, visit):
    """The tests above prove something only if this one passes."""
    page = visit(online)
    page.add_style_tag(content=".sf-button:focus-visible { outline: 2px solid #ddd !important }")
    _, found = go_through(page)
    assert len(found) >= 2
    assert all("sf-button" in name for name in found)
