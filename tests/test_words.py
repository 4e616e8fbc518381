"""The measure of the first law: what counts as a word, and when one is lost."""

from collections import Counter

import pytest

from studyfold.model import Document
from studyfold.reading import read
from studyfold.words import check_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil the chain, oil it.", "Oil the chain oil it"),
        ("snake_case and 3.1", "snake case and 3 1"),
        ("naïve 轮胎 ёж", "naïve 轮胎 ёж"),
        ("<b>bold</b> <!-- hidden --> text", "bold text"),
        ("2 < 3 and x<y", "2 3 and x y"),
        ("x<y\n\n> 1. quoted", "x y quoted"),
        ("1. one\n2) two\n(3) three\n- 4. four", "one two three four"),
        ("In 1986. A year", "In 1986 A year"),
        ("Q: one\nA: two\nAnswer: three\nQ4. four\nQuestion 5: five", "one two three four five"),
        ("Q: 1) one\nQ: 2. two", "one two"),
        ("Vitamin A: good", "Vitamin A good"),
        ("log<sub>10</sub> and <u>O</u>racle", "log10 and Oracle"),
        ("<font>O</font><font>r</font>acle", "Oracle"),
        (r"the pair \<key, value\>", "the pair key value"),
        ("> [!NOTE]\n> Salt the note.", "Salt the note"),
        ("flour &amp; salt in `Loaf&lt;Rye&gt;`", "flour salt in Loaf Rye"),
    ],
)
def test_words(text, expected):
    assert words(text) == Counter(expected.split())


def told(text, path):
    documents = [Document(path, text)]
    return [problem.code for problem in check_words(documents, read(documents)[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Q: 1) What is oil?\nFat.\nQ: 2) What is fat?\nOil.",
        "# Oil\n\n* Q1: What is oil?\n* Q2: Question: Explain fat?\n",
        "1. Q: What is oil?\nFat.\n2. Q: What is fat?\nOil.",
        "What is new in Python 3: the short list?\nMuch.",
        "What is in fruit?\nVitamin A: good for eyes.",
        "Is x<y here?\nYes.\nIs y>x there?\nNo.",
    ],
)
def test_a_plain_text_that_was_understood_raises_no_alarm(text):
    assert told(text, "notes.txt") == []


def test_a_source_that_was_understood_raises_no_alarm():
    assert told("# A\n## B x<y? {#b}\nC x<y d.\n\n> 1. e > f\n", "notes.md") == []


def test_a_lost_word_is_told():
    documents = [Document("notes.md", "# A\n## B {#b}\nC\n")]
    guide = read([Document("notes.md", "# A\n## B {#b}\n")])[0]
    (problem,) = check_words(documents, guide)
    assert (problem.code, problem.severity, problem.line) == ("lost-words", "warning", 1)
    assert "'C'" in problem.message


def test_a_number_behind_a_label_is_that_of_a_list():
    assert words("答：1、 存储") == words("答：\n\n1、 存储")


def test_a_number_behind_signs_of_no_width_is_that_of_a_list():
    assert words("\u200b    1、使用") == words("1、使用")
