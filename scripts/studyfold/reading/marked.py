"""Documents of any shape to a guide: finds the shape, cuts the documents, and gives every piece its place."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from studyfold import ids, titles
from studyfold.model import Document, Guide, Problem, Question, RefusalError, Topic, Unplaced
from studyfold.reading import answers, promotion, wording
from studyfold.reading.anchors import Place, once_each
from studyfold.reading.assembly import POINT, Asked, Head, Outline, label_aside, opened, outline
from studyfold.reading.closing import closed
from studyfold.reading.contents import differences
from studyfold.reading.defaults import guide_defaults
from studyfold.reading.document import DEFINITION, Parsed, definitions_used, parsed, with_definitions
from studyfold.reading.files import NO_QUESTIONS
from studyfold.reading.furniture import TAG, is_badges
from studyfold.reading.inline import Inline, inline, unescaped
from studyfold.reading.language import language_of
from studyfold.reading.selection import without_listed
from studyfold.reading.settled import Settled
from studyfold.reading.shapes import (
    IN_SEQUENCE,
    SIGN,
    Candidate,
    Mark,
    candidates,
)
from studyfold.reading.source import Line, Source
from studyfold.reading.wording import ASKS
from studyfold.words import WORD, lost_of, words

MOST_GAPS = 0.1
"""The part of all questions that gaps in the numbering may touch, for the numbering to mean anything."""
FEW_GAPS = 2
"""Gaps that are told in any document."""
MOST_NAMED = 3
"""Files that are named as the source; more are named by their folder."""
WHOLE = 0.3
"""What a file must pass to be one question, as each form must: see `shapes.NEEDED`."""
GLOSSARY = ("headings", "item-headings", "terms", "summaries", "bold")
"""Forms whose members are questions even if they only name something."""
DOUBT = 0.5
"""The part of the best score from which a runner-up makes the finding doubtful."""
LEVEL = re.compile(
    r"[\W\d_]*(?P<level>beginners?|basics?|intermediate|advanced|experts?|junior|middle|mid|senior|easy|medium|"
    r"hard|novice|"
    r"начальный|базовый|средний|продвинутый|fácil|básico|intermedio|avanzado|médio|avançado|difícil|einfach|"
    r"mittel|schwer|"
    r"débutant|intermédiaire|avancé|简单|中等|困难|初级|中级|高级)[\W\d_]*(?:level|questions?|уровень)?[\W\d_]*",
    re.IGNORECASE,
)
LEGEND = re.compile(r"([\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff])[\ufe0f\u200d]*\s*[:=-]?\s*([^\W\d_]+)")
"""A sign and what it means."""
LEVEL_WORD = re.compile(r"[^\s}.#\"'=]+")
SAID = re.compile(
    r"<!--\s*(?P<name>tags?|topics?|category|level|difficulty|expertise)\s*:\s*(?P<what>[^<>]*?)\s*-->", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Which shape was found, and how sure that is."""

    best: Candidate | None
    runner_up: Candidate | None
    forced: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether another shape is nearly as likely."""
        if self.forced or self.best is None or self.best.score <= 0:
            return not self.forced
        return self.runner_up is not None and self.runner_up.score > DOUBT * self.best.score


def read_sources(
    sources: Sequence[Source], documents: Sequence[Document], shape: str = ""
) -> tuple[Guide, list[Problem]]:
    """The guide that the sources hold together. `shape` names a shape to use whatever was found."""
    found = [parsed(source) for source in sources]
    finding, by_document = _found(found, shape)
    found = [without_listed(document, by_document[n][0]) for n, document in enumerate(found)]
    outlines = opened([outline(document, *by_document[n]) for n, document in enumerate(found)])
    return _Assembly(found, outlines, finding, documents).guide(documents)


def _found(found: Sequence[Parsed], shape: str) -> tuple[Finding, list[tuple[Candidate | None, list[Candidate]]]]:
    """The shape of all documents together, and for each its own members of it."""
    each = [
        _asking(
            d, [*candidates([line.text for line in d.lines], d.blocks, d.aside), *_whole(d, len(found))], len(found)
        )
        for d in found
    ]
    totals: dict[str, Candidate] = {}
    for made in each:
        for candidate in made:
            so_far = totals.get(candidate.name)
            marks = (*(so_far.marks if so_far else ()), *candidate.marks)
            totals[candidate.name] = Candidate(candidate.name, marks, candidate.score + (so_far.score if so_far else 0))
    ranked = sorted(totals.values(), key=lambda candidate: -candidate.score)
    if shape and shape not in totals:
        known = ", ".join(f"{c.name} ({len(c.marks)})" for c in ranked[:8]) or "none"
        message = f"nothing here has the shape '{shape}'. Choose one that was found: {known}."
        raise RefusalError(Problem(found[0].path, 1, "no-such-shape", "error", message))
    best = totals[shape] if shape else _best(ranked)
    rest = [candidate for candidate in ranked if best and candidate.name != best.name and not _same(candidate, best)]
    finding = Finding(best, next((c for c in rest if c.score > 0), None), bool(shape))
    return finding, [_own(best, made) for made in each]


def _asking(document: Parsed, made: list[Candidate], count: int) -> list[Candidate]:
    """The candidates of a file; of one that says something about a folder's other files, only what asks."""
    if count == 1 or PurePath(document.path).stem.lower() not in NO_QUESTIONS:
        return made
    asking = [replace(c, marks=tuple(mark for mark in c.marks if mark.weight >= ASKS)) for c in made]
    return [candidate for candidate in asking if candidate.marks]


