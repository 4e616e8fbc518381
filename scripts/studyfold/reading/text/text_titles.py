"""Where the titles of plain text end: they may go on over several lines, with the text under them close by or apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.text import asking, prose, text_forms
from studyfold.reading.text.prose import indent
from studyfold.reading.text.text_contents import MOST_LABELLED_LINES

QUOTATIONS = (("``", "''"), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ("\u300c", "\u300d"))
OPENS, CLOSES = re.compile(r"(?<![\w\"])\"(?=\w)"), re.compile(r"(?<=[\w.,:;!?)])\"(?!\w)")
WORDS = re.compile(r"\w")
ANSWERED = re.compile(rf"{wording.ENDS_QUESTION}[\"'\u201d\u2019)]*+:?\s++(?=\S)")
TELLS = re.compile(rf"(?:{wording.ENDS_QUESTION}|[:\uff1a])[\"'\u201d\u2019)\]]*\s*$")
"""What ends a title over options: code that it asks about may stand between."""
FEWEST_ANSWERED = 3
"""Questions with their answers in their own lines."""
LONGEST_TITLE = 5
"""Lines of a title that stands apart from the text under it."""
MOST_HANGING = 6
"""Columns by which a title's second line is deeper: a number's width."""
FILLED = 0.8
"""The part of the width up to which a line had room for another word."""
APART = 0.8
"""The part of all titles that must stand so, for it to be a rule."""


def answered(lines: Sequence[str], ends: dict[int, int]) -> dict[int, int]:
    """Where in their lines the answers of questions start, where nearly all have one there, and none below it."""
    places: dict[int, int] = {}
    others = 0
    for start, after in pairwise([*sorted(ends), len(lines)]):
        first = WORDS.search(lines[start])
        found = ANSWERED.search(lines[start], first.end()) if first else None
        rest = lines[start][found.end() :] if found else ""
        alone = not any(lines[n].strip() for n in range(start + 1, after))
        if found and alone and not asking.ENDS_ASKING.search(rest) and not asking.REMARK.fullmatch(rest):
            places[start] = found.end()
        elif not alone or asking.ENDS_ASKING.search(lines[start]):
            others += 1
    return places if len(places) >= max(FEWEST_ANSWERED, APART * (len(places) + others)) else {}


def apart(lines: Sequence[str], ends: dict[int, int], columns: int) -> dict[int, int]:
    """Where titles end: with their paragraphs, where nearly all stand apart from the text under them."""
    closed: dict[int, int] = {}
    answered = 0
    for start, after in pairwise([*sorted(ends), len(lines)]):
        end = _paragraph_end(lines, start, after, columns)
        if end - start <= LONGEST_TITLE:
            closed[start] = end
            answered += any(lines[n].strip() for n in range(end, after))
    if answered < APART * len(ends):
        return ends
    return {start: max(end, closed.get(start, end)) for start, end in ends.items()}


def _paragraph_end(lines: Sequence[str], start: int, after: int, columns: int) -> int:
    """The line after the words of a paragraph: before what is set in under a colon, a list, or a new sentence.

    A title over the label of an answer goes on over all of its sentences, and one whose lines are all marked.
    """
    if in_head := _head_line_below(lines, start):
        return in_head
    end = next((n for n in range(start + 1, after) if _closes(lines, n)), after)
    below = next((n for n in range(end, after) if lines[n].strip()), None)
    labelled = below is not None and bool(asking.ANSWER_LABEL.match(lines[below]))
    whole = labelled or lines[start].startswith(">")
    for n in range(start + 1, end):
        hanging = indent(lines[n]) - indent(lines[n - 1])
        deeper = hanging > (MOST_HANGING if n == start + 1 else 1)
        announces = lines[n - 1].rstrip().endswith((":", "\uff1a")) and not _opens_quotation(lines[n - 1])
        ends = deeper or announces or _ends_title(lines[n]) or _is_code_below(lines, n)
        if ends or (not whole and _starts_anew(lines, n, columns)):
            return n
    return end


def _head_line_below(lines: Sequence[str], start: int) -> int:
    """The line of a letter's head below its subject, which is a title; 0 where there is none."""
    if not lines[start].lstrip().lower().startswith("subject:"):
        return 0
    below = range(start + 1, min(len(lines), start + LONGEST_TITLE))
    end = next((n for n in below if not lines[n].strip() or asking.HEADER.match(lines[n])), start)
    return end if lines[end].strip() and end > start else 0


