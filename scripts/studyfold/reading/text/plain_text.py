"""Plain text, as scraped from a web page or written by hand, to a guide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from pathlib import PurePath

from studyfold import ids, titles
from studyfold.model import Document, Guide, Problem, Question, Topic, Unplaced
from studyfold.reading import grouping
from studyfold.reading.defaults import guide_defaults, title_of_name
from studyfold.reading.language import language_of
from studyfold.reading.lines import wording
from studyfold.reading.lines.labels import as_counted
from studyfold.reading.text import asking, layout, numbering, prose, text_forms, text_outline, ticked
from studyfold.words import words

SHAPE = "plain text"
FEWEST_TO_GROUP = 10
"""A document without sections and with fewer questions than this stays one topic."""
LONGEST_HEADLINE = 16
"""Words of a document's title."""
ENDS_LABEL = ": \uff1a"
LONGEST_OPTION = 60
"""Words of an option, or of several that stand together; what is longer is a list in an answer."""


@dataclass(slots=True)
class Asked:
    """A question on its way: its line and the lines under it, counted from 0."""

    line: int
    title: str
    under: list[int] = field(default_factory=list)
    beside: str = ""
    """What of the answer stands in the title's own line."""
    level: str = ""


@dataclass(slots=True)
class Section:
    """A heading on its way, with its introduction and questions."""

    line: int
    title: str
    intro: list[int] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Text:
    """A document's lines, as they are written, and with the labels that are sure in it spelled as all know them."""

    file: str
    written: Sequence[str]
    lines: Sequence[str]
    by_signs: bool = False
    """Whether a plus before an option says that it is right."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one document holds."""

    file: str
    headline: Section
    """The document's own title; empty where it has none."""
    intro: tuple[str, ...]
    topics: tuple[Topic, ...]
    """One for each section with questions; the one without a title, if there is one, first."""
    unplaced: tuple[Unplaced, ...]


def read(documents: Sequence[Document]) -> tuple[Guide, list[Problem]]:
    """The guide that the documents hold together."""
    defaults = guide_defaults(documents)
    found = [_read(document) for document in documents]
    headline = found[0].headline.title if len(found) == 1 else ""
    unplaced = [stretch for each in found for stretch in each.unplaced]
    if len(found) > 1:
        unplaced += _unused_headlines(found)
        found = _under_names(found)
        unplaced += _other_introductions(found)
    intro = [*found[0].intro]
    named = _gathered(found)
    language = language_of(documents)
    topics, title = _settled(named, headline or defaults.title, language, titled=bool(headline))
    if topics and len(named) == 1:
        only = named[0]
        if only.file == documents[0].path:
            intro.append(only.intro)
        elif only.intro:
            unplaced.append(Unplaced(only.file, only.line, only.line, "introduction of a file", only.intro))
        if headline and named[0].title:
            unplaced.append(
                Unplaced(named[0].file, named[0].line, named[0].line, "heading of all questions", named[0].title)
            )
    problems = []
    if not topics:
        message = (
            "no question was found. A question is a line of its own that ends in a question mark, or starts with Q:."
        )
        problems.append(Problem(documents[0].path, 1, "no-topic", "error", message))
    text = "\n\n".join(part for part in intro if part)
    guide = Guide(
        id=defaults.id,
        title=title,
        description="",
        language=language,
        intro=text,
        topics=topics,
        unplaced=tuple(unplaced),
        shape=SHAPE,
        source=", ".join(PurePath(document.path).name for document in documents),
    )
    return guide, problems


def _read(document: Document) -> Read:
    written = document.text.split("\n")
    text = Text(document.path, written, asking.with_known_labels(text_forms.pointed(written)))
    outline = text_outline.outline_of(text.lines)
    text = replace(text, by_signs=ticked.ticks_by_signs(text.lines, outline.questions))
    sections, aside = _walk(text, outline)
    headline, sections = _headline(sections, written, wrapped=outline.wrapped)
    intro = [_markdown(text, sections[0].intro, outline)]
    first = min(outline.questions, default=0)
    for section in sections:
        if section.title and not section.asked:
            leads = section.line < first
            beside = [] if leads else section.intro
            aside.append(_aside(text, [section.line, *beside], "section without questions"))
            intro += [_markdown(text, section.intro, outline)] if leads else []
    topics = tuple(_topic(text, section, outline) for section in sections if section.asked)
    return Read(document.path, headline, tuple(intro), topics, tuple(aside))


def _singles(found: Sequence[Read]) -> list[Read]:
    """The documents with one question each, where several have no more: none of these is a topic."""
    single = [each for each in found if sum(len(topic.questions) for topic in each.topics) == 1]
    return single if len(single) > 1 else []


