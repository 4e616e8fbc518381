"""The contents lists of plain text: under their name, or by their entries, which stand again further down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.lines.rows import rows
from studyfold.reading.text import asking, prose

SHORTEST_CONTENTS = 4
"""Lines of a contents list that has no heading."""
SHORTEST_WHOLE = 3
"""Those of one of which all stand again."""
MOST_LISTED = 0.8
"""The part of the titles in a contents list that stand again; the rest were changed in one place only."""
MOST_NUMBERED = 0.6
"""The same part where each title has a number, as entries of one list have, and many were shortened in it."""
MOST_LABELLED_LINES = 8
"""Lines of a title in a contents list, or between its label and the label of its answer."""
MOST_WRAPPED = 3
"""Lines of an entry that is wrapped."""
LONGEST_START = 24
"""Characters by which titles are told apart that may be wrapped."""
LONGEST_SECTION = 12
"""Words of a section's heading."""
CODE_SIGNS = re.compile(r"[=;{}<>$\[\]|\\]|\w\(")
"""What stands in code and not in headings."""
SHORT_NAME = re.compile(r"\[\w+\]")
LABELLED = re.compile(r"\[\w+\]\s+(?=\w)")
"""The short name of a section before its heading."""
LEADERS = re.compile(r"(?<![\s.\u2026])\s*+(?:\.{3,}+|\.(?>(?:\s\.){2,})|\u2026++)[\s.\u2026]*+\d*+\s*$")
"""What leads from an entry to its page."""
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
CONTENTS_TITLE = re.compile(
    r"\W*(?:subject:\s*)?((table of )?contents|index|toc|in this (article|post|guide|blog)"
    r"|quick (links|navigation)|jump to)\W*",
    re.IGNORECASE,
)
ENTRY = re.compile(
    r"\s*+(?:[-*+]\s+)?(\(?(\d{1,3}[a-z]?|[a-zA-Z]\d{0,3}|[ivx]{1,5})[.)]|\[\d{1,3}\]|\d{1,3}:|\d+(\.\d+)+[.)]?|"
    rf"[{prose.BULLETS}>])\s+(?P<text>\S.*)"
)


def listed_questions(lines: Sequence[str], questions: Sequence[int]) -> set[int]:
    """The questions that are contents lists: rows with no more than a heading under each, of which most stand again."""
    keys = [_start(lines, n) for n in questions]
    last = dict(zip(keys, questions, strict=True))
    after = dict(pairwise(questions))
    cut = [*rows(keys, lambda n: _is_bare(lines, questions[n], after.get(questions[n], len(lines))))]
    again = [[questions[n] for n in range(*row) if last[keys[n]] > questions[row[1] - 1]] for row in cut]
    whole = [_stand_again(lines, questions[slice(*row)], own) for row, own in zip(cut, again, strict=True)]
    beside = [False, *whole, False]
    found: set[int] = set()
    for n, ((start, end), own) in enumerate(zip(cut, again, strict=True)):
        near = beside[n] or beside[n + 2]
        if whole[n] or (near and len(own) >= max(SHORTEST_WHOLE, MOST_NUMBERED * (end - start))):
            # A short answer above the list makes its question one of the row, which stands nowhere else.
            found |= {k for k in range(own[0], _entry(lines, questions[end - 1])[1]) if lines[k].strip()}
    return found


def _stand_again(lines: Sequence[str], row: Sequence[int], again: Sequence[int]) -> bool:
    """Whether so many of a row stand again that it is a contents list."""
    part = MOST_NUMBERED if all(asking.NUMBER.match(lines[n]) for n in row) else MOST_LISTED
    return len(again) >= max(SHORTEST_CONTENTS, part * len(row)) or len(again) == len(row) >= SHORTEST_WHOLE


def _start(lines: Sequence[str], n: int) -> str:
    """How a title starts: it may be wrapped at one place in the list and at another one further down."""
    return key(lines[n])[:LONGEST_START]


def _is_bare(lines: Sequence[str], start: int, after: int) -> bool:
    """Whether no more than headings, entries of a list and the rest of a wrapped title stand between two questions."""
    if after - start <= MOST_WRAPPED and all(lines[n].strip() for n in range(start, after)):
        return True
    n = _entry(lines, start)[1]
    while n < after:
        if lines[n].strip() and not (ENTRY.match(lines[n]) or looks_like_heading(lines[n].strip())):
            return False
        n = _entry(lines, n)[1]
    return True


def _names_contents(line: str) -> bool:
    return bool(CONTENTS_TITLE.fullmatch(line) or wording.CONTENTS.fullmatch(line))


def contents(lines: Sequence[str]) -> set[int]:
    """The lines of a contents list: of the one that is named, or of the first row of entries that stand again."""
    title = next((n for n, line in enumerate(lines) if _names_contents(line)), None)
    if title is None:
        return _bare_contents(lines)
    later = Counter(key(line) for line in lines[title + 1 :] if line.strip())
    end = n = title + 1
    seen: set[str] = set()
    first = ""
    while n < len(lines):
        entry, after = _entry(lines, n)
        first = first or _mark(lines[n])
        if first and seen and _mark(lines[n]) == first and _is_over_text(lines, after):
            break
        again = bool(_names(lines, n) & seen)
        listed = ENTRY.match(lines[n]) or later[key(lines[n])] > 1
        if entry and (again or not (listed or _leads_on(lines, after, seen, later))):
            break
        seen.add(entry)
        later[key(lines[n])] -= 1
        end = n = after
    return {n for n in range(title, end) if lines[n].strip()}


