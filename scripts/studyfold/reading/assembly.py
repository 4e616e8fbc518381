"""Chosen questions and the lines around them: what each question holds, and what stands above, between and beside.

A document is cut where a question or a heading above questions starts. What stands between two cuts belongs to the
first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studyfold.model import Unplaced
from studyfold.reading import answers, forms, wording
from studyfold.reading.blocks import Block, blocks
from studyfold.reading.document import Parsed, unplaced
from studyfold.reading.elsewhere import elsewhere
from studyfold.reading.furniture import TAG
from studyfold.reading.inline import Inline, inline
from studyfold.reading.labelled import SPEAKER
from studyfold.reading.labels import POINT, as_said
from studyfold.reading.marks import Candidate, Mark
from studyfold.reading.members import cells_of
from studyfold.reading.selection import selected
from studyfold.reading.source import Line
from studyfold.reading.title_blocks import BREAK, split
from studyfold.reading.under import shows_words
from studyfold.words import WORD, words

FOLDED = 0.5
"""The part of all questions under which something must be folded away, so that this is where answers are."""
FEWEST_FOLDED = 3
"""Questions whose folds show where an answer ends."""
NEARLY_ALL = 0.9
"""The part of questions without answers from which a list under another one belongs to it, too."""
MOST_KEYLESS = 0.8
"""The part of questions with options and nothing else from which on options are no answers."""
FEW_SHOWN = 0.3
"""The part of all answers up to which those of nothing but code are the exception."""
CODE_MARGIN = 4
"""Columns that make a line code."""
USUAL_LEVEL = 2
"""The deepest heading that stands above questions, where none stands directly above one."""
LOWEST_LEVEL = 6
"""Of headings; items over the questions of a list stand below them."""
FEWEST_IN_ITEM = 3
"""Questions that items hold on average, for these to name topics."""
ANSWERER = re.compile(
    r"\s*(?:[-*+]\s+)?(?P<bold>\*\*)?\[?(?P<who>[^\W\d_](?:[^\W\d_][\w .'-]{0,28}?(?=\*{0,2}\s?[:：]))?)"
    r"(?P<early>\*\*)?(?:\]\s*:?|\s?[:：.)])(?P<closed>\*\*)?\s*(?=\S)"
)
"""A letter before an answer, or who says it."""
COLUMNS = "names of columns"
ITEM_OVER = "item over questions"
SHORTCODE = re.compile(r"(?<![\w`:])(?::[a-z0-9_+-]*[a-z][a-z0-9_+-]*:)(?![\w`:])")
"""A sign as GitHub takes it by its name: `:rocket:`."""
METADATA = re.compile(
    r"\s*(?:\*\*|__)(?P<name>[^*_:：]{1,20})(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])(?P<value>[^?？]{1,80})"
)
"""A name in bold and its value."""
WRAPPER = re.compile(r"</?(?:dl|dd)\b[^<>]*>", re.IGNORECASE)
"""What stands around the answer to a term."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, with what stands under it."""

    mark: Mark
    title: Inline
    body: answers.Body


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
    heads = _heads(document, candidate, marks, beside)
    if candidate:
        marks = sorted([*marks, *elsewhere(document, marks, others, heads)], key=lambda mark: mark.start)
    over = _items_over(document, marks) if candidate and candidate.form in (forms.NESTED_ITEMS, forms.SUMMARIES) else []
    topics = over if len(marks) >= FEWEST_IN_ITEM * len(over) else []
    heads = sorted([*heads, *topics], key=lambda head: head.start)
    left_out = dict.fromkeys(_names_of_columns(marks), COLUMNS)
    left_out.update((n, ITEM_OVER) for item in over if not topics for n in range(item.start, item.end))
    document = replace(document, aside={**document.aside, **left_out})
    cuts = [_Cut(mark.start, mark.end, mark=mark) for mark in marks]
    starts = {cut.start for cut in cuts}
    cuts += [_Cut(head.start, head.end, head=head, level=head.level) for head in heads if head.start not in starts]
    cuts.sort(key=lambda cut: (cut.start, cut.mark is None))
    ends = [*(cut.start for cut in cuts), len(document.lines)][1:]
    opening = _content(document, 0, cuts[0].start if cuts else len(document.lines))
    folds = _folds_answers(document, marks)
    paired = _paired_label(document, marks, [*(mark.start for mark in marks), len(document.lines)][1:])
    pieces: list[Head | Asked] = []
    aside = [(document.lines[n], reason) for n, reason in left_out.items()]
    carried: list[Line] = []
    for n, (cut, end) in enumerate(zip(cuts, ends, strict=True)):
        if cut.head:
            below = tuple(_content(document, cut.end, end))
            pieces.append(replace(_head(cut.head, cut.start, below), over=not _ends(document, cut, end)))
            continue
        if not cut.mark:
            continue
        under, left = _under(document, cut.mark, end)
        followed = n + 1 < len(cuts) and cuts[n + 1].mark is not None
        under, answer_label = _unpaired(under, paired)
        aside += answer_label
        asked = _asked(cut.mark, [*carried, *([Line("", 0)] if carried else []), *under], len(carried), folds)
        carried = []
        if left and followed and _opens(left):
            carried = left
        elif left and cut.mark is marks[-1] and _all_folded(document, marks):
            aside += [(line, "after the last question") for line in left if line.text.strip()]
        elif left:
            asked = replace(
                asked, body=replace(asked.body, answer=(*asked.body.answer, Line("", left[0].number), *left))
            )
        pieces.append(asked)
        aside += asked.body.aside
    return Outline(tuple(opening), tuple(_shared(pieces)), tuple(aside))


