"""Link definitions and footnotes travel with the text that uses them.

Markdown lets a definition stand anywhere in a file. A question is shown without the rest of its file, so each body gets
the definitions it uses, and a definition that its own body doesn't use leaves it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.common.utils import normalizeReference

from studyfold.markdown import Environment, Tokens

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


def definitions(tokens: Tokens, environment: Environment) -> list[Definition]:
    """The definitions of a file, in the order of lines: link definitions from the parser's environment, and footnotes.

    A label that is defined again counts again: each copy belongs to the body in which it stands.
    """
    first = [(label, reference["map"]) for label, reference in environment.get("references", {}).items()]
    again = [(reference["label"], reference["map"]) for reference in environment.get("duplicate_refs", [])]
    notes = [("^" + token.meta["label"], token.map) for token in tokens if token.type == "footnote_reference_open"]
    found = [Definition(label, lines[0], lines[1]) for label, lines in first + again + notes if lines]
    return sorted(found, key=lambda definition: definition.start)


def settle(
    lines: Sequence[str], tokens: Tokens, known: Sequence[Definition], bodies: Sequence[Body]
) -> tuple[list[str], list[Definition]]:
    """The text of each body with the definitions it uses, and the definitions that nobody uses.

    `known` is in the order of lines, as `definitions` gives it.
    """
    if not known:
        return [trimmed("\n".join(lines[body.start : body.end])) for body in bodies], []
    first = {definition.label: definition for definition in reversed(known)}
    uses = _Uses(tokens)
    texts, anywhere = [], set()
    for body in bodies:
        own = _within(known, body)
        labels = _used(uses, body, first | {definition.label: definition for definition in reversed(own)})
        anywhere |= labels
        texts.append(_text(lines, body, labels, own, first))
    return texts, [definition for definition in known if definition.label not in anywhere]


def _within(known: Sequence[Definition], body: Body) -> Sequence[Definition]:
    first = bisect_left(known, body.start, key=lambda definition: definition.start)
    last = bisect_left(known, body.end, key=lambda definition: definition.start)
    return known[first:last]


class _Uses:
    """The labels that stand in a file's text, to be asked for by lines."""

    def __init__(self, tokens: Tokens) -> None:
        inline = [(token.map[0], labels(token.content)) for token in tokens if token.type == "inline" and token.map]
        inline.sort(key=lambda use: use[0])
        self._lines = [line for line, _ in inline]
        self._labels = [labels for _, labels in inline]

    def between(self, start: int, end: int) -> set[str]:
        """The labels in the lines from `start` to before `end`."""
        first, last = bisect_left(self._lines, start), bisect_left(self._lines, end)
        return set().union(*self._labels[first:last])


def _used(uses: _Uses, body: Body, by_label: dict[str, Definition]) -> set[str]:
    def within(label: str) -> set[str]:
        return uses.between(by_label[label].start, by_label[label].end) & by_label.keys()

    return with_notes(uses.between(body.start, body.end) & by_label.keys(), within)


def with_notes(used: set[str], within: Callable[[str], set[str]]) -> set[str]:
    """The labels that a text uses, and those that its footnotes use; `within` gives what the one of a label names."""
    found = set(used)
    new = found
    while new:
        new = set().union(*(within(label) for label in new if label.startswith("^"))) - found
        found |= new
    return found


def labels(text: str) -> set[str]:
    """The labels that a text names, as markdown-it-py normalises them; those of footnotes start with `^`."""
    return {label if label.startswith("^") else normalizeReference(label) for label in LABEL.findall(text)}


def _text(
    lines: Sequence[str], body: Body, labels: set[str], own: Sequence[Definition], first: dict[str, Definition]
) -> str:
    leaving = {
        n for definition in own if definition.label not in labels for n in range(definition.start, definition.end)
    }
    text = trimmed("\n".join(lines[n] for n in range(body.start, body.end) if n not in leaving))
    brought = [first[label] for label in labels - {definition.label for definition in own}]
    added = [(d.label, trimmed("\n".join(lines[d.start : d.end]))) for d in sorted(brought, key=lambda d: d.start)]
    return with_definitions(text, added)


def with_definitions(text: str, added: Sequence[tuple[str, str]]) -> str:
    """A text with definitions under it, each with its label: links first in one run, footnotes apart."""
    links = [definition for label, definition in added if not label.startswith("^")]
    notes = [definition for label, definition in added if label.startswith("^")]
    return "\n\n".join([text, *(["\n".join(links)] if links else []), *notes])


def trimmed(text: str) -> str:
    """The text without blank lines around it; its first line keeps its indentation."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", text).rstrip()
