"""Plain text, as scraped from a web page or written by hand, to a source of which each heading and question is known.

What a line of it is follows from its words and its place, which Markdown doesn't keep: so it is told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from studyfold import titles
from studyfold.model import Document
from studyfold.reading.lines import wording
from studyfold.reading.lines.labels import as_counted
from studyfold.reading.lines.source import Aside, Known, Line, Source
from studyfold.reading.text import asking, layout, numbering, prose, text_contents, text_forms, text_outline, ticked
from studyfold.words import words

LONGEST_HEADLINE = 16
"""Words of a document's title."""
HEADLINE, SECTION = 1, 2
"""The levels of a document's title and of its sections. Where it has none, a section may be it."""
OVER_ALL, OVER_NOTHING = "heading of all questions", "section without questions"
"""Why headings over what introduces a document stand aside."""
ENDS_LABEL = ": \uff1a"
LONGEST_OPTION = 60
"""Words of an option, or of several that stand together; what is longer is a list in an answer."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document's lines, as they are written, and with the labels that are sure in it spelled as all know them."""

    written: Sequence[str]
    lines: Sequence[str]
    outline: text_outline.Outline
    by_signs: bool
    """Whether a plus before an option says that it is right."""


@dataclass(slots=True)
class Piece:
    """A heading or question on its way: its line and the lines under it, counted from 0."""

    line: int
    title: str
    """Empty where a document starts without one."""
    asks: bool = False
    under: list[int] = field(default_factory=list)
    beside: str = ""
    """What of the answer stands in the title's own line."""
    difficulty: str = ""


Said = tuple[int, str, str]
"""A line, why words of it stand aside, and the words."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines under a title, counted from 0."""

    prompt: Sequence[int]
    answer: Sequence[int]


def read(document: Document, foreign: bool) -> Source:
    """The source of a plain text; `foreign` says that it stood in another format, whose marks hold words."""
    written = document.text.split("\n")
    lines = asking.with_known_labels(text_forms.pointed(written))
    outline = text_outline.outline_of(lines)
    text = Text(written, lines, outline, ticked.ticks_by_signs(lines, outline.questions))
    pieces, aside = _walk(text)
    pieces, leading = _introduced(_headed(pieces, text))
    made: list[Line] = []
    known: list[Known] = []
    left = [*_runs(text, [*aside, *leading])]
    for piece in pieces:
        level = HEADLINE if piece is pieces[0] or not pieces[0].title else SECTION
        body, said = _asked(text, piece) if piece.asks else (Body(piece.under, []), [])
        known += _written(text, piece, body, 0 if piece.asks else level, made)
        left += [(n + 1, n + 1, reason, each) for n, reason, each in said if words(each)]
    return Source(document.path, tuple(made) or (Line("", 1),), foreign=foreign, aside=tuple(left), known=tuple(known))


def _written(text: Text, piece: Piece, body: Body, level: int, made: list[Line]) -> list[Known]:
    """Writes a piece under the lines that are made so far, and tells where its title is, if it has one."""
    start, title = len(made), titles.from_plain(piece.title)
    unticked = {*body.prompt} if {*body.prompt} & {*body.answer} else set()
    made += [Line(text.written[piece.line].strip(), piece.line + 1)] if title else []
    made += _markdown(text, piece, body.prompt, unticked)
    answered = len(made)
    made += _markdown(text, piece, body.answer, unticked, answers=True) if piece.asks else []
    made += [Line("", piece.line + 1)] if piece.under else []
    return [Known(start, title, _label(text, piece), level, answered, piece.difficulty)] if title else []


def _walk(text: Text) -> tuple[list[Piece], list[tuple[int, str]]]:
    """The pieces in their order, the first one without a title, and the lines that stand aside."""
    lines, outline = text.lines, text.outline
    pieces = [Piece(0, "")]
    aside: list[tuple[int, str]] = []
    title_end = 0
    for n, line in enumerate(lines):
        if n < title_end or (n >= outline.footer and not line.strip()):
            continue
        if reason := text_outline.reason_aside(n, line, outline):
            aside.append((n, reason))
        elif n in outline.questions:
            title_end = outline.questions[n]
            own = outline.answered.get(n, len(line))
            pieces.append(Piece(n, _title(lines, n, outline), asks=True, beside=line[own:]))
        elif n in outline.sections:
            pieces.append(Piece(n, text_contents.named_in_full(lines, asking.title_of(line))))
        else:
            pieces[-1].under.append(n)
    return pieces, aside


