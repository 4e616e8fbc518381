"""The headings above questions, with what each says beside its title."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studyfold.emoji import SHORTCODE, is_known
from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.folds import closed_folds, fold_ends, starts_with
from studyfold.reading.lines.inline import Inline, inline
from studyfold.reading.lines.source import Line
from studyfold.reading.shape import forms
from studyfold.reading.shape.forms import Form
from studyfold.reading.shape.marks import Candidate, Mark, counts_over
from studyfold.reading.shape.title_blocks import OWN_ATTRIBUTES
from studyfold.reading.shape.under import has_text, is_content, shows_words

USUAL_LEVEL = 2
"""The deepest heading that stands above questions, where none stands directly above one."""
LOWEST_LEVEL = 6
"""Of headings; items over the questions of a list stand below them."""


FEWEST_LEADS = 2
LEAD = re.compile(r"(?:\*\*|__)(?P<bold>[^*_\n]{2,80})(?:\*\*|__)\s*[:\uff1a]?|(?P<plain>[^*_\n|<>]{2,60})[:\uff1a]")
"""What may stand over a list: bold words, or a few before a colon."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading above questions, with what stands under it."""

    level: int
    title: Inline
    line: int
    """From 0, as in all of these."""
    under: tuple[Line, ...]
    text: str = ""
    """Its own line, as it stands in the document."""
    beside: str = ""
    """What stands on that line beside the title: its number, where it leads."""
    own: bool = True
    """Whether it stands in the text; a file's name doesn't."""
    over: bool = True
    """Whether it is over the questions that follow; a contents list of its level stands between them, or doesn't."""


def head_of(block: Block, start: int, below: tuple[Line, ...]) -> Head:
    """A heading above questions, and what stands under it before the first of these."""
    taken = wording.title_of(block.text)
    if not taken.text:
        taken = wording.title_of(block.text.rstrip(":\uff1a "))  # `5. FAQ:` is a name, however like a label
    named = inline(taken.text)
    own = named.attributes
    signs = _signs(named.title)
    for sign in signs:
        named = replace(named, title=" ".join(named.title.replace(sign, " ").split()))
    label = taken.label.rstrip(" .:)\u3001\uff0e\uff1a\uff09")
    beside = " ".join([*signs, label, named.link, own.level, *own.names, *own.tags, *own.aliases]).strip()
    return Head(block.level, named, start, below, block.text, beside if re.search(r"\w", beside) else "")


def is_withdrawn(heading: Block) -> bool:
    """Whether a heading is what is left of a question, and over nothing."""
    return bool(wording.WITHDRAWN.fullmatch(wording.title_of(OWN_ATTRIBUTES.sub("", heading.text)).text))


def ends_section(document: Parsed, heading: Block, end: int) -> bool:
    """Whether the heading of a contents list ends the section of another one before its next question or heading."""
    first = bisect_right(document.blocks, heading.start, key=lambda block: block.start)
    last = bisect_left(document.blocks, end, key=lambda block: block.start)
    return any(
        block.kind == "heading"
        and block.level <= heading.level
        and not block.depth
        and bool(wording.CONTENTS.fullmatch(block.text))
        and block.start in document.aside
        for block in document.blocks[first:last]
    )


def _signs(title: str) -> list[str]:
    """The signs that a title names, if it says something else, too."""
    found = list(dict.fromkeys(SHORTCODE.findall(title)))
    return [name for name in found if is_known(name)] if found and shows_words(SHORTCODE.sub("", title)) else []


def headings_above(
    document: Parsed, candidate: Candidate | None, marks: Sequence[Mark], beside: Sequence[Mark]
) -> list[Block]:
    """The headings above questions. Those in an answer are none."""
    own = {mark.start for mark in marks}
    if candidate and candidate.form is forms.FILES and marks:
        return []
    found = [
        block for block in document.blocks
        if block.kind == "heading" and not block.depth and block.start not in document.aside and block.start not in own
    ]  # fmt: skip
    folded = _folded(document, marks)
    starts = [start for start, _ in folded]
    found = [head for head in found if not _inside(head.start, starts, folded) and not _is_answer(head)]
    found = [head for head in found if shows_words(head.text)]
    if candidate and candidate.form is forms.HEADINGS:
        level = next((mark.level for mark in marks), 1)
        same = {mark.start for mark in beside}
        return _without_counted_over(document, [h for h in found if h.level < level or h.start in same], marks)
    deepest = _deepest(document, found, marks)
    if candidate and candidate.form is forms.ITEM_HEADINGS:
        deepest = min([deepest, *(mark.level for mark in marks)])
    found = [head for head in found if head.level <= deepest]
    return [head for n, head in enumerate(found) if not _is_part(document, head, found[n + 1 : n + 2], marks)]


def _without_counted_over(document: Parsed, heads: Sequence[Block], marks: Sequence[Mark]) -> list[Block]:
    """The headings without several in a row that are over text alone, and over which the count of questions goes on.

    They part an answer; where sections change, the last heading is over a question.
    """
    starts = [mark.start for mark in marks]
    over = counts_over(marks)
    within: dict[int, list[bool]] = {}
    for head in heads:
        place = bisect_right(starts, head.start)
        if place in over:
            within.setdefault(place, []).append(has_text(document, head.end, starts[place]))
    parts = {place for place, texts in within.items() if len(texts) > 1 and all(texts)}
    return [head for head in heads if bisect_right(starts, head.start) not in parts]


