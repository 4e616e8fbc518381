"""The forms of which each block is a member, by its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from textwrap import dedent

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.folds import closed_folds
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.markdown_writer import as_words
from studyfold.reading.lines.wording import ASKS
from studyfold.reading.shape.labelled import unemphasised
from studyfold.reading.shape.marks import FEWEST_REPEATED, MANY, SAYS, Mark
from studyfold.reading.shape.title_blocks import BOLD, BREAK, after_bold, is_weakly_stressed, mark_of, split, stressed

FEWEST_IN_SENTENCE = 6
BOLD_NUMBER = re.compile(r"[(#]?(?:\d{1,3}\.){0,3}(?P<number>\d{1,3})[.):]\s*(?![\d\s])")
TASK = re.compile(r"\[[ xX✓]?\]\s+")
EMPTY_ANCHORS = re.compile(r"(?:<a\b[^<>]*>\s*</a\s*>\s*)+", re.IGNORECASE)
TAGGED_BREAK = re.compile(r"<br\s*/?>\s*$", re.IGNORECASE)
_SHOWN = r"```|~~~|\||<(?:ul|ol|table|pre)\b"
SHOWN_WITH = re.compile(
    rf"(?<=\S)\s*\n(?:[ \t]*\n|(?=[ \t]*(?:[-*+][ \t]|\d{{1,3}}[.)][ \t]|{_SHOWN})))|(?<=\S)(?=<(?:ul|ol|table|pre)\b)",
    re.IGNORECASE,
)
"""What ends the words of a summary: a gap, or a list, code or a table that it shows with them."""
LEAD = re.compile(r"\s*[-\u2013\u2014]\s+(?=\S)")
ROW_NUMBER = re.compile(r"\d{1,9}")
ROW_TITLE = re.compile(rf"\W*(?:questions?|q|faqs?|вопрос\w*|{wording.QUESTION})\W*", re.IGNORECASE)

LEVEL_COLUMN = re.compile(rf"\W*{wording.LEVEL_WORD}\W*", re.IGNORECASE)
TAGS_COLUMN = re.compile(
    r"\W*(?:tags?|topics?|domains?|categor(?:y|ies)|\u0442\u0435\u0433\u0438|\u0442\u0435\u043c\u0430|\u6807\u7b7e|\u5206\u7c7b)\W*",
    re.IGNORECASE,
)
ONE_WORD = re.compile(r"[^\W_][\w+-]*")
MARKED_UP = re.compile(r"[\[\]<>{}\"]")
EMPTY_CELL = re.compile(r"[-\u2013\u2014]+")
"""What a cell holds that holds nothing."""
PICTURES = re.compile(r"(?:\s*!\[[^\[\]]*\]\([^()\s]*\))+\s*\\?\s*")
FIRST_OPTION = re.compile(rf"(?<=\S)\s+(?={wording.FIRST_LETTER}\s?[.)\uff0e\u3001\uff09]\s*\S)")
SECOND_OPTION = re.compile(r"\s*[*_`]{0,2}\(?[BbБб]\s?[.)\uff0e\u3001\uff09]")
FURTHEST_OPTION = 4
"""Lines from a title to the second option."""


def members(lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    """The forms of which a block is a member."""
    maker = MAKERS.get(block.kind)
    if maker:
        yield from maker(lines, block, item)


def _heading(_lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    numbered = item is not None and item.mark[:1].isdigit()
    mark = mark_of(block, block.text, "", item)
    if numbered and item:
        yield "item-headings", replace(mark, number=int(item.mark[:-1]) if mark.number is None else mark.number)
    else:
        yield f"headings-{block.level}", mark


def _summary(lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    shown = SHOWN_WITH.search(block.text) if block.kind == "summary" else None
    title, rest = split(block.text[: shown.start()] if shown else block.text)
    if shown and title:
        rest = "\n\n".join(part for part in (rest, dedent(block.text[shown.start() :]).strip("\n")) if part)
    start = block.start
    while start and lines[start - 1].strip().lower().startswith("<details"):
        start -= 1
    indent = item.indent if item and item.start < start else 0
    mark = replace(mark_of(block, title, rest, None), start=start, indent=indent)
    yield ("summaries" if block.kind == "summary" else "terms"), mark


def _item(_lines: Sequence[str], block: Block, _item: Block | None) -> Iterator[tuple[str, Mark]]:
    box = TASK.match(block.text)
    text = block.text[box.end() :] if box else block.text
    if not text or wording.OPTION.match(text):
        return
    title, rest = _led_by_bold(text) or split(text)
    ordered = block.mark[:1].isdigit()
    name = f"nested-items-{block.depth}" if block.depth > 1 else "numbered-items" if ordered else "items"
    end = block.start + block.text.count("\n") + 1
    mark = replace(mark_of(block, title, rest, block), end=end)
    mark = replace(mark, label=f"{box[0]}{mark.label}".strip()) if box and box[0].strip("[] ") else mark
    yield name, replace(mark, number=int(block.mark[:-1]) if ordered and mark.number is None else mark.number)


def _led_by_bold(text: str) -> tuple[str, str] | None:
    """What is bold before a dash, and what is said of it, unless that asks: `**Pale crusts** - [see](crust.md)`."""
    bold = BOLD.match(text)
    lead = LEAD.match(bold["after"]) if bold and not bold["before"].strip() else None
    if not bold or not lead or wording.QUESTION_MARK.search(bold["after"]):
        return None
    return bold["bold"].strip(), bold["after"][lead.end() :]


def options_with_boxes(blocks: Sequence[Block]) -> set[int]:
    """The lines of items with a box; of none where most ask: those are questions that one ticks when one knows them."""
    boxed = {block.start: block for block in blocks if block.kind == "item" and TASK.match(block.text)}
    asking = sum(wording.asks(split(TASK.sub("", block.text))[0]) >= ASKS for block in boxed.values())
    return set() if asking >= MANY * len(boxed) else set(boxed)


def _paragraph(lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    if block.depth == 1 and item is None and lines[block.start].startswith(">"):
        yield from _quoted(block)
    if item is not None or block.depth:
        return
    if led := _led_by_number(block):
        yield "numbered-lines", led
        named = bool(led.rest) and led.title in block.text.split("\n", 1)[0]
        if named:
            yield "bold", led
        if named or led.weight < ASKS or led.rest == "":
            return
    anchors = EMPTY_ANCHORS.match(block.text)
    text = block.text[anchors.end() :] if anchors else block.text
    title, rest = split(text)
    mark = mark_of(block, title, rest, None)
    mark = replace(mark, title=f"{mark.title} {anchors[0].strip()}") if anchors else mark
    alone = not rest or PICTURES.fullmatch(rest)
    if title and _is_bold(text, title) and (alone or mark.weight >= ASKS or wording.CODE_BEFORE.match(mark.title)):
        if is_weakly_stressed(text):
            yield "stressed", mark
            return
        says = not rest and not title.endswith((":", "：")) and len(title.split()) >= FEWEST_IN_SENTENCE
        yield "bold", replace(mark, weight=max(mark.weight, SAYS)) if says and mark.weight > 0 else mark
    else:
        whole = _above_options(lines[block.end : block.end + FURTHEST_OPTION], mark)
        yield from [*_lines_within(lines, block)] or _as_a_whole(lines[block.start].strip(), whole)


def _quoted(block: Block) -> Iterator[tuple[str, Mark]]:
    """A paragraph of a quote that is bold as a whole: `> **What is rye?**`."""
    title, rest = split(block.text)
    if title and not rest and _is_bold(block.text, title):
        yield "quoted", mark_of(block, title, "", None)


def _is_bold(text: str, title: str) -> bool:
    """Whether a paragraph is bold, or its title: not what only starts with bold words, or with a label in bold."""
    bold = BOLD.fullmatch(stressed(text))
    if not bold or wording.LABEL.fullmatch(f"{bold['bold'].strip()} "):
        return False
    return not re.search(r"\w", bold["after"]) or title.strip("*_ ?？") in " ".join(
        f"{bold['before']} {bold['bold']}".split()
    )


def _lines_within(lines: Sequence[str], block: Block) -> Iterator[tuple[str, Mark]]:
    """The lines of a paragraph that ask for themselves."""
    if asked := _after_answer(lines, block):
        yield "lines", asked
    else:
        yield from [*_counted_lines(lines, block)] or _broken_lines(lines, block)


def _as_a_whole(first: str, mark: Mark) -> Iterator[tuple[str, Mark]]:
    """A paragraph as one question, of which `first` is the first line."""
    if wording.NUMBER.match(first) or wording.NUMBERED_CHINESE.match(first):
        yield "numbered-lines", mark
    elif wording.QUESTION_MARK.search(mark.title) and len(mark.title) <= wording.LONGEST_TITLE:
        yield "lines", mark
    elif mark.block and (leading := _leading(mark.block)):
        yield "bold-leads", leading


def _above_options(below: Sequence[str], mark: Mark) -> Mark:
    """The mark; the first option on the title's line is none of the title where the second one stands right below."""
    found = [*FIRST_OPTION.finditer(mark.title)]
    if not found or not SECOND_OPTION.match(next((line for line in below if line.strip()), "")):
        return mark
    title, option = mark.title[: found[-1].start()], mark.title[found[-1].end() :]
    return replace(mark, title=title.rstrip(), rest=f"{option}\n\n{mark.rest}".rstrip())


