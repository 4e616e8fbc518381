"""Keys: answers that stand in a section, a table, a list or a line of their own, by the numbers of the questions."""

import pytest

from studyfold import titles
from studyfold.canonical_text import canonical_text
from studyfold.check import check, questions
from studyfold.model import Document
from studyfold.reading import read
from studyfold.words import lost_of


def choices(count, head, option="- {letter}) {word}", start=1):
    """Questions with three options each."""
    asked = []
    for n in range(start, start + count):
        options = [option.format(letter=letter, word=f"{word} {n}") for letter, word in zip("ABC", WORDS, strict=True)]
        asked.append("\n".join([head.format(n=n), "", *options, ""]))
    return "\n".join(asked)


WORDS = "stone", "grain", "wood"
HEADED = "### Question {n}\n\nWhat is loaf {n} made of?"
ROWS = "\n".join(f"| {n} | {letter} | Milling | Loaf {n} says so. |" for n, letter in enumerate("BCAB", 1))
GRAIN = ["- B) grain 1", "- C) wood 2", "- A) stone 3", "- B) grain 4"]
TEXT_CHOICES = "".join(
    f"{n}. What is loaf {n} made of?\nA. stone {n}\nB. grain {n}\nC. wood {n}\n\n" for n in (1, 2, 3, 4)
)
TEXT_CAKES = TEXT_CHOICES.replace("loaf", "cake")
BARE = "# Bread\n\n" + "".join(f"## {n}. What is loaf {n}?\n\n" for n in (1, 2, 3, 4))
KEYS = {
    "table.md": (
        f"# Exam\n\n{choices(4, HEADED)}\n## Answer Key\n\n"
        f"| Q | Answer | Topic | Why |\n|---|---|---|---|\n{ROWS}\n\n"
        "## Scoring\n\nFour is good.\n",
        [f"{right}\n\nLoaf {n} says so." for n, right in enumerate(GRAIN, 1)],
    ),
    "rows.md": (
        f"# Exam\n\n{choices(4, HEADED)}\n## Answers\n\n"
        f"| Q | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|\n| A | B | C | A | B |\n",
        GRAIN,
    ),
    "beside.md": (
        f"# Exam\n\n{choices(4, HEADED)}\n## Answers\n\n| No. | Key | No. | Key |\n|---|---|---|---|\n"
        "| 1 | B | 3 | A |\n| 2 | C | 4 | B |\n",
        GRAIN,
    ),
    "one-line.md": (f"# Exam\n\n{choices(4, HEADED)}\n---\n\nGood luck!\n\n**Answers:** 1-b, 2-c,\n3-a, 4-b\n", GRAIN),
    "unlabelled.md": (
        f"# Exam\n\n{choices(4, '**Q{n}.** What is loaf {n} made of?', '{letter}. {word}  ')}\n1-B 2-C 3-A 4-B\n\n"
        f"Good luck!\n",
        ["- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"],
    ),
    "list.md": (
        f"# Prova\n\n{choices(4, '### Questão {n}: Pão')}\n## Gabarito oficial\n\n"
        f"1. B\n2. **C**\n3. a)\n4. Resposta: B\n",
        GRAIN,
    ),
    "headings-below-label.md": (
        f"# Exam\n\n{choices(3, HEADED)}\n**Answers**\n\n#### 1. B\n\n#### 2. c - it burns\n\nIn the oven.\n\n"
        "#### 3. A\n\n## Score\n\nThree is good.\n",
        [GRAIN[0], f"{GRAIN[1]}\n\nit burns\n\nIn the oven.", GRAIN[2]],
    ),
    "beside-letters.md": (
        f"# Exam\n\n{choices(3, HEADED)}\nKey: 1. (b)  2. (c)  3. (a)\n",
        GRAIN[:3],
    ),
    "with-words.md": (
        f"# Exam\n\n{choices(3, HEADED)}\n## Answers\n\n- Q1: B (it is sown)\n- Q2: C burns\n- Q3: A.\n",
        [f"{GRAIN[0]}\n\n(it is sown)", f"{GRAIN[1]}\n\nburns", GRAIN[2]],
    ),
    "article.md": (
        f"# Exam\n\n{BARE}## Answers\n\n1. A grain.\n2. B\n3. A stone.\n4. E is no letter.\n",
        ["A grain.", "B", "A stone.", "E is no letter."],
    ),
    "broken.html": (
        "<h1>Exam</h1>"
        + "".join(f"<h3>{n}. What is it?</h3><p>a) rye<br>b) oats<br>c) corn</p>\n" for n in (1, 2, 3))
        + "<h2>Answer Key</h2><p>1-c 2-a 3-b</p>",
        ["- c) corn", "- a) rye", "- b) oats"],
    ),
    "explained.md": (
        f"# Exam\n\n{choices(4, HEADED)}\n## Answer key\n\n<details>\n<summary>Show the answers</summary>\n\n"
        "1. **B** — it is `ground`.\n2. **C** — see the oven.\n\n   It burns.\n3. **A** — stone 3\n4. **B**\n\n"
        "</details>\n",
        [f"{GRAIN[0]}\n\nit is `ground`.", f"{GRAIN[1]}\n\nsee the oven.\n\nIt burns.", GRAIN[2], GRAIN[3]],
    ),
    "comments.md": (
        f"# Prova\n\n{choices(3, '### Questão {n}: Pão')}\n## Gabarito\n\n1. B\n2. C\n3. A\n\n## Comentários\n\n"
        + "".join(f"### Comentário da questão {n}\n\nO pão {n} cresce.\n\n" for n in (1, 2, 3)),
        [f"{right}\n\nO pão {n} cresce." for n, right in enumerate(GRAIN[:3], 1)],
    ),
    "several-right.md": (
        f"# Exam\n\n{choices(3, HEADED)}\n## Answers\n\n1. A, B\n2. B and C\n3. AC\n",
        ["- A) stone 1\n- B) grain 1", "- B) grain 2\n- C) wood 2", "- A) stone 3\n- C) wood 3"],
    ),
    "in-titles.md": (
        "# Exam\n\n1. What is rye? (a) stone (b) grain\n2. What is oak? (a) grain (b) wood\n"
        "3. What is slate? (a) stone (b) wood\n\nAnswer key: 1) b, 2) b, 3) a\n",
        ["- (b) grain", "- (b) wood", "- (a) stone"],
    ),
    "in-code.md": (
        "# Exam\n\n"
        + "".join(f"### Question {n}\nWhich loaf is number {n}?\n```\nA) rye\nB) oats\n```\n\n" for n in (1, 2, 3))
        + "**Answers:** 1-B, 2-A, 3-B\n",
        ["- B) oats", "- A) rye", "- B) oats"],
    ),
    "numbered-one.md": (
        "# Bread\n\n## Questions\n1. What is rye?\n1. How is it milled?\n1. Who bakes?\n\n## Answers\n1. A grain.\n"
        "1. Between stones:\n    - the upper one\n    - the lower one\n1. The baker.\n",
        ["A grain.", "Between stones:\n- the upper one\n- the lower one", "The baker."],
    ),
    "by-headings.md": (
        "# Bread\n\n## Question 1: Rye\n\n**Choose** -- You have rye, which is dark.\n\nWhich mill do you take?\n\n"
        "## Question 2: The oven\n\nHow hot is it?\n\n## Question 3: The crust\n\nWhy is it pale?\n\n"
        "## Answer Key\n\n"
        "### Answer 1: Rye\n\n**The stones**: they are slow.\n\n1. Fill.\n2. Turn.\n\n### Answer 2: The oven\n\n"
        "Very.\n\n"
        "### Answer 3: The crust\n\nWait.\n",
        ["**The stones**: they are slow.\n\n1. Fill.\n2. Turn.", "Very.", "Wait."],
    ),
    "by-paragraphs.md": (
        "# Bread\n\n## What is rye?\n\n## Who bakes?\n\n## How hot is it?\n\n## Solutions\n\n"
        "**1. In short:** a grain.\n\n"
        "It is sown:\n\n```\nrye = 1\n```\n\n**2.** The baker.\n\n**3.** Very.\n\n---\n\n*The end*\n",
        ["**In short:** a grain.\n\nIt is sown:\n\n```\nrye = 1\n```", "The baker.", "Very."],
    ),
    "terms.md": (
        "# Terms\n\n1. What is ground — ___\n2. What is hot — ___\n3. Who bakes — ___\n\n"
        "**Answers:** 1-flour, 2-oven,\n3-baker (or you)\n",
        ["flour", "oven", "baker (or you)"],
    ),
    "sections.md": (
        "# Bread\n\n## Rye\n\n1. Is it dark?\n2. Is it sweet?\n3. Is it old?\n\n### Answers\n\n"
        "1. Yes\n2. No\n3. Yes. Very.\n\n"
        "## Oats\n\n1. Is it flat?\n2. Is it hot?\n3. Is it new?\n\n### Answers\n\n1. No\n2. Yes\n3. No\n",
        ["Yes", "No", "Yes. Very.", "No", "Yes", "No"],
    ),
    "restarts.md": (
        "# Bread\n\n## Rye\n\n### 1. Is it dark?\n\n### 2. Is it sweet?\n\n### 3. Is it old?\n\n## Oats\n\n"
        "### 1. Is it flat?\n\n"
        "### 2. Is it hot?\n\n### 3. Is it new?\n\n## Answers\n\n### Rye\n\n1. Yes\n2. No\n3. Yes\n\n### Oats\n\n"
        "1. No\n2. No\n3. So\n",
        ["Yes", "No", "Yes", "No", "No", "So"],
    ),
    "ru.md": (
        "# Тест\n\n## Вопрос 1\n\nИз чего хлеб?\n\nа) камень\nб) зерно\n\n## Вопрос 2\n\nКто печёт?\n\n"
        "а) пекарь\nб) мельник\n\n"
        "## Вопрос 3\n\nЧем мелют?\n\nа) камнем\nб) рожью\n\n## Ответы к тесту\n\n1 - б\n2 - а\n3 - а\n",
        ["- б) зерно", "- а) пекарь", "- а) камнем"],
    ),
    "ru-on-a-line.md": (
        "# Тест\n\n"
        + "".join(f"## {n}. Что это за хлеб {n}?\n\nа) камень\nб) зерно\nв) дерево\n\n" for n in (1, 2, 3))
        + "Ответы: 1 б 2 а 3 в\n",
        ["- б) зерно", "- а) камень", "- в) дерево"],
    ),
    "zh.md": (
        "# 面包\n\n### 1. 什么是黑麦？\n\n### 2. 怎么磨？\n\n### 3. 谁来烤？\n\n## 参考答案\n\n"
        "**1.** 一种谷物。\n\n**2.** 用石头。\n\n**3.** 面包师。\n",
        ["一种谷物。", "用石头。", "面包师。"],
    ),
    "page.html": (
        "<h1>Exam</h1><ol>"
        + "".join(f"<li>What is loaf {n}?<ol type='A'><li>stone</li><li>grain</li></ol></li>\n" for n in (1, 2, 3))
        + "</ol>\n<h2>Answers</h2>\n<ol><li>B</li>\n<li>A</li>\n<li>B</li></ol>",
        ["- B. grain", "- A. stone", "- B. grain"],
    ),
    "exam.adoc": (
        "= Exam\n\n"
        + "".join(f"== Question {n}\n\nWhat is loaf {n}?\n\n* A. stone\n* B. grain\n\n" for n in (1, 2, 3))
        + "== Solutions\n\n. B\n. A\n. B\n",
        ["- B. grain", "- A. stone", "- B. grain"],
    ),
    "exam.rst": (
        "Exam\n====\n\n1. What is rye?\n2. Who bakes?\n3. How hot is it?\n\nAnswers\n-------\n\n"
        "1. A grain.\n2. The baker.\n3. Very.\n",
        ["A grain.", "The baker.", "Very."],
    ),
    "heading.txt": (
        f"Bread exam\n\n{TEXT_CHOICES}ANSWERS\n1. B\n2. C\n3. A\n4. B\n",
        ["- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"],
    ),
    "underlined.txt": (
        "Bread exam\n\n1. What is rye?\n\n2. Who bakes?\n\n3. How hot is it?\n\nAnswers\n-------\n\n"
        "1. A <grain> that *is* sown.\n\n2. The baker:\n\n       mix(rye, oats)\n       wait(7)\n\n3. Very.\n",
        [
            r"A \<grain\> that \*is\* sown.",
            "The baker:\n\n```\n    mix(rye, oats)\n    wait(7)\n```",
            "Very.",
        ],
    ),
    "wrapped.txt": (
        "Bread exam\n\n"
        + "".join(
            f"{n}. What is it that the baker of loaf {n} does when\n   the oven is cold?\n\n" for n in range(1, 6)
        )
        + "Answer key\n\n"
        + "".join(f"{n}. He waits until it is hot, and kneads loaf {n} once\n   more.\n\n" for n in range(1, 6)),
        [f"He waits until it is hot, and kneads loaf {n} once\nmore." for n in range(1, 6)],
    ),
    "line.txt": (
        "Pan\n\n"
        + "".join(f"{n}. ¿De qué es {n}?\n   a) piedra\n   b) grano\n\n" for n in (1, 2, 3))
        + "Respuestas: 1-b, 2-a, 3-b\n",
        ["- b) grano", "- a) piedra", "- b) grano"],
    ),
    "drawn.txt": (
        f"Bread exam\n\nCHAPTER 1\n\n{TEXT_CHOICES}----- ANSWERS -----\n\n1. B\n2. C\n3. A\n4. B\n\n"
        f"CHAPTER 2\n\n{TEXT_CAKES}*** Answers to chapter 2 ***\n\n1. A\n2. A\n3. C\n4. C\n",
        [
            *("- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"),
            *("- A. stone 1", "- A. stone 2", "- C. wood 3", "- C. wood 4"),
        ],
    ),
    "chapter-lines.txt": (
        f"Bread exam\n\nCHAPTER 1\n\n{TEXT_CHOICES}CHAPTER 2\n\n{TEXT_CAKES}ANSWER KEY\n\n"
        "Chapter 1: 1. B, 2. C, 3. A, 4. B\nChapter 2: 1. A, 2. A, 3. C, 4. C\n",
        [
            *("- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"),
            *("- A. stone 1", "- A. stone 2", "- C. wood 3", "- C. wood 4"),
        ],
    ),
    "rounds.txt": (
        "Pub quiz\n\nRound 1: Bread\n\n1. What is rye?\n2. Who bakes?\n3. How hot is it?\n\n"
        "Round 2: Salt\n\n1. Is it white?\n2. Where is it mined?\n3. What is it in?\n\nAnswers\n\n"
        "Round 1: Bread\n\n1. A grain\n2. The baker\n3. Very\n\nRound 2: Salt\n\n1. Yes\n2. There\n3. Bread\n",
        ["A grain", "The baker", "Very", "Yes", "There", "Bread"],
    ),
    "columns.txt": (
        f"Bread exam\n\n{TEXT_CHOICES}    Answer Key\n    ==========\n\n    1. B     3. A\n    2. C     4. B\n",
        ["- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"],
    ),
    "tight.txt": (
        f"Bread exam\n\n{TEXT_CHOICES}Key:\n1B\n2C\n3A\n4B\n\nThat was all.\n",
        ["- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"],
    ),
    "chapters.txt": (
        f"Bread exam\n\nCHAPTER 1\n\n{TEXT_CHOICES}ANSWERS\n\n1. B\n2. C\n3. A\n4. B\n\n"
        f"CHAPTER 2\n\n{TEXT_CAKES}ANSWERS\n\n1. A\n2. A\n3. C\n4. C\n",
        [
            *("- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"),
            *("- A. stone 1", "- A. stone 2", "- C. wood 3", "- C. wood 4"),
        ],
    ),
    "key-of-chapters.txt": (
        f"Bread exam\n\nCHAPTER 1\n\n{TEXT_CHOICES}CHAPTER 2\n\n{TEXT_CAKES}ANSWERS\n\n"
        "Chapter 1\n1. B\n2. C\n3. A\n4. B\n\nChapter 2\n1. A\n2. A\n3. C\n4. C\n",
        [
            *("- B. grain 1", "- C. wood 2", "- A. stone 3", "- B. grain 4"),
            *("- A. stone 1", "- A. stone 2", "- C. wood 3", "- C. wood 4"),
        ],
    ),
}
NO_KEYS = {
    "steps.txt": "Bread\n\n1. What is rye?\n\n2. Who bakes?\n\n3. How hot is it?\n\n4. Why?\n\n"
    "Solutions\n\n1. Mix.\n2. Knead.\n",
    "too-few.md": f"{BARE}## Answers\n\n1. Rye.\n2. Oats.\n",
    "other-numbers.md": f"{BARE}## Answers\n\n2. Rye.\n3. Oats.\n4. Wheat.\n5. Corn.\n",
    "other-letters.md": f"# Exam\n\n{choices(4, HEADED)}\nAnswers:\n\n1. F\n2. G\n3. F\n4. H\n",
    "no-options.md": f"{BARE}\n1-A 2-B 3-A 4-C\n",
    "no-label.md": f"{BARE}## Steps\n\n1. Mix.\n2. Knead.\n3. Wait.\n4. Bake.\n",
    "answered.md": BARE.replace("?\n", "?\n\nA grain.\n") + "## Answers\n\n1. Rye.\n2. Oats.\n3. Wheat.\n4. Corn.\n",
    "labelled.md": (
        f"# Exam\n\n{choices(4, HEADED)}".replace("- C", "- C) clay\n\n**Answer:** B\n\n[")
        + "## Answers\n\n1-A 2-A 3-A 4-A\n"
    ),
    "asks.md": (
        "# FAQ\n\n## Questions\n\n1. What is rye?\n2. Who bakes?\n3. How hot is it?\n\n## Answers\n\n"
        "### 1. What is rye?\n\nA grain.\n\n"
        "### 2. Who bakes?\n\nYou.\n\n### 3. How hot is it?\n\nVery.\n"
    ),
}


