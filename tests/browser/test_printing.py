"""A printed page shows every answer, whatever was open on the screen."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from .reader import shown

WORDS = {
    "topics/lamp.html": ["quintolight", "zweibulb", "Xenonarc", "harbourboard", "ventriglobe", "abendformel"],
    "topics/log.html": ["marginalum", "keep_watch", "pedilune", "slashwort", "unclosedine", "aftermost", "innerfold"],
}


def printed(page: Page) -> str:
    return " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts-on", "scripts-off"])
@pytest.mark.parametrize("path", WORDS)
def test_printing_shows_all_answers(edge, visit, path, scripts):
    page = visit(edge, path, scripts=scripts)
    text = printed(page)
    assert [word for word in WORDS[path] if word not in text] == []


def test_printing_leaves_the_screen_as_it_was(edge, visit):
    page = visit(edge, "topics/lamp.html#silent-answer")
    printed(page)
    assert shown(page) == ["silent"]


def test_no_line_of_code_is_cut_off_on_paper(edge, visit):
    page = visit(edge, "topics/lamp.html", width=700)
    page.emulate_media(media="print")
    cut = "codes => codes.filter(code => code.scrollWidth > code.clientWidth + 1).map(code => code.textContent)"
    code = page.locator("pre > code")
    assert code.count() >= 2
    assert code.evaluate_all(cut) == []


def test_no_button_is_printed(edge, visit):
    page = visit(edge, "topics/lamp.html?drawn#flash-for")
    page.emulate_media(media="print")
    assert page.get_by_role("button").filter(visible=True).all_inner_texts() == []
