"""The levels and tags of questions: what headings, comments and signs in titles say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from studyfold import titles
from studyfold.model import Topic
from studyfold.reading.assembly.heads import Head
from studyfold.reading.lines import wording
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.source import Line
from studyfold.reading.lines.wording import ASKING, LEVEL
from studyfold.reading.shape.candidates import SIGN

LEGEND = re.compile(rf"({wording.EMOJI})[\ufe0f\u200d]*\s*[:=-]?\s*([^\W\d_]+)")
"""A sign and what it means."""
SAID = re.compile(
    r"<!--\s*(?P<name>tags?|topics?|category|level|difficulty|expertise)\s*:\s*(?P<what>[^<>]*?)\s*-->", re.IGNORECASE
)


def of_headings(heads: Iterable[Head]) -> tuple[list[str], list[str]]:
    """The levels and the tags that the headings between a topic and a question name."""
    levels: list[str] = []
    tags: list[str] = []
    for head in heads:
        if found := LEVEL.fullmatch(head.title.title):
            levels.append(found["level"].lower())
        elif not ASKING.fullmatch(titles.plain(head.title.title)):
            tags.append(_tag(head.title.title))
    return levels, tags


def _tag(text: str) -> str:
    return " ".join(re.sub(r"[,;]", " ", titles.plain(text)).split())


def said_in_comments(lines: Sequence[Line]) -> dict[str, list[str]]:
    """What comments such as `<!-- tags: a, b -->` say, under `tags` and `level`. The last of each counts."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if said := SAID.fullmatch(line.text.strip()):
            kind = "tags" if said["name"].lower().startswith(("tag", "topic", "categor")) else "level"
            found[kind] = [part.strip() for part in said["what"].strip("() ").split(",") if part.strip()]
    return found


def levelled(topics: tuple[Topic, ...], found: Sequence[Parsed]) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """The topics with the levels that signs in titles mean, and these in order; where most questions have a level."""
    legend = _legend(found)
    made = tuple(_with_levels(topic, legend) for topic in topics)
    given = [question.level for topic in made for question in topic.questions if question.level]
    if not legend or len(given) * 2 <= sum(len(topic.questions) for topic in topics):
        return topics, ()
    return made, tuple(dict.fromkeys([*legend.values(), *given]))


def _legend(found: Sequence[Parsed]) -> dict[str, str]:
    """The levels that signs at the ends of titles mean, where a line of the document says so: `👶 easy 🚀 expert`."""
    for document in found:
        for line in document.lines:
            pairs = dict(LEGEND.findall(line.text)) if not line.text.isascii() else {}
            if len(pairs) > 1 and len(pairs) == len(set(pairs.values())) and not SIGN.search(line.text):
                return {sign: word.lower() for sign, word in pairs.items()}
    return {}


def _with_levels(topic: Topic, levels: Mapping[str, str]) -> Topic:
    questions = []
    for question in topic.questions:
        sign = SIGN.search(question.title)
        level = levels.get(sign[0][0], "") if sign else ""
        questions.append(replace(question, level=question.level or level))
    return replace(topic, questions=tuple(questions))