def found(name, text):
    guide, problems = read([Document(name, text)])
    return guide, sorted(questions(guide), key=lambda question: question.line), problems


@pytest.mark.parametrize("name", KEYS)
def test_each_answer_is_what_the_key_says_of_the_number(name):
    text, answers = KEYS[name]
    guide, asked, _ = found(name, text)
    assert [question.answer for question in asked] == answers
    assert guide.shape.endswith(f", {len(answers)} answers from a key")
    assert not [problem for problem in check(guide, lambda *_: "there") if problem.code == "unanswered"]


@pytest.mark.parametrize("name", [*KEYS, *NO_KEYS])
def test_no_word_is_lost(name):
    text = KEYS[name][0] if name in KEYS else NO_KEYS[name]
    document = Document(name, text)
    assert not any(lost_of([document], read([document])[0]))


@pytest.mark.parametrize("name", KEYS)
def test_importing_again_changes_nothing(name):
    written = canonical_text(found(name, KEYS[name][0])[0])
    assert canonical_text(found("again.md", written)[0]) == written


@pytest.mark.parametrize("name", [name for name in KEYS if name.endswith(".md")])
def test_each_answer_has_the_line_of_its_entry(name):
    text, _ = KEYS[name]
    lines = text.split("\n")
    for question in found(name, text)[1]:
        first = question.answer.split("\n")[0].lstrip("-( *").casefold()
        entry = lines[question.answer_line - 1].casefold()
        assert first in entry or first[0] in entry


