"""Documents that are not in the project's own format: each becomes lines of Markdown, of which the shape is found.

Loaded only when there is such a document: the readers for HTML, reStructuredText and AsciiDoc take time to load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from studyfold.model import Document, Guide, Problem
from studyfold.reading.assembly.by_shape import read_known, read_sources
from studyfold.reading.formats import format_of
from studyfold.reading.lines.source import Source
from studyfold.reading.shape import forms
from studyfold.reading.shape.candidates import candidates
from studyfold.reading.shape.marks import Candidate
from studyfold.reading.sources import (
    asciidoc_source,
    gift_source,
    html_source,
    markdown_source,
    preformatted,
    rst_source,
)
from studyfold.reading.sources.front_matter import under_front
from studyfold.reading.text import asking, plain_text

FEWEST_LABELS = 2
PAIR = 2


def read(documents: Sequence[Document], shape: str = "") -> tuple[Guide, list[Problem]]:
    """Reads documents of any format and shape."""
    if shape not in ("", forms.TEXT.name) or not all(map(_is_text, documents)):
        return by_shape(documents, shape)
    guide, problems = as_text(documents)
    # A folder of plain texts none of which asks anything may answer to the names of its files.
    return by_shape(documents) if len(documents) > 1 and not guide.topics and not shape else (guide, problems)


def as_text(documents: Sequence[Document]) -> tuple[Guide, list[Problem]]:
    """Reads documents as plain text, whatever marks of a format they have."""
    texts = [preformatted.as_text(document) for document in documents]
    foreign = [text is not own for text, own in zip(texts, documents, strict=True)]
    return read_known(
        texts, documents, lambda bare: [plain_text.read(*each) for each in zip(bare, foreign, strict=True)]
    )


def _is_text(document: Document) -> bool:
    return preformatted.is_text(document) or is_bare_text(document)


def by_shape(documents: Sequence[Document], shape: str = "") -> tuple[Guide, list[Problem]]:
    """Reads documents by the form of their questions, bare text too."""
    return read_sources([_source(document) for document in documents], documents, shape)


def _source(document: Document) -> Source:
    read = READERS[format_of(document)]
    if read is html_source.read and (held := preformatted.markdown_in(document)):
        return replace(markdown_source.read(held), foreign=True)
    return read(document) if read is markdown_source.read else under_front(document, read)


READERS: dict[str, Callable[[Document], Source]] = {
    "markdown": markdown_source.read,
    "text": markdown_source.read,
    "html": html_source.read,
    "rst": rst_source.read,
    "asciidoc": asciidoc_source.read,
    "gift": gift_source.read,
}


def is_bare_text(document: Document) -> bool:
    """Whether a file is text without the marks of Markdown, and without labels that plain text hasn't."""
    return format_of(document) == "text" and not _has_other_labels(document.text.split("\n"))


def _has_other_labels(lines: list[str]) -> bool:
    """Whether questions have a label that isn't usual: a word, or a letter with another one before each answer."""
    found = [c for c in candidates(lines, [], {}) if c.form in forms.LABELLED and len(c.marks) >= FEWEST_LABELS]
    best = next((c for c in found if c.score > 0), None)
    known = asking.with_known_labels(lines)
    if best is None or any(asking.LABEL.match(known[mark.start]) for mark in best.marks):
        return False
    if sum(asking.asks(asking.title_of(line)) for line in lines) > asking.MANY_TIMES * len(best.marks):
        return False
    spoken = len(best.name.partition("-")[2]) > 1
    return best.name == "labels" or spoken or (len(found) == PAIR and _alternate(found))


def _alternate(labels: Sequence[Candidate]) -> bool:
    """Whether two letters take turns, as those of questions and answers do, and those of sections don't."""
    order = [name for _, name in sorted((mark.start, label.name) for label in labels for mark in label.marks)]
    turns = sum(before != after for before, after in pairwise(order))
    return turns * 2 >= len(order)
