"""Source files to a guide: loading, telling the shape, reading it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.model import Document, Guide, Problem
from studyfold.reading import canonical, files, formats
from studyfold.work import Each, compute

OWN_ID = re.compile(r"^#{1,2}[ \t].*\{\s*#[^\s}]+[^{}]*\}[ \t]*$", re.MULTILINE)
OWN_KEY = re.compile(r"^(?:id|levels)\s*:", re.MULTILINE)
OTHER_KEY = re.compile(r"^(?:question|q|sidebar_\w+|slug|layout|permalink)\s*:", re.MULTILINE)
"""What other programs keep in a front matter, which may hold an id too."""


def read(documents: Sequence[Document], each: Each = compute, shape: str = "") -> tuple[Guide, list[Problem]]:
    """Reads the documents with the reader for their shape. `shape` names one to use whatever is found."""
    written = [document for document in documents if document.text]
    if shape in ("", canonical.SHAPE) and (shape or is_canonical(documents)):
        files.refuse_empty(documents)
        return canonical.read(documents, each)
    if not written:
        files.refuse_empty(documents)
    # Takes as long to load as a guide of our own takes to read.
    from studyfold.reading import foreign

    return foreign.read(written, shape)


def is_canonical(documents: Sequence[Document]) -> bool:
    """Whether the documents are in the project's own format: they have its front matter, or ids after titles."""
    return any(
        formats.is_markdown(document) and (_has_own_front(document.text) or OWN_ID.search(document.text))
        for document in documents
    )


def _has_own_front(text: str) -> bool:
    end = text.find("\n---", 3)
    front = text[: end + 1 if end > 0 else None] if text.startswith("---\n") else ""
    return bool(OWN_KEY.search(front)) and not OTHER_KEY.search(front)
