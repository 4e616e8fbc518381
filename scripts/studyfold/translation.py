"""Our own words on a page in the language of its guide: one TOML file a language in languages/."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from studyfold.resources import language_text, languages
from studyfold.work import Each, compute, digest

SOURCE = "en"
"""The language that has every word."""

OTHER_NAMES = {"no": "nb", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "zh-tw": "zh-hant", "zh-hant": "zh-tw"}
"""What to look for where a tag, in small letters, is not there."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a file of languages/ holds, the words that it lacks in English."""

    language: str
    page: Mapping[str, str]
    browser: Mapping[str, Any]
    counts: Mapping[str, Mapping[str, str]]

    def __getitem__(self, key: str) -> str:
        return self.page[key]


def lookup(language: str, available: Iterable[str]) -> str:
    """The most specific of the available languages that fits a tag: `pt-BR`, then `pt`, then English."""
    names = {name.lower(): name for name in available}
    tag = language.lower()
    while tag:
        for name in (tag, OTHER_NAMES.get(tag, "")):
            if name in names:
                return names[name]
        tag = tag.rpartition("-")[0]
    return SOURCE


def words_of(language: str) -> Words:
    """The words for a guide in a language."""
    return _words(lookup(language, _languages()))


def counted(words: Words, numbers: Iterable[int], each: Each = compute) -> dict[int, str]:
    """The plural category of each number, which is the name of a form in `Words.counts`."""
    wanted = sorted(set(numbers))
    keys = [digest([words.language, number]) for number in wanted]
    return dict(zip(wanted, each("plural", lambda n: _category(words.language, n), wanted, keys, str), strict=True))


def is_rtl(language: str) -> bool:
    """Whether a language is written from right to left."""
    # Takes time to load, and is asked only where the theme doesn't know.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


def _category(language: str, number: int) -> str:
    # Takes time to load, and plurals of numbers met before are remembered.
    from babel import Locale

    return str(Locale.parse(language, sep="-").plural_form(number))


@cache
def _languages() -> tuple[str, ...]:
    return tuple(languages())


@cache
def _words(language: str) -> Words:
    english, own = _read(SOURCE), _read(language)
    return Words(
        language,
        english["page"] | own.get("page", {}),
        {"language": language} | english["browser"] | own.get("browser", {}),
        english["page_counts"] | own.get("page_counts", {}),
    )


@cache
def _read(language: str) -> dict[str, Any]:
    return tomllib.loads(language_text(language))
