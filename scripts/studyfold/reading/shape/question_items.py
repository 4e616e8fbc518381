"""Which items of a document's lists are questions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from studyfold.reading.lines import wording
from studyfold.reading.lines.document import Parsed
from studyfold.reading.shape.marks import ENOUGH_ELSEWHERE, ENOUGH_IN_LIST, FEWEST_ELSEWHERE, Mark
from studyfold.reading.shape.title_blocks import BOLD
from studyfold.reading.shape.under import is_bare, is_beside

FEW_OVER = 0.3
"""The part of a list's items that may have something under them, such as the next heading, and still be a bare list."""
MUCH_LONGER = 2
"""So many times as long as those that ask are items that say something."""
LINK_ASIDE = re.compile(r"\[[^\[\]]+\]\((?![a-z]+:|#|/)[^\s]+\)\W*")
"""A link to a file beside the document, and nothing else."""
SIGNED = re.compile(rf"{wording.EMOJI}.*")
"""What starts with an emoji, which often means a level."""


def question_items(document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The items of lists that ask, or that stand out as those do."""
    asked = [mark.start for mark in marks if mark.asks]
    like: set[int] = set()
    for form in (BOLD, LINK_ASIDE, SIGNED):
        formed = {mark.start for mark in marks if mark.block and form.fullmatch(mark.block.text.split("\n", 1)[0])}
        if sum(start in formed for start in asked) >= ENOUGH_ELSEWHERE * len(asked):
            like |= formed
    alone = _alone_over_text(document, marks)
    if sum(start in alone for start in asked) >= ENOUGH_ELSEWHERE * len(asked):
        like |= alone
    heads = [block for block in document.blocks if block.kind == "heading" and not block.depth]
    lists: dict[int, list[Mark]] = {}
    for mark in marks:
        lists.setdefault(bisect_right(heads, mark.start, key=lambda head: head.start), []).append(mark)
    ruled = _is_list_of_questions(document, marks)
    kept = []
    for n, members in lists.items():
        members = _at_margin(document, members)
        if ruled and not (n and is_beside(heads[n - 1])) and _are_as_short(members, marks):
            kept += members
            continue
        asking = [mark for mark in members if mark.asks or mark.start in like]
        kept += (
            members
            if len(asking) >= ENOUGH_IN_LIST * len(members)
            else asking
            if len(asking) >= FEWEST_ELSEWHERE
            else []
        )
    return sorted(kept, key=lambda mark: mark.start)


def _is_list_of_questions(document: Parsed, marks: Sequence[Mark]) -> bool:
    """Whether numbered items have nothing under them and mostly ask, so that the others are subjects to speak about."""
    if not marks or any(mark.number is None for mark in marks):
        return False
    asking = sum(mark.asks for mark in marks)
    after = [mark.start for mark in marks[1:]] + [len(document.lines)]
    over = sum(not is_bare(document, mark, below) for mark, below in zip(marks, after, strict=True))
    return asking >= ENOUGH_IN_LIST * len(marks) and over <= FEW_OVER * len(marks)


def _are_as_short(members: Sequence[Mark], marks: Sequence[Mark]) -> bool:
    """Whether the items of a list are hardly longer than those that ask: notes are."""
    lengths = [len(mark.title) for mark in marks if mark.asks]
    own = [len(mark.title) for mark in members]
    return sum(own) * len(lengths) <= MUCH_LONGER * sum(lengths) * len(own)


def _alone_over_text(document: Parsed, marks: Sequence[Mark]) -> set[int]:
    """The items that are the only one of their list, at the margin, with something that is no item under them."""
    items = {block.start for block in document.blocks if block.kind == "item"}
    written = [n for n in range(len(document.lines)) if document.lines[n].text.strip() and n not in document.aside]
    alone: set[int] = set()
    for mark in marks:
        n = bisect_left(written, mark.end)
        above = bisect_left(written, mark.start) - 1
        over = n < len(written) and written[n] not in items
        if over and document.lines[mark.start].text[:1].strip() and (above < 0 or written[above] not in items):
            alone.add(mark.start)
    return alone


def _at_margin(document: Parsed, members: Sequence[Mark]) -> list[Mark]:
    """The items without those that ask nothing and are set in by a column: meant as parts of the one above."""
    columns = [len(text) - len(text.lstrip()) for text in (document.lines[mark.start].text for mark in members)]
    margin = min(columns, default=0)
    return [mark for mark, column in zip(members, columns, strict=True) if mark.asks or column == margin]
