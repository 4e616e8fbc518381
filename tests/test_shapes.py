"""Shapes of questions, each in a document of a few lines: which titles are found, and how many lack an answer."""

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from studyfold import titles
from studyfold.canonical_text import canonical_text
from studyfold.check import check, questions
from studyfold.model import Document, RefusalError
from studyfold.reading import read
from studyfold.reading.lines import wording
from studyfold.reading.lines.furniture import TAG
from studyfold.understand import understand
from studyfold.words import lost_of, lost_words

DOCUMENTS = {
    "qa.md": (
        "# FAQ\n"
        "\n"
        "Q: What is rye?\n"
        "A: A grain.\n"
        "\n"
        "Q: How is it\n"
        "milled?\n"
        "A: Between stones.\n"
        "It takes time.\n"
        "\n"
        "Q: Who eats it?\n"
        "\n"
        "Q: Where does it grow?\n"
        "A: In the north.\n",
        ["What is rye?", "How is it milled?", "Who eats it?", "Where does it grow?"],
        1,
    ),
    "qa2.md": (
        "# FAQ\n* Q. What is rye?\n* A. A grain.\n\n* Q. How is it milled?\n* A. Between stones.\n     And more.\n",
        ["What is rye?", "How is it milled?"],
        0,
    ),
    "boldq.md": (
        "**Q: What is rye?**\n"
        "\n"
        "A: A grain.\n"
        "\n"
        "**Q: How is it milled?**\n"
        "\n"
        "**A:** Between stones.\n"
        "\n"
        "**Q: Why?**\n"
        "\n"
        "Because.\n",
        ["What is rye?", "How is it milled?", "Why?"],
        0,
    ),
    "bold-label.md": (
        "# FAQ\n"
        "\n"
        "**Q.** My dough won't rise, why?\n"
        "\n"
        "**A.** It is cold.\n"
        "\n"
        "**Q.** What is rye?\n"
        "\n"
        "**A.** A grain.\n"
        "\n"
        "- **Question**: Rye and wheat\n"
        "- **Answer**: Two grains.\n",
        ["My dough won't rise, why?", "What is rye?", "Rye and wheat"],
        0,
    ),
    "numbers-without-points.md": (
        "# Bread\n"
        "\n"
        "## 1 Rye and wheat\n"
        "\n"
        "Two grains.\n"
        "\n"
        "## 2 The mill\n"
        "\n"
        "Stones.\n"
        "\n"
        "# Ovens\n"
        "\n"
        "## 1 Wood\n"
        "\n"
        "Hot.\n"
        "\n"
        "## 2 Gas\n"
        "\n"
        "Even.\n",
        ["Rye and wheat", "The mill", "Wood", "Gas"],
        0,
    ),
    "folded-under-items.md": (
        "## Хлеб\n"
        "\n"
        "* Расскажи о ржи\n"
        "  <details>\n"
        "  <summary>Как отвечать</summary>\n"
        "\n"
        "  Это зерно.\n"
        "\n"
        "  </details>\n"
        "\n"
        "* Чем мелют?\n"
        "  <details>\n"
        "  <summary>Как отвечать</summary>\n"
        "\n"
        "  Камнями.\n"
        "\n"
        "  </details>\n"
        "\n"
        "* Кто его ест?\n"
        "  <details>\n"
        "  <summary>Как отвечать</summary>\n"
        "\n"
        "  Все.\n"
        "\n"
        "  </details>\n",
        ["Расскажи о ржи", "Чем мелют?", "Кто его ест?"],
        0,
    ),
    "numbers-without-spaces.md": (
        "# 一、谷物\n"
        "1.什么是黑麦<br>\n"
        "2.黑麦和小麦<br>\n"
        "3.怎么磨？<br>\n"
        "\n"
        "# 二、烤炉\n"
        "1.木炭<br>\n"
        "2.为什么用砖？<br>\n",
        ["什么是黑麦", "黑麦和小麦", "怎么磨？", "木炭", "为什么用砖？"],
        5,
    ),
    "bold-items.md": (
        "# Pão\n"
        "\n"
        "- **O que é centeio?**\n"
        "    - Um cereal.\n"
        "- **Como se mói?**\n"
        "    - Com pedras.\n"
        "\n"
        "# Forno\n"
        "\n"
        "- **Para que serve a lenha?**\n"
        "    - Para o calor.\n"
        "\n"
        "# Prática\n"
        "\n"
        "- **Fale sobre a massa.**\n"
        "    - Descansa uma hora.\n"
        "- **As farinhas que você usou**\n"
        "    - Branca e integral.\n",
        [
            "O que é centeio?",
            "Como se mói?",
            "Para que serve a lenha?",
            "Fale sobre a massa.",
            "As farinhas que você usou",
        ],
        0,
    ),
    "contents-in-the-middle.md": (
        "Grains FAQ\n"
        "\n"
        "  1. What_is_rye?\n"
        "  2. How_is_it_milled?\n"
        "  3. Who_eats_it?\n"
        "\n"
        "1.  What is rye?\n"
        "    A grain.\n"
        "2.  How is it milled?\n"
        "    Between stones.\n"
        "3.  Who eats it?\n"
        "    All.\n"
        "\n"
        "Ovens FAQ\n"
        "\n"
        "  1. Why_bricks?\n"
        "  2. Which_wood_burns_long?\n"
        "  3. How_hot?\n"
        "\n"
        "1.  Why bricks?\n"
        "    They keep the heat.\n"
        "2.  Which wood burns long?\n"
        "    Beech.\n"
        "3.  How hot?\n"
        "    Very.\n",
        [
            "What is rye?",
            "How is it milled?",
            "Who eats it?",
            "Why bricks?",
            "Which wood burns long?",
            "How hot?",
        ],
        0,
    ),
    "told-items.md": (
        "# Bread\n\n1. What is rye?\n   A grain.\n2. Name a miller's tool.\n   A stone.\n3. Who eats it?\n   All.\n",
        ["What is rye?", "Name a miller's tool.", "Who eats it?"],
        0,
    ),
    "labels-between-questions.md": (
        "# Bread\n\n## What is rye?\n\nA grain.\n\n## Which tools does a baker need?\n\n"
        + "".join(f"##### Tool {n}\n\nWords.\n\n**Why does it matter?**\n\nIt does.\n\n" for n in range(9))
        + "## Who eats it?\n\nAll.\n",
        ["What is rye?", "Which tools does a baker need?", "Who eats it?"],
        0,
    ),
    "underlined.txt": (
        "About this text: it is short.\n"
        "\n"
        "Grains\n"
        "======\n"
        "\n"
        "What is rye?\n"
        "------------\n"
        "\n"
        "A grain.\n"
        "\n"
        "How is it milled?\n"
        "-----------------\n"
        "\n"
        "Between stones.\n"
        "\n"
        "Who eats it?\n"
        "------------\n"
        "\n"
        "All.\n",
        ["What is rye?", "How is it milled?", "Who eats it?"],
        0,
    ),
    "equals.txt": (
        "= Bread\n\n== What is rye?\n\nA grain.\n\n== The mill stands still\n\nNo wind.\n\n== Who eats it?\n\nAll.\n",
        ["What is rye?", "The mill stands still", "Who eats it?"],
        0,
    ),
    "letters-of-sections.md": (
        "# Bread\n"
        "\n"
        "## Questions\n"
        "\n"
        "Words before the first.\n"
        "\n"
        "## A1. What is rye?\n"
        "\n"
        "A grain.\n"
        "\n"
        "## A2. Rye and wheat\n"
        "\n"
        "Two grains.\n"
        "\n"
        "## B1. How is it milled?\n"
        "\n"
        "Between stones.\n"
        "\n"
        "## C1. Who eats it?\n"
        "\n"
        "All.\n",
        ["What is rye?", "Rye and wheat", "How is it milled?", "Who eats it?"],
        0,
    ),
    "names-only.md": (
        "# FAQ\n\n## Rye and wheat\n\nTwo grains.\n\n## The mill\n\nStones.\n\n## Ovens\n\nHot.\n",
        ["Rye and wheat", "The mill", "Ovens"],
        0,
    ),
    "stacked-labels.md": (
        "# Bread\n\nQ: How is it milled?\nQ: Who mills it?\nA: Stones.\n\nQ: Who eats it?\n\nQ: Why?\nA: Hunger.\n",
        ["How is it milled?", "Who mills it?", "Who eats it?", "Why?"],
        1,
    ),
    "stacked-labels.txt": (
        "BREAD FAQ\n"
        "\n"
        "Q: What is rye?\n"
        "A: A grain that grows\n"
        "in the north.\n"
        "\n"
        "Q: How is it milled?\n"
        "Q: Who mills it?\n"
        "Q: I have wheat only,\n"
        "can I bake?\n"
        "A: Yes.\n",
        ["What is rye?", "How is it milled?", "Who mills it?", "I have wheat only, can I bake?"],
        0,
    ),
    "broken-lines.md": (
        "# Pão\n"
        "Perguntas de padaria <br>\n"
        "✅ O que é centeio? <br>\n"
        "✅ Como se mói? <br>\n"
        "✅ Quem come? <br>\n"
        "<br>\n"
        "✅ Onde cresce? <br>\n",
        ["O que é centeio?", "Como se mói?", "Quem come?", "Onde cresce?"],
        4,
    ),
    "labels-without-spaces.md": (
        "# 面包\n\n## 1\n\nQ：什么是黑麦？\n\nA：一种谷物。\n\n## 2\n\nQ:怎么磨？\n\nA：用石头。\n",
        ["什么是黑麦？", "怎么磨？"],
        0,
    ),
    "linked-items.md": (
        "# Хлеб\n\n## Зерно\n\n+ [Что такое рожь?](grain.md#rye)\n+ [Кто её ест?](grain.md#who)\n"
        "+ [Чем её мелют?](grain.md#mill)\n\n## Печь\n\n+ [Дрова](oven.md#wood)\n+ [Кирпичи](oven.md#bricks)\n\n"
        "## Ссылки\n\n+ [Мельница](https://example.org/mill)\n+ [Пекарня](https://example.org/bakery)\n",
        ["Что такое рожь?", "Кто её ест?", "Чем её мелют?", "Дрова", "Кирпичи"],
        5,
    ),
    "zh.md": (
        "# 面包\n\n问：什么是黑麦？\n答：一种谷物。\n\n问：怎么磨？\n答：用石头。\n\n问：谁吃？\n",
        ["什么是黑麦？", "怎么磨？", "谁吃？"],
        1,
    ),
    "ru.md": (
        "Вопрос: Что такое рожь?\nОтвет: Зерно.\n\nВопрос: Как её мелют?\nОтвет: Камнями.\n",
        ["Что такое рожь?", "Как её мелют?"],
        0,
    ),
    "pt.md": (
        "## Pão\n"
        "\n"
        "P: O que é centeio?\n"
        "\n"
        "R: Um cereal.\n"
        "\n"
        "P: Como se mói?\n"
        "\n"
        "R: Com pedras.\n"
        "\n"
        "P: Quem come?\n"
        "\n"
        "R: Todos.\n",
        ["O que é centeio?", "Como se mói?", "Quem come?"],
        0,
    ),
    "li.md": (
        "# Bread\n"
        "\n"
        "1. What is rye?\n"
        "   A grain.\n"
        "1. How is it milled?\n"
        "   Between stones, which\n"
        "   turn.\n"
        "1. Who eats it?\n"
        "   All.\n",
        ["What is rye?", "How is it milled?", "Who eats it?"],
        0,
    ),
    "li2.md": (
        "# Bread\n"
        "\n"
        "1. **What is rye?**\n"
        "\n"
        "   A grain.\n"
        "\n"
        "2. **How is it milled?**\n"
        "\n"
        "   - stones\n"
        "   - water\n"
        "\n"
        "3. **Who eats it?**\n",
        ["What is rye?", "How is it milled?", "Who eats it?"],
        1,
    ),
    "li3.md": (
        "# Bread\n- **What is rye?** A grain.\n- **How is it milled?** Between stones.\n- **Who eats it?** All.\n",
        ["What is rye?", "How is it milled?", "Who eats it?"],
        0,
    ),
    "stack.md": (
        "# Bread\n\n## What is rye?\n## What is wheat?\n\nGrains.\n\n## Who eats?\n\nAll.\n",
        ["What is rye?", "What is wheat?", "Who eats?"],
        0,
    ),
    "label.md": (
        "# Bread quiz\n"
        "\n"
        "## Question 1\n"
        "\n"
        "What is rye made into?\n"
        "\n"
        "### Answer\n"
        "\n"
        "Bread.\n"
        "\n"
        "## Question 2\n"
        "\n"
        "Which of these floats?\n"
        "\n"
        "- oil\n"
        "- stone\n"
        "\n"
        "### Answer\n"
        "\n"
        "Oil.\n",
        ["What is rye made into?", "Which of these floats?"],
        0,
    ),
    "same.md": (
        "# Guide\n"
        "\n"
        "## Grains\n"
        "\n"
        "## 1. What is rye?\n"
        "\n"
        "A grain.\n"
        "\n"
        "## 2. What is wheat?\n"
        "\n"
        "Another.\n"
        "\n"
        "## Tools\n"
        "\n"
        "## 3. What is a mill?\n"
        "\n"
        "Stones.\n"
        "\n"
        "## 4. What is an oven?\n"
        "\n"
        "Hot.\n",
        ["What is rye?", "What is wheat?", "What is a mill?", "What is an oven?"],
        0,
    ),
    "details.md": (
        "# Bread\n"
        "\n"
        "<details>\n"
        "<summary>What is rye?</summary><br><b>\n"
        "\n"
        "A grain.\n"
        "</b></details>\n"
        "\n"
        "<details>\n"
        "<summary>What do these do?\n"
        "\n"
        "* mill\n"
        "* oven\n"
        "</summary><br><b>\n"
        "\n"
        "They work.\n"
        "</b></details>\n"
        "\n"
        "Table of loaves:\n"
        "\n"
        "| a | b |\n"
        "|---|---|\n"
        "| 1 | 2 |\n"
        "\n"
        "<details>\n"
        "<summary>Which loaf is a?</summary><br><b>\n"
        "</b></details>\n"
        "\n"
        "<details>\n"
        "<summary>Which is b?</summary><br><b>\n"
        "\n"
        "Two.\n"
        "</b></details>\n",
        ["What is rye?", "What do these do?", "Which loaf is a?", "Which is b?"],
        1,
    ),
    "table.md": (
        "# Bread\n"
        "\n"
        "| # | Question | Answer |\n"
        "|---|---|---|\n"
        "| 1 | What is rye? | A grain |\n"
        "| 2 | What is wheat? | A `grain` too |\n"
        "| 3 | Who eats? | |\n",
        ["What is rye?", "What is wheat?", "Who eats?"],
        1,
    ),
    "fence.md": (
        "# Bread\n"
        "\n"
        "## 1. What is a?\n"
        "\n"
        "```js\n"
        "let a = 1;\n"
        "\n"
        "## 2. What is b?\n"
        "\n"
        "```js\n"
        "let b;\n"
        "```\n"
        "\n"
        "## 3. What is c?\n"
        "\n"
        "Text.\n"
        "\n"
        "```\n"
        "# 4. not\n"
        "## 5. What is not?\n"
        "```\n"
        "\n"
        "## 4. What is d?\n"
        "\n"
        "End\n",
        ["What is a?", "What is b?", "What is c?", "What is d?"],
        0,
    ),
    "div.md": (
        "# Bread\n"
        "\n"
        "<div>\n"
        "### What is a?\n"
        "\n"
        "A.\n"
        "\n"
        "</details>\n"
        "### What is b?\n"
        "B.\n"
        "\n"
        "###What is c?\n"
        "\n"
        "C\n"
        "\n"
        "###What is d?\n"
        "\n"
        "D\n",
        ["What is a?", "What is b?", "What is c?", "What is d?"],
        0,
    ),
    "nineties.txt": (
        "BREAD FAQ\n"
        "=========\n"
        "\n"
        "Contents\n"
        "\n"
        "  1. What is rye?\n"
        "  2. What is wheat?\n"
        "  3. How is it milled?\n"
        "\n"
        "1. What is rye?\n"
        "\n"
        "   Rye is a grain. It grows\n"
        "   in the north.\n"
        "\n"
        "2. What is wheat?\n"
        "\n"
        "   Another grain.\n"
        "\n"
        "3. How is it milled?\n"
        "\n"
        "   Between stones.\n",
        ["What is rye?", "What is wheat?", "How is it milled?"],
        0,
    ),
    "nineties2.txt": (
        "Subject: Bread FAQ\n"
        "\n"
        "1. General\n"
        "1.1 What is rye?\n"
        "1.2 What is wheat?\n"
        "2. Tools\n"
        "2.1 How is it milled?\n"
        "2.2 Who sells mills?\n"
        "\n"
        "----------------------------------------------------------------------\n"
        "\n"
        "1. General\n"
        "\n"
        "1.1 What is rye?\n"
        "\n"
        "    Rye is a grain.\n"
        "\n"
        "1.2 What is wheat?\n"
        "\n"
        "    Another grain.\n"
        "\n"
        "2. Tools\n"
        "\n"
        "2.1 How is it milled?\n"
        "\n"
        "    Between stones.\n"
        "\n"
        "2.2 Who sells mills?\n"
        "\n"
        "    Millers.\n",
        ["What is rye?", "What is wheat?", "How is it milled?", "Who sells mills?"],
        0,
    ),
    "qa.txt": (
        "Q: What is rye?\nA: A grain\nthat grows.\n\nQ: What is wheat?\nA: Another.\n\nQ: Who?\n",
        ["What is rye?", "What is wheat?", "Who?"],
        1,
    ),
    "qaru.txt": (
        "В: Что такое рожь?\nО: Зерно.\n\nВ: Что такое пшеница?\nО: Тоже.\n\nВ: Кто ест?\nО: Все.\n",
        ["Что такое рожь?", "Что такое пшеница?", "Кто ест?"],
        0,
    ),
    "zh.txt": (
        "面包问答\n\n问：什么是黑麦？\n答：一种谷物。\n\n问：怎么磨？\n答：用石头。\n",
        ["什么是黑麦？", "怎么磨？"],
        0,
    ),
    "qdash.txt": (
        "[Q] What is rye?\n[A] A grain.\n\n[Q] What is wheat?\n[A] Another.\n",
        ["What is rye?", "What is wheat?"],
        0,
    ),
    "setext.md": (
        "Bread FAQ\n"
        "=========\n"
        "\n"
        "What is rye?\n"
        "------------\n"
        "\n"
        "A grain.\n"
        "\n"
        "How is it milled?\n"
        "-----------------\n"
        "\n"
        "Stones.\n",
        ["What is rye?", "How is it milled?"],
        0,
    ),
    "quiz.md": (
        "# Quiz\n"
        "\n"
        "1. What floats?\n"
        "\n"
        "- [ ] stone\n"
        "- [x] oil\n"
        "\n"
        "Oil is light.\n"
        "\n"
        "2. What sinks?\n"
        "\n"
        "- [x] stone\n"
        "- [ ] oil\n",
        ["What floats?", "What sinks?"],
        0,
    ),
    "mkdocs.md": (
        "# FAQ\n"
        "\n"
        '??? question "What is rye?"\n'
        "\n"
        "    A grain.\n"
        "\n"
        '??? question "What is wheat?"\n'
        "\n"
        "    Another.\n"
        "\n"
        '??? question "Who eats?"\n'
        "\n"
        "    All.\n",
        ["What is rye?", "What is wheat?", "Who eats?"],
        0,
    ),
    "deflist.md": (
        "# FAQ\n\nWhat is rye?\n: A grain.\n\nWhat is wheat?\n: Another.\n\nWho eats?\n: All.\n",
        ["What is rye?", "What is wheat?", "Who eats?"],
        0,
    ),
    "ar.md": (
        "# خبز\n\n## ما هو الجاودار؟\n\nحبوب.\n\n## كيف يطحن؟\n\nبالحجارة.\n",
        ["ما هو الجاودار؟", "كيف يطحن؟"],
        0,
    ),
    "gloss.md": (
        "# Bread terms\n"
        "\n"
        "## Rye\n"
        "\n"
        "A grain.\n"
        "\n"
        "## Wheat\n"
        "\n"
        "Another grain.\n"
        "\n"
        "## Oven\n"
        "\n"
        "Hot box.\n"
        "\n"
        "## Mill\n"
        "\n"
        "Stones.\n",
        ["Rye", "Wheat", "Oven", "Mill"],
        0,
    ),
    "hr.md": (
        "# Q&A\n"
        "\n"
        "### 1\n"
        "\n"
        "What is rye?\n"
        "\n"
        "**Answer**\n"
        "\n"
        "A grain.\n"
        "\n"
        "---\n"
        "\n"
        "### 2\n"
        "\n"
        "What is wheat?\n"
        "\n"
        "**Answer**\n"
        "\n"
        "Another.\n",
        ["What is rye?", "What is wheat?"],
        0,
    ),
    "boldlabels.md": (
        "# Topics\n"
        "\n"
        "## Grains\n"
        "\n"
        "**What is rye?**\n"
        "\n"
        "A grain.\n"
        "\n"
        "**Example:**\n"
        "\n"
        "Bread.\n"
        "\n"
        "**What is wheat?**\n"
        "\n"
        "Another.\n"
        "\n"
        "**Note**\n"
        "\n"
        "Careful.\n"
        "\n"
        "**How do they grow?**\n"
        "\n"
        "Slowly.\n",
        ["What is rye?", "What is wheat?", "How do they grow?"],
        0,
    ),
    "usenet.txt": (
        "Subject: Kettle FAQ\n"
        "Archive-name: kettle/faq\n"
        "\n"
        "------------------------------\n"
        "\n"
        "Subject: 1. What is a kettle?\n"
        "\n"
        "A pot with a spout.\n"
        "\n"
        "------------------------------\n"
        "\n"
        "Subject: 2. How long does it boil?\n"
        "\n"
        "Some minutes.\n"
        "\n"
        "------------------------------\n"
        "\n"
        "Subject: 3. My kettle is black inside\n"
        "\n"
        "Use vinegar.\n",
        ["What is a kettle?", "How long does it boil?", "My kettle is black inside"],
        0,
    ),
    "bracket.txt": (
        "Kettle FAQ\n"
        "\n"
        "[1.1] What is a kettle?\n"
        "\n"
        "A pot with a spout. It has a lid.\n"
        "\n"
        "[1.2] How long does it boil?\n"
        "\n"
        "Some minutes.\n"
        "\n"
        "[2.1] Why is it black?\n"
        "\n"
        "Because of lime.\n",
        ["What is a kettle?", "How long does it boil?", "Why is it black?"],
        0,
    ),
    "quiz-flat.txt": (
        "1. What is a kettle made of?\n"
        "a) Steel\n"
        "b) Paper\n"
        "c) Snow\n"
        "Answer: a\n"
        "\n"
        "2. The kettle boils by\n"
        "a) cold\n"
        "b) heat\n"
        "Answer: b\n"
        "\n"
        "3. Which one whistles?\n"
        "a) The old one\n"
        "b) None\n"
        "Answer: a\n",
        ["What is a kettle made of?", "The kettle boils by", "Which one whistles?"],
        0,
    ),
    "table-front.md": (
        "# Kettles\n"
        "\n"
        "| Front | Back |\n"
        "|---|---|\n"
        "| What is it made of? | Steel |\n"
        "| How does it boil? | By heat |\n"
        "| Why does it whistle? | Steam |\n",
        ["What is it made of?", "How does it boil?", "Why does it whistle?"],
        0,
    ),
    "dcolon.md": (
        "# Kettle cards\n"
        "\n"
        "What is it made of? :: Steel\n"
        "\n"
        "How does it boil? :: By heat\n"
        "\n"
        "Why does it whistle? :: Steam goes out\n",
        ["What is it made of?", "How does it boil?", "Why does it whistle?"],
        0,
    ),
    "numbold.md": (
        "# Kettle exercises\n"
        "\n"
        "## Water\n"
        "\n"
        "**1)** The number of cups it holds.\n"
        "\n"
        "Four.\n"
        "\n"
        "**2)** All kettles that are red. One counts if its lid is red.\n"
        "\n"
        "None of them.\n"
        "\n"
        "**3)** The weight of the heaviest kettle\n"
        "\n"
        "A pound.\n"
        "\n"
        "## Fire\n"
        "\n"
        "**1) Smoke.** Say where it goes.\n"
        "\n"
        "Up.\n"
        "\n"
        "**2) Ash**. Tell what becomes of it.\n"
        "\n"
        "It stays.\n"
        "\n"
        "**3) Sparks**. Name a use of them.\n"
        "\n"
        "Light.\n",
        [
            "The number of cups it holds.",
            "All kettles that are red. One counts if its lid is red.",
            "The weight of the heaviest kettle",
            "Smoke",
            "Ash",
            "Sparks",
        ],
        0,
    ),
    "barenum.md": (
        "# Kettles\n"
        "\n"
        "## 1 Lids and spouts\n"
        "\n"
        "They fit.\n"
        "\n"
        "## 2 The handle\n"
        "\n"
        "It is warm.\n"
        "\n"
        "## 3 Steam\n"
        "\n"
        "It is wet.\n"
        "\n"
        "## 4 Whistles\n"
        "\n"
        "They are loud.\n",
        ["Lids and spouts", "The handle", "Steam", "Whistles"],
        0,
    ),
    "quote.md": (
        "# Kettle help\n"
        "\n"
        "> **Q: What is it made of?**\n"
        "\n"
        "Steel.\n"
        "\n"
        "> **Q: How does it boil?**\n"
        "\n"
        "By heat.\n"
        "\n"
        "> **Q: Where is it sold?**\n"
        "\n"
        "In shops.\n",
        ["What is it made of?", "How does it boil?", "Where is it sold?"],
        0,
    ),
    "schema.html": (
        "<html><body><nav><a href='/'>Home</a></nav><main itemtype='https://schema.org/FAQPage'><h1>Kettles</h1>\n"
        "<div itemtype='https://schema.org/Question'><span itemprop='name'>What is it made of?</span>\n"
        "<div itemprop='acceptedAnswer'><p>Steel.</p></div></div>\n"
        "<div itemtype='https://schema.org/Question'><span itemprop='name'>Its sound</span>\n"
        "<div itemprop='acceptedAnswer'><p>It whistles.</p></div></div>\n"
        "<div itemtype='https://schema.org/Question'><span itemprop='name'>How does it boil?</span>\n"
        "<div itemprop='acceptedAnswer'><p>By heat.</p></div></div>\n"
        "</main></body></html>\n",
        ["What is it made of?", "Its sound", "How does it boil?"],
        0,
    ),
    "button.html": (
        "<html><body><h1>Kettles</h1>\n"
        "<button class='toggle' aria-expanded='false'>What is it made of?</button>\n"
        "<div class='panel'><p>Steel.</p></div>\n"
        "<button class='toggle'>How does it boil?</button>\n"
        "<div class='panel'><p>By heat.</p></div>\n"
        "<button class='toggle'>Returns</button>\n"
        "<div class='panel'><p>Within a month.</p></div>\n"
        "</body></html>\n",
        ["What is it made of?", "How does it boil?", "Returns"],
        0,
    ),
    "called.html": (
        "<html><body><h1>Kettles</h1>\n"
        "<p class='question'>What is it made of?</p>\n"
        "<p class='answer'>Steel.</p><p>And tin.</p>\n"
        "<p class='question'>Returns</p>\n"
        "<p class='answer'>Within a month.</p>\n"
        "<p class='question'>How does it boil?</p>\n"
        "<p class='answer'>By heat.</p>\n"
        "</body></html>\n",
        ["What is it made of?", "Returns", "How does it boil?"],
        0,
    ),
    "codes.md": (
        "# 状态码\n\n## 404、500 是什么？\n\n错误。\n\n## 200、201 的区别\n\n不大。\n\n## 什么是重定向？\n\n换地址。\n",
        ["404、500 是什么？", "200、201 的区别", "什么是重定向？"],
        0,
    ),
    "two-levels.md": (
        "# Bread\n\n## What is rye?\n\nA grain.\n\n## Mills\n\n### What do stones do?\n\nMill.\n\n"
        "### Who minds them?\n\nMillers.\n\n## How hot is an oven?\n\nHot.\n\n## Shops\n\n"
        "### When do they open?\n\nAt six.\n",
        ["What is rye?", "What do stones do?", "Who minds them?", "How hot is an oven?", "When do they open?"],
        0,
    ),
    "two-forms-in-a-section.md": (
        "# Bread\n\n" + "".join(f"## {n}. What is grain {n}?\n\nA plant.\n\n" for n in range(1, 7)) + "## Ovens\n\n"
        "### 1. How hot are they?\n\nVery.\n\n### 2. Who sweeps them?\n\nBakers.\n\n### 3 to 6: the rest\n\n"
        + "".join(f"- **{n}. What is `__oven_{n}__`?**\n  A box.\n" for n in range(3, 7)),
        [
            *(f"What is grain {n}?" for n in range(1, 7)),
            "How hot are they?",
            "Who sweeps them?",
            *(f"What is __oven_{n}__?" for n in range(3, 7)),
        ],
        0,
    ),
    "dialogue.md": (
        "# A talk\n\n**Guest**: What is rye?\n\n**Miller**: A grain.\n\n**Guest**: How is it milled?\n\n"
        "**Miller**: Between stones.\n\nIt takes time.\n\n**Guest**: Tell me who eats it.\n\n**Miller**: All do.\n",
        ["What is rye?", "How is it milled?", "Tell me who eats it."],
        0,
    ),
    "dialogue.txt": (
        "A talk\n\nGuest: What is rye?\nMiller: A grain.\n\nGuest: How is it milled?\nMiller: Between stones.\n\n"
        "Guest: Who eats it?\nMiller: All do.\n",
        ["What is rye?", "How is it milled?", "Who eats it?"],
        0,
    ),
    "cards-in-lines.md": (
        "# Cards\n\n- **Q:** What is rye? — **A:** A grain, said A. Baker.\n"
        "- **Q:** `rye` vs `wheat`? — **A:** Two grains.\n",
        ["What is rye?", "`rye` vs `wheat`?"],
        0,
    ),
    "glossary-in-bold.md": (
        "# Words\n\n**Rye**\n\nA grain.\n\n**Mill**\n\nA house of stones.\n\n**Note**: mind the stones.\n\n"
        "**Oven**\n\nA box.\n",
        ["Rye", "Mill", "Oven"],
        0,
    ),
    "tags-in-code.md": (
        "# Pages\n\n## 1. What is `<details>` for?\n\nIt folds.\n\n## 2. What does `<summary>` hold?\n\nA title.\n",
        ["What is `<details>` for?", "What does `<summary>` hold?"],
        0,
    ),
    "set-in.md": (
        "# Rye\n\n"
        + "".join(f"* What is grain {n}?\n" for n in range(1, 12))
        + "* What do these do?\n * `mill`\n * `sieve`\n"
        "* Who bakes?\n",
        [*(f"What is grain {n}?" for n in range(1, 12)), "What do these do?", "Who bakes?"],
        13,
    ),
    "front-matter-of-others.md": (
        "---\nid: faq\ntitle: Bread\nsidebar_label: Bread\n---\n\n## What is rye?\n\nA grain.\n\n"
        "## Who bakes?\n\nBakers.\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "front-matter-with-an-id.md": (
        "---\nid: faq\ntitle: Bread\n---\n\n## What is rye?\n\nA grain.\n\n## Who bakes?\n\nBakers.\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "front-matter-with-an-id-over-sections.md": (
        "---\nid: faq\ntitle: Bread\n---\n\n# Bread\n\n## Grains\n\n### What is rye?\n\nA grain.\n\n"
        "### What is wheat?\n\nA grain, too.\n\n## People\n\n### Who bakes?\n\nBakers.\n",
        ["What is rye?", "What is wheat?", "Who bakes?"],
        0,
    ),
    "front-matter-with-an-id-over-folds.md": (
        "---\nid: faq\n---\n\n<details><summary>What is rye?</summary>\n\nA grain.\n\n</details>\n\n"
        "<details><summary>Who bakes?</summary>\n\nBakers.\n\n</details>\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "anchors-of-sections.md": (
        "# Bread\n\n## Grains {#grains}\n\n### What is rye?\n\nA grain.\n\n### What is wheat?\n\nA grain, too.\n\n"
        "### Why two?\n\nTaste.\n",
        ["What is rye?", "What is wheat?", "Why two?"],
        0,
    ),
    "an-anchor-in-code.md": (
        "# Anchors\n\n### What names a place?\n\nAn anchor:\n\n```markdown\n## Rye {#rye}\n```\n\n"
        "### Who reads it?\n\nBrowsers.\n\n### Why a sign?\n\nIt is short.\n",
        ["What names a place?", "Who reads it?", "Why a sign?"],
        0,
    ),
    "callouts.md": (
        "# FAQ\n\n> [!note]- Grains\n> > [!question]- What is rye?\n> > A grain.\n> >\n> > - grey\n\n"
        "> [!faq] Who bakes?\n> Bakers.\n\n> [!QUESTION]+ Why?\n\n> [!NOTE]\n> Words aside.\n",
        ["What is rye?", "Who bakes?", "Why?"],
        1,
    ),
    "one-fold.md": (
        '# FAQ\n\n??? question "What is rye?"\n    A grain.\n\n        mill rye\n',
        ["What is rye?"],
        0,
    ),
    "quiz-in-lines.md": (
        "# Quiz\n\nQ1. What is rye?\n(a) a stone\n(b) a grain\nAnswer: (b)\n\nQ2. Who bakes?\n(a) bakers\n"
        "(b) millers\nAnswer: (a)\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "quiz-in-items.md": (
        "# Quiz\n\n1. What is rye?\n   1. a stone\n   2. a grain\n\n   Ans: 2\n\n2. Who bakes?\n"
        "   1. bakers\n   2. millers\n\n   Ans: 1\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "quiz.txt": (
        "Quiz\n\n1. What is rye?\nA. A stone\nB. A grain\nAnswer: B\n\n2. The one who bakes is the\n"
        "A. baker\nB. miller\nCorrect answer: A\n\n"
        "3. Which one is hot?\n(a) the oven\n(b) the mill\nAnswer: a\n",
        ["What is rye?", "The one who bakes is the", "Which one is hot?"],
        0,
    ),
    "posted-lettered.txt": (
        "BREAD FAQ\n\n1) What is rye?\n\n  A grain.\n\n2a) I have rye and no mill, and what now?\n\n"
        "  Go to the miller.\n\n"
        "2b) I have a mill but it stands still\n\n  Wait for wind.\n\n3) Who bakes?\n\n  Bakers do.\n",
        ["What is rye?", "I have rye and no mill, and what now?", "I have a mill but it stands still", "Who bakes?"],
        0,
    ),
    "posted-contents.txt": (
        "BREAD FAQ\n\nGrain\n\n1:  What is rye, in a few\n    words?\n2:  Who mills it?\n"
        "3:  Spelt -- an old grain\n\nOvens\n\n"
        "4:  How hot are they?\n5:  Who sweeps the ovens?\n6:  Who pays?\n\n"
        "Look for the number of a question to find it below.\n\n"
        + "".join(
            f"{n}:  {title}\n\n    It is written here, see\n    question {n}. All is said there.\n\n"
            for n, title in enumerate(
                [
                    "What is rye, in a few\n    words?",
                    "Who mills it?",
                    "Spelt -- an old grain",
                    "How hot are they?",
                    "Who sweeps ovens?",
                    "Who pays?",
                ],
                1,
            )
        ),
        [
            "What is rye, in a few words?",
            "Who mills it?",
            "Spelt -- an old grain",
            "How hot are they?",
            "Who sweeps ovens?",
            "Who pays?",
        ],
        0,
    ),
    "labelled-headings.md": (
        "### Question\n\nWhat is rye, and who eats it?\n\n---\n\n### Answer\n\nIt is this:\n\n"
        "### 1. A grain\n\nIt grows.\n\n"
        "### 2. What grows it?\n\nFields do.\n\n### Question\n\nWho bakes?\n\n**Answer:**\n\n### Bakers\n\n"
        "They do.\n",
        ["What is rye, and who eats it?", "Who bakes?"],
        0,
    ),
    "chapters.md": (
        "# Bread\n\n## 1. Grains\n\n## 1.1 What is rye?\n\nA grain.\n\n## 1.2 Spelt\n\nAnother.\n\n"
        "## 2. Ovens\n\n## 2.1 How hot are they?\n\nVery.\n\n## 2.2 Who sweeps them?\n\nBakers.\n",
        ["What is rye?", "Spelt", "How hot are they?", "Who sweeps them?"],
        0,
    ),
    "beside.md": (
        "# Bread\n\n#### What is rye?\n\nA grain.\n\n#### Who bakes?\n\nBakers.\n\n# Baking resources\n\n"
        "#### [The oven book](https://example.org/): all of it\n\nA book.\n\n# Contributing\n\n"
        "#### There's a mistake\n\nTell us.\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "definition-in-code.md": (
        "# Bread\n\n## What is rye?\n\nA grain, see [the book][book].\n\n## Who bakes?\n\nThis:\n\n```\n"
        "see [book]\n```\n\n"
        "[book]: https://example.org/\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "questions-as-an-answer.md": (
        "# Bread\n\n"
        + "".join(f"- **What is grain {n}?**\n  - a plant\n" for n in range(4))
        + "- **What does a baker ask?**\n"
        "  - Is it hot?\n  - Is it done?\n",
        [*(f"What is grain {n}?" for n in range(4)), "What does a baker ask?"],
        0,
    ),
    "named-anchors.html": (
        "<html><body><ul><li><a href='bakery.html'>Bakery</a><li>/<li><a href='shop.html'>Shop</a></ul>"
        "<div class='comment' id='post-0'><h2>Bread</h2><p>"
        + "<br>".join(f"<a href='#n{n}'>{n}. What is grain {n}?</a>" for n in range(1, 5))
        + "</p>\n"
        + "".join(
            f"<p><a name='n{n}' href='#'>{n}. What is grain {n}?</a><br>A grain of the north, cut in summer.</p>\n"
            for n in range(1, 5)
        )
        + "</div></body></html>",
        [f"What is grain {n}?" for n in range(1, 5)],
        0,
    ),
    "answered-after-a-gap.txt": (
        "BREAD FAQ\n\n1.1  I want rye bread.  Why not?\n     When I look, there is none.\n\nA: It is sold out.\n\n"
        "1.2  Who bakes?\n\nA: Bakers do.\n\n"
        "1.3  Who eats?\n\nA: All do.\n",
        ["I want rye bread.  Why not? When I look, there is none.", "Who bakes?", "Who eats?"],
        0,
    ),
    "set-in-by-tabs.md": (
        "# Bread\n\n" + "".join(f"\t{n}.\tWhat is grain {n}?\nA plant.\n" for n in range(1, 12)),
        [f"What is grain {n}?" for n in range(1, 12)],
        0,
    ),
    "dotted-labels.txt": (
        "BREAD      FAQ\n\nQ.1-1\tWhat is rye?\n\nA.1-1\tA grain.\n\nQ.1-2\tWho bakes?\n\nA.1-2\tBakers do.\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "open-terms.html": (
        "<html><body><h1>Bread</h1><dl>"
        + "".join(f"<dt>What is grain {n}?<dd><p>A plant.<p>It grows.\n" for n in range(90))
        + "</dl></body></html>",
        [f"What is grain {n}?" for n in range(90)],
        0,
    ),
    "heading-without-words.html": (
        "<h1><img src='logo.png'></h1><h2>What is rye?</h2><p>A grain.</p><h2>Who bakes?</h2><p>Bakers.</p>",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "ways-back.md": (
        "## [[⬆]](#toc) <a name='grain'>Grain</a>\n\n### What is rye?\n\nA grain.\n\n### What is spelt?\n\n"
        "Another.\n\n"
        "## Ovens [↑](#top)\n\n### How hot are they?\n\nVery.\n\n### Who sweeps them?\n\nBakers.\n",
        ["What is rye?", "What is spelt?", "How hot are they?", "Who sweeps them?"],
        0,
    ),
    "levels-beside-titles.html": (
        "<h1>Bread</h1>"
        + "".join(
            f"<details><summary><span>What is grain {n}?</span><span class='d'>Hard</span><span>▶</span></summary>"
            "<p>A plant.</p></details>\n"
            for n in range(4)
        ),
        [f"What is grain {n}?" for n in range(4)],
        0,
    ),
    "an-answer-missing-among-numbered-letters.txt": (
        "Q1: What is rye?\nA1: A grain.\n\nQ2: Is it dark?\n\nQ3: Who bakes?\nA3: You do.\n\nQ4: When?\nA4: Now.\n",
        ["What is rye?", "Is it dark?", "Who bakes?", "When?"],
        1,
    ),
    "contents-in-japanese.txt": (
        "\tパン FAQ\n\n【目次】\n\nQ.1-1\tライ麦とは何ですか？\nQ.1-2\t誰が焼きますか？\n\n"
        "----------\n\nQ.1-1\tライ麦とは何ですか？\nA.1-1\t穀物です。\n\n"
        "Q.1-2\t誰が焼きますか？\nA.1-2\t職人です。\n",
        ["ライ麦とは何ですか？", "誰が焼きますか？"],
        0,
    ),
    "half-characters.md": (
        '---\ntitle: "a\\ud83dx \\ud83c\\udf5e"\n---\n\n# Bread\n\n## What is rye?\n\nA grain.\n\n'
        "## Who bakes?\n\nBakers.\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "quiz-with-reasons.md": (
        "# Quiz\n\n## What is rye?\n\n- [ ] a stone\n> Stones are hard.\n\n- [x] a grain\n```\nrye = 1\n"
        "```\n> It is sown.\n\n"
        "- [ ] a word\n```\nrye\n```\n",
        ["What is rye?"],
        0,
    ),
    "unclosed.adoc": (
        "= Bread\n\n== What is rye?\n\nA grain.\n\n----\nrye = grain\n\n== Who bakes?\n\n----\nbakers\n"
        "----\n\nBakers do.\n\n"
        "== How hot is it?\n\n```text\nhot\n```\n\nVery.\n\n== Why?\n\nBecause.\n",
        ["What is rye?", "Who bakes?", "How hot is it?", "Why?"],
        0,
    ),
    "led-by-a-dash.md": (
        "# Bread\n\n## - 1. Rye or wheat\n\n### Answer: both.\n\n## - 2. Ovens\n\n### Answer: hot ones.\n\n"
        "## - 3. Salt\n\n### Answer: some.\n",
        ["Rye or wheat", "Ovens", "Salt"],
        0,
    ),
    "leads-to-itself.md": (
        "# Pan\n\n1. [ ] [¿Qué es?](#1)\n1. [x] [¿Quién lo hace?](#2)\n1. [ ] [¿Cuánto dura?](#3)\n\n"
        "## Respuestas\n\n"
        '1. [¿Qué es?](#1)\n    <div id="1" />\n    Comida.\n\n1. [¿Quién lo hace?](#2)\n    <div id="2" />\n\n'
        '1. [¿Cuánto dura?](#3)\n    <div id="3" />\n\n',
        ["¿Qué es?", "¿Quién lo hace?", "¿Cuánto dura?"],
        2,
    ),
    "headings-that-lead-to-themselves.md": (
        "# Bread\n\n"
        + "".join(
            f'- #### [{title}](#{n})\n  <div id="{n}" />\n  - See [this](#1), [that](#2) and [those](#3).\n\n'
            for n, title in enumerate(["What is rye?", "Who bakes?", "How hot is it?"])
        ),
        ["What is rye?", "Who bakes?", "How hot is it?"],
        0,
    ),
    "lists-of-one-item.md": (
        "# Bread\n\n* What is rye?\n\n> A grain.\n\n* The crust is pale\n\n> Wait.\n> - an hour\n> - or two\n\n"
        "* Who bakes?\n\n> You.\n\n"
        "* How hot is it?\n\n> Very.\n\n* Why?\n\n> So.\n",
        ["What is rye?", "The crust is pale", "Who bakes?", "How hot is it?", "Why?"],
        0,
    ),
    "ends-in-a.md": (
        "# Pan\n\n1) La masa no debe ser superior a:\n\nUn kilo.\n\nDos kilos.\n\n<p>CORRECTA: Un kilo.</p>\n\n"
        "2) ¿Cuál es el pan?\n\nEl negro.\n\nEl blanco.\n\n<p>CORRECTA: El negro.</p>\n\n"
        "3) ¿Quién lo hace?\n\nYo.\n\nTú.\n\n<p>CORRECTA: Tú.</p>\n",
        ["La masa no debe ser superior a:", "¿Cuál es el pan?", "¿Quién lo hace?"],
        0,
    ),
    "labels-in-the-body.md": (
        "## Question 1\n\n**Question:**  \nWhat is rye?\n\n<details><summary>Answer</summary>\n\nA grain.\n\n"
        "</details>\n\n"
        "## Question 2\n\n**Question:**\n\nWho bakes?\n\n<details><summary>Answer</summary>\n\nYou.\n\n</details>\n\n"
        "## Question 3\n\nWhy?\n\n<details><summary>Answer</summary>\n\nSo.\n\n</details>\n\n## Summary of all\n\n"
        "Bread.\n",
        ["What is rye?", "Who bakes?", "Why?"],
        0,
    ),
    "lists-that-ask-in-an-answer.html": (
        "<h2>1. What can be asked?</h2><p>This:</p><ul>"
        + "".join(f"<li>What is grain {n}?</li>" for n in range(12))
        + "</ul><h2>2. Who bakes?</h2><p>You.</p><h2>3. Why?</h2><p>So.</p>",
        ["What can be asked?", "Who bakes?", "Why?"],
        0,
    ),
    "bold-leads.rst": (
        "FAQ\n===\n\nOvens\n-----\n\n**The oven smokes** - Open a window.\n\n"
        "**The crust is pale** - Wait longer, or\n"
        "\n- heat it more\n- or less\n\n**If nothing helps** - Buy one.\n",
        ["The oven smokes", "The crust is pale", "If nothing helps"],
        0,
    ),
    "label-before-a-bar.md": (
        "# FAQ\n\n## Q | Was ist Roggen?\n\n**A** | Ein Korn.\n\n## Q | Die Kruste ist hell!\n\nWarten.\n\n"
        "## Q \\| Wer backt?\n\n**A** \\| Alle.\n",
        ["Was ist Roggen?", "Die Kruste ist hell!", "Wer backt?"],
        0,
    ),
    "bold-letters.md": (
        "# Pão\n\n**P:** O que é centeio?  \n**R:** 1. Um grão, 2. moído.\n\n---\n\n**P:** Quem faz?  \n"
        "**R:** Todos.\n\n---\n\n"
        "**P:** E o sal?  \n**R:** a) pouco\n",
        ["O que é centeio?", "Quem faz?", "E o sal?"],
        0,
    ),
    "source-behind-a-title.md": (
        "# Bread\n\n#### 1) What is rye? [[src](http://example.org/rye)]\n\nA grain.\n\n"
        "#### 2) Who bakes? [[book]](http://example.org/who)\n\nYou.\n\n"
        "#### 3) Why [bake](http://example.org/bake)?\n\nSo.\n",
        ["What is rye?", "Who bakes?", "Why [bake](http://example.org/bake)?"],
        0,
    ),
    "items-with-headings.md": (
        "# Bread\n\n* ###### What is rye?\n* ###### Who bakes?\n  * ###### https://example.org/who\n"
        "  * ###### https://example.org/more\n"
        "* ###### Salt in the dough\n* ###### How hot is it?\n  * ###### https://example.org/hot\n",
        ["What is rye?", "Who bakes?", "Salt in the dough", "How hot is it?"],
        2,
    ),
    "bold-with-answer-behind.html": (
        "<h1>Bread</h1><p><strong>1. What is rye?</strong></p><p>A grain.</p><p><strong>2. Dark and "
        "light</strong> Both are bread, "
        "and the dark one keeps longer.</p><p><strong>3. Who bakes?</strong> Bakers bake, and you.</p>"
        "<p><strong>4. Salt</strong> Not much of it.</p>",
        ["What is rye?", "Dark and light", "Who bakes?", "Salt"],
        0,
    ),
    "question-under-an-answer.md": (
        "# Хлеб\n\nЧто такое рожь?\n\nОтвет: Зерно.\nКто печёт хлеб?\n\nОтвет: Все.\n\nКак долго?\n\nОтвет: Час.\n"
        "Где его купить?\n\n"
        "Ответ: Здесь.\n",
        ["Что такое рожь?", "Кто печёт хлеб?", "Как долго?", "Где его купить?"],
        0,
    ),
    "answers-to-come.md": (
        "# Bread\n\n<details><summary><b>What is rye?</b></summary><br>\n\nTo be completed.\n\n</details>\n\n"
        "<details><summary><b>Who bakes?</b></summary>\n\n>\n\n</details>\n\n"
        "<details><summary><b>Why?</b></summary>\n\nSo.\n\n</details>\n",
        ["What is rye?", "Who bakes?", "Why?"],
        2,
    ),
    "folded-code.md": (
        "".join(
            f"<details>\n<summary>Write loaf {n}</summary>\n\n```py\nloaf({n})\n```\n\n</details>\n\n" for n in range(4)
        ),
        [f"Write loaf {n}" for n in range(4)],
        0,
    ),
    "list-among-folds.md": (
        "# Bread\n\n## Simple ones\n\n"
        + "".join(f"- <b>What is grain {n}?</b>\n" for n in range(5))
        + "\n## Others\n\n"
        + "".join(
            f"<details><summary><b>What is oven {n}?</b></summary>\n\n- It is\n- an oven\n- of stone\n\n</details>\n\n"
            for n in range(9)
        ),
        [*(f"What is grain {n}?" for n in range(5)), *(f"What is oven {n}?" for n in range(9))],
        5,
    ),
    "only-one-in-a-section.md": (
        "# Bread\n\n## General\n\n### What is rye?\n\nA grain.\n\n## Who bakes?\n\nYou.\n\n## How hot is it?\n\n"
        "Very.\n\n## Why?\n\nSo.\n",
        ["What is rye?", "Who bakes?", "How hot is it?", "Why?"],
        0,
    ),
    "links-to-themselves.html": (
        "<html><body><h1>Bread</h1>\n"
        '<p tags="grain">\n<a href="#q1" id="q1" class="a-title">What is rye?</a><br/>\nA grain.<br/>\nOf the north.\n'
        '<a href="#q2" id="q2" class="a-title">Old kinds</a><br/>\nSpelt.\n</p>\n'
        '<p><a href="#q3" id="q3" class="a-title">How is it milled?</a><br/>Between <a href="#q1">stones</a>.</p>\n'
        '<p><a href="#q4" id="q4" class="a-title">Name a fat</a><br/>Oil.</p>\n</body></html>\n',
        ["What is rye?", "Old kinds", "How is it milled?", "Name a fat"],
        0,
    ),
    "anchors-beside-a-glossary.html": (
        "<html><body><h1>Bread</h1>\n"
        '<a href="#rye">What is rye?</a><br/><a href="#kinds">Old kinds</a><br/><a href="#mill">How is it milled?</a>\n'
        '<h2>Answers</h2>\n<a name="rye"><b>What is rye?</b></a><br/>\n<p>A grain.</p>\n'
        '<a name="kinds"><b>Old kinds</b></a><br/>\n'
        "<dl><dt>spelt</dt><dd>A wheat.</dd><dt>emmer</dt><dd>Older.</dd></dl>\n"
        '<a name="mill"><b>How is it milled?</b></a><br/>\n<p>Between stones.</p>\n</body></html>\n',
        ["What is rye?", "Old kinds", "How is it milled?"],
        0,
    ),
    "unwritten-contents.md": (
        "# Bread\n\n## Contents\n\n1. [Grains](docs/grains)\n    - [What is rye?](docs/grains#rye)\n"
        "    - [What is oat?](docs/grains#oat)\n    - coming soon\n2. [Fats](docs/fats)\n    - What is oil?\n"
        "3. [Mills](docs/mills)\n    - [Who mills?](docs/mills#who)\n\n# Grains\n\n"
        "1. What is rye?\n2. What is oat?\n3. What is oil?\n4. Who mills?\n",
        ["What is rye?", "What is oat?", "What is oil?", "Who mills?"],
        4,
    ),
    "folds-over-folds.md": (
        "# Bread\n\n"
        + "".join(
            f"<details open>\n<summary>{topic}</summary>\n<div>\n\n"
            + "".join(
                f"<details>\n<summary><b>What is {name}?</b></summary>\n\nIt is {name}.\n\n</details>\n\n"
                for name in names
            )
            + "</div>\n</details>\n\n"
            for topic, names in {"Grains": ["rye", "oat"], "Fats": ["oil", "lard", "butter"]}.items()
        ),
        ["What is rye?", "What is oat?", "What is oil?", "What is lard?", "What is butter?"],
        0,
    ),
    "numbered-word.md": (
        "# Bread\n\n"
        + "".join(
            f"### Scenario {n}: {title}\n\nAn oven of {n}.\n\n"
            for n, title in enumerate(["Pale crust", "Wet crumb", "No steam", "Burnt edge"], 1)
        ),
        ["Pale crust", "Wet crumb", "No steam", "Burnt edge"],
        0,
    ),
    "set-in-by-four.md": (
        "# Bread\n\n### Grains\n\n    1. What is rye?\n    A grain.\n    2. What is oat?\n    Another.\n"
        "    3. Who mills?\n\n### Fats\n\n    1. What is oil?\n    A fat.\n    2. What is lard?\n"
        "    3. What is suet?\n",
        ["What is rye?", "What is oat?", "Who mills?", "What is oil?", "What is lard?", "What is suet?"],
        3,
    ),
    "flash-cards.md": (
        "# Bread\n\nWhat is rye?;; A grain\n\n\nIs oat one?;; Yes\n\nWhat is oil?\n?\n- A fat\n- Pressed seeds\n\n"
        "Who mills?;; Millers\n",
        ["What is rye?", "Is oat one?", "What is oil?", "Who mills?"],
        0,
    ),
    "trivia.txt": (
        "#Q What is rye?\n^ A grain\nA A fat\nB A grain\n\n#Q This grain is sown in autumn:\n^ Rye\nA Oat\nB Rye\n\n"
        "#Q Who mills?\n^ Millers\nA Bakers\nB Millers\n",
        ["What is rye?", "This grain is sown in autumn:", "Who mills?"],
        0,
    ),
    "withdrawn.rst": (
        "FAQ\n===\n\nBread\n-----\n\n1.1 What is rye?\n++++++++++++++++\n\nA grain.\n\n"
        "1.2 (withdrawn).\n++++++++++++++++\n\n1.2a My crust is pale.\n++++++++++++++++++++++\n\nWait longer.\n\n"
        "1.3 (withdrawn).\n++++++++++++++++\n\n1.4 Where is salt?\n++++++++++++++++++\n\nIn the sea.\n",
        ["What is rye?", "My crust is pale.", "Where is salt?"],
        0,
    ),
    "ids-of-many-words.html": (
        "<html><body><h1>FAQ</h1>\n"
        '<div id="my-oven-bakes-without-a-cookie-sheet">'
        '<h2 id="a">1. My oven bakes without a cookie sheet.</h2><p>Buy.</p></div>\n'
        '<div id="my-oven-is-pale-today"><h2 id="b">2. The crust is pale today, isn\'t it?</h2><p>Wait.</p></div>\n'
        '<div id="x-y"><h2 id="c">3. Conclusion</h2><p>Bake.</p></div>\n'
        '<div id="z"><h2 id="d">4. Rye or oat?</h2><p>Rye.</p></div></body></html>\n',
        ["My oven bakes without a cookie sheet.", "The crust is pale today, isn't it?", "Rye or oat?"],
        0,
    ),
    "linked-labels.html": (
        "<html><body><h1>FAQ</h1>\n"
        + "".join(
            f'<p><a name="Q{n}" href="#Q{n}">\n<b>Q{n}</b></a>. {title}</p>\n<p>Answer of {n}.</p>\n'
            for n, title in enumerate(["What is rye?", "The crust is pale.", "Where is salt?", "Who mills?"], 1)
        )
        + "</body></html>\n",
        ["What is rye?", "The crust is pale.", "Where is salt?", "Who mills?"],
        0,
    ),
    "labelled-sections.txt": (
        "SECTION 1: GRAINS & MORE\nWhat is rye?\nDifference between rye and oat?\nWhat is spelt?\nWho mills?\n\n"
        "\N{SMALL BLUE DIAMOND} SECTION 2: FATS (ALL)\nWhat is oil?\nName a fat.\nWhy butter?\nWhat is lard?\n\n"
        "\N{SMALL BLUE DIAMOND} SECTION 3: SALT\nWhere is salt?\nWhat is brine?\nWho salts?\n",
        [
            "What is rye?",
            "Difference between rye and oat?",
            "What is spelt?",
            "Who mills?",
            "What is oil?",
            "Name a fat.",
            "Why butter?",
            "What is lard?",
            "Where is salt?",
            "What is brine?",
            "Who salts?",
        ],
        11,
    ),
    "dotted-labels.md": (
        "# FAQ\n\n## Grains\n\n**Q1.1. What is rye?**\nA. A grain.\n\n**Q1.2. The crust is pale.**\nA. Wait.\n\n"
        "## Fats\n\n**Q2.1. What is oil?**\nA. A fat.\n\n**Q2.2. Who mills?**\nA. Millers.\n",
        ["What is rye?", "The crust is pale.", "What is oil?", "Who mills?"],
        0,
    ),
    "numbered-anchored-bold.md": (
        "# FAQ\n\n"
        + "".join(
            f'<a name="faq{n}"></a>\n**({n}) {title}**\n\nIt is {n}.\n\n**More of it**\n\nMuch.\n\n'
            for n, title in {
                1: "What is rye?",
                2: "Can you explain oats?",
                4: "Where is salt?",
                5: "Who mills?",
            }.items()
        ),
        ["What is rye?", "Can you explain oats?", "Where is salt?", "Who mills?"],
        0,
    ),
    "contents-of-sections.html": (
        "<html><body><h1>Contents</h1>\n"
        '<h2 id="C_G">How grains are sown</h2><a href="#G1">G1. What is rye?</a><br/>'
        '<a href="#G2">G2. Who mills?</a><br/><a href="#G3">G3. The crust is pale.</a>\n'
        '<h2 id="C_B">Build-time problems</h2><a href="#B1"><strike>B1. No oil.</strike></a><br/>'
        '<a href="#B2">B2. Where is salt?</a><br/><a href="#B3">B3. Why salt?</a>\n'
        '<h1 id="G">How grains are sown</h1>\n<h2 id="G1">G1. What is rye?</h2><p>A grain.</p>'
        '<h2 id="G2">G2. Who mills?</h2><p>Millers.</p><h2 id="G3">G3. The crust is pale.</h2><p>Wait.</p>\n'
        '<h1 id="B">Build-time problems</h1>\n<h2 id="B1"><strike>B1. No oil.</strike></h2><p>Press.</p>'
        '<h2 id="B2">B2. Where is salt?</h2><p>There.</p><h2 id="B3">B3. Why salt?</h2><p>So.</p></body></html>\n',
        ["What is rye?", "Who mills?", "The crust is pale.", "~~No oil.~~", "Where is salt?", "Why salt?"],
        0,
    ),
    "linked-numbers.html": (
        "<html><body><h1>FAQ</h1>\n"
        '<h2><a href="faq.html#a">1.1 What is rye?</a></h2><p>A grain.</p>'
        '<h2><a href="faq.html#b">1.2 My crust [is] pale.</a></h2><p>Wait.</p>'
        '<h2><a href="faq.html#c">1.3 Who mills?</a></h2><p>Millers.</p></body></html>\n',
        ["What is rye?", "My crust [is] pale.", "Who mills?"],
        0,
    ),
    "bold-numbers-and-a-bare-one.html": (
        "<html><body><h1>Test</h1>\n"
        + "".join(
            f"<p class='ask'>{title}</p><p>A. Yes<br><strong>B. No</strong></p>\n"
            for title in (
                "<strong>1. </strong> <strong>What is rye?</strong>",
                "<strong>2. What is oat?</strong>",
                "<strong>3 Who mills it and where?</strong>",
                "<strong>4. What is oil?</strong>",
            )
        )
        + "</body></html>\n",
        ["What is rye?", "What is oat?", "Who mills it and where?", "What is oil?"],
        0,
    ),
    "questions-in-a-fold.md": (
        "# Bread\n\n"
        + "".join(
            f"<details>\n<summary>{title}</summary>\n\n{answer}\n\n</details>\n\n"
            for title, answer in {
                "What is rye?": "A grain.",
                "What may I ask a baker?": "\n".join(f"- What is loaf {n}? And why?" for n in range(10)),
                "Who mills?": "Millers.",
            }.items()
        ),
        ["What is rye?", "What may I ask a baker?", "Who mills?"],
        0,
    ),
    "exam.txt": (
        "Bread, the exam\n\n"
        "1 A baker kneads a dough that was left alone in a cold room for a long\nnight. What does he do?\n"
        "A. He waits\n*B. He warms it\nC. He throws it away and buys another one from\nwhom he meets\n"
        "2 The crust of a loaf is pale although the oven was hot for more than an\nhour. Name what comes first:\n"
        "A. More time\nB. Less salt\n*C. More steam\n"
        "3 A miller finds stones in a sack of rye from the north. Choose the next\nstep in the mill:\n"
        "*A. The sieve\nB. The stones\nC. The sack\n"
        "4 Oil goes rancid in\n*A. Light\nB. The dark\n",
        [
            "A baker kneads a dough that was left alone in a cold room for a long night. What does he do?",
            "The crust of a loaf is pale although the oven was hot for more than an hour. Name what comes first:",
            "A miller finds stones in a sack of rye from the north. Choose the next step in the mill:",
            "Oil goes rancid in",
        ],
        0,
    ),
    "numbers-in-bold-items.md": (
        "# FAQ\n\n- **1.** What is bread?\n  Food.\n- **2.** What is salt?\n  A mineral.\n"
        "- **3.** What is rye?\n  A grain.\n",
        ["What is bread?", "What is salt?", "What is rye?"],
        0,
    ),
    "chapters-that-count.md": (
        "# Course\n\n"
        + "".join(
            f"## Chapter {n}: Part {n}\n\n**What is a{n}?**\n\nIt is.\n\n**Why does b{n} matter?**\n\nSo.\n\n"
            for n in range(1, 5)
        ),
        [title for n in range(1, 5) for title in (f"What is a{n}?", f"Why does b{n} matter?")],
        0,
    ),
    "versions-that-count.md": (
        "# Bread\n\n" + "".join(f"## Rye {n}: What is new?\n\nThe crust of {n}.\n\n" for n in range(16, 20)),
        [f"Rye {n}: What is new?" for n in range(16, 20)],
        0,
    ),
    "labels-that-lead.md": (
        "# FAQ\n\n[Q1.](#q1) What is bread?\n\nFood.\n\n[Q2.](#q2) What is salt?\n\nA mineral.\n\n"
        "[Q3.](#q3) What is rye?\n\nA grain.\n",
        ["What is bread?", "What is salt?", "What is rye?"],
        0,
    ),
    "admonitions-in-answers.md": (
        '# FAQ\n\n## Which fold?\n\nThis.\n\n!!! tip "Knead long"\n    Ten minutes.\n\n'
        "## What is salt?\n\nA mineral.\n",
        ["Which fold?", "What is salt?"],
        0,
    ),
    "dialogue-in-letters.txt": (
        "A: What do you bake?\nB: Bread.\n\nA: What do you sell?\nB: Cake.\n\nA: What do you eat?\nB: Soup.\n",
        ["What do you bake?", "What do you sell?", "What do you eat?"],
        0,
    ),
    "rows-without-ends.html": (
        "<table>\n<tr><th>Question<th>Answer\n<tr><td>What is bread?<td>Food.\n<tr><td>What is salt?<td>A mineral.\n"
        "<tr><td>What is rye?<td>A grain.\n</table>\n",
        ["What is bread?", "What is salt?", "What is rye?"],
        0,
    ),
    "levels-under-labels.md": (
        "# Exercises\n\n"
        + "".join(
            f"### Question {n}\nLevel {level}\n\nQuestion:\n{title}\n\nIt takes {n} hours.\n\n"
            for n, level, title in ((1, 1, "Bake a loaf of rye."), (2, 1, "Mill some oats."), (3, 2, "Press the oil."))
        ),
        ["Bake a loaf of rye.", "Mill some oats.", "Press the oil."],
        0,
    ),
    "signs-before-numbers.md": (
        "# FAQ\n\n### \N{WHITE MEDIUM STAR} **1. What is rye?**\n\nA grain.\n\n"
        "### 2. **The crust is pale**\n\nWait.\n\n"
        "### \N{WHITE MEDIUM STAR} **3. Oil or fat?**\n\nOil.\n\n### 4. **Who mills?**\n\nMillers.\n",
        ["What is rye?", "The crust is pale", "Oil or fat?", "Who mills?"],
        0,
    ),
    "keycaps.html": (
        "<html><body><h1>FAQ</h1>"
        + "".join(
            f"<div class='box'><h5>{number} {title}</h5><p>It is.</p></div>\n"
            for number, title in {
                "1\ufe0f\u20e3": "What is rye?",
                "2\ufe0f\u20e3": "Name a fat",
                "1\ufe0f\u20e30\ufe0f\u20e3": "Who mills?",
            }.items()
        )
        + "</body></html>\n",
        ["What is rye?", "Name a fat", "Who mills?"],
        0,
    ),
    "parts-of-folded-answers.md": (
        "# FAQ\n\n"
        + "".join(
            f"###### {n}. {title}\n\n<details><summary><b>Answer</b></summary>\n\n"
            + "".join(f"#### {k}. Why loaf {n}{k}?\n\nSo.\n\n" for k in range(1, 6))
            + "</details>\n\n"
            for n, title in enumerate(["What is rye?", "What is oat?", "Who mills?"], 1)
        ),
        ["What is rye?", "What is oat?", "Who mills?"],
        0,
    ),
    "one-number-without-a-point.md": (
        "# Oven tickets\n\n"
        + "".join(
            f"## {n}{'' if n == 3 else '.'} The {word} of a loaf\n\n#### Theorem 1\n\nIt bakes.\n\n"
            for n, word in enumerate(["crust", "crumb", "weight", "salt", "age"], 1)
        ),
        [f"The {word} of a loaf" for word in ["crust", "crumb", "weight", "salt", "age"]],
        0,
    ),
    "dash-before-a-number.md": (
        "# Bread\n\n## Crust\n\n- Q1) What is rye?\n  - A: A grain.\n- Q2) Who mills it?\n  - A: Millers.\n\n"
        "## Ovens\n\n-1. Question: Explain the stone.\nSolution:\nIt keeps heat.\n\n"
        "-2. Question: Where does steam come from?\nSolution:\nFrom water.\n",
        ["What is rye?", "Who mills it?", "Explain the stone.", "Where does steam come from?"],
        0,
    ),
    "prompt-under-a-number.md": (
        "# Baker's test\n\n"
        + "".join(
            f"### Question {n}\n\n**Prompt:** {asked}\n\n**Choices:**\n\n* A. Rye\n* B. Oats\n\n"
            "**Correct Answer:** A\n\n"
            for n, asked in enumerate(["What is dark?", "Name the grain of the north.", "What is heavy?"], 1)
        ),
        ["What is dark?", "Name the grain of the north.", "What is heavy?"],
        0,
    ),
    "items-led-by-signs.md": (
        "# Bakery bank\n\n> 🟢 Easy · 🔴 Hard\n\n"
        "- 🟢 Rye Loaf: find its weight from the dough's.\n- 🔴 Explain the crust.\n- 🟢 Two ovens with one door.\n"
        "- 🔴 Flour of any kind, but without a mill.\n- 🟢 What is salt for?\n",
        [
            "🟢 Rye Loaf: find its weight from the dough's.",
            "🔴 Explain the crust.",
            "🟢 Two ovens with one door.",
            "🔴 Flour of any kind, but without a mill.",
            "🟢 What is salt for?",
        ],
        5,
    ),
    "bullets-over-lists.txt": (
        "# Bread\n\n* What is rye?\n\nA grain.\n\n* What are some grains?\n\n- Rye\n- Oats\n\n"
        "* Who mills them?\n\nMillers.\n\n* What do loaves need?\n\n- Salt\n- Time\n",
        ["What is rye?", "What are some grains?", "Who mills them?", "What do loaves need?"],
        0,
    ),
    "ticked-by-a-word.txt": (
        "Q1. What is dark?\nA. Rye [correct]\nB. Wheat\n\n"
        "Q2. The crust of a loaf that was baked in a cold oven is\nmostly\nA. dark\nB. pale [correct]\n\n"
        "Q3. Choose the fats\nA. butter [correct]\nB. oil [correct]\nC. salt\n\n",
        ["What is dark?", "The crust of a loaf that was baked in a cold oven is mostly", "Choose the fats"],
        0,
    ),
    "titles-of-html.md": (
        '# FAQ\n\n<h3><a name="a">\nWhat is <code>Loaf&lt;Rye&gt;</code>?\n</a></h3>\n\nBread.\n\n<!--\n\nNot yet:\n\n'
        '<h3><a name="b">\nWhy?\n</a></h3>\n\nSo.\n\n<details>\n<summary>Who?</summary>\nMe.\n</details>\n-->\n\n'
        '<h3><a name="c">\nWhat is <code>&amp;crust</code>?\n</a></h3>\n\nIts skin.\n\n'
        "<h3>What is salt?</h3>\n\nA mineral.\n",
        ["What is `Loaf<Rye>`?", "What is `&crust`?", "What is salt?"],
        0,
    ),
    "bold-tasks-over-text.md": (
        "**Q1: Explain the crust.**\nIt is the skin.\n\n**Q2: Describe rye.**\nA grain.\n\n**Q3: What is salt?**\n"
        "A mineral.\n\n**Q4: Compare rye and oats**\nBoth are grains.\n",
        ["Explain the crust.", "Describe rye.", "What is salt?", "Compare rye and oats"],
        0,
    ),
    "bold-tasks-beside-text.md": (
        "# Bread\n\n- **Explain proofing:** The dough rests.\n- **What is rye?** A grain.\n"
        "- **Difference between rye and oats:** Gluten.\n- **What is salt?** A mineral.\n",
        ["Explain proofing", "What is rye?", "Difference between rye and oats", "What is salt?"],
        0,
    ),
    "glued-bold.md": (
        "# Bread\n\n**1. What is bread?**\nFood that is baked.\n**2. What is rye?**\nA grain.\n**3. What is salt?**\n"
        "A mineral.\n\n**4. What is a loaf?**\n- a piece\n",
        ["What is bread?", "What is rye?", "What is salt?", "What is a loaf?"],
        0,
    ),
    "all-answers-are-code.md": (
        "# Oven commands\n\n"
        + "".join(
            f"## How do I {task}?\n\n```bash\noven {task.split()[0]}\n```\n\n"
            for task in ("heat it", "open it", "cool it")
        ),
        ["How do I heat it?", "How do I open it?", "How do I cool it?"],
        0,
    ),
    "how-to-use-it.md": (
        "# Oven\n\n### What is it?\n\nA stove.\n\n### How to use it?\n\nHeat it.\n\n### Who cleans it?\n\nYou.\n",
        ["What is it?", "How to use it?", "Who cleans it?"],
        0,
    ),
    "answers-that-tell.md": (
        "# Bread\n\n## Grains\n\n1. What is rye?\n\n- Answer: A grain.\n\n2. What are oats?\n\n- Answer: A grain.\n\n"
        "3. Why mill them?\n\n- Answer: For flour.\n\n4. Who mills?\n\n- Answer: Millers.\n\n---\n\n## Ovens\n\n"
        "**1.** How hot is an oven, and how does it keep its heat?\n\n- Answer: Very, by stones.\n\n## Salt\n\n"
        "**4. Which salts can be used for a loaf**\n\n- Answer\n\n  Any.\n",
        [
            "What is rye?",
            "What are oats?",
            "Why mill them?",
            "Who mills?",
            "How hot is an oven, and how does it keep its heat?",
            "Which salts can be used for a loaf",
        ],
        0,
    ),
    "headings-before-bold.md": (
        "## Basic test\n\n### 1. What is rye?\n\nA grain.\n\n### 2. Bread is mostly made of\n\nFlour.\n\n"
        "### 3. Who mills?\n\nMillers.\n\n### 4. What is salt?\n\nA mineral.\n\n### 5. Where is it baked?\n\nHere.\n\n"
        "### 6. Why?\n\nSo.\n\n## Full test\n\n"
        + "".join(f"**{n}.** Which loaf is number {n}?\nThis one.\n\n" for n in range(1, 9)),
        [
            "What is rye?",
            "Bread is mostly made of",
            "Who mills?",
            "What is salt?",
            "Where is it baked?",
            "Why?",
            *[f"Which loaf is number {n}?" for n in range(1, 9)],
        ],
        0,
    ),
    "folds-in-titled-folds.md": (
        "# Bread\n\n<details>\n<summary><h3>Grains</h3></summary>\n\n### **General**\n"
        + "".join(
            f"<details>\n<summary>What is {grain}?</summary>\n\nA grain.\n\n</details>\n"
            for grain in ("rye", "wheat", "spelt")
        )
        + "\n</details>\n\n<details>\n<summary><h3>Ovens</h3></summary>\n\n<details>\n<summary>What is an oven?"
        "</summary>\n\nA stove.\n\n</details>\n\n- Difference between ovens and pans\n- What is a peel?\n"
        "- How hot is hot?\n- What is a stone for?\n- Why preheat?\n\n</details>\n",
        [
            "What is rye?",
            "What is wheat?",
            "What is spelt?",
            "What is an oven?",
            "Difference between ovens and pans",
            "What is a peel?",
            "How hot is hot?",
            "What is a stone for?",
            "Why preheat?",
        ],
        5,
    ),
    "key-at-the-end.md": (
        "# Exam\n\n"
        + "".join(
            f"### Question {n}\n{asked}\n\n- [ ] A) rye\n- [ ] B) oats\n\n---\n\n"
            for n, asked in enumerate(["Which is dark?", "Which is light?", "Which is sweet?", "Which is best?"], 1)
        )
        + "## Answer Key\n\n| Q | Answer | Why |\n|---|---|---|\n| 1 | A | Rye is dark |\n| 2 | B | Oats are light |\n"
        "| 3 | B | They are |\n| 4 | A | Taste |\n",
        ["Which is dark?", "Which is light?", "Which is sweet?", "Which is best?"],
        0,
    ),
    "posted.txt": (
        "Bread frequently asked questions\n\n01.00 Grains\n\n 01.01 What is rye?\n 01.02 Fixing a pale crust\n"
        "02.00 Ovens\n\n 02.01 How hot are they?\n!02.02 Where are they?\n\n------------------------------\n\n"
        "Subject: 01.00 ***** Grains *****\nFrom: A Baker <a at example.org>\nDate: Mon, 1 Nov 1993 10:00:00\n\n"
        "  All about them.\n\n------------------------------\n\n"
        + "------------------------------\n\n".join(
            f"Subject: {number} {asked}\nFrom: A Baker <a at example.org>\nDate: Mon, 1 Nov 1993 10:00:00\n\n"
            f"  {answer}\n\n"
            for number, asked, answer in [
                ("01.01", "What is rye?", "It is a grain of the north."),
                ("01.02", "Fixing a pale crust", "Bake it for longer than that."),
                ("02.01", "How hot are they?", "They are as hot as you like."),
                ("!02.02", "Where are they?", "They stand in every bakery."),
            ]
        ),
        ["What is rye?", "Fixing a pale crust", "How hot are they?", "Where are they?"],
        0,
    ),
    "codes-before-titles.html": (
        "<html><body><h1>Bread</h1>\n<u>ABOUT:</u><br><ul>\n"
        + "".join(
            f'FAQ-OVEN{n}00 <a href="#{word}">About the {word}</a><br>\n'
            for n, word in enumerate(["mill", "oven", "peel"])
        )
        + "</ul><hr>\n"
        + "".join(
            f'<a name="{word}"></a><br>\n<b><u>FAQ-OVEN{n}00 : ON THE {word.upper()} IN USE</u></b><br>\nA.<br><br>\n'
            for n, word in enumerate(["mill", "oven", "peel"])
        )
        + "</body></html>",
        ["ON THE MILL IN USE", "ON THE OVEN IN USE", "ON THE PEEL IN USE"],
        0,
    ),
    "numbers-of-topics.md": (
        "# 面包\n\n## 91、黑麦\n\n### 什么是黑麦？\n\n一种谷物。\n\n### 谁吃黑麦？\n\n人。\n\n"
        "## 92、盐\n\n### 什么是盐？\n\n矿物。\n\n### 为什么加盐？\n\n好吃。\n",
        ["什么是黑麦？", "谁吃黑麦？", "什么是盐？", "为什么加盐？"],
        0,
    ),
    "statements-that-end-with-tasks.md": (
        "# Baker's exam\n\n##### What is rye?\n\n##### The crust of a loaf is dark. Explain why!\n\n"
        "##### Der Ofen ist kalt. Erläutern Sie den Grund!\n\n##### Who mills?\n",
        [
            "What is rye?",
            "The crust of a loaf is dark. Explain why!",
            "Der Ofen ist kalt. Erläutern Sie den Grund!",
            "Who mills?",
        ],
        4,
    ),
    "folds-in-folds.html": (
        "<html><body><h1>Baking</h1>\n"
        + "".join(
            f"<details>\n<summary>{topic}</summary>\n<div>\n"
            f"<details>\n<summary>What is {word}?</summary>\n<p>It is baked.</p>\n</details>\n"
            f"<details>\n<summary>Who eats {word}?</summary>\n<p>All do.</p>\n</details>\n"
            "</div>\n</details>\n"
            for topic, word in [("Loaves", "rye bread"), ("Cakes", "gingerbread")]
        )
        + "</body></html>",
        ["What is rye bread?", "Who eats rye bread?", "What is gingerbread?", "Who eats gingerbread?"],
        0,
    ),
    "summaries-that-show-code.html": (
        "<html><body><h1>Baking</h1>\n"
        + "".join(
            f"<details><summary><h3>{n}. What does batch {n} print?\n<pre><code>bake({n})\nprint({n})</code></pre></h3>"
            f"</summary><p>It prints {n}.</p></details>\n"
            for n in (1, 2, 3)
        )
        + "</body></html>",
        ["What does batch 1 print?", "What does batch 2 print?", "What does batch 3 print?"],
        0,
    ),
    "labels-after-ends-of-lines.html": (
        "<html><body><h1>Baking</h1>\n<ol>\n"
        "<li>Name the tools of a baker\n<strong>Answer:</strong> Peel and oven.</li>\n"
        "<li>Name the parts of a loaf\n<strong>Answer:</strong> Crust and crumb.</li>\n"
        "<li>Who mills? And when?\nThe miller, each morning.</li>\n"
        "</ol></body></html>",
        ["Name the tools of a baker", "Name the parts of a loaf", "Who mills? And when?"],
        0,
    ),
    "struck-out.html": (
        "<html><body><h1>Baking</h1>\n"
        + "".join(
            f"<p><strong>({n}) What is {word}?</strong></p>\n<p>A grain.</p>\n"
            for n, word in enumerate(["rye", "oat", "spelt"], 1)
        )
        + "<p><strong><s>(4) Why is barley missing?</s></strong></p>\n<p>It was.</p>\n</body></html>",
        ["What is rye?", "What is oat?", "What is spelt?", "Why is barley missing?"],
        0,
    ),
    "letters-that-count-the-last-ones.md": (
        "# Baking\n\n"
        + "".join(
            f"### **{n}. What is {word}?**\n\nA grain.\n\n"
            for n, word in enumerate(["rye", "oat", "spelt", "barley", "maize", "millet", "teff", "rice"], 1)
        )
        + "".join(
            f"### **A{n}. What is {word}?**\n\nA tool.\n\n"
            for n, word in enumerate(["a peel", "an oven", "a mill", "a trough", "a lame"], 1)
        ),
        [
            *(f"What is {word}?" for word in ("rye", "oat", "spelt", "barley", "maize", "millet", "teff", "rice")),
            *(f"What is {word}?" for word in ("a peel", "an oven", "a mill", "a trough", "a lame")),
        ],
        0,
    ),
    "terms-labelled-as-questions.md": (
        "# Baking\n\n## Which grains?\n\n"
        + "".join(f"### Q. {word}\nA. A grain.\n\n" for word in ("Rye", "Oat (Avena)", "Spelt"))
        + "## Tools: which ones?\n\n"
        + "".join(f"### Q. {word}\nA. A tool.\n\n" for word in ("Peel", "Lame", "Trough/Bowl")),
        ["Rye", "Oat (Avena)", "Spelt", "Peel", "Lame", "Trough/Bowl"],
        0,
    ),
    "count-goes-on.md": (
        "# Baking\n\n"
        + "".join(f"### {n}. What is {word}?\n\nA grain.\n\n" for n, word in enumerate(["rye", "oat", "spelt"], 1))
        + "### Which of the grains rises best?\n\nSpelt.\n\n"
        "Why does it rise?\n---\n\nBy its gluten.\n\nWhat else helps?\n---\n\nWarmth.\n\n"
        + "".join(f"### {n}. What is {word}?\n\nA tool.\n\n" for n, word in enumerate(["a peel", "a mill"], 4)),
        ["What is rye?", "What is oat?", "What is spelt?", "What is a peel?", "What is a mill?"],
        0,
    ),
    "labels-in-cells.html": (
        "<html><body><h1>Baking</h1>\n<dl>"
        + "".join(
            f"<dt>{topic}</dt><dd><dl>"
            + "".join(f'<dt>Q: <a href="baking.html#{word}">\nWhat is {word}?</a></dt>' for word in said)
            + "</dl></dd>"
            for topic, said in [("1. Grains", ["rye", "oat", "spelt"]), ("2. Tools", ["peel", "mill"])]
        )
        + "</dl><table><tbody>"
        + "".join(
            f'<tr><td colspan="2"><h3>{topic}</h3></td></tr><tr><td colspan="2"><dl>'
            + "".join(f'<dt>Q: <a href="baking.html#{word}">\nWhat is {word}?</a></dt>' for word in said)
            + "</dl></td></tr>"
            + "".join(
                f'<tr><td><a name="{word}"></a><p><b>Q:</b></p></td><td><p>\nWhat is {word}?\n</p></td></tr>'
                f"<tr><td><p><b>A:</b></p></td><td><p>Thus.</p><dl><dt>In a kitchen</dt><dd>{word}</dd></dl></td></tr>"
                for word in said
            )
            for topic, said in [("1. Grains", ["rye", "oat", "spelt"]), ("2. Tools", ["peel", "mill"])]
        )
        + "</tbody></table></body></html>",
        [f"What is {word}?" for word in ("rye", "oat", "spelt", "peel", "mill")],
        0,
    ),
    "buttons-over-blocks.html": (
        "<html><body><h2>Baking</h2>\n"
        + "".join(
            f'<div class="fold"><button class="bar"><span><span class="no">{n}</span>{title}</span>'
            f'<span class="easy">Easy</span></button>\n<div class="inner"><p>Thus.</p></div></div>\n'
            for n, title in enumerate(
                ["What is rye?", "Why is the oven hot?", "Name three loaves", "Dough and paste"], 1
            )
        )
        + "</body></html>",
        ["What is rye?", "Why is the oven hot?", "Name three loaves", "Dough and paste"],
        0,
    ),
    "ways-back-in-titles.md": (
        "# Baking\n\n"
        + "".join(f"## What is {word}? [Top](#baking)\n\nA grain.\n\n" for word in ("rye", "oat", "spelt")),
        ["What is rye?", "What is oat?", "What is spelt?"],
        0,
    ),
    "ways-back-in-titles.html": (
        '<html><body><h1 id="list">Baking</h1>\n'
        + "".join(
            f'<h2 id="{word}">What is {word}? <a href="#list">Top</a></h2>\n<p>A grain.</p>\n'
            for word in ("rye", "oat", "spelt")
        )
        + "</body></html>",
        ["What is rye?", "What is oat?", "What is spelt?"],
        0,
    ),
    "counts-that-start-again.md": (
        "# Baking\n\n"
        + "".join(
            f"## Test {name}\n\n1) {first}:\n\nRye.\n\nOat.\n\n"
            + "".join(f"{n}) What is in batch {name}{n}?\n\nRye.\n\nOat.\n\n" for n in range(2, 6))
            for name, first in [("A", "The crust is made of"), ("B", "The crumb is made of")]
        ),
        [
            "The crust is made of:",
            *(f"What is in batch A{n}?" for n in range(2, 6)),
            "The crumb is made of:",
            *(f"What is in batch B{n}?" for n in range(2, 6)),
        ],
        0,
    ),
    "options-in-the-paragraph.md": (
        "# Cuisine\n\n"
        + "".join(
            f"{n}. {title}\n   a. Le four\n   b. La pelle\n   c. Le moulin\n\n   Réponse : le four.\n\n"
            for n, title in enumerate(["Définir les mots suivants :", "Citer les outils", "Donner leurs formes"], 1)
        ),
        ["Définir les mots suivants :", "Citer les outils", "Donner leurs formes"],
        0,
    ),
    "conditions.rst": (
        "Baking\n######\n\nWhat is rye?\n============\n\nA grain.\n\n"
        ".. only:: winter\n\n  .. _spelt:\n\n  What is spelt?\n  ==============\n\n  A grain of :ref:`old <spelt>`.\n\n"
        "  - Red\n  - White\n\nWho mills?\n==========\n\nThe miller.\n",
        ["What is rye?", "What is spelt?", "Who mills?"],
        0,
    ),
    "topics-at-level-3.md": (
        "## Baking\n\nWhat bakers are asked.\n\n### Grains\n\n- What is rye?\n- What is oat?\n- What is spelt?\n\n"
        "### Tools\n\n- What is a peel?\n- What is a lame?\n\n### Thanks\n\nTo all millers.\n\n"
        "### Plan\n\nMore of it.\n\n### History\n\nOld.\n",
        ["What is rye?", "What is oat?", "What is spelt?", "What is a peel?", "What is a lame?"],
        5,
    ),
    "options-that-repeat.txt": (
        "Baker's exam\n\n"
        + "".join(
            f"{n}. {title}\na. The rye\nb. The oat\nc. The spelt\nd. The barley\n"
            for n, title in enumerate(
                ["Which of these rises?", "Which of the grains that are\ngrown here is sour?", "Which one is old?"], 1
            )
        ),
        ["Which of these rises?", "Which of the grains that are grown here is sour?", "Which one is old?"],
        3,
    ),
    "true-and-false.txt": (
        "Lesson 1\n"
        + "".join(
            f"{n}. Rye number {n} is made of ( )\n   A. Grain\n   B. Stone\nAnswer: A\n----------\n\n"
            for n in (1, 2, 3)
        )
        + "4. All rye is sour. ( )\n   true. It is\n   false. It is not\nAnswer: false\n----------\n\n\n\nLesson 2\n"
        + "".join(
            f"{n}. Oat number {n} is made of ( )\n   A. Grain\n   B. Stone\nAnswer: A\n----------\n\n"
            for n in (1, 2, 3)
        )
        + "4. All oat is sweet. ( )\n   true. It is\n   false. It is not\nAnswer: false\n----------\n",
        [
            *(f"Rye number {n} is made of ( )" for n in (1, 2, 3)),
            "All rye is sour. ( )",
            *(f"Oat number {n} is made of ( )" for n in (1, 2, 3)),
            "All oat is sweet. ( )",
        ],
        0,
    ),
    "ids-of-sections.md": (
        "## What is baking?\n\nAn old art.\n\n### Who bakes? {#bakers}\n\nBakers.\n\n### Where? {#places}\n\nHere.\n\n"
        "## Grains {#grains}\n\n### What is rye?\n\nA grain.\n\n### What is oat?\n\nA grain.\n\n"
        "## Tools {#tools}\n\n### What is a peel?\n\nA tool.\n\n## Thanks\n\nTo all.\n",
        ["Who bakes?", "Where?", "What is rye?", "What is oat?", "What is a peel?"],
        0,
    ),
    "options-below-letters.md": (
        "# Exam\n\n**Q.** What is rye?\n\n- A) a stone\n- B) a grain\n\n> **Answer: B**\n\n"
        "**Q.** Who bakes?\n\n- A) you\n- B) the mill\n\n> **Answer: A**\n",
        ["What is rye?", "Who bakes?"],
        0,
    ),
    "head-that-never-ends.html": (
        "<html><head><title>Baking</title>\n<b>For bakers</b>\n"
        '<ul><li><h2><a href="#rye">What is rye?</a></h2></li><li><h2><a href="#oat">What is oat?</a></h2></li>'
        '<li><h2><a href="#mill">Who mills?</a></h2></li></ul>\n'
        + "".join(
            f'<hr /><h2><a name="{place}">Q: {title}</a></h2>\n<p>A: Thus.</p>\n'
            for place, title in [("rye", "What is rye?"), ("oat", "What is oat?"), ("mill", "Who mills?")]
        )
        + "</body></html>",
        ["What is rye?", "What is oat?", "Who mills?"],
        0,
    ),
    "boxes-to-tick.md": (
        "## Grains\n\n1. [ ] What is rye?\n2. [x] Name the oats.\n3. [ ] Who mills?\n\n"
        "## Tools\n\n1. [ ] What is a peel?\n2. [ ] The lame\n3. [ ] Why is the oven hot?\n",
        ["What is rye?", "Name the oats.", "Who mills?", "What is a peel?", "The lame", "Why is the oven hot?"],
        6,
    ),
    "letters-in-brackets.md": (
        "##### Questions\n\n1. [E] What is rye?\n2. [M] Can rye be eaten? If so, how?\n3. [E] Who mills?\n"
        "4. [H] Given a sack of rye, what is the loss in the mill?\n",
        [
            "[E] What is rye?",
            "[M] Can rye be eaten? If so, how?",
            "[E] Who mills?",
            "[H] Given a sack of rye, what is the loss in the mill?",
        ],
        4,
    ),
    "lines-without-marks.md": (
        "Grains\nWhat is rye?\nWhat is oat?\nWho mills the *?\nExplain the difference between rye and oat\n\n"
        "Tools\nWhat is a peel?\nWhat is a lame?\nWhy is the oven hot?\n",
        [
            "What is rye?",
            "What is oat?",
            "Who mills the *?",
            "Explain the difference between rye and oat",
            "What is a peel?",
            "What is a lame?",
            "Why is the oven hot?",
        ],
        7,
    ),
    "pages-of-a-site-builder.md": (
        "---\nid: faq\ntitle: FAQ\nsidebar_label: FAQ\n---\n\n"
        "# Baking\n\n## What is baking?\n\nAn art.\n\n### Who bakes?\n\n"
        "Bakers.\n\n### Where is bread baked?\n\nHere.\n\n## Grains\n\nAll of them.\n\n### What is rye?\n\nA grain.\n",
        ["Who bakes?", "Where is bread baked?", "What is rye?"],
        0,
    ),
    "front-matter.adoc": (
        "---\nlayout: page\nkeywords: rye, oat, what is asked of bakers\n---\n= Baking\n:icons: font\n\n"
        "== Grains\n\nAll of them.\n\n"
        "=== What is rye?\n\nA grain.\n\n=== What is oat?\n\nA grain.\n\n== Tools\n\n=== What is a peel?\n\nA tool.\n",
        ["What is rye?", "What is oat?", "What is a peel?"],
        0,
    ),
    "front-matter.html": (
        "---\nlayout: page\nintro: Bakers ask a lot.\n---\n<h1>Baking</h1>\n<h2>What is rye?</h2><p>A grain.</p>\n"
        "<h2>What is oat?</h2><p>A grain.</p>\n<h2>What is a peel?</h2><p>A tool.</p>\n",
        ["What is rye?", "What is oat?", "What is a peel?"],
        0,
    ),
    "titles-set-in.txt": (
        "NAME\n    Baking FAQ\n\nGRAINS\n"
        + "".join(
            f"  {title}\n\n    It is a grain which a baker knows well, and all those who eat of his bread know it\n"
            "    as well as he does.\n\n"
            for title in ("What is rye?", "How does oat taste to those who eat it", "What is spelt?")
        )
        + "TOOLS\n"
        + "".join(
            f"  {title}\n\n    It is a tool which a baker holds in his hand, and all those who see him know it.\n\n"
            for title in ("What is a peel?", "What a lame is for", "Does the oven count?")
        ),
        [
            "What is rye?",
            "How does oat taste to those who eat it",
            "What is spelt?",
            "What is a peel?",
            "What a lame is for",
            "Does the oven count?",
        ],
        0,
    ),
    "labels-in-folds.md": (
        "# Baking\n\n"
        + "".join(
            f"<details>\n<summary>What is {word}?</summary>\n\nA grain.\n\n"
            f"<details>\n<summary>Explain it</summary>\n\nIt grows.\n\n</details>\n\n</details>\n\n"
            for word in ("rye", "oat", "spelt")
        )
        + "".join(
            f"<details>\n<summary>Who eats {word}?</summary>\n\nAll.\n\n</details>\n\n" for word in ("rye", "oat")
        ),
        ["What is rye?", "What is oat?", "What is spelt?", "Who eats rye?", "Who eats oat?"],
        0,
    ),
    "fences-of-four.md": (
        "# Baking\n\n<details>\n<summary>What bakes?</summary>\n\n<br>\n- An oven<br>\n\n"
        "  ```js\nbake();\n````\n\n</details>\n\n"
        "<details>\n<summary>What mills?</summary>\n\n```js\nmill();\n```\n````\n\n</details>\n\n"
        "<details>\n<summary>Who eats?</summary>\n\nAll.\n\n</details>\n\n"
        "<details>\n<summary>What is printed?</summary>\n\n```js\nprint();\n````\n\n</details>\n\n"
        "<details>\n<summary>Who mills?</summary>\n\nThe miller.\n\n</details>\n",
        ["What bakes?", "What mills?", "Who eats?", "What is printed?", "Who mills?"],
        0,
    ),
    "tags-with-blanks.md": (
        "# Pages\n\n"
        + "".join(
            f"### Q{n}. Which tag is {word}?\n- **A.** < body >\n- **B.** at least one < p >\n- **C.** none ✅\n\n"
            for n, word in enumerate(["missing", "old", "new"], 1)
        ),
        ["Which tag is missing?", "Which tag is old?", "Which tag is new?"],
        0,
    ),
    "cells-that-start-with-numbers.md": (
        "# Baking\n\n| Question | Answer |\n| --- | --- |\n| What is rye? | 1. A grain <br>2. A bread |\n"
        "| Who mills? | - The miller |\n| Who eats? | 3) All |\n",
        ["What is rye?", "Who mills?", "Who eats?"],
        0,
    ),
    "answers-like-furniture.txt": (
        "Which year?\n\nIt depends.\nCopyright in loaves baked before 1978 lasts 95 years.\n\n"
        "Where is the oven?\n\nHome > Kitchen > Wall, then turn left.\n\n"
        "Which keys open it?\n\nHome/End go to its start and its end.\n\n"
        "What is printed?\n\nThe code is this:\n\n    # comments\n    bake\n    print\n",
        ["Which year?", "Where is the oven?", "Which keys open it?", "What is printed?"],
        0,
    ),
    "no-end-tags.html": (
        "<ol><LI><a name=1><b>What is rye?</b><p>A grain.<p>\n<LI><a name=2><b>The crust is pale</b>\n<p>Wait.<p>\n"
        "<LI><a name=3><b>Who bakes?</b><p>You.</ol>",
        ["What is rye?", "The crust is pale", "Who bakes?"],
        0,
    ),
    "asks-its-readers.html": (
        "<h3>Что такое рожь?</h3><p>Зерно.</p><h3>Кто печёт?</h3><p>Все.</p><h3>Как долго?</h3><p>Час.</p>"
        "<h3>Вы не нашли ответ на свой вопрос?</h3><p>Напишите нам.</p>",
        ["Что такое рожь?", "Кто печёт?", "Как долго?"],
        0,
    ),
    "cards.md": (
        "---\nname: Bread\n---\n\n---\n\nWhat is rye? And\nwhat is wheat?\n\n. . .\n\nGrains.\n\n---\n\n```py\n"
        "bake()\n```\n\n"
        "What does it do?\n\n. . .\n\nIt bakes.\n\n---\n\nName two ovens\n\n. . .\n\n- one\n- two\n\n---\n\n"
        "Who bakes?\n\n. . .\n\nYou.\n",
        ["What is rye? And what is wheat?", "What does it do?", "Name two ovens", "Who bakes?"],
        0,
    ),
    "label-with-the-word-number.md": (
        "# Prova\n\n"
        + "".join(
            f"### QUESTAO NUMERO {n}\n\nA massa {n} é feita de\n\n- (A) água.\n- (B) sal.\n- (C) log<sub>10</sub>.\n\n"
            for n in range(1, 5)
        ),
        [f"A massa {n} é feita de" for n in range(1, 5)],
        4,
    ),
    "label-over-numbered-lines.md": (
        "# Хлеб\n\n## Рожь\n\n**[T]**\n\n1. Что такое рожь?\n2. Кто её сеет?\n3. Где она растёт?\n"
        "4. Зачем она нужна?\n\n"
        "**[P]**\n5. Сделать тесто\n6. Описать печь\n7. Построить печь\n\n## Пшеница\n\n**[T]**\n"
        "8. Что такое пшеница?\n9. Кто её сеет?\n",
        [
            "Что такое рожь?",
            "Кто её сеет?",
            "Где она растёт?",
            "Зачем она нужна?",
            "Сделать тесто",
            "Описать печь",
            "Построить печь",
            "Что такое пшеница?",
            "Кто её сеет?",
        ],
        9,
    ),
    "labels-in-the-links-of-a-list.md": (
        "# Bread\n\n## Questions\n\n* [Q1: What is rye?](https://example.org/bread.md#q1)\n"
        "* [Q2: Who bakes?](https://example.org/bread.md#q2)\n"
        "* [Q3: Why is the crust pale?](https://example.org/bread.md#q3)\n* [Q4: How hot is it?]()\n\n## Answers\n\n"
        "### Q1: What is rye? ###\n\nA grain.\n\n### Q2: Who bakes? ###\n\nYou.\n\n"
        "### Q3: Why is the crust pale? ###\n\nWait.\n\n"
        "### Q4: How hot is it? ###\n\nVery.\n",
        ["What is rye?", "Who bakes?", "Why is the crust pale?", "How hot is it?"],
        0,
    ),
    "tags-of-a-program.md": (
        "# Quiz\n\nSome words.\n\n<quiz>\nWhat is rye?\n- [x] a grain\n- [ ] a stone\n\nIt grows.\n</quiz>\n\n"
        '<quiz level="1">\nWho bakes?\n- [ ] stones\n- [x] bakers\n</quiz>\n\n<quiz>\nThe crust is pale. Why?\n'
        "- [x] it is cold\n- [ ] it is hot\n"
        "</quiz>\n",
        ["What is rye?", "Who bakes?", "The crust is pale. Why?"],
        0,
    ),
    "preformatted.html": (
        "<HTML><TITLE>Bread</TITLE><BODY><PRE>\nBread\n=====\n\n"
        + "".join(
            f'-----------------\nSubject: <A NAME="1.{n}">1.{n}</A> What is grain {n}?\n\nGrain &amp; bread {n}, '
            "which is dark and keeps for\nlong in a box of wood.\n\n"
            for n in range(1, 9)
        )
        + "</PRE></BODY></HTML>\n",
        [f"What is grain {n}?" for n in range(1, 9)],
        0,
    ),
    "bold-sentences.html": (
        "<h2>Bread</h2><p><strong>I have baked for a year, and no loaf has ever risen.</strong></p><p>Wait "
        "longer.</p>"
        "<p><strong>What is rye?</strong></p><p>A grain.</p><p><strong>My oven smokes whenever it is "
        "hot.</strong></p><p>Clean it.</p>"
        "<p><strong>Note</strong></p><p>Open a window.</p><p><strong>The dough sticks to all that it "
        "touches.</strong></p><p>Flour.</p>",
        [
            "I have baked for a year, and no loaf has ever risen.",
            "What is rye?",
            "My oven smokes whenever it is hot.",
            "The dough sticks to all that it touches.",
        ],
        0,
    ),
    "listed-statements.html": (
        "<h1>Bread</h1><ul>"
        + "".join(f"<li><a href='#{n}'>The loaf {n} is hard</a></li>" for n in range(1, 7))
        + "</ul>"
        + "".join(
            f"<h2><a href='#top'>△</a> <a name='{n}' id='{n}'>The loaf {n} is hard</a></h2>"
            + "<p>Was it cold?</p>" * (n < 3)
            + "<p>Wait longer.</p>"
            for n in range(1, 7)
        ),
        [f"The loaf {n} is hard" for n in range(1, 7)],
        0,
    ),
    "subjects-among-questions.md": (
        "# Bread\n\n## First\n\n1. What is rye?\n2. Who bakes?\n3. The crust\n4. How hot is it?\n5. Why salt?\n"
        "6. When is it sown?\n7. Who mills it?\n8. Why?\n\n"
        "## Second\n\n1. Wheat\n2. Ovens, old and new\n3. Where does rye grow?\n\n## Third\n\n1. Mills\n2. Salt\n"
        "3. Who eats it?\n4. When?\n"
        "\n## Notes\n\n1. Rye is sown late in the year, and it grows where wheat would not, since it needs less.\n"
        "2. The crust of a loaf is dark where the oven was hot, and pale where the door was open.\n\n"
        "## Contributing\n\n1. Fork it\n2. Send it\n",
        [
            "What is rye?",
            "Who bakes?",
            "The crust",
            "How hot is it?",
            "Why salt?",
            "When is it sown?",
            "Who mills it?",
            "Why?",
            "Wheat",
            "Ovens, old and new",
            "Where does rye grow?",
            "Mills",
            "Salt",
            "Who eats it?",
            "When?",
        ],
        15,
    ),
    "contents-with-levels.md": (
        "# Bread\n"
        "\n"
        "## Table of Contents (Top Questions)\n"
        "\n"
        "| No. | Questions | Level |\n"
        "| --- | --- | --- |\n"
        "| 1 | [What is rye?](#what-is-rye) | Basic |\n"
        "| 2 | [What is oil?](#what-is-oil) | Basic |\n"
        "| 3 | [How is it milled?](#how-is-it-milled) | Advanced |\n"
        "\n"
        "## Answers\n"
        "\n"
        "<!-- START -->\n"
        "\n"
        "### What is rye?\n"
        "\n"
        "A grain.\n"
        "\n"
        "### What is oil?\n"
        "\n"
        "A fat.\n"
        "\n"
        "### How is it milled?\n"
        "\n"
        "Between stones.\n"
        "\n"
        "## By level\n"
        "\n"
        "### Basic bread questions\n"
        "\n"
        "<!-- BASIC -->\n"
        "\n"
        "1. [What is rye?](#what-is-rye)\n"
        "2. [What is oil?](#what-is-oil)\n"
        "3. [How is it milled?](#how-is-it-milled)\n",
        ["What is rye?", "What is oil?", "How is it milled?"],
        0,
    ),
    "topics-as-items.md": (
        "# Interview\n"
        "\n"
        "- **Grains**\n"
        "  - What is rye?\n"
        "  - Explain spelt\n"
        "  - What is oat?\n"
        "- Fats\n"
        "  - What is oil?\n"
        "  - Explain butter\n"
        "  - Explain lard\n",
        ["What is rye?", "Explain spelt", "What is oat?", "What is oil?", "Explain butter", "Explain lard"],
        6,
    ),
    "three-deep.md": (
        "* Grains\n"
        "    * What is rye?\n"
        "        * A grain\n"
        "    * What is spelt?\n"
        "        * An old wheat\n"
        "    * Is oat one?\n"
        "        * Yes\n"
        "* Fats\n"
        "    * What is oil?\n"
        "        * Pressed seeds\n"
        "    * What is lard?\n"
        "        * Pork fat\n"
        "    * Is butter one?\n"
        "        * Mostly\n",
        ["What is rye?", "What is spelt?", "Is oat one?", "What is oil?", "What is lard?", "Is butter one?"],
        0,
    ),
    "days-over-items.md": (
        "# Every day\n"
        "\n"
        "- Day 3 (Monday)\n"
        "    - [bread] What is rye?\n"
        "    - [fat] What is oil?\n"
        "- Day 2 (Sunday)\n"
        "    - [bread] What is spelt?\n"
        "- Day 1 (Saturday)\n"
        "    - [bread] What is a crumb?\n"
        "    - [fat] What is lard?\n",
        [
            "[bread] What is rye?",
            "[fat] What is oil?",
            "[bread] What is spelt?",
            "[bread] What is a crumb?",
            "[fat] What is lard?",
        ],
        5,
    ),
    "exercises-of-one-name.md": (
        "# Bread\n\n"
        + "".join(f"{n}. ### What is grain {n}?\n\n    Grain {n}.\n\n" for n in range(1, 7))
        + "### Exercises\n\n"
        + "".join(
            f"#### {n}. What does it weigh?\n\n```\n{n} + {n}\n```\n\n<details><summary>Answer</summary>\n\n"
            f"Twice {n}.\n\n</details>\n\n"
            for n in range(1, 10)
        ),
        [*(f"What is grain {n}?" for n in range(1, 7)), *["What does it weigh?"] * 9],
        0,
    ),
    "subject-below-label.md": (
        "## 第 1 题 🟢\n"
        "\n"
        "**类型：** 判断题\n"
        "**标签：** 面包\n"
        "\n"
        "### 题目\n"
        "\n"
        "黑麦是谷物。\n"
        "\n"
        "- A. 对\n"
        "- B. 错\n"
        "\n"
        "<details>\n"
        "<summary>查看答案</summary>\n"
        "\n"
        "### 正确答案：A\n"
        "\n"
        "因为如此。\n"
        "\n"
        "</details>\n"
        "\n"
        "## 第 2 题 🟢\n"
        "\n"
        "**类型：** 判断题\n"
        "**标签：** 面包\n"
        "\n"
        "### 题目\n"
        "\n"
        "面粉是磨出来的。\n"
        "\n"
        "- A. 对\n"
        "- B. 错\n"
        "\n"
        "<details>\n"
        "<summary>查看答案</summary>\n"
        "\n"
        "### 正确答案：A\n"
        "\n"
        "因为如此。\n"
        "\n"
        "</details>\n"
        "\n"
        "## 第 3 题 🟢\n"
        "\n"
        "**类型：** 判断题\n"
        "**标签：** 面包\n"
        "\n"
        "### 题目\n"
        "\n"
        "什么是酵母？\n"
        "\n"
        "- A. 对\n"
        "- B. 错\n"
        "\n"
        "<details>\n"
        "<summary>查看答案</summary>\n"
        "\n"
        "### 正确答案：A\n"
        "\n"
        "因为如此。\n"
        "\n"
        "</details>\n"
        "\n",
        ["黑麦是谷物。", "面粉是磨出来的。", "什么是酵母？"],
        0,
    ),
    "label-of-another-level.md": (
        "# Bread\n"
        "\n"
        "## Q. What is rye?\n"
        "\n"
        "A grain.\n"
        "\n"
        "## Q. What is oil?\n"
        "\n"
        "A fat.\n"
        "\n"
        "#### Q. What is spelt?\n"
        "#### Q. What is oat?\n"
        "*TODO*\n"
        "\n"
        "## Q. What is lard?\n"
        "\n"
        "Pork fat.\n"
        "\n"
        "## Q. What is bran?\n"
        "\n"
        "Husks.\n"
        "\n"
        "## Q. What is malt?\n"
        "\n"
        "Sprouted grain.\n",
        [
            "What is rye?",
            "What is oil?",
            "What is spelt?",
            "What is oat?",
            "What is lard?",
            "What is bran?",
            "What is malt?",
        ],
        2,
    ),
    "asked-in-two-headings.md": (
        "# Test\n"
        "\n"
        "### 1. What is rye?\n"
        "\n"
        "- [x] A grain\n"
        "- [ ] A fat\n"
        "\n"
        "### 2. A baker wants a dark crust and has little time.\n"
        "\n"
        "### What would you recommend?\n"
        "\n"
        "- [x] More heat\n"
        "- [ ] Less heat\n"
        "\n"
        "### 3. What is oil?\n"
        "\n"
        "- [ ] A grain\n"
        "- [x] A fat\n"
        "\n"
        "### 4. What is lard?\n"
        "\n"
        "- [ ] A grain\n"
        "- [x] A fat\n",
        ["What is rye?", "A baker wants a dark crust and has little time.", "What is oil?", "What is lard?"],
        0,
    ),
    "numbers-in-raw-html.md": (
        "# خبز\n"
        "\n"
        "1. ما هو الخبز رقم 1؟\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "2. ما هو الخبز رقم 2؟\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "<div dir='rtl'>\n"
        "3. ما هو الخبز رقم 3؟\n"
        "</div>\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "4. ما هو الخبز رقم 4؟\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "5. ما هو الخبز رقم 5؟\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "<div dir='rtl'>\n"
        "6. ما هو الخبز رقم 6؟\n"
        "</div>\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "7. ما هو الخبز رقم 7؟\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "8. ما هو الخبز رقم 8؟\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n"
        "<div dir='rtl'>\n"
        "9. ما هو الخبز رقم 9؟\n"
        "</div>\n"
        "\n"
        "- A: واحد\n"
        "- B: اثنان\n"
        "\n"
        "<details><summary><b>الإجابة</b></summary>\n"
        "<p>\n"
        "\n"
        "الجواب: A\n"
        "\n"
        "1. هذه قيمة\n"
        "2. وهذه قيمة\n"
        "\n"
        "</p>\n"
        "</details>\n"
        "\n"
        "---\n"
        "\n",
        [
            "ما هو الخبز رقم 1؟",
            "ما هو الخبز رقم 2؟",
            "ما هو الخبز رقم 3؟",
            "ما هو الخبز رقم 4؟",
            "ما هو الخبز رقم 5؟",
            "ما هو الخبز رقم 6؟",
            "ما هو الخبز رقم 7؟",
            "ما هو الخبز رقم 8؟",
            "ما هو الخبز رقم 9؟",
        ],
        0,
    ),
    "sections-before-the-asking.md": (
        "# Grains\n"
        "\n"
        "### Old kinds\n"
        "\n"
        "Spelt and emmer.\n"
        "\n"
        "### New kinds\n"
        "\n"
        "Wheat.\n"
        "\n"
        "### What is rye?\n"
        "\n"
        "A grain.\n"
        "\n"
        "# Fats\n"
        "\n"
        "### What is oil?\n"
        "\n"
        "Pressed seeds.\n"
        "\n"
        "### What is lard?\n"
        "\n"
        "Pork fat.\n"
        "\n"
        "### Why is it white?\n"
        "\n"
        "It is pure.\n",
        ["Old kinds", "New kinds", "What is rye?", "What is oil?", "What is lard?", "Why is it white?"],
        0,
    ),
    "fold-in-item.md": (
        "# Bread\n"
        "\n"
        "1.  ### Grains\n"
        "\n"
        "    <details>\n"
        "    <summary><b>1. What is rye? ***</b></summary>\n"
        "\n"
        "    A grain.\n"
        "\n"
        "    </details>\n"
        "\n"
        "    <details>\n"
        "    <summary><b>2. What is spelt? ***</b></summary>\n"
        "\n"
        "    An old wheat.\n"
        "\n"
        "    </details>\n"
        "\n"
        "    <details>\n"
        "    <summary><b>3. What is oat? ***</b></summary>\n"
        "\n"
        "    \n"
        "\n"
        "    </details>\n"
        "\n"
        "1.  ### Fats\n"
        "\n"
        "    <details>\n"
        "    <summary><b>4. What is oil?</b></summary>\n"
        "\n"
        "    Pressed seeds.\n"
        "\n"
        "    </details>\n"
        "\n"
        "    <details>\n"
        "    <summary><b>5. What is lard?</b></summary>\n"
        "\n"
        "    Pork fat.\n"
        "\n"
        "    </details>\n"
        "\n"
        "    <details>\n"
        "    <summary><b>6. Is butter one?</b></summary>\n"
        "\n"
        "    Mostly.\n"
        "\n"
        "    </details>\n"
        "\n",
        ["What is rye?", "What is spelt?", "What is oat?", "What is oil?", "What is lard?", "Is butter one?"],
        1,
    ),
}
NUMBERED = "".join(f"## {n}. What is grain {n}?\n\nIt is number {n} of all.\n\n" for n in range(1, 21))
ITEMS = "".join(f"{n}. What is grain {n}?\n\n   Grain {n} of all.\n\n" for n in range(1, 21))
LISTED = "# Grains\n\n" + "".join(f"- What is grain {n}?\n  Number {n}.\n" for n in range(1, 11))
SHIFTED = "# More\n\n" + "".join(f"- What is grain {n}?\n  Number {n}.\n" for n in range(11, 21)) + "\n# End\n"
FIRST, SECOND = NUMBERED.split("## 11")[0], "## 11" + NUMBERED.split("## 11")[1]
BROKEN = {
    "windows.md": NUMBERED.replace("\n", "\r\n"),
    "mark.md": f"\ufeff{NUMBERED}",
    "zero-width.md": NUMBERED.replace("## ", "\u200b## "),
    "no-break.md": NUMBERED.replace("## ", "##\u00a0"),
    "tight.md": NUMBERED.replace("## ", "##"),
    "indented.md": FIRST + re.sub(r"^(?=.)", "    ", SECOND, flags=re.MULTILINE),
    "fence.md": NUMBERED.replace("number 7 of all.", "this:\n\n```js\nlet a;\n").replace(
        "number 9 of all.", "this:\n\n```js\nlet b;\n```\n"
    ),
    "stray-fence.md": NUMBERED.replace("number 7 of all.", "this:\n```\n").replace(
        "number 9 of all.", "this:\n\n```js\nlet b;\n```\n"
    ),
    "fence-among-items.md": ITEMS.replace("   Grain 7 of all.", "```\nGrain 7 of all."),
    "no-break-items.md": ITEMS.replace(". What", ".\u00a0What"),
    "shifted.md": f"{LISTED}\n" + re.sub(r"^(?=.)", "  ", SHIFTED, flags=re.MULTILINE),
    "code.md": NUMBERED.replace("number 7 of all.", "this:\n\n```\n# 3. What is no question?\n## 8. Nor this?\n```\n"),
    "div.md": NUMBERED.replace("## 5.", "<div>\n## 5."),
    "details.md": NUMBERED.replace("## 5.", "</details>\n## 5.").replace("## 6.", "</div></details>\n\n## 6."),
}


def found(name, text):
    guide, problems = read([Document(name, text)])
    asked = sorted(questions(guide), key=lambda question: question.line)
    return guide, asked, problems


def spelled(title):
    return " ".join(re.findall(r"\w+", titles.plain(title)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_questions_of_each_shape(name):
    text, wanted, unanswered = DOCUMENTS[name]
    guide, asked, _ = found(name, text)
    assert [spelled(question.title) for question in asked] == [spelled(title) for title in wanted]
    told = [problem for problem in check(guide, lambda *_: "there") if problem.code == "unanswered"]
    assert len(told) == unanswered


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_of_them_is_lost(name):
    text, _, _ = DOCUMENTS[name]
    guide, _, _ = found(name, text)
    assert not lost_words(text, guide)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_importing_them_again_changes_nothing(name):
    guide, _, _ = found(name, DOCUMENTS[name][0])
    written = canonical_text(guide)
    again, _, _ = found("again.md", written)
    assert canonical_text(again) == written


LINES_TO_TITLE = {"cards.md": 8, "labels-in-the-body.md": 5, "levels-under-labels.md": 5, "subject-below-label.md": 8}
"""Where a question starts with a label, what it is about or code, and its title is a paragraph below."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_title_stands_on_its_line(name):
    text, _, _ = DOCUMENTS[name]
    lines = text.split("\n")
    for question in found(name, text)[1]:
        within = LINES_TO_TITLE.get(name, 3)
        written = " ".join(lines[question.line - 1 : question.line - 1 + within])
        near = [" ".join(re.findall(r"\w+", text)) for text in (written, unescape(TAG.sub(" ", written)))]
        first = " ".join(spelled(question.title).split()[:3])
        assert any(first in each for each in near)


@pytest.mark.parametrize("name", BROKEN)
def test_damage_hides_no_question(name):
    guide, asked, _ = found(name, BROKEN[name].replace("\r\n", "\n"))
    assert [spelled(question.title) for question in asked] == [f"What is grain {n}" for n in range(1, 21)]
    assert not lost_words(BROKEN[name], guide)


def test_a_shape_can_be_forced():
    text = "# A\n\n## What is a hoe?\n\nA tool.\n\n- Who?\n- Where?\n"
    guide, _ = read([Document("a.md", text)], shape="items")
    assert [titles.plain(question.title) for question in questions(guide)] == ["Who?", "Where?"]


def test_a_shape_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(RefusalError) as caught:
        read([Document("a.md", "## What is a hoe?\n\nA tool.\n")], shape="summaries")
    assert "headings-2 (1)" in caught.value.problem.message


def test_doubt_names_the_option():
    _, _, problems = found("a.md", DOCUMENTS["gloss.md"][0])
    assert "--shape" in next(problem.message for problem in problems if problem.code == "doubtful-shape")


def test_the_shape_is_said():
    guide, _, _ = found("a.md", f"# Grain\n\n{NUMBERED}")
    assert guide.shape == "numbered headings at level 2, 20 questions in 1 topic"
    assert guide.certainty == "certain"


def test_anchors_are_ids():
    text = '## <a name="hoe"></a>What is a hoe?\n\nA tool.\n\n## What is a rake? {#the-rake}\n\nAnother.\n'
    guide, _ = read([Document("a.markdown", text.replace("{#the-rake}", ""))])
    assert [question.id for question in questions(guide)] == ["hoe", "what-is-a-rake"]


def test_the_right_options_of_a_quiz_are_the_answer():
    _, asked, _ = found("quiz.md", DOCUMENTS["quiz.md"][0])
    assert "[x]" not in asked[0].prompt
    assert asked[0].answer == "- oil\n\nOil is light."


@pytest.mark.parametrize(
    ("name", "prompt", "answer"),
    [
        (
            "quiz-with-reasons.md",
            "- [ ] a stone\n- [ ] a grain\n```\nrye = 1\n```\n- [ ] a word\n```\nrye\n```",
            "- a grain\n```\nrye = 1\n```\n\n> Stones are hard.\n\n> It is sown.",
        ),
        ("quiz.txt", "- A. A stone\n- B. A grain", "- B. A grain"),
        ("options-below-letters.md", "", "- A) a stone\n- B) a grain\n\n> **Answer: B**"),
        ("quiz-in-items.md", "1. a stone\n2. a grain", "2"),
        ("quiz-in-lines.md", "(a) a stone\\\n(b) a grain", "- (b) a grain"),
        ("cards-in-lines.md", "", "A grain, said A. Baker."),
        ("dialogue.md", "", "A grain."),
    ],
)
def test_what_is_open_and_what_is_closed(name, prompt, answer):
    question = found(name, DOCUMENTS[name][0])[1][0]
    assert (question.prompt, question.answer) == (prompt, answer)


SUMMARIES = {
    "list": (
        "Explain these\n\n  * Rye\n  * Oats</summary><br><b>\n\nGrains.",
        "Explain these",
        "* Rye\n* Oats",
        "Grains.",
    ),
    "choice": (
        "Which is dark?\n\n* rye\n* oats\n* salt</summary><br><b>\n\nrye",
        "Which is dark?",
        "* rye\n* oats\n* salt",
        "rye",
    ),
    "code": (
        "Explain this:\n\n```python\ndef loaf():\n    return 1\n```\n</summary><br><b>\n\nOne.",
        "Explain this:",
        "```python\ndef loaf():\n    return 1\n```",
        "One.",
    ),
    "tags": (
        "Name the next\n<ul><li>Rye</li></ul></summary>\n\nOats.",
        "Name the next",
        "<ul><li>Rye</li></ul>",
        "Oats.",
    ),
    "wrapped": (
        "What is rye,\nand who eats it?</summary><br><b>\n\nA grain.",
        "What is rye, and who eats it?",
        "",
        "A grain.",
    ),
    "unanswered": ("Explain these\n\n* Rye</summary><br><b>\n", "Explain these", "* Rye", ""),
    "tab": ("Can it be eaten?</summary><br><b>\n\tYes, every\n\tday.", "Can it be eaten?", "", "Yes, every\nday."),
}


@pytest.mark.parametrize("name", SUMMARIES)
def test_what_a_summary_shows_below_its_words_is_the_prompt(name):
    text, title, prompt, answer = SUMMARIES[name]
    fold = "<details>\n<summary>{}\n</b></details>\n\n"
    others = "".join(fold.format(f"What is {word}?</summary><br><b>\n\nFood.") for word in ("bread", "cake"))
    guide, _ = read([Document("bread.md", f"# Bread\n\n{others}{fold.format(text)}")])
    question = max(questions(guide), key=lambda question: question.line)
    assert (titles.plain(question.title), question.prompt, question.answer) == (title, prompt, answer)


ASKED_ABOUT = (
    "![An oat](oat.png)", "[![An oat](oat.png)](https://example.org/)", "![An oat](oat.png)\n*In May*",
    '<p align="center"><img src="oat.png"></p>', "| ear | awn |\n| --- | --- |\n| 1 | 0 |",
)  # fmt: skip
ANSWERED = {
    "**Answer:** An oat.": ("", "An oat."),
    "<details><summary>Answer</summary>\n\nAn oat.\n\n</details>": ("", "An oat."),
    "- [x] An oat\n- [ ] Rye": ("- [ ] An oat\n- [ ] Rye", "- An oat"),
}
"""What says where an answer is, with what of it stays open, and the answer."""


def shown_and_answered(shown, under):
    others = "## Who mills?\n\nAnn.\n\n## Who bakes?\n\nOtto.\n"
    return f"# Grain\n\n## What is shown?\n\n{shown}\n\n{under}\n\n{others}"


@pytest.mark.parametrize("shown", ASKED_ABOUT)
@pytest.mark.parametrize("under", ANSWERED)
def test_what_is_shown_above_a_marked_answer_is_open(shown, under):
    asked = next(questions(read([Document("grain.md", shown_and_answered(shown, under))])[0]))
    options, answer = ANSWERED[under]
    assert (asked.prompt, asked.answer) == ("\n\n".join(filter(None, [shown, options])), answer)


@pytest.mark.parametrize("under", [
    "An oat.", "See:\n\n<details><summary>Answer</summary>\n\nAn oat.\n\n</details>",
    "<details><summary>More</summary>\n\nAn oat.\n\n</details>",
])  # fmt: skip
def test_a_picture_above_prose_is_in_the_answer(under):
    asked = next(questions(read([Document("grain.md", shown_and_answered(ASKED_ABOUT[0], under))])[0]))
    assert (asked.prompt, asked.answer.startswith(ASKED_ABOUT[0])) == ("", True)


@pytest.mark.parametrize("shown", ASKED_ABOUT)
def test_a_picture_names_no_question(shown):
    asked = "".join(
        f"## Question {n}\n\n{shown}\n\nWhich grain is number {n}?\n\n**Answer:** Rye.\n\n" for n in (1, 2, 3)
    )
    found = list(questions(read([Document("grain.md", f"# Grain\n\n{asked}")])[0]))
    assert [question.title for question in found] == [f"Which grain is number {n}?" for n in (1, 2, 3)]
    assert {(question.prompt, question.answer) for question in found} == {(shown, "Rye.")}


def test_code_that_a_title_speaks_of_is_open():
    text = (
        "# Code\n\n## What does the following code print?\n\n```python\nprint(1)\n```\n\nOne.\n\n"
        "## How is a number printed?\n\n```python\nprint(1)\n```\n\nSo.\n"
    )
    guide, _ = read([Document("code.md", text)])
    code = "```python\nprint(1)\n```"
    found = [(question.prompt, question.answer) for question in questions(guide)]
    assert found == [(code, "One."), ("", f"{code}\n\nSo.")]


@pytest.mark.parametrize("mark", ["8.", "12.", "-"])
def test_code_at_the_margin_under_an_item_keeps_its_indentation(mark):
    code = "```python\ndef loaf():\n  if True:\n    return 1\n```"
    items = "".join(f"{mark} What is {word}?\n\n{code}\n\nIt is.\n\n" for word in ("rye", "oats", "salt"))
    guide, _ = read([Document("bread.md", f"# Bread\n\n{items}")])
    assert [question.answer for question in questions(guide)] == [f"{code}\n\nIt is."] * 3


def test_options_behind_dashes_are_no_answer():
    entry = (
        "## {}. Which is dark?\n\nA - Oats\n\nB - Rye\n\n<details>\n<summary>Answer</summary>\n\nB\n\n</details>\n\n"
    )
    guide, _ = read([Document("quiz.md", "# Quiz\n\n" + "".join(entry.format(n) for n in range(1, 4)))])
    assert [(q.prompt, q.answer) for q in questions(guide)] == [("A - Oats\n\nB - Rye", "- B - Rye")] * 3


def test_a_heading_over_deeper_questions_ends_where_one_has_its_own_level():
    guide, _, _ = found("two-levels.md", DOCUMENTS["two-levels.md"][0])
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Bread", 2), ("Mills", 2), ("Shops", 1)]


def test_a_topic_is_not_named_after_a_way_back():
    guide, _, _ = found("ways-back.md", DOCUMENTS["ways-back.md"][0])
    assert [topic.title for topic in guide.topics] == ["Grain", "Ovens"]


def test_a_level_beside_a_title_is_its_level():
    _, asked, _ = found("levels-beside-titles.html", DOCUMENTS["levels-beside-titles.html"][0])
    assert {question.level for question in asked} == {"Hard"}


def test_code_is_an_answer_where_it_is_the_form_of_answers():
    coded = "".join(f"## What does program {n} print?\n\n```\nprint({n})\n```\n\n" for n in range(4))
    told = "".join(f"## Who is number {n}?\n\nA program.\n\n" for n in range(4))
    many = "".join(f"## Who is program {n} for?\n\nPeople.\n\n" for n in range(20))
    assert all(question.answer for question in found("many.md", coded + told)[1])
    few = found("few.md", coded + told + many)[1]
    assert [question.title for question in few if not question.answer] == [
        f"What does program {n} print?" for n in range(4)
    ]


def test_links_to_the_top_and_contents_are_in_no_answer():
    contents = "".join(f"- [What is grain {n}?](#{n}-what-is-grain-{n})\n" for n in range(1, 21))
    text = f"# Grain\n\n## Contents\n\n{contents}\n" + NUMBERED.replace(" of all.", " of all.\n\n[↑ up](#grain)")
    guide, asked, _ = found("a.md", text)
    assert len(asked) == 20
    assert not any("#grain" in question.answer for question in asked)
    assert {stretch.reason for stretch in guide.unplaced} == {
        "contents list",
        "way back to the top",
        "question label",
    }


@pytest.mark.parametrize(("section", "licence"), [
    ("## License\n\n[MIT](LICENSE). Copyright (c) Ann.", "MIT"),
    ("## 📝 Licence\n\nApache License, Version 2.0", "Apache-2.0"),
    ("## Lizenz\n\nDieser Text steht unter der GNU General Public License v3 oder, mit Bildern, unter CC BY-SA 4.0.",
     "GPL-3.0 · CC-BY-SA-4.0"),
    ("## Лицензия\n\n[CC BY-NC](https://creativecommons.org/licenses/by-nc/4.0/)", "CC-BY-NC-4.0"),
    ("## 许可证\n\nCreative Commons Attribution-NonCommercial-NoDerivatives 4.0 International", "CC-BY-NC-ND-4.0"),
    ("## Lizenz\n\nNur mit Erlaubnis.", ""),
    ("## Contributing\n\nThe code is under MIT.", ""),
])  # fmt: skip
def test_the_licence_that_a_section_names_is_that_of_the_guide(section, licence):
    asked = "## Rye\n\n### What is rye?\n\nA grain.\n\n### Who bakes?\n\nBakers.\n\n"
    guide, _ = read([Document("bread.md", f"# Bread\n\n{asked}{section}\n")])
    assert (guide.licence, guide.unplaced[-1].reason) == (licence, "section without questions")


def test_gaps_in_the_numbering_are_told():
    text = NUMBERED.replace("## 8. ", "## 9. ", 1).replace("## 9. What is grain 9", "## 10. What is grain 9")
    _, _, problems = found("a.md", text)
    assert [problem.line for problem in problems if problem.code == "numbering-gap"] == [29]


def test_an_entry_with_a_blank_in_its_link_is_a_part_of_the_contents_list():
    listed = (
        "- [Rye](#rye)\n  - [What is rye?](#what-is-rye)\n    - [Dark rye] (#dark-rye)\n  - [Who bakes?](#who-bakes)\n"
    )
    text = f"# Bread\n\n{listed}\n## Rye\n\n### What is rye?\n\nA grain.\n\n### Who bakes?\n\nBakers.\n"
    guide, _ = read([Document("bread.md", text)])
    assert guide.intro == ""
    assert [(left.reason, left.text) for left in guide.unplaced] == [("contents list", listed.strip())]


def test_contents_that_disagree_with_the_titles_are_told():
    entries = "- [What is grain 1?](#1-what-is-grain-1)\n- [What is grain 2?](#2-what-is-grain-2)\n- [Gone](#gone)\n"
    _, _, problems = found("a.md", f"# Grain\n\n## Contents\n\n{entries}\n{NUMBERED}")
    (problem,) = [problem for problem in problems if problem.code == "contents-differ"]
    assert "'#gone'" in problem.message


def test_signs_that_a_legend_explains_are_levels():
    legend = "# Grain\n\n* Legend: 👶 easy ⭐️ medium 🚀 hard\n\n"
    text = f"{legend}**What is a? 👶**\n\nA.\n\n**Why b? 🚀**\n\nB.\n\n**Who? ⭐️**\n\nC.\n"
    guide, asked, _ = found("a.md", text)
    assert guide.levels == ("easy", "medium", "hard")
    assert [question.level for question in asked] == ["easy", "hard", "medium"]


def test_front_matter_says_where_a_document_came_from():
    head = "---\nlayout: post\nsource: https://example.org/bees\nlicense: CC-BY-4.0\n---\n"
    guide, _ = read([Document("bees.md", f"{head}## What is a bee?\n\nAn insect.\n\n## What is wax?\n\nFat.\n")])
    assert (guide.source, guide.licence) == ("https://example.org/bees", "CC-BY-4.0")


def test_a_file_of_a_folder_may_have_a_shape_of_its_own():
    files = [
        Document(
            "bread/a.md", "# Rye\n\n### Q1: What is rye? ###\n\nA grain.\n\n### Q2: Who mills it? ###\n\nMillers.\n"
        ),
        Document(
            "bread/b.md", "# You\n\n* Q1: Which bread do you like?\n\n* Q2: Why do you bake?\n\n* Q3: Who eats it?\n"
        ),
        Document("bread/README.md", "# Bread\n\n- What is here?\n- Who wrote it?\n- Why?\n"),
    ]
    guide, _ = read(files)
    assert [titles.plain(question.title) for question in questions(guide)] == [
        "What is rye?", "Who mills it?", "Which bread do you like?", "Why do you bake?", "Who eats it?",
    ]  # fmt: skip


def test_files_of_one_name_in_several_folders_are_no_notices_and_ask_the_same():
    asked = ["What is printed?", '"Rye is a grain."', "What is baked?", "What is printed?"]
    text = "# Week {}\n\n" + "".join(f"{n}- {title}\n* A) 1\n* B) 2\n\n" for n, title in enumerate(asked, 1))
    guide, _ = read([Document(f"quiz/week {n}/README.md", text.format(n)) for n in range(1, 6)])
    assert [titles.plain(question.title) for question in questions(guide)] == asked * 5


def test_titles_in_front_matter_lose_their_labels():
    names = ["A-1", "A-2", "B-10-2"]
    text = '---\ntitle: "Question {}: What is loaf {}?"\n---\n\nIt is {}.\n'
    guide, _ = read([Document(f"faq/{name}.md", text.format(name, name[0], name)) for name in names])
    assert {titles.plain(question.title) for question in questions(guide)} == {"What is loaf A?", "What is loaf B?"}


def test_a_heading_that_repeats_the_name_of_its_file_is_a_label():
    options = "A. The dark one\n\nB. The light one"
    text = f"# loaf-0{{}}\n\nA baker has {{}} loaves. Which one is old?\n\n{options}\n\n## Why\n\nIt is {{}}.\n"
    files = [Document(f"cards/loaf-0{n}.md", text.format(n, n, n)) for n in range(1, 5)]
    guide, _ = read(files)
    assert {titles.plain(question.title) for question in questions(guide)} == {
        f"A baker has {n} loaves. Which one is old?" for n in range(1, 5)
    }
    assert not any(lost_of(files, guide))


def test_the_readme_above_those_of_each_folder_speaks_of_them():
    cards = [
        Document(f"kitchen/{n}/README.md", f"## Tools {n}\n\n### Q. Peel {n}\nA. Wood.\n\n### Q. Lame {n}\nA. Steel.\n")
        for n in range(1, 5)
    ]
    above = Document("kitchen/README.md", "# Kitchen\n\n### [one](1)\n\nTools.\n\n### [two](2)\n\nMore of them.\n")
    guide, _ = read([above, *cards])
    assert [q.title for topic in guide.topics for q in topic.questions] == [
        f"{tool} {n}" for n in range(1, 5) for tool in ("Peel", "Lame")
    ]


def test_a_readme_is_named_after_its_folder():
    text = "## Solved\n\nMuch.\n\n## Q and A\n\n### Q. Peel {0}\nA. Wood.\n\n### Q. Lame {0}\nA. Steel.\n"
    guide, _ = read([Document(f"kitchen/{name}/README.md", text.format(name)) for name in ("tools", "grains")])
    assert [topic.title for topic in guide.topics] == ["Tools", "Grains"]


def test_links_in_a_contents_list_reach_the_questions_in_cells():
    name = "labels-in-cells.html"
    _, _, problems = found(name, DOCUMENTS[name][0])
    assert not [problem for problem in problems if problem.code == "contents-differ"]


def test_options_in_a_paragraph_stand_on_lines_of_their_own():
    text = "# Quiz\n\n" + "".join(
        f"**{n}. Which is {word}?**\nA) Rye  \nB) Oat\nC) A peel\n\nAnswer: A, C\n\n"
        for n, word in enumerate(["dark", "old", "hard"], 1)
    )
    _, asked, _ = found("options.md", text)
    assert [(q.prompt, q.answer) for q in asked] == [("A) Rye  \nB) Oat\\\nC) A peel", "- A) Rye\n- C) A peel")] * 3


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("B", "- B) Oat"),
        ("A C", "- A) Rye\n- C) A peel"),
        ("A, C", "- A) Rye\n- C) A peel"),
        ("A and B", "A and B"),
        ("D", "D"),
        ("All", "All"),
    ],
)
def test_letters_of_options_are_spelled_out(said, shown):
    text = "# Quiz\n\n" + "".join(
        f"## {n}. Which is {word}?\n\nA) Rye\n\nB) Oat\n\nC) A peel\n\nAnswer: {said}\n\n"
        for n, word in enumerate(["dark", "old", "hard"], 1)
    )
    guide, asked, _ = found("options.md", text)
    assert [q.answer for q in asked] == [shown] * 3
    assert not lost_words(text, guide)


def test_nothing_of_answers_like_furniture_is_aside():
    name = "answers-like-furniture.txt"
    guide, _, _ = found(name, DOCUMENTS[name][0])
    assert not guide.unplaced


def test_the_first_of_two_options_may_be_ticked():
    text = "# Quiz\n\n" + "".join(
        f"### Q{n}. Is {word} dark?\n\n- [{yes}] True\n- [{no}] False\n\n"
        for n, (word, yes, no) in enumerate([("rye", "x", " "), ("oat", " ", "x"), ("crust", "x", " ")], 1)
    )
    _, asked, _ = found("quiz.md", text)
    assert [(q.prompt, q.answer) for q in asked] == [
        ("- [ ] True\n- [ ] False", f"- {answer}") for answer in ("True", "False", "True")
    ]


@pytest.mark.parametrize(("ending", "text"), [
    ("html", "<h2>What is {0}?</h2>\n<p>It calls {0} and not _x_.</p>\n"),
    ("rst", "What is {0}?\n===================\n\nIt calls {0} and not \\_x\\_.\n\n"),
])  # fmt: skip
def test_underscores_of_words_stay_words(ending, text):
    _, asked, _ = found(f"a.{ending}", "".join(text.format(name) for name in ("__init__", "__all__", "a_b")))
    shown = [BeautifulSoup(MarkdownIt().render(q.answer), "html.parser") for q in asked]
    assert [page.get_text().strip() for page in shown] == [
        f"It calls {name} and not _x_." for name in ("__init__", "__all__", "a_b")
    ]
    assert not any(page.find(["em", "strong"]) for page in shown)


def test_letters_of_options_are_spelled_out_in_plain_text():
    text = "".join(
        f"{n}. Which is {w}?\nA. Rye\nB. Oat\nAnswer: B\n\n" for n, w in enumerate(["old", "dark", "hard"], 1)
    )
    guide, asked, _ = found("quiz.txt", text)
    assert [q.answer for q in asked] == ["- B. Oat"] * 3
    assert not lost_words(text, guide)


def test_a_short_name_of_a_section_is_told_in_full():
    text = (
        "Baking\n\n[GR] Grains of the field\n\n* What is rye?\n* What is oat?\n\n"
        "[TO] Tools of the baker\n\n* What is a peel?\n* What is a lame?\n\n"
        "[GR] =====================\n\n* What is rye?\n\nA grain.\n\n* What is oat?\n\nA grain.\n\n"
        "[TO] =====================\n\n* What is a peel?\n\nA tool.\n\n* What is a lame?\n\nA tool.\n"
    )
    guide, _, _ = found("baking.txt", text)
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [
        ("Grains of the field", 2),
        ("Tools of the baker", 2),
    ]
    assert not lost_words(text, guide)


def test_pages_of_a_folder_that_only_partly_ask_are_cards():
    heads = ["What is rye?", "Why bake?", "A loaf has vanished", "Bread of last year", "Donations", "Ovens on ships",
             "The crust is pale", "Grains by weight", "Flour in bags", "Where to buy", "Whole grains"]  # fmt: skip
    text = "# {}\n\nIt is known.\n\n## Steps\n\n- [ ] Find it.\n\n**Note** that it helps.\n"
    files = [Document("faq/SUMMARY.md", "# Summary\n\n- [All](0.md)\n")]
    files += [Document(f"faq/{n}.md", text.format(head)) for n, head in enumerate(heads)]
    guide, _ = read(files)
    assert {titles.plain(question.title) for question in questions(guide)} == set(heads)
    assert not any(lost_of(files, guide))


def test_options_in_paragraphs_are_no_answers_where_nothing_is_answered():
    asked = [
        f"<p>{n}、{1900 + n} 年的面包（）。 A、 黑麦</p><p>B、 燕麦 C、 小麦</p><p>D、 玉米</p>"
        if n % 4
        else f"<p>{n}、面包是黑的。</p>"
        for n in range(1, 9)
    ]
    guide, _ = read([Document("a.html", f"<html><body><h1>题库</h1>{''.join(asked)}</body></html>")])
    found = list(questions(guide))
    assert titles.plain(found[0].title) == "1901 年的面包（）。"
    assert found[0].prompt == "A、 黑麦\n\nB、 燕麦 C、 小麦\n\nD、 玉米"
    assert len(found) == len(asked)
    assert not any(question.answer for question in found)


def test_numbers_that_lead_to_their_own_place_are_labels_of_items():
    item = '<a name="1.{n}"></a>\n- **[1.{n}](#loaf-{n}) The crust of loaf {n}**\n  ```js\n  bake({n})\n  ```\n\n'
    text = "# Bread\n\n## Crust\n\n" + "".join(item.format(n=n) for n in (1, 2, 3, 4))
    guide, _ = read([Document("a.md", text)])
    asked = list(questions(guide))
    assert [titles.plain(question.title) for question in asked] == [f"The crust of loaf {n}" for n in (1, 2, 3, 4)]
    assert asked[0].answer == "```js\nbake(1)\n```"
    assert not lost_words(text, guide)


def test_a_number_that_awaits_its_question_is_none():
    text = "# Bread\n\n" + "".join(f"### {n}. What is loaf {n}?\n\nRye.\n\n---\n\n" for n in (1, 2, 3))
    text += "### 4.\n\n>\n---\n\n### 5.\n\n>\n---\n"
    guide, _ = read([Document("a.md", text)])
    assert len(list(questions(guide))) == 3
    assert not lost_words(text, guide)


def test_cards_whose_heading_says_that_a_question_follows():
    text = (
        "## Question\nWhy is loaf {n} flat?\n\n### Short\n\nAsk it.\n\n## Answer\n\nIt waited.\n\n"
        "#### 1. Steps\n\nWait.\n"
    )
    files = [Document(f"bread/{n}.md", text.format(n=n)) for n in range(12)]
    guide, _ = read(files)
    asked = sorted(titles.plain(question.title) for question in questions(guide))
    assert asked == sorted(f"Why is loaf {n} flat?" for n in range(12))


def test_parts_of_an_answer_with_letters_are_no_quiz():
    text = "# Exam\n\n" + "".join(
        f"## {n}. What are the parts of loaf {n}?\n\nIt has two:\n\nA. the crust\n\nB. the crumb\n\n" for n in (1, 2, 3)
    )
    guide, _ = read([Document("a.md", text)])
    assert all(question.answer.startswith("It has two:") for question in questions(guide))


def test_an_option_that_is_said_to_be_right_is_no_secret():
    text = "# Exam\n\n" + "".join(
        f"## {n}. What is loaf {n}?\n\nA. stone\n\nB. grain <-- correct\n\n" for n in (1, 2, 3)
    )
    guide, _ = read([Document("a.md", text)])
    assert all("correct" in question.answer for question in questions(guide))


def test_numbered_bold_lines_right_below_options():
    text = "# Exam\n\n" + "".join(
        f"**{n}) Say what loaf {n} is made of. (1 point)**\na. stone\nb. grain\n" for n in (1, 2, 3, 4)
    )
    guide, _ = read([Document("a.md", text)])
    asked = [titles.plain(question.title) for question in questions(guide)]
    assert asked == [f"Say what loaf {n} is made of. (1 point)" for n in (1, 2, 3, 4)]


def test_bold_items_over_links_below_a_contents_list():
    item = "* **{}** - [Learn from here](https://example.org/{}) and [here](https://example.org)\n\n"
    heads = [
        "Tell all parts of a loaf.",
        "What is `rye`?",
        "Rye and oats",
        "Why is it dark? Say more.",
        "Salt - a word",
    ]
    text = "# Bread\n\n## Contents\n\n* [Core bread](#core-bread)\n* [More](#more)\n\n### Core bread\n\n#### Base\n\n"
    text += "".join(item.format(head, n) for n, head in enumerate(heads))
    text += "### More\n\n* **What is salt?**\n    - A mineral.\n\n* **Who bakes?** - [Learn](https://example.org/b)\n"
    guide, _ = read([Document("a.md", text)])
    asked = list(questions(guide))
    assert [titles.plain(question.title) for question in asked] == [
        *(head.replace("`", "") for head in heads), "What is salt?", "Who bakes?",
    ]  # fmt: skip
    assert asked[0].answer == "[Learn from here](https://example.org/0) and [here](https://example.org)"
    assert not lost_words(text, guide)


def test_a_number_between_a_label_and_its_question():
    text = "# Pain\n\n" + "".join(
        f"**Question: 1.{n}** Le pain numéro {n}, est-il noir?\n\n**Réponse:** Oui, et gros.\n\n" for n in (1, 2, 3)
    )
    guide, _ = read([Document("a.md", text)])
    asked = list(questions(guide))
    assert [titles.plain(question.title) for question in asked] == [
        f"Le pain numéro {n}, est-il noir?" for n in (1, 2, 3)
    ]
    assert asked[0].answer == "Oui, et gros."
    assert not lost_words(text, guide)


def test_cards_need_not_ask_where_nothing_else_does():
    heads = [f"{kind} and {grain}" for kind in ("Flour", "Bran", "Malt") for grain in ("rye", "oats", "wheat", "corn")]
    text = "# {}\n\nIt is known.\n\n## Use\n\nEat it.\n\n# Further words\n\n- [more](https://example.org/{})\n"
    files = [Document(f"bread/{head}.md", text.format(head, head)) for head in heads]
    files.append(
        Document("bread/Ovens.md", "# Ovens\n\nHot.\n\n## What is an oven?\n\nA box.\n\n## Is it hot?\n\nYes.\n")
    )
    guide, _ = read(files)
    assert {titles.plain(question.title) for question in questions(guide)} >= set(heads)
    assert not any(lost_of(files, guide))


def test_numbered_sections_below_the_question_of_each_card_are_parts_of_its_answer():
    text = (
        "# {}\n\nIn short: much.\n\n## 1. What is it?\n\nA grain.\n\n"
        "## 2. How is it used?\n\n### 1. Mill it\n\nSlowly.\n\n"
    )
    heads = [f"What is loaf {n}?" if n % 2 else f"On the crust of loaf {n}" for n in range(12)]
    files = [Document(f"bread/{n}.md", text.format(head)) for n, head in enumerate(heads)]
    guide, _ = read(files)
    assert {titles.plain(question.title) for question in questions(guide)} == set(heads)
    assert all("Slowly." in question.answer for question in questions(guide))
    named = [Document(f"bread/{n}.md", text.format(f"Loaf {n}")) for n in range(12)]
    assert len(list(questions(read(named)[0]))) > len(named)


def test_a_card_may_have_its_only_question_at_another_level():
    heads = ["## What is rye?", "## What is salt?", "# Who eats bread?", "## Why?", "## Rye"]
    files = [Document(f"cards/{n}.md", f"{head}\n\n- It is so.\n\n[#bread]()\n") for n, head in enumerate(heads)]
    guide, _ = read(files)
    assert {titles.plain(question.title) for question in questions(guide)} == {head.strip("# ") for head in heads}


def test_headings_that_ask_nothing_are_topics_in_a_file_whose_items_are_answered():
    folded = "<details>\n<summary>Answer</summary>\n\nMuch.\n\n</details>\n\n"
    items = "".join(f"{n}. What it weighs:\n\n```\n{n}\n```\n\n{folded}" for n in range(1, 5))
    files = [
        Document("bread/a.md", "# Bread\n\n## Q1 What is rye?\n\nA grain.\n\n## Q2 What is oil?\n\nA fat.\n"),
        Document("bread/b.md", f"# Weights\n\n## Grains\n\n{items}## Fats\n\n{items}"),
    ]
    guide, _ = read(files)
    asked = [titles.plain(question.title) for question in questions(guide)]
    assert asked == ["What is rye?", "What is oil?", *["What it weighs:"] * 8]


def test_a_file_named_like_a_notice_holds_questions_where_its_name_is_in_small_letters():
    topic = "# {}\n\n### What is {}?\n\nSo.\n\n### Kinds of {}\n\nMany.\n"
    files = [Document(f"bread/{name}.md", topic.format(name, name, name)) for name in ("crust", "security", "SUPPORT")]
    guide, _ = read(files)
    asked = {titles.plain(question.title) for question in questions(guide)}
    assert asked == {
        "What is crust?", "Kinds of crust", "What is security?", "Kinds of security", "What is SUPPORT?",
    }  # fmt: skip


def test_what_several_files_ask_is_no_label():
    same = "- Why do you bake?\n  <details><summary>Answer</summary>So.</details>\n"
    files = [
        Document(f"bread/{n}.md", f"# Part {n}\n\n{same}- What is kind {n}?\n  It is {n}.\n- Who mills {n}?\n  Me.\n")
        for n in range(1, 6)
    ] + [
        Document(f"bread/x{n}.md", f"# X {n}\n\n- What is x{n}?\n  X.\n- Who mills x{n}?\n  Me.\n")
        for n in (1, 2, 3, 4, 5)
    ]
    guide, _ = read(files)
    asked = [titles.plain(question.title) for question in questions(guide)]
    assert asked.count("Why do you bake?") == 5


def test_what_a_file_is_called_keeps_its_label():
    files = [
        Document(
            f"bread/{n}.md", f"# Question {n} - Bread\n\n## What is grain {n}?\n\nGrain.\n\n## Who eats {n}?\n\nYou.\n"
        )
        for n in range(3)
    ]
    guide, _ = read(files)
    assert not any(lost_of(files, guide))


def test_a_title_that_most_files_have_is_a_label():
    asked = ["Rye or wheat?", "Best oven for bread", "The crust is pale"]
    more = "## What to do next\n\nBake.\n\n## Sources\n\nBooks.\n"
    files = [Document(f"bread/{n}.md", f"# {title}\n\nSo.\n\n{more}") for n, title in enumerate(asked)]
    guide, _ = read(files)
    assert sorted(titles.plain(question.title) for question in questions(guide)) == sorted(asked)


def test_a_heading_of_one_file_is_over_no_question_of_another():
    notes = "# Bread\n\n- [Rye](rye.md)\n\n## Join us\n\nBakers meet on Mondays.\n"
    cards = [Document(f"bread/{name}.md", f"# What is {name}?\n\nA grain.\n") for name in ("rye", "oat", "spelt")]
    files = [Document("bread/README.md", notes), *cards]
    guide, _ = read(files)
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Bread", 3)]
    assert not any(lost_of(files, guide))


def test_a_folder_of_many_files_is_named_as_their_source():
    files = [Document(f"f/bees/{n}.md", f"## What is bee {n}?\n\nAn insect.\n") for n in range(4)]
    assert read(files)[0].source == "bees"
    assert read(files[:2])[0].source == "0.md, 1.md"


MORE = "<details>\n<summary>\nMore on grain\n</summary>\n\nIt is grey.\n\n</details>"


@pytest.mark.parametrize("text", [f"{MORE}\n\nA grain.", f"A grain.\n\n{MORE}", MORE, f"{MORE}\n\n{MORE}"])
def test_a_fold_in_an_answer_stays_whole(text):
    source = f"# Bread\n\n## What is rye?\n\n{text}\n\n## Who bakes?\n\nBakers.\n\n## Why?\n\nSo.\n\n## How?\n\nWell.\n"
    _, asked, _ = found("a.md", source)
    assert asked[0].answer == text


def test_a_fold_in_an_introduction_stays_whole():
    guide, _, _ = found("a.md", f"# Bread\n\n{MORE}\n\nMore words.\n\n## Why?\n\nSo.\n\n## How?\n\nWell.\n")
    assert guide.intro == f"{MORE}\n\nMore words."


def test_what_follows_a_folded_answer_belongs_to_it_and_the_fold_goes():
    fold = "<details><summary>Answer</summary>\n\nA grain.\n\n</details>\n\nSee the mill.\n"
    text = f"# Bread\n\n## What is rye?\n\n{fold}\n## Who bakes?\n\n{fold}"
    _, asked, _ = found("a.md", text)
    assert [question.answer for question in asked] == ["A grain.\n\nSee the mill."] * 2


SHOWN = "```html\n{}\n<summary>Grey</summary>\n```"
"""Code that shows what folds."""


@pytest.mark.parametrize("half", ["<details>", "</details>"])
def test_a_fold_in_code_folds_nothing(half):
    shown = SHOWN.format(half)
    fold = f"<details>\n<summary>{{}}</summary>\n\nSo:\n\n{shown}\n\nSown late.\n\n</details>\n"
    titled = "\n".join(map(fold.format, ("What is rye?", "Who bakes?", "Why salt?")))
    guide, asked, _ = found("a.md", f"# Bread\n\n{titled}\nAsk at noon.\n")
    assert [question.answer for question in asked] == [f"So:\n\n{shown}\n\nSown late."] * 3
    assert [left.text for left in guide.unplaced if left.reason == "after the last question"] == ["Ask at noon."]
    under = "\n".join(f"## {title}\n\n{fold.format('Answer')}" for title in ("What is rye?", "Who bakes?"))
    _, asked, _ = found("a.md", f"# Bread\n\n{under}\n")
    assert [question.answer for question in asked] == [f"So:\n\n{shown}\n\nSown late."] * 2


@pytest.mark.parametrize(
    "title", ["What does ``a`<b>x</b>`` do?", "What is ``<b>`</b>`` and `__x__`?", "`<i>` or `` ` ``?"]
)
def test_code_in_a_title_stays_as_it_is(title):
    _, asked, _ = found("a.md", f"# Bread\n\n## {title}\n\nRye.\n\n## Who bakes?\n\nBakers.\n")
    assert asked[0].title == title


@pytest.mark.parametrize("text", ["क्या राई एक अनाज है", "कैसे पीसा जाता है", "מה זה שיפון", "ما هو الجاودار"])
def test_words_that_ask_in_other_scripts(text):
    assert wording.asks(text) >= wording.ASKS


@pytest.mark.parametrize("text", ["क्यारी में राई", "צמה של לחם", "ماء"])
def test_words_that_only_start_like_them(text):
    assert wording.asks(text) < wording.ASKS


TAGGED = {
    "around all": ("<div>\n\nA grain.\n\n</div>", "A grain."),
    "around the first": ("<div>\n\nA grain.\n\n</div>\n\nGrey.", "<div>\n\nA grain.\n\n</div>\n\nGrey."),
    "around the last": ("Grey.\n\n<div>\n\nA grain.\n\n</div>", "Grey.\n\n<div>\n\nA grain.\n\n</div>"),
    "one in another": ("<div>\n<p>\n\nA grain.\n\n</p>\n\nGrey.\n\n</div>", "<p>\n\nA grain.\n\n</p>\n\nGrey."),
    "never closed": ("<div>\n\nA grain.", "A grain."),
    "never opened": ("A grain.\n\n</div>", "A grain."),
    "closed in code": ("<div>\n\nWrite `</div>`.", "Write `</div>`."),
}


@pytest.mark.parametrize(("text", "answer"), TAGGED.values(), ids=TAGGED)
def test_tags_around_an_answer_go_in_pairs(text, answer):
    _, asked, _ = found("a.md", f"# Bread\n\n## What is rye?\n\n{text}\n\n## Who bakes?\n\nBakers.\n")
    assert asked[0].answer == answer


CONTAINERS = {
    "as long": "::: details What is rye?\nA grain.\n\n::: tip\nGrey.\n:::\n\nSown late.\n:::",
    "longer outside": ":::: details What is rye?\nA grain.\n\n::: tip\nGrey.\n:::\n\nSown late.\n::::",
    "one that never ends": ":::: details What is rye?\nA grain.\n\n::: tip\nGrey.\n\nSown late.\n::::",
    "colons in code": "::: details What is rye?\nA grain.\n\n```\n:::\n```\n\nGrey.\n\nSown late.\n:::",
}


@pytest.mark.parametrize("fold", CONTAINERS.values(), ids=CONTAINERS)
def test_a_fold_ends_where_its_own_colons_do(fold):
    _, asked, _ = found("vite.md", f"# FAQ\n\n{fold}\n\n::: details What is oats?\nGrain.\n:::\n")
    assert [titles.plain(question.title) for question in asked] == ["What is rye?", "What is oats?"]
    assert asked[0].answer.startswith("A grain.")
    assert asked[0].answer.endswith("Sown late.")
    assert not any(question.prompt for question in asked)


def test_a_fold_that_never_ends_hides_nothing():
    _, asked, _ = found("vite.md", "# FAQ\n\n## Why?\n\n::: details More\n\nSo.\n\n## Who bakes?\n\nBakers.\n")
    assert [titles.plain(question.title) for question in asked] == ["Why?", "Who bakes?"]


def test_folds_in_folds_without_end_are_read():
    deep = "".join(f"{'> ' * n}[!question]- What is {n}?\n" for n in range(1, 700))
    guide, _, _ = found("a.md", deep)
    assert not lost_words(deep, guide)


def test_an_example_of_a_fold_is_no_fold():
    code = '```markdown\n??? note "First"\n    Words.\n\n??? note "Second"\n    More.\n```'
    _, asked, _ = found("a.md", f"# Help\n\n## How is it folded?\n\n{code}\n\n## How is it built?\n\nRun it.\n")
    assert asked[0].answer == code


DRAWN = {
    "a code span": "### What does `<math>` do?",
    "code": "### What draws?\n\n```html\n<svg>\n```",
    "a tag that ends itself": '### What draws?\n\n<svg width="1"/>',
    "no end": "### What draws?\n\nThe <svg> element.",
}


@pytest.mark.parametrize("start", DRAWN.values(), ids=DRAWN)
def test_what_only_speaks_of_a_drawing_hides_no_title(start):
    _, asked, _ = found("a.md", f"# Drawings\n\n{start}\n\nLines.\n\n###What is a line?\n\nThin.\n\n###Why?\n\nSo.\n")
    assert [titles.plain(question.title) for question in asked][1:] == ["What is a line?", "Why?"]


def test_a_drawing_ends():
    drawing = "<svg>\n<path>\n###No title\n</svg>"
    text = f"# Drawings\n\n### What draws?\n\n{drawing}\n\n###What is a line?\n\n<quiz>\n\n###Why?\n\nSo.\n"
    _, asked, _ = found("a.md", text)
    assert [titles.plain(question.title) for question in asked] == ["What draws?", "What is a line?", "Why?"]
    assert [question.answer for question in asked] == [drawing, "", "So."]


AROUND_LABELS = {
    "**A: A grain.** It is grey.": "**A grain.** It is grey.",
    "__Answer: a grain__, a grey one": "__a grain__, a grey one",
    "**答案：**谷物。": "谷物。",
    "**答案：**谷物，**灰色**。": "谷物，**灰色**。",
    "**A:** **A grain.**": "**A grain.**",
}


@pytest.mark.parametrize("written", AROUND_LABELS)
def test_emphasis_that_opens_before_an_answers_label(written):
    _, asked, _ = found("a.md", f"# Bread\n\n## Q: What is rye?\n\n{written}\n\n## Q: Who bakes?\n\nA: Bakers.\n")
    assert asked[0].answer == AROUND_LABELS[written]


def test_a_way_back_that_is_set_in_like_code_is_in_no_answer():
    titled = ("What is rye?", "Who bakes?", "Why?", "Where?")
    text = "".join(f"## {title}\n\nSo.\n\n{' ' * 4 * (n == 1)}[Up](#bread)\n\n" for n, title in enumerate(titled))
    guide, asked, _ = found("a.md", f"# Bread\n\n{text}")
    assert [question.answer for question in asked] == ["So."] * len(titled)
    assert [left.reason for left in guide.unplaced] == ["way back to the top"] * len(titled)


def test_headings_that_count_on_from_another_document():
    heads = ("21 What is rye?", "22 The mill", "23 Who bakes?", "24 Old ovens")
    _, asked, _ = found("a.md", "# Bread\n\n" + "".join(f"## {head}\n\nSo.\n\n" for head in heads))
    assert [question.title for question in asked] == [head[3:] for head in heads]


FOLDED = "::: details {}\n\nLike this:\n\n```python\nif a:\n    b(c,    d)\n```\n\n:::\n\n"


def test_code_in_a_fold_that_is_not_indented_keeps_its_indentation():
    _, asked, _ = found("vite.md", "# FAQ\n\n" + "".join(FOLDED.format(f"What is {name}?") for name in ("rye", "oats")))
    assert [question.answer for question in asked] == ["Like this:\n\n```python\nif a:\n    b(c,    d)\n```"] * 2


OURS = {
    "ids alone": "# Bread\n\n## What is rye? {#rye}\n\nA grain.\n\n## Who bakes?\n\nBakers.\n\n## Why? {#why}\n\nSo.\n",
    "no ids yet": "---\nid: bread\n---\n# Bread\n\n## What is rye?\n\nA grain.\n",
    "headings in answers": "---\nid: bread\n---\n# Bread\n\n## What is rye? {#rye}\n\n### Grain\n\nA grain.\n",
    "no question yet": "---\nid: bread\ntitle: Bread\n---\n# Bread\n\nWhat bakers ask.\n",
    "a key misspelt": "---\nid: bread\ntitel: Bread\ntitle: Rye\n---\n# Bread\n\n## Why?\n\nSo.\n",
    "a question above the first topic": "---\nid: bread\n---\n## Why?\n\nSo.\n\n# Bread\n\n## Who bakes?\n\nBakers.\n",
}


@pytest.mark.parametrize("text", OURS.values(), ids=OURS)
def test_a_guide_of_our_own_is_read_as_one_whatever_it_lacks(text):
    assert read([Document("bread.md", text)])[0].shape == "canonical"


def test_code_in_a_numbered_item_keeps_its_tabs():
    item = "1. ### What is a Makefile?\n\n    ```make\n    all:\n    \tcc bread.c\n    ```\n\n"
    tabbed = "2. ### What is a recipe?\n\n\t```make\n\tall:\n\t\tcc rye.c\n\t```\n"
    guide, _ = read([Document("a.md", f"# Make\n\n{item}{tabbed}")])
    shown = [question.prompt or question.answer for question in questions(guide)]
    assert shown == ["```make\nall:\n\tcc bread.c\n```", "```make\nall:\n\tcc rye.c\n```"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("*Answer.* A grain.", "A grain."),
        ("_A:_ A grain.", "A grain."),
        ("*Ans:* A *tall* grain.", "A *tall* grain."),
        ("*Answer: a grain.*", "*a grain.*"),
        ("Answer: *A* grain.", "*A* grain."),
    ],
)
def test_an_emphasised_label_of_an_answer_goes_with_its_emphasis(line, answer):
    guide, _ = read([Document("a.md", f"# FAQ\n\n## What is rye?\n\n{line}\n\n## Who bakes?\n\nBakers.\n")])
    assert next(questions(guide)).answer == answer


def test_columns_of_a_table_say_the_level_and_the_tags_of_its_questions():
    head = "| No | Question | Difficulty | Answer | Topics |\n|--|--|--|--|--|\n"
    rows = (
        r"| 1 | What is `rye \| oats`? | **easy** | A grain \| a grass. | bread, `grain` |",
        "| 2 | Who bakes? | very hard | \u2014 | crafts |",
        "| 3 | Why? | hard | N/A | |",
    )
    text = "# Bread\n\n" + head + "\n".join(rows) + "\n"
    _, asked, _ = found("table.md", text)
    assert [(titles.plain(q.title), q.level, q.tags, q.answer) for q in asked] == [
        ("What is rye | oats?", "easy", ("bread", "grain"), "A grain | a grass."),
        ("Who bakes?", "", ("crafts",), "very hard"),
        ("Why?", "hard", (), ""),
    ]
    assert lost_words(text, read([Document("table.md", text)])[0]) == {}


CHECKLIST = "- [x] rye\n- [ ] oats\n"
NO_QUIZ = {"words above": f"It has, so far:\n\n{CHECKLIST}", "words below": f"{CHECKLIST}\nMore is to come."}
QUIZ = {"nothing else": CHECKLIST, "a reason": f"{CHECKLIST}\nExplanation: rye is sown here."}


@pytest.mark.parametrize("under", [*NO_QUIZ.values(), *QUIZ.values()], ids=[*NO_QUIZ, *QUIZ])
def test_a_list_of_what_is_done_among_questions_is_an_answer(under):
    text = f"# Bread\n\n## What is sown?\n\n{under}\n\n## Who bakes?\n\nBakers.\n\n## Who eats?\n\nAll.\n"
    _, asked, _ = found("a.md", text)
    assert bool(asked[0].prompt) == (under in QUIZ.values())
    assert asked[0].prompt or asked[0].answer == under.strip()


def test_files_without_a_title_answer_to_their_names():
    names = ["Sourdough 2 ways", *(f"{n:02d}-Loaf {letter}" for n, letter in enumerate("abcdefghij", 1))]
    files = [
        Document(f"bread/{name}.md", f"It is baked by {n} people.\n\nThey like it.\n") for n, name in enumerate(names)
    ]
    guide, _ = read([*files, Document("bread/README.md", "All of them are good.\n")])
    asked = list(questions(guide))
    assert sorted(question.title for question in asked) == [*(f"Loaf {x}" for x in "abcdefghij"), "Sourdough 2 ways"]
    assert all(question.answer.endswith("They like it.") for question in asked)


def test_a_heading_of_a_topic_may_look_like_a_label():
    text = "# Ovens\n\n## 5. FAQ:\n\n### 5.1 How hot is it?\n\nVery.\n\n### 5.2 How long?\n\nAn hour.\n"
    guide, problems = understand([Document("ovens.md", text)], lambda *_: "there")
    assert [topic.title for topic in guide.topics] == ["FAQ"]
    assert not [problem for problem in problems if problem.code == "lost-words"]


def test_answers_in_italics_are_no_questions():
    text = "# Grain\n\n" + "".join(f"**What is {name}?**\n\n*It is a grain.*\n\n" for name in ("rye", "oats", "spelt"))
    guide, _ = read([Document("grain.md", text)])
    assert [question.answer for question in questions(guide)] == ["*It is a grain.*"] * 3


def test_text_over_a_rule_without_a_blank_line():
    text = "".join(f"Q: What is {name}?\nA: A grain.\n---\n" for name in ("rye", "oats", "spelt", "millet"))
    guide, _ = read([Document("grain.md", text)])
    assert [question.answer for question in questions(guide)] == ["A grain."] * 4


@pytest.mark.parametrize(
    "title", ["Que 10 cosas lleva?", "Quest 3 battery: how long?", "24/ 7 support: who?", "Q4-2023: what?"]
)
def test_what_only_looks_like_a_label_stays(title):
    text = f"# Bread\n\n## {title}\n\nYes.\n\n## Why is rye dark?\n\nSo.\n\n## Who bakes?\n\nYou.\n"
    assert titles.plain(next(questions(read([Document("bread.md", text)])[0])).title) == title
