"""Which of the headings of one level are questions, and which stand above others or in answers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.furniture import CONTENTS, TAG
from studyfold.reading.lines.wording import ASKS
from studyfold.reading.shape.marks import MANY, NEVER, SHORTEST_CONTENTS, Mark, counts_over
from studyfold.reading.shape.under import has_text, is_beside, is_empty, key, key_of

NUMBERS = re.compile(r"\d+(?:\.\d+)*")
SHORT = 4
"""Words of a heading which, before or after all questions, is more likely a section's: `Star history`."""


@dataclass(frozen=True, slots=True)
class _Level:
    """What the headings of one level have in common, and the other headings around them."""

    document: Parsed
    heads: list[Block]
    """All headings outside of lists and quotes."""
    starts: list[int]
    """The lines of all headings."""
    titles: Counter[str]
    sections: dict[int, int]
    asking: set[int]
    """The sections in which questions stand."""
    sure: list[int]
    """Which of the level's headings ask."""
    ruled: bool
    """Whether most of them do."""
    mixed: bool
    chapters: bool
    """Whether most have a number with a point, so that those with another one are over them."""
    marked: str
    first: int
    """The first one with the mark that most have."""


def question_headings(document: Parsed, marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The headings that are questions, and those of the same level that stand above others."""
    marks = _without_uncounted(document, _without_continuations(document, _without_parts(document, marks)))
    level = _level(document, marks)
    asked: list[Mark] = []
    others: list[Mark] = []
    for n, mark in enumerate(marks):
        after = marks[n + 1] if n + 1 < len(marks) else None
        (others if _is_no_question(level, n, mark, after) else asked).append(mark)
    return asked, others


def _level(document: Parsed, marks: list[Mark]) -> _Level:
    heads = [block for block in document.blocks if block.kind == "heading" and not block.depth]
    sections = _sections(heads)
    sure = [n for n, mark in enumerate(marks) if mark.asks]
    marked = _marked(marks)
    return _Level(
        document=document,
        heads=heads,
        starts=[block.start for block in document.blocks if block.kind == "heading"],
        titles=Counter(key_of(head.text) for head in heads),
        sections=sections,
        asking={sections.get(marks[n].start, -1) for n in sure},
        sure=sure,
        ruled=len(sure) >= MANY * len(marks),
        mixed=any(mark.weight <= NEVER for mark in marks),
        chapters=sum(len(_numbers(mark)) > 1 for mark in marks) >= MANY * len(marks),
        marked=marked,
        first=next((n for n, mark in enumerate(marks) if not _is_other(mark, marked)), 0),
    )


def _is_no_question(level: _Level, n: int, mark: Mark, after: Mark | None) -> bool:
    """Whether the heading with a number among those of its level stands above others or beside questions."""
    doubtful = mark.weight < ASKS
    lists = _lists_contents(level.document, mark, after)
    return (
        mark.weight <= NEVER
        or not _has_words(mark)
        or _is_only_number(level.document, mark, after)
        or (_is_other(mark, level.marked) and (doubtful or n < level.first))
        or (doubtful and _holds_questions(level.document, level.heads, mark, after))
        or (level.chapters and len(_numbers(mark)) == 1)
        or (lists and level.titles[key(mark)] > 1)
        or (level.ruled and not mark.asks and (lists or _leads_on(level, mark, after) or _is_at_edge(level, n, mark)))
    )


def _leads_on(level: _Level, mark: Mark, after: Mark | None) -> bool:
    """Whether nothing stands under a heading before the next one, not even a deeper heading."""
    if after is None or mark.indent:
        return False
    return is_empty(level.document, mark, after) and not _is_over(mark, after, level.starts)


def _is_at_edge(level: _Level, n: int, mark: Mark) -> bool:
    """Whether a short heading stands before all that ask, or after them where others are none, too."""
    if not _is_short(mark):
        return False
    over = level.sections.get(mark.start, -1)
    # Where questions stand in several sections, what stands in one of these leads to none.
    leads = len(level.asking) == 1 or over == -1 or over not in level.asking
    return (n < level.sure[0] and leads) or (level.mixed and n > level.sure[-1])


def _lists_contents(document: Parsed, mark: Mark, after: Mark | None) -> bool:
    """Whether a heading is over a contents list and nothing else."""
    end = after.start if after else len(document.lines)
    listed = any(document.aside.get(n) == CONTENTS for n in range(mark.end, end))
    return listed and is_empty(document, mark, after)


def _without_parts(document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The headings without parts of answers, and without those in sections such as `Contributing`.

    Where a label names the first question, what neither has one nor asks is a part of an answer, and all that stands
    between the label of an answer and the next question with a label.
    """
    by_start = {mark.start: mark for mark in marks}
    all_listed = _lists_labelled(marks)
    labelled = bool(marks) and _says_question(marks[0])
    parts: set[int] = set()
    path: list[Block] = []
    answering = False
    for block in document.blocks:
        if block.depth or block.kind not in ("heading", "paragraph"):
            continue
        mark = by_start.get(block.start)
        asked = mark is not None and _says_question(mark)
        answering = not asked and (answering or _answers(block))
        if block.kind == "paragraph":
            continue
        path = [above for above in path if above.level < block.level]
        if mark and not asked:
            in_answer = labelled and (answering or mark.weight < ASKS or (all_listed and not mark.listed))
            in_section = not mark.label and mark.weight < ASKS and any(is_beside(above) for above in path)
            parts |= {mark.start} if in_answer or in_section else set()
        path.append(block)
    return [mark for mark in marks if mark.start not in parts]


def _without_continuations(document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The headings without those that ask what a numbered or labelled one right above them leads up to."""
    marked = _marked(marks)
    if not marked:
        return marks
    kept = marks[:1]
    for above, mark in pairwise(marks):
        led_up = wording.asks(above.title) < ASKS <= mark.weight and is_empty(document, above, mark)
        if not (led_up and _is_other(mark, marked) and not _is_other(above, marked)):
            kept.append(mark)
    return kept


def _without_uncounted(document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The headings without those that have no number, where the count goes on over them: they are parts of answers."""
    over = counts_over(marks)
    parts = {n for n in over if marks[n].number is None and not is_empty(document, marks[n - 1], marks[n])}
    return [mark for n, mark in enumerate(marks) if n not in parts]


def _lists_labelled(marks: Sequence[Mark]) -> bool:
    """Whether a contents list leads to each heading with a question's label."""
    labelled = [mark.listed for mark in marks if _says_question(mark)]
    return len(labelled) >= SHORTEST_CONTENTS and all(labelled)


def _answers(block: Block) -> bool:
    """Whether a heading or paragraph starts with an answer's label, or is one."""
    first = block.text.split("\n", 1)[0]
    return bool(wording.ANSWER_LABEL.match(first) or wording.ANSWER_ALONE.fullmatch(TAG.sub("", block.text)))


def _says_question(mark: Mark) -> bool:
    """Whether a label says so, or the title is nothing but one."""
    return any(wording.SAYS_QUESTION.match(text) for text in (mark.label, mark.title if not mark.label else ""))


def _sections(heads: Sequence[Block]) -> dict[int, int]:
    """The line of the heading over each one, by its own line: the next above of a higher level, or -1."""
    found: dict[int, int] = {}
    path: list[Block] = []
    for head in heads:
        path = [above for above in path if above.level < head.level]
        found[head.start] = path[-1].start if path else -1
        path.append(head)
    return found


def _numbers(mark: Mark) -> list[str]:
    """The parts of a title's number: 1 and 2 of `1.2`."""
    found = NUMBERS.search(mark.label)
    return found[0].split(".") if found else []


def _holds_questions(document: Parsed, heads: Sequence[Block], mark: Mark, after: Mark | None) -> bool:
    """Whether the headings under a heading that doesn't ask do: then it is one of a topic."""
    start = bisect_right(heads, mark.start, key=lambda head: head.start)
    end = bisect_left(heads, after.start, key=lambda head: head.start) if after else len(heads)
    under = [head for head in heads[start:end] if head.level > mark.level]
    level = min((head.level for head in under), default=0)
    members = [head for head in under if head.level == level]
    asking = sum(wording.asks(wording.title_of(head.text).text) >= ASKS for head in members)
    directly = bool(members) and not has_text(document, mark.end, members[0].start)
    return len(members) > (0 if directly else 1) and asking >= MANY * len(members)


def _has_words(mark: Mark) -> bool:
    return any(letter.isalnum() for letter in f"{mark.title}{mark.label}")


def _is_only_number(document: Parsed, mark: Mark, after: Mark | None) -> bool:
    """Whether a heading is a number that awaits its question: no word is in it, nor under it."""
    if any(letter.isalpha() for letter in f"{mark.title}{mark.label}"):
        return False
    end = after.start if after else len(document.lines)
    return not any(letter.isalnum() for line in document.lines[mark.end : end] for letter in line.text)


def _is_short(mark: Mark) -> bool:
    return len(mark.title.split()) <= SHORT


def _marked(marks: Sequence[Mark]) -> str:
    """How most of the marks are marked: by a label's word, by `number`, or not (`""`)."""
    label, count = Counter(_own_mark(mark) for mark in marks).most_common(1)[0] if marks else ("", 0)
    return label if count >= MANY * len(marks) else ""


def _is_other(mark: Mark, marked: str) -> bool:
    """Whether a heading lacks the mark that most have, and doesn't ask either."""
    return bool(marked) and _own_mark(mark) != marked


def _own_mark(mark: Mark) -> str:
    """A label's word, which may be all that a heading says, or `number`."""
    label = mark.label or (mark.title if wording.BARE_LABEL.fullmatch(mark.title) else "")
    return (wording.word_of(f"{label.rstrip(' .:')}.") or "number") if label else ""


def _is_over(mark: Mark, after: Mark, starts: Sequence[int]) -> bool:
    """Whether other headings stand before the next one of its form. `starts` are the lines of all headings."""
    n = bisect_left(starts, mark.end)
    return n < len(starts) and starts[n] < after.start
