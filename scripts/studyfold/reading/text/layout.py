"""Plain text laid out by hand to Markdown that shows the same words: lines cut to a width, blank lines between blocks.

What a line is follows from where it stands. Blocks are split at blank lines and where the margin changes; each is

    verbatim    code, tables, columns: what only has its meaning in the places where it stands
    list        items with a mark, each holding the blocks that are set in under it
    quotation   lines with a `>` before each
    title       a line that is underlined
    rule        a line drawn between others
    paragraph   everything else
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studyfold.reading.text import asking, prose

SET_IN = 2
"""Columns by which a line must be deeper than others to stand apart from them."""
MANY = 0.6
"""The part of a block's lines that makes a rule for all of them."""
PART_SET_IN = 0.1
"""The part of a text's lines that are prose and set in, where lines mean something by where they stand."""
PART_CUT = 0.01
"""The part of its lines that go on in the next one."""
PART_IN_COLUMNS = 0.4
"""The part of a block's lines with a gap between columns that makes it a table; others are rows that go on."""
EARLY = 0.6
"""A line shorter than this part of the width, where the next word had room, ends on purpose."""
FEWEST_WORDS = 4
"""Words of a line in prose, on average; in code and addresses there are fewer."""
SHORTEST_SENTENCE = 3
FEWEST_ROWS = 3
"""Lines that end on purpose make rows of a block, whatever the next one starts with."""
DEEPEST = 12
"""Lists within lists; what is deeper stays as it is."""

MARK = re.compile(
    rf"\s*(?:{prose.BULLETED}|o(?:\s{{2,}}|\s(?![a-z]))|(?:\(?\d{{1,3}}[.)]|\(?[a-z][.)])\s+"
    r"|\d{1,3}\u3001\s*|\uff08\d{1,3}\uff09\s*)(?=\S)"
)
"""What stands before an item; an `o` too, but where it stands alone and may be a word: `o` is one in Portuguese."""
CIRCLE = re.compile(r"(?P<margin> *)o (?=\S)")
"""What may be a circle before an item."""
CIRCLED = re.compile(r"^o {2,}(?=\S)")
UNDERLINES = re.compile(r"(?:=+|-+)[ \t]*(?:\n|$)")
"""What makes a title of the words above it."""
QUOTED = re.compile(r"^>(?!>> \S) ?")
"""The mark of a quoted line, with or without a space behind it; `>>> ` is a prompt."""
DRAWN = re.compile(r"[-+|=_]{4,}|^\s*\|.*\||[\u2500-\u257f]")
"""What tables and drawings are made of."""
COLUMNS = re.compile(r"(?<=[^\s.?!:])(?: {3,})(?=\S)")
"""A gap between columns; behind a sentence it is none."""
PROMPT = re.compile(r"\s*(?:[\w.@~:/\\-]{0,30}[%$#>] ?\S|\[[\w.@~: /-]+\][%$#] )")
"""What stands before a command in a session."""
ALONE = re.compile(r"\W*\w+://\S+\W*|\S+@\S+\.\w+")
"""An address that has a line for itself."""
SIGNS = re.compile(r"[=;{}<>$\[\]|\\#@%^]|\w\(|/\w+/|(?<!\w)--?\w")
"""What stands in code and seldom in prose."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, without the margin of the text around them."""

    kind: str
    lines: tuple[str, ...]
    gap: int = 0
    """The blank lines above."""


def columns_of(lines: Sequence[str]) -> int:
    """The width that the lines of a text were laid out in; 0 where each line is a paragraph."""
    return prose.width(lines) if is_laid_out(lines) else 0


def as_written(lines: Sequence[str], columns: int) -> str:
    """The lines as Markdown; `columns` as above, of their whole text."""
    return to_markdown(lines, columns) if columns else prose.to_markdown(lines)


def is_laid_out(lines: Sequence[str]) -> bool:
    """Whether the lines of a text were cut to a width, or its prose is set in to mean something."""
    if prose.is_wrapped(lines):
        return True
    written = [line.expandtabs(prose.TAB).rstrip() for line in lines if line.strip()]
    columns = prose.width(lines)
    set_in = sum(line[:SET_IN].isspace() and (_is_prose([line]) or _is_item(line)) for line in written)
    quoted = sum(bool(QUOTED.match(line)) for line in written)
    cut = sum(_is_cut(*pair, columns) for pair in pairwise(lines))
    means = set_in + quoted > PART_SET_IN * len(written) or cut > PART_CUT * len(written)
    return columns <= prose.WIDEST_WRAPPED and means


def _is_item(line: str) -> bool:
    """Whether a line is an item of a few words, and no number or letter that belongs to code."""
    return bool(MARK.match(line)) and _words([line]) > 1 and not _is_code([line])


