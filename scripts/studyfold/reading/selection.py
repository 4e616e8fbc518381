"""Which members of the winning form are questions, and which stand beside them: topics at the same level, labels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from studyfold import titles
from studyfold.reading import wording
from studyfold.reading.answers import shows_nothing
from studyfold.reading.blocks import Block
from studyfold.reading.document import Parsed
from studyfold.reading.furniture import COMMENT, CONTENTS, TAG
from studyfold.reading.inline import inline
from studyfold.reading.shapes import ADDRESS_OF_LINK, BOLD, FEWEST_REPEATED, LISTED, MANY, SAYS, Candidate, Mark
from studyfold.reading.wording import ASKS

ENOUGH_IN_LIST = 0.5
"""The part of a list's items that must ask, so that all are questions."""
FEW_OVER = 0.3
"""The part of a list's items that may have something under them, such as the next heading, and still be a bare list."""
MUCH_LONGER = 2
"""So many times as long as those that ask are items that say something."""
ENOUGH_ELSEWHERE = 0.8
FEWEST_ELSEWHERE = 2
FEWEST_LOOSE = 4
"""Questions of another form that make a section without any its own."""
MANY_SAYING = 0.2
"""The part of bold sentences that ask nothing from which on they are meant as those that do."""
MANY_BETWEEN = 8
"""Questions of another form between two of the main one that can be no part of an answer."""
SHORTEST_CONTENTS = 3
LINK_ASIDE = re.compile(r"\[[^\[\]]+\]\((?![a-z]+:|#|/)[^\s]+\)\W*")
"""A link to a file beside the document, and nothing else."""
ADDRESS = re.compile(r"\W*\w+://\S+")
"""A title that is nothing but an address names what to read on an answer."""
NUMBERS = re.compile(r"\d+(?:\.\d+)*")
BESIDE_WORDS = re.compile(rf"{ADDRESS_OF_LINK.pattern}|\{{#[^{{}}]*\}}\s*$")
"""Where a title's link leads, and its anchor."""
NEVER = 0.05
SHORT = 4
"""Words of a heading which, before or after all questions, is more likely a section's: `Star history`."""


def selected(document: Parsed, candidate: Candidate) -> tuple[list[Mark], list[Mark]]:
    """The questions of a document, and the members of their form that are headings of topics or sections."""
    marks = [mark for mark in candidate.marks if mark.end <= len(document.lines) and mark.start not in document.aside]
    marks = [mark for mark in marks if (shows_words(mark.title) and not ADDRESS.fullmatch(mark.title)) or mark.label]
    chosen = {
        "items": _items,
        "numbered-items": _items,
        "nested-items": _items,
        "bold": _bold,
        "lines": _bold,
        "summaries": _folds,
    }
    if candidate.form in chosen:
        return chosen[candidate.form](document, marks), []
    if candidate.form.startswith("headings"):
        return _headings(document, marks)
    return (
        [mark for mark in marks if mark.weight > NEVER] if candidate.form in ("item-headings", "cards") else marks
    ), []


def shows_words(title: str) -> bool:
    """Whether a title shows words, and not only an image."""
    return any(letter.isalnum() for letter in titles.plain(inline(title).title))


def without_listed(document: Parsed, candidate: Candidate | None) -> Parsed:
    """The document, its contents lists that have just the form of the questions aside.

    Such a list is a row of titles with nothing under them, most of which stand again further down.
    """
    marks = candidate.marks if candidate else ()
    last = {_key(mark): n for n, mark in enumerate(marks)}
    lines: dict[int, str] = {}
    for start, end in _rows_of_titles(document, marks):
        again = [last[_key(mark)] >= end for mark in marks[start:end]]
        if sum(again) >= max(SHORTEST_CONTENTS, ENOUGH_ELSEWHERE * len(again)):
            # What stands last may have something under it: what stands between the list and the questions.
            listed = marks[start : end if again[-1] else end - 1]
            lines.update((n, CONTENTS) for mark in listed for n in range(mark.start, mark.end))
    return replace(document, aside={**lines, **document.aside}) if lines else document


