"""A document on its way: lines of Markdown, each of which knows where it stood.

Every format becomes this first, so that one reader serves them all. `mended` undoes the damage that documents collect
in the wild and that would hide their questions: a fence or comment that is never closed, a half that was pasted with an
indentation, a heading glued to the tag above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from markdown_it.common.html_blocks import block_names

from studyfold.reading.lines.margin import AS_CODE, markdown_at_margin
from studyfold.reading.lines.wording import TO_TOP

TAB = 4
CLINGING = "\ufeff\u200b\u200e\u200f\u2060\u00ad"
"""Characters of no width that stick to a line's start and hide its mark."""

FENCE = re.compile(r"\s*(?:[-*+>]\s+|\d+[.)]\s+)*(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t\u00a0\u3000]+\S")
_BACK = rf"\[{{1,2}}(?:[^\w\[\]\s]{{1,4}}|(?i:{TO_TOP}))\]{{1,2}}\(#[^()\s]*\)"
WAY_BACK = re.compile(
    rf"(?P<mark>[ \t]{{0,3}}#{{1,6}}[ \t]+)(?:(?P<first>{_BACK})[ \t]*(?=\S)(?P<title>.*)|"
    rf"(?P<named>\S[^\[]*+)(?P<last>{_BACK})[ \t]*(?P<id>\{{#[^{{}}]*\}})?[ \t]*)$"
)
"""A heading with a link to the top before or after its title."""
GLUED = re.compile(r" {0,3}(?:\*\*|__)(?:\d{1,4}[.)]\s?(?=[^\W\d_])[^*_]{4,}|Q?[^*_]{4,}[?\uff1f\u061f])(?:\*\*|__)\s*")
"""A bold line that asks, or has a number, and has a line for itself."""
TIGHT_HEADING = re.compile(r"(#{2,6})([^#\s!].*)")
ODD_SPACE = re.compile(r"([ \t]*(?:#{1,6}|\d{1,4}[.)]|[-*+]))[\u00a0\u3000]+")
OPENS_SOMETHING = re.compile(
    r"\s{0,3}(?:#{2,6}\s+\S|#\s+\d+[.)]\s|<details\b|<h[1-6]\b|\d+[.)]\s+(?:#{1,6}\s|\*\*))", re.IGNORECASE
)
"""A line that starts a piece of a document, and is hardly ever code."""
ASKS_SOMETHING = re.compile(
    r"\s{0,3}(?:[-*+]\s+|\d+(?:\.\d+)*[.)]?\s+|Q\d*\s?[.:]\s)[^\W\d_].*[?\uff1f\u061f]\W*$", re.IGNORECASE
)
"""The same in a document without headings; only where a fence is never closed at all."""
FEWEST_ASKING = 2
ITEM_MARK = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
CLOSES_TAG = re.compile(r"\s*</?\w[^<>]*>\s*$|.*</(?:details|div|p|center|table|h[1-6])>\s*$")
SPLIT_TAGS = re.compile(r"</?(?:details|summary|dl|dt|dd)\b[^<>]*>", re.IGNORECASE)
QUOTED_TERMS = re.compile(r"\s*(?:>\s*)+</?d[ldt]>\s*")
"""What a quotation holds of a list of terms: no question of the document."""
CODE_SPAN = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of Markdown. It may be a part of a line of its file, or made from several."""

    text: str
    number: int
    """The line of the file, from 1."""
    anchors: tuple[str, ...] = ()
    """What the file's own format calls this place, for links that lead to it."""


Aside = tuple[int, int, str, str]
"""What stands in no text: first line, last line, reason, text."""


@dataclass(frozen=True, slots=True)
class Known:
    """A heading or question that the reader of a file tells from its own knowledge of the format."""

    line: int
    """Which of the source's lines it is, from 0."""
    title: str
    """As titles are written."""
    label: str
    """What stands before the title."""
    level: int
    """A heading's; 0 of a question."""
    answer: int
    """The first of the source's lines that is the answer's; those above it stand open."""
    difficulty: str = ""
    """The question's level."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as Markdown, with what its own format says about it."""

    path: str
    lines: tuple[Line, ...]
    title: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    level: str = ""
    asks: str = ""
    """The question of a file that names one in its front matter."""
    origin: str = ""
    """Where it came from."""
    licence: str = ""
    foreign: bool = False
    """Whether the file is in another format, whose own marks hold words too: names of roles, addresses of targets."""
    aside: tuple[Aside, ...] = ()
    """What the format itself consumed."""
    known: tuple[Known, ...] | None = None
    """Its headings and questions, where nothing of these has to be found; its lines are sound Markdown then."""