def test_options_stay_open():
    asked = found("table.md", KEYS["table.md"][0])[1]
    assert asked[0].prompt == "- A) stone 1\n- B) grain 1\n- C) wood 1"
    assert asked[0].tags == ("Milling",)
    assert titles.plain(asked[0].title) == "What is loaf 1 made of?"


def test_what_goes_on_asking_stays_open():
    asked = found("by-headings.md", KEYS["by-headings.md"][0])[1]
    assert asked[0].prompt == "**Choose** -- You have rye, which is dark.\n\nWhich mill do you take?"


def test_the_rest_of_a_key_is_in_no_answer():
    guide, _, _ = found("one-line.md", KEYS["one-line.md"][0])
    left = [(stretch.line, stretch.reason, stretch.text) for stretch in guide.unplaced]
    assert left[-3:] == [
        (37, "after the last question", "Good luck!"),
        (39, "answer key", "Answers b c"),
        (40, "answer key", "a b"),
    ]


@pytest.mark.parametrize("name", NO_KEYS)
def test_what_is_no_key_is_none(name):
    guide, asked, _ = found(name, NO_KEYS[name])
    assert "key" not in guide.shape
    assert not any(stretch.reason == "answer key" for stretch in guide.unplaced)
    assert len(asked) == (3 if name == "asks.md" else 4)