def _leading(block: Block) -> Mark | None:
    """What is bold before a dash and what is said of it: `**The crust is pale** - wait longer`."""
    bold = BOLD.fullmatch(block.text)
    lead = LEAD.match(bold["after"]) if bold and not bold["before"].strip() else None
    if not bold or not lead or len(bold["bold"]) > wording.LONGEST_TITLE:
        return None
    return mark_of(block, bold["bold"].strip(), bold["after"][lead.end() :], None)


def _after_answer(lines: Sequence[str], block: Block) -> Mark | None:
    """The last line of a paragraph that starts with an answer's label, if it asks: the next question."""
    last = block.end - 1
    if block.start == last or not wording.ANSWER_LABEL.match(lines[block.start].strip()):
        return None
    if not wording.QUESTION_MARK.search(lines[last]) or len(lines[last]) > wording.LONGEST_TITLE:
        return None
    return replace(mark_of(block, *split(lines[last]), None), start=last)


def _led_by_number(block: Block) -> Mark | None:
    """A paragraph led by a number in bold, with more words than are bold: `**1)** Say …`, `**2) Ash.** Say …`."""
    bold = BOLD.fullmatch(block.text)
    found = BOLD_NUMBER.match(bold["bold"]) if bold and not bold["before"].strip() else None
    if not bold or not found or not re.search(r"\w", bold["after"]):
        return None
    name = bold["bold"][found.end() :].strip()
    title, rest = (name, after_bold(bold["after"])) if name else split(bold["after"])
    mark = mark_of(block, title, rest, None)
    return replace(mark, label=f"{found[0].strip()} {mark.label}".rstrip(), number=int(found["number"]))


