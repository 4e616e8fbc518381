"""Real documents, where they are at hand: ../shared/corpora beside the checkout.

They are test input and no part of the project. Where the folder is missing, one test says so and fails.
"""

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from rendered import flaws

from studyfold import titles
from studyfold.canonical_text import canonical_text
from studyfold.check import check, questions
from studyfold.model import Document
from studyfold.outdated import check_outdated
from studyfold.reading import outdated_names, read
from studyfold.reading.files import load
from studyfold.words import lost_words, words

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
GUIDE = Path(__file__).resolve().parents[1] / "source"
PLAIN_TEXTS = sorted(path.name for path in CORPORA.glob("*.txt"))
TRUTH = json.loads((CORPORA / "truth.json").read_text("utf-8")) if PLAIN_TEXTS else {}
EACH = pytest.mark.parametrize("name", sorted(TRUTH))
EACH_TEXT = pytest.mark.parametrize("name", PLAIN_TEXTS)
EACH_WITH_TOPICS = pytest.mark.parametrize("name", [name for name in sorted(TRUTH) if TRUTH[name]["topics"]])

ADDRESS = re.compile(r"\]\([^()]*\)")

LARGEST_PART = 0.4
FEWEST_TOPICS, MOST_TOPICS = 5, 15


def test_the_corpora_are_there():
    assert PLAIN_TEXTS, (
        f"There are no documents in {CORPORA}: this checkout can't show that real ones are read as they should be."
    )


@cache
def understood(name):
    guide, problems = read(load(CORPORA / name))
    found = [*problems, *check(guide, lambda *_: "there", dead_links="warning")]
    return guide, found


def spelled(title):
    """A title's letters and digits: truth.json keeps the source's marks, which show nothing."""
    return " ".join(re.findall(r"\w+", title.replace("_", " ")))


def coded(problems, code):
    return [problem.line for problem in problems if problem.code == code]


def placed_lines(guide):
    return {n for stretch in guide.unplaced for n in range(stretch.line, stretch.end_line + 1)}


@EACH
def test_every_question_with_its_title_and_line(name):
    guide, _ = understood(name)
    found = sorted([q.line, spelled(titles.plain(q.title))] for q in questions(guide))
    assert found == [[line, spelled(title)] for line, title in TRUTH[name]["titles"]]


@EACH
def test_no_word_is_lost(name):
    guide, _ = understood(name)
    assert lost_words((CORPORA / name).read_text("utf-8"), guide) == Counter()


@EACH
def test_no_word_stands_twice(name):
    guide, _ = understood(name)
    placed = [guide.intro, *(topic.intro for topic in guide.topics), *(stretch.text for stretch in guide.unplaced)]
    for question in questions(guide):
        placed += [question.title, question.prompt, question.answer]
    # The address of a link is repeated where its definition served several questions.
    shown = [ADDRESS.sub("", each) if name.endswith(".rst") else each for each in placed]
    twice = sum((words(each) for each in shown), Counter()) - words((CORPORA / name).read_text("utf-8"))
    assert {word: count for word, count in twice.items() if not word.isdigit()} == {}


@EACH
def test_the_empty_answers_are_told(name):
    guide, problems = understood(name)
    told = coded(problems, "unanswered")
    empty = [question.line for question in questions(guide) if not question.answer]
    assert len(told) == TRUTH[name]["unanswered"]
    assert told == TRUTH[name].get("unanswered_lines", empty)


@EACH_WITH_TOPICS
def test_the_topics_of_the_document(name):
    guide, _ = understood(name)
    assert [titles.plain(topic.title) for topic in guide.topics] == TRUTH[name]["topics"]


@EACH_TEXT
def test_the_topics_are_of_a_sensible_size(name):
    guide, _ = understood(name)
    sizes = [len(topic.questions) for topic in guide.topics]
    assert FEWEST_TOPICS <= len(sizes) <= MOST_TOPICS
    assert max(sizes) <= LARGEST_PART * sum(sizes)
    assert min(sizes) > 1


