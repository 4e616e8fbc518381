"""Nothing hangs: input made to be hard. Each limit is one that only a hang reaches."""

import pytest
from time_limit import limited

from studyfold.check import questions
from studyfold.model import Document
from studyfold.reading import read
from studyfold.understand import understand

LOAVES = "".join(f"## {n}. What is loaf {n}?\n\n```\nA) rye\nB) oats\n```\n\n" for n in (1, 2, 3))
HARD = {
    "brackets.md": "# T\n\n## What?\n\n" + "[" * 50_000 + "x" + "]" * 50_000,
    "fences.md": "# T\n\n## What?\n\n" + "```js\nx\n\n## What is b?\n\n" * 1_000,
    "tildes.md": "\n".join(f"~~~a{n}\n## What is {n}?" for n in range(1_000)),
    "lists.md": "# T\n\n## What?\n\n" + "\n".join("  " * n + f"- item {n}" for n in range(500)),
    "items.md": "# T\n\n## What?\n\n" + "".join(f"- item {n}\n" for n in range(20_000)),
    "breaks.html": "<h2>What is x?</h2><p>" + "<b>What is a?</b><br>b<br>" * 5_000,
    "quotes.md": "# T\n\n## What?\n\n" + "> " * 5_000 + "x",
    "stars.md": "# T\n\n## What?\n\n" + "*" * 1_000_000,
    "question-marks.md": "?" * 300_000,
    "links.md": "## What?\n\n" + "[a](b" * 20_000,
    "open-brackets.md": "# T\n\n## What?\n\n" + "[" * 300_000,
    "open-images.md": "# T\n\n## What?\n\n" + "![" * 150_000,
    "divs.md": "## What?\n\n" + "<div>" * 20_000,
    "details.md": "## What?\n\n" + "<details><summary>a?</summary>\n" * 2_000,
    "open-folds.md": "".join(f"<details>\n<summary>What is {n}?</summary>\n\nIt is.\n\n" for n in range(4_000)),
    "nested-folds.md": "# T\n\n## What?\n\n" + "<details><summary>What is x?</summary>\n\n" * 4_000,
    "digits.txt": "What is a?\n" + "01" * 200 + "\n" + "0" * 10_000 + "\n",
    "tags.md": "<a " * 100_000,
    "comments.md": "## What?\n\n" + "<!-- " * 20_000,
    # Folded, so that the end of the comment is in another piece.
    "open-comments.md": "<details><summary>What is a?</summary>\n\n" + "<!-- a\n\n" * 3_000 + "</details>\n\n"
    "<details><summary>What is b?</summary>\n\nB. -->\n\n</details>\n",
    "pipes.md": "## What?\n\n" + "|" * 50_000 + "\n" + "|-" * 25_000,
    "spaces.md": "# T\n\n## What?\n\n" + " " * 500_000 + "x",
    "rows.md": "|Question|A|\n|-|-|\n" + "|What?|x|\n" * 5_000,
    "lines.md": "\n" * 200_000,
    "gaps.md": "## What?\n\nA." + "\n" * 100_000 + "B.",
    "spaces-after-label.txt": "Q" + " " * 100_000 + "x",
    "blanks.md": "## What is the capital?\n\n" + "_" * 100_000 + " is the capital.",
    "spaces-after-marks.txt": "\n\n".join(
        [
            f"{mark}{' ' * 100_000}x"
            for mark in ("What is it?", "answer", "--- a", "1.1", "[A.1]", "etc", "...", "bake -a", "* a")
        ]
    ),
    "spaces-after-answer.md": "## What?\n\nAnswer" + " " * 100_000 + "x\n\n## Why?\n\nB.",
    "spaces-after-question.md": "What is it?" + "\u00a0" * 100_000 + "x\n\nQuestion" + " " * 100_000 + "x\n\nA. b",
    "spaces-in-item.md": "- What" + " " * 100_000 + "is it?\n- Why?\n- How?\n",
    "dots.md": "." * 100_000 + "\n\n## What?\n\nA.",
    "equals.txt": "What is a?\n" + "= a\n" * 30_000,
    "addresses.txt": "What is a?\n" + "](" * 50_000,
    "comments.txt": "<!-- a --> " * 5_000 + "\nWhat is a?\n",
    "signs.md": "## What" + "\U0001f680" * 100_000 + "is it?\n\nA.",
    "bare-headings.md": "## What?\n" * 25_000 + "\n## Why?\n\nA.",
    "labels.txt": "Q: " * 50_000,
    "many.txt": "\n".join(f"What is {n}?\nIt is." for n in range(5_000)),
    "one-title.txt": "1. What is it?\n" * 20_000,
    "deeper-and-deeper.txt": "\n".join(" " * n + f"What is {n}?" for n in range(1_200)),
    "stars.txt": "*" * 1_000_000,
    "terms.html": "<dl>" + "".join(f"<dt>What is {n}?</dt><dd>It is.</dd>" for n in range(3_000)) + "</dl>",
    "spans-in-code.html": "<h2>What?</h2><pre>" + "<span>" * 3_000 + "x",
    "related.html": "<h2>What is a?</h2>" + '<div class="related"></div>' * 5_000 + "<p>It is.</p>",
    "checklist.md": "## What is done?\n\n" + "- [ ] a\n- [x] b\n" * 4_000 + "\n## Why?\n\nSo.",
    "drawings.md": "## What?\n\n" + "<svg>\n" * 20_000 + "</svg>\n" * 20_000,
    "divs.html": "<html><body>" + "<div>" * 10_000 + "What?",
    "paragraphs.html": "<h2>What?</h2>" + "<p>a" * 10_000,
    "tables.html": "<table>" * 5_000 + "What?",
    "items.html": "<ul><li>" * 2_000 + "What?",
    "stars.rst": "T\n=\n\nWhat?\n-----\n\n" + "*" * 100_000,
    "ticks.rst": "T\n=\n\nWhat?\n-----\n\n" + "`a " * 20_000,
    "lists.rst": "T\n=\n\n" + "\n\n".join("  " * n + "* a" for n in range(300)),
    "conditions.rst": "T\n=\n\n" + ".. only:: a\n\n   x\n\n" * 5_000,
    "spaces-in-heading.md": "## What?\n\nA.\n\n## a" + " " * 100_000 + "x\n",
    "spaces-in-cell.md": "## What?\n\n<table><tr><td><pre>" + " " * 100_000 + "<b>x</b></pre></td></tr></table>\n",
    "spaces-in-key.md": f"{LOAVES}## Answers\n\nword{' ' * 100_000}x\n\n1. A\n2. B\n3. A\n",
    "numbers-in-key.md": f"{LOAVES}## Answers\n\nthe {'5 foo ' * 100_000}\n",
    "spaces-in-option.md": LOAVES.replace("rye", f"rye{' ' * 100_000}x") + "## Answers\n\n1. A\n2. B\n3. A\n",
    "first-options.md": LOAVES.replace("B) oats", "A) rye\n" * 6_000) + "## Answers\n\n1. A\n2. A\n3. A\n",
    "letters.md": "".join(f"{n}. A\n" for n in range(1, 3_000)) + "3000. An oven is hot.\n",
    "counting-again.md": "".join(
        f"{n}. {title}\n\n   It is.\n\n"
        for n, title in [
            *((n, "What is it?") for n in range(999_999_980, 1_000_000_000)),
            (1, "So."),
            *((n, "What is that?") for n in range(900_000_000, 900_000_010)),
        ]
    ),
    "stars.adoc": "= T\n\n== What?\n\n" + "*" * 100_000,
}


@pytest.mark.parametrize("name", HARD)
def test_it_ends(name):
    with limited():
        understand([Document(name, HARD[name])], lambda *_: "there")


def test_large_documents_are_read_whole():
    text = "".join(f"## {n}. What is grain {n}?\n\nIt is **number** {n} of all.\n\n" for n in range(1, 10_001))
    guide, _ = read([Document("large.md", text)])
    assert sum(1 for _ in questions(guide)) == 10_000
