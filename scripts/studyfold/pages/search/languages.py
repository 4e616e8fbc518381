"""What a search knows of languages: stems, and the endings that words have beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from studyfold.pages.search.words import lowered, unaccented
from studyfold.stemming import ALGORITHMS, base, stem_word

Stem = Callable[[str], str]

SHORTEST = 4
"""Letters of a word that has other forms worth knowing."""

ACCENTED = re.compile(r"\w*[^\W\x00-\x7f]\w*")

ENDINGS = {
    "de": "e en er es em n s st t te ten ung ungen lich",
    "en": "s es d ed er ers ing ings ly ment ments ion ions ation ations able ies ied y al",
    "es": "s es a as o os ar er ir ado ada ados adas ando iendo cion ciones acion aciones mente",
    "fr": "s e es er ez ent ant ons ion ions ation ations ment ments",
    "it": "o a i e are ere ire ato ata ati ate ando endo ione ioni azione azioni mente",
    "pt": "s es a as o os ar er ir ado ada ados adas ando endo ao oes cao coes acao acoes mente",
    "ru": "а я ы и у ю е о ои еи ом ем ам ям ами ями ах ях ов ев ыи ии ая ое ее ые ие ого его ому ему ым им ых их ую "
    "ть ет ут ют ит ат ят л ла ло ли ние ния ость ости",
}
"""Without accents. A guide adds those that its own words have: see `shards.endings`."""


def stemmer(language: str) -> Stem:
    """Gives the stem of a word, with its accents if it has any; the word itself where nobody knows its stems.

    In many languages an ending is known by its accent. The stem has none.
    """
    return _stems(base(language))


def written(language: str, texts: Iterable[str]) -> dict[str, str]:
    """How words with accents are written, by what they are without; none where no ending is known by its accent."""
    if base(language) not in ALGORITHMS.keys() - {"en"}:
        return {}
    return {lowered(unaccented(word)): word.lower() for text in texts for word in _accented(text)}


def usual_endings(language: str) -> list[str]:
    """What words of a language often end in."""
    return ENDINGS.get(base(language), "").split()


@cache
def _stems(code: str) -> Stem:
    stem = stem_word(code)
    if not stem:
        return _itself

    def of_word(word: str) -> str:
        if len(word) < SHORTEST:
            return lowered(unaccented(word))
        # `ã` and `õ` at the end are one ending's two forms: migração, migrações.
        return stem(word) if word.isascii() else _bare(stem(word))

    return cache(of_word)


def _bare(stem: str) -> str:
    return lowered(unaccented(stem.rstrip("ãõ") or stem))


def _accented(text: str) -> list[str]:
    return [] if text.isascii() else ACCENTED.findall(text)


def _itself(word: str) -> str:
    return word
