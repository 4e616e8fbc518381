"""What a guide is called where its source doesn't say."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from studyfold.ids import file_name, refusal_of_name
from studyfold.model import Document

SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
}
"""The most common language of a script, by the first word of its characters' Unicode names."""

SAMPLE = 20_000
"""Characters looked at to tell the script."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """The id, title and language that a document's name and script suggest."""

    id: str
    title: str
    language: str


def guide_defaults(documents: Sequence[Document]) -> Defaults:
    """What the documents' path and script suggest."""
    path = PurePath(documents[0].path)
    stem = path.stem if len(documents) == 1 else path.parent.name or path.stem
    words = stem.replace("-", " ").replace("_", " ").strip() or "guide"
    text = "".join(document.text[:SAMPLE] for document in documents)[:SAMPLE]
    own = file_name(stem) or "guide"
    return Defaults(f"{own}-guide" if refusal_of_name(own) else own, words[:1].upper() + words[1:], _language(text))


def _language(text: str) -> str:
    letters: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            letters[unicodedata.name(character, "").split(" ")[0]] += count
    foreign = {script: count for script, count in letters.items() if script in SCRIPTS}
    if not foreign or sum(foreign.values()) * 3 < letters.total():
        return "en"
    if {"HIRAGANA", "KATAKANA"} & foreign.keys():
        return "ja"
    return SCRIPTS[max(foreign, key=lambda script: foreign[script])]
