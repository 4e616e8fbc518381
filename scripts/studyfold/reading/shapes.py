"""Finds which blocks of a document are its questions.

Blocks of one form (headings of one level, summaries, list items, lines with a label, …) are a candidate. Each title has
a weight: whether its words ask, whether a label says so, whether its number follows the one before. A form for which
questions are the usual use needs less of it than one that is used for anything. The candidate with the greatest sum
wins; what it beat is kept, to say how sure that is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import unquote

from studyfold.reading import wording
from studyfold.reading.anchors import anchor_of
from studyfold.reading.blocks import ITEM, Block
from studyfold.reading.furniture import ANCHOR, IN_CONTENTS, TAG
from studyfold.reading.wording import ASKS

IN_SEQUENCE = 0.75
"""The weight of a title whose number follows the one before."""
MANY = 0.6
"""The part of a candidate that makes a rule for the rest."""
FEWEST_REPEATED = 3
"""A title that stands so often, without asking, is a label."""
LISTED = 0.7
"""The weight of a heading to which the contents list leads."""
SAYS = 0.5
"""The weight of a paragraph that is bold and long enough for a sentence: what a reader may want to know."""
FEWEST_IN_SENTENCE = 6
INSIDE = 0.3
"""What is left of a candidate whose members stand inside the answers of another one that asks."""
MOST_TITLE_LINES = 4
COUNT_ON = 0.8
"""The part of the items that ask whose number follows the one before, for a number to say what is a question."""

NEEDED = {
    "labels": 0.1, "terms": 0.15, "summaries": 0.2, "rows": 0.3, "headings": 0.34, "item-headings": 0.3,
    "numbered-lines": 0.45, "bold": 0.45, "bold-leads": 0.25, "cards": 0.4, "numbered-items": 0.55,
    "items": 0.55, "lines": 0.6,
    "nested-items": 0.8,
}  # fmt: skip
"""The weight that a member of each form must pass on average."""

BOLD = re.compile(
    r"(?P<before>[^\w*_<\[]{0,6}\s*)(?:(?P<sign>\*\*|__)|<(?P<tag>b|strong)>)"
    r"(?P<bold>(?:`[^`\n]+`|(?(sign)(?!\*\*|__(?!\w))|(?!</(?P=tag)>))(?!`[^`\n]+`).)+?)"
    r"(?(sign)(?:\*\*|__)|</(?P=tag)>)(?P<after>.*)",
    re.DOTALL | re.IGNORECASE,
)
BOLD_NUMBER = re.compile(r"[(#]?(?P<number>\d{1,3})[.):]\s*")
SIGN = re.compile(r"[\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff][\ufe0f\u200d]*\W{0,20}$")
"""An emoji at a title's end, which often means a level."""
ADDRESS_OF_LINK = re.compile(r"(?<=\])\((?:[^()]++|\([^()]*+\))*+\)")
OWN_ID = re.compile(r"\{#([^\s{}]+)")
ANCHORS = re.compile(r"(?:</?(?:a|span|font|img|br|p|div|center|u|sup)\b[^<>]*>\s*)+", re.IGNORECASE)
TASK = re.compile(r"\[[ xX✓]?\]\s")
CODED = re.compile(r"[^\W\d_]\d{1,3}\W")
"""The letter of a section, and a question's number in it: `B2.`."""
BARE_NUMBER = re.compile(r"(?P<number>\d{1,3})[ \t\u3000]+(?=\S)")
BREAK = re.compile(r"(?:(?<! )[ ]{2,}|\\|<br\s*/?>\s*)$", re.IGNORECASE)
TAGGED_BREAK = re.compile(r"<br\s*/?>\s*$", re.IGNORECASE)
ANSWER_WITHIN = re.compile(
    r"(?<=[?？؟])\s+:{2,3}\s+|(?<=[?？؟\s*_])(?:[*_]{2})?(?:(?-i:A)|Ans|Answer)\s?[:：]\s*(?=\S)"
    rf"|(?:(?<=[?？؟])\s*(?:[*_]{{2}})?|(?<=\s)[*_]{{2}})(?:{wording.ANSWER})\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
LEAD = re.compile(r"\s*[-\u2013\u2014]\s+(?=\S)")
DASH = re.compile(r"\s+[-\u2013\u2014]$")
ROW_TITLE = re.compile(rf"\W*(?:questions?|q|faqs?|вопрос\w*|{wording.QUESTION})\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a question stands. Lines count from 0, the end is excluded."""

    start: int
    end: int
    title: str
    """Markdown, in one line."""
    weight: float
    label: str = ""
    """What stands before the title: `Q3.`, `12.`."""
    number: int | None = None
    rest: str = ""
    """What follows the title in its own block."""
    indent: int = 0
    """The columns before the text of the list item that holds it all."""
    level: int = 0
    block: Block | None = None
    listed: bool = False
    """Whether a contents list leads to it."""

    @property
    def asks(self) -> bool:
        """Whether its own words, label or number say that it is a question."""
        return self.weight >= IN_SEQUENCE


@dataclass(frozen=True, slots=True)
class Candidate:
    """Blocks of one form, taken as the questions of a document."""

    name: str
    """As `--shape` names it: `headings-3`, `bold`."""
    marks: tuple[Mark, ...]
    score: float

    @property
    def form(self) -> str:
        """The name without its level."""
        return self.name.rstrip("0123456789").rstrip("-")

    def between(self, start: int, end: int) -> Sequence[Mark]:
        """The members from one line to before another."""
        first = bisect_left(self.marks, start, key=lambda mark: mark.start)
        return self.marks[first : bisect_left(self.marks, end, key=lambda mark: mark.start)]


def candidates(lines: Sequence[str], blocks: Sequence[Block], aside: Mapping[int, str]) -> list[Candidate]:
    """Everything that could be the questions of a document, the best first."""
    found: dict[str, list[Mark]] = {}
    items = {block.start: block for block in reversed(blocks) if block.kind == "item"}
    items.update(_holding(blocks))
    for block in blocks:
        if block.start not in aside:
            for name, mark in _members(lines, block, items.get(block.start)):
                found.setdefault(name, []).append(mark)
    listed = frozenset(unquote(anchor) for n in aside for anchor in IN_CONTENTS.findall(lines[n]))
    for name, marks in found.items():
        if listed and name.startswith(("headings", "bold")):
            found[name] = [_with_entry(mark) if _is_listed(mark, listed) else mark for mark in marks]
    code = {n for block in blocks if block.kind in ("code", "table") for n in range(block.start, block.end)}
    for name, mark in [*_labelled(lines, code, aside), *_cards(lines, blocks, aside)]:
        found.setdefault(name, []).append(mark)
    made = [scored(name, _counted(name, marks)) for name, marks in found.items()]
    return sorted(_in_context(_adopted(made)), key=lambda candidate: -candidate.score)


def _holding(blocks: Sequence[Block]) -> dict[int, Block]:
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


def _cards(lines: Sequence[str], blocks: Sequence[Block], aside: Mapping[int, str]) -> Iterator[tuple[str, Mark]]:
    """The first paragraphs between rules, as on cards or slides; code may stand above them."""
    top = [block for block in blocks if not block.depth and block.start not in aside]
    rules = [n for n, block in enumerate(top) if block.kind == "rule"]
    for n, after in pairwise([*rules, len(top)]):
        asked = next((block for block in top[n + 1 : after] if block.kind not in ("code", "table", "html")), None)
        if asked and asked.kind == "paragraph" and not wording.LABEL.match(_unemphasised(asked.text)):
            whole = len(asked.text) <= wording.LONGEST_TITLE and not wording.ANSWER_LABEL.search(asked.text)
            title, rest = (" ".join(asked.text.split()), "") if whole else split(asked.text)
            above = "\n".join(lines[top[n + 1].start : asked.start]).strip()
            rest = "\n\n".join(part for part in (above, rest) if part)
            yield "cards", replace(_mark(asked, title, rest, None), start=top[n + 1].start)


def _with_entry(mark: Mark) -> Mark:
    return replace(mark, weight=max(mark.weight, LISTED), listed=True)


def _is_listed(mark: Mark, listed: frozenset[str]) -> bool:
    """Whether a contents list leads to a heading."""
    text = mark.block.text if mark.block else mark.title
    named = {*ANCHOR.findall(text), *OWN_ID.findall(text)}
    return bool(named & listed) or anchor_of(text) in listed


def _members(lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    """The forms of which a block is a member."""
    maker = MAKERS.get(block.kind)
    if maker:
        yield from maker(lines, block, item)


def _heading(_lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    numbered = item is not None and item.mark[:1].isdigit()
    mark = _mark(block, block.text, "", item)
    if numbered and item:
        yield "item-headings", replace(mark, number=int(item.mark[:-1]) if mark.number is None else mark.number)
    else:
        yield f"headings-{block.level}", mark


def _summary(lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    title, rest = split(block.text)
    start = block.start
    while start and lines[start - 1].strip().lower().startswith("<details"):
        start -= 1
    indent = item.indent if item and item.start < start else 0
    mark = replace(_mark(block, title, rest, None), start=start, indent=indent)
    yield ("summaries" if block.kind == "summary" else "terms"), mark


def _item(_lines: Sequence[str], block: Block, _item: Block | None) -> Iterator[tuple[str, Mark]]:
    if not block.text or TASK.match(block.text) or wording.OPTION.match(block.text):
        return
    title, rest = split(block.text)
    ordered = block.mark[:1].isdigit()
    name = f"nested-items-{block.depth}" if block.depth > 1 else "numbered-items" if ordered else "items"
    end = block.start + block.text.count("\n") + 1
    mark = replace(_mark(block, title, rest, block), end=end)
    yield name, replace(mark, number=int(block.mark[:-1]) if ordered and mark.number is None else mark.number)


def _paragraph(lines: Sequence[str], block: Block, item: Block | None) -> Iterator[tuple[str, Mark]]:
    if item is not None or block.depth:
        return
    if led := _led_by_number(block):
        yield "numbered-lines", led
        named = bool(led.rest) and led.title in block.text.split("\n", 1)[0]
        if named:
            yield "bold", led
        if named or led.weight < ASKS or led.rest == "":
            return
    title, rest = split(block.text)
    mark = _mark(block, title, rest, None)
    if title and _is_bold(block.text, title) and (not rest or mark.weight >= ASKS):
        says = not rest and not title.endswith((":", "：")) and len(title.split()) >= FEWEST_IN_SENTENCE
        yield "bold", replace(mark, weight=max(mark.weight, SAYS)) if says and mark.weight > 0 else mark
    else:
        yield from [*_lines_within(lines, block)] or _as_a_whole(lines[block.start].strip(), mark)


def _is_bold(text: str, title: str) -> bool:
    """Whether a paragraph is bold, or its title: not what only starts with bold words, or with a label in bold."""
    bold = BOLD.fullmatch(text)
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


def _leading(block: Block) -> Mark | None:
    """What is bold before a dash and what is said of it: `**The crust is pale** - wait longer`."""
    bold = BOLD.fullmatch(block.text)
    lead = LEAD.match(bold["after"]) if bold and not bold["before"].strip() else None
    if not bold or not lead or len(bold["bold"]) > wording.LONGEST_TITLE:
        return None
    return _mark(block, bold["bold"].strip(), bold["after"][lead.end() :], None)


def _after_answer(lines: Sequence[str], block: Block) -> Mark | None:
    """The last line of a paragraph that starts with an answer's label, if it asks: the next question."""
    last = block.end - 1
    if block.start == last or not wording.ANSWER_LABEL.match(lines[block.start].strip()):
        return None
    if not wording.QUESTION_MARK.search(lines[last]) or len(lines[last]) > wording.LONGEST_TITLE:
        return None
    return replace(_mark(block, *split(lines[last]), None), start=last)


def _led_by_number(block: Block) -> Mark | None:
    """A paragraph led by a number in bold, with more words than are bold: `**1)** Say …`, `**2) Ash.** Say …`."""
    bold = BOLD.fullmatch(block.text)
    found = BOLD_NUMBER.match(bold["bold"]) if bold and not bold["before"].strip() else None
    if not bold or not found or not re.search(r"\w", bold["after"]):
        return None
    name = bold["bold"][found.end() :].strip()
    title, rest = (name, _after(bold["after"])) if name else split(bold["after"])
    return replace(_mark(block, title, rest, None), label=found[0].strip(), number=int(found["number"]))


def _counted_lines(lines: Sequence[str], block: Block) -> Iterator[tuple[str, Mark]]:
    """The lines of a paragraph whose numbers count up: a list that lacks the spaces of one."""
    starts: list[int] = []
    expected = 0
    for n in range(block.start, block.end):
        found = wording.NUMBER.match(lines[n]) if lines[n][:1].strip() else None
        number = int(found["number"]) if found and found["number"].isdigit() else -1
        if number >= 0 and number == (expected if starts else number):
            starts.append(n)
            expected = number + 1
    if len(starts) > 1 and starts[0] - block.start <= bool(BOLD.fullmatch(lines[block.start].strip())):
        for n in starts:
            mark = replace(_mark(block, *split(lines[n]), None), start=n, end=n + 1)
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
            yield "lines", replace(_mark(block, *split(lines[n]), None), start=n, end=n + 1)


def _rows(lines: Sequence[str], block: Block, _item: Block | None) -> Iterator[tuple[str, Mark]]:
    """The rows of a table whose header names questions, or whose cells in one column ask."""
    rows = [cells_of(line) for line in lines[block.start : block.end]]
    named = (n for n, cell in enumerate(rows[0]) if ROW_TITLE.fullmatch(cell))
    column = next(named, _asking_column(rows[2:], len(rows[0])))
    if column is None or len(rows[0]) < 2:
        return
    for n, cells in enumerate(rows[2:], block.start + 2):
        if column < len(cells) and cells[column]:
            rest = "\n\n".join(cell for k, cell in enumerate(cells) if k > column and cell)
            mark = _mark(block, cells[column], rest, None)
            before = " ".join(cell for cell in cells[:column] if cell)
            number = next((int(cell) for cell in cells[:column] if cell.isdigit()), mark.number)
            label = f"{before} {mark.label}".strip()
            yield "rows", replace(mark, start=n, end=n + 1, number=number, label=label)


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
    return [part.strip() for part in parts]


MAKERS: dict[str, Callable[[Sequence[str], Block, Block | None], Iterator[tuple[str, Mark]]]] = {
    "heading": _heading,
    "summary": _summary,
    "term": _summary,
    "item": _item,
    "paragraph": _paragraph,
    "table": _rows,
}
QUOTED = re.compile(r"^>\s*")
SPEAKER = re.compile(
    r"\s*(?:>\s*)?(?:[-*+]\s+)?(?:\*\*|__|<b>|<strong>)?(?P<who>[^\W\d_][^\W\d_ ][\w .'-]{0,28}?)"
    r"(?:(?:\*\*|__|</b>|</strong>)\s?[:：]|[:：]\s?(?:\*\*|__|</b>|</strong>)?)\s+(?=\S)"
)
"""`Interviewer: …`, `**Ana**: …`: who speaks."""
EMPHASISED = re.compile(
    r"(?P<lead>\s*(?:>\s*)?(?:[-*+]\s+|\d+[.)]\s+)?)(?:\*\*|__|<b>|<strong>)(?P<said>[^*_<>]{1,20}?)"
    r"(?:\*\*|__|</b>|</strong>)(?P<sign>\s?[:：.]?)\s*"
)
"""Emphasis around the first words of a line and nothing more: `**Q.** What …`."""
LABEL_PLACE = re.compile(r"\s*(?:>\s*)?(?:[-*+]\s+|\d+[.)]\s+)?(?P<bold>\*\*|__|<b>|<strong>)?\s*")


def _labelled(lines: Sequence[str], code: set[int], aside: Mapping[int, str]) -> Iterator[tuple[str, Mark]]:
    """Lines that start with a label, wherever they stand."""
    usual = {
        n: line for n, line in enumerate(lines)
        if n not in code and n not in aside and not line.lstrip().startswith("#") and line.strip()
    }  # fmt: skip
    asking = _asking_speakers(usual)
    for n, line in usual.items():
        if n in asking:
            yield _spoken(lines, n, code)
            continue
        line = _unemphasised(line)
        place = LABEL_PLACE.match(line)
        found = wording.LABEL.match(line, place.end() if place else 0)
        if not found or not line[found.end() :].strip():
            continue
        word = (found["word"] or found["letter"] or found["bare"]).lower()
        name = "labels" if found["word"] or word == "q" else f"labels-{word}"
        yield name, _labelled_mark(lines, n, line, code, sure=name == "labels")


def _labelled_mark(lines: Sequence[str], n: int, line: str, code: set[int], *, sure: bool) -> Mark:
    end = _label_end(lines, n, code)
    item = ITEM.match(line)
    parts = [line[item.end() :] if item else line, *lines[n + 1 : end]]
    title, rest = split("\n".join(QUOTED.sub("", part.strip()) for part in parts))
    taken = wording.title_of(title)
    weight = max(wording.asks(taken.text), IN_SEQUENCE if sure else 0.0)
    indent = len(item[0].expandtabs(4)) if item else 0
    return Mark(n, end, taken.text, weight, taken.label, taken.number, rest, indent)


def _asking_speakers(lines: Mapping[int, str]) -> set[int]:
    """The lines of a dialogue with which one who mostly asks starts, while another one answers each time."""
    turns = [
        (n, found["who"].casefold(), line[found.end() :]) for n, line in lines.items() if (found := SPEAKER.match(line))
    ]
    said: dict[str, list[tuple[int, str, str]]] = {}
    for (n, who, text), (_, after, _) in pairwise([*turns, (0, "", "")]):
        said.setdefault(who, []).append((n, text, after))
    asking: set[int] = set()
    for who, own in said.items():
        answerer, count = Counter(after for _, _, after in own).most_common(1)[0]
        asks = sum(wording.asks(text) >= ASKS for _, text, _ in own)
        known = wording.title_of(f"{who}: x").word
        enough = len(own) >= FEWEST_REPEATED and min(count, asks) >= MANY * len(own)
        if enough and answerer not in ("", who) and not known:
            asking |= {n for n, _, _ in own}
    return asking


def _spoken(lines: Sequence[str], n: int, code: set[int]) -> tuple[str, Mark]:
    """A question in a dialogue, labelled with who asks it."""
    found = SPEAKER.match(lines[n])
    who = found["who"] if found else ""
    mark = _labelled_mark(lines, n, lines[n][found.end() if found else 0 :], code, sure=True)
    return f"labels-{who.casefold()}", replace(mark, label=f"{who}: {mark.label}".strip())


def _unemphasised(line: str) -> str:
    """A line without the emphasis around a label at its start."""
    found = EMPHASISED.match(line)
    if not found:
        return line
    said = f"{found['said'].strip()}{found['sign'].strip()} "
    label = wording.LABEL.fullmatch(said)
    return f"{found['lead']}{said}{line[found.end() :]}" if label else line


def _label_end(lines: Sequence[str], start: int, code: set[int]) -> int:
    """The line after a labelled question: it may be wrapped, up to its mark, a blank line or another label."""
    for n in range(start, min(start + MOST_TITLE_LINES, len(lines))):
        after = lines[n + 1] if n + 1 < len(lines) else ""
        ends = wording.QUESTION_MARK.search(lines[n]) or BREAK.search(lines[n]) or not after.strip() or n + 1 in code
        if (
            ends
            or wording.ANSWER_LABEL.match(after.strip())
            or ITEM.match(after)
            or re.match(r"\s*(?:#|<|\||>)", after)
        ):
            return n + 1
        place = LABEL_PLACE.match(after)
        if wording.LABEL.match(after, place.end() if place else 0):
            return n + 1
    return start + 1


def split(text: str) -> tuple[str, str]:
    """A block's words to a title and what follows it in the same block."""
    text = text.strip()
    bold = BOLD.fullmatch(text)
    if bold and _leads(bold):
        return " ".join(f"{bold['before'].strip()} {bold['bold'].strip()}{_mark_after(bold['after'])}".split()), _after(
            bold["after"]
        )
    within = ANSWER_WITHIN.search(text)
    if within and within.start() > 0:
        title = DASH.sub("", " ".join(text[: within.start()].split()))
        return title, text[within.end() if not re.search(r"\w", within[0]) else within.start() :].strip()
    parts = text.split("\n")
    for n, line in enumerate(parts[:MOST_TITLE_LINES], 1):
        tells = n < len(parts) and line.rstrip().endswith((".", "。")) and wording.asks(" ".join(parts[:n])) >= ASKS
        if tells or wording.QUESTION_MARK.search(line.rstrip("\\").rstrip()) or BREAK.search(line):
            return " ".join(BREAK.sub("", " ".join(parts[:n])).split()), "\n".join(parts[n:]).strip()
    if len(parts) <= MOST_TITLE_LINES and len(text) <= wording.LONGEST_TITLE:
        return " ".join(text.split()), ""
    return parts[0].strip(), "\n".join(parts[1:]).strip()


def _leads(bold: re.Match[str]) -> bool:
    after = bold["after"].strip()
    return (
        not re.search(r"\w", after) or bool(wording.QUESTION_MARK.search(bold["bold"].strip())) or after[:1] in "?？:："
    )


def _mark_after(after: str) -> str:
    """Signs between the bold run and the end of its line that belong to a title: `?`, an emoji."""
    if not re.search(r"\w", after):
        return (
            f" {after.strip()}"
            if after.strip() not in ("", ":", ".", "\\") and after.strip()[0] not in "?？:"
            else after.strip().rstrip(":\\")
        )
    return after.strip()[0] if after.strip()[0] in "?？" else ""


def _after(after: str) -> str:
    if not re.search(r"\w", after):
        return ""
    return re.sub(r"^(?:\\\n|[\s:：?？.–—-])+(?=\S)", "", BREAK.sub("", after)).strip()


def _mark(block: Block, text: str, rest: str, item: Block | None) -> Mark:
    shown = " ".join(text.split())
    bold = BOLD.fullmatch(shown)
    if bold and not re.search(r"\w", bold["after"]):
        shown = f"{bold['before']}{bold['bold']}{bold['after']}".strip()
    anchors = ANCHORS.match(shown)
    if anchors:
        # A label stands after them; `inline` finds them at the end as well.
        shown = f"{shown[anchors.end() :]} {anchors[0]}".strip()
    taken = wording.title_of(shown)
    weight = wording.asks(TAG.sub("", ADDRESS_OF_LINK.sub("", taken.text)))
    if (
        taken.label
        and wording.BARE_LABEL.fullmatch(taken.label)
        and (taken.word in ("q", "question") or len(taken.word) > 1)
    ):
        weight = max(weight, IN_SEQUENCE)
    names = wording.SECTION.fullmatch(shown) and not re.search(r"\d", shown)
    if wording.BARE_LABEL.fullmatch(shown) and re.search(r"\w", shown) and not names:
        weight = IN_SEQUENCE
    start, indent = (item.start, item.indent) if item else (block.start, 0)
    return Mark(start, block.end, taken.text, weight, taken.label, taken.number, rest, indent, block.level, block)


def _counted(name: str, marks: list[Mark]) -> list[Mark]:
    """The marks with the weight that their company gives them: a sign that most end with, a number that follows."""
    marks = _barely_numbered(_without_odd_labels(_without_inner(marks) if name == "numbered-items" else marks))
    signed = [bool(SIGN.search(mark.title)) for mark in marks]
    if sum(signed) > MANY * len(marks):
        marks = [replace(m, weight=max(m.weight, IN_SEQUENCE)) if s else m for m, s in zip(marks, signed, strict=True)]
    if name.split("-")[0] in ("items", "nested", "numbered") and name != "numbered-lines":
        return marks
    made = []
    for n, mark in enumerate(marks):
        before = marks[n - 1].number if n else None
        after = marks[n + 1].number if n + 1 < len(marks) else None
        follows = mark.number is not None and (mark.number - 1 == before or mark.number + 1 == after)
        usable = mark.weight > 0 or len(mark.title) > wording.LONGEST_TITLE
        made.append(replace(mark, weight=max(mark.weight, IN_SEQUENCE)) if follows and usable else mark)
    return made


def _without_inner(marks: list[Mark]) -> list[Mark]:
    """The items without those of answers' own lists: where those that ask count on, they ask nothing and don't fit."""
    asking = [(n, mark.number) for n, mark in enumerate(marks) if mark.asks and mark.number is not None]
    rising = sum(0 < after - before <= FEWEST_REPEATED for (_, before), (_, after) in pairwise(asking))
    if len(asking) < FEWEST_REPEATED or rising < COUNT_ON * (len(asking) - 1):
        return marks
    places = [n for n, _ in asking]
    numbers = [number for _, number in asking]
    kept = []
    for n, mark in enumerate(marks):
        above = bisect_left(places, n)
        lower = numbers[above - 1] if above else 0
        upper = numbers[above] if above < len(numbers) else numbers[-1] + len(marks)
        if mark.asks or mark.number is None or lower < mark.number < upper or upper < lower < mark.number:
            kept.append(mark)
    return kept


def _without_odd_labels(marks: list[Mark]) -> list[Mark]:
    """`B2: …` before one title is a part of it; `Q7.` before most is a label."""
    words = Counter(wording.title_of(mark.label + " x").word for mark in marks if mark.label)
    coded = [mark for mark in marks if CODED.match(mark.label)]
    if len(coded) >= MANY * len(marks):
        return marks
    usual = {word for word, count in words.items() if len(word) > 1 or word == "q" or count * 2 >= len(marks)}
    made = []
    for mark in marks:
        word = wording.title_of(mark.label + " x").word if mark.label else ""
        made.append(replace(mark, title=f"{mark.label} {mark.title}", label="") if word and word not in usual else mark)
    return made


def _barely_numbered(marks: list[Mark]) -> list[Mark]:
    """The marks; where most titles start with a number that counts on and has no point, it is no part of them."""
    found = [None if mark.label else BARE_NUMBER.match(mark.title) for mark in marks]
    numbers = [int(each["number"]) if each else -1 for each in found]
    counted = [
        number > 0 and (number - 1 in numbers[n - 1 : n] or number + 1 in numbers[n + 1 : n + 2])
        for n, number in enumerate(numbers)
    ]
    if sum(counted) < MANY * len(marks) or len(marks) < FEWEST_REPEATED:
        return marks
    return [
        replace(mark, title=mark.title[each.end() :], label=each["number"], number=number) if each else mark
        for mark, each, number in zip(marks, found, numbers, strict=True)
    ]


def scored(name: str, marks: Sequence[Mark]) -> Candidate:
    """A candidate with the sum of what its members weigh beyond what their form needs."""
    form = (
        name.rstrip("0123456789").rstrip("-").split("-")[0]
        if name.startswith("labels")
        else name.rstrip("0123456789").rstrip("-")
    )
    repeated = Counter(mark.title for mark in marks)
    # What nearly every summary says is the label of what it folds, even if it asks: `How to answer`.
    label = MANY * len(marks) if form == "summaries" else len(marks)
    kept = [
        replace(mark, weight=0.0)
        if repeated[mark.title] >= FEWEST_REPEATED and (not mark.asks or repeated[mark.title] > label)
        else mark
        for mark in marks
    ]
    needed = NEEDED[form] if name in NEEDED or form != "labels" else NEEDED["bold"]
    return Candidate(name, tuple(kept), sum(mark.weight - needed for mark in kept))


def _adopted(made: list[Candidate]) -> list[Candidate]:
    """The candidates; to headings with a number or label are added those of another level that fit into theirs."""
    headings = [mark for each in made if each.form == "headings" for mark in each.marks]
    done = []
    for each in made:
        own = [mark.start for mark in each.marks]
        counted = sum(mark.number is not None for mark in each.marks)
        ruled = each.form == "headings" and counted >= MANY * len(own)
        labelled = each.form == "headings" and sum(_is_lettered(mark) for mark in each.marks) >= MANY * len(own)
        new = [
            mark
            for mark in headings
            if (ruled and _fits(mark, each, own)) or (labelled and _is_lettered(mark) and mark.start not in own)
        ]
        marks = sorted([*each.marks, *new], key=lambda mark: mark.start)
        done.append(replace(each, marks=tuple(marks)))
    return done


def _is_lettered(mark: Mark) -> bool:
    """Whether the label of a heading is the letter that stands for a question."""
    return wording.title_of(f"{mark.label} x").word == "q" if mark.label else False


def _fits(mark: Mark, into: Candidate, starts: Sequence[int]) -> bool:
    n = bisect_left(starts, mark.start)
    if not 0 < n < len(starts) or starts[n] == mark.start or mark.number is None:
        return False
    before, after = into.marks[n - 1].number, into.marks[n].number
    return (
        before is not None and after is not None and before < mark.number < after and after - before <= FEWEST_REPEATED
    )


def _in_context(made: list[Candidate]) -> Iterator[Candidate]:
    """The candidates, with less for those that stand inside the answers of another one that asks."""
    asking = [
        each
        for each in made
        if len(each.marks) >= FEWEST_REPEATED and _share(each) >= MANY and each.form != "nested-items"
    ]
    for each in made:
        inside = any(_holds(other, each) for other in asking if other is not each)
        yield replace(each, score=each.score * INSIDE) if inside and each.score > 0 else each


def _share(candidate: Candidate) -> float:
    return sum(mark.asks for mark in candidate.marks) / len(candidate.marks)


DEPTH = (
    "rows",
    "headings",
    "item-headings",
    "summaries",
    "terms",
    "bold",
    "bold-leads",
    "cards",
    "labels",
    "numbered-items",
    "items",
    "lines",
    "nested-items",
)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the members of one candidate stand under those of the other, as deeper things do."""
    if outer.form == inner.form == "headings":
        deeper = inner.marks[0].level > outer.marks[0].level
    else:
        deeper = _depth(inner) > _depth(outer)
    if not deeper or not outer.marks[0].start < inner.marks[len(inner.marks) // 10].start:
        return False
    own = {mark.start for mark in outer.marks}
    return sum(mark.start in own for mark in inner.marks) * 2 < len(inner.marks)


def _depth(candidate: Candidate) -> int:
    return DEPTH.index(candidate.form) if candidate.form in DEPTH else DEPTH.index("labels")
