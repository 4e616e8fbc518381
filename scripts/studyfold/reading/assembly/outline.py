"""Chosen questions and the lines around them: what each question holds, and what stands above, between and beside.

A document is cut where a question or a heading above questions starts. What stands between two cuts belongs to the
first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studyfold.model import Unplaced
from studyfold.reading.assembly.asked import Asked, asked_of, content, paired_label, under_title, unpaired
from studyfold.reading.assembly.heads import (
    Head,
    ends_section,
    folds_over,
    head_of,
    headings_above,
    is_withdrawn,
    items_over,
    leads_over,
    over_questions,
)
from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block, blocks
from studyfold.reading.lines.document import Parsed, unplaced
from studyfold.reading.lines.furniture import ANCHOR, TAG
from studyfold.reading.lines.labels import as_counted
from studyfold.reading.lines.source import Line
from studyfold.reading.shape import answers, forms
from studyfold.reading.shape.elsewhere import elsewhere
from studyfold.reading.shape.marks import Candidate, Mark
from studyfold.reading.shape.options import are_all
from studyfold.reading.shape.selection import selected
from studyfold.words import WORD, words

FOLDED = 0.5
"""The part of all questions under which something must be folded away, so that this is where answers are."""
FEWEST_FOLDED = 3
"""Questions whose folds show where an answer ends."""
NEARLY_ALL = 0.9
"""The part of questions without answers from which a list under another one belongs to it, too."""
MOST_KEYLESS = 0.8
"""The part of questions over anything that have options and nothing else, from which on options are no answers."""
FEWEST_QUIZZES = 2
"""Questions with ticked options, which are a list of what is done where only one has them."""
FEW_SHOWN = 0.3
"""The part of all answers up to which those of nothing but code are the exception."""
FEWEST_IN_ITEM = 3
"""Questions that items hold on average, for these to name topics."""
ANCHORS = re.compile(r"(?:<(?P<tag>a|span|div)\b[^<>]*\b(?:id|name)\s*=[^<>]*>\s*</(?P=tag)\s*>\s*)+", re.IGNORECASE)
"""A line of anchors and nothing else."""
COLUMNS = "names of columns"
ITEM_OVER = "item over questions"


@dataclass(frozen=True, slots=True)
class Outline:
    """A document, cut into pieces."""

    opening: tuple[Line, ...]
    """What stands before the first cut."""
    pieces: tuple[Head | Asked, ...]
    aside: tuple[tuple[Line, str], ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    head: Block | None = None
    mark: Mark | None = None
    level: int = 0


def outline(document: Parsed, candidate: Candidate | None, others: Sequence[Candidate]) -> Outline:
    """Cuts a document at the questions that a candidate names."""
    marks, beside = selected(document, candidate) if candidate else ([], [])
    grouped = folds_over(document, marks)
    marks = [mark for mark in marks if mark.start not in grouped]
    heads = [*headings_above(document, candidate, marks, beside), *grouped.values()]
    if candidate:
        borders = heads if candidate.form is forms.HEADINGS else over_questions(heads, marks)
        marks = sorted([*marks, *elsewhere(document, marks, others, borders)], key=lambda mark: mark.start)
    over = items_over(document, marks) if candidate and candidate.form in (forms.NESTED_ITEMS, forms.SUMMARIES) else []
    topics = over if len(marks) >= FEWEST_IN_ITEM * len(over) else []
    leads = leads_over(document, candidate.form, marks) if candidate else []
    heads = sorted([*heads, *topics, *leads], key=lambda head: head.start)
    left_out = dict.fromkeys(_names_of_columns(marks), COLUMNS)
    left_out.update((n, ITEM_OVER) for item in over if not topics for n in range(item.start, item.end))
    document = replace(document, aside={**document.aside, **left_out})
    cuts, moved = _anchored(document, _cuts(marks, heads))
    document = replace(document, aside={**moved, **document.aside})
    opening = content(document, 0, cuts[0].start if cuts else len(document.lines))
    pieces, aside = _pieces(document, marks, cuts)
    named = [(document.lines[n], reason) for n, reason in left_out.items()]
    return Outline(tuple(opening), tuple(shared(pieces)), (*named, *aside))


def _cuts(marks: Sequence[Mark], heads: Sequence[Block]) -> list[_Cut]:
    """Where a document is cut; what is a question is no heading above others."""
    cuts = [_Cut(mark.start, mark.end, mark=mark) for mark in marks]
    starts = {cut.start for cut in cuts}
    cuts += [_Cut(head.start, head.end, head=head, level=head.level) for head in heads if head.start not in starts]
    return sorted(cuts, key=lambda cut: (cut.start, cut.mark is None))


def _pieces(
    document: Parsed, marks: Sequence[Mark], cuts: Sequence[_Cut]
) -> tuple[list[Head | Asked], list[tuple[Line, str]]]:
    """What stands between the cuts, and lines that were consumed, each with the reason why."""
    folds = _folds_answers(document, marks)
    quizzes = _has_quizzes(document, marks)
    paired = paired_label(document, marks, [*(mark.start for mark in marks), len(document.lines)][1:])
    pieces: list[Head | Asked] = []
    aside: list[tuple[Line, str]] = []
    carried: list[Line] = []
    ends = [*(cut.start for cut in cuts), len(document.lines)][1:]
    for n, (cut, end) in enumerate(zip(cuts, ends, strict=True)):
        if cut.head:
            pieces.append(_head(document, cut.head, end))
        if not cut.mark:
            continue
        under, left = under_title(document, cut.mark, end)
        under, answer_label = unpaired(under, paired)
        above = [*carried, Line("", 0)] if carried else []
        asked = asked_of(cut.mark, [*above, *under], len(carried), folds=folds, quizzes=quizzes)
        followed = n + 1 < len(cuts) and cuts[n + 1].mark is not None
        carried = left if followed and left and _opens(left) else []
        aside += answer_label
        if left and not carried and cut.start == marks[-1].start and _all_folded(document, marks):
            aside += [(line, "after the last question") for line in left if line.text.strip()]
        elif left and not carried:
            asked = _with_more(asked, left)
        pieces.append(asked)
        aside += asked.body.aside
    return pieces, aside


def _head(document: Parsed, head: Block, end: int) -> Head:
    below = tuple(content(document, head.end, end))
    over = not (is_withdrawn(head) or ends_section(document, head, end))
    return replace(head_of(head, head.start, below), over=over)


def _with_more(asked: Asked, left: Sequence[Line]) -> Asked:
    """A question with what follows its folded answer."""
    return replace(asked, body=replace(asked.body, answer=(*asked.body.answer, Line("", left[0].number), *left)))


def _anchored(document: Parsed, cuts: Sequence[_Cut]) -> tuple[list[_Cut], dict[int, str]]:
    """The cuts, with the anchors that stand right above them in their titles, and the lines of these."""
    lines = [_anchors_above(document, cut.start) for cut in cuts]
    made = [_with_anchors(document, cut, own) for cut, own in zip(cuts, lines, strict=True)]
    return made, dict.fromkeys((n for own in lines for n in own), "anchor")


def _anchors_above(document: Parsed, start: int) -> list[int]:
    """The lines right above a title that hold only anchors: they name what comes next."""
    found: list[int] = []
    for n in range(start - 1, -1, -1):
        text = document.lines[n].text.strip()
        if ANCHORS.fullmatch(text) and n not in document.aside:
            found.insert(0, n)
        elif text:
            break
    return found


def _with_anchors(document: Parsed, cut: _Cut, lines: Sequence[int]) -> _Cut:
    names = (name for n in lines for name in ANCHOR.findall(document.lines[n].text))
    anchors = "".join(f'<a id="{name}"></a>' for name in names)
    if not anchors or (cut.mark and wording.BARE_LABEL.fullmatch(cut.mark.title)):
        return cut
    if cut.mark:
        return replace(cut, mark=replace(cut.mark, title=f"{anchors} {cut.mark.title}"))
    return replace(cut, head=replace(cut.head, text=f"{cut.head.text} {anchors}")) if cut.head else cut


def _names_of_columns(marks: Sequence[Mark]) -> list[int]:
    """The lines that name the columns of tables whose rows are the questions."""
    tables = {mark.block.start for mark in marks if mark.block and mark.block.kind == "table"}
    return sorted(n for start in tables for n in (start, start + 1))


def _all_folded(document: Parsed, marks: Sequence[Mark]) -> bool:
    """Whether each answer but the last ends where it is folded away: then the last one does, too."""
    return len(marks) >= FEWEST_FOLDED and all(
        mark.block is not None and mark.block.kind == "summary" and not under_title(document, mark, after.start)[1]
        for mark, after in pairwise(marks)
    )


def _folds_answers(document: Parsed, marks: Sequence[Mark]) -> bool:
    """Whether most questions have something folded under them."""
    if not marks or any(mark.block is not None and mark.block.kind == "summary" for mark in marks):
        return False
    folds = [
        block.start
        for block in document.blocks
        if block.kind == "summary" and not wording.QUESTION_MARK.search(TAG.sub("", block.text).strip())
    ]
    starts = [mark.start for mark in marks]
    holding = {bisect_right(starts, at) for at in folds} - {0}
    return len(holding) >= FOLDED * len(marks)


def _has_quizzes(document: Parsed, marks: Sequence[Mark]) -> bool:
    """Whether there are options under several questions, or the only one, of which some are ticked."""
    starts = [mark.start for mark in marks]
    ticked = {
        bisect_right(starts, block.start)
        for block in document.blocks
        if block.kind == "item" and answers.is_ticked(document.lines[block.start].text)
    }
    return len(ticked - {0}) >= min(FEWEST_QUIZZES, len(marks))


def _opens(lines: Sequence[Line]) -> bool:
    """Whether what stands between two questions leads to the second: a table, code, or words that announce."""
    parts = blocks([line.text for line in lines])
    return any(part.kind in ("table", "code") for part in parts) or lines[-1].text.rstrip().endswith((":", "："))


def shared(pieces: list[Head | Asked]) -> list[Head | Asked]:
    """Questions that stand directly above another one, each with the other one's answer."""
    made: list[Head | Asked] = []
    for piece in reversed(pieces):
        below = made[-1] if made else None
        if isinstance(piece, Asked) and isinstance(below, Asked) and _stands_on(piece, below):
            piece = replace(piece, body=replace(below.body, aside=piece.body.aside))
        made.append(piece)
    return made[::-1]


