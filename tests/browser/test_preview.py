"""The author's loop, as she sees it: the open page shows what she saves."""

import pytest
from playwright.sync_api import expect
from previewing import previewed

SOURCE = """\
---
id: garden
title: Garden
---

# Roses {#roses}

## How are they cut? {#cut}

Above a bud.
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with previewed(tmp_path_factory.mktemp("preview") / "garden", {"garden.md": SOURCE}) as preview:
        yield preview


@pytest.fixture
def page(browser, preview):
    preview.write("source/garden.md", SOURCE)
    preview.wait_until_shown("topics/roses.html", "Above a bud.")
    page = browser.new_page()
    page.goto(preview.address + "topics/roses.html#cut-answer")
    expect(page.get_by_text("Above a bud.")).to_be_visible()
    yield page
    page.close()


def test_an_open_page_shows_an_edit_by_itself(page, preview):
    preview.write("source/garden.md", SOURCE.replace("Above a bud.", "In March."))
    expect(page.get_by_text("In March.")).to_be_visible(timeout=30_000)
    assert page.url.endswith("#cut-answer")


def test_an_open_page_does_not_reload_for_a_mistake(page, preview):
    page.evaluate("window.stillTheSame = true")
    before = len(preview.said)
    preview.write("source/garden.md", SOURCE + "\n## Twice? {#cut}\n\nYes.\n")
    preview.wait_until_said("The last good pages stay.", before)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.stillTheSame") is True