def _names_topic(document: Read, single: Sequence[Read]) -> bool:
    """Whether a document's name is that of its questions without a section."""
    return bool(document.topics) and not document.topics[0].title and document not in single


def _unused_headlines(found: Sequence[Read]) -> list[Unplaced]:
    """The titles of those of several documents that name no topic."""
    single = _singles(found)
    unused = [(each.file, each.headline.line, each.headline.title) for each in found if not _names_topic(each, single)]
    unused += [(each.file, each.topics[0].line - 1, each.topics[0].title) for each in single]
    return [Unplaced(file, line + 1, line + 1, "title of a file", title) for file, line, title in unused if title]


def _under_names(found: Sequence[Read]) -> list[Read]:
    """Several documents, each with its own title, or else its file's name, over its questions without a section."""
    single = _singles(found)
    made = []
    for each in found:
        if _names_topic(each, single):
            first, *others = each.topics
            title = each.headline.title or title_of_name(PurePath(each.file).stem)
            intro = "\n\n".join(text for text in each.intro if text)
            named = replace(first, title=titles.from_plain(title), intro=intro)
            each = replace(each, intro=(), topics=(named, *others))
        made.append(each)
    return made


def _other_introductions(found: Sequence[Read]) -> list[Unplaced]:
    """What further documents say before their questions where nothing of theirs is left to say it under."""
    others = [(each.file, 1, "\n\n".join(text for text in each.intro if text)) for each in found[1:]]
    others += [(each.file, topic.line, topic.intro) for each in _singles(found)[1:] for topic in each.topics]
    return [Unplaced(file, line, line, "introduction of a file", text) for file, line, text in others if text]


def _gathered(found: Sequence[Read]) -> list[Topic]:
    """The topics of all documents; those of documents with one question each make one, without a title."""
    single = _singles(found)
    topics = [topic for each in found if each not in single for topic in each.topics]
    parts = [topic for each in single for topic in each.topics]
    if not parts:
        return topics
    questions = tuple(question for topic in parts for question in topic.questions)
    return [*topics, replace(parts[0], title="", questions=questions)]


def _walk(text: Text, outline: text_outline.Outline) -> tuple[list[Section], list[Unplaced]]:
    """The sections in their order, the first one without a title, and what stands aside."""
    lines = text.lines
    sections = [Section(0, "")]
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
            sections[-1].asked.append(Asked(n, _title(lines, n, outline), beside=line[own:]))
        elif n in outline.sections:
            sections.append(Section(n, asking.title_of(line)))
        elif sections[-1].asked:
            sections[-1].asked[-1].under.append(n)
        else:
            sections[-1].intro.append(n)
    for section in sections:
        _share(lines, section.asked)
    levels = [_take_level(text, asked) for section in sections for asked in section.asked]
    named = [Asked(section.line, section.title) for section in sections if section.title]
    asked = [each for section in sections for each in section.asked]
    labels = (_label(text, each) for each in [*named, *asked])
    answered = [_answer_label(text, each) for each in asked]
    ticks = [tick for each in asked for tick in _ticks(text, each)]
    beside = (label for label in (*levels, *labels, *answered, *ticks) if words(label.text))
    return sections, [*_runs(text, aside), *beside]


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


def _share(lines: Sequence[str], asked: Sequence[Asked]) -> None:
    """Gives labelled questions that stand directly above another one its answer."""
    for one, below in reversed(list(pairwise(asked))):
        close = all(line.strip() for line in lines[one.line : below.line])
        if close and not one.under and asking.LABEL.match(lines[one.line]):
            one.under = list(below.under)


def _take_level(text: Text, asked: Asked) -> Unplaced:
    """Moves what the first or last line under a title says of its level to the question; what is left of that line."""
    written = [n for n in asked.under if text.lines[n].strip()]
    for n in (written[:1] + written[-1:]) if len(written) > 1 else []:
        said = wording.LEVEL_LINE.fullmatch(text.lines[n].rstrip())
        level = wording.LEVEL.fullmatch(said["level"]) if said else None
        if said and level:
            asked.level = level["level"].lower()
            asked.under = [k for k in asked.under if k != n]
            # A level is spelled in small letters; a word that isn't would be another one.
            rest = said["level"].replace(asked.level, "", 1).strip()
            return Unplaced(text.file, n + 1, n + 1, "level label", f"{said['label']} {rest}".strip())
    return Unplaced(text.file, 0, 0, "", "")


