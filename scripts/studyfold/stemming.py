"""The stems of words: test, tests, testing."""

from __future__ import annotations

from collections.abc import Callable

import Stemmer

ALGORITHMS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Snowball's, by language."""


def base(language: str) -> str:
    """The language of a tag, without country or script."""
    return language.split("-")[0].lower()


def stem_word(language: str) -> Callable[[str], str] | None:
    """Gives the stem of a word in lower case; `None` where nobody knows the stems of a language."""
    algorithm = ALGORITHMS.get(base(language))
    return Stemmer.Stemmer(algorithm).stemWord if algorithm else None