def _best(ranked: Sequence[Candidate]) -> Candidate | None:
    """The first; where none asks, the most headings, terms or summaries of one form: a glossary."""
    if not ranked or ranked[0].score > 0:
        return next(iter(ranked), None)
    parts = [c for c in ranked if c.form in GLOSSARY and len(c.marks) > 1]
    usable = [c for c in parts if sum(mark.weight > 0 for mark in c.marks) * 2 > len(c.marks)]
    return max(usable, key=lambda c: len(c.marks), default=ranked[0])


def _whole(document: Parsed, count: int) -> list[Candidate]:
    """A file as one question, where its front matter names it."""
    title = document.source.asks or (document.source.title if count > 1 else "")
    if not title:
        return []
    mark = Mark(0, 0, title, max(wording.asks(title), IN_SEQUENCE))
    return [Candidate("files", (mark,), mark.weight - (WHOLE if document.source.asks else WHOLE + 0.2))]


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same blocks, seen in two ways."""
    starts = {mark.start for mark in other.marks}
    return sum(mark.start in starts for mark in one.marks) * 2 > len(one.marks)


def _own(best: Candidate | None, made: Sequence[Candidate]) -> tuple[Candidate | None, list[Candidate]]:
    own = next((candidate for candidate in made if best and candidate.name == best.name), None)
    return own, [candidate for candidate in made if candidate is not own and candidate.score > 0]


class _Assembly:
    """Puts the pieces of the outlines into a guide."""

    def __init__(
        self, found: Sequence[Parsed], outlines: Sequence[Outline], finding: Finding, documents: Sequence[Document]
    ) -> None:
        self.found = found
        self.outlines = outlines
        self.finding = finding
        self.defaults = guide_defaults(documents)
        self.unplaced: list[Unplaced] = []
        self.opening: dict[str, tuple[Line, ...]] = {}
        self.headed: set[str] = set()
        self.counts: dict[str, int] = {}
        self.used: dict[str, set[str]] = {document.path: set() for document in found}
        self.named: dict[int, str] = {}
        """The id of each piece that became a question or topic, by the identity of the piece."""

    def guide(self, documents: Sequence[Document]) -> tuple[Guide, list[Problem]]:
        """All of it, and what is doubtful about it."""
        title, pieces = self._pieces()
        intro, intro_line = self._intro()
        entries = _entries(pieces)
        depth = _topic_depth([path for _, path, _ in entries])
        topics = self._topics(entries, depth, title)
        self._rest(pieces, entries)
        home = "" if self.defaults.id in self.named.values() else self.defaults.id
        anchors_of = once_each(self.found)
        settled = Settled(self.found, anchors_of, self._places(pieces, entries), home)
        topics = tuple(settled.topic(topic) for topic in topics)
        for document, cut in zip(self.found, self.outlines, strict=True):
            self._aside(document, cut)
        levels = _legend(self.found)
        levelled = tuple(_with_levels(topic, levels) for topic in topics)
        marked = [question.level for topic in levelled for question in topic.questions if question.level]
        if levels and len(marked) * 2 > sum(len(topic.questions) for topic in topics):
            topics, levels = levelled, levels | dict(zip(marked, marked, strict=True))
        else:
            levels = {}
        language = next((d.source.language for d in self.found if d.source.language), "") or language_of(documents)
        first = self.found[0].path
        guide = Guide(
            id=self.defaults.id,
            title=title,
            description="",
            language=language,
            intro=settled.text(intro, first, intro_line),
            topics=topics,
            unplaced=tuple(
                sorted([*self.unplaced, *settled.unplaced], key=lambda stretch: (stretch.file, stretch.line))
            ),
            shape=self._shape(topics),
            levels=tuple(dict.fromkeys(levels.values())),
            certainty=self._certainty(),
            source=self._source(),
            licence=" · ".join(dict.fromkeys(d.source.licence for d in self.found if d.source.licence)),
            file=first,
            intro_line=intro_line,
        )
        differ = [
            problem
            for document, cut in zip(self.found, self.outlines, strict=True)
            for problem in differences(document, [p for p in cut.pieces if isinstance(p, Asked)], anchors_of)
        ]
        told = [*self._problems(topics), *_gaps(entries), *differ]
        return self._with_residue(guide, documents), told

    # ---- what the documents are called, and what stands before their questions

    def _pieces(self) -> tuple[str, list[tuple[Parsed, Head | Asked]]]:
        """The guide's title and all pieces; where there are several documents, each under its own name."""
        several = len(self.found) > 1
        pieces: list[tuple[Parsed, Head | Asked]] = []
        title = ""
        for document, cut in zip(self.found, self.outlines, strict=True):
            own, rest = _titled(cut)
            if own:
                self.opening[document.path] = own.under
            if several and sum(isinstance(piece, Asked) for piece in rest) > 1:
                name = own.title if own else inline(document.source.title or _name(document.path))
                under = (*cut.opening, Line("", 0), *self.opening.get(document.path, ()))
                self.headed.add(document.path)
                pieces.append((document, Head(0, name, own.line if own else 0, under, own=False)))
            elif own and several:
                self._put(document, own.line, "title of a file", own.text)
            elif own:
                title = own.title.title
                shown = unescaped(titles.plain(title))
                if beside := " ".join((words(f"# {own.text}") - words(shown)).elements()):
                    self._put(document, own.line, "title label", beside)
            pieces += [(document, piece) for piece in rest]
            self.counts[document.path] = sum(isinstance(piece, Asked) for piece in rest)
        if several:
            pieces = list(_grouped(pieces, self.counts))
        else:
            title = title or self.found[0].source.title
        return unescaped(titles.plain(title)) if title else self.defaults.title, pieces

    def _intro(self) -> tuple[str, int]:
        """What stands before the first question and heading, without adverts and badges."""
        texts: list[str] = []
        first_line = 0
        for document, cut in zip(self.found, self.outlines, strict=True):
            if document.path in self.headed:
                continue
            opening = [*cut.opening, Line("", 0), *self.opening.get(document.path, ())]
            kept = self._without_promotion(document, opening)
            text = self._text(document, answers.bare(kept))
            if text and document is not self.found[0]:
                self._put(document, 0, "introduction of a file", text)
                continue
            first_line = first_line or next((line.number for line in kept if line.text.strip()), 0)
            texts += [text] if text else []
        return "\n\n".join(texts), first_line

    def _without_promotion(self, document: Parsed, lines: list[Line]) -> list[Line]:
        kept = []
        for run in _runs(lines):
            text = "\n".join(line.text for line in run)
            plain = TAG.sub("", text)
            if is_badges(text):
                reason = "badges"
            elif promotion.is_advert(plain, at_edge=True) or promotion.is_furniture(plain, at_edge=False):
                reason = "advertisement"
            else:
                kept += [*run, Line("", run[-1].number)]
                continue
            self.unplaced.append(Unplaced(document.path, run[0].number, run[-1].number, reason, text))
        return kept

    # ---- topics and questions

    def _topics(self, entries: list[Entry], depth: int, title: str) -> tuple[Topic, ...]:
        grouped: dict[int, list[Entry]] = {}
        for entry in entries:
            grouped.setdefault(id(entry[1][depth]) if len(entry[1]) > depth else -(len(entry[1])), []).append(entry)
        taken: set[str] = set()
        asked = [
            (self._anchor(d, piece.mark.start, piece.title, taken), titles.plain(piece.title.title), _plain(piece))
            for d, _, piece in entries
        ]
        made = ids.question_ids(asked)
        by_piece = {
            id(entry[2]): (made_id, bool(own)) for entry, made_id, (own, _, _) in zip(entries, made, asked, strict=True)
        }
        self.named |= {piece: made_id for piece, (made_id, _) in by_piece.items()}
        topics: list[Topic] = []
        pages: set[str] = set()
        for members in grouped.values():
            path = members[0][1]
            head = path[depth] if len(path) > depth else path[-1] if path else None
            name = head.title.title if head else titles.from_plain(title)
            document = members[0][0]
            page = self._anchor(document, head.line, head.title, pages) if head else ""
            page = page or ids.page_name(titles.plain(name), pages)
            pages.add(page)
            self.named |= {id(head): page} if head else {}
            intro, intro_line = self._topic_intro(document, [h for h in path[: depth + 1] if h is head])
            questions = tuple(self._question(entry, depth, by_piece[id(entry[2])]) for entry in members)
            line = document.number(head.line) if head else questions[0].line
            if head and head.beside:
                self.unplaced.append(Unplaced(document.path, line, line, "topic label", head.beside))
            topics.append(Topic(page, name, intro, questions, document.path, line, intro_line))
        return tuple(topics)

    def _anchor(self, document: Parsed, line: int, title: Inline, taken: set[str]) -> str:
        """The id that a document gives a question or topic, if it can be one; and if nothing else has it."""
        anchor = title.anchor
        refused = (
            not anchor or ids.refusal(anchor) or anchor in taken or anchor.lower() in ids.RESERVED_NAMES | ids.OWN_PAGES
        )
        if anchor and title.attributes.id and refused:
            self._put(document, line, "id that can't be used", anchor)
        taken.add(anchor)
        return "" if refused else anchor

    def _topic_intro(self, document: Parsed, heads: Sequence[Head]) -> tuple[str, int]:
        lines = [line for head in heads for line in head.under]
        kept = answers.bare(self._without_promotion(document, lines))
        return self._text(document, kept), kept[0].number if kept else 0

    def _question(self, entry: Entry, depth: int, named: tuple[str, bool]) -> Question:
        document, path, asked = entry
        below = path[depth + 1 :]
        levels = [found["level"].lower() for head in below if (found := LEVEL.fullmatch(head.title.title))]
        tags = [_tag(head.title.title) for head in below if not LEVEL.fullmatch(head.title.title)]
        body = asked.body
        line = document.number(asked.mark.start)
        own_attributes = asked.title.attributes
        single = self.counts[document.path] == 1
        said = _said_in_comments(body.answer)
        tags += [*said.get("tags", ()), *(document.source.tags if single else ())]
        levels += [*said.get("level", ()), *([document.source.level] if single and document.source.level else ())]
        if own_attributes.names:
            self._put(document, asked.mark.start, "attribute names", " ".join(own_attributes.names))
        self.unplaced += label_aside(document, asked.mark)
        made, own = named
        return Question(
            id=made,
            title=asked.title.title or "?",
            prompt=self._text(document, body.prompt),
            answer=self._text(document, body.answer),
            level=own_attributes.level
            or next((level for level in reversed(levels) if LEVEL_WORD.fullmatch(level)), ""),
            tags=tuple(dict.fromkeys(tag for tag in (*tags, *own_attributes.tags) if tag)),
            aliases=own_attributes.aliases,
            file=document.path,
            line=line,
            has_own_id=own,
            prompt_line=_first(body.prompt),
            answer_line=_first(body.answer),
        )

    def _text(self, document: Parsed, lines: Sequence[Line]) -> str:
        # Closed first: what a comment without an end held may be a heading.
        text = answers.demoted(closed("\n".join(line.text for line in lines).rstrip()))
        text = re.sub(r"\A(?:[^\S\n]*\n)+", "", text).rstrip()
        labels = definitions_used(text, document)
        self.used[document.path] |= labels
        return with_definitions(text, labels, document)

    def _places(
        self, pieces: Sequence[tuple[Parsed, Head | Asked]], entries: Sequence[Entry]
    ) -> dict[str, list[Place]]:
        """Where the questions and topics of each file start; a heading that became neither leads to what it is over."""
        over = {id(head): id(asked) for _, path, asked in reversed(entries) for head in path}
        places: dict[str, list[Place]] = {document.path: [] for document in self.found}
        for document, piece in pieces:
            if isinstance(piece, Asked) or piece.own or document.path in self.headed:
                start = piece.mark.start if isinstance(piece, Asked) else piece.line
                name = self.named.get(id(piece)) or self.named.get(over.get(id(piece), 0), "")
                places[document.path].append(Place(start, name))
        return {path: sorted(each, key=lambda place: place.line) for path, each in places.items()}

    # ---- what has no other place

    def _rest(self, pieces: Sequence[tuple[Parsed, Head | Asked]], entries: Sequence[Entry]) -> None:
        """Headings over no question, with what stands under them; and headings that only lead to others."""
        leading = {id(head) for _, path, _ in entries for head in path}
        depth = _topic_depth([path for _, path, _ in entries])
        topics = {id(path[depth] if len(path) > depth else path[-1]) for _, path, _ in entries if path}
        for document, piece in pieces:
            if not isinstance(piece, Head) or not piece.own or id(piece) in topics:
                continue
            text = "\n".join([f"{'#' * piece.level} {piece.text}", *(line.text for line in piece.under)]).rstrip()
            line = document.number(piece.line)
            end = max([line, *(each.number for each in piece.under if each.text.strip())])
            reason = "heading over topics" if id(piece) in leading else "section without questions"
            if words(text):
                self.unplaced.append(Unplaced(document.path, line, end, reason, text))

    def _aside(self, document: Parsed, cut: Outline) -> None:
        for line, reason in cut.aside:
            text = line.text.strip()
            if reason == "answer label" and _counts(document, line.number, text):
                text = POINT.sub("", text)
            if re.search(r"\w", text):
                self.unplaced.append(Unplaced(document.path, line.number, line.number, reason, text))
        for start, end, reason, text in document.source.aside:
            self.unplaced.append(Unplaced(document.path, start, end, reason, text))
        kept = {n: reason for n, reason in document.aside.items() if reason != DEFINITION}
        for run in _numbered_runs(kept):
            text = "\n".join(document.lines[n].text for n in run).strip()
            if re.search(r"\w", text):
                first, last = document.number(run[0]), document.number(run[-1])
                self.unplaced.append(Unplaced(document.path, first, last, kept[run[0]], text))
        self._unused(document)

    def _unused(self, document: Parsed) -> None:
        for label, text in document.definitions.items():
            if label not in self.used[document.path]:
                self._put(document, 0, "unused definition", text)
        for n, text in document.repeated:
            self._put(document, n, "repeated definition", text)

    def _with_residue(self, guide: Guide, documents: Sequence[Document]) -> Guide:
        """The guide with the words that formats other than Markdown use for themselves: names, labels, options."""
        foreign = {d.path for d in self.found if d.source.foreign}
        if not foreign:
            return guide
        stretches: list[Unplaced] = []
        for document, missing in zip(documents, lost_of(documents, guide), strict=True):
            if document.path in foreign:
                stretches += _left(document, missing)
        return replace(guide, unplaced=(*guide.unplaced, *stretches))

    def _put(self, document: Parsed, n: int, reason: str, text: str) -> None:
        line = document.number(n)
        self.unplaced.append(Unplaced(document.path, line, line, reason, text))

    # ---- what is said of it

    def _source(self) -> str:
        """Where the documents say they came from, or the name of their file or folder."""
        said = list(dict.fromkeys(document.source.origin for document in self.found if document.source.origin))
        if len(said) == 1:
            return said[0]
        names = [PurePath(document.path).name for document in self.found]
        folder = PurePath(os.path.commonpath(document.path for document in self.found)).name
        return folder if folder and len(names) > MOST_NAMED else ", ".join(names[:MOST_NAMED])

    def _shape(self, topics: Sequence[Topic]) -> str:
        asked = sum(len(topic.questions) for topic in topics)
        best = self.finding.best
        what = described(best) if best else "no questions found"
        return f"{what}, {_several(asked, 'question')} in {_several(len(topics), 'topic')}"

    def _certainty(self) -> str:
        if self.finding.forced or self.finding.best is None:
            return "forced" if self.finding.forced else ""
        runner = self.finding.runner_up
        sure = "doubtful" if self.finding.doubtful else "certain"
        return f"{sure}, runner-up: {described(runner)}, {len(runner.marks)} of them" if runner else sure

    def _problems(self, topics: Sequence[Topic]) -> list[Problem]:
        first = self.found[0].path
        if not topics:
            message = (
                "no question was found. Questions are headings, summaries, list items, bold lines or lines with "
                "a label "
                "such as Q:. If there are some, name their shape with --shape."
            )
            return [Problem(first, 1, "no-topic", "error", message)]
        if not self.finding.doubtful:
            return []
        runner = self.finding.runner_up
        other = f", or are they {described(runner)} (--shape {runner.name})" if runner else ""
        best = described(self.finding.best) if self.finding.best else ""
        message = f"it is doubtful what the questions are: {best}{other}? Force a shape with --shape if this is wrong."
        return [Problem(first, 1, "doubtful-shape", "warning", message)]


