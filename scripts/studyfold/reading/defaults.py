"""What a guide is called where its source doesn't say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from studyfold.ids import file_name, refusal_of_name
from studyfold.model import Document


@dataclass(frozen=True, slots=True)
class Defaults:
    """The id and title that a document's name suggests."""

    id: str
    title: str


def guide_defaults(documents: Sequence[Document]) -> Defaults:
    """What the documents' path suggests."""
    path = PurePath(documents[0].path)
    stem = path.stem if len(documents) == 1 else path.parent.name or path.stem
    own = file_name(stem) or "guide"
    return Defaults(f"{own}-guide" if refusal_of_name(own) else own, title_of_name(stem) or "Guide")


def title_of_name(stem: str) -> str:
    """What the name of a file or folder says, as a title."""
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
