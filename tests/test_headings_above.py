"""Headings above questions, and marks in titles: what becomes a topic, a tag, a title."""

import pytest

from studyfold import titles
from studyfold.check import questions
from studyfold.model import Document
from studyfold.parts import divided
from studyfold.reading import read
from studyfold.words import lost_words


def understood(text):
    guide, _ = read([Document("bread.md", text)])
    assert not lost_words(text, guide)
    return guide


def test_a_heading_that_only_says_that_questions_follow_is_no_tag():
    part = "## {0} grain\n\n### Questions & Answers:\n\n#### What is {0}?\n\nA grain.\n\n#### Who eats {0}?\n\nAll.\n\n"
    guide = understood("# Bread\n\n" + part.format("Rye") + part.format("Oat"))
    assert [topic.title for topic in guide.topics] == ["Rye grain", "Oat grain"]
    assert {question.tags for question in questions(guide)} == {()}


def test_a_section_before_the_contents_list_is_not_over_the_questions_after_it():
    asked = ["What is rye?", "Why does the crumb tear?", "Who eats bread?", "When is an oven hot?"]
    listed = "".join(f"- [{title}](#{titles.plain(title).lower()[:-1].replace(' ', '-')})\n" for title in asked)
    text = "# Bread\n\n## What you need\n\n- An oven\n\n## Table of contents\n\n" + listed + "\n"
    guide = understood(text + "".join(f"### {title}\n\nSo.\n\n" for title in asked))
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Bread", 4)]
    assert ("section without questions", "## What you need\n\n- An oven") in [
        (left.reason, left.text) for left in guide.unplaced
    ]


ASKED = "#### What is rye?\n\nA grain.\n\n#### Who eats it?\n\nAll.\n"


@pytest.mark.parametrize(("text", "title", "topics"), [
    (f"## Grain for bakers\n\nIn short.\n\n{ASKED}", "Grain for bakers", ["Grain for bakers"]),
    (f"## Grain\n\n### Dark\n\n{ASKED}\n### Light\n\n{ASKED}", "Grain", ["Dark", "Light"]),
    (f"## Grain\n\n### Dark\n\n{ASKED}\n## Ovens\n\n{ASKED}", "Bread", ["Grain", "Ovens"]),
    (f"### Dark\n\n{ASKED}\n### Light\n\n{ASKED}", "Bread", ["Dark", "Light"]),
    (f"From the mill.\n\n## Grain for bakers\n\n{ASKED}", "Bread", ["Grain for bakers"]),
    (f"---\ntitle: Ovens\n---\n\n## Grain for bakers\n\n{ASKED}", "Ovens", ["Grain for bakers"]),
    (f"## Questions\n\n{ASKED}", "Bread", ["Questions"]),
    ("## Grain for bakers\n\n#### What is rye?\n\nA grain.\n", "Bread", ["Grain for bakers"]),
])  # fmt: skip
def test_the_only_heading_over_all_questions_is_the_title_where_a_document_starts_with_it(text, title, topics):
    guide = understood(text)
    assert (guide.title, [topic.title for topic in guide.topics]) == (title, topics)


def test_stars_in_a_bold_title_stay_and_the_bold_goes():
    entry = "<details>\n<summary><b>{}</b></summary><br>\n\n{}\n\n</details>\n\n"
    told = [
        ("What is <code>rye</code>? Explain it.", "A grain."),
        ("Draw an <code>oven</code>. Label it. ***", "Later."),
    ]
    guide = understood("# Bread\n\n" + "".join(entry.format(*each) for each in [*told, ("Who eats it?", "All.")]))
    shown = [titles.html(question.title) for question in questions(guide)]
    assert shown[1] == "Draw an <code>oven</code>. Label it. ***"
    assert shown[0] == "What is <code>rye</code>? Explain it."


