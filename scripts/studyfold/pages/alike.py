"""What tells questions apart that are called alike: one real document asks "What's the output?" 108 times.

It stands beside their titles wherever these stand without the question itself: in lists, in the contents, in results.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from studyfold import titles
from studyfold.model import Guide, Question, Topic
from studyfold.pages import text
from studyfold.pages.numbers import first_numbers
from studyfold.work import once_a_value

LONGEST = 60
"""Characters of what is shown beside a title."""
ENDS = ".:!?\u061f\uff1f\u3002"
SAYS_SOMETHING = re.compile(r"\w.*\w")
"""A line of more than brackets."""

Marks = dict[str, str]
"""By the id of a question: what is shown beside its title, as plain text."""


@once_a_value
def marks(guide: Guide) -> Marks:
    """The first line of each prompt that no other question of the same title has, else the number on its page.

    Only for questions whose title another one has.
    """
    alike: defaultdict[str, list[tuple[int, Question]]] = defaultdict(list)
    for topic, first in zip(guide.topics, first_numbers(guide.topics), strict=True):
        for number, question in enumerate(topic.questions, first):
            alike[_said(question.title)].append((number, question))
    return {name: mark for same in alike.values() if len(same) > 1 for name, mark in _marks_of(same).items()}


def of_topic(marks: Marks, topic: Topic) -> list[str]:
    """The marks of a topic's questions in their order, empty where there is none."""
    return [marks.get(question.id, "") for question in topic.questions] if marks else []


def _said(title: str) -> str:
    """A title as one remembers it, with no thought of its blanks and how it ends."""
    shown = titles.plain(title) if titles.SPECIAL.search(title) else title
    return "".join(shown.split()).rstrip(ENDS).casefold()


def _marks_of(same: Sequence[tuple[int, Question]]) -> Marks:
    lines = [_lines(question) for _, question in same]
    times = Counter(line for own in lines for line in dict.fromkeys(own))
    return {
        question.id: next((line for line in own if times[line] == 1), str(number))
        for (number, question), own in zip(same, lines, strict=True)
    }


def _lines(question: Question) -> list[str]:
    """The lines of a prompt as they are shown: those of its code first, which is what such questions ask about."""
    prose, code = text.plain(question.prompt)
    lines = (" ".join(line.split()) for line in f"{code}\n{prose}".split("\n"))
    return [_cut(line) for line in lines if SAYS_SOMETHING.search(line)]


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
