"""What stands around a title is no part of it: any usual label or number, before it; any stress, on it."""

import pytest

from studyfold.check import questions
from studyfold.model import Document
from studyfold.reading import read
from studyfold.titles import plain

ASKED = (
    "What is a poolish?",
    "Why does a loaf spring?",
    "How is rye milled?",
    "When is a crust done?",
    "Which flour is strong?",
)
LABELS = (
    "{n}.", "{n})", "({n})", "[{n}]", "#{n}", "{n} -", "0{n}.", "1.{n}", "1.{n}.", "No. {n}", "Nr. {n}:",
    "№ {n}", "Q:", "Q{n}:", "Q{n}.", "Q{n})", "Q{n} -", "Q{n} –", "Q.{n}", "Q.{n})", "Q-{n}:", "Q#{n}:",
    "(Q{n})", "[Q{n}]", "Q {n}.", "Question:", "Question {n}:", "Question #{n}:", "Question-{n}:", "Question({n}):",
    "Question No. {n}:", "Ques {n}.", "Que.{n}", "Qn {n}:", "Frage {n}:", "Вопрос №{n}:", "问题{n}：",
    "{n}\ufe0f\u20e3", "❓ {n}.",
)  # fmt: skip
STRESSES = (
    "### {}", "### **{}**", "### [{}](#x)", "**{}**", "***{}***", "__{}__", "___{}___", "*{}*", "_{}_", "**_{}_**",
    "<b>{}</b>", "<strong>{}</strong>", "<u>{}</u>", "<i>{}</i>", "<b><u>{}</u></b>", "**<u>{}</u>**",
    "<p><b>{}</b></p>", "> **{}**", "<h3>{}</h3>", "{}\n---",
)  # fmt: skip


def titles(stress, label, apart="\n\n"):
    """What is read of a document whose questions are dressed so."""
    dressed = (stress.format(f"{label.format(n=n)} {title}".strip()) for n, title in enumerate(ASKED, 1))
    text = "# Notes of a baker\n\n" + "".join(f"{each}{apart}It is {len(each)} of them.\n\n" for each in dressed)
    guide, _ = read([Document("notes.md", text)])
    return [plain(question.title) for question in questions(guide)]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("stress", ["### {}", "**{}**", "{}"])
def test_a_label_is_no_part_of_a_title(stress, label):
    assert titles(stress, label) == [*ASKED]


@pytest.mark.parametrize("label", ["", "{n}.", "Q{n}:", "Question {n}:"])
@pytest.mark.parametrize("stress", STRESSES)
def test_stress_is_no_part_of_a_title(stress, label):
    assert titles(stress, label) == [*ASKED]


@pytest.mark.parametrize("stress", ["**{}**", "***{}***", "<u>{}</u>", "*{}*"])
def test_stressed_lines_over_their_text(stress):
    assert titles(stress, "", "\n") == [*ASKED]


def test_a_rule_between_bold_questions_makes_no_cards_of_all_but_the_first():
    text = "# Notes\n\n" + "---\n\n".join(f"**{title}**\n\nIt is one.\n\n" for title in ASKED)
    guide, _ = read([Document("notes.md", text)])
    assert [question.title for question in questions(guide)] == [*ASKED]


def test_a_title_of_bold_words_with_code_between_them():
    text = "".join(
        f"**Why does the oven say:** `E{n}: too hot` **and what is done?**\n\nWait {n} minutes.\n\n"
        for n in range(1, 5)
    )
    guide, _ = read([Document("oven.md", f"# Ovens\n\n{text}")])
    assert [plain(question.title) for question in questions(guide)] == [
        f"Why does the oven say: E{n}: too hot and what is done?" for n in range(1, 5)
    ]
