"""A guide to its canonical source, and the ids that a canonical source lacks into it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from studyfold.model import Guide, Question, Topic
from studyfold.reading.attributes import Heading, write
from studyfold.reading.canonical import ANSWER_FOLLOWS


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
    said = {key: value for key, value in values.items() if value}
    text = yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=None)
    return f"---\n{text}---"


def _question(question: Question) -> list[str]:
    heading = Heading(question.title, question.id, question.level, question.tags, question.aliases)
    prompt = [question.prompt, ANSWER_FOLLOWS] if question.prompt else []
    return [f"## {write(heading)}", *prompt, question.answer]


def with_ids(text: str, headings: Sequence[Question | Topic]) -> str:
    """A canonical file's text with an id on each of the headings, which lack one. Nothing else changes."""
    lines = text.split("\n")
    for heading in headings:
        line = lines[heading.line - 1]
        if re.match(r" {0,3}#{1,2}[ \t]", line):
            lines[heading.line - 1] = _with_id(line, heading.id)
    return "\n".join(lines)


def _with_id(line: str, new: str) -> str:
    attributes = re.search(r"\{(?=[^{}]*\}\s*$)(?=\s*[.\w])", line)
    if attributes:
        return f"{line[: attributes.start()]}{{#{new} {line[attributes.end() :].lstrip()}"
    return f"{re.sub(r'[ ]+#+[ ]*$', '', line).rstrip()} {{#{new}}}"