def test_one_question_in_ten_may_lack_or_have_its_own_answer():
    bare = [f"## {n}. What is loaf {n}?\n\n" for n in range(1, 12)]
    bare[4] += "A grain.\n\n"
    key = "".join(f"{n}. Loaf {n}.\n" for n in range(1, 12) if n != 8)
    guide, asked, _ = found("a.md", f"# Bread\n\n{''.join(bare)}## Answers\n\n{key}")
    assert [question.answer for question in asked] == [
        "A grain." if n == 5 else "" if n == 8 else f"Loaf {n}." for n in range(1, 12)
    ]
    assert [stretch.text for stretch in guide.unplaced if stretch.reason == "answer key"] == [
        "## Answers",
        "5. Loaf 5.",
    ]


HEADS = {
    "label": "### Question {n}\n\nWhat is loaf {n} made of?",
    "number": "## {n}. What is loaf {n} made of?",
    "bold": "**{n}. What is loaf {n} made of?**",
    "letter": "**Q{n}.** What is loaf {n} made of?",
    "colon": "### Q{n}: What is loaf {n} made of?",
}
OPTIONS = {"items": "- {letter}) {word}", "tasks": "- [ ] {letter}. {word}", "lines": "{letter}. {word}  "}
STYLES = {
    "list": ("## Answers\n\n", "{n}. {letter} - so it is\n"),
    "line": ("Answer key: ", "{n}-{letter}, "),
    "semicolons": ("**Answers:** ", "{n}) {letter}; "),
    "bare": ("", "{n}{letter} "),
    "table": ("## Key\n\n| # | Answer |\n|---|---|\n", "| {n} | {letter} |\n"),
    "paragraphs": ("**Answers**\n\n", "**{n}. {letter}** — so it is\n\n"),
    "items": ("### Solutions\n\n", "- **Q{n}:** {letter}\n"),
    "headings": ("Answers:\n\n", "#### {n}. {letter}\n\nSo it is.\n\n"),
    "lines": ("## Answers\n\n", "{n}: {letter}  \n"),
}