def _title(lines: Sequence[str], start: int, outline: text_outline.Outline) -> str:
    """A question's title, without the label before it or above it."""
    own = outline.answered.get(start, len(lines[start]))
    first = lines[start][:own].rstrip(": " if own < len(lines[start]) else None)
    rest = lines[start + 1 : outline.questions[start]]
    alone = bool(rest) and bool(asking.LABEL_ALONE.fullmatch(first))
    title = " ".join(text_forms.unquoted(part).strip() for part in (rest if alone else [first, *rest]))
    if alone:
        return " ".join(title.split())
    return asking.title_of(numbering.unnumbered(title) if outline.numbered else title)


def _headed(pieces: list[Piece], text: Text) -> list[Piece]:
    """The pieces, the first one under the document's own title: a short first line that is no sentence, and apart.

    Or the first heading, if nothing stands above or under it.
    """
    first, *others = pieces
    written = [n for n in first.under if text.written[n].strip()]
    names = bool(others) and not any(each.asks for each in others[:2])
    if not written and names and not any(text.lines[n].strip() for n in others[0].under):
        return [replace(others[0], title=" ".join(others[0].title.split())), *others[1:]]
    if not written or not _is_headline(text, written[0]):
        return pieces
    under = first.under[first.under.index(written[0]) + 1 :]
    return [replace(first, line=written[0], title=" ".join(text.written[written[0]].split()), under=under), *others]


def _is_headline(text: Text, n: int) -> bool:
    line, below = text.written[n], "".join(text.written[n + 1 : n + 2])
    follows_at_once = bool(below.strip()) and not prose.RULE.fullmatch(below)
    none = (
        not words(line)
        or prose.FENCE.fullmatch(line)
        or asking.ENDS_SENTENCE.search(line)
        or asking.is_head_line(text.written, n)
    )
    return len(line.split()) <= LONGEST_HEADLINE and not none and not (follows_at_once and text.outline.wrapped)


def _introduced(pieces: Sequence[Piece]) -> tuple[list[Piece], list[tuple[int, str]]]:
    """The pieces, with what stands under headings that part no questions in the introduction; and those headings.

    These are the ones that lead to others before the first question, and the only one under a title.
    """
    first, *others = pieces
    asked = next((n for n, each in enumerate(others) if each.asks), len(others) + 1)
    only = bool(first.title) and not any(not one.asks and two.asks for one, two in pairwise(others[asked:]))
    leading = others[: asked if only else max(0, asked - 1)]
    under = [*first.under, *(n for each in leading for n in each.under)]
    aside = [(each.line, OVER_ALL if n == asked - 1 else OVER_NOTHING) for n, each in enumerate(leading)]
    return [replace(first, under=under), *others[len(leading) :]], aside


def _take_level(text: Text, asked: Piece) -> Iterator[Said]:
    """Moves what the first or last line under a title says of its level to the question; what is left of that line."""
    written = [n for n in asked.under if text.lines[n].strip()]
    for n in (written[:1] + written[-1:]) if len(written) > 1 else []:
        said = wording.LEVEL_LINE.fullmatch(text.lines[n].rstrip())
        level = wording.LEVEL.fullmatch(said["level"]) if said else None
        if said and level:
            asked.difficulty = level["level"].lower()
            asked.under = [k for k in asked.under if k != n]
            # A level is spelled in small letters; a word that isn't would be another one.
            rest = said["level"].replace(asked.difficulty, "", 1).strip()
            yield n, "level label", f"{said['label']} {rest}".strip()
            return


def _label(text: Text, piece: Piece) -> str:
    """What stands before a title."""
    line = text.written[piece.line]
    label = asking.LABEL.match(text.lines[piece.line])
    known = label.end() if label and not piece.title.startswith(label[0].strip()) else 0
    place = line.find(piece.title.split()[0], known)
    alone = asking.LABEL_ALONE.fullmatch(line) and piece.title not in line
    return (line if place < 0 or alone else line[:place]).strip()


def _answer_label(text: Text, asked: Piece, answer: Sequence[int]) -> Said:
    """What stands before an answer, if the count of words would miss it: `A.1-2`, but not `A:`."""
    reason = "answer label"
    if beside := asking.ANSWER_LABEL.match(asked.beside):
        rest = f"{asked.title} {asked.beside[beside.end() :]}"
        return asked.line, reason, as_counted(beside[0], text.written[asked.line], rest)
    first = next((n for n in answer if text.lines[n].strip()), asked.line)
    found = asking.ANSWER_LABEL.match(text.lines[first]) if first != asked.line else None
    line = text.written[first]
    if found and asking.ANSWER_ALONE.fullmatch(line.rstrip(ENDS_LABEL)):
        return first, reason, line.rstrip(ENDS_LABEL)
    return first, reason, as_counted(line[: found.end()], line, line[found.end() :]) if found else ""


