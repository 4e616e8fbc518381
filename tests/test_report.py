"""The report of an import: each thing that its owner should know, where it stands, and nothing that isn't so."""

import re

import pytest

from studyfold.check import check
from studyfold.model import Document
from studyfold.reading import read
from studyfold.report import imported

RING = "### {}. What is ring {}?\n\nA ring.\n\n"
RINGS = "".join(RING.format(n, n) for n in range(1, 6))
LISTED = "".join(f"- [{n}. What is ring {n}?](#{n}-what-is-ring-{n})\n" for n in range(1, 6))


def told(text, heading, path="rings.md"):
    """The lines under a heading of the report."""
    guide, problems = read([Document(path, text)])
    problems += check(guide, lambda *_: "missing", dead_links="warning")
    report = imported(guide, sorted(problems, key=lambda problem: problem.line))
    found = re.search(rf"^## {re.escape(heading)}\n\n(.*?)(?=\n## |\Z)", report, re.MULTILINE | re.DOTALL)
    return found[1].splitlines() if found else []


def counts(text):
    guide, problems = read([Document("rings.md", text)])
    report = imported(guide, [*problems, *check(guide, lambda *_: "missing", dead_links="warning")])
    return {name: int(count) for name, count in re.findall(r"^\| ([\w ]+) \| (\d+) \|$", report, re.MULTILINE)}


def test_what_was_found_is_counted():
    text = f"# Rings\n\n## All\n\n{RINGS}### 6. Empty?\n\n### 7. What then?\n\nTODO\n\n### 8. How?\n\nLike this:\n"
    assert counts(text) == {
        "questions found": 8, "answered": 6, "unanswered": 2, "incomplete": 1, "topics": 1,
    }  # fmt: skip
    assert [line.split(": ")[0] for line in told(text, "Without an answer")] == ["- rings.md:25", "- rings.md:27"]
    assert [line.split(": ")[0] for line in told(text, "Answers that announce something and end")] == ["- rings.md:31"]


@pytest.mark.parametrize(("front", "line"), [
    ("", "Licence: not stated; `--licence TEXT` states it."),
    ("---\nlicence: ISC\n---\n\n", "Licence: ISC; `--licence TEXT` states another."),
])  # fmt: skip
def test_the_licence_is_told_with_how_to_state_it(front, line):
    assert line in imported(*read([Document("rings.md", f"{front}# Rings\n\n{RINGS}")])).splitlines()


def test_titles_that_repeat_are_told_with_their_places():
    text = RINGS + RING.format(6, 2)
    assert told(text, "Duplicate titles") == ["- 'What is ring 2?': rings.md:5, rings.md:21"]


@pytest.mark.parametrize(("before", "after", "lines"), [
    ("### 4.", "### 5.", ["- rings.md:13: number 5 follows 3."]),
    ("### 5.", "### 9.", ["- rings.md:17: number 9 follows 4."]),
    ("### 2.", "### 7.", ["- rings.md:5: number 7 follows 1.", "- rings.md:9: number 3 follows 7."]),
    ("### 5.", "### 1.", []),
    ("### 5.", "### 5.", []),
])  # fmt: skip
def test_gaps_in_the_numbering_of_a_small_document_are_told(before, after, lines):
    found = told(RINGS.replace(before, after), "Gaps in the numbering")
    assert found == [f"{line} Renumber the questions, or add the one that is missing." for line in lines]


