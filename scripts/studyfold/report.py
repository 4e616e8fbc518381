"""What the command line says about a guide and its problems."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from studyfold import titles
from studyfold.audit import broken_code, duplicate_titles
from studyfold.check import questions
from studyfold.model import Guide, Problem, Question, Topic, Unplaced
from studyfold.words import MARKS, placed_words, words

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

MOST_SHOWN = 10
"""Stretches that an import's report shows of each reason."""
EXAMPLES = 3
"""Marks of the format that it shows."""
TITLE = "# Import of "
"""How the report of an import starts."""
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
    lines = [f"{guide.title} ({guide.id})", _shape(guide)]
    for topic in guide.topics:
        lines += ["", f"{titles.plain(topic.title)} ({topic.id})"]
        lines += [f"{question.line:>7}  {titles.plain(question.title)}" for question in topic.questions]
    if guide.unplaced:
        lines += ["", "In no question:", *(_stretch(stretch) for stretch in guide.unplaced)]
    return "\n".join(map(visible, lines))


def imported(guide: Guide, problems: Sequence[Problem], written: Guide | None = None) -> str:
    """The report of an import, in Markdown: what was found, what is missing or wrong, what was left out and why.

    `written` is the guide as the import writes it, where that differs from what the document holds.
    """
    count = Counter(problem.code for problem in problems)
    asked = sum(1 for _ in questions(guide))
    lines = [
        f"{TITLE}{guide.source or guide.title}",
        "",
        f"Shape: {guide.shape}{f'; {guide.certainty}' if guide.certainty else ''}.",
        "",
        _licence((written or guide).licence),
        "",
        "| | |",
        "| --- | ---: |",
        f"| questions found | {asked} |",
        f"| answered | {asked - count['unanswered']} |",
        f"| unanswered | {count['unanswered']} |",
        f"| incomplete | {count['incomplete']} |",
        *_topics(guide, written or guide),
    ]
    named = {problem.code for problem in problems}
    for code, heading in HEADINGS.items():
        if code in named:
            lines += _listed(heading, [_told(problem) for problem in problems if problem.code == code])
    lines += _listed("Duplicate titles", _duplicates(guide)) + _listed("Code that can't be parsed", _broken(guide))
    return _from_inside(guide, "\n".join(lines + _left_out(guide))) + "\n"


def _licence(licence: str) -> str:
    return f"Licence: {licence or 'not stated'}; `--licence TEXT` states {'another' if licence else 'it'}."


def _topics(guide: Guide, written: Guide) -> list[str]:
    if len(written.topics) == len(guide.topics):
        return [f"| topics | {len(guide.topics)} |"]
    return [f"| topics of the document | {len(guide.topics)} |", f"| topics written | {len(written.topics)} |"]


def _from_inside(guide: Guide, text: str) -> str:
    """The report without the folder that all files are in, which says nothing and pushes away what does."""
    folders = {posixpath.dirname(stretch.file) for stretch in guide.unplaced}
    folders |= {posixpath.dirname(question.file) for question in questions(guide)}
    shared = posixpath.commonpath(folders) if folders and len({posixpath.isabs(each) for each in folders}) == 1 else ""
    return re.sub(rf"(?m)(^ *- |, |: ){re.escape(shared)}/(?=\S)", r"\1", text) if shared.strip("/") else text


HEADINGS = {
    "doubtful-shape": "Shape",
    "no-topic": "Nothing found",
    "lost-words": "Words that were not understood",
    "unanswered": "Without an answer",
    "incomplete": "Answers that announce something and end",
    "numbering-gap": "Gaps in the numbering",
    "contents-differ": "Contents list and titles disagree",
    "dead-link": "Links inside the document that lead nowhere",
    "broken-link": "Links that are broken",
    "missing-image": "Images that are not there",
    "outside-image": "Images outside the folder",
    "image-not-fetched": "Images that could not be fetched",
    "image-left-behind": "Images that stay behind",
    "relative-link": "Links to other files of the document's place",
}


def _listed(heading: str, told: Sequence[str]) -> list[str]:
    # Titles may hold tags, which a reader of Markdown would hide.
    return ["", f"## {heading}", "", *(f"- {escape(each, quote=False)}" for each in told)] if told else []


def _told(problem: Problem) -> str:
    return visible(f"{problem.file}:{problem.line}: {problem.message}")


def _duplicates(guide: Guide) -> list[str]:
    return [
        f"'{title}': {', '.join(f'{question.file}:{question.line}' for question in same)}"
        for title, same in duplicate_titles(guide)
    ]


def _broken(guide: Guide) -> list[str]:
    return [f"{code.file}:{code.line}: {code.reason}" for code in broken_code(guide)]


def _left_out(guide: Guide) -> list[str]:
    """What stands in no question: each reason once, with its stretches."""
    by_reason: dict[str, list[Unplaced]] = defaultdict(list)
    for stretch in guide.unplaced:
        by_reason[stretch.reason].append(stretch)
    lines = ["", "## In no question", ""] if by_reason else []
    for reason, stretches in by_reason.items():
        lines.append(f"- {reason}: {several(len(stretches), 'place')}")
        if reason == MARKS:
            lines[-1] += _examples(guide, stretches)
            continue
        same: dict[str, list[Unplaced]] = defaultdict(list)
        for stretch in stretches:
            same[" ".join(stretch.text.split())[:SHOWN].replace("`", "'")].append(stretch)
        shown = list(same.items())[:MOST_SHOWN]
        for text, (first, *others) in shown:
            again = f", and {several(len(others), 'more place')}" if others else ""
            lines.append(f"    - {first.file}:{first.line}: `{text}`{again}")
        left = len(stretches) - sum(len(each) for _, each in shown)
        if left:
            lines.append(f"    - and {left} more, which `studyfold parse` lists")
    return lines


def _examples(guide: Guide, marks: Sequence[Unplaced]) -> str:
    """The most frequent marks, but for what stands in the guide, too: an owner would take that for lost."""
    shown = placed_words(guide)
    found = Counter(word for mark in marks for word in words(mark.text) if word not in shown)
    some = ", ".join(f"`{word}`" for word, _ in found.most_common(EXAMPLES))
    return f", such as {some}" if some else ""


def _shape(guide: Guide) -> str:
    counts = "" if "question" in guide.shape else f", {counted(guide)}"
    sure = f"; {guide.certainty}" if guide.certainty else ""
    return f"shape: {guide.shape}{counts}{sure}"


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
