"""One file, parsed: its lines, its blocks, what in it is no content, and the definitions that its text uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyfold.markdown import Environment
from studyfold.markdown import blocks as parser
from studyfold.model import Unplaced
from studyfold.reading.lines import references
from studyfold.reading.lines.blocks import Block, blocks_of
from studyfold.reading.lines.furniture import furniture
from studyfold.reading.lines.source import Line, Source, in_code, mended

MAY_HOLD_CODE = re.compile(r"```|~~~|^(?: {4}|\t)", re.MULTILINE)
DEFINITION = "link definition"
"""Why the lines of link definitions and footnotes are aside: each text gets those it uses."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file, parsed. Lines count from 0."""

    source: Source
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    fenced: frozenset[int]
    """The lines of fenced code, their fences included."""
    aside: dict[int, str]
    """The lines that are no content, each with the reason why."""
    definitions: dict[str, str]
    """The link definitions and footnotes, by label."""
    defined: dict[str, int]
    """The line of each of these."""
    repeated: tuple[tuple[int, str], ...]
    """Definitions of a label that is defined already: their line and text."""

    @property
    def path(self) -> str:
        """Where it was read from."""
        return self.source.path

    def number(self, n: int) -> int:
        """The line of the file, from 1, of a line here."""
        return self.lines[min(n, len(self.lines) - 1)].number


def parsed(source: Source) -> Parsed:
    """Parses a file; of one whose questions are known, nothing more is asked."""
    if source.known is not None:
        return Parsed(source, source.lines, (), frozenset(), {}, {}, {}, ())
    source = mended(source)
    texts = [line.text for line in source.lines]
    environment: Environment = {}
    tokens = parser().parse("\n".join(texts), environment)
    found = blocks_of(tokens, texts)
    aside = furniture(texts, found)
    known = references.definitions(tokens, environment)
    definitions: dict[str, str] = {}
    defined: dict[str, int] = {}
    repeated: list[tuple[int, str]] = []
    for definition in known:
        text = "\n".join(texts[definition.start : definition.end]).strip()
        if definition.label in definitions:
            repeated.append((definition.start, text))
        definitions.setdefault(definition.label, text)
        defined.setdefault(definition.label, definition.start)
        aside.update((n, DEFINITION) for n in range(definition.start, definition.end))
    fenced = frozenset(n for n, code in enumerate(in_code(texts)) if code)
    return Parsed(source, source.lines, tuple(found), fenced, aside, definitions, defined, tuple(repeated))


def unplaced(document: Parsed, n: int, reason: str, text: str) -> Unplaced:
    """Words of a line that stand in no question."""
    line = document.number(n)
    return Unplaced(document.path, line, line, reason, text)


def definitions_used(text: str, known: Parsed) -> set[str]:
    """The labels of the definitions that a text uses, and those that its footnotes use."""
    if not known.definitions or "[" not in text:
        return set()
    used = references.labels(text) & known.definitions.keys()
    if used and MAY_HOLD_CODE.search(text):
        used &= {
            label
            for token in parser().parse(text)
            if token.type == "inline"
            for label in references.labels(token.content)
        }
    return references.with_notes(
        used, lambda label: references.labels(known.definitions[label]) & known.definitions.keys()
    )


def with_definitions(text: str, labels: set[str], known: Parsed) -> str:
    """A text with definitions under it."""
    used = sorted(labels, key=lambda label: known.defined[label])
    return references.with_definitions(text, [(label, known.definitions[label]) for label in used])
