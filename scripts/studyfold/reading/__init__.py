"""Source files to a guide: loading, telling the shape, reading it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.model import Document, Guide, Problem
from studyfold.reading import canonical, formats
from studyfold.work import Each, compute

OWN_ID = re.compile(r"#{1,2}[ \t].*\{\s*#[^\s}]+[^{}]*\}\s*$", re.MULTILINE)
OWN_FRONT = re.compile(r"\A---\n(?:.*\n)*?(?:id|levels)\s*:")


def read(documents: Sequence[Document], each: Each = compute, shape: str = "") -> tuple[Guide, list[Problem]]:
    """Reads the documents with the reader for their shape. `shape` names one to use whatever is found."""
    if shape in ("", canonical.SHAPE) and (shape or is_canonical(documents)):
        return canonical.read(documents, each)
    # Takes as long to load as a guide of our own takes to read.
    from studyfold.reading import foreign

    return foreign.read(documents, shape)


def is_canonical(documents: Sequence[Document]) -> bool:
    """Whether the documents are in the project's own format: they have its front matter, or ids after titles."""
    return any(
        formats.is_markdown(document) and (OWN_FRONT.match(document.text) or OWN_ID.search(document.text))
        for document in documents
    )