def _mark(line: str) -> str:
    """The number or letter of an entry."""
    entry = ENTRY.match(line)
    return line[: entry.start("text")].strip() if entry and not prose.BULLET.match(line) else ""


def _is_over_text(lines: Sequence[str], start: int) -> bool:
    """Whether prose follows, neither an entry nor a heading: then what is above is no entry, but the first title."""
    below = next(
        (lines[n].strip() for n in range(start, min(start + MOST_LABELLED_LINES, len(lines))) if lines[n].strip()), ""
    )
    return bool(below) and not ENTRY.match(below) and not looks_like_heading(below)


def _leads_on(lines: Sequence[str], start: int, seen: set[str], later: Counter[str]) -> bool:
    """Whether the next line is one more entry: then the line before it is a heading within the contents list."""
    n = next((n for n in range(start, len(lines)) if lines[n].strip()), None)
    if n is None or not ENTRY.match(lines[n]):
        return False
    return not _names(lines, n) & seen and later[key(lines[n])] > 1


def _bare_contents(lines: Sequence[str]) -> set[int]:
    """A contents list without a heading: the first run of entries that all stand again, in this order, further down."""
    written = [n for n, line in enumerate(lines) if line.strip()]
    times = Counter(name for n in written for name in _names(lines, n))
    run: list[int] = []
    listed: list[str] = []
    end = 0
    for n in written:
        if n < end:
            continue
        entry, end = _entry(lines, n)
        if times[entry] > (entry in _names(lines, n)):
            run += range(n, end)
            listed.append(entry)
        elif len(listed) >= SHORTEST_CONTENTS:
            break
        else:
            run, listed, end = [], [], n + 1
    if len(listed) < SHORTEST_CONTENTS or len(set(listed)) != len(listed) or _stand_close(lines, listed, end):
        return set()
    return set(range(_edge(lines, run[0], -1), _edge(lines, run[-1], 1) + 1))


def _stand_close(lines: Sequence[str], listed: Sequence[str], start: int) -> bool:
    """Whether entries stand again in a row, over nothing: options that another question has, too."""
    entries = set(listed)
    again = [n for n in range(start, len(lines)) if lines[n].strip() and _names(lines, n) & entries]
    first = again[: len(listed)]
    return bool(first) and first[-1] - first[0] < len(first)


def _edge(lines: Sequence[str], n: int, step: int) -> int:
    """The last of the numbered lines that follow a line without a gap: entries, of which the title was changed."""
    while 0 <= n + step < len(lines) and asking.NUMBER.match(lines[n + step]):
        n += step
    return n


def _entry(lines: Sequence[str], start: int) -> tuple[str, int]:
    """What a line says as an entry of a contents list, with the deeper lines on which it goes on; and where it ends."""
    end = start + 1
    while end < len(lines) and lines[start].strip() and prose.indent(lines[end]) > prose.indent(lines[start]):
        if not lines[end].strip() or ENTRY.match(lines[end]) or end - start == MOST_LABELLED_LINES:
            break
        end += 1
    return key(" ".join(lines[start:end])), end


def _names(lines: Sequence[str], start: int) -> set[str]:
    """What a line says, alone and with the lines up to the next blank one: a title may be wrapped."""
    rest = lines[start : start + MOST_LABELLED_LINES]
    end = next((n for n, line in enumerate(rest) if not line.strip()), len(rest))
    return {key(lines[start]), key(" ".join(rest[:end]))}


def key(line: str) -> str:
    """The words of a line as an entry of a contents list and its title have them in common: without its mark."""
    entry = ENTRY.match(line)
    text = LEADERS.sub("", entry["text"] if entry else asking.without(asking.NUMBER, line))
    return " ".join(UNSEEN.sub("", text).replace("_", " ").casefold().split())


def named_in_full(lines: Sequence[str], title: str) -> str:
    """A section's title; where that is only its short name, `[MISC]`, what the contents list has behind it."""
    if not SHORT_NAME.fullmatch(title):
        return title
    found = next((line for line in lines if line.startswith(f"{title} ") and LABELLED.match(line)), title)
    return found.removeprefix(title).strip() or title


def looks_like_heading(text: str) -> bool:
    """Whether a line has the words and capitals of a heading, and no form of anything else."""
    labelled = LABELLED.match(text)
    text = text[labelled.end() :] if labelled else text
    words = re.findall(r"[^\W\d_]{4,}", text)
    capital = sum(word[0].isupper() or word[0].lower() == word[0].upper() for word in words)
    return (
        0 < len(text.split()) <= LONGEST_SECTION
        and bool(words)
        and (labelled is not None or capital * 3 >= len(words) * 2)
        and not asking.ENDS_SENTENCE.search(text)
        and not CODE_SIGNS.search(text)
        and not prose.NUMBERED.match(text)
        and not prose.BULLET.match(text)
        and not prose.CODE.match(text)
    )