def _are_items(lines: Sequence[str]) -> bool:
    """Whether lines start with numbers that count on, whatever is set in under them."""
    found = [prose.NUMBERED.match(line) for line in lines if prose.indent(line) == prose.indent(lines[0])]
    numbers = [int(each["number"]) if each else -1 for each in found]
    counted = [number for number in numbers if number >= 0]
    rising = counted == list(range(counted[0], counted[0] + len(counted))) if counted else False
    return rising and len(counted) > 1 and len(counted) > MANY * len(numbers)


def _is_cut(above: str, line: str, columns: int) -> bool:
    """Whether a line goes on in small letters where the one above it had no room for more."""
    long = len(above.rstrip()) > MANY * columns
    sentence = len(above.split()) >= 2 * FEWEST_WORDS
    lines = (above.rstrip("; ") if sentence else above, line)
    plain = not any(SIGNS.search(each) or prose.CODE.match(each) for each in lines)
    return long and plain and line.lstrip()[:1].islower() and not MARK.match(line) and not above.endswith(".")


def to_markdown(lines: Sequence[str], columns: int) -> str:
    """The lines as Markdown, without their common margin. `columns` is the width that their text was cut to."""
    return prose.around_fences(lines, lambda part: _unfenced(part, columns))


def _unfenced(lines: Sequence[str], columns: int) -> str:
    return "\n".join(_markdown(_with_sure_marks(prose.dedented(lines, prose.TAB)), columns, 0))


def _with_sure_marks(lines: Sequence[str]) -> list[str]:
    """The lines, with two spaces behind each `o` of a row of them at one margin: there it is a mark and no word."""
    made = list(lines)
    last: re.Match[str] | None = None
    last_n = 0
    for n, line in enumerate(lines):
        found = CIRCLE.match(line)
        if found and last and found["margin"] == last["margin"]:
            made[last_n], made[n] = (CIRCLE.sub(r"\g<0> ", each, count=1) for each in (lines[last_n], line))
        if found or (line.strip() and not (last and prose.indent(line) > len(last["margin"]))):
            last, last_n = found, n
    return made


def _markdown(lines: Sequence[str], columns: int, depth: int) -> list[str]:
    made: list[str] = []
    for block in _joined(_blocks(lines, inside=depth > 0)):
        if made:
            made.append("")
        if block.kind == "verbatim":
            made += (prose.table(block.lines) or prose.fenced(list(block.lines))).split("\n")
        elif block.kind == "list" and depth < DEEPEST:
            made += _list(block.lines, columns, depth)
        elif block.kind == "quotation" and depth < DEEPEST:
            inner = [QUOTED.sub("", line, count=1) for line in block.lines]
            made += [f"> {line}".rstrip() for line in _markdown(inner, columns - 2, depth + 1)]
        elif block.kind == "rule":
            made.append("---")
        elif block.kind == "title":
            made.append(f"**{prose.escaped(block.lines[0].strip())}**")
        else:
            made += _paragraph(block.lines, columns)
    return made


def _blocks(lines: Sequence[str], *, inside: bool) -> Iterator[Block]:
    """The blocks of a text: a list goes on over blank lines, everything else ends there.

    `inside` a list's item or a quotation, the first line starts no list.
    """
    n = gap = 0
    while n < len(lines):
        if not lines[n].strip():
            n += 1
            gap += 1
            continue
        if QUOTED.match(lines[n]):
            end = next((k for k in range(n, len(lines)) if not QUOTED.match(lines[k])), len(lines))
            yield Block("quotation", tuple(lines[n:end]))
            n, gap = end, 0
            continue
        end = _paragraph_end(lines, n)
        marked = MARK.match(lines[n]) and not (inside and not n)
        if marked and (not _is_drawn(lines[n:end]) or _are_items(lines[n:end])):
            end = _list_end(lines, n)
            yield Block("list", tuple(lines[n:end]))
        else:
            if not _is_verbatim(lines[n:end]):
                end = next((k for k in range(n + 1, end) if _starts_list(lines, k)), end)
            first, *others = _parts(lines[n:end])
            yield from (replace(first, gap=gap), *others)
        n, gap = end, 0


def _paragraph_end(lines: Sequence[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if not lines[n].strip() or _is_quoted_below(lines, n)), len(lines))


def _is_quoted_below(lines: Sequence[str], n: int) -> bool:
    """Whether a quotation starts on a line, right under the words that announce it."""
    announced = n > 0 and lines[n - 1].endswith((":", "\uff1a")) and not QUOTED.match(lines[n - 1])
    return announced and bool(QUOTED.match(lines[n]))


