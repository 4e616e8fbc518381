"""Plain text to Markdown that shows the same words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rendered import GITHUB, letters

from studyfold.reading.text import layout, prose

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=30), max_size=6)
MARKS = st.lists(
    st.sampled_from([*"*_`~#>+-=|<&[]()\\!1.): ", "a", "  ", "1.", "- ", "<b>", "```", "&amp;", "http://a.bc"]),
    max_size=12,
).map("".join)


def markdown(text):
    return prose.to_markdown(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother.", "One line.\n\nAnother."),
        ("Do:\n1) this\n2) that", "Do:\n\n1. this\n2. that"),
        ("3) this\n4) that", "3. this\n4. that"),
        ("• this\n• that", "- this\n- that"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a *b* c", "a \\*b\\* c"),
        ("# no heading", "\\# no heading"),
        ("<b>bold</b>", "\\<b\\>bold\\</b\\>"),
        ("x = 1\ny = 2", "```\nx = 1\ny = 2\n```"),
        ("import this", "```\nimport this\n```"),
    ],
)
def test_to_markdown(text, expected):
    assert markdown(text) == expected


@given(st.one_of(MARKS, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=40)))
@example("    indented")
@example("1. a")
@example("-")
@example("===")
@example("a  ")
@example("a\\")
@example("[a]: b")
@example("+ a")
@example("|a|\n|-|")
def test_escaped_text_shows_itself(text):
    shown = letters(GITHUB.render(prose.escaped(text.strip())))
    assert shown == "".join(text.split())


@given(LINES, st.sampled_from([prose.to_markdown, lambda lines: layout.to_markdown(lines, 70)]))
@example(["1) a", "1) b"], prose.to_markdown)
@example(["- a", "", "- b"], prose.to_markdown)
@example(["``", "x = 1", "```"], prose.to_markdown)
def test_no_character_but_list_marks_is_lost(lines, to_markdown):
    shown = letters(GITHUB.render(to_markdown(lines)))
    expected = "".join(item for line in lines for item in _without_mark(line).split())
    assert _alphanumeric(shown) == _alphanumeric(expected)


def _without_mark(line):
    numbered, bullet = prose.NUMBERED.match(line), prose.BULLET.match(line)
    # A number that the list does not count by itself stays.
    return numbered["text"] if numbered else bullet["text"] if bullet else line


def _alphanumeric(text):
    return "".join(c for c in text if c.isalpha())


TABLES = {
    "tabs": ("Rye\tWheat\ndark\tlight\na|b", "| Rye | Wheat |\n| --- | --- |\n| dark | light |\n\na|b"),
    "tabs and empty cells": ("Rye\tWheat\ndark\t\tx", "| Rye | Wheat |  |\n| --- | --- | --- |\n| dark |  | x |"),
    "bars": ("| Rye | Wheat |\n|---|---|\n| a*b | c |", "| Rye | Wheat |\n| --- | --- |\n| a*b | c |"),
    "bars without a line under the first row": ("| Rye |\n| dark |", "```\n| Rye |\n| dark |\n```"),
    "gaps": ("Rye     12\nWheat    3\n\nSalt.", "```\nRye     12\nWheat    3\n```\n\nSalt."),
    "bullets before tabs": ("•\trye\n•\twheat", "- rye\n- wheat"),
    "a gap in one line": ("Rye     12\n\nSalt.", "Rye     12\n\nSalt."),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table(name):
    text, markdown = TABLES[name]
    assert prose.to_markdown(text.split("\n")) == markdown


def test_commands_that_are_announced():
    text = "Weigh it:\n\nweigh -a flour\nweigh --all salt\n\nThen mix it."
    fenced = "```\nweigh -a flour\nweigh --all salt\n```"
    assert prose.to_markdown(text.split("\n")) == f"Weigh it:\n\n{fenced}\n\nThen mix it."


def test_bullets_without_a_gap():
    assert prose.to_markdown(["・黑麦", "・小麦"]) == "- 黑麦\n- 小麦"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See *this*: http://a.example/Ann_B/~x_y.html .", "http://a.example/Ann_B/~x_y.html"),
        ("Read [1] at <http://a.example/a_b>, *then* ask.", "http://a.example/a_b"),
        ("*Both*: ftp://a.example/x_/y_z*", "ftp://a.example/x_/y_z"),
    ],
)
def test_a_backslash_reaches_into_no_address(text, address):
    shown = GITHUB.render(prose.escaped(text))
    assert f'<a href="{address}">{address}</a>' in shown


def test_numbers_in_wide_brackets():
    assert prose.to_markdown(["（1）黑麦", "（2）小麦"]) == "- （1）黑麦\n- （2）小麦"


def test_an_item_goes_on_in_a_deeper_line():
    assert prose.to_markdown(["-> rye,", "   dark", "   Salt", "-> wheat"]) == "- rye, dark\\\n   Salt\n- wheat"


def test_a_call_with_a_remark():
    fenced = "```\nbake(rye); // dark\n```"
    assert prose.to_markdown(["Like this:", "bake(rye); // dark"]) == f"Like this:\n\n{fenced}"