def _label(text: Text, asked: Asked) -> Unplaced:
    """What stands before a question's title, if the count of words would miss it: `Q1 -`, but not `1.`."""
    line = text.written[asked.line]
    label = asking.LABEL.match(text.lines[asked.line])
    place = line.find(asked.title.split()[0], label.end() if label else 0) if asked.title else -1
    alone = asking.LABEL_ALONE.fullmatch(line) and asked.title not in line
    before = line if place < 0 or alone else line[:place]
    return Unplaced(text.file, asked.line + 1, asked.line + 1, "question label", as_counted(before, line, asked.title))


def _answer_label(text: Text, asked: Asked) -> Unplaced:
    """What stands before an answer, if the count of words would miss it: `A.1-2`, but not `A:`."""
    if beside := asking.ANSWER_LABEL.match(asked.beside):
        rest = f"{asked.title} {asked.beside[beside.end() :]}"
        said = as_counted(beside[0], text.written[asked.line], rest)
        return Unplaced(text.file, asked.line + 1, asked.line + 1, "answer label", said)
    prompt = _prompt_end(text.lines, asked)
    first = next((n for n in asked.under[prompt:] if text.lines[n].strip()), asked.line)
    found = asking.ANSWER_LABEL.match(text.lines[first]) if first != asked.line else None
    line = text.written[first]
    if found and asking.ANSWER_ALONE.fullmatch(line.rstrip(ENDS_LABEL)):
        return Unplaced(text.file, first + 1, first + 1, "answer label", line.rstrip(ENDS_LABEL))
    said = as_counted(line[: found.end()], line, line[found.end() :]) if found else ""
    return Unplaced(text.file, first + 1, first + 1, "answer label", said)


def _runs(text: Text, aside: Sequence[tuple[int, str]]) -> list[Unplaced]:
    made: list[Unplaced] = []
    for n, reason in aside:
        if made and made[-1].reason == reason and made[-1].end_line == n:
            made[-1] = replace(made[-1], end_line=n + 1, text=f"{made[-1].text}\n{text.written[n]}")
        else:
            made.append(_aside(text, [n], reason))
    return made


def _aside(text: Text, numbers: Sequence[int], reason: str) -> Unplaced:
    said = "\n".join(text.written[n] for n in numbers).rstrip()
    return Unplaced(text.file, numbers[0] + 1, numbers[-1] + 1, reason, said)


def _headline(sections: list[Section], lines: Sequence[str], *, wrapped: bool) -> tuple[Section, list[Section]]:
    """The document's own title, and its sections without it: a short first line that is no sentence and stands apart.

    An empty one where there is none.
    """
    first, *others = sections
    written = [n for n in first.intro if lines[n].strip()]
    if not written and others and not others[0].asked and not any(lines[n].strip() for n in others[0].intro):
        return replace(others[0], title=" ".join(others[0].title.split())), [first, *others[1:]]
    if not written or len(lines[written[0]].split()) > LONGEST_HEADLINE:
        return Section(0, ""), sections
    line = written[0]
    if asking.is_head_line(lines, line):
        return Section(0, ""), sections
    follows_at_once = (
        line + 1 < len(lines) and bool(lines[line + 1].strip()) and not prose.RULE.fullmatch(lines[line + 1])
    )
    is_code = bool(prose.FENCE.fullmatch(lines[line]))
    if is_code or asking.ENDS_SENTENCE.search(lines[line]) or (follows_at_once and wrapped):
        return Section(0, ""), sections
    rest = replace(first, intro=first.intro[first.intro.index(line) + 1 :])
    return Section(line, " ".join(lines[line].split())), [rest, *others]


def _topic(text: Text, section: Section, outline: text_outline.Outline) -> Topic:
    questions = tuple(_question(text, asked, outline) for asked in section.asked)
    intro = _markdown(text, section.intro, outline) if section.title else ""
    return Topic("", titles.from_plain(section.title), intro, questions, text.file, section.line + 1)


def _question(text: Text, asked: Asked, outline: text_outline.Outline) -> Question:
    prompt, under = _divided(text, asked)
    both = {*prompt} & {*under}
    bare = {n: ticked.unticked(text.written[n], by_signs=text.by_signs) for n in prompt} if both else {}
    first = next((n for n in under if text.lines[n].strip()), asked.line + 1)
    return Question(
        id="",
        title=titles.from_plain(asked.title),
        prompt=_markdown(text, prompt, outline, bare=bare),
        answer=_markdown(text, under, outline, bare=bare, unlabelled=True, beside=asked.beside),
        level=asked.level,
        tags=(),
        aliases=(),
        file=text.file,
        line=asked.line + 1,
        has_own_id=False,
        prompt_line=next((n + 1 for n in prompt if text.lines[n].strip()), 0),
        answer_line=first + 1,
    )


