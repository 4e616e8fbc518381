"""Text laid out by hand to Markdown: what stands where decides what it is, and every word stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendered import GITHUB, letters

from studyfold.reading.text import layout

WIDTH = 72
BLOCKS = {
    "paragraphs": (
        "The dough rests for an hour under a cloth, in a place where no wind\nreaches it.\n\nThen it is shaped.",
        "The dough rests for an hour under a cloth, in a place where no wind\nreaches it.\n\nThen it is shaped.",
    ),
    "commands": (
        "Weigh it:\n\n    weigh --flour 500g\n    weigh --salt 10g\n\nand mix.",
        "Weigh it:\n\n```\nweigh --flour 500g\nweigh --salt 10g\n```\n\nand mix.",
    ),
    "commands after a colon": (
        "Weigh it:\n    weigh --flour 500g\nand mix.",
        "Weigh it:\n\n```\nweigh --flour 500g\n```\n\nand mix.",
    ),
    "code with a blank line": (
        "def knead(dough):\n    fold(dough)\n\n    return turn(dough)",
        "```\ndef knead(dough):\n    fold(dough)\n\n    return turn(dough)\n```",
    ),
    "code with two blank lines": (
        "def knead(dough):\n    fold(dough)\n\n\ndef bake(dough):\n    heat(dough)",
        "```\ndef knead(dough):\n    fold(dough)\n\n\ndef bake(dough):\n    heat(dough)\n```",
    ),
    "code between fences": (
        "Mix it:\n```go\nmix(all)\n\tand := 1\n\n\n1. * no list\n```\nand wait.",
        "Mix it:\n\n```go\nmix(all)\n\tand := 1\n\n\n1. * no list\n```\n\nand wait.",
    ),
    "a fence that nothing closes": ("Mix it:\n\n```go\nmix(all)", "Mix it:\n\n\\`\\`\\`go\nmix(all)"),
    "a session": (
        "% bake rye\nThe oven is cold.\n% heat oven\n% bake rye\nDone.",
        "```\n% bake rye\nThe oven is cold.\n% heat oven\n% bake rye\nDone.\n```",
    ),
    "prose that is set in": (
        "As the baker says:\n\n    Bread that was hurried is bread that is hard, and no butter will help\n"
        "    the one who has to eat it.\n",
        "As the baker says:\n\nBread that was hurried is bread that is hard, and no butter will help\n"
        "the one who has to eat it.",
    ),
    "a list whose items go on": (
        "* rye, which is dark and keeps for a week if it stays in its\n  cloth\n* wheat\n",
        "- rye, which is dark and keeps for a week if it stays in its\n  cloth\n- wheat",
    ),
    "lists in a list": (
        "1. flour\n   - rye\n   - wheat\n2. salt",
        "1. flour\n\n   - rye\n   - wheat\n2. salt",
    ),
    "items with paragraphs": (
        "1) Mix.\n\n   It must not be dry.\n\n2) Wait.",
        "1. Mix.\n\n   It must not be dry.\n\n2. Wait.",
    ),
    "marks that Markdown lacks": ("o rye\no wheat", "- o rye\n- o wheat"),
    "a circle alone, which may be a word": (
        "o rye\n\nwheat\n\no oats",
        "o rye\n\nwheat\n\no oats",
    ),
    "circles before items that go on": ("o rye, and\n  salt\n\no wheat", "- o rye, and\n  salt\n\n- o wheat"),
    "numbers that do not count on": ("3. rye\n7. wheat", "- 3\\. rye\n- 7\\. wheat"),
    "a table": (
        "Bread   Hours\nrye        12\nwheat       3",
        "```\nBread   Hours\nrye        12\nwheat       3\n```",
    ),
    "a drawn line below a row": ("Rye\n====\nOat", "Rye\\\n\\====\\\nOat"),
    "a table with lines": ("+-----+---+\n| rye | 3 |\n+-----+---+", "```\n+-----+---+\n| rye | 3 |\n+-----+---+\n```"),
    "tabs": ("rye\t\t12\nwheat\t\t3", "```\nrye             12\nwheat           3\n```"),
    "a quotation": ("> Who bakes?\n> You do.\n\nI do.", "> Who bakes?\\\n> You do.\n\nI do."),
    "an option that goes on": (
        "A. Seventy grams of water are used for a hundred grams of flour.\n"
        "B. The loaf loses seventy parts of its water while it is in the\n   oven, or out.\nC. None.",
        "A. Seventy grams of water are used for a hundred grams of flour.\\\n"
        "B. The loaf loses seventy parts of its water while it is in the\noven, or out.\\\nC. None.",
    ),
    "a sentence over code": (
        "Somewhere near the end there is this line:\n    oven->heat = 1;\nIt must go.",
        "Somewhere near the end there is this line:\n\n```\noven->heat = 1;\n```\n\nIt must go.",
    ),
    "items with code": (
        "1. Weigh it:\n     weigh --flour;\n     weigh --salt;\n2. Mix it:\n     mix(all);\n     mix(it);",
        "1. Weigh it:\n\n   ```\n   weigh --flour;\n   weigh --salt;\n   ```\n2. Mix it:\n\n"
        "   ```\n   mix(all);\n   mix(it);\n   ```",
    ),
    "quoted without a space": (
        "Anna writes:\n>I never let it rest for more than an hour.\n>\n>>Why not?\n>No time.",
        "Anna writes:\n\n> I never let it rest for more than an hour.\n>\n> > Why not?\n>\n> No time.",
    ),
    "a session with another prompt": (
        ">>> bake(rye)\nTrue\n>>> eat(rye)",
        "```\n>>> bake(rye)\nTrue\n>>> eat(rye)\n```",
    ),
    "settings": ("[oven]\nheat=220\ntime=60", "```\n[oven]\nheat=220\ntime=60\n```"),
    "a title": ("Rye\n---\n\nIt is dark.", "**Rye**\n\nIt is dark."),
    "a rule": ("Rye.\n\n----------\n\nWheat.", "Rye.\n\n---\n\nWheat."),
    "lines that end on purpose": ("The Bakery\n12 Mill Lane\nOld Town", "The Bakery\\\n12 Mill Lane\\\nOld Town"),
    "a short line that goes on": ("The dough\nrests for an hour.", "The dough\nrests for an hour."),
    "an address": ("See\n\n    http://example.org/rye", "See\n\nhttp://example.org/rye"),
    "marks of Markdown": ("a *b* c_d_ <e>", "a \\*b\\* c\\_d\\_ \\<e\\>"),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block(name):
    text, expected = BLOCKS[name]
    assert layout.to_markdown(text.split("\n"), WIDTH) == expected


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "    ", "      "]),
        st.sampled_from(["", "- ", "* ", "1. ", "2) ", "a) ", "o ", "> ", "| "]),
        st.sampled_from(
            ["", "rye", "Rye is dark.", "x = bake(1)", "a   b", "----", "see:", "% ls", "```", "<b>", "#x"]
        ),
    ).map("".join),
    max_size=12,
)


@given(LINES)
def test_no_letter_is_lost_and_none_is_made(lines):
    shown = letters(GITHUB.render(layout.to_markdown(lines, WIDTH)))
    assert "".join(filter(str.isalpha, shown)) == "".join(filter(str.isalpha, "".join(lines)))


@given(LINES)
def test_what_is_verbatim_stands_as_it_stood(lines):
    text = layout.to_markdown(lines, WIDTH).split("\n")
    shown = {line.strip() for line in text}
    for line, below in pairwise([*lines, ""]):
        underlined = len(set(below.strip())) == 1
        if "a   b" in line and not underlined and not line.lstrip().startswith(("-", "*", "1", "2", "a)", "o", ">")):
            assert line.strip() in shown


LAID_OUT = {
    "a line that goes on": "Q: How?\nThe crust must be dark and its sound must be hollow before it is\ndone.\n",
    "a line that goes on behind a semicolon": (
        "Q: How?\nHave the number of your customer ready at the door;\nit is on it.\n"
    ),
    "lists that are set in": "Q: How?\n\nLike this:\n  * with flour\n  * with salt\n",
    "quotations": "> How?\n\nSo.\n\n> When?\n\nNow.\n",
}
NOT_LAID_OUT = {
    "lines for themselves": "What is rye?\nA grain.\nWho bakes?\nBakers.\n",
    "code": "What is it?\nint heat = 220; int time = 60;\nreturn heat;\n",
}


@pytest.mark.parametrize("name", LAID_OUT)
def test_is_laid_out(name):
    assert layout.is_laid_out(LAID_OUT[name].split("\n"))


@pytest.mark.parametrize("name", NOT_LAID_OUT)
def test_is_not_laid_out(name):
    assert not layout.is_laid_out(NOT_LAID_OUT[name].split("\n"))
