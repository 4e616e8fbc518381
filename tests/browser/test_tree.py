"""What is read aloud makes sense: landmarks told apart, and names, roles and order of what a page holds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

LANDMARK = re.compile(
    r"^ *- (banner|complementary|contentinfo|form|main|navigation|region|search)\b( \"[^\"]*\")?", re.MULTILINE
)

HOME = """
- main:
  - article:
    - heading "Cards of the lighthouse keeper" [level=1]
    - paragraph: /A short guide/
    - paragraph: /Read a question/
    - button "Search 10 questions"
    - paragraph:
      - button "Random question"
      - link "All questions"
      - link "Offline copy"
    - paragraph: /Words before the first topic/
    - heading "Topics" [level=2]
    - list:
      - listitem:
        - heading "Lamp and lens" [level=3]:
          - link "Lamp and lens"
        - paragraph: /How the light is made/
        - paragraph: 6 questions
      - listitem:
        - heading "Log book" [level=3]:
          - link "Log book"
"""
TOPIC = """
- main:
  - navigation "Navigation":
    - list:
      - listitem:
        - link "Home"
      - listitem:
        - link "All questions"
  - navigation "Table of contents":
    - list:
      - listitem:
        - link "What does a line of the log hold?"
  - article:
    - heading "Log book" [level=1]
    - paragraph: What is written down, and in which order.
    - button "Show all answers"
    - button "Random question"
    - button "Keys"
    - heading "What does a line of the log hold?" [level=2]
    - paragraph:
      - text: junior log
      - link "Edit"
      - 'button "Copy link to: What does a line of the log hold?"'
    - group: Answer
    - heading "Is a page ever torn out?" [level=2]
"""
ANSWER = """
- group:
  - paragraph: Time, wind, and a remark.
  - list:
    - listitem:
      - paragraph: a list that follows a paragraph
      - list:
        - listitem:
          - text: and one in it, with the word
          - emphasis: marginalum
  - code: /def log_line/
  - blockquote:
    - paragraph:
      - text: A quotation, with a footnote
      - superscript:
        - link "[1]"
  - list:
    - listitem:
      - paragraph:
        - text: The footnote, in which
        - emphasis: pedilune
        - text: stands.
        - link "Back to the text"
"""
NOWHERE = """
- main:
  - navigation "Navigation"
  - article:
    - heading "This page is not here" [level=1]
    - paragraph: /It may have moved/
    - paragraph:
      - button "Search"
      - link "All questions"
      - link "Home"
    - heading "Topics" [level=2]
    - list:
      - listitem:
        - link "Lamp and lens"
"""


def landmarks(page: Page) -> list[str]:
    """The landmarks of a page with their names, in order."""
    return ["".join(found) for found in LANDMARK.findall(page.locator("body").aria_snapshot())]


@pytest.mark.parametrize("width", [390, 800, 1000, 1440])
@pytest.mark.parametrize("path", ["index.html", "topics/index.html", "topics/lamp.html", "gone.html"])
def test_landmarks_are_told_apart(online, visit, path, width):
    found = landmarks(visit(online, path, width=width))
    assert sorted(found) == sorted(set(found))
    assert [name for name in found if name in ("banner", "main", "contentinfo")] == ["banner", "main", "contentinfo"]


@pytest.mark.parametrize(
    ("path", "tree"),
    [("index.html", HOME), ("topics/log.html", TOPIC), ("gone.html", NOWHERE)],
    ids=["home", "topic", "404"],
)
def test_a_page_is_read_in_order(online, visit, path, tree):
    expect(visit(online, path).get_by_role("main")).to_match_aria_snapshot(tree)


def test_an_answer_is_read_in_order(online, visit):
    page = visit(online, "topics/log.html#log-format-answer")
    expect(page.locator("details[open]")).to_match_aria_snapshot(ANSWER)


def test_no_landmark_of_a_page_without_contents_is_empty(online, visit):
    snapshot = visit(online, "gone.html").locator("body").aria_snapshot()
    assert not re.search(r"^ *- (navigation|region|complementary)[^:\n]*$", snapshot, re.MULTILINE)