Entry = tuple[Parsed, tuple[Head, ...], Asked]
"""A question with the headings above it."""


def _entries(pieces: Sequence[tuple[Parsed, Head | Asked]]) -> list[Entry]:
    entries: list[Entry] = []
    path: list[Head] = []
    deepest = 0
    for document, piece in pieces:
        if isinstance(piece, Head):
            path = [head for head in path if head.level < piece.level]
            path.append(piece)
            deepest = 0
            continue
        level = piece.mark.level
        if path and 0 < level <= path[-1].level < deepest:
            # A heading over deeper questions ends where a question has its own level.
            path = [head for head in path if head.level < level]
        deepest = max(deepest, level)
        entries.append((document, tuple(path), piece))
    return entries


def _topic_depth(paths: Sequence[tuple[Head, ...]]) -> int:
    """The depth of the highest headings that tell questions apart."""
    depth = 0
    while paths and all(len(path) > depth + 1 for path in paths) and len({id(path[depth]) for path in paths}) == 1:
        depth += 1
    return depth


def _titled(cut: Outline) -> tuple[Head | None, list[Head | Asked]]:
    """The document's own title, and its other pieces: the only heading of level 1, if nothing stands before it."""
    tops = [piece for piece in cut.pieces if isinstance(piece, Head) and piece.level == 1]
    if len(tops) != 1 or cut.pieces[0] is not tops[0]:
        return None, list(cut.pieces)
    return tops[0], list(cut.pieces[1:])


