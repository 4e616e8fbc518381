"""A long rest that was pasted with an indentation is moved to the margin, and nothing that means its indentation is."""

import pytest

from studyfold.reading.lines.margin import markdown_at_margin, titled_at_margin

HEAD = ["# Grains", "", "Words."]
REST = ["", "## What is rye?", "", "A grain:", "", "  - winter", "", "## What is oats?", "", "Another.", ""]
TITLED = ["", "What is rye?", "============", "", "A grain.", "", "What is oats?", "=============", "", "Another.", ""]


def indented(lines, margin):
    return [margin + line if line else line for line in lines]


@pytest.mark.parametrize("margin", ["  ", "   ", "    ", "\t"])
def test_a_rest_of_markdown_is_moved(margin):
    assert markdown_at_margin([*HEAD, *indented(REST, margin)]) == [*HEAD, *REST]


@pytest.mark.parametrize("margin", [" ", "  ", "     ", "\t"])
def test_a_rest_under_titles_is_moved(margin):
    text = "\n".join([*HEAD, *indented(TITLED, margin)])
    assert titled_at_margin(text) == "\n".join([*HEAD, *TITLED])


@pytest.mark.parametrize(
    "lines",
    [
        HEAD + REST,
        HEAD + indented(REST[:9], "    "),
        HEAD + indented(REST[:9], "  "),
        HEAD + indented([line.replace("## What is oats?", "Oats.") for line in REST], "    "),
        HEAD + indented([line.replace("## What is oats?", "- Oats.") for line in REST], "  "),
        [*HEAD, "", "- an item", *indented(REST, "    ")],
        [*HEAD, "", "1. an item", *indented(REST, "\t")],
        HEAD + indented(REST, "    ") + ["The end."],
        HEAD + indented(REST, "     "),
    ],
    ids=[
        "none", "short", "short and shifted", "one heading", "one heading, shifted",
        "of an item", "of a numbered item", "not to the end", "too deep",
    ],
)  # fmt: skip
def test_other_markdown_stays(lines):
    assert markdown_at_margin(lines) == lines


@pytest.mark.parametrize("lines", [HEAD + TITLED, HEAD + indented(TITLED[:9], "  "), [*indented(TITLED, "  "), "End."]])
def test_other_texts_with_titles_stay(lines):
    assert titled_at_margin("\n".join(lines)) == "\n".join(lines)
