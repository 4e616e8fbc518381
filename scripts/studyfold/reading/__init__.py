"""Source files to a guide: loading, telling the shape, reading it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from studyfold.model import Document, Guide, Problem
from studyfold.reading import canonical, formats, plain_text
from studyfold.work import Each, compute

Reader = Callable[[Sequence[Document]], tuple[Guide, list[Problem]]]
"""A reader takes the documents of one source and gives the guide and what is wrong with how it is written."""

OWN_ID = re.compile(r"#{1,2}[ \t].*\{\s*#[^\s}]+[^{}]*\}\s*$", re.MULTILINE)
OWN_FRONT = re.compile(r"\A---\n(?:.*\n)*?(?:id|levels)\s*:")


def read(documents: Sequence[Document], each: Each = compute, shape: str = "") -> tuple[Guide, list[Problem]]:
    """Reads the documents with the reader for their shape. `shape` names one to use whatever is found."""
    if shape in ("", canonical.SHAPE) and (shape or is_canonical(documents)):
        return canonical.read(documents, each)
    if shape in ("", "text") and all(formats.is_bare_text(document) for document in documents):
        return plain_text.read(documents)
    return formats.read(documents, shape)


def is_canonical(documents: Sequence[Document]) -> bool:
    """Whether the documents are in the project's own format: they have its front matter, or ids after titles."""
    return any(
        formats.is_markdown(document) and (OWN_FRONT.match(document.text) or OWN_ID.search(document.text))
        for document in documents
    )