def _counted_lines(lines: Sequence[str], block: Block) -> Iterator[tuple[str, Mark]]:
    """The lines of a paragraph whose numbers count up: a list that lacks the spaces of one."""
    starts: list[int] = []
    expected = 0
    for n in range(block.start, block.end):
        found = wording.NUMBER.match(lines[n]) if lines[n][:1].strip() else None
        number = int(wording.count_of(found)) if found and wording.count_of(found).isdigit() else -1
        if number >= 0 and number == (expected if starts else number):
            starts.append(n)
            expected = number + 1
    if len(starts) > 1 and starts[0] - block.start <= bool(BOLD.fullmatch(lines[block.start].strip())):
        for n in starts:
            mark = replace(mark_of(block, *split(lines[n]), None), start=n, end=n + 1)
            if n == starts[0] > block.start:
                # What stands over the list, as `[Theory]` does, is no part of the question before it.
                mark = replace(mark, start=block.start, label=f"{lines[block.start].strip()} {mark.label}")
            yield "numbered-lines", mark


def _broken_lines(lines: Sequence[str], block: Block) -> Iterator[tuple[str, Mark]]:
    """The lines of a paragraph that ask, where nearly all are meant as lines: each ends in a tag for a break."""
    own = range(block.start, block.end)
    asking = [n for n in own if wording.QUESTION_MARK.search(BREAK.sub("", lines[n]))]
    if len(asking) > 1 and sum(bool(TAGGED_BREAK.search(lines[n])) for n in own) >= MANY * len(own):
        for n in asking:
            yield "lines", replace(mark_of(block, *split(lines[n]), None), start=n, end=n + 1)


def _rows(lines: Sequence[str], block: Block, _item: Block | None) -> Iterator[tuple[str, Mark]]:
    """The rows of a table whose header names questions, or whose cells in one column ask."""
    rows = [cells_of(line) for line in lines[block.start : block.end]]
    named = (n for n, cell in enumerate(rows[0]) if ROW_TITLE.fullmatch(cell))
    column = next(named, _asking_column(rows[2:], len(rows[0])))
    if column is None or len(rows[0]) < 2:
        return
    for n, cells in enumerate(rows[2:], block.start + 2):
        if column < len(cells) and re.search(r"[^\W\d_]", cells[column]):
            difficulty, tags, told = told_by_columns(rows[0], cells)
            left = [(k, cell) for k, cell in enumerate(cells) if cell and k not in told]
            rest = "\n\n".join(as_words(cell) for k, cell in left if k > column and not EMPTY_CELL.fullmatch(cell))
            mark = mark_of(block, cells[column], rest, None)
            before = [cell for k, cell in left if k < column]
            number = next((int(cell) for cell in before if ROW_NUMBER.fullmatch(cell)), mark.number)
            label = f"{' '.join(before)} {mark.label}".strip()
            told_of = replace(mark, difficulty=difficulty, tags=tags)
            yield "rows", replace(told_of, start=n, end=n + 1, number=number, label=label)