def _grouped(
    pieces: Sequence[tuple[Parsed, Head | Asked]], counts: Mapping[str, int]
) -> Iterator[tuple[Parsed, Head | Asked]]:
    """The pieces, with files that hold one question each gathered by their folder or first tag."""
    single = [document for document, piece in pieces if counts[document.path] == 1 and isinstance(piece, Asked)]
    folders = {PurePath(document.path).parent for document in single}
    groups: dict[str, list[tuple[Parsed, Head | Asked]]] = {}
    for document, piece in pieces:
        if counts[document.path] == 1:
            tags = document.source.tags or tuple(_said_in_comments(document.lines).get("tags", ()))
            name = PurePath(document.path).parent.name if len(folders) > 1 else tags[0] if tags else ""
            groups.setdefault(name, []).append((document, piece))
        else:
            yield document, piece
    for name, members in groups.items():
        if name:
            yield members[0][0], Head(0, inline(_name(name)), 0, (), own=False)
        yield from members


def _counts(document: Parsed, number: int, label: str) -> bool:
    """Whether a label stands within its line, where the count of words takes it for words."""
    mute = words(POINT.sub("", label)) - words(label)
    if not mute:
        return False
    n = bisect_left(document.lines, number, key=lambda line: line.number)
    return n < len(document.lines) and bool(mute & words(document.lines[n].text))


