"""Documents of each shape that nobody has written, whole and damaged as documents in the wild are.

Whole, every question is found, and nothing else. Damaged, no word is lost, and what was imported stays as it is.
"""

import re
from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import titles
from studyfold.canonical_text import canonical_text
from studyfold.check import questions
from studyfold.model import Document
from studyfold.reading import read
from studyfold.words import lost_of, lost_words

NOUNS = [
    "barley",
    "cider",
    "dough",
    "ember",
    "flour",
    "ginger",
    "honey",
    "indigo",
    "juniper",
    "kettle",
    "ladle",
    "millet",
    "nutmeg",
    "oven",
    "pepper",
    "quince",
]
VERBS = ["bake", "churn", "drain", "ferment", "grind", "knead", "mill", "proof", "roast", "sift", "smoke", "steep"]
OPENINGS = ["What is", "How do you use", "Why does one need", "When is it right to take", "Where do they keep"]


@dataclass(frozen=True)
class Asked:
    """A question of a document to be written."""

    title: str
    answer: tuple[str, ...]
    """Paragraphs and other blocks."""


def sentence(words):
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


SENTENCES = st.lists(st.sampled_from(NOUNS + VERBS), min_size=3, max_size=9).map(sentence)
LISTS = st.lists(SENTENCES, min_size=2, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items))
CODE = st.sampled_from(VERBS).map(lambda verb: f"```python\n# 1. {verb}?\n{verb}(2)\n```")
TABLES = st.sampled_from(NOUNS).map(lambda noun: f"| {noun} | grams |\n| --- | --- |\n| one | 20 |")
ANSWERS = st.tuples(SENTENCES, st.lists(st.one_of(SENTENCES, SENTENCES, LISTS, CODE, TABLES), max_size=2)).map(
    lambda parts: (parts[0], *parts[1])
)
PLAIN_ANSWERS = st.lists(SENTENCES, min_size=1, max_size=3).map(tuple)


def asked(answers):
    title = st.builds(
        lambda opening, noun, verb: f"{opening} {noun} to {verb}",
        st.sampled_from(OPENINGS), st.sampled_from(NOUNS), st.sampled_from(VERBS),
    )  # fmt: skip
    each = st.lists(st.tuples(title, answers), min_size=6, max_size=MOST, unique_by=lambda pair: pair[0])
    return each.map(lambda pairs: [Asked(f"{title}?", answer) for title, answer in pairs])


def indented(blocks, by):
    return re.sub(r"^(?=.)", " " * by, "\n\n".join(blocks), flags=re.MULTILINE)


MOST = 14
"""Questions of a document."""

SHAPES = {
    "headings": "## {title}\n\n{answer}",
    "deeper headings": "#### {title}\n\n{answer}",
    "numbered headings": "### {n}. {title}\n\n{answer}",
    "headings with a label": "## Q{n}. {title}\n\n{answer}",
    "items with headings": "{n}. ### {title}\n\n{indented}",
    "folded answers": "### {n}. {title}\n\n<details><summary>Answer</summary>\n\n{answer}\n\n</details>",
    "summaries": "<details>\n<summary>{title}</summary>\n\n{answer}\n\n</details>",
    "bold paragraphs": "**{title}**\n\n{answer}",
    "bold paragraphs with numbers": "**{n}. {title}**\n\n{answer}",
}
SHORT = {
    "labels": "Q: {title}\nA: {answer}",
    "bold labels": "**Q: {title}**\n\nA: {answer}",
    "items with labels": "* Q. {title}\n* A. {line}",
    "Russian labels": "Вопрос: {title}\nОтвет: {answer}",
    "Chinese labels": "问：{title}\n答：{answer}",
    "Portuguese labels": "P: {title}\nR: {answer}",
    "terms": "<dl><dt>{title}</dt>\n<dd>{line}</dd></dl>",
    "items without answers": "1. {title}",
}
"""With answers that are paragraphs."""
WRITERS = {**SHAPES, **SHORT}


def written(name, found):
    parts = [
        WRITERS[name].format(
            n=n,
            title=each.title,
            answer="\n\n".join(each.answer),
            indented=indented(each.answer, 4),
            line=" ".join(each.answer),
        )
        for n, each in enumerate(found, 1)
    ]
    return "\n\n".join(["# Kitchen", *parts]) + "\n"


def documents(name):
    return asked(PLAIN_ANSWERS if name in SHORT else ANSWERS).map(lambda found: (found, written(name, found)))