def told_by_columns(names: Sequence[str], cells: Sequence[str]) -> tuple[str, tuple[str, ...], set[int]]:
    """The level and the tags that a row has in columns for them, and the places of these cells."""
    difficulty = ""
    tags: tuple[str, ...] = ()
    told: set[int] = set()
    for k, (name, cell) in enumerate(zip(names, cells, strict=False)):
        plain = cell.strip("*_` ")
        if LEVEL_COLUMN.fullmatch(name) and ONE_WORD.fullmatch(plain):
            difficulty = plain
            told.add(k)
        elif TAGS_COLUMN.fullmatch(name) and cell and not MARKED_UP.search(cell):
            tags += tuple(tag for part in re.split(r"[,;\uff0c\u3001]", cell) if (tag := part.strip("*_` ")))
            told.add(k)
    return difficulty, tags, told


def _asking_column(rows: Sequence[Sequence[str]], columns: int) -> int | None:
    """The first column in which most cells ask, but for the last one: it has no answers beside it."""
    for n in range(columns - 1):
        asking = sum(n < len(cells) and bool(wording.QUESTION_MARK.search(cells[n])) for cells in rows)
        if asking >= FEWEST_REPEATED and asking >= MANY * len(rows):
            return n
    return None


def cells_of(line: str) -> list[str]:
    """What stands in the cells of a table's row."""
    parts = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    # Only in a table does a bar need its backslash, in code too.
    return [part.strip().replace(r"\|", "|") for part in parts]


MAKERS: dict[str, Callable[[Sequence[str], Block, Block | None], Iterator[tuple[str, Mark]]]] = {
    "heading": _heading,
    "summary": _summary,
    "term": _summary,
    "item": _item,
    "paragraph": _paragraph,
    "table": _rows,
}


def items_around_summaries(blocks: Sequence[Block]) -> dict[int, Block]:
    """The innermost item that holds each summary, by the summary's line."""
    found: dict[int, Block] = {}
    path: list[Block] = []
    for block in blocks:
        path = [item for item in path if block.start < item.end]
        if block.kind == "item":
            path.append(block)
        elif block.kind == "summary" and path and path[-1].start < block.start:
            found[block.start] = path[-1]
    return found


def cards(lines: Sequence[str], blocks: Sequence[Block], aside: Mapping[int, str]) -> Iterator[tuple[str, Mark]]:
    """The first paragraphs between rules, as on cards or slides; code may stand above them."""
    top = [block for block in blocks if not block.depth and block.start not in aside]
    rules = [n for n, block in enumerate(top) if block.kind == "rule"]
    for n, after in pairwise([*rules, len(top)]):
        asked = next((block for block in top[n + 1 : after] if block.kind not in ("code", "table", "html")), None)
        if asked and asked.kind == "paragraph" and not wording.LABEL.match(unemphasised(asked.text)):
            whole = len(asked.text) <= wording.LONGEST_TITLE and not wording.ANSWER_LABEL.search(asked.text)
            title, rest = (" ".join(asked.text.split()), "") if whole else split(asked.text)
            above = "\n".join(lines[top[n + 1].start : asked.start]).strip()
            rest = "\n\n".join(part for part in (above, rest) if part)
            yield "cards", replace(mark_of(asked, title, rest, None), start=top[n + 1].start)


def in_folded_answers(lines: Sequence[str], blocks: Sequence[Block]) -> set[int]:
    """The lines of what is folded away under a label of an answer: what stands there asks nothing of its own."""
    labels = {
        block.start: block.end
        for block in blocks
        if block.kind == "summary" and wording.ANSWER_ALONE.fullmatch(TAG.sub("", block.text).strip())
    }
    found: set[int] = set()
    done = 0
    for first, end in sorted(closed_folds(lines).items()):
        label = next((n for n in range(first, min(first + 3, end)) if n in labels), None)
        if label is not None and end > done:
            found.update(range(max(labels[label], done), end))
            done = end
    return found


def answer_signs(blocks: Sequence[Block]) -> list[int]:
    """The lines that say that an answer follows, and nothing else, or start with a word for it."""
    found = []
    for block in blocks:
        if block.kind in ("summary", "paragraph", "heading"):
            text = TAG.sub("", block.text).strip()
            label = wording.ANSWER_LABEL.match(text)
            if wording.ANSWER_ALONE.fullmatch(text) or (label and len(re.findall(r"[^\W\d_]", label[0])) > 1):
                found.append(block.start)
    return found
