"""Every answer has the form that the guide promises: what one would say, why, a trap or the next question, sources."""

import re

import pytest
from conftest import SOURCE

from studyfold.model import Document
from studyfold.reading import read
from studyfold.reading.files import load

CODE = re.compile(r"`[^`]*`")
SENTENCE_END = re.compile(r"[.!?][\"”)]*(?=\s|$)")
TRAP = re.compile(r"(?m)^\*\*(?:Pitfall|Follow-up):\*\* ")
TASKS = {"exercise", "design"}
SOURCES = re.compile(r"(?m)^More: \[[^\]]+\]\(https://")


def faults(question):
    """What a question's form lacks."""
    spoken = question.answer.strip().split("\n\n")[0]
    sentences = len(SENTENCE_END.findall(CODE.sub("code", spoken)))
    wrong = {
        "no level": not question.level,
        "no tags": not question.tags,
        "fewer than four aliases": len(question.aliases) < 4,
        f"begins with {sentences} sentences": not 2 <= sentences <= 4,
        "neither pitfall nor follow-up": not TRAP.search(question.answer),
        # The answer to a task is the work itself.
        "no sources": not SOURCES.search(question.answer) and TASKS.isdisjoint(question.tags),
    }
    return [fault for fault, is_so in wrong.items() if is_so]


def questions(documents):
    guide, _ = read(documents)
    return [question for topic in guide.topics for question in topic.questions]


def test_answers_have_the_form_that_is_promised():
    found = {question.id: faults(question) for question in questions(load(SOURCE))}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ("It does. Really.\n\n**Pitfall:** none.\n\nMore: [there](https://example.org/)", []),
        ("```python\n1\n```\n\n**Pitfall:** none.\n\nMore: [there](https://example.org/)", ["begins with 0 sentences"]),
        ("Yes.\n\nMore: [there](https://example.org/)", ["begins with 1 sentences", "neither pitfall nor follow-up"]),
        ("It does. Really.\n\n**Follow-up:** none.", ["no sources"]),
    ],
)
def test_a_fault_in_the_form_is_found(answer, wrong):
    head = '# T {#t}\n\n## Q? {#q .mid tags="a" aka="b; c; d; e"}\n\n'
    [question] = questions([Document("guide.md", head + answer + "\n")])
    assert faults(question) == wrong
