"""Source files to a guide: loading, telling the shape, reading it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studyfold.model import Document, Guide, Problem
from studyfold.reading import canonical, plain_text
from studyfold.work import Each, compute

Reader = Callable[[Sequence[Document]], tuple[Guide, list[Problem]]]
"""A reader takes the documents of one source and gives the guide and what is wrong with how it is written."""


def read(documents: Sequence[Document], each: Each = compute) -> tuple[Guide, list[Problem]]:
    """Reads the documents with the reader for their shape."""
    reader = reader_for(documents)
    return canonical.read(documents, each) if reader is canonical.read else reader(documents)


def reader_for(documents: Sequence[Document]) -> Reader:
    """Plain text is what is called .txt and neither has front matter nor Markdown headings; the rest is canonical."""
    if all(_is_plain_text(document) for document in documents):
        return plain_text.read
    return canonical.read


def _is_plain_text(document: Document) -> bool:
    if not document.path.lower().endswith((".txt", ".text")):
        return False
    lines = document.text.split("\n")
    has_headings = {"# ", "## "} <= {line[: line.find(" ") + 1] for line in lines if line.startswith("#")}
    return lines[0].rstrip() != "---" and not has_headings