def _starts_list(lines: Sequence[str], n: int) -> bool:
    """Whether a line within a block starts a list: it has a mark, and is deeper, follows a sentence or isn't alone."""
    if not MARK.match(lines[n]):
        return False
    above, below = lines[n - 1], lines[n + 1] if n + 1 < len(lines) else ""
    deeper = prose.indent(lines[n]) >= prose.indent(above) + SET_IN
    several = bool(MARK.match(below)) and prose.indent(below) == prose.indent(lines[n])
    return deeper or several or bool(prose.ENDS.search(above))


def _list_end(lines: Sequence[str], start: int) -> int:
    """The line after a list: one that is no item and stands no deeper than its marks."""
    margin = prose.indent(lines[start])
    end = start + 1
    for n in range(start + 1, len(lines)):
        if not lines[n].strip():
            continue
        gap = not lines[n - 1].strip()
        item = MARK.match(lines[n]) and abs(prose.indent(lines[n]) - margin) < SET_IN
        lazy = not gap and end == n and prose.indent(lines[n]) == margin and not prose.ENDS.search(lines[n - 1])
        if not item and not lazy and prose.indent(lines[n]) <= margin:
            return end
        end = n + 1
    return end


def _list(lines: Sequence[str], columns: int, depth: int) -> list[str]:
    margin = prose.indent(lines[0])
    starts = [n for n, line in enumerate(lines) if MARK.match(line) and abs(prose.indent(line) - margin) < SET_IN]
    numbers = [int(found["number"]) if (found := prose.NUMBERED.match(lines[n])) else None for n in starts]
    first = numbers[0]
    counted = first is not None and numbers == list(range(first, first + len(numbers)))
    made: list[str] = []
    loose = any(not line.strip() for line in lines)
    for start, end in pairwise([*starts, len(lines)]):
        mark, text = _item(lines[start], counted=counted)
        rest = list(lines[start + 1 : end])
        inset = min((prose.indent(line) for line in rest if line.strip()), default=0)
        inner = _markdown([text, *(line[inset:] for line in rest)], columns - inset, depth + 1)
        made += [""] if made and loose else []
        made += [f"{mark}{inner[0] if inner else ''}".rstrip()]
        made += [f"{' ' * len(mark)}{line}" if line else "" for line in inner[1:]]
    return made


def _item(line: str, *, counted: bool) -> tuple[str, str]:
    """The mark in Markdown, and the item's text; a mark that Markdown lacks is a part of the text."""
    numbered, bullet = prose.NUMBERED.match(line), prose.BULLET.match(line)
    if numbered and counted:
        return f"{int(numbered['number'])}. ", numbered["text"]
    return "- ", bullet["text"] if bullet else CIRCLED.sub("o ", line.strip(), count=1)


def _parts(lines: Sequence[str]) -> Iterator[Block]:
    """The parts of lines without a blank one between them: verbatim ones, and paragraphs."""
    ruled = [bool(prose.RULE.fullmatch(line)) for line in lines]
    if ruled in ([True], [False, True]):
        yield Block("rule" if ruled[0] else "title", tuple(lines[:1]))
        return
    if _is_verbatim(lines):
        yield Block("verbatim", tuple(lines))
        return
    runs = [*_runs(lines)]
    for run in runs:
        apart = len(runs) > 1 and _is_verbatim(run, set_in=prose.indent(run[0]) >= SET_IN)
        yield Block("verbatim" if apart else "paragraph", tuple(run))