def _said_in_comments(lines: Sequence[Line]) -> dict[str, list[str]]:
    """What comments such as `<!-- tags: a, b -->` say."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if said := SAID.fullmatch(line.text.strip()):
            kind = "tags" if said["name"].lower().startswith(("tag", "topic", "categor")) else "level"
            found[kind] = [part.strip() for part in said["what"].strip("() ").split(",") if part.strip()]
    return found


def _plain(asked: Asked) -> str:
    return "\n".join(line.text for line in asked.body.prompt)


def _tag(text: str) -> str:
    return " ".join(re.sub(r"[,;]", " ", titles.plain(text)).split())


def _first(lines: Sequence[Line]) -> int:
    return next((line.number for line in lines if line.text.strip() and line.number), 0)


def _name(path: str) -> str:
    stem = PurePath(path).stem.replace("-", " ").replace("_", " ").strip() or "Questions"
    return stem[:1].upper() + stem[1:]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between blank ones."""
    run: list[Line] = []
    for line in lines:
        if line.text.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _numbered_runs(kept: dict[int, str]) -> Iterator[list[int]]:
    run: list[int] = []
    for n in sorted(kept):
        if run and n <= run[-1] + 2 and kept[n] == kept[run[0]]:
            run.append(n)
        else:
            if run:
                yield run
            run = [n]
    if run:
        yield run