def _runs(text: Text, aside: Sequence[tuple[int, str]]) -> Iterator[Aside]:
    """Lines that stand aside, those that follow each other for one reason together."""
    for _, run in groupby(enumerate(aside), key=lambda each: (each[1][0] - each[0], each[1][1])):
        found = [each for _, each in run]
        (first, reason), (last, _) = found[0], found[-1]
        yield first + 1, last + 1, reason, "\n".join(text.written[first : last + 1]).rstrip()


def _asked(text: Text, asked: Piece) -> tuple[Body, list[Said]]:
    """What stands under a question's title, and what of it is said of the question and its answer.

    Options that the text ticks are a part of both the prompt and the answer.
    """
    said = [*_take_level(text, asked)]
    under = prose.masked([text.lines[n] for n in asked.under])
    labelled = _labelled(text.lines, asked, under)
    if quiz := ticked.ticked(under[:labelled], by_signs=text.by_signs):
        said += [(asked.under[n], "tick of a right answer", word) for n, word in quiz.said]
        body = Body(asked.under[: quiz.end], [*(asked.under[n] for n in quiz.right), *asked.under[quiz.end :]])
    else:
        end = _prompt_end(under, labelled)
        body = Body(asked.under[:end], asked.under[end:])
    return body, [*said, _answer_label(text, asked, body.answer)]


def _labelled(lines: Sequence[str], asked: Piece, under: Sequence[str]) -> int | None:
    """Which of the lines under a title is the label of its answer."""
    lettered = asking.LABEL.match(lines[asked.line]) and not any(asking.OTHER_OPTION.match(line) for line in under)
    labels = (asking.ANSWER_WORD, asking.ANSWER_LABEL) if lettered else (asking.ANSWER_WORD,)
    return next((n for n, line in enumerate(under) if any(label.match(line) for label in labels)), None)


def _prompt_end(under: Sequence[str], labelled: int | None) -> int:
    """How many lines under a title stand open: those before the label of its answer, or the options of a quiz."""
    if labelled is not None:
        return labelled if any(line.strip() for line in under[:labelled]) else 0
    offered = prose.options(under)
    if not offered or any(line.strip() for line in under[: offered[0]]):
        return 0
    if any(len(line.split()) > LONGEST_OPTION for line in _paragraphs(under[offered[0] :])[: len(offered)]):
        return 0
    return next((n for n in range(offered[-1] + 1, len(under)) if not under[n].strip()), len(under))


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """What stands between blank lines, each in one line."""
    return [" ".join(group) for blank, group in groupby(lines, lambda line: not line.strip()) if not blank]


def _markdown(
    text: Text, piece: Piece, numbers: Sequence[int], unticked: Set[int], *, answers: bool = False
) -> Iterator[Line]:
    """Lines under a title as Markdown, some without what ticks them; what `answers` without its label."""
    places = [piece.line, *numbers]
    shown = [piece.beside if answers else "", *(_shown(text, n, unticked) for n in numbers)]
    said = [n for n, line in enumerate(prose.masked(shown)) if line.strip() and not prose.RULE.fullmatch(line)]
    if not said:
        return
    first, shown = said[0], shown[said[0] : said[-1] + 1]
    if answers:
        line = text.lines[places[first]] if first else piece.beside
        label = None if _is_option(line, [text.lines[n] for n in numbers]) else asking.ANSWER_LABEL.match(line)
        shown[0] = _unlabelled(shown, label.end() if label else 0)
    made = layout.as_written(shown, text.outline.columns)
    yield from (Line(line, places[first] + 1) for line in made.split("\n"))


def _shown(text: Text, n: int, unticked: Set[int]) -> str:
    return ticked.unticked(text.written[n], by_signs=text.by_signs) if n in unticked else text.written[n]


def _is_option(line: str, lines: Sequence[str]) -> bool:
    """Whether the letter `A:` stands before the first of several options."""
    return bool(asking.PAIRED.match(line)) and any(map(asking.OTHER_OPTION.match, lines))


def _unlabelled(lines: Sequence[str], label_end: int) -> str:
    """The first line without its label, at the margin of the others: where it would stand without one."""
    margin = min((prose.indent(line) for line in lines[1:] if line.strip()), default=0)
    return " " * margin + lines[0][label_end:].lstrip() if label_end else lines[0]