def test_words_with_which_a_quiz_asks_are_no_topics():
    things = ("rye", "ovens", "crusts", "crumbs", "yeast", "salt")
    care = ("kneading", "baking", "cooling", "selling (choose the three correct options)", "eating (choose three)")
    asked = [f"## Which is right about {thing} and {done}?\n\nThe first.\n" for thing in things for done in care]
    topics = divided(understood("# Bread\n\n" + "\n".join(asked))).topics
    assert not {topic.title.split(",")[0].lower() for topic in topics} & {"three", "correct", "options"}


def test_what_stands_around_the_rows_that_ask():
    head = "| # | Question | Answer |\n|---|---|---|\n"
    rows = head + "| 1 | What is {0}? | A grain. |\n| | | Of the north. |\n| 2 | Who eats {0}? | All. |\n\n"
    text = f"# Bread\n\n## Rye\n\nIt is dark.\n\n{rows.format('rye')}The second:\n\n{rows.format('oat')}The end.\n"
    guide = understood(text)
    first, second, third, last = questions(guide)
    assert first.answer == third.answer == "A grain.\n\nOf the north."
    assert (second.answer, last.answer) == ("All.", "All.\n\nThe end.")
    assert third.prompt == "The second:"
    assert [left.line for left in guide.unplaced if left.reason == "names of columns"] == [7, 15]


def test_the_first_of_several_solutions_keeps_its_label():
    several = "Ask the oven.\n\n**Solution 1**\n\nWait.\n\n**Solution 2**\n\nLook.\n"
    once = "It is on.\n\n**Solution 1:**\n\nWait.\n"
    guide = understood(f"# Bread\n\n## Is it hot?\n\n{several}\n## Is it cold?\n\n{once}\n## Why?\n\nSo.\n")
    first, second, _ = questions(guide)
    assert (first.prompt, first.answer) == ("", several.strip())
    assert (second.prompt, second.answer) == ("It is on.", "Wait.")


def test_the_names_of_signs_are_no_part_of_topics_and_tags():
    asked = "#### What is {0}?\n\nA grain.\n\n#### Who eats {0}?\n\nAll.\n\n"
    part = "## :rocket: {0} :memory: grain\n\n### {0} :bread:\n\n" + asked
    guide = understood("# Bread\n\n" + part.format("Rye") + part.format("Oat"))
    assert [topic.title for topic in guide.topics] == ["Rye :memory: grain", "Oat :memory: grain"]
    assert [question.tags for question in questions(guide)] == [("Rye",), ("Rye",), ("Oat",), ("Oat",)]


@pytest.mark.parametrize("level", [2, 3, 5])
def test_topics_may_have_any_level(level):
    mark = "#" * level
    asked = "- What is {0}?\n- Who mills {0}?\n\n"
    parts = [f"{mark} {name}\n\n{asked.format(name.lower())}" for name in ("Rye", "Oat")]
    notes = [f"{mark} {name}\n\nTo all.\n\n" for name in ("Thanks", "Plans", "History", "Licence")]
    guide = understood("".join(["# Bread\n\nWhat bakers are asked.\n\n", *parts, *notes]))
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Rye", 2), ("Oat", 2)]


@pytest.mark.parametrize("lead", ["**{}**\n\n", "__{}:__\n\n", "{}:\n", "**{}** :\n"])
@pytest.mark.parametrize("mark", ["- ", "1. "])
def test_words_over_lists_are_their_topics(lead, mark):
    parts = [f"{lead.format(name)}{mark}What is {name}?\n{mark}Who mills {name}?\n\n" for name in ("Rye", "Oat grain")]
    guide = understood("# Bread\n\nWhat bakers are asked.\n\n" + "".join(parts))
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Rye", 2), ("Oat grain", 2)]
    assert not any(question.answer for question in questions(guide))


def test_words_over_lists_in_answers_are_no_topics():
    part = "1. What is {0}?\n\n   A grain. It has two parts:\n\n   - The hull\n   - The germ\n\n"
    guide = understood("# Bread\n\n" + part.format("rye") + part.format("oat"))
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Bread", 2)]