LOST = "its indentation is lost"
BROKEN = {
    "```python\ndef f():\nreturn 1\n```": (2, LOST),
    "```py\nx = 1\nfor a in b:\nprint(a)\n```": (3, LOST),
    "```\nif a:\nprint(a)\n```": (2, LOST),
    "Write:\n\n    def f():\n    return 1": (3, LOST),
    "Write:\n\n```python\nx = 1\nprint 'x'\n```": (4, "Missing parentheses in call to 'print'"),
    "```Python\nx = (\n```": (1, "'(' was never closed"),
    "Like this:\ndef f(x):\nreturn x": (1, LOST),
    "```python\nclass A:\ndef f(self):\nreturn 1\n```": (2, LOST),
    "```python\nclass A:\n    def f(self):\n    return 1\n```": (3, LOST),
    "```python\nclass A:\n    def f(self):\nreturn 1\n```": (3, LOST),
    "```python\ndef f(x):\n# the same\nreturn x\n```": (3, LOST),
    "```python\ndef f(\n    x,\n):\nreturn x\n```": (4, LOST),
    "```python\ndef f(x):\ndef g(x):\nreturn x\n```": (3, LOST),
    "```python\nif a:\nif b:\nc()\n```": (2, LOST),
    "```python\ntry:\na()\nexcept B:\nc()\n```": (2, LOST),
    "```python\na()\n    b()\n```": (2, "unexpected indent"),
    "```python\nif a:\n\tb()\n        c()\n```": (3, "inconsistent use of tabs and spaces in indentation"),
}
"""Code, the line of it that is told, from 0, and why."""
WHOLE = [
    "```python\ndef f():\n    return 1\n```",
    "```python\n    def f():\n        ...\n```",
    "```python\n>>> def f():\n... return\n```",
    "```python\n$ pip install x\n```",
    "```js\nif (a) {\nb()\n}\n```",
    "```\nif a:\n    b\n```",
    "```\nitems:\n- a\n```",
    "Think of the class system:\nit is old.",
    "```python\ndef f(x):\n```",
    "```python\ndef f(\n    x,\n):\n```",
    "```python\n@cached\ndef f(x) -> int:  # fast\n\n```",
    "```python\ndef f(x):\ndef g(x): # and\n\n@cached\ndef h(x):\n```",
    "```python\nclass A(B):\n```",
    "```python\nclass A:\n    def f(self):\n    def g(self):\n```",
    "```python\nclass A:\n    def f(self):\n\nA().f()\n```",
    "```python\ndef f(x):\n    # your code\n```",
    "```python\nif a:\n    # this\nelse:\n    # that\n\nb()\n```",
    "```\nclass A:\n```",
    "Write:\n\n    def f():\n        # here",
    "- ```python\n  def f():\n      return 1\n  ```",
]


@pytest.mark.parametrize(("code", "place"), BROKEN.items())
def test_python_that_is_broken_is_told_on_its_line(code, place):
    (found,) = told(f"## What is it?\n\n{code}\n\n## What else?\n\nA.\n", "Code that can't be parsed")
    assert found.startswith(f"- rings.md:{3 + place[0]}: {place[1]}")


@pytest.mark.parametrize("code", WHOLE)
def test_code_that_is_whole_is_not_told(code):
    assert told(f"## What is it?\n\n{code}\n\n## What else?\n\nA.\n", "Code that can't be parsed") == []


def test_links_to_nothing_are_told():
    text = f"{RINGS}### 6. Where?\n\nSee [it](#2-what-is-ring-2),\nor [that](#gone).\n"
    (found,) = told(text, "Links inside the document that lead nowhere")
    assert found.startswith("- rings.md:24: the link '#gone' leads nowhere.")


CONTENTS = "Contents list and titles disagree"


def contents(listed, rings=RINGS):
    return [line.rpartition(". ")[0] for line in told(f"# Rings\n\n{listed}\n{rings}", CONTENTS)]


@pytest.mark.parametrize(("answer", "address"), [
    ("- ](https://example.org/gold)", "https://example.org/gold"),
    ("More:\n[Gold](https://example.org/gold \"Of gold.\"", "https://example.org/gold"),
    ("See [gold] (https://example.org/gold).", "https://example.org/gold"),
    ("See [ring two] (#ring-2).", "#ring-2"),
])  # fmt: skip
def test_broken_links_are_told(answer, address):
    line = 4 if answer.startswith("More") else 3
    assert told(RINGS.replace("A ring.", answer, 1), "Links that are broken") == [
        f"- rings.md:{line}: the link to '{address}' is broken: its brackets are shown. Write it as [words](address)."
    ]


