"""A question with what stands under it: its title, what is open, and its answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import blocks
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.folds import fold_end
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.inline import Inline, inline
from studyfold.reading.lines.labels import as_said
from studyfold.reading.lines.source import TAB, Line
from studyfold.reading.shape import answers
from studyfold.reading.shape.labelled import SPEAKER, unemphasised
from studyfold.reading.shape.marks import Mark
from studyfold.reading.shape.members import cells_of
from studyfold.reading.shape.title_blocks import BREAK, split
from studyfold.reading.shape.under import is_content
from studyfold.words import words

CODE_MARGIN = 4
"""Columns that make a line code."""
ANSWERER = re.compile(
    r"\s*(?:[-*+]\s+)?(?P<bold>\*\*)?\[?(?P<who>[^\W\d_](?:[^\W\d_][\w .'-]{0,28}?(?=\*{0,2}\s?[:：]))?)"
    r"(?P<early>\*\*)?(?:\]\s*:?|\s?[:：.)])(?P<closed>\*\*)?\s*(?=\S)"
)
"""A letter before an answer, or who says it."""
METADATA = re.compile(
    r"\s*(?:\*\*|__)(?P<name>[^*_:：]{1,20})(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])(?P<value>[^?？]{1,80})"
)
"""A name in bold and its value."""
ENDS_LINE = re.compile(r"[.:!。：！]\s*$")
WRAPPER = re.compile(r"</?(?:dl|dd)\b[^<>]*>", re.IGNORECASE)
"""What stands around the answer to a term."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, with what stands under it."""

    mark: Mark
    title: Inline
    body: answers.Body


def asked_of(mark: Mark, lines: list[Line], carried: int, *, folds: bool, quizzes: bool) -> Asked:
    """A question with the lines under it, of which the first `carried` stood above its title. See `answers.divided`."""
    if wording.BARE_LABEL.fullmatch(mark.title) or not re.search(r"\w", TAG.sub("", mark.title)):
        mark, lines = _named_below(mark, lines)
    title = inline(mark.title)
    labelled = mark.word == "q"
    under = lines[carried + 1 :] if carried else lines
    shown = mark.rest.count("\n") + 1 if mark.rest and mark.block and mark.block.kind == "summary" else 0
    body = answers.divided(title.title, under[shown:], folds_answers=folds, labelled=labelled, quizzes=quizzes)
    for above in (under[:shown], lines[:carried]):
        if above:
            body = replace(body, prompt=(*answers.bare(above), Line("", 0), *body.prompt))
    if title.link:
        body = replace(body, prompt=(Line(title.link, mark.start), *body.prompt))
    return Asked(mark, title, body)


def _named_below(mark: Mark, lines: list[Line]) -> tuple[Mark, list[Line]]:
    """A question whose heading only says that one follows: its title is the first paragraph of words under it."""
    parts = blocks([line.text for line in lines])
    worded = [part for part in parts if part.kind in ("paragraph", "heading") and not answers.is_picture(part.text)]
    said = [part for part in worded if not _is_metadata(part.text)]
    labels = [part for part in said[:1] if wording.BARE_LABEL.fullmatch(part.text)]
    first = next((part for part in said if part not in labels), None)
    if first is None or wording.ANSWER_ALONE.fullmatch(first.text):
        return mark, lines
    if any(part.kind == "code" and part.start < first.start for part in parts):
        return mark, lines
    title, rest = _first_lines(unemphasised(first.text))
    if rest and wording.BARE_LABEL.fullmatch(title):
        label, (title, rest) = title, _first_lines(rest)
    else:
        label = ""
    taken = wording.title_of(title)
    below = [Line(text, lines[first.start].number) for text in rest.split("\n")] if rest else []
    said_before = " ".join([mark.label, mark.title, *(part.text for part in labels), label, taken.label])
    named = replace(mark, title=taken.text, label=" ".join(said_before.split()))
    before = [*lines[: labels[0].start], *lines[labels[0].end : first.start]] if labels else lines[: first.start]
    return named, [*before, *below, *lines[first.end :]]


def _first_lines(text: str) -> tuple[str, str]:
    """A paragraph to a title and the rest: lines that end a sentence, if others follow."""
    title, rest = split(text)
    lines = text.strip().split("\n")
    end = next((n for n, line in enumerate(lines[:-1], 1) if ENDS_LINE.search(line)), 0)
    return (" ".join(" ".join(lines[:end]).split()), "\n".join(lines[end:])) if end and not rest else (title, rest)


def _is_metadata(text: str) -> bool:
    """Whether each line says something about a question, as `**Level:** easy` does, and none asks it."""
    lines = [BREAK.sub("", line) for line in text.split("\n")]
    said = (line for line in lines if not wording.LEVEL_LINE.fullmatch(line))
    return all(METADATA.fullmatch(line) and not wording.SAYS_QUESTION.match(line) for line in said)


