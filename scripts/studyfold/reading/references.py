"""Link definitions and footnotes travel with the text that uses them.

Markdown lets a definition stand anywhere in a file. A question is shown without the rest of its file, so each body gets
the definitions it uses, and a definition that its own body doesn't use leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.common.utils import normalizeReference

from studyfold.markdown import Tokens

LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")


@dataclass(frozen=True, slots=True)
class Definition:
    """A link definition or footnote. Lines count from 0, the end is excluded."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """A stretch of lines that is shown on its own. Lines count from 0, the end is excluded."""

    start: int
    end: int


def definitions(tokens: Tokens, references: dict[str, dict[str, object]]) -> list[Definition]:
    """The definitions of a file: those the parser put into its references, and the footnotes among its tokens."""
    found = []
    for label, reference in references.items():
        lines = reference.get("map")
        if isinstance(lines, list):
            found.append(Definition(label, lines[0], lines[1]))
    for token in tokens:
        if token.type == "footnote_reference_open" and token.map:
            found.append(Definition("^" + token.meta["label"], token.map[0], token.map[1]))
    return sorted(found, key=lambda definition: definition.start)


def settle(
    lines: Sequence[str], tokens: Tokens, known: Sequence[Definition], bodies: Sequence[Body]
) -> tuple[list[str], list[Definition]]:
    """The text of each body with the definitions it uses, and the definitions that nobody uses."""
    by_label = {definition.label: definition for definition in known}
    used = [_uses(tokens, body, by_label) for body in bodies]
    texts = [_text(lines, body, labels, known, by_label) for body, labels in zip(bodies, used, strict=True)]
    anywhere = set().union(*used) if used else set()
    return texts, [definition for definition in known if definition.label not in anywhere]


def _uses(tokens: Tokens, body: Body, by_label: dict[str, Definition]) -> set[str]:
    labels = _labels_between(tokens, body.start, body.end) & by_label.keys()
    new = labels
    while new:
        notes = [by_label[label] for label in new if label.startswith("^")]
        reached = set().union(*(_labels_between(tokens, note.start, note.end) for note in notes))
        new = (reached & by_label.keys()) - labels
        labels |= new
    return labels


def _labels_between(tokens: Tokens, start: int, end: int) -> set[str]:
    inside = (t.content for t in tokens if t.type == "inline" and t.map and start <= t.map[0] < end)
    return set().union(*(_labels(text) for text in inside))


def _labels(text: str) -> set[str]:
    return {label if label.startswith("^") else normalizeReference(label) for label in LABEL.findall(text)}


def _text(
    lines: Sequence[str],
    body: Body,
    labels: set[str],
    known: Sequence[Definition],
    by_label: dict[str, Definition],
) -> str:
    leaving = {
        n
        for definition in known
        if body.start <= definition.start < body.end and definition.label not in labels
        for n in range(definition.start, definition.end)
    }
    kept = [lines[n] for n in range(body.start, body.end) if n not in leaving]
    text = trimmed("\n".join(kept))
    brought = [by_label[label] for label in sorted(labels) if not body.start <= by_label[label].start < body.end]
    added = [trimmed("\n".join(lines[d.start : d.end])) for d in sorted(brought, key=lambda d: d.start)]
    return "\n\n".join([text, *_runs(added)]) if added else text


def _runs(added: list[str]) -> Iterator[str]:
    links = [text for text in added if not text.startswith("[^")]
    if links:
        yield "\n".join(links)
    yield from (text for text in added if text.startswith("[^"))


def trimmed(text: str) -> str:
    """The text without blank lines around it; its first line keeps its indentation."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", text).rstrip()
