"""The words of a text, as an index knows them. browser/src/search/words.ts does the same to what a reader types.

A name is found whole and by its parts: `url_for`, `request.args`, `e-mail`, `HTTPException`, `__name__`. Scripts that
put no space between words (Chinese, Japanese, Thai …) are indexed by pairs of neighbouring characters. Case and accents
do not count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TOKEN = re.compile(r"(\w+(?:[.\-]\w+)*(?:\+\+|#(?!\w))?)(?:'(?:s|t|re|ve|ll|d|m)\b)?")
"""A word, a name with dots, hyphens or underscores, `C++`, `C#`; English endings after apostrophes are passed over."""
PLAIN_TOKEN = re.compile(r"\w+(?:[.\-]\w+)*")
"""The same where a text has no sign that could make a difference; it is faster."""
NOT_PLAIN = re.compile(r"['+#]")

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)

HUMP = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
"""The parts of a name in camel case."""

LONGEST = 40
"""Characters of a word: what is longer is a key or a hash, which nobody types."""

LETTERS = str.maketrans(
    {"ß": "ss", "ς": "σ", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ى": "ي", "ة": "ه"}
)
"""Letters that readers write in two ways, and that Unicode does not take apart."""

SIGNS = {"’": "'", "‐": "-", "‑": "-", "ـ": ""}


def unaccented(text: str) -> str:
    """The text without accents, with one kind of apostrophe and hyphen. Case stays: it tells the parts of names."""
    if text.isascii():
        return text
    # Sign by sign: most texts hold few, and `translate` looks at each character.
    for sign in set(text):
        # Taken apart, ™ would become letters of the word before it.
        if not sign.isascii() and (sign in SIGNS or unicodedata.category(sign)[0] not in "LMN"):
            text = text.replace(sign, SIGNS.get(sign, " "))
    apart = unicodedata.normalize("NFKD", text)
    for mark in set(apart):
        if unicodedata.category(mark)[0] == "M":
            apart = apart.replace(mark, "")
    return apart


def tokens(text: str) -> list[str]:
    """The words and names of a text, as they stand in it."""
    text = unaccented(text)
    return (TOKEN if NOT_PLAIN.search(text) else PLAIN_TOKEN).findall(text)


class _Terms(dict[str, tuple[str, ...]]):
    """What each word or name is indexed by: itself, and its parts. Found once."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        return self.setdefault(token, _terms(token))


TERMS = _Terms()


AROUND = "()[]{}.,:;!?\"'`*="
"""What often stands before or behind a word and is no part of it."""


class _TermsOfChunks(dict[str, tuple[str, ...]]):
    """The terms of what stands between two blanks, found once: most of a text is said again and again."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        name = chunk.strip(AROUND)
        if name.isascii() and name.replace("_", "").isalnum():
            # One word, which there is no need to look for.
            found = TERMS[name]
        else:
            found = tuple([term for token in tokens(chunk) for term in TERMS[token]])
        self[chunk] = found
        return found


TERMS_OF_CHUNKS = _TermsOfChunks()


def _terms(token: str) -> tuple[str, ...]:
    if token.isascii() and token.islower() and token[-1] not in "+#":
        found = dict.fromkeys([token, *pieces(token)])
        return tuple([term for term in found if len(term) <= LONGEST])
    found = dict.fromkeys(map(lowered, [token, *parts(token)]))
    if not token.isascii():
        found = dict.fromkeys(term for whole in found for term in split_unspaced(whole))
    return tuple([term for term in found if len(term) <= LONGEST and term.strip("_")])


def parts(token: str) -> list[str]:
    """The parts of a name, at its joints and humps; none of a plain word."""
    found = pieces(token)
    is_name = found != [token]
    if token.islower():
        return found if is_name else []
    humps = [hump for piece in found if piece.isascii() and not piece.islower() for hump in HUMP.findall(piece)]
    return [*found, *humps] if is_name or len(humps) > 1 else []


def pieces(token: str) -> list[str]:
    """The parts of a name at its joints; a plain word itself."""
    return [piece for piece in token.replace("-", "_").replace(".", "_").split("_") if piece]


def split_unspaced(word: str) -> list[str]:
    """A word itself; of a script without spaces its pairs of characters and its last one."""
    unspaced, runs = _unspaced()
    if not unspaced.search(word):
        return [word]
    found = []
    for run in runs.findall(word):
        found += [run[n : n + 2] for n in range(len(run))] if unspaced.match(run) else [run]
    return found


@cache
def _unspaced() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A character of such a script, and a run of such characters or of others: slow to compile, and seldom needed."""
    return re.compile(f"[{UNSPACED}]"), re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")


def lowered(word: str) -> str:
    """Lower case, with letters that are written in two ways in one of them."""
    return word.lower() if word.isascii() else word.lower().translate(LETTERS)


class _Joined(dict[str, str]):
    """A name without its joints, by which it is sorted: `url_for` beside `urlfor`. Found once."""

    def __missing__(self, term: str) -> str:
        return self.setdefault(term, term.replace("_", "").replace("-", "").replace(".", "") or term)


JOINED = _Joined()