@EACH_TEXT
def test_the_topics_have_names_of_their_own(name):
    guide, _ = understood(name)
    named = [titles.plain(topic.title) for topic in guide.topics]
    assert len(set(named)) == len(named)
    assert all(len(each.split()) <= 6 for each in named), named


@EACH_TEXT
def test_an_import_says_why_each_question_is_where_it_is(name):
    guide, _ = understood(name)
    for topic in guide.topics:
        for question in topic.questions:
            assert f"- {titles.plain(question.title).replace('--', '-')}: " in topic.intro


@EACH
def test_importing_what_was_imported_changes_nothing(name):
    guide, _ = understood(name)
    text = canonical_text(guide)
    again, problems = read([Document("again.md", text)])
    assert problems == []
    assert canonical_text(again) == text
    assert [q.id for q in questions(again)] == [q.id for q in questions(guide)]


@EACH
def test_what_is_read_is_what_is_shown(name, render):
    guide, _ = understood(name)
    for topic in guide.topics:
        assert flaws(topic, render(guide, topic)) == []


ARTICLE = pytest.mark.parametrize("name", [name for name in PLAIN_TEXTS if "not_content_lines" in TRUTH[name]])


@ARTICLE
def test_adverts_and_author_notes_are_in_no_answer(name):
    guide, _ = understood(name)
    lines = (CORPORA / name).read_text("utf-8").split("\n")
    shown = "\n".join([guide.intro, *(q.prompt + q.answer for q in questions(guide))])
    for number in TRUTH[name]["not_content_lines"]:
        assert number in placed_lines(guide)
        assert lines[number - 1][:40] not in shown


@ARTICLE
def test_announced_code_that_is_missing_is_told(name):
    _, problems = understood(name)
    assert sorted(coded(problems, "incomplete")) == TRUTH[name]["code_missing_lines"]


@ARTICLE
def test_numbered_lines_are_lists(name, render):
    guide, _ = understood(name)
    lines = (CORPORA / name).read_text("utf-8").split("\n")
    contents = placed_lines(guide)
    items = [
        line.split(") ", 1)[1]
        for n, line in enumerate(lines, 1)
        if line[:1].isdigit() and line[1:3] == ") " and n not in contents
    ]
    assert len(items) > 10
    pages = "".join(render(guide, topic) for topic in guide.topics)
    assert pages.count("<li>") == len(items)
    assert "1)" not in pages


@ARTICLE
def test_outdated_names_are_told_on_their_lines_and_nothing_else_is(name):
    documents = load(CORPORA / name)
    guide, _ = read(documents)
    outdated, _ = outdated_names.load(GUIDE / outdated_names.NAME)
    told = check_outdated(replace(guide, outdated=outdated), documents)
    lines = documents[0].text.split("\n")
    wanted = {
        (n, found[0])
        for n, line in enumerate(lines, 1)
        for found in re.finditer(r"FLASK_ENV|Flask-JWT(?!-Extended)|Flask-Sijax", line)
        if n not in placed_lines(guide)
    }
    assert {found for _, found in wanted} == {"FLASK_ENV", "Flask-JWT", "Flask-Sijax"}
    assert {(problem.line, problem.message.split(" ", 1)[0]) for problem in told} == wanted


@ARTICLE
def test_an_advert_added_anywhere_between_questions_is_in_no_answer(name):
    lines = (CORPORA / name).read_text("utf-8").split("\n")
    advert = "Enrol in our Pottery Course and join a friendly workshop today!"
    for line, _ in TRUTH[name]["titles"][1::13]:
        text = "\n".join([*lines[: line - 1], advert, *lines[line - 1 :]])
        guide, _ = read([Document("article.txt", text)])
        assert line in placed_lines(guide)
        assert sum(1 for _ in questions(guide)) == TRUTH[name]["questions"]
