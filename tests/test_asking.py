"""Lines of a plain text that ask."""

import pytest

from studyfold.reading.text import asking

ASKING = [
    "List the kinds of rye",
    "Name three kinds of oven",
    "List advantages of rye over wheat",
    "State how an oven is lit",
    "Τι είναι το ψωμί;",
    "EXPLAIN THE CRUST",
    "CREATE A LIST OF FLOURS",
    "What is a spoke key?",
    "  Why?  And when? ",
    "Explain the difference between a rim and a hub",
    "Explain how a hub is greased.",
    "Write a timetable for two loaves",
    "Compare butter with oil",
    "轮胎 要多少气压？",
    "Как накачать шину?",
    "Is “true” the right word for a “straight wheel”?",
]
NOT_ASKING = [
    "State management in bakeries",
    "List comprehension in short",
    "Name resolution by post",
    "Design patterns for loaves",
    "CREATE TABLE loaves (",
    "EXPLAIN SELECT * FROM bread",
    "Describe loaf_shape(dough) {",
    "",
    "Why?",
    "“Is it done?”",
    "The wheel is true. Is it not?",
    "Write it down.",
    "Create a paste of flour and water, let it stand for a day, and stir it twice; then it smells of apples.",
    "List prices are higher.",
    "Knead it. Then what?" + " Wait" * 50,
    "https://example.org/search?",
    "See https://example.org/?q=1",
]


@pytest.mark.parametrize("line", ASKING)
def test_asks(line):
    assert asking.asks(line) != (line.strip().count(" ") < 1)


@pytest.mark.parametrize("line", NOT_ASKING)
def test_does_not_ask(line):
    assert not asking.asks(line)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Q: How?", "How?"),
        ("Q3. How?", "How?"),
        ("Frage 3: Wie?", "Wie?"),
        ("Вопрос №3. Как?", "Как?"),
        ("问题3 什么？", "什么？"),
        ("FAQ: how?", "FAQ: how?"),
        ("Frage-Antwort-Spiel?", "Frage-Antwort-Spiel?"),
        ("■ How?", "How?"),
        ("Question 3: How?", "How?"),
        ("  12) How?", "How?"),
        ("(12) How?", "How?"),
        ("Q: 1. How?", "How?"),
        ("How 2. or 3?", "How 2. or 3?"),
        ("Quite how?", "Quite how?"),
        ("4.5 bar, or more?", "4.5 bar, or more?"),
        ("#12. How?", "How?"),
        ("#12 How?", "How?"),
        ("#12ab34 How?", "#12ab34 How?"),
    ],
)
def test_title_is_without_label_and_number(line, title):
    assert asking.title_of(line) == title


def chosen(text):
    lines = text.split("\n")
    return [lines[n] for n in asking.question_lines(lines, range(len(lines)), columns=0)]


def test_a_document_that_labels_asks_only_there():
    assert chosen("Q: One?\nAnd is that all?\nQ: Two?\nNo.") == ["Q: One?", "Q: Two?"]


def test_a_document_that_numbers_asks_only_there():
    text = "1. How one?\nIs it so?\n2. How two?\nSo.\n3. A statement\nYes.\n4. How four?\nYes."
    assert chosen(text) == ["1. How one?", "2. How two?", "3. A statement", "4. How four?"]


def test_numbered_lists_in_answers_ask_nothing():
    one = "How do I mend it?\n1) Find the hole\n2) Mend it"
    two = "How do I find it?\n1) Listen\n2) Look"
    assert chosen(f"{one}\n{two}\nAnd who helps me?\nNobody.") == [
        "How do I mend it?",
        "How do I find it?",
        "And who helps me?",
    ]


def test_short_tasks_before_the_first_one_that_asks():
    lines = [
        "1. Define rye. (4 marks)",
        "",
        "2. Bread",
        "",
        "3. What is a crust?",
        "",
        "4. Who bakes?",
        "",
        "5. Why us?",
    ]
    among = [n for n, line in enumerate(lines) if line]
    assert asking.question_lines(lines, among, columns=0) == among


def test_a_list_before_the_first_question_is_no_part_of_them():
    lines = ["Bring:", "1. rye", "2. salt", "", "3. What is a crust?", "", "4. Who bakes?", "", "5. Why us?"]
    among = [n for n, line in enumerate(lines) if line]
    assert asking.question_lines(lines, among, columns=0) == [4, 6, 8]
