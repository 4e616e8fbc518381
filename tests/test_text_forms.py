"""Plain text in which titles are told by where they stand, by their numbers, or by a contents list."""

import re

import pytest

from studyfold import titles
from studyfold.check import questions
from studyfold.model import Document
from studyfold.reading import foreign, read
from studyfold.words import lost_of, lost_words, words

DOCUMENTS = {
    "underlined, some without asking": (
        "Bread\n=====\n\n1) What is rye?\n---------------\nA grain that grows where wheat does not.\n\n"
        "2) The dough sticks\n-------------------\nUse more flour, and wait.\n\n"
        "3) Where can I buy it?\n----------------------\nAt the mill.\n",
        ["What is rye?", "The dough sticks", "Where can I buy it?"],
    ),
    "underlined, with parts that are set in": (
        "1. Rye or wheat.\n================\n\n\ta) Rye\n\t======\n\tIt is dark.\n\n\tb) Wheat\n\t========\n"
        "\tIt is light.\n\n"
        "2. Ovens.\n=========\n\n\tThey are hot.\n\n3. Salt.\n========\n\n\tNot much.\n",
        ["Rye or wheat.", "Ovens.", "Salt."],
    ),
    "over text that is set in": (
        "What is rye?\n\n  A grain.\n\nHow long does the dough of a loaf that weighs a kilogram rest in\nwinter?\n\n"
        "  An hour.\n\n"
        "The crust is pale.\n\n  The oven was cold.\n\nWho bakes?\n\n  You do.\n",
        [
            "What is rye?",
            "How long does the dough of a loaf that weighs a kilogram rest in winter?",
            "The crust is pale.",
            "Who bakes?",
        ],
    ),
    "quoted": (
        "BREAD\n\n> What is rye?\n\nA grain.\n\n"
        "> My dough never rises, whatever I do, and I have tried to let it rest\n"
        "> for a day.\n\nIt is too cold.\n\n> How hot is an oven?\n\nVery.\n\n> I like the crust.\n\nSo do we.\n",
        [
            "What is rye?",
            "My dough never rises, whatever I do, and I have tried to let it rest for a day.",
            "How hot is an oven?",
            "I like the crust.",
        ],
    ),
    "under contents lists that shorten many": (
        "First steps:\n[1] Why is the dough of rye so wet?\n[2] My loaf is flat...\n[3] How hot is an oven of stone?\n"
        "[4] Who eats the crust?\n[5] Is rye a grain? What then?\n"
        "[6] Why is salt so dear?\n\nTools:\n[1] Where is the mill of the village?\n"
        "[2] Its stones are worn...\n[3] Who turns it?\n[4] Can I buy one? And where?\n\n\n"
        "/ First steps /\n\n[1] Why is the dough of rye so wet?\n\n  It takes up more.\n\n"
        "[2] My loaf is flat, and it was not when I\n    put it in. It is cold.\n\n  The oven was, too.\n\n"
        "[3] How hot is an oven of stone?\n\n  Very.\n\n[4] Who eats the crust?\n\n  You do.\n\n"
        "[5] Is rye a grain that grows?\n\n  Yes.\n\n"
        "[6] Why is salt so dear?\n\n  It is not.\n\n/ Tools /\n\n[1] Where is the mill of the village?\n\n"
        "  Behind the church.\n\n[2] Its stones are worn, and it grinds\n    no more.\n\n  Dress them.\n\n"
        "[3] Who turns it?\n\n  The wind.\n\n[4] Can I buy one? And where?\n\n  No.\n",
        [
            "Why is the dough of rye so wet?",
            "My loaf is flat, and it was not when I put it in. It is cold.",
            "How hot is an oven of stone?",
            "Who eats the crust?",
            "Is rye a grain that grows?",
            "Why is salt so dear?",
            "Where is the mill of the village?",
            "Its stones are worn, and it grinds no more.",
            "Who turns it?",
            "Can I buy one? And where?",
        ],
    ),
    "over labels of answers, not all asking": (
        "What is rye?\nAns - A grain.\n\nI get lost when rye is wet. (Tell me.)\nAns - Dry it.\n\n"
        "Rye = a grain\nAns - So it is.\n\nWho bakes?\nAns - You do.\nAnd I.\n\nWhere is it sold?\nAns - There.\n\n"
        "How hot is it?\nAns - Very.\n",
        [
            "What is rye?",
            "I get lost when rye is wet. (Tell me.)",
            "Rye = a grain",
            "Who bakes?",
            "Where is it sold?",
            "How hot is it?",
        ],
    ),
    "with an inch in a title": (
        "".join(
            f'{n}. Explain the {n}8" oven of the bakery and what the bakers keep in it.\n'
            f"Loaves that weigh {n} kilograms stand in it for an hour and are turned once\nbefore they are dark.\n\n"
            for n in range(1, 5)
        ),
        [f'Explain the {n}8" oven of the bakery and what the bakers keep in it.' for n in range(1, 5)],
    ),
    "right below a contents list that shortens all": (
        "The bread FAQ\n\nContents\n\n[1] About\n[2] Where is it sold?\n[3] Thanks\n\n"
        "[1] What is this FAQ about?\n\nIt is about bread and those who\nbake it.\n\n"
        "[2] Where is it sold in town?\n\nAt the mill.\n\n[3] Thanks to all the bakers\n\nTo Ann and Ben.\n",
        ["What is this FAQ about?", "Where is it sold in town?", "Thanks to all the bakers"],
    ),
    "with letters and several answers": (
        "Bread\n-----\n\n"
        + "".join(
            f"Q) Help! Loaf {n} is flat.\nA{'1' if n % 2 else ''}) Wait.\n"
            + ("A2) Or eat it.\n" if n % 2 else "")
            + "\n"
            for n in range(1, 9)
        ),
        [f"Help! Loaf {n} is flat." for n in range(1, 9)],
    ),
    "set out in what calls itself a FAQ": (
        "                Bread\n        Preguntas frecuentes\n\nRye\n\n"
        + "".join(
            f"   The crust of loaf {n} is pale\n\n           The oven was cold, and the loaf of number {n}\n"
            "           stood in it for an hour.\n\n           Wait.\n\n"
            for n in range(1, 9)
        )
        + "Oats\n\n   Is it flat?\n           Yes.\n\n",
        [*(f"The crust of loaf {n} is pale" for n in range(1, 9)), "Is it flat?"],
    ),
    "with labels between stars": (
        "Bread\n\nContents\n\n1. Rye.\n2. The dough.\n3. Ovens.\n\n*Q1:* So what is rye?\n*A:* A grain.\n\n"
        "*Q2:* My dough sticks.\n*Q2:* It is too wet.\n*A:* Use more\n     flour.\n*A:* Or wait.\n\n"
        "*Q3:* How hot is an\n      oven?\n*A:* Very.\n",
        ["So what is rye?", "My dough sticks.", "It is too wet.", "How hot is an oven?"],
    ),
    "that quote over two lines": (
        "1.  Why does the oven of the baker say ``door open:\n    the latch is up'' when it is hot?\n\n"
        "Close the door of the oven, and wait until the light in it goes out.\n\n"
        "2.  Where do I find what it says when I see ``error 12:\n    no heat'' on it\n\n"
        "In the book of the oven, which lies in the kitchen of the bakery.\n\n"
        "3.  How long does a loaf of two kilograms stay in the oven of the\n    baker?\n\n"
        "An hour at least, and somewhat longer where its crust is to be dark.\n",
        [
            "Why does the oven of the baker say ``door open: the latch is up'' when it is hot?",
            "Where do I find what it says when I see ``error 12: no heat'' on it",
            "How long does a loaf of two kilograms stay in the oven of the baker?",
        ],
    ),
    "one right below the other": (
        "Contents\n\n  Q.1-1 What is rye?\n  Q.1-2 My dough sticks.\n  Q.1-3 It is wet.\n  Q.1-4 Who bakes?\n\n\n"
        "Q.1-1\tWhat is rye?\nA.1-1\tA grain.\n\n\nQ.1-2\tMy dough sticks.\nQ.1-3\tIt is wet.\nA.1-2\n"
        "A.1-3\tUse more flour.\n\n\nQ.1-4\tWho bakes?\nA.1-4\tYou do.\n",
        ["What is rye?", "My dough sticks.", "It is wet.", "Who bakes?"],
    ),
    "with a bullet": (
        "* What is rye?\n    A grain.\n\n* The crust is pale, whatever I do with the oven and with the dough and\n"
        "  the salt.\n"
        "    It was cold.\n\n* Who bakes?\n    - you\n    - I\n\n* How hot is it?\n    Very.\n",
        [
            "What is rye?",
            "The crust is pale, whatever I do with the oven and with the dough and the salt.",
            "Who bakes?",
            "How hot is it?",
        ],
    ),
    "after two blank lines": (
        "Some words on bread that are no question, and go on for more than a line\nor so.\n\n\n"
        "What is rye, and what does one have to do with the grain before it can\nbe eaten?\n\n"
        "It is a grain. It has to be milled.\n\nThen it is baked.\n\n\n"
        "I want to bake.\n\nDo so.\n\n\nWho eats it?\n\nEverybody does.\n",
        [
            "What is rye, and what does one have to do with the grain before it can be eaten?",
            "I want to bake.",
            "Who eats it?",
        ],
    ),
    "numbers after stars, lists in answers": (
        "*** 1. The oven smokes.\n\nDo this:\n\n1. open it\n2. wait\n3. close it\n\n"
        "*** 2. The dough is hard, and no water helps, and it has been\nso for days.\n\n"
        "Throw it away.\n\n*** 3. The salt is wet.\n\nDry it.\n",
        ["The oven smokes.", "The dough is hard, and no water helps, and it has been so for days.", "The salt is wet."],
    ),
    "codes of the contents list": (
        "Contents\n\n   * [A] Bread\n        * [A.1] What is rye, and how long does it take until it can be\n"
        "          eaten?\n        * [A.2] The crust is pale.\n"
        "   * [B] Ovens\n        * [B.1] How hot are they?\n        * [B.2] Mine smokes.\n\n____________________\n\n"
        "[A] Bread\n\n____________________\n\n"
        "[A.1] What is rye, and how long does it take until it can be\neaten?\n\nA grain. See [B.1] below.\n\n"
        "[A.2] The crust is pale.\n\nWait longer.\n\n"
        "____________________\n\n[B] Ovens\n\n____________________\n\n[B.1] How hot are they?\n\nVery.\n\n"
        "[B.2] Mine smokes.\n\nOpen a window.\n",
        [
            "What is rye, and how long does it take until it can be eaten?",
            "The crust is pale.",
            "How hot are they?",
            "Mine smokes.",
        ],
    ),
    "numbers of several depths": (
        "0.1 Thanks\n0.2 History\n1.1 What is rye?\n1.2 Is it free?\n  1.2.1 I have grown\nit myself.\n"
        "1.3 Who sells it?\n2.1 What is an oven?\n\n\n"
        "0.1 Thanks\n\nTo all.\n\n0.2 History\n\nFirst written in May.\n\n1.1  What is rye?\n\n"
        "A grain, of 2.1 kilograms.\n\n1.2  Is it free?\n\nNo.\n\n"
        "1.2.1  I have grown\nit myself.\n\nThen it is.\n\n1.3 Who sells it?\n\nMillers.\n\n2.1 What is an oven?\n\n"
        "A hot place.\n",
        ["What is rye?", "Is it free?", "I have grown it myself.", "Who sells it?", "What is an oven?"],
    ),
    "the same lines first": (
        "什么是黑麦？\n谁烤面包？\n烤箱有多热？\n面团要放多久？\n\n"
        "什么是黑麦？\n  一种谷物。\n\n谁烤面包？\n  面包师。\n\n"
        "烤箱有多热？\n  很热。\n\n面团要放多久？\n  一小时。\n",
        ["什么是黑麦？", "谁烤面包？", "烤箱有多热？", "面团要放多久？"],
    ),
    "numbers without a space": (
        "1.¿ Qué es ?\n2.¿ Quién lo hace ?\n3.¿ Cuánto dura ?\n4.¿ Dónde se compra ?\n\n1.¿ Qué es ?\n\n\tPan.\n\n"
        "2. ¿ Quién lo hace ?\n\n\tTodos.\n\n"
        "3.¿ Cuánto dura ?\n\n\tUn día.\n\n4.¿ Dónde se compra ?\n\n\tAquí.\n",
        ["¿ Qué es ?", "¿ Quién lo hace ?", "¿ Cuánto dura ?", "¿ Dónde se compra ?"],
    ),
    "letters with points": (
        "Q.  I bake.  Which oven do you recommend?\n"
        "    A small one, or a large one, or one that is neither small nor\n    large?\n\nA.  The large one.\n\n"
        "Q.  What is rye?\nA.  A grain.\n\nQ.  Who eats it?\nA.  Everybody.\n",
        [
            "I bake. Which oven do you recommend? A small one, or a large one, or one that is neither small nor large?",
            "What is rye?",
            "Who eats it?",
        ],
    ),
    "a letter's head before a question zero": (
        "Newsgroups: rec.bread\nSubject: Bread\n\n0) Does this answer all?\n\nNo.\n\n1) What is rye?\n\nA grain.\n\n"
        "2) Who bakes?\n\nBakers.\n",
        ["Does this answer all?", "What is rye?", "Who bakes?"],
    ),
    "some without a question mark": (
        "What is rye?\nA grain that is dark.\n\nHow the dough rests\nAn hour is enough for it.\n\nWho bakes?\n"
        "Bakers bake.\n\nWhy salt matters\nIt has a taste.\n\n"
        "Where is it sold?\nAt the mill, mostly.\n\nHow bread is cut\nWith a knife.\n",
        [
            "What is rye?",
            "How the dough rests",
            "Who bakes?",
            "Why salt matters",
            "Where is it sold?",
            "How bread is cut",
        ],
    ),
    "entries with leaders to their pages": (
        "CONTENTS\n\n  Q1.  What is rye?........ 1\n  Q2.  Who bakes? . . . . . 1\n  Q3.  How hot is it?...... 12\n\n"
        "Q1.  What is rye?\n\n  A grain.\n\nQ2.  Who bakes?\n\n  You.\n\nQ3.  How hot is it?\n\n  Very.\n",
        ["What is rye?", "Who bakes?", "How hot is it?"],
    ),
    "answers in the titles' lines": (
        "Facts about bread\n\n1. What is rye? A grain.\n2. Who bakes? You, of course.\n3. How hot is it? Very.\n",
        ["What is rye?", "Who bakes?", "How hot is it?"],
    ),
    "labelled answers in the titles' lines": (
        "Facts about bread\n\nQ1. What is rye? A: A grain.\nQ2. Who bakes? A: You.\nQ3. How hot is it? A: Very.\n",
        ["What is rye?", "Who bakes?", "How hot is it?"],
    ),
    "answers behind colons": (
        "Interview with the mill\n\nHow old is it?: Very old.\n\nWho owns it?: The village.\n\nCan I come?: Yes.\n",
        ["How old is it?", "Who owns it?", "Can I come?"],
    ),
    "few, over lines that say little": (
        "Garden notes\n\nWhat is a hoe?\nA tool:\n1) for weeds\n2) for rows\n\nWhat is a rake?\nAnother tool.\n",
        ["What is a hoe?", "What is a rake?"],
    ),
    "drawn on both sides": (
        "--- What is rye? ---\n\nA grain.\n\n--- Who bakes? ---\n\nYou.\n\n--- How hot is it? ---\n\nVery.\n",
        ["What is rye?", "Who bakes?", "How hot is it?"],
    ),
    "labels on lines of their own": (
        "Question 1\nWhat is rye?\n\nAnswer\nA grain.\n\nQuestion 2\nWho bakes?\n\nAnswer\nYou.\n",
        ["What is rye?", "Who bakes?"],
    ),
    "numbers from zero on": (
        "0. About this\n\nIt is short.\n\n1. What is rye?\n\nA grain.\n\n2. Who bakes?\n\nYou.\n\n"
        "3. How hot is it?\n\nVery.\n",
        ["About this", "What is rye?", "Who bakes?", "How hot is it?"],
    ),
    "three entries in brackets": (
        "[1] What is rye?\n[2] Who bakes?\n[3] How hot is it?\n\n"
        "[1] What is rye?\n\nA grain.\n\n[2] Who bakes?\n\nYou.\n\n[3] How hot is it?\n\nVery.\n",
        ["What is rye?", "Who bakes?", "How hot is it?"],
    ),
}

