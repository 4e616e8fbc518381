"""Outdated names: where they are found, when a mention is a use, what is wrong with a file of them."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyfold.model import Document
from studyfold.outdated import check_outdated, mentions_in
from studyfold.pages.marks import mark
from studyfold.reading import outdated_names, read
from studyfold.site.cache import FileCache
from studyfold.translation import words_of

NAMES = """\
[[outdated]]
names = ["RIM_TAPE"]
package = "Wheel"
deprecated = "2.2"
removed = "2.3"
instead = "RIM_STRIP"
source = "https://example.org/changes"

[[outdated]]
names = ["Spoke-Key", "from spoke_key"]
except = ["Spoke-Key Pro"]
name = "Spoke-Key"
abandoned = "2015"
instead = "Spoke-Key-Next"
source = "https://example.org/key"

[[outdated]]
names = ["wheel.Hub", "wheel.axle.Nut"]
package = "Wheel"
removed = "3.0"
instead = "hub.Hub"
source = "https://example.org/changes"

[[outdated]]
names = ["Spin.get"]
code = [".spin.get(", "tension=", "spin(…).get("]
package = "Wheel"
legacy = "2.0"
instead = "wheel.get"
source = "https://example.org/changes"
"""
ENTRIES, _ = outdated_names.read(Document("outdated.toml", NAMES))


def uses(text, entries=ENTRIES):
    return [(found.line + 1, found.name) for found in mentions_in(entries, text) if found.is_use]


def mentioned(text):
    return [found.name for found in mentions_in(ENTRIES, text)]


# ------------------------------------------------------------------ What is found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Set RIM_TAPE first.", ["RIM_TAPE"]),
        ("Set `RIM_TAPE=1` first.", ["RIM_TAPE"]),
        ("```sh\nexport RIM_TAPE=1\n```", ["RIM_TAPE"]),
        ("    export RIM_TAPE=1", ["RIM_TAPE"]),
        ("- Set **RIM_TAPE**", ["RIM_TAPE"]),
        ("| RIM_TAPE | one |\n|---|---|\n| two | three |", ["RIM_TAPE"]),
        ("> RIM_TAPE", ["RIM_TAPE"]),
        ("### RIM_TAPE", ["RIM_TAPE"]),
        ("<p>Set <b>RIM_TAPE</b></p>", ["RIM_TAPE"]),
        ("See [RIM_TAPE](https://example.org).", ["RIM_TAPE"]),
        ("![RIM_TAPE](tape.png)", ["RIM_TAPE"]),
        ("Use Spoke-Key.", ["Spoke-Key"]),
        ("(Spoke-Key/Other-Key)", ["Spoke-Key"]),
        ("Spoke-Key's handle", ["Spoke-Key"]),
        ("`wheel.Hub`", ["wheel.Hub"]),
        ("Call wheel.Hub(3).", ["wheel.Hub"]),
        ("`from wheel import Hub`", ["wheel.Hub"]),
        ("```\nfrom wheel import Rim, Hub as Middle\n```", ["wheel.Hub"]),
        ("```\nfrom wheel import (\n    Rim,\n    Hub,\n)\n```", ["wheel.Hub"]),
        ("```\nfrom wheel.axle import Nut\n```", ["wheel.axle.Nut"]),
        ("`Bike.spin.get(1)`", ["Spin.get"]),
        ("`mount(tension=3)`", ["Spin.get"]),
        ("`spin(wheel, 3).get(1)`", ["Spin.get"]),
        ("`spin().get(1)`", ["Spin.get"]),
    ],
)
def test_a_name_is_found(text, names):
    assert mentioned(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Set RIM_TAPES first.",
        "Set MY_RIM_TAPE first.",
        "Use Spoke-Key-Next.",
        "Use Spoke-Keys.",
        "Use Spoke-Key Pro.",
        "`from spoke_key_next import turn`",
        "[tape](https://example.org/RIM_TAPE)",
        "https://example.org/RIM_TAPE",
        "<!-- RIM_TAPE -->",
        "![tape](RIM_TAPE.png)",
        '<a href="RIM_TAPE">tape</a>',
        "`from wheel import Rim`",
        "`from wheel import Rim as Hub`",
        "`from wheel import Rim  # not the Hub`",
        "`from bike import Hub`",
        "`wheel.Hubs`",
        "`get(1)`",
        "To get a tension=3 is hard.",
        "`tension == 3`",
        "`spin(a).turn(b).get(1)`",
        "```\nspin(\n    a).get(1)\n```",
        "`tension==3`",
        "Hub",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_not_found(text):
    assert mentioned(text) == []


def test_the_line_of_each_mention():
    text = (
        "One.\n\nTwo\nRIM_TAPE\nthree.\n\n- a\n- b\n  RIM_TAPE\n\n```py\nx = 1\nRIM_TAPE\n```\n\n    y\n    RIM_TAPE\n"
    )
    assert uses(text) == [(n, "RIM_TAPE") for n, line in enumerate(text.split("\n"), 1) if "RIM_TAPE" in line]


def test_the_line_of_a_row_and_of_an_import():
    text = "| a |\n|---|\n| b |\n| RIM_TAPE |\n\n```\nfrom wheel import (\n    Rim,\n    Hub,\n)\n```\n"
    assert uses(text) == [(4, "RIM_TAPE"), (9, "wheel.Hub")]


# ----------------------------------------------------------- When a mention is a use


@pytest.mark.parametrize(
    "said",
    [
        "RIM_TAPE was removed.",
        "RIM_TAPE is deprecated.",
        "The deprecation of RIM_TAPE is old news.",
        "RIM_TAPE is abandoned.",
        "RIM_TAPE is\ndead.",
        "RIM_TAPE is gone.",
        "RIM_TAPE is obsolete.",
        "RIM_TAPE no longer helps.",
        "RIM_TAPE isn't read any more.",
        "RIM_TAPE is not read anymore.",
        "RIM_TAPE: nothing reads it any more.",
        "RIM_TAPE is unmaintained.",
        "RIM_TAPE went in 2.3.",
        "RIM_TAPE: until Wheel 2.3.1.",
        "RIM_TAPE (2.2)",
        "RIM_TAPE warns since v2.2.",
        "REMOVED: RIM_TAPE",
        "`RIM_TAPE` is legacy.",
    ],
)
def test_a_paragraph_that_says_so_is_no_use(said):
    assert mentioned(said) == ["RIM_TAPE"]
    assert uses(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "RIM_TAPE is used to hold the tube.",
        "RIM_TAPE needs 12.3 mm.",
        "RIM_TAPE needs version 2.34.",
        "RIM_TAPE needs 1.2.3.",
        "RIM_TAPE works with OAuth 2.3.",
        "RIM_TAPE is removable.",
        "RIM_TAPE is undead.",
        "It was removed.\n\nRIM_TAPE",
        "RIM_TAPE\n\nIt was removed.",
        "- It was removed.\n- RIM_TAPE",
        "These help:\n\n- It was removed.\n- RIM_TAPE",
        "| a |\n|---|\n| removed |\n| RIM_TAPE |",
        "It was removed.\n\n### RIM_TAPE",
    ],
)
def test_a_paragraph_that_does_not_is_a_use(said):
    assert [name for _, name in uses(said)] == ["RIM_TAPE"]


@pytest.mark.parametrize(
    "said",
    [
        "Removed in this order:\n\n- RIM_TAPE",
        "### Removed\n\n- one\n- two RIM_TAPE",
        "Removed:\n\n1. one\n   - two\n   - RIM_TAPE",
        "| removed | instead |\n|---|---|\n| RIM_TAPE | RIM_STRIP |",
        "| was | is |\n|---|---|\n| RIM_TAPE | removed |",
        "Removed:\n\n| was | is |\n|---|---|\n| RIM_TAPE | RIM_STRIP |",
    ],
)
def test_what_introduces_a_list_or_a_table_speaks_for_it(said):
    assert mentioned(said) == ["RIM_TAPE"]
    assert uses(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "This was removed:\n\n```\nRIM_TAPE = 1\n```",
        "This was removed:\n\n```\na = 1\n```\n\n```\nRIM_TAPE = 1\n```",
        "```\n# removed\nRIM_TAPE = 1\n```",
        "```\nRIM_TAPE = 1  # gone since\n```",
        "```\nRIM_TAPE = 1  // gone\n```",
        "```\n{# removed #}\nRIM_TAPE\n```",
        "```\nremoved_in_2 = ['RIM_TAPE']\n```",
        "```\nREMOVED: set[str] = {\n    'RIM_TAPE'\n}\n```",
        "```\nfor gone in ('RIM_TAPE', 'hub'):\n    assert gone not in wheel\n```",
        "```\nwith pytest.warns(DeprecationWarning):\n    RIM_TAPE()\n```",
        "- This was removed:\n\n  ```\n  RIM_TAPE = 1\n  ```",
    ],
)
def test_the_paragraph_before_a_code_block_and_its_comments_speak_for_it(said):
    assert mentioned(said) == ["RIM_TAPE"]
    assert uses(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "```\nprint('removed', RIM_TAPE)\n```",
        "```\nbike.removed = RIM_TAPE\n```",
        "```\nremove(RIM_TAPE)\n```",
        "```\nRIM_TAPE = '#removed'\n```",
        "Removed.\n\nLike this:\n\n```\nRIM_TAPE = 1\n```",
        "```\nRIM_TAPE = 1\n```\n\nThis was removed.",
    ],
)
def test_other_words_around_code_do_not(said):
    assert [name for _, name in uses(said)] == ["RIM_TAPE"]


# ------------------------------------------------------------------ In a guide

HEAD = "---\nid: bikes\n---\n"


def warnings(text, path="bikes.md"):
    documents = [Document(path, text)]
    found = check_outdated(with_names(read(documents)[0]), documents)
    assert {(problem.severity, problem.code, problem.file) for problem in found} <= {("warning", "outdated", path)}
    return sorted((problem.line, problem.message.split(" ", 1)[0]) for problem in found)


def with_names(guide):
    return replace(guide, outdated=ENTRIES)


def test_every_place_of_a_guide_is_looked_at():
    text = (
        f"{HEAD}Intro RIM_TAPE.\n\n# Topic\n\nTopic RIM_TAPE.\n\n## Which RIM_TAPE? {{#a}}\n\nPrompt RIM_TAPE.\n\n"
        "<!-- answer -->\n\nOne.\n\nAnswer RIM_TAPE.\n"
    )
    wanted = [(n, "RIM_TAPE") for n, line in enumerate(text.split("\n"), 1) if "RIM_TAPE" in line]
    assert len(wanted) == 5
    assert warnings(text) == wanted


def test_a_title_is_read_with_the_first_paragraph_of_its_answer():
    assert warnings(f"{HEAD}# T\n\n## What is RIM_TAPE? {{#a}}\n\nIt is dead.\n\nMore.\n") == []
    assert warnings(f"{HEAD}# T\n\n## What is RIM_TAPE? {{#a}}\n\nTape.\n\nIt is dead.\n") == [(6, "RIM_TAPE")]
    assert warnings(f"{HEAD}# T\n\n## What is `RIM_TAPE`? {{#a}}\n") == [(6, "RIM_TAPE")]
    assert warnings(f"{HEAD}# T\n\n## Is RIM_TAPE it? {{#a}}\n\nA or B?\n\n<!-- answer -->\n\nIt is dead.\n") == []


def test_two_uses_on_a_line_are_one_warning():
    assert warnings(f"{HEAD}# T\n\n## Q? {{#a}}\n\nRIM_TAPE and RIM_TAPE and Spoke-Key.\n") == [
        (8, "RIM_TAPE"),
        (8, "Spoke-Key"),
    ]


def test_plain_text_keeps_its_lines():
    lines = [
        "Bicycle questions",
        "Table of contents",
        "What is a Spoke-Key?",
        "How is a wheel built?",
        "What is a Spoke-Key?",
        "A tool with a handle.",
        "How is a wheel built?",
        "In steps:",
        "1) Lace it",
        "2) Put RIM_TAPE on",
        "3) Turn with Spoke-Key-Next",
        "Which tools help?",
        "Join our RIM_TAPE course and save money today!",
        "A stand, and",
        "a Spoke-Key of steel.",
    ]
    found = warnings("\n".join(lines), "bikes.txt")
    assert (5, "Spoke-Key") in found
    assert (10, "RIM_TAPE") in found
    assert (15, "Spoke-Key") in found
    assert not [line for line, _ in found if line in (1, 2, 3, 4, 11)]


def test_a_guide_without_names_has_no_warning():
    documents = [Document("bikes.md", f"{HEAD}# T\n\n## RIM_TAPE? {{#a}}\n\nYes.\n")]
    assert check_outdated(read(documents)[0], documents) == []


def test_a_message_says_what_became_of_it_what_to_do_and_where_to_read_it():
    documents = [Document("bikes.md", f"{HEAD}# T\n\n## Q? {{#a}}\n\nRIM_TAPE.\n")]
    (problem,) = check_outdated(with_names(read(documents)[0]), documents)
    assert problem.message == (
        "RIM_TAPE was removed in Wheel 2.3 (https://example.org/changes). "
        "Use RIM_STRIP; or say beside it what has become of it."
    )


def test_the_words_of_each_fate():
    assert [mark(entry, words_of("en")) for entry in ENTRIES] == [
        "Removed in Wheel 2.3",
        "Abandoned, last release 2015",
        "Removed in Wheel 3.0",
        "Legacy since Wheel 2.0",
    ]


def test_what_was_found_before_is_found_again_on_its_new_line(tmp_path):
    known = FileCache(tmp_path)
    for head in (HEAD, f"{HEAD}\n\n"):
        documents = [Document("bikes.md", f"{head}# T\n\n## Q? {{#a}}\n\nRIM_TAPE.\n")]
        found = check_outdated(with_names(read(documents)[0]), documents, known)
        assert [problem.line for problem in found] == [documents[0].text.split("\n").index("RIM_TAPE.") + 1]
    renamed = replace(with_names(read(documents)[0]), outdated=ENTRIES[1:])
    assert check_outdated(renamed, documents, known) == []


@given(st.text(alphabet="RIM_TAPE `-|>#\n.*[]()", max_size=60))
def test_any_text_can_be_looked_at(text):
    lines = text.count("\n") + 1
    for found in mentions_in(ENTRIES, text):
        assert found.written in text
        assert 0 <= found.line < lines


def test_a_long_text_is_read_fast():
    text = "Spokes hold the rim, and the rim holds the tyre. " * 40_000
    start = time.perf_counter()
    assert uses(text) == []
    assert time.perf_counter() - start < 3


# ---------------------------------------------------------------- The file of names


def problems(text):
    entries, found = outdated_names.read(Document("outdated.toml", text))
    assert all(problem.severity == "error" and problem.file == "outdated.toml" for problem in found)
    return len(entries), [(problem.line, problem.message) for problem in found]


def test_a_sound_file_has_no_problem():
    assert problems(NAMES) == (4, [])
    assert problems("") == (0, [])
    assert problems("# nothing yet\n") == (0, [])


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (('names = ["RIM_TAPE"]', 'names = "RIM_TAPE"'), 2, "names is no list of texts"),
        (('names = ["RIM_TAPE"]', "names = [1]"), 2, "names is no list of texts"),
        (('names = ["RIM_TAPE"]', 'names = [""]'), 2, "names is no list of texts"),
        (('removed = "2.3"', "removed = 2.3"), 5, "removed is no text"),
        (('removed = "2.3"', 'removd = "2.3"'), 5, "'removd' is not known here"),
        (('removed = "2.3"', 'removed = "2.3'), 5, "this is not TOML: Illegal character"),
        (('instead = "RIM_STRIP"\n', ""), 1, "the entry has no instead"),
        (('source = "https://example.org/changes"\n', ""), 1, "the entry has no source"),
        (('source = "https:', 'source = "javascript:'), 7, "source is no address"),
        (('names = ["RIM_TAPE"]\n', ""), 1, "the entry has no names"),
        (('package = "Wheel"\n', ""), 1, "the entry has no package"),
        (('deprecated = "2.2"\nremoved = "2.3"\n', ""), 1, "the entry does not say what became of the name"),
        (('abandoned = "2015"\n', ""), 9, "the entry does not say what became of the name"),
        (("[[outdated]]\n", "[[outdate]]\n"), 1, "'outdate' is not known here"),
        (("[[outdated]]\n", 'title = "Wheels"\n[[outdated]]\n'), 1, "'title' is not known here"),
        (('["wheel.Hub", ', '["RIM_TAPE", '), 17, "'RIM_TAPE' stands in the entry on line 1 too"),
    ],
)
def test_a_mistake_is_told_with_its_line(change, line, words):
    old, new = change
    assert old in NAMES
    text = NAMES.replace(old, new, 1)
    _, found = problems(text)
    assert (line, words) in [(at, words) for at, message in found if message.startswith(words)], found
    assert all(re.fullmatch(r".+[.:] .+\.", message) for _, message in found)


@pytest.mark.parametrize("text", ["outdated = 1", "[outdated]\na = 1", "outdated = [1]", "[[", '"', "a = [" * 2000])
def test_no_file_breaks_the_reader(text):
    assert problems(text)[1]


def test_an_entry_with_a_mistake_takes_no_other_with_it():
    assert problems(NAMES.replace("removed", "removd", 1))[0] == 3
