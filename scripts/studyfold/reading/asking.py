"""Tells which lines of a plain text ask a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 220
"""Characters of a question's line; longer lines are prose, whatever they end with."""

LABEL = re.compile(
    r"\s*(?:Q(?:uestion)?\s*(?:\d+\s*)?[.:)]|Q(?:uestion)?\s*\d+\s*[-\u2013]|#\d+[.:)]?)\s*(?=\S)", re.IGNORECASE
)
ANSWER_LABEL = re.compile(r"\s*(?:A(?:\s*\d+)?\s*:|Ans(?:wer)?(?:\s*\d+)?\s*[.:)-])\s*", re.IGNORECASE)
NUMBER = re.compile(r"(?P<indent>\s*)\(?(?P<number>\d{1,4})(?P<mark>[.):])\s+(?=\S)")

ASKS = re.compile(r"[?\uff1f\u061f][\"'\u201d\u2019)\]]*\s*$")
QUOTED = re.compile(r"\s*[\"\u201c\u2018\u00ab]")
SENTENCE_BEFORE = re.compile(r"\w{4,}[.!]\s+[A-Z]")

_SPOKEN = (
    "explain|describe|define|compare|contrast|discuss|differentiate|distinguish|mention|tell (?:me|us)|walk (?:me|us)"
)
_WORKED = (
    "write|list|name|outline|demonstrate|implement|state|design|create|build"
    "|give (?:me |us )?(?:an? |some )|show (?:me |us )?(?:how|an?)"
)
SPOKEN_TASK = re.compile(rf"\s*(?:briefly )?(?:{_SPOKEN})\b", re.IGNORECASE)
TASK = re.compile(rf"\s*(?:please )?(?:briefly )?(?:{_SPOKEN}|{_WORKED})\b", re.IGNORECASE)
FEWEST_TASK_WORDS, MOST_TASK_WORDS = 3, 30
MOST_SENTENCE_WORDS = 16
"""A task that ends in a full stop must be short and in a verb of speaking, or it is a sentence of an answer."""

ENDS_SENTENCE = re.compile(r"[.!?:;,][\"'\u201d\u2019)]*\s*$")


def title_of(line: str) -> str:
    """A question's line without its label and number."""
    return without(NUMBER, without(LABEL, line)).strip()


def without(start: re.Pattern[str], line: str) -> str:
    """A line without what the pattern finds at its start."""
    found = start.match(line)
    return line[found.end() :] if found else line


def asks(line: str) -> bool:
    """Whether a line, taken alone, asks something."""
    text = line.strip()
    if not text or len(text) > LONGEST or QUOTED.match(text):
        return False
    if ASKS.search(text):
        return len(text.split()) > 1 and not SENTENCE_BEFORE.search(text)
    return _is_task(text)


def _is_task(text: str) -> bool:
    words = len(text.split())
    if not TASK.match(text) or not FEWEST_TASK_WORDS <= words <= MOST_TASK_WORDS:
        return False
    if not ENDS_SENTENCE.search(text):
        return True
    spoken = text.endswith(".") and words <= MOST_SENTENCE_WORDS and bool(SPOKEN_TASK.match(text))
    return spoken and not SENTENCE_BEFORE.search(text)


def question_lines(lines: Sequence[str], among: Sequence[int]) -> list[int]:
    """The indices of the lines that ask, out of those in `among`.

    A document that labels or numbers its questions asks only there; elsewhere each asking line that is no list item is
    one.
    """
    labelled = [n for n in among if LABEL.match(lines[n])]
    if len(labelled) >= 2:
        return labelled
    numbered = _numbered(lines, among)
    plain = [n for n in among if asks(lines[n]) and not NUMBER.match(lines[n])]
    return numbered if len(numbered) >= max(3, len(plain)) else plain


def _numbered(lines: Sequence[str], among: Sequence[int]) -> list[int]:
    asking = [(n, found) for n in among if (found := NUMBER.match(lines[n])) and asks(title_of(lines[n]))]
    if not asking:
        return []
    marks = [found["mark"] for _, found in asking]
    mark = max(set(marks), key=marks.count)
    expected = int(asking[0][1]["number"])
    chosen = []
    sure = {n for n, _ in asking}
    for n in among:
        found = NUMBER.match(lines[n])
        if not found or found["mark"] != mark:
            continue
        follows = int(found["number"]) == expected and len(lines[n].strip()) <= LONGEST // 2
        if n in sure or follows:
            chosen.append(n)
            expected = int(found["number"]) + 1
    return chosen