FORMS = {
    "headings": "headings at level {level}",
    "item-headings": "headings in numbered items",
    "summaries": "summaries to unfold",
    "terms": "terms of a list",
    "bold": "bold paragraphs",
    "labels": "lines with a label",
    "numbered-items": "numbered items",
    "items": "list items",
    "nested-items": "nested list items",
    "rows": "rows of a table",
    "lines": "lines that ask",
    "numbered-lines": "numbered lines",
    "files": "one file for each",
}


def described(candidate: Candidate) -> str:
    """A shape in words: `numbered headings at level 3`."""
    form = candidate.form if candidate.form in FORMS else "labels"
    words_ = FORMS[form].format(level=candidate.marks[0].level)
    numbered = sum(mark.number is not None for mark in candidate.marks) * 2 > len(candidate.marks)
    return f"numbered {words_}" if numbered and "numbered" not in words_ else words_


def _legend(found: Sequence[Parsed]) -> dict[str, str]:
    """The levels that signs at the ends of titles mean, where a line of the document says so: `👶 easy 🚀 expert`."""
    for document in found:
        for line in document.lines:
            pairs = dict(LEGEND.findall(line.text)) if not line.text.isascii() else {}
            if len(pairs) > 1 and len(pairs) == len(set(pairs.values())) and not SIGN.search(line.text):
                return {sign: word.lower() for sign, word in pairs.items()}
    return {}


