"""Answers from keys: each key beside the questions whose numbers it has, and its entries as their answers.

A key is believed only if its numbers are nearly all those of questions before it, and nearly all of these have no
answer of their own. Up to one in ten may lack on either side, as a question that was withdrawn does; of fewer than ten,
none may.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from studyfold.model import Unplaced
from studyfold.reading.assembly.asked import Asked
from studyfold.reading.assembly.heads import Head
from studyfold.reading.assembly.key_entries import Entry, counted
from studyfold.reading.assembly.keys import FEWEST, LETTER, NEARLY_ALL, Key
from studyfold.reading.assembly.outline import Outline
from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import blocks
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.source import Line
from studyfold.reading.shape import answers
from studyfold.reading.shape.options import Option, ends_in, options, options_within
from studyfold.words import taken, words

REASON = "answer key"
AFTER = "after the last question"
AND = re.compile(r"\s*[,/&+]\s*|\s+[a-zа-я]{1,3}\s+|\s+")
"""What stands between the letters of several options."""
MAY_BE_WORD = re.compile(r"[a-zа-я]|[AEАВИО]")
"""A letter that may be the first word of what is said: `A grain`."""
SAYS_LESS = re.compile(r"^\s*(?:[-\u2013\u2014:.,;)]+\s*)?")
NUMBER = re.compile(r"\d{1,4}(?=\D*$)")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A document's outline, with the answers of its keys."""

    outline: Outline
    taken: tuple[Key, ...] = ()
    """The keys that fit."""
    count: int = 0
    """The questions that have their answers from these."""
    left: tuple[Unplaced, ...] = ()
    """What the keys say beside that."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A question, and where it stands among the pieces."""

    at: int
    asked: Asked
    number: int


Numbered = TypeVar("Numbered", _Place, Entry)


def with_keys(
    document: Parsed,
    cut: Outline,
    keys: Sequence[Key],
    line_of: Callable[[Asked], int] = lambda asked: asked.mark.start,
) -> Keyed:
    """Joins the keys of a document with its questions. The document is the whole one, with `line_of` each of these."""
    pieces = list(cut.pieces)
    places = [(line_of(piece), at) for at, piece in enumerate(pieces) if isinstance(piece, Asked)]
    used: list[Key] = []
    left: list[Unplaced] = []
    told: set[int] = set()
    after = before = 0
    for key in keys:
        above = places[: bisect_left(places, (key.start, 0))]
        if not above:
            continue
        last = above[-1][1]
        whole = pieces[last]
        pieces[last], beyond = _up_to(document, whole, key)
        pairs = _pairs(document, pieces, above, key, after)
        # What explains the answers of a key may stand in a section of its own below that.
        more = [] if pairs else _pairs(document, pieces, above, key, before, told)
        if not pairs and not more:
            pieces[last] = whole
            continue
        for place, entry in [*pairs, *more]:
            pieces[place.at] = (_answered if pairs else _explained)(place.asked, entry)
            told.add(place.at)
        made = [(asked, entry) for place, entry in [*pairs, *more] if isinstance(asked := pieces[place.at], Asked)]
        left += [*beyond, *_left(document, key, made)]
        before, after = (after if pairs else before), key.end
        used.append(key)
    return Keyed(replace(cut, pieces=tuple(pieces)), tuple(used), len(told), tuple(left))


def _up_to(document: Parsed, asked: Head | Asked, key: Key) -> tuple[Head | Asked, list[Unplaced]]:
    """The last question before a key, without what follows its options or the key; and that."""
    if not isinstance(asked, Asked):
        return asked, []
    own = asked.body.answer
    row = options(own)
    last = document.number(key.end - 1)
    beyond = (n for n, line in enumerate(own) if line.number > last)
    cut = row[-1].start + len(row[-1].lines) if row else next(beyond, len(own))
    kept = replace(asked, body=replace(asked.body, answer=tuple(answers.bare(own[:cut]))))
    rest = [line for line in own[cut:] if words(line.text)]
    left = [Unplaced(document.path, line.number, line.number, AFTER, line.text) for line in rest]
    return kept, left


def _pairs(
    document: Parsed,
    pieces: Sequence[Head | Asked],
    above: Sequence[tuple[int, int]],
    key: Key,
    after: int,
    told: Collection[int] = (),
) -> list[tuple[_Place, Entry]]:
    """The questions before a key, each with its entry; none where the numbers don't fit.

    `above` are the line and the place of each question before the key; `told` are those that another key answers
    already, where their answers may be explained.
    """
    for start in _starts(document, key, after):
        own = above[bisect_left(above, (start, 0)) :]
        places = _numbered([(at, piece) for _, at in own if isinstance(piece := pieces[at], Asked)])
        for entries in key.readings:
            found = _fitting(places, entries, told)
            if found and _letters_fit(found, needed=not key.labelled):
                return found
    return []