def over_questions(heads: Sequence[Block], marks: Sequence[Mark]) -> list[Block]:
    """The headings without those that ask and have no question in their section: they may be some themselves."""
    starts = [mark.start for mark in marks]
    kept: list[Block] = []
    ends: dict[int, int] = {}
    for head in sorted(heads, key=lambda head: -head.start):
        end = min((ends[level] for level in ends if level <= head.level), default=sys.maxsize)
        ends[head.level] = head.start
        empty = bisect_left(starts, end) == bisect_right(starts, head.start)
        if not empty or wording.asks(wording.title_of(head.text).text) < wording.ASKS:
            kept.append(head)
    return kept[::-1]


def items_over(document: Parsed, marks: Sequence[Mark]) -> list[Block]:
    """The items that hold questions and say nothing else, as headings below those of any level."""
    starts = {mark.start for mark in marks}
    found = []
    for item in document.blocks:
        end = item.start + item.text.count("\n") + 1
        if item.kind != "item" or item.start in starts or not shows_words(item.text):
            continue
        first = next((n for n in range(end, item.end) if n in starts or is_content(document, n)), None)
        if first in starts:
            found.append(replace(item, kind="heading", end=end, level=LOWEST_LEVEL + item.depth))
    return found


def leads_over(document: Parsed, form: Form, marks: Sequence[Mark]) -> list[Block]:
    """The paragraphs that name what the list of questions right under each is about, as headings; none if it is one.

    They are bold, or end with a colon.
    """
    if form not in forms.LISTS:
        return []
    starts = {mark.start for mark in marks}
    found = []
    for block in document.blocks:
        said = LEAD.fullmatch(block.text.strip()) if block.kind == "paragraph" and not block.depth else None
        if not said or block.start in starts or block.start in document.aside:
            continue
        text = (said["bold"] or said["plain"]).strip().rstrip(":\uff1a")
        first = next((n for n in range(block.end, len(document.lines)) if is_content(document, n)), -1)
        if first in starts and shows_words(text) and wording.asks(text) < wording.ASKS:
            found.append(replace(block, kind="heading", level=LOWEST_LEVEL, text=text))
    return found if len(found) >= FEWEST_LEADS else []


def folds_over(document: Parsed, marks: Sequence[Mark]) -> dict[int, Block]:
    """The summaries that fold questions and no text before them, as headings, by the lines where they start."""
    found = {}
    ends = closed_folds([line.text for line in document.lines])
    heads = {n for each in document.blocks if each.kind == "heading" for n in range(each.start, each.end)}
    for mark, after in pairwise(marks):
        block = mark.block
        if block is None or block.kind != "summary" or mark.rest:
            continue
        bare = not any(is_content(document, n) for n in range(block.end, after.start) if n not in heads)
        if bare and after.start < ends.get(_opening(document, mark), 0):
            found[mark.start] = replace(block, kind="heading", start=mark.start, level=LOWEST_LEVEL)
    return found


def _opening(document: Parsed, mark: Mark) -> int:
    """The line of the `<details>` of a question that is its summary, perhaps after a gap."""
    if starts_with(document.lines[mark.start].text, "<details"):
        return mark.start
    return next((n for n in range(mark.start - 1, -1, -1) if document.lines[n].text.strip()), 0)


def _is_part(document: Parsed, head: Block, after: Sequence[Block], marks: Sequence[Mark]) -> bool:
    """Whether a heading with a name such as `Example` stands in an answer: over words, and then a question follows."""
    if not wording.SECTION.fullmatch(wording.title_of(head.text).text):
        return False
    n = bisect_right([mark.start for mark in marks], head.start)
    follows = n < len(marks) and (not after or marks[n].start < after[0].start)
    return n > 0 and follows and any(is_content(document, k) for k in range(head.end, marks[n].start))


def _is_answer(head: Block) -> bool:
    return bool(wording.ANSWER_LABEL.match(head.text) or wording.ANSWER_ALONE.fullmatch(head.text))


def _folded(document: Parsed, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """What is folded under a question, or is one: the lines from the title to the tag that closes it."""
    starts = [mark.start for mark in marks]
    ends = fold_ends(document.lines, document.fenced)
    found = []
    for block in document.blocks:
        if block.kind == "summary" and (n := bisect_right(starts, block.start)):
            end = starts[n] if n < len(starts) else len(document.lines)
            found.append((block.start, min(ends[block.end], end)))
    return found


def _inside(at: int, starts: Sequence[int], folded: Sequence[tuple[int, int]]) -> bool:
    n = bisect_right(starts, at) - 1
    return n >= 0 and at < folded[n][1]


def _heads_of_tables(document: Parsed, marks: Sequence[Mark]) -> set[int]:
    """The lines of tables before their first row that is a question."""
    starts = sorted(mark.start for mark in marks)
    found: set[int] = set()
    for table in (block for block in document.blocks if block.kind == "table"):
        place = bisect_left(starts, table.start)
        if place < len(starts) and starts[place] < table.end:
            found.update(range(table.start, starts[place]))
    return found


def _deepest(document: Parsed, heads: Sequence[Block], marks: Sequence[Mark]) -> int:
    """The deepest level of which most headings stand directly above a question or a deeper heading."""
    first = {n for mark in marks for n in range(mark.start, mark.end)} | _heads_of_tables(document, marks)
    starts = {head.start for head in heads}
    asked = sorted(mark.start for mark in marks)
    direct: dict[int, list[bool]] = {}
    for n, head in enumerate(heads):
        after = next((k for k in range(head.end, len(document.lines)) if is_content(document, k)), -1)
        leads = after in starts
        end = heads[n + 1].start if n + 1 < len(heads) else len(document.lines)
        if leads or bisect_left(asked, head.end) < bisect_left(asked, end):
            direct.setdefault(head.level, []).append(leads or after in first)
    levels = [level for level, found in direct.items() if sum(found) * 2 >= len(found)]
    return max(levels, default=USUAL_LEVEL)