def under_title(document: Parsed, mark: Mark, end: int) -> tuple[list[Line], list[Line]]:
    """The lines under a question's title, free of the indentation of its list item; and what follows what is folded."""
    kind = mark.block.kind if mark.block else ""
    rest = [Line(text, document.number(mark.end - 1)) for text in mark.rest.split("\n")] if mark.rest else []
    if mark.block and kind == "table":
        below = min(max(mark.end, mark.block.end), end)
        return [*rest, *_rows_without_title(document, mark.end, below)], answers.bare(content(document, below, end))
    close = fold_end(document.lines, document.fenced, mark.end, end) if kind == "summary" else end
    lines = []
    columns = _columns_of_code(document, mark, close)
    for n in range(mark.end, close):
        if n not in document.aside and not (kind == "term" and WRAPPER.fullmatch(document.lines[n].text.strip())):
            line = document.lines[n]
            text = _outdented(line.text, columns.get(n, mark.indent), as_code=n in columns)
            lines.append(replace(line, text=text) if mark.indent else line)
    if mark.indent:
        lines = _without_margin(lines)
    gap = [Line("", rest[-1].number)] if rest and kind == "summary" else []
    left = answers.bare(content(document, close, end)) if close < end else []
    return [*rest, *gap, *lines], left


def _columns_of_code(document: Parsed, mark: Mark, end: int) -> dict[int, int]:
    """How far the lines of code stand within a question's list item: many leave its fence at the margin."""
    columns: dict[int, int] = {}
    first = bisect_left(document.blocks, mark.end, key=lambda block: block.start)
    last = bisect_left(document.blocks, end, key=lambda block: block.start)
    for block in document.blocks[first:last] if mark.indent else []:
        if block.kind == "code":
            opening = document.lines[block.start].text.expandtabs(TAB)
            own = min(mark.indent, len(opening) - len(opening.lstrip()))
            columns.update((n, own) for n in range(block.start, block.end))
    return columns


def _rows_without_title(document: Parsed, start: int, end: int) -> Iterator[Line]:
    """What the rows under a question's say that have no question of their own."""
    for line in document.lines[start:end]:
        for cell in cells_of(line.text):
            if cell:
                yield from (Line("", line.number), replace(line, text=cell))


def _without_margin(lines: list[Line]) -> list[Line]:
    """The lines without the few columns that all of them start with."""
    margin = min((len(line.text) - len(line.text.lstrip(" ")) for line in lines if line.text.strip()), default=0)
    return [replace(line, text=line.text[margin:]) for line in lines] if 0 < margin < CODE_MARGIN else lines


def _outdented(text: str, columns: int, *, as_code: bool) -> str:
    """A line without its first columns of space; of what is left, tabs stay tabs in code."""
    margin = len(text) - len(text.lstrip(" \t"))
    if as_code:
        taken = next((n for n in range(margin) if len(text[:n].expandtabs(TAB)) >= columns), margin)
        return " " * max(0, len(text[:taken].expandtabs(TAB)) - columns) + text[taken:]
    lead = text[:margin].expandtabs(TAB)
    return lead[min(columns, len(lead)) :] + text[margin:]


def paired_label(document: Parsed, marks: Sequence[Mark], ends: Sequence[int]) -> str:
    """What stands before most answers, where another one stands before each question: `R` to `P`, or who speaks."""
    found: Counter[str] = Counter()
    for mark, end in zip(marks, ends, strict=True):
        own = mark.word
        first = next((n for n in range(mark.end, end) if is_content(document, n)), None)
        text = document.lines[first].text if first is not None else ""
        answerer = ANSWERER.match(text) if answers.is_ticked(text) is None else None
        speaks = not own and bool(SPEAKER.match(f"{mark.label} x"))
        alike = answerer and answerer["who"].lower() != own and (speaks or (own and len(answerer["who"]) == 1))
        if answerer and alike and not _is_first_option(document, answerer["who"], first or 0, end):
            found[answerer["who"]] += 1
    who, count = found.most_common(1)[0] if found else ("", 0)
    return who if count > 1 and count * 2 >= len(marks) else ""


def _is_first_option(document: Parsed, who: str, first: int, end: int) -> bool:
    """Whether a letter is that of the first option, as another one with a `B` follows."""
    lines = (document.lines[n].text for n in range(first + 1, end)) if who in ("A", "a") else ()
    return any(answers.SECOND_OPTION.match(text) for text in lines)


def unpaired(lines: list[Line], who: str) -> tuple[list[Line], list[tuple[Line, str]]]:
    """The lines under a question, without the label before its answer."""
    first = next((n for n, line in enumerate(lines) if not answers.shows_nothing(line.text)), None)
    found = ANSWERER.match(lines[first].text) if who and first is not None else None
    if first is None or not found or found["who"] != who:
        return lines, []
    open_bold = found["bold"] and not (found["early"] or found["closed"])
    said = as_said(lines[first].text[found.end() :])
    rest = replace(lines[first], text=f"{'**' if open_bold else ''}{said}")
    # With its colon where the count of words takes it for a label there too.
    said = who if words(who) & words(lines[first].text) else f"{who}:"
    return [*lines[:first], rest, *lines[first + 1 :]], [(replace(rest, text=said), "answer label")]


def content(document: Parsed, start: int, end: int) -> list[Line]:
    """The lines that are not set aside."""
    return [document.lines[n] for n in range(start, end) if n not in document.aside]