def _starts(document: Parsed, key: Key, after: int) -> Iterator[int]:
    """Where the questions of a key may start: after the last key, or in the section of this one or before it."""
    yield after
    level = key.level
    heads = [
        block for block in document.blocks
        if block.kind == "heading" and not block.depth and after <= block.start < key.start
    ]  # fmt: skip
    beside = next((head for head in reversed(heads) if head.level <= level), None)
    if beside:
        yield beside.start
    for head in reversed(heads):
        if head.level < level:
            level = head.level
            yield head.start


def _numbered(asked: Sequence[tuple[int, Asked]]) -> list[_Place]:
    """The questions with their numbers; where none has one, they are counted."""
    own = [_number(piece) for _, piece in asked]
    if not any(own):
        own = list(range(1, len(asked) + 1))
    with_number = [(at, piece, number) for (at, piece), number in zip(asked, own, strict=True) if number is not None]
    numbers = counted([number for _, _, number in with_number])
    return [_Place(at, piece, number) for (at, piece, _), number in zip(with_number, numbers, strict=True)]


def _number(asked: Asked) -> int | None:
    if asked.mark.number is not None:
        return asked.mark.number
    found = NUMBER.search(asked.mark.label)
    return int(found[0]) if found else None


def _fitting(places: Sequence[_Place], entries: Sequence[Entry], told: Collection[int]) -> list[tuple[_Place, Entry]]:
    """The pairs of questions and entries of the same numbers, if nearly all of both are in one."""
    numbers = counted([entry.number for entry in entries])
    runs_of_entries = _runs([replace(entry, number=number) for entry, number in zip(entries, numbers, strict=True)])
    runs = _runs(places)
    if len(runs) < len(runs_of_entries):
        return []
    pairs: list[tuple[_Place, Entry]] = []
    total = 0
    for run, own in zip(runs[len(runs) - len(runs_of_entries) :], runs_of_entries, strict=True):
        by_number = {entry.number: entry for entry in own}
        pairs += [(place, by_number[place.number]) for place in run if place.number in by_number]
        total += max(len(run), len(own))
    bare = [(place, entry) for place, entry in pairs if place.at in told or _is_unanswered(place.asked, entry)]
    fits = len(pairs) >= max(FEWEST, NEARLY_ALL * total) and len(bare) >= NEARLY_ALL * len(pairs)
    return bare if fits else []


def _runs(members: Sequence[Numbered]) -> list[list[Numbered]]:
    """Members whose numbers rise, in rows: the numbers of each section start anew."""
    runs: list[list[Numbered]] = []
    for member in members:
        if not runs or member.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(member)
    return runs


def _is_unanswered(asked: Asked, entry: Entry) -> bool:
    """Whether what stands under a question is no answer of its own: nothing, options, or code and words that ask."""
    body = asked.body
    if not any(not answers.shows_nothing(line.text) for line in body.answer) or body.only_shows:
        return True
    if ends_in(body.answer, options(body.answer)):
        return True
    if body.prompt or body.aside:
        return False
    return _goes_on_asking(body) or (answers.only_lists(body) and _is_letter(entry))


def _goes_on_asking(body: answers.Body) -> bool:
    """Whether the last paragraph under a title asks, which an answer hardly does."""
    parts = [part for part in blocks([line.text for line in body.answer]) if part.kind != "html"]
    return bool(parts) and parts[-1].kind == "paragraph" and wording.asks(parts[-1].text) >= wording.ASKS


def _is_letter(entry: Entry) -> bool:
    said = _lettered(entry.lines[0].text)
    return said is not None and not said.doubtful


@dataclass(frozen=True, slots=True)
class _Lettered:
    """What a key says that starts with the letters of options."""

    letters: tuple[str, ...]
    rest: str
    doubtful: bool
    """Whether the letter may be the first word of a sentence."""


def _lettered(text: str) -> _Lettered | None:
    text = _unlabelled(text)
    found = LETTER.match(text)
    if not found:
        return None
    letters = tuple(letter.lower() for part in AND.split(found["letters"]) for letter in part)
    rest = text[found.end() :]
    said = SAYS_LESS.sub("", rest)
    bare = found[0].isalnum() and rest.startswith(f" {said[:1]}") and said[:1].isalnum()
    return _Lettered(letters, said, bare and bool(MAY_BE_WORD.fullmatch(found[0])))


def _unlabelled(text: str) -> str:
    """What a key says, without a word that only says that this is an answer."""
    label = wording.ANSWER_LABEL.match(text)
    if not label or len(re.findall(r"[^\W\d_]", label[0])) < 2 or label.end() == len(text):
        return text
    return answers.labelled_rest(Line(text, 0), text, label).text


def _letters_fit(pairs: Sequence[tuple[_Place, Entry]], *, needed: bool) -> bool:
    """Whether nearly all letters are those of options, where their questions have some, or `needed` even so."""
    offered = [(_open(place.asked.body), entry) for place, entry in pairs if _is_letter(entry)]
    told = [(row, entry) for lines, entry in offered if (row := options(lines))]
    fitting = sum(bool(_chosen(row, entry.lines[0].text)[0]) for row, entry in told)
    return fitting >= NEARLY_ALL * len(pairs if needed else told)


