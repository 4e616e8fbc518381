"""Nothing hangs: input made to be hard. Each limit is one that only a hang reaches."""

import pytest
from time_limit import limited

from studyfold.check import questions
from studyfold.model import Document
from studyfold.reading import read

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
    "divs.md": "## What?\n\n" + "<div>" * 20_000,
    "details.md": "## What?\n\n" + "<details><summary>a?</summary>\n" * 2_000,
    "tags.md": "<a " * 100_000,
    "comments.md": "## What?\n\n" + "<!-- " * 20_000,
    # Folded, so that the end of the comment is in another piece.
    "open-comments.md": "<details><summary>What is a?</summary>\n\n" + "<!-- a\n\n" * 3_000 + "</details>\n\n"
    "<details><summary>What is b?</summary>\n\nB. -->\n\n</details>\n",
    "pipes.md": "## What?\n\n" + "|" * 50_000 + "\n" + "|-" * 25_000,
    "spaces.md": "# T\n\n## What?\n\n" + " " * 500_000 + "x",
    "rows.md": "|Question|A|\n|-|-|\n" + "|What?|x|\n" * 5_000,
    "lines.md": "\n" * 200_000,
    "labels.txt": "Q: " * 50_000,
    "many.txt": "\n".join(f"What is {n}?\nIt is." for n in range(5_000)),
    "stars.txt": "*" * 500_000,
    "divs.html": "<html><body>" + "<div>" * 10_000 + "What?",
    "items.html": "<ul><li>" * 2_000 + "What?",
    "stars.rst": "T\n=\n\nWhat?\n-----\n\n" + "*" * 100_000,
    "ticks.rst": "T\n=\n\nWhat?\n-----\n\n" + "`a " * 20_000,
    "lists.rst": "T\n=\n\n" + "\n\n".join("  " * n + "* a" for n in range(300)),
    "stars.adoc": "= T\n\n== What?\n\n" + "*" * 100_000,
}


@pytest.mark.parametrize("name", HARD)
def test_it_ends(name):
    with limited():
        read([Document(name, HARD[name])])


def test_large_documents_are_read_whole():
    text = "".join(f"## {n}. What is grain {n}?\n\nIt is **number** {n} of all.\n\n" for n in range(1, 10_001))
    guide, _ = read([Document("large.md", text)])
    assert sum(1 for _ in questions(guide)) == 10_000