def mended(source: Source) -> Source:
    """The source without the damage that hides questions. No word changes, and no line in code does."""
    lines = [
        replace(line, text=line.text.lstrip(CLINGING)) if line.text and line.text[0] in CLINGING else line
        for line in source.lines
    ]
    # Folds go first: what they hold is set in, and would be taken for a rest that slipped. The fences come after both,
    # for all below asks what is code; and lines are divided last, as the answer to that is by their numbers.
    unfolded = _unfolded(lines)
    folds = len(unfolded) > len(lines)
    lines = _unfenced(_at_margin(unfolded))
    inside = in_code([line.text for line in lines])
    lines = _shown(lines, inside)
    tight = sum(bool(TIGHT_HEADING.match(line.text)) for line, code in zip(lines, inside, strict=True) if not code) > 1
    glued = _glued(lines, inside)
    made: list[Line] = []
    kept = [code or drawn for code, drawn in zip(inside, _in_drawings(lines, inside), strict=True)]
    for n, (line, as_it_is) in enumerate(zip(lines, kept, strict=True)):
        made += [Line("", line.number)] if n in glued else []
        made += [line] if as_it_is or not line.text else _apart(line, made[-1].text if made else "", tight)
    return replace(source, lines=tuple(made), foreign=source.foreign or folds)


def _glued(lines: Sequence[Line], inside: Sequence[bool]) -> set[int]:
    """Where the lines of bold questions stand right under an answer, if several do: each starts a paragraph."""
    found = {
        n
        for n in range(1, len(lines))
        if not inside[n] and GLUED.fullmatch(lines[n].text) and re.match(r" {0,3}\w", lines[n - 1].text)
    }
    return found if len(found) >= FEWEST_ASKING else set()


COMMENT_START = re.compile(r"(?<!\\)((?:\\\\)*)<!--")
"""Not what a backslash makes characters."""


def _shown(lines: list[Line], inside: Sequence[bool]) -> list[Line]:
    """The lines, with the start of a comment that never ends as the characters it is: it would hide all the rest."""
    ends = [n for n, (line, code) in enumerate(zip(lines, inside, strict=True)) if "-->" in line.text and not code]
    last = ends[-1] if ends else 0
    made = lines[:last]
    for line, code in zip(lines[last:], inside[last:], strict=True):
        ended, end, rest = line.text.rpartition("-->")
        shown = rest if code else COMMENT_START.sub(r"\1&lt;!--", rest)
        made.append(line if shown == rest else replace(line, text=f"{ended}{end}{shown}"))
    return made


ALONE = re.compile(r" {0,3}</?(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*)?>\s*")
"""A tag that has a line for itself."""
DRAWING = re.compile(r"<(?P<end>/)?(?P<name>svg|math)\b(?![^<>]*/>)", re.IGNORECASE)
HTML = frozenset(block_names) | frozenset(
    re.findall(
        r"\w+",
        """
    a abbr applet area audio b bdi bdo big blink br button canvas cite code data datalist del dfn em embed font i img
    input ins kbd label map mark math meter object output picture pre progress q rp rt ruby s samp script select slot
    small span strike strong style sub sup svg template textarea time tt u var video wbr
        """,
    )
)
"""The names of its elements."""


Ending = Callable[[Sequence[str], Mapping[int, int], int], int | None]
"""Of lines, where their containers end, and the first line of a fold's body: the line after it, or `None`."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A way to write what opens on a click."""

    opening: re.Pattern[str]
    """The line with its title."""
    ending: Ending
    margin: re.Pattern[str]
    """What stands before each line of its body."""
    closed: bool = False
    """Whether a line of its own ends it."""


COLONS = re.compile(r" {0,3}(?P<colons>:{3,})\s*(?P<opens>\S)?")
AT_MARGIN = re.compile("")
QUOTED = re.compile(r" {0,3}> ?")


def _end_of_indented(lines: Sequence[str], _: Mapping[int, int], start: int) -> int:
    return next((n for n in range(start, len(lines)) if lines[n].strip() and not AS_CODE.match(lines[n])), len(lines))


def _end_of_quoted(lines: Sequence[str], _: Mapping[int, int], start: int) -> int:
    return next((n for n in range(start, len(lines)) if not QUOTED.match(lines[n])), len(lines))