def spelled(title):
    return " ".join(re.findall(r"\w+", titles.plain(title)))


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=10)
@given(data=st.data())
def test_every_question_of_a_whole_document_is_found(name, data):
    wanted, text = data.draw(documents(name))
    guide, _ = read([Document("kitchen.md", text)])
    found = sorted(questions(guide), key=lambda question: question.line)
    assert [spelled(question.title) for question in found] == [spelled(each.title) for each in wanted]
    assert [answer_words(question) for question in found] == [asked_words(name, each) for each in wanted]
    assert lost_words(text, guide) == Counter()


def answer_words(question):
    assert question.prompt == ""
    return re.findall(r"\w+", question.answer)


def asked_words(name, each):
    return [] if name == "items without answers" else re.findall(r"\w+", "\n".join(each.answer))


def at_a_line(change):
    """Changes a text at one of its lines."""
    return st.floats(0, 0.999).map(lambda part: lambda text: changed_at(text, part, change))


def changed_at(text, part, change):
    lines = text.split("\n")
    place = int(part * len(lines))
    lines[place] = change(lines[place])
    return "\n".join(lines)


def indented_from(part):
    return lambda text: "\n".join(
        f"    {line}" if n > part * text.count("\n") and line else line for n, line in enumerate(text.split("\n"))
    )


DAMAGE = st.one_of(
    st.just(lambda text: text.replace("\n", "\r\n")),
    st.just(lambda text: f"\ufeff{text}"),
    st.just(lambda text: text.replace(" ", "\u00a0")),
    st.just(lambda text: text.replace("## ", "##")),
    at_a_line(lambda line: f"\u200b{line}"),
    at_a_line(lambda line: f"{line}\u200d"),
    at_a_line(lambda line: f"{line} \u202bمرحبا؟\u202c"),
    at_a_line(lambda line: f"\t{line}"),
    at_a_line(lambda line: f"<div>\n{line}"),
    at_a_line(lambda line: f"{line}\n</details>"),
    at_a_line(lambda line: f"{line}\n\n</div></details>\n"),
    at_a_line(lambda line: f"{line}\n```"),
    at_a_line(lambda line: f"~~~\n{line}"),
    at_a_line(lambda line: f"{line}\n\n```\n## Is this a question?\n```\n"),
    at_a_line(lambda line: f"<b>{line}"),
    at_a_line(lambda line: f"<!-- {line}"),
    at_a_line(lambda _: ""),
    at_a_line(lambda line: line[: len(line) // 2]),
    st.floats(0.2, 0.8).map(indented_from),
)


def marks(name):
    """Labels and numbers of a shape, which the law leaves out unless a line's damage hides from it what they are."""
    beside = re.sub(r"<[^<>]*>|\{\w+\}", " ", WRITERS[name])
    return {*re.findall(r"\w+", beside), *(map(str, range(1, MOST + 1)) if "{n}" in WRITERS[name] else ())}


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=25)
@given(data=st.data())
def test_damage_costs_no_word(name, data):
    _, text = data.draw(documents(name))
    damages = data.draw(st.lists(DAMAGE, min_size=1, max_size=3))
    for damage in damages:
        text = damage(text)
    guide, _ = read([Document("kitchen.md", text)])
    lost = lost_words(text, guide)
    assert set(lost) <= marks(name)
    assert lost.total() <= len(damages)
    if list(questions(guide)):
        imported = canonical_text(guide)
        again, _ = read([Document("again.md", imported)])
        assert canonical_text(again) == imported


NOTICES = [
    "# Kitchen\n\n- [One](0.md)\n\n## Join us\n\nCooks meet on Mondays.\n",
    "## 3\u3001Notes\n\nSalt.\n",
    "Read me.\n",
]


@st.composite
def folders(draw):
    """Cards of one question each, or files of any shapes among them, and perhaps one that only speaks of the others."""
    names = draw(st.one_of(st.just([]), st.lists(st.sampled_from(sorted(WRITERS)), min_size=1, max_size=4)))
    cards = draw(st.lists(st.sampled_from(NOUNS), min_size=0 if names else 2, max_size=4))
    texts = [draw(documents(name))[1] for name in names]
    texts += [f"{'#' * draw(st.integers(1, 2))} What is {noun}?\n\nFood.\n" for noun in cards]
    files = [Document(f"kitchen/{n}.md", text) for n, text in enumerate(draw(st.permutations(texts)))]
    return [
        *(Document("kitchen/README.md", text) for text in draw(st.lists(st.sampled_from(NOTICES), max_size=1))),
        *files,
    ]


@settings(max_examples=60)
@given(files=folders())
def test_no_word_of_a_folder_is_lost(files):
    guide, _ = read(files)
    known = {word for name in WRITERS for word in marks(name)}
    for lost in lost_of(files, guide):
        assert not {word: count for word, count in lost.items() if word not in known}
