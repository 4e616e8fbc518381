"""What a reader does and sees, in the words of the page's contract."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

FOUND = re.compile(r"(No|\d+) results?")

TWO_FRAMES = "() => new Promise(end => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(end))))"

A_QUESTION = re.compile(r"/topics/[^/#]+\.html(\?[^#]*)?#.")
"""The address of any question."""

IN_VIEW = "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight - 20 }"

CLEAR_OF_HEADER = """node => {
  const { left, top } = node.getBoundingClientRect()
  const header = document.querySelector("header").getBoundingClientRect()
  return top >= header.bottom - 1 && top < innerHeight / 2
}"""


def answer(page: Page, question: str) -> Locator:
    """The card that holds the answer to a question."""
    return page.locator(f'details:has([id="{question}-answer"])')


def shown(page: Page) -> list[str]:
    """The ids of the questions whose answers are open, in reading order."""
    return page.locator('details[open] > [id$="-answer"]').evaluate_all(
        "nodes => nodes.map(node => node.id.slice(0, -'-answer'.length))"
    )


def expect_shown(page: Page, ids: list[str]) -> None:
    """Waits until the answers to these questions are open and no others."""
    expect(page.locator('details[open] > [id$="-answer"]')).to_have_count(len(ids))
    assert shown(page) == ids


def heading(page: Page, question: str) -> Locator:
    return page.locator(f'h2[id="{question}"]')


def row(page: Page, question: str) -> Locator:
    """The row of details and buttons under a question's heading."""
    return page.locator(f'h2[id="{question}"] + .q-meta')


def expect_at_top(page: Page, question: str) -> None:
    """Waits until the question stands in the upper half of the window, below the header."""
    wait_for(heading(page, question), CLEAR_OF_HEADER)


def expect_in_view(locator: Locator) -> None:
    wait_for(locator, IN_VIEW)


def wait_for(locator: Locator, test: str) -> None:
    locator.page.wait_for_function(f"node => ({test})(node)", arg=locator.element_handle())


def arrive(page: Page, url: str) -> None:
    """Opens an address anew: from the same page, another hash alone would not load anything."""
    page.goto("about:blank")
    page.goto(url)


def settle(page: Page) -> None:
    """Lets the page do what it has begun: two frames, and the timers due by then."""
    page.evaluate(TWO_FRAMES)


def settled(page: Page) -> None:
    """Waits until colours and sizes stand still."""
    page.wait_for_function("document.getAnimations().every(({ playState }) => playState !== 'running')")


def show_all(page: Page) -> Locator:
    return page.get_by_role("button", name="Show all answers")


def random_question(page: Page) -> Locator:
    return page.get_by_role("button", name="Random question", exact=True)


def field(page: Page) -> Locator:
    """The field to search in."""
    return page.get_by_role("combobox", name="Search")


def results(page: Page) -> Locator:
    """What the search has found."""
    return page.locator("#sf-results [role=option]")


def search(page: Page, words: str) -> Locator:
    """Searches, and gives the hits: links to questions, topics and pages."""
    field(page).click()
    field(page).fill(words)
    expect_found(page)
    return results(page)


def expect_found(page: Page) -> None:
    """Waits until the search has come to its end."""
    expect(page.locator(".sf-search__panel:not([aria-busy]) [role=status]")).to_have_text(FOUND)


def hit(page: Page, words: str, question: str) -> Locator:
    """Searches, and gives the hit that leads to a question, found or not."""
    return search(page, words).and_(page.locator(f'[data-question="{question}"]'))


def hits(page: Page, words: str) -> list[str]:
    """The ids of the questions that a search finds, and the paths of other pages, best first."""
    return search(page, words).evaluate_all(
        "links => links.map(link => link.dataset.question ?? new URL(link.href).pathname)"
    )
