"""What the command line says about a guide and its problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from studyfold import titles
from studyfold.check import questions
from studyfold.model import Guide, Problem, Question, Topic, Unplaced

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

SHOWN = 90
"""Characters of a stretch that an overview shows."""


def line(problem: Problem) -> str:
    """One problem in one line."""
    mark = " (warning)" if problem.severity == "warning" else ""
    return visible(f"{problem.file}:{problem.line}: {problem.message}{mark}")


def visible(text: str) -> str:
    """One line of text whose control characters are shown and not obeyed by a terminal."""
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def several(count: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def counted(guide: Guide) -> str:
    """The size of a guide."""
    asked = sum(1 for _ in questions(guide))
    return f"{several(asked, 'question')} in {several(len(guide.topics), 'topic')}"


def judged(problems: Sequence[Problem]) -> str:
    """The number of errors and warnings."""
    count = Counter(problem.severity for problem in problems)
    return f"{several(count['error'], 'error')}, {several(count['warning'], 'warning')}"


def overview(guide: Guide) -> str:
    """A guide in lines, for people."""
    lines = [f"{guide.title} ({guide.id})", f"read as {guide.shape}: {counted(guide)}"]
    for topic in guide.topics:
        lines += ["", f"{titles.plain(topic.title)} ({topic.id})"]
        lines += [f"{question.line:>7}  {titles.plain(question.title)}" for question in topic.questions]
    if guide.unplaced:
        lines += ["", "In no question:", *(_stretch(stretch) for stretch in guide.unplaced)]
    return "\n".join(map(visible, lines))


def _stretch(stretch: Unplaced) -> str:
    text = " ".join(stretch.text.split())
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f"{stretch.line:>7}  {stretch.reason}: {shown}"


def as_json(guide: Guide, problems: Sequence[Problem]) -> dict[str, Any]:
    """Everything, for programs; lines count from 1."""
    return {
        **{name: getattr(guide, name) for name in ("id", "title", "description", "language", "intro", "shape")},
        "topics": [_topic(topic) for topic in guide.topics],
        "unplaced": [asdict(stretch) for stretch in guide.unplaced],
        "problems": [asdict(problem) for problem in problems],
    }


def _topic(topic: Topic) -> dict[str, Any]:
    head = {name: getattr(topic, name) for name in ("id", "title", "intro", "file", "line")}
    return {**head, "questions": [_question(question) for question in topic.questions]}


def _question(question: Question) -> dict[str, Any]:
    names = ("id", "title", "prompt", "answer", "level", "tags", "aliases", "file", "line")
    return {name: getattr(question, name) for name in names}