def _divided(text: Text, asked: Asked) -> tuple[list[int], list[int]]:
    """The lines under a title that stand open, and those of its answer; options that the text ticks are both."""
    found = _ticked(text, asked)
    if not found:
        end = _prompt_end(text.lines, asked)
        return asked.under[:end], asked.under[end:]
    return asked.under[: found.end], [*(asked.under[n] for n in found.right), *asked.under[found.end :]]


def _ticked(text: Text, asked: Asked) -> ticked.Ticked | None:
    under = prose.masked([text.lines[n] for n in asked.under])
    return ticked.ticked(under[: _labelled(text.lines, asked, under)], by_signs=text.by_signs)


def _ticks(text: Text, asked: Asked) -> list[Unplaced]:
    """The words that tick right options."""
    found = _ticked(text, asked)
    places = [(asked.under[n] + 1, word) for n, word in (found.said if found else ())]
    return [Unplaced(text.file, line, line, "tick of a right answer", word) for line, word in places]


def _labelled(lines: Sequence[str], asked: Asked, under: Sequence[str]) -> int | None:
    """Which of the lines under a title is the label of its answer."""
    lettered = asking.LABEL.match(lines[asked.line]) and not any(asking.OTHER_OPTION.match(line) for line in under)
    labels = (asking.ANSWER_WORD, asking.ANSWER_LABEL) if lettered else (asking.ANSWER_WORD,)
    return next((n for n, line in enumerate(under) if any(label.match(line) for label in labels)), None)


def _prompt_end(lines: Sequence[str], asked: Asked) -> int:
    """How many lines under a title stand open: those before the label of its answer, or the options of a quiz."""
    under = prose.masked([lines[n] for n in asked.under])
    labelled = _labelled(lines, asked, under)
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
    text: Text,
    numbers: Sequence[int],
    outline: text_outline.Outline,
    *,
    bare: Mapping[int, str] | None = None,
    unlabelled: bool = False,
    beside: str = "",
) -> str:
    """Lines as Markdown; `bare` are those of them that are shown without something that stands in them."""
    shown = [beside, *((bare or {}).get(n, text.written[n]) for n in numbers)]
    said = [n for n, line in enumerate(prose.masked(shown)) if line.strip() and not prose.RULE.fullmatch(line)]
    if said and unlabelled:
        first = beside if not said[0] else text.lines[numbers[said[0] - 1]]
        label = None if _is_option(first, [text.lines[n] for n in numbers]) else asking.ANSWER_LABEL.match(first)
        shown[said[0]] = _unlabelled(shown[said[0] : said[-1] + 1], label.end() if label else 0)
    shown = shown[said[0] : said[-1] + 1] if said else []
    return layout.to_markdown(shown, outline.columns) if outline.columns else prose.to_markdown(shown)


def _is_option(line: str, lines: Sequence[str]) -> bool:
    """Whether the letter `A:` stands before the first of several options."""
    return bool(asking.PAIRED.match(line)) and any(map(asking.OTHER_OPTION.match, lines))


def _unlabelled(lines: Sequence[str], label_end: int) -> str:
    """The first line without its label, at the margin of the others: where it would stand without one."""
    margin = min((prose.indent(line) for line in lines[1:] if line.strip()), default=0)
    return " " * margin + lines[0][label_end:].lstrip() if label_end else lines[0]


def _settled(named: Sequence[Topic], title: str, language: str, *, titled: bool) -> tuple[tuple[Topic, ...], str]:
    """The topics with their ids, and the guide's title.

    Sections are the topics where there are several. A single one gives its heading to a guide that has no title of its
    own and its introduction to the guide; the words of its questions decide on the topics.
    """
    if len(named) != 1:
        return _with_ids([replace(topic, title=topic.title or titles.from_plain(title)) for topic in named]), title
    only = named[0]
    if only.title and not titled:
        title = titles.plain(only.title)
    if len(only.questions) >= FEWEST_TO_GROUP:
        return _with_ids(grouping.by_words(only, language, title)), title
    return _with_ids([replace(only, title=titles.from_plain(title), intro="")]), title


def _with_ids(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    in_order = sorted((q for topic in topics for q in topic.questions), key=lambda q: (q.file, q.line))
    made = ids.question_ids([("", titles.plain(q.title), q.prompt) for q in in_order])
    by_place = {(q.file, q.line): made_id for q, made_id in zip(in_order, made, strict=True)}
    pages: set[str] = set()
    counts: Counter[str] = Counter()
    settled = []
    for topic in topics:
        page = ids.page_name(titles.plain(topic.title), pages, counts)
        pages.add(page)
        questions = tuple(replace(q, id=by_place[q.file, q.line]) for q in topic.questions)
        settled.append(replace(topic, id=page, questions=questions))
    return tuple(settled)
