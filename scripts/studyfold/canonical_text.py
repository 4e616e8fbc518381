"""A guide to its canonical source, and the ids that a canonical source lacks into it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from studyfold.model import Guide, Question, Topic
from studyfold.reading.attributes import GROUP, Heading, read, write
from studyfold.reading.canonical import ANSWER_FOLLOWS

ATX = re.compile(r" {0,3}#{1,2}[ \t]")
CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")


def canonical_text(guide: Guide) -> str:
    """The canonical source of a guide, each question with its id."""
    parts = [_front_matter(guide), guide.intro]
    for topic in guide.topics:
        parts += [f"# {write(Heading(topic.title, topic.id))}", topic.intro]
        for question in topic.questions:
            parts += _question(question)
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(guide: Guide) -> str:
    values: dict[str, object] = {
        "id": guide.id,
        "title": guide.title,
        "description": guide.description,
        "language": guide.language,
        "levels": list(guide.levels),
        "repo": guide.repo,
        "source": guide.source,
        "licence": guide.licence,
    }
    return f"---\n{''.join(_line(key, value) for key, value in values.items() if value)}---"


def _line(key: str, value: object) -> str:
    # `None` writes a list in brackets and its mapping in lines.
    style = None if isinstance(value, list) else False
    return str(yaml.safe_dump({key: value}, allow_unicode=True, width=10_000, default_flow_style=style))


def _question(question: Question) -> list[str]:
    heading = Heading(question.title, question.id, question.level, question.tags, question.aliases)
    prompt = [question.prompt, ANSWER_FOLLOWS] if question.prompt else []
    return [f"## {write(heading)}", *prompt, question.answer]


def with_ids(text: str, headings: Sequence[Question | Topic]) -> str:
    """A canonical file's text with an id on each of the headings, which lack one. Nothing else changes."""
    lines = text.split("\n")
    for heading in headings:
        place = _title_line(lines, heading.line - 1)
        lines[place] = _with_id(lines[place], heading.id)
    return "\n".join(lines)


def _title_line(lines: Sequence[str], start: int) -> int:
    """The line on which a heading's attributes stand: its own, or the last before the underline."""
    if ATX.match(lines[start]):
        return start
    return next(n for n in range(start, len(lines)) if UNDERLINE.fullmatch(lines[n + 1]))


def _with_id(line: str, new: str) -> str:
    group = GROUP.search(line)
    if group and read(line).title != line.strip():
        return f"{line[: group.start('inside')]}#{new} {line[group.start('inside') :]}"
    title = CLOSING_HASHES.sub("", line) if ATX.match(line) else line
    return f"{title.rstrip()} {{#{new}}}"