def _items_over(document: Parsed, marks: Sequence[Mark]) -> list[Block]:
    """The items that hold questions and say nothing else, as headings below those of any level."""
    starts = {mark.start for mark in marks}
    found = []
    for item in document.blocks:
        end = item.start + item.text.count("\n") + 1
        if item.kind != "item" or item.start in starts or not shows_words(item.text):
            continue
        first = next((n for n in range(end, item.end) if n in starts or _is_content(document, n)), None)
        if first in starts:
            found.append(replace(item, kind="heading", end=end, level=LOWEST_LEVEL + item.depth))
    return found


def _names_of_columns(marks: Sequence[Mark]) -> list[int]:
    """The lines that name the columns of tables whose rows are the questions."""
    tables = {mark.block.start for mark in marks if mark.block and mark.block.kind == "table"}
    return sorted(n for start in tables for n in (start, start + 1))


def _all_folded(document: Parsed, marks: Sequence[Mark]) -> bool:
    """Whether each answer but the last ends where it is folded away: then the last one does, too."""
    return len(marks) >= FEWEST_FOLDED and all(
        mark.block is not None and mark.block.kind == "summary" and not _under(document, mark, after.start)[1]
        for mark, after in pairwise(marks)
    )


def _paired_label(document: Parsed, marks: Sequence[Mark], ends: Sequence[int]) -> str:
    """What stands before most answers, where another one stands before each question: `R` to `P`, or who speaks."""
    found: Counter[str] = Counter()
    for mark, end in zip(marks, ends, strict=True):
        own = wording.title_of(f"{mark.label} x").word
        first = next((n for n in range(mark.end, end) if _is_content(document, n)), None)
        answerer = ANSWERER.match(document.lines[first].text) if first is not None else None
        speaks = not own and bool(SPEAKER.match(f"{mark.label} x"))
        if answerer and answerer["who"].lower() != own and (speaks or (own and len(answerer["who"]) == 1)):
            found[answerer["who"]] += 1
    who, count = found.most_common(1)[0] if found else ("", 0)
    return who if count > 1 and count * 2 >= len(marks) else ""


def _unpaired(lines: list[Line], who: str) -> tuple[list[Line], list[tuple[Line, str]]]:
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


def _head(block: Block, start: int, below: tuple[Line, ...]) -> Head:
    taken = wording.title_of(block.text)
    named = inline(taken.text)
    own = named.attributes
    signs = _signs(named.title)
    for sign in signs:
        named = replace(named, title=" ".join(named.title.replace(sign, " ").split()))
    label = taken.label.rstrip(" .:)")
    beside = " ".join([*signs, label, named.link, own.level, *own.names, *own.tags, *own.aliases]).strip()
    return Head(block.level, named, start, below, block.text, beside if re.search(r"\w", beside) else "")


def _ends(document: Parsed, cut: _Cut, end: int) -> bool:
    """Whether the heading of a contents list ends the section of another one before its next question or heading."""
    first = bisect_right(document.blocks, cut.start, key=lambda block: block.start)
    last = bisect_left(document.blocks, end, key=lambda block: block.start)
    return any(
        block.kind == "heading"
        and block.level <= cut.level
        and not block.depth
        and bool(wording.CONTENTS.fullmatch(block.text))
        and block.start in document.aside
        for block in document.blocks[first:last]
    )


def _signs(title: str) -> list[str]:
    """The signs that a title names, if it says something else, too."""
    found = list(dict.fromkeys(SHORTCODE.findall(title)))
    if not found or not shows_words(SHORTCODE.sub("", title)):
        return []
    # Takes time to load, and few documents have any.
    from pymdownx import gemoji_db  # type: ignore[import-untyped]

    return [name for name in found if name in gemoji_db.emoji or name in gemoji_db.aliases]