@pytest.mark.parametrize("answer", [
    "[gold](https://example.org/a(b) \"Gold\")", "`[gold] (#a)`", "```\n](https://example.org\n```", "    ](#a)",
    r"\[gold\](https://example.org)", "As in [1] (https://example.org).", "[a [b](https://example.org)",
    "[gold][g]\n\n[g]: https://example.org", "[![a](b.png)](https://example.org)",
])  # fmt: skip
def test_links_that_are_whole_are_not_told(answer):
    assert told(RINGS.replace("A ring.", answer, 1), "Links that are broken") == []


def test_a_broken_link_of_a_contents_list_is_told():
    listed = LISTED.replace("](#3", "] (#3")
    found = told(f"# Rings\n\n{listed}\n{RINGS}", "Links that are broken")
    assert [line[:47] for line in found] == ["- rings.md:5: the link to '#3-what-is-ring-3' i"]


def test_brackets_in_a_link_of_a_contents_list_don_t_break_it():
    listed = LISTED.replace("ring 3?]", "ring `[3]`?]").replace("ring 4?]", "ring\n  [4]?]").replace("[5.", "[\\[5].")
    assert told(f"# Rings\n\n{listed}\n{RINGS}", "Links that are broken") == []


def test_a_contents_list_that_agrees_is_not_told():
    assert contents(LISTED) == []
    assert contents(LISTED.replace("[1. What is ring 1?]", "[What is ring 1]")) == []
    assert contents("".join(f"- [R {n}](#r-{n})\n" for n in range(4))) == []


def test_a_dead_link_of_a_contents_list_is_told_once_with_the_question_that_its_entry_names():
    # The entry stands in the list: to say that the list leaves the question out would be wrong.
    dead = LISTED.replace("(#2-what", "(#2-who")
    line = "- rings.md:4: the contents list's entry for 'What is ring 2?' leads nowhere: its link '#{}' is dead"
    assert contents(dead) == [line.format("2-who-is-ring-2")]
    assert contents(dead.replace("[2. What is ring 2?]", "[What is *ring 2*]")) == [line.format("2-who-is-ring-2")]
    assert contents(LISTED.replace("(#2-what-is-", "(#2-whatis-")) == [line.format("2-whatis-ring-2")]
    assert told(f"# Rings\n\n{dead}\n{RINGS}", "Links inside the document that lead nowhere") == []


def test_a_dead_link_of_a_contents_list_to_no_question_is_told_beside_those_left_out():
    assert contents(LISTED.replace("[2. What is ring 2?](#2-what", "[Colours of a rainbow](#2-who")) == [
        "- rings.md:3: the contents list leaves out 1 of 5 questions: 'What is ring 2?' (line 13)",
        "- rings.md:4: the contents list leads to '#2-who-is-ring-2', which no title has",
    ]


def test_a_link_to_a_heading_over_questions_is_none_to_the_question_above_it():
    rings = f"## Gold\n\n{RINGS}## Silver\n\n" + "".join(RING.format(n, n) for n in range(6, 8))
    listed = "- [Gold](#gold)\n" + LISTED.replace("- [5.", "- [Silver](#silver)\n- [5.").replace("(#5-", "(#5")
    listed += "".join(f"- [{n}. What is ring {n}?](#{n}-what-is-ring-{n})\n" for n in (6, 7))
    assert contents(listed, rings) == [
        "- rings.md:9: the contents list's entry for 'What is ring 5?' leads nowhere: "
        "its link '#5what-is-ring-5' is dead"
    ]
    bare = listed.replace("- [5. What is ring 5?](#5what-is-ring-5)\n", "")
    assert contents(bare, rings) == [
        "- rings.md:3: the contents list leaves out 1 of 7 questions: 'What is ring 5?' (line 30)"
    ]