def _with_levels(topic: Topic, levels: Mapping[str, str]) -> Topic:
    questions = []
    for question in topic.questions:
        sign = SIGN.search(question.title)
        level = levels.get(sign[0][0], "") if sign else ""
        questions.append(replace(question, level=question.level or level))
    return replace(topic, questions=tuple(questions))


def _gaps(entries: Sequence[Entry]) -> list[Problem]:
    """Numbers that don't follow the one before, in a document that mostly counts on."""
    gaps = []
    for (document, path, before), (_, same, after) in pairwise(entries):
        first, second = before.mark.number, after.mark.number
        if path == same and first and second and second not in (first, first + 1, 1):
            message = f"number {second} follows {first}. Renumber the questions, or add the one that is missing."
            line = document.number(after.mark.start)
            gaps.append(Problem(document.path, line, "numbering-gap", "warning", message))
    return gaps if len(gaps) <= max(FEW_GAPS, MOST_GAPS * len(entries)) else []


def _left(document: Document, missing: Counter[str]) -> Iterator[Unplaced]:
    """The lines of a document that hold words which are missing, with these words; takes them out of `missing`."""
    for n, text in enumerate(document.text.split("\n"), 1):
        left = []
        for word in WORD.findall(text) if missing else ():
            if missing[word] > 0:
                missing[word] -= 1
                left.append(word)
        if left:
            yield Unplaced(document.path, n, n, "marks of the format", " ".join(left))


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