LABELLED = {
    "words in German, over text that is wrapped and set in": (
        "Fragen zum Brot\n\nFrage 1: Was ist ein Sauerteig, und wie lange muss er stehen, bis man ihn\n"
        "zum ersten Mal verwenden kann?\n\nAntwort: Ein Teig aus Mehl und Wasser. Er steht fünf Tage an einem warmen\n"
        "Ort, und dann kommt etwas dazu:\n\n  - Mehl\n  - Wasser\n\n"
        "Frage 2: Der Teig klebt.\n\nAntwort: Das ist richtig so.\n",
        [
            (
                "Was ist ein Sauerteig, und wie lange muss er stehen, bis man ihn zum ersten Mal verwenden kann?",
                "Ein Teig aus Mehl und Wasser. Er steht fünf Tage an einem warmen\n"
                "Ort, und dann kommt etwas dazu:\n\n- Mehl\n- Wasser",
            ),
            ("Der Teig klebt.", "Das ist richtig so."),
        ],
    ),
    "words in Russian, with options": (
        "Вопрос: Тесто липнет.\nОтвет: Смочите руки.\n\nВопрос №2. Какой хлеб самый тёмный?\nа) ржаной\nб) пшеничный\n"
        "Правильный ответ: а\n",
        [("Тесто липнет.", "Смочите руки."), ("Какой хлеб самый тёмный?", "- а) ржаной")],
    ),
    "words in Chinese": (
        "问1：什么是酵母？\n答：一种真菌。\n\n问2：面团粘手\n答：这很正常。\n",
        [("什么是酵母？", "一种真菌。"), ("面团粘手", "这很正常。")],
    ),
    "numbers in Chinese": (
        "第1题：什么是酵母？\n答案：真菌\n\n第2题：谁烤面包？\n答案：面包师\n",
        [("什么是酵母？", "真菌"), ("谁烤面包？", "面包师")],
    ),
    "letters in Spanish": (
        "P: ¿Qué es la masa madre?\nR: Una mezcla.\n\nP: La masa se pega\nR: Moja las manos.\n\n"
        "P: ¿Quién hornea?\nR: El panadero: P: y R: también.\n",
        [
            ("¿Qué es la masa madre?", "Una mezcla."),
            ("La masa se pega", "Moja las manos."),
            ("¿Quién hornea?", "El panadero: P: y R: también."),
        ],
    ),
    "one letter as in English, and one as not": (
        "Q : Qui pétrit ?\nR : Le boulanger.\n\nQ : Qui mange ?\nR : Toi.\n",
        [("Qui pétrit ?", "Le boulanger."), ("Qui mange ?", "Toi.")],
    ),
    "words on lines of their own in Spanish": (
        "Pregunta 1\n¿Qué es la masa madre?\nRespuesta\nUna mezcla.\n\n"
        "Pregunta 2\nLa masa se pega\nRespuesta\nMoja las manos.\n",
        [("¿Qué es la masa madre?", "Una mezcla."), ("La masa se pega", "Moja las manos.")],
    ),
    "numbers behind letters": (
        "Q1. What is rye?\n\nA1. A grain.\n\nQ2. Who bakes?\n\nA2. You.\n",
        [("What is rye?", "A grain."), ("Who bakes?", "You.")],
    ),
    "none, but the question mark of Greek": (
        "Τι είναι το ψωμί;\nΈνα τρόφιμο.\n\nΠοιος το ψήνει;\nΟ φούρναρης.\n",
        [("Τι είναι το ψωμί;", "Ένα τρόφιμο."), ("Ποιος το ψήνει;", "Ο φούρναρης.")],
    ),
    "none, but a square": (
        "■ How is rye baked in the north?\nIn a pot.\n\n■ Who eats the bread of it?\nEverybody there.\n",
        [("How is rye baked in the north?", "In a pot."), ("Who eats the bread of it?", "Everybody there.")],
    ),
    "a solution within an answer": (
        "Q: The oven smokes.\nA: It is old.\nSolution: clean it.\n\nQ: Who bakes?\nA: You.\n",
        [("The oven smokes.", "It is old.\n\nSolution: clean it."), ("Who bakes?", "You.")],
    ),
}


