"""What a guide is called where its source doesn't say."""

from __future__ import annotations

import os
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
    first = PurePath(documents[0].path).stem
    stem = first if len(documents) == 1 else folder_of([document.path for document in documents]) or first
    own = file_name(stem) or "guide"
    return Defaults(f"{own}-guide" if refusal_of_name(own) else own, title_of_name(stem) or "Guide")


def folder_of(paths: Sequence[str]) -> str:
    """The name of the folder that holds all of the files; `""` where the paths name none."""
    try:
        return PurePath(os.path.commonpath([PurePath(path).parent for path in paths])).name
    except ValueError:  # some from the root, and some not
        return ""


def title_of_name(stem: str) -> str:
    """What the name of a file or folder says, as a title."""
    words = " ".join(stem.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]
