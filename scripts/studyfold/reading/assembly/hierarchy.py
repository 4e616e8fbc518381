"""The pieces of all documents in one order: what the guide is called, and which headings stand above which question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from studyfold import titles
from studyfold.model import Problem, Unplaced
from studyfold.reading.assembly.asked import Asked
from studyfold.reading.assembly.heads import Head
from studyfold.reading.assembly.levels import said_in_comments
from studyfold.reading.assembly.outline import Outline
from studyfold.reading.defaults import title_of_name
from studyfold.reading.lines import wording
from studyfold.reading.lines.document import Parsed, unplaced
from studyfold.reading.lines.inline import inline, unescaped
from studyfold.reading.lines.source import Line
from studyfold.words import words

MOST_GAPS = 0.1
"""The part of all questions that gaps in the numbering may touch, for the numbering to mean anything."""
NAMED_ALIKE = frozenset(["readme", "index", "_index"])
"""Names of files that stand for their folder."""
FEW_GAPS = 2
"""Gaps that are told in any document."""

Piece = tuple[Parsed, Head | Asked]
"""A heading or question, with its document."""
Entry = tuple[Parsed, tuple[Head, ...], Asked]
"""A question with the headings above it."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The headings and questions of all documents."""

    title: str
    """The guide's, as plain text; empty where the documents don't say."""
    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]
    depth: int
    """How many headings stand above all questions alike. The next one, or the last, is a question's topic."""
    openings: Mapping[str, tuple[Line, ...]]
    """What stands before a document's first piece, by path; that of a document under its own name stands there."""
    single: frozenset[str]
    """The paths of documents with one question."""
    unplaced: tuple[Unplaced, ...]

    def topic_head(self, path: Sequence[Head]) -> Head | None:
        """Of the headings above a question, the one that names its topic."""
        return path[min(self.depth, len(path) - 1)] if path else None


def hierarchy(found: Sequence[Parsed], outlines: Sequence[Outline]) -> Hierarchy:
    """Puts the pieces of the documents in order; where there are several documents, each under its own name."""
    several = len(found) > 1
    pieces: list[Piece] = []
    openings: dict[str, tuple[Line, ...]] = {}
    aside: list[Unplaced] = []
    single: set[str] = set()
    title = ""
    for document, cut in zip(found, outlines, strict=True):
        own, rest = _titled(cut, named=bool(document.source.title))
        opening = (*cut.opening, Line("", 0), *(own.under if own else ()))
        count = sum(isinstance(piece, Asked) for piece in rest)
        if count == 1:
            single.add(document.path)
        if several and count > 1:
            name = own.title if own else inline(document.source.title or _name(document.path))
            pieces.append((document, Head(0, name, own.line if own else 0, opening, own=False)))
            aside += _beside_title(document, own) if own else []
        else:
            openings[document.path] = opening
            if own and several:
                aside.append(unplaced(document, own.line, "title of a file", own.text))
            elif own:
                title = own.title.title
                aside += _beside_title(document, own)
        pieces += [(document, piece) for piece in rest]
    if several:
        pieces = list(_grouped(pieces, single))
    else:
        title = title or found[0].source.title
    entries = tuple(_entries(pieces))
    return Hierarchy(
        unescaped(titles.plain(title)),
        tuple(pieces),
        entries,
        _depth(entries),
        openings,
        frozenset(single),
        tuple(aside),
    )


def _titled(cut: Outline, *, named: bool) -> tuple[Head | None, list[Head | Asked]]:
    """The document's own title, and its other pieces: the heading that is over all else, if nothing stands before it.

    One of level 1; or, where the document is not `named` elsewhere, any with which it starts and that is a name.
    """
    first, rest = cut.pieces[0] if cut.pieces else None, list(cut.pieces[1:])
    if not isinstance(first, Head) or any(isinstance(each, Head) and each.level <= first.level for each in rest):
        return None, list(cut.pieces)
    is_title = first.level == 1 or (not named and _names_all(cut, first))
    return (first, rest) if is_title else (None, list(cut.pieces))


def _names_all(cut: Outline, head: Head) -> bool:
    """Whether a document could be called by the heading with which it starts; `Questions` is no name."""
    several = sum(isinstance(piece, Asked) for piece in cut.pieces) > 1
    name = titles.plain(head.title.title)
    says_nothing = wording.SECTION.fullmatch(name) or wording.LEVEL.fullmatch(name)
    return several and not says_nothing and not any(line.text.strip() for line in cut.opening)


def _beside_title(document: Parsed, own: Head) -> Iterator[Unplaced]:
    shown = unescaped(titles.plain(own.title.title))
    if beside := " ".join((words(f"# {own.text}") - words(shown)).elements()):
        yield unplaced(document, own.line, "title label", beside)


def _grouped(pieces: Sequence[Piece], single: set[str]) -> Iterator[Piece]:
    """The pieces, with files that hold one question each gathered by their folder or first tag.

    A folder for each file says no more than the file's name.
    """
    folders = {PurePath(path).parent for path in single}
    by_folder = 1 < len(folders) < len({document.path for document, _ in pieces})
    groups: dict[str, list[Piece]] = {}
    for document, piece in pieces:
        if document.path in single:
            tags = document.source.tags or tuple(said_in_comments(document.lines).get("tags", ()))
            name = PurePath(document.path).parent.name if by_folder else tags[0] if tags else ""
            groups.setdefault(name, []).append((document, piece))
        else:
            yield document, piece
    for name, members in groups.items():
        if name:
            yield members[0][0], Head(0, inline(_name(name)), 0, (), own=False)
        yield from members


def _entries(pieces: Sequence[Piece]) -> Iterator[Entry]:
    path: list[Head] = []
    deepest = 0
    last: Parsed | None = None
    for document, piece in pieces:
        if document is not last:
            # A file's headings are over none of another one's questions.
            path, last = [head for head in path if not head.own], document
        if isinstance(piece, Head):
            path = [head for head in path if head.level < piece.level]
            path += [piece] if piece.over else []
            deepest = 0
            continue
        level = piece.mark.level
        if path and 0 < level <= path[-1].level < deepest:
            # A heading over deeper questions ends where a question has its own level.
            path = [head for head in path if head.level < level]
        deepest = max(deepest, level)
        yield document, tuple(path), piece


def _depth(entries: Sequence[Entry]) -> int:
    """The depth of the highest headings that tell questions apart."""
    paths = [path for _, path, _ in entries]
    depth = 0
    while paths and all(len(path) > depth + 1 for path in paths) and len({id(path[depth]) for path in paths}) == 1:
        depth += 1
    return depth


def _name(path: str) -> str:
    """The name of a file, or of its folder where files of many folders have it."""
    file = PurePath(path)
    named = file.parent.name if file.stem.lower() in NAMED_ALIKE else ""
    return title_of_name(named or file.stem) or "Questions"


def gaps(entries: Sequence[Entry]) -> list[Problem]:
    """Numbers that don't follow the one before, in documents that mostly count on."""
    found = []
    for (document, path, before), (_, same, after) in pairwise(entries):
        first, second = before.mark.number, after.mark.number
        if path == same and first and second and second not in (first, first + 1, 1):
            message = f"number {second} follows {first}. Renumber the questions, or add the one that is missing."
            line = document.number(after.mark.start)
            found.append(Problem(document.path, line, "numbering-gap", "warning", message))
    return found if len(found) <= max(FEW_GAPS, MOST_GAPS * len(entries)) else []