def _rows_of_titles(document: Parsed, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Where marks follow each other with nothing between them and no title twice."""
    start = 0
    seen: set[str] = set()
    for n, mark in enumerate(marks):
        if _key(mark) in seen:
            yield start, n
            start, seen = n, set()
        seen.add(_key(mark))
        if not _is_empty(document, mark, marks[n + 1] if n + 1 < len(marks) else None):
            yield start, n + 1
            start, seen = n + 1, set()
    if start < len(marks):
        yield start, len(marks)


def _key(mark: Mark) -> str:
    title = wording.title_of(BESIDE_WORDS.sub("", mark.title).strip("[] ")).text
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def _is_empty(document: Parsed, mark: Mark, after: Mark | None) -> bool:
    return _is_bare(document, mark, after.start if after else len(document.lines))


def _headings(document: Parsed, marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    starts = [block.start for block in document.blocks if block.kind == "heading"]
    heads = [block for block in document.blocks if block.kind == "heading" and not block.depth]
    marks = _without_continuations(document, _without_parts(document, marks))
    chapters = sum(len(_numbers(mark)) > 1 for mark in marks) >= MANY * len(marks)
    sure = [n for n, mark in enumerate(marks) if mark.asks]
    ruled = len(sure) >= MANY * len(marks)
    mixed = any(mark.weight <= NEVER for mark in marks)
    section_of = _sections(heads)
    asking = {section_of.get(marks[n].start, -1) for n in sure}
    marked = _marked(marks)
    first = next((n for n, mark in enumerate(marks) if not _is_other(mark, marked)), 0)
    others = []
    for n, mark in enumerate(marks):
        after = marks[n + 1] if n + 1 < len(marks) else None
        empty = after is not None and _is_empty(document, mark, after) and not _is_over(mark, after, starts)
        empty = (empty and not mark.indent) or _lists_contents(document, mark, after)
        section = mark.weight < ASKS and _holds_questions(document, heads, mark, after)
        over = section_of.get(mark.start, -1)
        # Where questions stand in several sections, what stands in one of these leads to none.
        leads = ruled and n < sure[0] and (len(asking) == 1 or over == -1 or over not in asking)
        edge = ruled and _is_short(mark) and (leads or (mixed and n > sure[-1]))
        beside = mark.weight < ASKS and _is_other(mark, marked)
        before = bool(marked) and n < first and _is_other(mark, marked)
        if (
            mark.weight <= NEVER
            or beside
            or section
            or before
            or (chapters and len(_numbers(mark)) == 1)
            or (ruled and not mark.asks and (empty or edge))
            or not _has_words(mark)
        ):
            others.append(mark)
    apart = {mark.start for mark in others}
    return [mark for mark in marks if mark.start not in apart], others


def _lists_contents(document: Parsed, mark: Mark, after: Mark | None) -> bool:
    """Whether a heading is over a contents list and nothing else."""
    end = after.start if after else len(document.lines)
    listed = any(document.aside.get(n) == CONTENTS for n in range(mark.end, end))
    return listed and _is_empty(document, mark, after)


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
            in_section = not mark.label and mark.weight < ASKS and any(_is_beside(above) for above in path)
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
        led_up = wording.asks(above.title) < ASKS <= mark.weight and _is_empty(document, above, mark)
        if not (led_up and _is_other(mark, marked) and not _is_other(above, marked)):
            kept.append(mark)
    return kept


def _lists_labelled(marks: Sequence[Mark]) -> bool:
    """Whether a contents list leads to each heading with a question's label."""
    labelled = [mark.listed for mark in marks if _says_question(mark)]
    return len(labelled) >= SHORTEST_CONTENTS and all(labelled)


def _answers(block: Block) -> bool:
    """Whether a heading or paragraph starts with an answer's label, or is one."""
    first = block.text.split("\n", 1)[0]
    return bool(wording.ANSWER_LABEL.match(first) or wording.ANSWER_ALONE.fullmatch(TAG.sub("", block.text)))


def _is_beside(head: Block) -> bool:
    return bool(wording.BESIDE.fullmatch(TAG.sub("", head.text)))


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
    directly = bool(members) and not _has_text(document, mark.end, members[0].start)
    return len(members) > (0 if directly else 1) and asking >= MANY * len(members)


def _has_words(mark: Mark) -> bool:
    return any(letter.isalnum() for letter in f"{mark.title}{mark.label}")


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
    return (wording.title_of(f"{label.rstrip(' .:')}. x").word or "number") if label else ""


def _is_over(mark: Mark, after: Mark, starts: Sequence[int]) -> bool:
    """Whether other headings stand before the next one of its form. `starts` are the lines of all headings."""
    n = bisect_left(starts, mark.end)
    return n < len(starts) and starts[n] < after.start


def _bold(_document: Parsed, marks: list[Mark]) -> list[Mark]:
    """Those that ask; with those that only say something, where many do; where none of them asks, all but labels."""
    asking = [mark for mark in marks if mark.weight >= LISTED]
    saying = [mark for mark in marks if mark.weight >= SAYS]
    if len(saying) - len(asking) >= MANY_SAYING * len(saying) > 0:
        return saying
    return asking or [mark for mark in marks if mark.weight > NEVER and not mark.title.endswith((":", "：", "."))]


def _folds(_document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The summaries; none around those that ask and doesn't, where all between the first and the last of these do."""
    usable = [mark for mark in marks if mark.weight > NEVER]
    sure = [n for n, mark in enumerate(usable) if mark.asks]
    if not sure or len(sure) < MANY * len(marks) or len(sure) < sure[-1] + 1 - sure[0]:
        return usable
    return [mark for mark in usable if mark.asks]


def _items(document: Parsed, marks: list[Mark]) -> list[Mark]:
    """The items of lists that ask, or that stand out as those do."""
    asked = [mark.start for mark in marks if mark.asks]
    like: set[int] = set()
    for form in (BOLD, LINK_ASIDE):
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
        if ruled and not (n and _is_beside(heads[n - 1])) and _are_as_short(members, marks):
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
    over = sum(not _is_bare(document, mark, below) for mark, below in zip(marks, after, strict=True))
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


def elsewhere(
    document: Parsed, main: Sequence[Mark], others: Sequence[Candidate], heads: Sequence[Block]
) -> list[Mark]:
    """Questions of other forms: in sections that have none of the main one, or many of them between two of it."""
    borders = sorted({*(block.start for block in heads), *(mark.start for mark in main), len(document.lines)})
    taken = {mark.start for mark in main}
    titles = {_key(mark) for mark in main}
    found: list[Mark] = []
    bare: list[tuple[int, int]] = []
    for start, end in pairwise(borders):
        here = _in_section(document, others, titles, start + 1, end, between=start in taken)
        found += here
        bare += [(start, end)] if not here and start not in taken else []
    found += [*_alone(document, others, bare, found), *_over_text(document, main, others, bare)]
    return sorted({mark.start: mark for mark in found}.values(), key=lambda mark: mark.start)


def _in_section(
    document: Parsed, others: Sequence[Candidate], titles: set[str], start: int, end: int, *, between: bool
) -> list[Mark]:
    """The questions of a stretch: of the first form that has enough there, and before and after those, of the next."""
    for n, other in enumerate(others):
        loose = other.form.endswith(("items", "lines"))
        fewest = MANY_BETWEEN if between else FEWEST_LOOSE if loose else FEWEST_ELSEWHERE
        here = _usable(document, other, start, end)
        if between and loose and _are_bare(document, here, end):
            continue
        asking = sum(mark.weight >= ASKS for mark in here)
        if len(here) < fewest or asking < ENOUGH_ELSEWHERE * len(here):
            continue
        if sum(_key(mark) in titles for mark in here) > ENOUGH_IN_LIST * len(here):
            return []  # a contents list
        around = [] if between else [(start, here[0].start), (here[-1].end, end)]
        rest = [_in_section(document, others[n + 1 :], titles, *each, between=False) for each in around]
        before, after = rest or ([], [])
        return [*before, *here, *after]
    return []


def _are_bare(document: Parsed, marks: Sequence[Mark], end: int) -> bool:
    """Whether most have nothing under them: in an answer, such are the items of a list that happen to ask."""
    after = [mark.start for mark in marks[1:]] + [end]
    return sum(_is_bare(document, mark, below) for mark, below in zip(marks, after, strict=False)) * 2 > len(marks)


def _is_bare(document: Parsed, mark: Mark, after: int) -> bool:
    return not mark.rest and not _has_text(document, mark.end, after)


def _usable(document: Parsed, other: Candidate, start: int, end: int) -> list[Mark]:
    """The members of a form in a stretch, without labels that repeat and without headings over other questions."""
    here = [mark for mark in other.between(start, end) if mark.weight > NEVER]
    repeated = Counter(_key(mark) for mark in here)
    most = MANY * len(here)
    here = [mark for mark in here if repeated[_key(mark)] < (most if mark.asks else FEWEST_REPEATED) or _counts(mark)]
    if other.form != "headings" or not here:
        return here
    ends = [*(mark.start for mark in here[1:]), end]
    return [mark for mark, after in zip(here, ends, strict=True) if mark.asks or _has_text(document, mark.end, after)]


def _counts(mark: Mark) -> bool:
    """Whether a heading has a number, which labels that repeat have not."""
    return mark.number is not None and mark.block is not None and mark.block.kind == "heading"


def _alone(
    document: Parsed, others: Sequence[Candidate], bare: Sequence[tuple[int, int]], found: Sequence[Mark]
) -> Iterator[Mark]:
    """The only question of a section: a heading that asks, has a label, stands first or is as deep as others are."""
    known = {mark.level for mark in found if mark.block and mark.block.kind == "heading"}
    for start, end in bare:
        heads = [mark for other in others if other.form == "headings" for mark in other.between(start + 1, end)]
        if len(heads) != 1 or heads[0].weight < ASKS:
            continue
        first = not _has_text(document, start + 1, heads[0].start)
        if heads[0].label or heads[0].level in known or first:
            yield heads[0]


def _over_text(
    document: Parsed, main: Sequence[Mark], others: Sequence[Candidate], bare: Sequence[tuple[int, int]]
) -> list[Mark]:
    """Headings over deeper ones that hold no question and ask themselves, where several do."""
    if not all(mark.block and mark.block.kind == "heading" for mark in main):
        return []
    heads = {mark.start: mark for other in others if other.form == "headings" for mark in other.marks}
    found = [
        heads[start] for start, end in bare
        if start in heads and heads[start].weight >= ASKS and _has_text(document, heads[start].end, end)
    ]  # fmt: skip
    return found if len(found) >= FEWEST_ELSEWHERE else []


def _has_text(document: Parsed, start: int, end: int) -> bool:
    usual = (document.lines[n].text for n in range(start, end) if n not in document.aside)
    return any(not shows_nothing(COMMENT.sub("", text)) for text in usual)
