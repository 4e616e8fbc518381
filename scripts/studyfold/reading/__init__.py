"""Source files to a guide: telling the shape, reading it.

The project's own format is read by `canonical`. Everything else goes through `foreign`, one way:

    sources     each format to Markdown that keeps its lines
    text        plain text to the same, its questions found: only its own lines and their places say what it is
    lines       what each line and block is, and what its words say
    shape       which blocks are the questions, where that is not known
    assembly    questions with what stands around them, under their topics
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.model import Document, Guide, Problem
from studyfold.reading import canonical, files, formats, front_matter
from studyfold.work import Each, compute

OWN_ID = re.compile(r"^#{1,2}[ \t].*\{\s*#[^\s}]+[^{}]*\}[ \t]*$", re.MULTILINE)
OPENS_WITH_HEADING = re.compile(r"#{3,6}[ \t]")


def read(documents: Sequence[Document], each: Each = compute, shape: str = "") -> tuple[Guide, list[Problem]]:
    """Reads the documents with the reader for their shape. `shape` names one to use whatever is found."""
    written = [document for document in documents if document.text]
    if shape == canonical.SHAPE or (not shape and _may_be_canonical(documents)):
        fronts, parts = canonical.parts_of(documents, each)
        if shape or _is_canonical(documents, parts):
            files.refuse_empty(documents)
            return canonical.assembled(documents, fronts, parts)
    if not written:
        files.refuse_empty(documents)
    # Takes as long to load as a guide of our own takes to read.
    from studyfold.reading import foreign

    guide, problems = foreign.read(written, shape)
    if not guide.topics and not shape and _has_own_front(documents):
        # Begun in our own format, with no topic in it yet.
        return canonical.read(documents, each)
    return guide, problems


def _may_be_canonical(documents: Sequence[Document]) -> bool:
    """Whether something in the documents looks as in the project's own format, if only in code."""
    return _has_own_front(documents) or any(
        formats.is_markdown(document) and OWN_ID.search(document.text) for document in documents
    )


def _has_own_front(documents: Sequence[Document]) -> bool:
    return any(formats.is_markdown(document) and front_matter.is_own(document) for document in documents)


def _is_canonical(documents: Sequence[Document], parts: Sequence[canonical.Parts]) -> bool:
    """Whether the documents are in the project's own format, as that format's own grammar understands them.

    They have its front matter or topics over questions, and ids on at least half of these, or both. Site builders and
    other programs have such keys and ids too, there of pages and sections: over deeper headings, or over none at all.
    """
    own = _has_own_front(documents)
    topics = [topic for part in parts for topic in part.topics]
    placed = [question for topic in topics for question in topic.questions]
    strays = [block for part in parts for block in part.strays]
    count = len(placed) + len(strays)
    texts = [question.prompt or question.answer for question in placed] + [block.text for block in strays]
    over = sum(bool(OPENS_WITH_HEADING.match(text)) for text in texts or [topic.intro for topic in topics])
    named = sum(question.has_own_id for question in placed) + sum(bool(block.heading.id) for block in strays)
    begun = own or bool(placed)
    ours = (begun and named * 2 >= count > 0) or (own and len(placed) * 2 >= count)
    sections = over * 2 >= len(texts or topics)
    return ours and (not sections or (own and named > 0))