def _end_of_container(_: Sequence[str], containers: Mapping[int, int], start: int) -> int | None:
    return containers.get(start - 1)


def _containers(lines: Sequence[str], inside: Sequence[bool]) -> dict[int, int]:
    """The line after the colons that end each container, by its first line; more colons end all that are in it, too."""
    found: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for n, line in enumerate(lines):
        colons = None if inside[n] else COLONS.match(line)
        if not colons:
            continue
        count = len(colons["colons"])
        if colons["opens"]:
            opened.append((n, count))
            continue
        while opened and opened[-1][1] < count:
            opened.pop()
        if opened and opened[-1][1] == count:
            found[opened.pop()[0]] = n + 1
    return found


FOLDS = (
    Fold(re.compile(r"\?{3}\+?\s+[\w-]+(?:\s+[\w-]+)*\s+\"(?P<title>.+)\"\s*$"), _end_of_indented, AS_CODE),
    Fold(
        re.compile(r":{3,}\s*(?:details|spoiler|collapse)\s+(?P<title>\S.*)$"),
        _end_of_container,
        AT_MARGIN,
        closed=True,
    ),
    Fold(
        re.compile(r" {0,3}> ?\[!(?:(?:question|faq)\][+-]?|[\w-]+\][+-])\s+(?P<title>\S.*)$", re.IGNORECASE),
        _end_of_quoted,
        QUOTED,
    ),
)
"""How site builders and editors fold: `??? question "Title"`, `::: details Title`, `> [!question]- Title`."""


MOST_NESTED = 20
"""Folds in folds; what is deeper stays as it is written."""


def _unfolded(lines: list[Line], depth: int = 0) -> list[Line]:
    """The lines, with what other programs fold as `<details>`."""
    texts = [line.text for line in lines]
    if depth > MOST_NESTED or not any(fold.opening.match(text) for text in texts for fold in FOLDS):
        return lines
    inside = in_code(texts)
    containers = _containers(texts, inside)
    made: list[Line] = []
    n = 0
    while n < len(lines):
        fold = None if inside[n] else next((fold for fold in FOLDS if fold.opening.match(texts[n])), None)
        end = fold.ending(texts, containers, n + 1) if fold else None
        made += _as_details(fold, lines[n:end], depth) if fold and end else [lines[n]]
        n = end or n + 1
    return made


def _as_details(fold: Fold, lines: Sequence[Line], depth: int) -> Iterator[Line]:
    """A fold as `<details>`, and so what is folded in it."""
    number = lines[0].number
    found = fold.opening.match(lines[0].text)
    title = found["title"].rstrip() if found else ""
    yield from (Line(part, number) for part in ("<details>", "<summary>", title, "</summary>", ""))
    body = lines[1:-1] if fold.closed else lines[1:]
    own = [replace(line, text=fold.margin.sub("", line.text, count=1)) for line in body]
    yield from _unfolded(own, depth + 1)
    yield from (Line(part, lines[-1].number) for part in ("", "</details>", ""))


def in_code(lines: Sequence[str]) -> list[bool]:
    """Which lines belong to a fenced block, its fences included."""
    inside = [False] * len(lines)
    for start, end, _ in _fenced(lines):
        inside[start:end] = [True] * (end - start)
    return inside


def _in_drawings(lines: Sequence[Line], inside: Sequence[bool]) -> list[bool]:
    """Which lines follow a tag that opens a drawing or formula, up to its end: elements with names of their own."""
    edges = [0] * (len(lines) + 1)
    opened: dict[str, list[int]] = {}
    for n, (line, code) in enumerate(zip(lines, inside, strict=True)):
        if code or "<" not in line.text:
            continue
        for tag in DRAWING.finditer(CODE_SPAN.sub("", line.text)):
            starts = opened.setdefault(tag["name"].lower(), [])
            if not tag["end"]:
                starts.append(n)
            elif starts:
                edges[starts.pop() + 1] += 1
                edges[n + 1] -= 1
    return [depth > 0 for depth in accumulate(edges[:-1])]


def _at_margin(lines: list[Line]) -> list[Line]:
    moved = markdown_at_margin([line.text for line in lines])
    return [line if line.text == text else replace(line, text=text) for line, text in zip(lines, moved, strict=True)]