def _stands_on(piece: Asked, below: Asked) -> bool:
    kinds = [each.mark.block.kind if each.mark.block else "" for each in (piece, below)]
    empty = not piece.body.answer and not piece.body.prompt and not piece.body.aside and not piece.mark.indent
    shares = kinds[0] == kinds[1] and (kinds[0] in ("heading", "term") or (bool(piece.mark.label) and not kinds[0]))
    return empty and shares and piece.mark.end == below.mark.start


def opened(outlines: Sequence[Outline]) -> list[Outline]:
    """The outlines of all documents, with code, further questions and lists open where they are no answers.

    Options are none where hardly a question has anything else. Further questions are none where nothing is answered,
    and code isn't where most titles over it speak of it; further questions are none where most questions lack an
    answer; code of which a title speaks is none where few answers are only code; a list is none where hardly any
    question has an answer.
    """
    bodies = [piece.body for cut in outlines for piece in cut.pieces if isinstance(piece, Asked)]
    shown = sum(body.only_shows for body in bodies)
    answered = sum(bool(body.answer) and not body.only_shows for body in bodies)
    few = shown <= FEW_SHOWN * len(bodies)
    coded = [body for body in bodies if body.only_shows and not answers.only_asks(body)]
    spoken_of = sum(body.points for body in coded) * 2 >= len(coded)
    bare = sum(not body.answer for body in bodies) >= NEARLY_ALL * len(bodies)
    quizzes = [_is_quiz(body) for body in bodies]
    keyless = sum(quizzes) >= MOST_KEYLESS * sum(bool(body.answer or body.prompt) for body in bodies)

    def is_open(body: answers.Body) -> bool:
        if keyless and _is_quiz(body):
            return True
        if bare and body.answer and not body.prompt and answers.only_lists(body):
            return True
        asks = answered * 2 < len(bodies) and answers.only_asks(body)
        none = not answered and (spoken_of or answers.only_asks(body))
        return body.only_shows and (none or (body.points and few) or asks)

    def settled(piece: Head | Asked) -> Head | Asked:
        folded = isinstance(piece, Asked) and piece.mark.block is not None and piece.mark.block.kind == "summary"
        opens = isinstance(piece, Asked) and not folded and is_open(piece.body)
        return replace(piece, body=answers.opened(piece.body)) if isinstance(piece, Asked) and opens else piece

    return [replace(cut, pieces=tuple(settled(piece) for piece in cut.pieces)) for cut in outlines]


def label_aside(document: Parsed, mark: Mark) -> list[Unplaced]:
    """What stands before a title, if the count of words would miss it."""
    text = "\n".join(line.text for line in document.lines[mark.start : mark.end])
    context = words(text)
    if not any(word in context for word in WORD.findall(mark.label)):
        return []
    return [unplaced(document, mark.start, "question label", as_counted(mark.label, text, mark.title).strip())]


def _is_quiz(body: answers.Body) -> bool:
    """Whether what stands under a title is a quiz without its answer."""
    return not body.prompt and (answers.only_options(body) or are_all(body.answer))
