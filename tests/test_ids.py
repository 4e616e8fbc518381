"""Ids: made from titles, unique, and never one that a site needs itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyfold import ids
from studyfold.model import Document
from studyfold.reading.defaults import guide_defaults

TITLES = st.text(max_size=60)
ASKED = st.lists(
    st.tuples(st.sampled_from(["", "", "own", "other"]), TITLES, st.sampled_from(["", "a", "b"])), max_size=12
)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("How do I mend a puncture?", "how-do-i-mend-a-puncture"),
        ("What's a rider's best friend?", "whats-a-riders-best-friend"),
        ("What’s new?", "whats-new"),
        ("  C++ & C#  ", "c-c"),
        ("snake_case_name", "snake-case-name"),
        ("__init__", "init"),
        ("Ещё вопрос?", "ещё-вопрос"),
        ("轮胎要多少气压？", "轮胎要多少气压"),
        ("Émile’s ﬁle", "émiles-file"),
        ("½ cup", "1-2-cup"),
        ("?!", ""),
        ("🚲", ""),
    ],
)
def test_slug_keeps_letters_and_digits_of_any_script(title, slug):
    assert ids.slug(title) == slug


def test_slug_ends_at_a_word():
    made = ids.slug("one two three four five six seven eight nine ten " * 4)
    assert len(made) <= ids.LONGEST
    assert made.endswith(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))


def test_one_long_word_is_cut():
    assert ids.slug("a" * 500) == "a" * ids.LONGEST


def test_written_ids_stand_and_are_avoided():
    assert ids.question_ids([("", "Why?", ""), ("why", "Something else", "")]) == ["why-2", "why"]


def test_repeated_titles_are_told_apart_by_their_prompts():
    one, two, again = ids.question_ids([("", "Result?", "1 + 1"), ("", "Result?", "2 + 2"), ("", "Result?", "1  +\n1")])
    assert one != two
    assert again == f"{one}-2"
    assert one.startswith("result-")


def test_the_order_of_repeated_titles_does_not_matter_where_prompts_differ():
    asked = [("", "Result?", "1 + 1"), ("", "Result?", "2 + 2"), ("", "Result?", "3 + 3")]
    assert ids.question_ids(asked[::-1]) == ids.question_ids(asked)[::-1]


def test_a_made_id_marks_no_answer():
    assert ids.question_ids([("", "What is the answer", "")]) == ["what-is-the-answer-question"]


def test_an_answers_anchor_is_no_questions_id():
    made = ids.question_ids([("", "Best", ""), ("", "Best answer", "")])
    assert f"{made[0]}-answer" not in made


@pytest.mark.parametrize("title", ["Index", "404", "CON", "com1", "LPT9", "nul"])
def test_pages_avoid_reserved_names(title):
    assert ids.page_name(title, set()) == f"{title.lower()}-topic"


def test_pages_avoid_each_other():
    assert ids.page_name("Tyres", {"tyres", "tyres-2"}) == "tyres-3"
    assert ids.page_name("The answer", set()) == "the-answer-topic"
    assert ids.page_name("?", set()) == "topic"


@pytest.mark.parametrize("own", ["how-routing-works", "v2.1", "a:b", "2024", "ещё", "轮胎", "a_b"])
def test_good_written_ids(own):
    assert ids.refusal(own) == ""


@pytest.mark.parametrize(
    "own", ["", "a b", "a/b", "-a", "_a", "__toc", "a#b", "a%20b", "oak-answer", "a'b", 'a"b', "a<b", "a\n"]
)
def test_refused_written_ids(own):
    assert ids.refusal(own) != ""


@given(ASKED)
def test_made_ids_are_unique_and_allowed(asked):
    made = ids.question_ids(asked)
    new = [each for (own, _, _), each in zip(asked, made, strict=True) if not own]
    assert len(set(new)) == len(new)
    assert not set(new) & {own for own, _, _ in asked}
    assert [ids.refusal(each) for each in new] == [""] * len(new)


def test_a_file_whose_name_can_be_no_id_gets_another():
    assert guide_defaults([Document("the-answer.md", "")]).id == "the-answer-guide"
    assert guide_defaults([Document("the-answers.md", "")]).id == "the-answers"


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["bread/a.md", "bread/b.md"], "bread"),
        (["bread/oats/a.md", "bread/rye/a.md"], "bread"),
        (["/bread/rye/a.md", "/bread/a.md"], "bread"),
        (["rye.md", "oats/b.md"], "rye"),
        (["rye.md", "/bread/b.md"], "rye"),
    ],
)
def test_several_files_are_called_as_the_folder_that_holds_them_all(paths, name):
    assert guide_defaults([Document(path, "") for path in paths]).id == name