def _open(body: answers.Body) -> tuple[Line, ...]:
    """What stands under a question that has no answer of its own."""
    return answers.opened(body).prompt if body.answer else body.prompt


def _answered(asked: Asked, entry: Entry) -> Asked:
    """The question with what a key says of it: the right options, and what explains them."""
    prompt = _open(asked.body)
    first, *rest = entry.lines
    chosen, said = _chosen(options(prompt) or options_within(asked.mark.title) or _listed(prompt), first.text)
    if chosen:
        shown = [replace(line, number=first.number) for option in chosen for line in _as_item(option)]
        answer = [*shown, *([Line("", first.number), replace(first, text=said)] if said else []), *rest]
    else:
        repeats = bool(rest) and wording.letters(said) == wording.letters(asked.title.title)
        answer = [*([] if repeats else [replace(first, text=said)]), *rest]
    body = replace(asked.body, prompt=prompt, answer=tuple(answers.bare(answer)), only_shows=False, points=False)
    mark = asked.mark
    mark = replace(mark, tags=(*mark.tags, *entry.tags), difficulty=mark.difficulty or entry.difficulty)
    return replace(asked, body=body, mark=mark)


def spelled_out(cut: Outline) -> Outline:
    """The outline; answers that are nothing but the letters of options say these options, wherever they come from."""
    return replace(cut, pieces=tuple(_spelled(piece) if isinstance(piece, Asked) else piece for piece in cut.pieces))


def _spelled(asked: Asked) -> Asked:
    """The question; where its answer is nothing but letters of options, these options."""
    said = [line for line in asked.body.answer if line.text.strip()]
    letters = len(said) == 1 and LETTER.fullmatch(said[0].text.strip())
    chosen, _ = _chosen(options(asked.body.prompt), said[0].text) if letters else ([], "")
    shown = [replace(line, number=said[0].number) for option in chosen for line in _as_item(option)]
    if not shown or words(said[0].text) - words("\n".join(line.text for line in shown)):
        return asked
    return replace(asked, body=replace(asked.body, answer=tuple(shown)))


def _explained(asked: Asked, entry: Entry) -> Asked:
    """The question with what explains its answer below that."""
    if len(entry.lines) == 1 and _is_letter(entry) and LETTER.fullmatch(entry.lines[0].text):
        return asked
    answer = answers.bare([*asked.body.answer, Line("", entry.lines[0].number), *entry.lines])
    return replace(asked, body=replace(asked.body, answer=tuple(answer)))


def _as_item(option: Option) -> list[Line]:
    """An option as ticked quizzes show the right ones."""
    first, *more = option.lines
    *before, last = answers.ended([replace(first, text=f"- {first.text}"), *more])
    return [*before, replace(last, text=last.text.rstrip())]


def _chosen(row: Sequence[Option], text: str) -> tuple[list[Option], str]:
    """The options that the letters at the start of a text name, and what else it says."""
    said = _lettered(text)
    by_letter = {option.letter: option for option in row}
    if said is None or not by_letter.keys() >= set(said.letters):
        return [], _unlabelled(text)
    chosen = [by_letter[letter] for letter in said.letters]
    again = any(wording.letters(said.rest) == wording.letters(option.lines[0].text[1:]) for option in chosen)
    if said.doubtful and not again:
        return [], _unlabelled(text)
    return chosen, "" if again else said.rest


def _listed(lines: Sequence[Line]) -> list[Option]:
    """The items of the only list under a question as its options, in the order of the letters."""
    parts = [part for part in blocks([line.text for line in lines]) if part.depth <= (part.kind == "item")]
    items = [part for part in parts if part.kind == "item"]
    if not items or any(part.start > items[0].start and part not in items for part in parts):
        return []
    made = []
    for letter, item in zip(wording.ALPHABETS[0], items, strict=False):
        own = lines[item.start : item.end]
        first = replace(own[0], text=f"{letter.upper()}. {item.text.splitlines()[0]}")
        made.append(Option(letter, item.start, tuple(answers.bare([first, *own[1:]]))))
    return made


def _left(document: Parsed, key: Key, made: Sequence[tuple[Asked, Entry]]) -> Iterator[Unplaced]:
    """What of a key is in none of the answers: its heading, other entries, and its numbers and labels."""
    lines = [n for n in range(key.start, key.end) if n not in document.aside]
    joined = {n for _, entry in made for n in range(entry.start, entry.end)}
    missing = words("\n".join(document.lines[n].text for n in lines if n in joined))
    for asked, _ in made:
        for text in ("\n".join(line.text for line in asked.body.answer), *asked.mark.tags, asked.mark.difficulty):
            missing -= words(text)
    for within, run in groupby(lines, key=joined.__contains__):
        stretch = answers.bare([document.lines[n] for n in run])
        if not within:
            text = "\n".join(line.text for line in stretch)
            if words(text):
                yield Unplaced(document.path, stretch[0].number, stretch[-1].number, REASON, text)
            continue
        for line in stretch:
            if left := taken(missing, " ".join(words(line.text).elements())):
                yield Unplaced(document.path, line.number, line.number, REASON, " ".join(left))
