"""Ids: made from titles, stable as long as the words are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

LONGEST = 80
"""Characters of a made id, so that a link still fits into a message."""

WRITTEN = re.compile(r"[^\W_][\w.:-]*")
"""What may stand after `#` in a heading's attributes: an anchor that needs no escaping."""

LONGEST_NAME = 200
"""Bytes of the name of a file that an id makes: file systems take 255, with an ending."""

RESERVED_NAMES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
"""File names that Windows refuses, whatever their ending."""

OWN_PAGES = frozenset(["index", "404"])
"""Names of pages that every site has beside its topics."""


def slug(text: str) -> str:
    """Letters and digits of any script in lower case, joined by hyphens; `""` if there are none."""
    folded = unicodedata.normalize("NFKC", text).lower()
    words = re.findall(r"[^\W_]+", folded.replace("'", "").replace("\u2019", ""))
    made = ""
    for word in words:
        if made and len(made) + len(word) >= LONGEST:
            break
        made = f"{made}-{word[:LONGEST]}" if made else word[:LONGEST]
    return made


def question_ids(asked: Sequence[tuple[str, str, str]]) -> list[str]:
    """One id for each (id written in the source or empty, title, prompt), in reading order.

    A written id stands as it is. Titles that repeat get a digest of their prompt; where prompts repeat too, a counter.
    """
    bases = [slug(title) or "question" for _, title, _ in asked]
    repeated = {base for base, count in Counter(bases).items() if count > 1}
    taken = {own for own, _, _ in asked if own}
    ids: list[str] = []
    counts: Counter[str] = Counter()
    for (own, _, prompt), base in zip(asked, bases, strict=True):
        if own:
            ids.append(own)
            continue
        wanted = f"{base}-{_digest(prompt)}" if base in repeated and prompt.strip() else base
        made = _next_free(_not_reserved(wanted), taken, counts)
        taken.add(made)
        ids.append(made)
    return ids


def _next_free(wanted: str, taken: set[str], counts: Counter[str]) -> str:
    """The wanted id, or the first of `wanted-2`, `wanted-3`, … that is not taken.

    It goes on where the last one of this name was found: titles may repeat thousands of times.
    """
    made = wanted
    while made in taken:
        counts[wanted] += 1
        made = f"{wanted}-{counts[wanted] + 1}"
    return made


def page_name(title: str, taken: set[str], counts: Counter[str] | None = None) -> str:
    """The name of a topic's page, unlike any that is taken or that a site or a file system reserves.

    `counts` holds how often each name was wanted, where many topics may have one title.
    """
    made = file_name(title) or "topic"
    if made in RESERVED_NAMES or made in OWN_PAGES or made.endswith("-answer"):
        made = f"{made}-topic"
    return _next_free(made, taken, Counter() if counts is None else counts)


def file_name(text: str) -> str:
    """A slug that is short enough for a file's name."""
    return slug(text).encode()[:LONGEST_NAME].decode(errors="ignore").rstrip("-")


def refusal_of_name(own: str) -> str:
    """Why an id written in the source can't be the name of a file, or `""`."""
    if own.lower().split(".")[0] in RESERVED_NAMES:
        return "is the name of a device"
    if ":" in own:
        return "holds a colon, which files can't have in their names"
    if len(own.encode()) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} bytes"
    return refusal(own)


def refusal(own: str) -> str:
    """Why an id written in the source can't be used, or `""`."""
    if not WRITTEN.fullmatch(own):
        return "is no anchor: use letters, digits and hyphens"
    if own.endswith("-answer"):
        return "ends in -answer, which marks answers"
    return ""


def _not_reserved(made: str) -> str:
    return f"{made}-question" if made.endswith("-answer") else made


def _digest(prompt: str) -> str:
    words = " ".join(prompt.split())
    return hashlib.sha256(words.encode()).hexdigest()[:8]