@pytest.mark.parametrize("entry", ["3. What is ring 3?", "[3. What is ring 3?] (#3-what-is-ring-3)"])
def test_a_contents_list_that_names_a_question_without_a_link_doesn_t_leave_it_out(entry):
    listed = LISTED.replace("[3. What is ring 3?](#3-what-is-ring-3)", entry)
    assert contents(f"## Contents\n\n{listed}") == []


def test_a_contents_list_with_other_words_is_told():
    assert contents(LISTED.replace("[3. What is ring 3?]", "[3. Colours of a rainbow]")) == [
        "- rings.md:5: the contents list says 'Colours of a rainbow' where the title is 'What is ring 3?'"
    ]
    nearly = LISTED.replace("[3. What is", "[3. What was").replace("[4. What is", "[4. What was")
    assert contents(nearly) == [
        "- rings.md:5: the contents list says 'What was ring 3?' where the title is 'What is ring 3?' "
        "(in 2 places it differs a little)"
    ]


def test_a_contents_list_that_leaves_questions_out_is_told():
    assert contents(LISTED, RINGS + RING.format(6, 6)) == [
        "- rings.md:3: the contents list leaves out 1 of 6 questions: 'What is ring 6?' (line 29)"
    ]


def test_what_was_left_out_is_told_with_its_reason():
    text = f"# Rings\n\n{LISTED}\n{RINGS}[back to top](#rings)\n\n## Sponsors\n\nA shop.\n"
    found = told(text, "In no question")
    assert "- contents list: 1 place" in found
    assert "    - rings.md:3: `- [1. What is ring 1?]" in "\n".join(found)
    assert "- way back to the top: 1 place" in found
    assert "    - rings.md:31: `## Sponsors A shop.`" in found


def test_marks_of_a_format_are_told_in_one_line():
    asked = "".join(f"What is ring {n}?\n{'-' * 15}\n\n.. note:: Gold, see :pep:`{n}`.\n\n" for n in range(1, 16))
    found = told(f"Rings\n=====\n\n.. _gold:\n\n{asked}", "In no question", "rings.rst")
    assert found == ["- marks of the format: 15 places, such as `note`, `pep`"]


def test_marks_of_a_format_that_stand_in_the_guide_are_not_named():
    asked = (
        "What is a note?\n---------------\n\n.. note:: A sign.\n\nWhat is gold?\n-------------\n\n.. note:: Metal.\n\n"
    )
    assert told(f"Rings\n=====\n\n{asked}", "In no question", "rings.rst") == ["- marks of the format: 1 place"]


def test_more_than_a_few_places_are_counted():
    assert "    - and 5 more, which `studyfold parse` lists" in told(
        "".join(RING.format(n, n) for n in range(1, 16)), "In no question"
    )


def test_a_title_with_tags_is_shown_in_the_report():
    text = RINGS.replace("What is ring 2?", "What does `<b>` do?").replace("A ring.", "", 2)
    assert any("&lt;b>" in line or "&lt;b&gt;" in line for line in told(text, "Without an answer"))


def test_what_was_left_out_many_times_is_shown_once():
    text = "# Rings\n\n" + "".join(f"{RING.format(n, n)}\n[back to top](#rings)\n\n" for n in range(1, 16))
    found = told(text, "In no question")
    assert "- way back to the top: 15 places" in found
    assert [line for line in found if "back to top" in line] == [
        "    - rings.md:8: `[back to top](#rings)`, and 14 more places"
    ]


def test_the_folder_of_all_files_is_not_named_on_each_line():
    found = told(RINGS.replace("A ring.", "", 1), "Without an answer", "/home/ann/rings.md")
    assert found == ["- rings.md:1: 'What is ring 1?' has no answer. Write one under it."]