def _heads(document: Parsed, candidate: Candidate | None, marks: Sequence[Mark], beside: Sequence[Mark]) -> list[Block]:
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
        return [head for head in found if head.level < level or head.start in same]
    deepest = _deepest(document, found, marks)
    if candidate and candidate.form is forms.ITEM_HEADINGS:
        deepest = min([deepest, *(mark.level - 1 for mark in marks)])
    found = [head for head in found if head.level <= deepest]
    return [head for n, head in enumerate(found) if not _is_part(document, head, found[n + 1 : n + 2], marks)]


def _is_part(document: Parsed, head: Block, after: Sequence[Block], marks: Sequence[Mark]) -> bool:
    """Whether a heading with a name such as `Example` stands in an answer: over words, and then a question follows."""
    if not wording.SECTION.fullmatch(wording.title_of(head.text).text):
        return False
    n = bisect_right([mark.start for mark in marks], head.start)
    follows = n < len(marks) and (not after or marks[n].start < after[0].start)
    return n > 0 and follows and any(_is_content(document, k) for k in range(head.end, marks[n].start))


def _is_answer(head: Block) -> bool:
    return bool(wording.ANSWER_LABEL.match(head.text) or wording.ANSWER_ALONE.fullmatch(head.text))


def _folded(document: Parsed, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """What is folded under a question, or is one: the lines from the title to the tag that closes it."""
    starts = [mark.start for mark in marks]
    found = []
    for block in document.blocks:
        if block.kind == "summary" and (n := bisect_right(starts, block.start)):
            end = starts[n] if n < len(starts) else len(document.lines)
            found.append((block.start, answers.fold_end(document.lines, block.end, end)))
    return found


def _inside(at: int, starts: Sequence[int], folded: Sequence[tuple[int, int]]) -> bool:
    n = bisect_right(starts, at) - 1
    return n >= 0 and at < folded[n][1]


def _deepest(document: Parsed, heads: Sequence[Block], marks: Sequence[Mark]) -> int:
    """The deepest level of which most headings stand directly above a question or a deeper heading."""
    first = {n for mark in marks for n in range(mark.start, mark.end)}
    starts = {head.start for head in heads}
    direct: dict[int, list[bool]] = {}
    for head in heads:
        after = next((n for n in range(head.end, len(document.lines)) if _is_content(document, n)), -1)
        direct.setdefault(head.level, []).append(after in first or after in starts)
    levels = [level for level, found in direct.items() if sum(found) * 2 >= len(found)]
    return max(levels, default=USUAL_LEVEL)


def _is_content(document: Parsed, n: int) -> bool:
    return n not in document.aside and not answers.shows_nothing(document.lines[n].text)


def _content(document: Parsed, start: int, end: int) -> list[Line]:
    return [document.lines[n] for n in range(start, end) if n not in document.aside]


def _under(document: Parsed, mark: Mark, end: int) -> tuple[list[Line], list[Line]]:
    """The lines under a question's title, free of the indentation of its list item; and what follows what is folded."""
    kind = mark.block.kind if mark.block else ""
    rest = [Line(text, document.number(mark.end - 1)) for text in mark.rest.split("\n")] if mark.rest else []
    if mark.block and kind == "table":
        below = min(max(mark.end, mark.block.end), end)
        return [*rest, *_rows_without_title(document, mark.end, below)], answers.bare(_content(document, below, end))
    close = answers.fold_end(document.lines, mark.end, end) if kind == "summary" else end
    lines = []
    for n in range(mark.end, close):
        if n not in document.aside and not (kind == "term" and WRAPPER.fullmatch(document.lines[n].text.strip())):
            line = document.lines[n]
            lines.append(replace(line, text=_outdented(line.text, mark.indent)) if mark.indent else line)
    if mark.indent:
        lines = _without_margin(lines)
    gap = [Line("", rest[-1].number)] if rest and kind == "summary" else []
    left = answers.bare(_content(document, close, end)) if close < end else []
    return [*rest, *gap, *lines], left


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


def _outdented(text: str, columns: int) -> str:
    margin = len(text) - len(text.lstrip(" \t"))
    lead = text[:margin].expandtabs(4)
    return lead[min(columns, len(lead)) :] + text[margin:]


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


def _asked(mark: Mark, lines: list[Line], carried: int, folds: bool) -> Asked:
    if wording.BARE_LABEL.fullmatch(mark.title) or not re.search(r"\w", TAG.sub("", mark.title)):
        mark, lines = _named_below(mark, lines)
    title = inline(mark.title)
    labelled = wording.title_of(f"{mark.label} x").word == "q"
    under = lines[carried + 1 :] if carried else lines
    body = answers.divided(title.title, under, folds_answers=folds, labelled=labelled)
    if carried:
        body = replace(body, prompt=(*answers.bare(lines[:carried]), Line("", 0), *body.prompt))
    if title.link:
        body = replace(body, prompt=(Line(title.link, mark.start), *body.prompt))
    return Asked(mark, title, body)


def _named_below(mark: Mark, lines: list[Line]) -> tuple[Mark, list[Line]]:
    """A question whose heading only says that one follows: its title is the first paragraph under it."""
    parts = blocks([line.text for line in lines])
    said = [part for part in parts if part.kind in ("paragraph", "heading") and not _is_metadata(part.text)]
    labels = [part for part in said[:1] if wording.BARE_LABEL.fullmatch(part.text)]
    first = next((part for part in said if part not in labels), None)
    if first is None or wording.ANSWER_ALONE.fullmatch(first.text):
        return mark, lines
    if any(part.kind == "code" and part.start < first.start for part in parts):
        return mark, lines
    title, rest = split(first.text)
    if rest and wording.BARE_LABEL.fullmatch(title):
        label, (title, rest) = title, split(rest)
    else:
        label = ""
    taken = wording.title_of(title)
    below = [Line(text, lines[first.start].number) for text in rest.split("\n")] if rest else []
    said_before = " ".join([mark.label, mark.title, *(part.text for part in labels), label, taken.label])
    named = replace(mark, title=taken.text, label=" ".join(said_before.split()))
    before = [*lines[: labels[0].start], *lines[labels[0].end : first.start]] if labels else lines[: first.start]
    return named, [*before, *below, *lines[first.end :]]


def _is_metadata(text: str) -> bool:
    """Whether each line says something about a question, as `**Level:** easy` does, and none asks it."""
    lines = [BREAK.sub("", line) for line in text.split("\n")]
    return all(METADATA.fullmatch(line) and not wording.SAYS_QUESTION.match(line) for line in lines)


def _opens(lines: Sequence[Line]) -> bool:
    """Whether what stands between two questions leads to the second: a table, code, or words that announce."""
    parts = blocks([line.text for line in lines])
    return any(part.kind in ("table", "code") for part in parts) or lines[-1].text.rstrip().endswith((":", "："))


def _shared(pieces: list[Head | Asked]) -> list[Head | Asked]:
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

    Options are none where hardly a question has anything else. Code and further questions are none where nothing is
    answered; further questions are none where most questions lack an answer; code of which a title speaks is none where
    few answers are only code; a list is none where hardly any question has an answer.
    """
    bodies = [piece.body for cut in outlines for piece in cut.pieces if isinstance(piece, Asked)]
    shown = sum(body.only_shows for body in bodies)
    answered = sum(bool(body.answer) and not body.only_shows for body in bodies)
    few = shown <= FEW_SHOWN * len(bodies)
    bare = sum(not body.answer for body in bodies) >= NEARLY_ALL * len(bodies)
    quizzes = [not body.prompt and answers.only_options(body) for body in bodies]
    keyless = sum(quizzes) >= MOST_KEYLESS * len(bodies)

    def is_open(body: answers.Body) -> bool:
        if keyless and not body.prompt and answers.only_options(body):
            return True
        if bare and body.answer and not body.prompt and answers.only_lists(body):
            return True
        asks = answered * 2 < len(bodies) and answers.only_asks(body)
        return body.only_shows and (not answered or (body.points and few) or asks)

    def settled(piece: Head | Asked) -> Head | Asked:
        folded = isinstance(piece, Asked) and piece.mark.block is not None and piece.mark.block.kind == "summary"
        opens = isinstance(piece, Asked) and not folded and is_open(piece.body)
        return replace(piece, body=answers.opened(piece.body)) if isinstance(piece, Asked) and opens else piece

    return [replace(cut, pieces=tuple(settled(piece) for piece in cut.pieces)) for cut in outlines]


def label_aside(document: Parsed, mark: Mark) -> list[Unplaced]:
    """What stands before a title, if the count of words would miss it."""
    context = words("\n".join(line.text for line in document.lines[mark.start : mark.end]))
    if not any(word in context for word in WORD.findall(mark.label)):
        return []
    # Without its points, or the count of words would take it for a label here too.
    return [unplaced(document, mark.start, "question label", POINT.sub("", mark.label).strip())]