def found(text):
    guide, _ = foreign.as_text([Document("bread.txt", text)])
    return guide, sorted(questions(guide), key=lambda question: question.line)


def spelled(title):
    return " ".join(re.findall(r"\w+", titles.plain(title)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_titles(name):
    text, wanted = DOCUMENTS[name]
    guide, asked = found(text)
    assert [spelled(question.title) for question in asked] == [spelled(title) for title in wanted]
    assert all(question.answer for question in asked)
    assert not lost_words(text, guide)


def test_an_answer_that_is_a_list_of_long_paragraphs_is_no_quiz():
    long = "and so on, with many more words than anybody would read in an option of a quiz, " * 5
    _, asked = found(
        f"1) What is rye?\n\na) A grain, {long}\n\nb) A bread, {long}\n\n2) Who bakes?\n\nYou.\n\n3) Why?\n\nSo.\n"
    )
    assert [bool(question.prompt) for question in asked] == [False, False, False]


def test_options_whose_signs_say_which_are_right():
    _, asked = found(
        "Lesson 1: Quiz\n* The dark grain is called\n- oat\n+ rye\n- salt\n* Bread rests on stones\n- True\n+ False\n\n"
        "Lesson 2: Quiz\n* Loaves need\n+ salt\n+ time\n- sugar\n"
    )
    assert [titles.plain(question.title) for question in asked] == [
        "The dark grain is called", "Bread rests on stones", "Loaves need",
    ]  # fmt: skip
    assert [question.prompt for question in asked] == [
        "- oat\n- rye\n- salt",
        "- True\n- False",
        "- salt\n- time\n- sugar",
    ]
    assert [question.answer for question in asked] == ["- rye", "- False", "- salt\n- time"]


def test_what_is_good_and_bad_is_an_answer():
    _, asked = found("What is rye like?\n+ It is dark.\n- It is dear.\n\nWho eats it?\nPeople.\n\nWhy?\nIt is good.\n")
    assert (asked[0].prompt, asked[0].answer) == ("", "- It is dark.\n- It is dear.")


def test_a_list_in_an_answer_is_no_options():
    _, asked = found("Q: Which are dark?\nA: These:\na) rye \u2713\nb) oat\n\nQ: Who?\nA: Me.\n\nQ: Why?\nA: So.\n")
    assert (asked[0].prompt, asked[0].answer) == ("", "These:\n\n- a) rye \u2713\n- b) oat")


def test_wrong_options_are_no_more_marked_than_right_ones():
    guide, asked = found("Q1. What burns?\nA) Ice [wrong]\nB) Fire [correct]\n\nQ2. Who?\nA) I\nB) You [correct]\n")
    assert [question.answer for question in asked] == ["B) Fire", "B) You"]
    assert "wrong" not in asked[0].prompt
    assert not lost_words("Ice [wrong] Fire [correct]", guide)


def test_options_in_capitals_are_no_sections():
    guide, asked = found(
        "Q1. Which is dark?\nA. RYE [correct]\nB. OATS\nC. SALT\n\nQ2. Which is light?\nA. RYE\nB. OATS [correct]\n"
    )
    assert [len(topic.questions) for topic in guide.topics] == [2]
    assert [question.answer for question in asked] == ["A. RYE", "B. OATS"]


TICKS = {"*B. Rye": [], "B. Rye [correct]": ["correct"], "B. Rye \u2705": []}


@pytest.mark.parametrize("right", TICKS)
def test_options_that_the_text_ticks_are_the_answer(right):
    text = f"Q1. What is dark?\nA. Oats\n{right}\nC. Salt\n\nIt is true (correct).\n\nQ2. Why?\nSo.\n"
    guide, asked = found(text)
    assert (asked[0].prompt, asked[0].answer) == ("- A. Oats\n- B. Rye\n- C. Salt", "B. Rye\n\nIt is true (correct).")
    assert [each.text for each in guide.unplaced if each.reason == "tick of a right answer"] == TICKS[right]
    assert not lost_words(text, guide)


def test_a_contents_list_in_which_a_number_stands_twice():
    words = ["crust", "crumb", "salt", "stone", "peel", "steam", "mill", "sack", "yeast"]
    numbers = ["1.1", "1.3", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5"]
    listed = "".join(f"{number}\tNotes on {word}\n" for number, word in zip(numbers, words, strict=True))
    body = "".join(
        f"{number}\tNotes on {word}\n\n\tIt is {word}.\n\n" for number, word in zip(numbers, words, strict=True)
    )
    _, asked = found(f"Bread FAQ\n\nTable of Contents:\n\n{listed}\n{'_' * 40}\n\n{body}")
    assert [titles.plain(question.title) for question in asked] == [f"Notes on {word}" for word in words]


def test_questions_directly_above_another_one_share_its_answer():
    _, asked = found("1.1 What is rye?\n1.2 Is rye a grain?\n\nA grain.\n\n1.3 Who bakes?\n\nYou.\n")
    assert [question.answer for question in asked] == ["A grain.", "A grain.", "You."]


def test_a_list_of_questions_shares_no_answer():
    _, asked = found("1. What is rye?\n2. Who bakes?\n3. How hot is it?\n4. Why?\n5. What rises?\n\nDough.\n")
    assert [question.answer for question in asked] == ["", "", "", "", "Dough."]


def test_the_answer_over_another_question_is_no_section():
    guide, asked = found(
        "1. Which grain is dark?\n   A. Rye\n   B. Wheat\n\nAnswer: A\n\n"
        "2. Which is light?\n   A. Rye\n   B. Wheat\n\nAnswer: B\n\n3. Who bakes?\n   A. You\n   B. I\n\nAnswer: A\n"
    )
    assert [question.answer for question in asked] == ["- A. Rye", "- B. Wheat", "- A. You"]
    assert len(guide.topics) == 1


def test_code_under_a_complete_title_is_the_prompt():
    _, asked = found(
        "Q1. What does this print?\nloaf = [1, 2]\nprint(loaf)\nAns: [1, 2]\n\nQ2. What is rye,\nand who eats it?\n"
        "Ans: A grain.\n\nQ3. Who bakes?\nAns: You.\n"
    )
    assert [titles.plain(question.title) for question in asked] == [
        "What does this print?",
        "What is rye, and who eats it?",
        "Who bakes?",
    ]
    assert asked[0].prompt == "```\nloaf = [1, 2]\nprint(loaf)\n```"


def test_sections_over_the_first_entries_belong_to_the_contents_list():
    guide, asked = found(
        "Bread FAQ\n\nA. RYE\n A1. What is rye?\n A2. Who eats it?\nB. OVENS\n B1. How hot are they?\n"
        " B2. Where are they?\n\nA. RYE\n\nA1. What is rye?\n\nA grain.\n\nA2. Who eats it?\n\nYou.\n\n"
        "B. OVENS\n\nB1. How hot are they?\n\nVery.\n\nB2. Where are they?\n\nHere.\n"
    )
    assert [len(topic.questions) for topic in guide.topics] == [2, 2]
    assert not guide.intro
    assert len(asked) == 4


def test_a_single_line_of_code_between_paragraphs():
    _, asked = found(
        "What is a list of loaves?\nA short way to count them.\nloaves = [loaf for loaf in oven]\nIt is fast.\n\n"
        "Who bakes?\nBakers.\n"
    )
    fenced = "```\nloaves = [loaf for loaf in oven]\n```"
    assert asked[0].answer == f"A short way to count them.\n\n{fenced}\n\nIt is fast."


def test_sections_with_numbers_in_words():
    guide, _ = found(
        "烘焙\n\n一、基础\n\n1、什么是酵母？\n\n一种真菌。\n\n2、什么是黑麦？\n\n一种谷物。\n\n"
        "二、进阶\n\n3、为什么面包会变硬？\n\n因为淀粉老化。\n\n4、谁烤面包？\n\n面包师。\n"
    )
    assert [len(topic.questions) for topic in guide.topics] == [2, 2]


def test_what_a_colon_announces_is_no_section():
    guide, asked = found(
        "1. What is rye?\nA grain.\nIts flour:\nDark Flour\n\n2. Who bakes?\nYou.\n\n3. How hot is it?\nVery.\n"
    )
    assert len(guide.topics) == 1
    assert "Dark Flour" in asked[0].answer


def test_answers_on_lines_of_their_own_start_after_their_label():
    _, asked = found("Question 1\nWhat is rye?\n\nAnswer\nA grain.\n\nQuestion 2\nWho bakes?\n\nAnswer\nYou.\n")
    assert [question.answer for question in asked] == ["A grain.", "You."]


FENCED = (
    'Q: Which loaf is dark?\n\n```go\nloaf.Name string `key:"rye"`\nIs this a question?\n```\n\n'
    "a. rye\nb. wheat\n\nA: a\n"
)


def test_code_between_fences_asks_nothing():
    _, asked = found(f"{FENCED}\nQ: Who bakes?\nA: You.\n")
    assert [question.answer for question in asked] == ["- a. rye", "You."]
    assert asked[0].prompt == '```go\nloaf.Name string `key:"rye"`\nIs this a question?\n```\n\n- a. rye\n- b. wheat'


def test_a_fence_under_a_label_ends_the_title():
    _, asked = found("Q: What does it print?\n```\nprint(1)\n```\nA: 1\n\nQ: Who bakes?\n```\nbake()\n```\nA: You.\n")
    assert [question.title for question in asked] == ["What does it print?", "Who bakes?"]
    assert [question.prompt for question in asked] == ["```\nprint(1)\n```", "```\nbake()\n```"]


def test_one_question_with_labels_in_a_file():
    _, asked = found("Q: Choose the dark loaf.\n\na. rye\nb. wheat\n\nA: a\n")
    assert [(question.title, question.answer) for question in asked] == [("Choose the dark loaf.", "- a. rye")]


def understood(*texts):
    documents = [Document(f"notes/{n}.txt", text) for n, text in enumerate(texts)]
    guide, _ = foreign.as_text(documents)
    assert not any(lost_of(documents, guide))
    return guide


def test_each_file_names_its_own_topic():
    guide = understood(
        "Rye\n\nWhat is rye?\nA grain.\n\nWho eats it?\nYou.\n",
        "Wheat\n\nAbout wheat.\n\nWhat is wheat?\nA grain.\n\nWho eats it?\nI.\n",
        "How old is bread?\nVery old.\n\nHow long does it keep?\nA day.\n",
    )
    assert [topic.title for topic in guide.topics] == ["Rye", "Wheat", "2"]
    assert [topic.intro for topic in guide.topics] == ["", "About wheat.", ""]
    assert (guide.title, guide.intro) == ("Notes", "")


def test_the_sections_of_one_of_several_files_are_tags():
    guide = understood(
        "Rye\n\nWhat is rye?\nA grain.\n\nWho eats it?\nYou.\n",
        "Wheat\n\nThe Grain\n\nWhat is wheat?\nA grain.\n\nWho eats it?\nI.\n\nThe Flour\n\nHow fine is it?\nVery.\n",
    )
    assert [topic.title for topic in guide.topics] == ["Rye", "Wheat"]
    assert [question.tags for question in guide.topics[1].questions] == [("The Grain",), ("The Grain",), ("The Flour",)]


def test_files_in_a_folder_for_each_make_one_topic():
    asked = [f"Q: How hot is oven {n}?\nA: Very.\n" for n in range(3)]
    guide, _ = foreign.as_text([Document(f"ovens/{n}/card.txt", text) for n, text in enumerate(asked)])
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Ovens", 3)]


def test_files_of_one_question_each_make_one_topic():
    guide = understood(FENCED, "Wheat\n\nQ: Who bakes?\nA: You.\n", "Q: How hot is it?\nA: Very.\n")
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Notes", 3)]
    assert [(stretch.reason, stretch.text) for stretch in guide.unplaced] == [("title of a file", "Wheat")]


@pytest.mark.parametrize("last", ["Tags: rye, wheat", "Conclusion\nIt is good.", "Subscribe", "Thanks for reading!"])
def test_the_line_under_the_last_question_is_its_answer_where_others_have_one(last):
    guide, asked = found(f"What is rye?\nA grain.\n\nWho bakes?\nYou.\n\nWhat ends a page on bread?\n{last}\n")
    assert words(asked[-1].answer) == words(last)
    assert not guide.unplaced


def test_a_footer_under_questions_without_answers():
    guide, asked = found("What is rye?\n\nWho bakes?\n\nHow hot is it?\n\nThanks for reading!\n")
    assert [question.answer for question in asked] == ["", "", ""]
    assert [stretch.reason for stretch in guide.unplaced] == ["footer"]


@pytest.mark.parametrize("name", LABELLED)
def test_labels(name):
    text, wanted = LABELLED[name]
    guide, problems = read([Document("bread.txt", text)])
    assert guide.shape.startswith("plain text, ")
    assert [(question.title, question.answer) for question in questions(guide)] == wanted
    assert not problems
    assert not lost_words(text, guide)


def test_options_with_colons_keep_their_letters():
    _, asked = found("1. Which is dark?\nA: rye\nB: wheat\n\n2. Who bakes?\nA: you\nB: I\n\n3. Why?\nA: so\nB: no\n")
    assert [question.answer.split("\n")[0] for question in asked] == ["A: rye", "A: you", "A: so"]


def test_a_line_that_says_only_how_hard_a_question_is():
    text = "What is rye?\nDifficulty: easy\nA grain.\n\nWho bakes?\nYou.\nLevel: Hard questions\n"
    guide, asked = found(text)
    assert [(question.level, question.answer) for question in asked] == [("easy", "A grain."), ("hard", "You.")]
    assert [(stretch.line, stretch.text) for stretch in guide.unplaced] == [
        (2, "Difficulty"),
        (7, "Level Hard questions"),
    ]
    assert not lost_words(text, guide)


@pytest.mark.parametrize("mark", ["-" * 30 + "\nEnd of FAQ", "*** End of the bread FAQ, part 2 of 3 ***", "THE END"])
def test_a_mark_of_the_end_is_no_part_of_the_last_answer(mark):
    asked = "1.1  What is rye?\n\n     A grain.\n\n1.2  Who bakes?\n\n     Bakers, and\n     millers too.\n\n"
    guide, _ = read([Document("faq.txt", f"{asked}{mark}\n")])
    assert [question.answer for question in questions(guide)] == ["A grain.", "Bakers, and\nmillers too."]
    assert [stretch.text for stretch in guide.unplaced if stretch.reason == "footer"] == [mark.split("\n")[-1]]


def test_options_are_no_titles_of_a_list():
    text = "".join(f"{n}. Which loaf is dark\nand sour {n}\na) rye\nb) oats\n\n" for n in range(1, 6))
    guide, _ = read([Document("a.txt", text)])
    asked = [question for topic in guide.topics for question in topic.questions]
    assert [question.title for question in asked] == [f"Which loaf is dark and sour {n}" for n in range(1, 6)]
    assert {question.prompt for question in asked} == {"- a) rye\n- b) oats"}


def test_titles_behind_a_hash_where_few_ask():
    names = [
        "How do I start?",
        "The crust is pale",
        "My oven is cold",
        "Who helps?",
        "The dough sticks",
        "Is rye sour?",
    ]
    text = "".join(f"# {name}\nRead chapter {n}.\n\nRye\nIt needs more time.\n\n" for n, name in enumerate(names, 1))
    guide, asked = found(text)
    assert [question.title for question in asked] == names
    assert [len(topic.questions) for topic in guide.topics] == [len(names)]


def test_bullets_over_text_set_in_as_far_in_a_text_that_says_it_is_a_faq():
    names = [
        *("The crust is pale", "The dough sticks", "The oven is cold", "No steam comes out"),
        *("Where is the salt?", "The loaf is flat", "Rye tastes sour", "It never ends"),
    ]
    text = "".join(f"  * {name}\n\n    Bakers wait for it.\n    They have time.\n\n" for name in names)
    _, asked = found(f"          Bread: frequently asked questions\n\nBaking\n\n{text}")
    assert [question.title for question in asked] == names
    assert asked[0].answer.startswith("Bakers wait for it.")


def test_comments_of_settings_are_no_titles():
    _, asked = found(
        "# How do I start?\n\nSay so:\n\n# heat of the oven\nheat=200\n\n# How do I stop?\n\nWait.\n\n"
        "# How long?\n\nAn hour.\n"
    )
    assert [question.title for question in asked] == ["How do I start?", "How do I stop?", "How long?"]


def test_what_an_answer_counts_is_no_question():
    days = "Day 1: you knead.\nDay 2: you bake.\nDay 3: who eats?\n"
    _, asked = found(f"1. What is rye?\n\nA grain.\n\n2. Who bakes?\n\n{days}\n3. Why?\n\nSo.\n\n4. When?\n\nNow.\n")
    assert [question.title for question in asked] == ["What is rye?", "Who bakes?", "Why?", "When?"]