def key_in(style):
    lead, entry = style
    return lead + "".join(entry.format(n=n, letter=letter) for n, letter in enumerate("BCABA", 1)).rstrip(" ,;")


def check_rights(document):
    guide, _ = read([document])
    rights = [question.answer.split("\n")[0][-7:].strip() for question in questions(guide)]
    assert rights == ["grain 1", "wood 2", "stone 3", "grain 4", "stone 5"]
    assert not any(lost_of([document], guide))
    written = canonical_text(guide)
    assert canonical_text(read([Document("again.md", written)])[0]) == written


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("option", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_keys_of_any_style_fit_questions_of_any_shape(head, option, style):
    document = Document("a.md", f"# Exam\n\n{choices(5, head, option)}\n{key_in(style)}\n\n---\n\nThe end.\n")
    check_rights(document)


TEXT_HEADS = {
    "number": "{n}. What is loaf {n} made of?",
    "bracket": "{n}) What is loaf {n} made of?",
    "letter": "Q{n}. What is loaf {n} made of?",
    "label": "Question {n}: What is loaf {n} made of?",
    "order": "{n}. Say what loaf {n} is made of.",
}
TEXT_OPTIONS = ("{letter}. {word}", "{letter}) {word}", "   ({letter}) {word}")
TEXT_STYLES = {
    "list": ("Answers\n", "{n}. {letter}\n"),
    "dashes": ("Answer Key:\n\n", "{n} - {letter}\n"),
    "line": ("Answers: ", "{n}-{letter}, "),
    "bare": ("", "{n}{letter} "),
    "explained": ("SOLUTIONS\n\n", "{n}. {letter} - so it is.\n\n"),
}


@pytest.mark.parametrize("head", TEXT_HEADS.values(), ids=TEXT_HEADS)
@pytest.mark.parametrize("option", TEXT_OPTIONS)
@pytest.mark.parametrize("style", TEXT_STYLES.values(), ids=TEXT_STYLES)
def test_keys_in_plain_text_fit_questions_of_any_form(head, option, style):
    asked = choices(5, head, option).replace("made of?\n\n", "made of?\n").replace("made of.\n\n", "made of.\n")
    document = Document("a.txt", f"Exam\n\n{asked}\n{key_in(style)}\n")
    check_rights(document)
