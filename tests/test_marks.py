"""The mark in an answer that speaks of outdated names."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from studyfold.model import Document
from studyfold.pages import all_files
from studyfold.pages.marks import outdated_mark
from studyfold.reading import outdated_names, read
from studyfold.site.cache import FileCache

NAMES = """\
[[outdated]]
names = ["rim_tape", "rim_tape_2", "</code>`<b>"]
package = "Wheel"
removed = "2.3"
instead = "a strip"
source = "https://example.org/changes?a=1&b=2"

[[outdated]]
names = ["Spoke-Key"]
abandoned = "2015"
instead = "Spoke-Key-Next"
source = "https://example.org/key"
"""


def guide(answer, names=NAMES, title="Q?"):
    found, _ = read([Document("bikes.md", f"# T\n\n## {title} {{#a}}\n\n{answer}\n")])
    return replace(found, outdated=outdated_names.read(Document("outdated.toml", names))[0])


def shown(made):
    text = outdated_mark(made, made.topics[0].questions[0])
    return BeautifulSoup(text, "html.parser").get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Take rim_tape.", "Removed in Wheel 2.3 rim_tape"),
        ("Take no rim_tape: it was removed in 2.3.", "Removed in Wheel 2.3 rim_tape"),
        ("```\nrim_tape = 1\n```", "Removed in Wheel 2.3 rim_tape"),
        ("Take rim_tape, rim_tape_2, and rim_tape again.", "Removed in Wheel 2.3 rim_tape , rim_tape_2"),
        ("rim_tape with Spoke-Key", "Abandoned, last release 2015 Spoke-Key Removed in Wheel 2.3 rim_tape"),
        ("`</code>`` ` ``<b>`", ""),
        ("Nothing.", ""),
        ("", ""),
    ],
)
def test_an_answer_carries_what_has_become_of_the_names_it_speaks_of(answer, words):
    assert shown(guide(answer)) == words


def test_a_title_and_a_prompt_are_of_the_question_too():
    assert shown(guide("Nothing.", title="What is a Spoke-Key?")) == "Abandoned, last release 2015 Spoke-Key"
    assert shown(guide("Spoke-Key\n\n<!-- answer -->\n\nNothing.")) == "Abandoned, last release 2015 Spoke-Key"


def test_a_mark_leads_to_where_it_can_be_read():
    made = guide("rim_tape")
    link = BeautifulSoup(outdated_mark(made, made.topics[0].questions[0]), "html.parser").a
    assert (link["href"], link.get_text()) == ("https://example.org/changes?a=1&b=2", "Removed in Wheel 2.3")


def test_a_mark_stands_inside_the_answer(render):
    made = guide("Take rim_tape.")
    page = BeautifulSoup(render(made, made.topics[0]), "html.parser")
    (mark,) = page.select(".q-outdated")
    assert mark.parent.name == "details"
    assert mark.find_previous_sibling("div", id="a-answer")


def test_a_hostile_name_is_only_a_name(render):
    made = guide("```\n</code>`<b>\n```")
    assert shown(made) == "Removed in Wheel 2.3 </code>`<b>"
    page = BeautifulSoup(render(made, made.topics[0]), "html.parser")
    (mark,) = page.select(".q-outdated")
    assert mark.get_text(" ", strip=True) == "Removed in Wheel 2.3 </code>`<b>"
    assert mark.b is None


def test_without_names_a_page_carries_none(render):
    made = guide("Take rim_tape.", names="")
    assert "q-outdated" not in render(made, made.topics[0])


def test_a_changed_name_changes_the_page_that_was_made_before(tmp_path):
    known = FileCache(tmp_path)
    page = "docs/topics/t.md"
    assert b"Removed in Wheel 2.3" in all_files(guide("Take rim_tape."), {}, frozenset(), known)[page]
    later = guide("Take rim_tape.", NAMES.replace("2.3", "2.4"))
    assert b"Removed in Wheel 2.4" in all_files(later, {}, frozenset(), known)[page]
    assert b"q-outdated" not in all_files(guide("Take rim_tape.", ""), {}, frozenset(), known)[page]