def _runs(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines, parted after a colon and where deeper ones that are no prose start or end."""
    margin = min(prose.indent(line) for line in lines)
    start = 0
    for n in range(1, len(lines)):
        here, above = prose.indent(lines[n]) >= margin + SET_IN, prose.indent(lines[n - 1]) >= margin + SET_IN
        changes = here != above and not _is_prose(lines[n : _same_end(lines, n, margin)] if here else lines[start:n])
        goes_on = _goes_on(lines[n - 1], lines[n])
        if (changes and not goes_on) or (lines[n - 1].endswith(":") and _is_verbatim(lines[n:])):
            yield lines[start:n]
            start = n
    yield lines[start:]


def _goes_on(above: str, line: str) -> bool:
    """Whether a deeper line is the rest of the sentence above it: of an option, or of what a label leads in."""
    plain = not SIGNS.search(line) and not COLUMNS.search(line.strip())
    ends = prose.ENDS.search(above) or (len(above.split()) <= 2 * FEWEST_WORDS)
    return prose.indent(line) > prose.indent(above) and line.lstrip()[:1].islower() and plain and not ends


def _same_end(lines: Sequence[str], start: int, margin: int) -> int:
    """The line after those that stand deeper than the margin."""
    return next((n for n in range(start, len(lines)) if prose.indent(lines[n]) < margin + SET_IN), len(lines))


def _is_verbatim(lines: Sequence[str], *, set_in: bool | None = None) -> bool:
    """Whether lines have their meaning in the places where they stand."""
    deeper = min(prose.indent(line) for line in lines) >= SET_IN if set_in is None else set_in
    return _is_drawn(lines) or (deeper and not _is_prose(lines))


def _is_drawn(lines: Sequence[str]) -> bool:
    """Whether lines are a table, columns or code, wherever they stand."""
    if any(DRAWN.search(line) and not prose.RULE.fullmatch(line) for line in lines):
        return True
    columns = sum(bool(COLUMNS.search(line.strip())) for line in lines)
    return columns >= PART_IN_COLUMNS * len(lines) or _is_code(lines)


def _is_code(lines: Sequence[str]) -> bool:
    shaped = [bool(prose.CODE.match(line) or prose.SURELY_CODE.match(line)) for line in lines]
    formed = sum(shaped)
    deeper = sum(line.startswith("  ") and bool(SIGNS.search(line)) for line in lines)
    others = [line for line, own in zip(lines, shaped, strict=True) if not own and not line[:1].isspace()]
    announces = len(lines) > 1 and not shaped[0] and lines[0].endswith((":", "\uff1a"))
    if announces or (formed == 1 and any(_is_prose([line]) for line in others)):
        return False
    if sum(bool(PROMPT.match(line)) for line in lines) > 1:
        return True
    labels = all(prose.LABELLED.fullmatch(line) for line in lines)
    if len(lines) == 1:
        return bool(prose.SURELY_CODE.match(lines[0]))
    return formed > 0 and formed + deeper >= MANY * len(lines) and not labels and not _reads_on(lines)


def _reads_on(lines: Sequence[str]) -> bool:
    """Whether lines have as many words as prose has, and hardly a sign of code."""
    signs = sum(len(SIGNS.findall(line)) for line in lines)
    return _words(lines) >= 2 * FEWEST_WORDS * len(lines) and signs < len(lines)


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether lines are sentences: words enough, in few of the forms that code has."""
    text = " ".join(line.strip() for line in lines)
    if all(ALONE.fullmatch(line.strip()) for line in lines):
        return True
    signs = len(SIGNS.findall(text))
    words = _words(lines)
    if signs * 3 > words:
        return False
    ends = bool(prose.ENDS.search(text))
    starts = text[:1].isupper() or not text[:1].isalpha() or not text[:1].isascii()
    if len(lines) == 1:
        return words >= SHORTEST_SENTENCE and ((ends and starts) or words >= 2 * FEWEST_WORDS)
    return words >= FEWEST_WORDS * len(lines) and not _is_code(lines)


def _words(lines: Sequence[str]) -> int:
    return sum(len(asking.WORD.findall(line)) for line in lines)


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with the verbatim ones that follow each other made one: code has blank lines of its own."""
    held: Block | None = None
    for block in blocks:
        if held and block.kind == "verbatim":
            held = Block("verbatim", (*held.lines, *[""] * block.gap, *block.lines))
            continue
        if held:
            yield _margined(held)
        held = block if block.kind == "verbatim" else None
        if not held:
            yield block
    if held:
        yield _margined(held)


def _margined(block: Block) -> Block:
    margin = min((prose.indent(line) for line in block.lines if line.strip()), default=0)
    return Block(block.kind, tuple(line[margin:] for line in block.lines))


def _paragraph(lines: Sequence[str], columns: int) -> list[str]:
    """A paragraph's lines, with a break where one ends on purpose: where most lines do, or a new sentence starts."""
    stripped = [line.strip() for line in lines]
    pairs = [*pairwise(stripped)]
    had_room = [len(above) + 1 + len(line.split(" ", 1)[0]) < EARLY * columns for above, line in pairs]
    rows = len(pairs) >= FEWEST_ROWS and sum(had_room) >= MANY * len(pairs)
    made: list[list[str]] = [[stripped[0]]]
    offered = prose.options(stripped)
    for n, ((above, line), room) in enumerate(zip(pairs, had_room, strict=True), 1):
        if n in offered or (room and (rows or not line[:1].islower() or prose.ENDS.search(above))):
            made.append([line])
        else:
            made[-1].append(line)
    parts = [prose.escaped("\n".join(part)) for part in made]
    parts[1:] = [f"\\{part}" if UNDERLINES.match(part) else part for part in parts[1:]]
    return "\\\n".join(parts).split("\n")