def _starts_anew(lines: Sequence[str], n: int, columns: int) -> bool:
    """Whether a new sentence starts on a line although the one above had room for its first word."""
    above = lines[n - 1].rstrip()
    had_room = len(above) + 1 + len(lines[n].split(maxsplit=1)[0]) < FILLED * columns
    if had_room and not lines[n].lstrip()[:1].islower():
        return True
    return bool(prose.ENDS.search(above)) and (had_room or bool(asking.ENDS_ASKING.search(above)))


def _closes(lines: Sequence[str], n: int) -> bool:
    line = text_forms.unquoted(lines[n])
    return not line.strip() or bool(prose.RULE.fullmatch(line) or asking.ANSWER_LABEL.match(line))


def title_end(lines: Sequence[str], start: int, *, wrapped: bool) -> int:
    """The line after a question's title.

    It goes up to an answer's label; in a wrapped text, one that stops in mid-sentence up to the next blank line.
    """
    if in_head := _head_line_below(lines, start):
        return in_head
    if asking.LABEL_ALONE.fullmatch(lines[start]):
        below = range(start + 1, len(lines))
        return next((n for n in below if _closes(lines, n) or (n > start + 1 and _ends_title(lines[n]))), len(lines))
    if over_options := _end_over_options(lines, start):
        return over_options
    end = start + 1
    last = min(len(lines), start + MOST_LABELLED_LINES + 1)
    while end < last and lines[end].strip() and not (_ends_title(lines[end]) or _is_code_below(lines, end)):
        end += 1
    return _end_within(lines, start, end, wrapped=wrapped)


def _end_within(lines: Sequence[str], start: int, end: int, *, wrapped: bool) -> int:
    """The line after a title, of the lines up to `end` that could be its own."""
    answered = asking.is_marked(lines[start]) and _is_answered(lines, start, end)
    rest = range(start + 1, min(end, start + asking.MOST_TITLE_LINES))
    asks_below = next((n for n in rest if asking.ENDS_ASKING.search(lines[n])), None)
    if asks_below and not answered and asking.is_marked(lines[start]) and not prose.ENDS.search(lines[start]):
        return asks_below + 1
    if end - start > (MOST_LABELLED_LINES if answered else asking.MOST_TITLE_LINES):
        return start + 1
    if answered:
        return end
    if asking.ENDS_ASKING.search(lines[start]) or not (wrapped or asking.asks_set_in(lines, start)):
        return start + 1
    stops = asking.ENDS_SENTENCE.search(lines[start]) and not _opens_quotation(lines[start])
    cut = not stops and asking.is_marked(lines[start])
    return end if cut or asking.ENDS_ASKING.search(lines[end - 1]) else start + 1


def _opens_quotation(line: str) -> bool:
    """Whether a quotation starts on a line, and does not end there. After a number, a sign may be one of inches."""
    if any(line.count(opening) > line.count(closing) for opening, closing in QUOTATIONS):
        return True
    return len(OPENS.findall(line)) > len(CLOSES.findall(line))


def _end_over_options(lines: Sequence[str], start: int) -> int:
    """The line after a marked title right over options; 0 for another one."""
    option = asking.option_below(lines, start) if asking.is_marked(lines[start]) else None
    if option is None or not all(line.strip() for line in lines[start:option]):
        return 0
    return next((n for n in range(start, option) if TELLS.search(lines[n])), option - 1) + 1


def _is_code_below(lines: Sequence[str], n: int) -> bool:
    """Whether a line is code under a sentence that is complete: what is asked about, and no part of the title."""
    return bool(prose.ENDS.search(lines[n - 1]) and prose.CODE.match(lines[n]) and asking.WORD.search(lines[n]))


def _is_answered(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether the label of an answer follows a title, at once or, where the title's rest is set in, after a gap.

    So does the first of several options under a title with a label, unless its first line asks.
    """
    labelled = asking.LABEL.match(lines[start]) and not asking.ENDS_ASKING.search(lines[start])
    if labelled and end < len(lines) and asking.FIRST_OPTION.match(lines[end]):
        return True
    set_in = all(indent(line) > indent(lines[start]) for line in lines[start + 1 : end])
    after = next((n for n in range(end, min(len(lines), end + 3)) if lines[n].strip()), None)
    near = after == end or set_in or bool(asking.LABEL.match(lines[start]))
    return after is not None and near and bool(asking.ANSWER_LABEL.match(lines[after]))


def _ends_title(line: str) -> bool:
    """Whether a line under a title is a label, an option or code between fences, and no part of the title."""
    if line == prose.FENCED or asking.FIRST_OPTION.match(line) or text_forms.TRUTH.match(line):
        return True
    marks = (asking.ANSWER_LABEL, asking.LABEL, asking.NUMBER, prose.LETTERED, prose.BULLET)
    return any(mark.match(line) for mark in marks)