def _apart(line: Line, before: str, tight: bool) -> Iterator[Line]:
    """A line with its tags on lines of their own, and a heading free of the tag above it."""
    if line.text.isspace():
        # Markdown takes no-break spaces for words: the tag above them would not end, and swallow the heading below.
        yield replace(line, text="")
        return
    odd = ODD_SPACE.match(line.text)
    text = f"{odd[1]} {line.text[odd.end() :]}" if odd else line.text
    if (tag := ALONE.fullmatch(text)) and tag["name"].lower() not in HTML:
        # Only some program knows it, as `<quiz>`; Markdown would take what follows for a part of it.
        yield replace(line, text="")
        return
    if (found := TIGHT_HEADING.match(text)) and (tight or found[2][0].isdigit()):
        text = f"{found[1]} {found[2]}"
    if back := WAY_BACK.match(text):
        yield from (Line(part, line.number) for part in ("", (back["first"] or back["last"]).strip(), ""))
        text = f"{back['mark']}{(back['title'] or back['named']).rstrip()} {back['id'] or ''}".rstrip()
    elif HEADING.match(text) and CLOSES_TAG.match(before):
        yield Line("", line.number)
    first, *rest = _split_at_tags(text) if "<" in text else [text]
    yield replace(line, text=first)
    yield from (Line(part, line.number) for part in rest)


def _split_at_tags(text: str) -> list[str]:
    """The parts of a line before, between and after its tags, and the tags; one in a code span is a word.

    Each keeps the line's margin, which in a list says to what it belongs.
    """
    if QUOTED_TERMS.fullmatch(text):
        return [text]
    margin = text[: len(text) - len(text.lstrip())]
    code = [found.span() for found in CODE_SPAN.finditer(text)]
    tags = [found.span() for found in SPLIT_TAGS.finditer(text)]
    own = [(start, end) for start, end in tags if not any(first < start < last for first, last in code)]
    borders = [0, *(border for tag in own for border in tag), len(text)]
    parts = [part.lstrip() for start, end in pairwise(borders) if (part := text[start:end]).strip()]
    return [f"{margin}{part}" for part in parts] if len(parts) > 1 else [text]


def _unfenced(lines: list[Line]) -> list[Line]:
    """The lines, with a fence put in where one is missing: code that holds the next pieces of the document."""
    made: list[Line] = []
    done = 0
    texts = [line.text for line in lines]
    for start, end, lacking in _fenced(texts):
        made += lines[done:end]
        done = end
        if lacking:
            mark = FENCE.match(texts[start])
            made.append(Line(mark["mark"] if mark else "", lines[end - 1].number))
    return made + lines[done:]


def _fenced(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """The first line of each fenced block, the line after it, and whether a fence must be put in there."""
    n = 0
    listed = False
    while n < len(lines):
        line = lines[n]
        found = FENCE.match(line)
        if found:
            nested = listed and line[:2].isspace()
            end, lacking = _fence_end(lines, n, found["mark"], nested)
            yield n, end, lacking
            # What ends a fence by standing at the margin ends the item that holds it.
            listed = listed and not (nested and end < len(lines) and lines[end][:1].strip())
            n = end
            continue
        if ITEM_MARK.match(line) and not (n and lines[n - 1].lstrip().startswith("<")):
            listed = True  # what follows a tag at once is a part of the HTML
        elif line[:1].strip() and not (n and lines[n - 1].strip()):
            listed = False
        n += 1


def _fence_end(lines: Sequence[str], start: int, mark: str, nested: bool) -> tuple[int, bool]:
    opening: int | None = None
    doubtful = False
    for n in range(start + 1, len(lines)):
        line = lines[n]
        if nested and line[:2].strip():
            return n, False  # the list item ends here, and with it what it holds
        if opening is None and OPENS_SOMETHING.match(line):
            opening = n
        found = FENCE.match(line)
        if not found or not found["mark"].startswith(mark):
            # A shorter fence that stands in it is closed in it, too, or this one was meant to close another.
            doubtful ^= found is not None and mark.startswith(found["mark"])
            continue
        if not found["info"].strip():
            return (_trimmed(lines, opening), True) if doubtful and opening is not None else (n + 1, False)
        doubtful = True
        if opening is not None:
            break
    if opening is None:
        asking = [n for n in range(start + 1, len(lines)) if ASKS_SOMETHING.match(lines[n])]
        opening = asking[0] if len(asking) >= FEWEST_ASKING else None
    return (len(lines), False) if opening is None else (_trimmed(lines, opening), True)


def _trimmed(lines: Sequence[str], end: int) -> int:
    while not lines[end - 1].strip():
        end -= 1
    return end
