"""Plain text, as scraped from a web page or written by hand.

Each line is of one kind; the kinds are named first, then one walk over the lines puts each into a question, an
introduction, or aside:

    contents    a list of what follows, such as `a) What is …?` under `Table of Contents`
    section     a heading that is no question
    question    a line that asks
    advert      a line that sells
    footer      what the page says after its last answer
    text        everything else: it belongs to what stands above it
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from pathlib import PurePath

from studyfold import ids, titles
from studyfold.model import Document, Guide, Problem, Question, Topic, Unplaced
from studyfold.reading import asking, grouping, layout, numbering, promotion, prose, text_forms, wording
from studyfold.reading.defaults import guide_defaults
from studyfold.reading.labels import as_counted
from studyfold.reading.language import language_of
from studyfold.words import words

SHAPE = "plain text"

FEWEST_TO_GROUP = 10
"""A document without sections and with fewer questions than this stays one topic."""

LONGEST_HEADLINE = 16
"""Words of a document's title."""
SHORTEST_CONTENTS = 4
"""Lines of a contents list that has no heading."""
MOST_LISTED = 0.8
"""The part of the titles in a contents list that stand again; the rest were changed in one place only."""
MOST_LABELLED_LINES = 8
"""Lines of a title in a contents list, or between its label and the label of its answer."""
LONGEST_TITLE = 5
"""Lines of a title that stands apart from the text under it."""
MOST_HANGING = 6
"""Columns by which a title's second line is deeper: a number's width."""
FILLED = 0.8
"""The part of the width up to which a line had room for another word."""
APART = 0.8
"""The part of all titles that must stand so, for it to be a rule."""
LONGEST_OPTION = 60
"""Words of an option, or of several that stand together; what is longer is a list in an answer."""
LONGEST_SECTION = 12
"""Words of a section's heading."""
NAMES_QUESTIONS = re.compile(r"\b(questions?|faqs?|q ?& ?a|interview)\b", re.IGNORECASE)
CODE_SIGNS = re.compile(r"[=;{}<>$\[\]|\\]|\w\(")
"""What stands in code and not in headings."""

SUBJECT = re.compile(r"Subject:\s*\d{1,3}[.)]\s")
"""What heads a section of a posted FAQ, where its questions have two numbers."""
SECTION_LABEL = re.compile(
    r"(section|part|chapter|teil|kapitel|abschnitt|sección|seção|parte|capítulo|chapitre|partie|раздел|часть|глава)"
    r"\s+(\d{1,3}|[a-zа-я]|[ivx]{1,5})\s*([.:)]|[-\u2013]\s)",
    re.IGNORECASE,
)
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
CONTENTS_TITLE = re.compile(
    r"\W*(?:subject:\s*)?((table of )?contents|index|toc|in this (article|post|guide|blog)"
    r"|quick (links|navigation)|jump to)\W*",
    re.IGNORECASE,
)
ENTRY = re.compile(
    r"\s*(?:[-*+]\s+)?(\(?(\d{1,3}[a-z]?|[a-zA-Z]\d{0,3}|[ivx]{1,5})[.)]|\d{1,3}:|\d+(\.\d+)+[.)]?|"
    r"[-*+\u2022\u2023\u25e6\u25aa\u00b7\u25cf\u2013>])\s+(?P<text>\S.*)"
)


@dataclass(slots=True)
class Asked:
    """A question on its way: its line and the lines under it, counted from 0."""

    line: int
    title: str
    under: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A heading on its way, with its introduction and questions."""

    line: int
    title: str
    intro: list[int] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """What the lines of a document are, counted from 0. What is named nowhere is text."""

    contents: set[int]
    sections: set[int]
    questions: Mapping[int, int]
    """Where the titles of questions start and end."""
    adverts: set[int]
    """Adverts and the page's own labels."""
    footer: int
    """The first line of the footer; the number of lines where there is none."""
    wrapped: bool
    """Whether the lines were cut to a width."""
    numbered: bool
    """Whether the questions have numbers that the contents list has, too."""
    columns: int
    """The width of a text that was laid out by hand; 0 where each line is a paragraph."""


def read(documents: Sequence[Document]) -> tuple[Guide, list[Problem]]:
    """The guide that the documents hold together."""
    defaults = guide_defaults(documents)
    intro: list[str] = []
    named: list[Topic] = []
    unplaced: list[Unplaced] = []
    headline = ""
    for document in documents:
        lines = asking.with_answer_labels(document.text.split("\n"))
        outline = _outline(lines)
        sections, aside = _walk(document.path, lines, outline)
        unplaced += aside
        headline = headline or _headline(sections, lines, wrapped=outline.wrapped)
        intro.append(_markdown(lines, sections[0].intro, outline))
        named += [_topic(document.path, lines, section, outline) for section in sections if section.asked]
        for section in sections:
            if section.title and not section.asked:
                leads = section.line < min(outline.questions, default=0)
                beside = [] if leads else section.intro
                unplaced.append(_aside(document.path, lines, [section.line, *beside], "section without questions"))
                intro += [_markdown(lines, section.intro, outline)] if leads else []
    language = language_of(documents)
    topics, title = _settled(named, headline or defaults.title, language, titled=bool(headline))
    if topics and len(named) == 1:
        intro.append(named[0].intro)
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


def _outline(lines: Sequence[str]) -> Outline:
    wrapped = prose.is_wrapped(lines)
    contents = _contents(lines)
    labels, questions = _asked(lines, contents, wrapped=wrapped)
    numbered = numbering.listed(lines)
    if numbered:
        contents = {n for n in contents if n < numbered.entries[0]} | numbered.contents
        questions = _entries(lines, numbered)
    elif listed := _listed_questions(lines, questions):
        contents |= listed
        labels, questions = _asked(lines, contents, wrapped=wrapped)
    columns = prose.width(lines) if wrapped or layout.is_laid_out(lines) else 0
    ends = {n: _title_end(lines, n, wrapped=wrapped) for n in questions}
    if not numbered:
        among = [n for n in range(len(lines)) if lines[n].strip() and n not in contents and n not in labels]
        formed = text_forms.best(lines, among, questions)
        ends = {title.start: title.end for title in formed} or ends
    if columns:
        ends = _apart(lines, ends, columns)
    footer = _footer(lines, sorted(ends))
    asked = {n for n in ends if n < footer}
    named = asked | labels
    rest = [n for n, line in enumerate(lines) if line.strip() and n not in contents and n not in named and n < footer]
    first = min(asked, default=0)
    labels |= {n for n in rest if n < first and promotion.is_furniture(lines[n], at_edge=True)}
    keys = {_key(lines[n]) for n in contents}
    sections = {n for n in rest if n not in labels and _is_section(lines, n, asked, keys)}
    borders = asked | sections | labels
    edges = [n for n in rest if n not in borders and (n < first or _is_last_before(lines, n, borders, footer))]
    labels |= {n for n in edges if promotion.is_advert(lines[n], at_edge=True)}
    questions_at = {n: end for n, end in ends.items() if n < footer}
    return Outline(contents, sections, questions_at, labels, footer, wrapped, numbered is not None, columns)


def _apart(lines: Sequence[str], ends: dict[int, int], columns: int) -> dict[int, int]:
    """Where titles end: with their paragraphs, where nearly all stand apart from the text under them."""
    closed: dict[int, int] = {}
    answered = 0
    for start, after in pairwise([*sorted(ends), len(lines)]):
        end = _paragraph_end(lines, start, after, columns)
        if end - start <= LONGEST_TITLE:
            closed[start] = end
            answered += any(lines[n].strip() for n in range(end, after))
    if answered < APART * len(ends):
        return ends
    return {start: max(end, closed.get(start, end)) for start, end in ends.items()}


def _paragraph_end(lines: Sequence[str], start: int, after: int, columns: int) -> int:
    """The line after the words of a paragraph: before what is set in under a colon, a list, or a new sentence.

    A title of which a label of an answer follows goes on over all of its sentences.
    """
    end = next((n for n in range(start + 1, after) if _closes(lines, n)), after)
    below = next((n for n in range(end, after) if lines[n].strip()), None)
    if lines[start].startswith(">") or (below is not None and asking.ANSWER_LABEL.match(lines[below])):
        whole = True
    else:
        whole = False
    for n in range(start + 1, end):
        hanging = _indent(lines[n]) - _indent(lines[n - 1])
        deeper = hanging > (MOST_HANGING if n == start + 1 else 1)
        had_room = len(lines[n - 1].rstrip()) + 1 + len(lines[n].split(maxsplit=1)[0]) < FILLED * columns
        new = bool(prose.ENDS.search(lines[n - 1])) and (had_room or bool(asking.ENDS_ASKING.search(lines[n - 1])))
        new = new or (had_room and not lines[n].lstrip()[:1].islower())
        if deeper or _ends_title(lines[n]) or (new and not whole) or lines[n - 1].rstrip().endswith((":", "\uff1a")):
            return n
    return end


def _closes(lines: Sequence[str], n: int) -> bool:
    line = text_forms.unquoted(lines[n])
    return not line.strip() or bool(prose.RULE.fullmatch(line) or asking.ANSWER_LABEL.match(line))


def _entries(lines: Sequence[str], listed: numbering.Listed) -> list[int]:
    """The entries of a contents list that are questions, and no sections.

    A section stands over nothing but deeper entries. The first one is about the document where nothing in it asks.
    """
    asked: dict[int, bool] = {}
    heads: dict[int, str] = {}
    for (n, number), (after, below) in pairwise([*zip(listed.entries, listed.numbers, strict=True), (len(lines), ())]):
        end = _title_end(lines, n, wrapped=True)
        asks = asking.asks(asking.title_of(" ".join(lines[n:end])))
        empty = not any(lines[k].strip() and not prose.RULE.fullmatch(lines[k]) for k in range(end, after))
        if not empty or (asks and below[: len(number)] != number):
            asked[n] = asks
            heads[n] = number[0]
    first = next(iter(heads.values()), "")
    opening = [n for n in asked if heads[n] == first]
    ruled = sum(asked.values()) * 2 > len(asked)
    return [n for n in asked if not (ruled and n in opening and not any(asked[k] for k in opening))]


def _asked(lines: Sequence[str], contents: set[int], *, wrapped: bool) -> tuple[set[int], list[int]]:
    """The adverts and labels of a page, and the lines that ask."""
    written = [n for n, line in enumerate(lines) if line.strip() and n not in contents]
    labels = {n for n in written if promotion.is_furniture(lines[n], at_edge=False)}
    labels |= {n for n in written if promotion.is_advert(lines[n], at_edge=False)}
    columns = prose.width(lines) if wrapped else 0
    return labels, asking.question_lines(lines, [n for n in written if n not in labels], columns=columns)


def _listed_questions(lines: Sequence[str], questions: Sequence[int]) -> set[int]:
    """The first questions, if they are a contents list: no more than a heading under each, and most stand again."""
    count = 0
    while count < len(questions) and (not count or _is_bare(lines, questions[count - 1], questions[count])):
        count += 1
    if count > 1 and _names(lines, questions[count - 1]) & {
        k for n in questions[: count - 1] for k in _names(lines, n)
    }:
        count -= 1  # It stands over its answer.
    later = {name for n in questions[count:] for name in _names(lines, n)}
    again = sum(bool(_names(lines, n) & later) for n in questions[:count])
    if again < max(SHORTEST_CONTENTS, MOST_LISTED * count):
        return set()
    return {n for n in range(questions[0], _entry(lines, questions[count - 1])[1]) if lines[n].strip()}


def _is_bare(lines: Sequence[str], start: int, after: int) -> bool:
    """Whether no more than headings and entries of a list stand between two questions."""
    n = _entry(lines, start)[1]
    while n < after:
        if lines[n].strip() and not (ENTRY.match(lines[n]) or _looks_like_heading(lines[n].strip())):
            return False
        n = _entry(lines, n)[1]
    return True


def _names_contents(line: str) -> bool:
    return bool(CONTENTS_TITLE.fullmatch(line) or wording.CONTENTS.fullmatch(line))


def _contents(lines: Sequence[str]) -> set[int]:
    title = next((n for n, line in enumerate(lines) if _names_contents(line)), None)
    if title is None:
        return _bare_contents(lines)
    later = Counter(_key(line) for line in lines[title + 1 :] if line.strip())
    end = n = title + 1
    seen: set[str] = set()
    while n < len(lines):
        entry, after = _entry(lines, n)
        again = bool(_names(lines, n) & seen)
        listed = ENTRY.match(lines[n]) or later[_key(lines[n])] > 1
        if entry and (again or not (listed or _leads_on(lines, after, seen, later))):
            break
        seen.add(entry)
        later[_key(lines[n])] -= 1
        end = n = after
    return {n for n in range(title, end) if lines[n].strip()}


def _leads_on(lines: Sequence[str], start: int, seen: set[str], later: Counter[str]) -> bool:
    """Whether the next line is one more entry: then the line before it is a heading within the contents list."""
    n = next((n for n in range(start, len(lines)) if lines[n].strip()), None)
    if n is None or not ENTRY.match(lines[n]):
        return False
    return not _names(lines, n) & seen and later[_key(lines[n])] > 1


def _bare_contents(lines: Sequence[str]) -> set[int]:
    """A contents list without a heading: the first run of entries that all stand again, in this order, further down."""
    written = [n for n, line in enumerate(lines) if line.strip()]
    times = Counter(name for n in written for name in _names(lines, n))
    run: list[int] = []
    listed: list[str] = []
    end = 0
    for n in written:
        if n < end:
            continue
        entry, end = _entry(lines, n)
        if times[entry] > (entry in _names(lines, n)):
            run += range(n, end)
            listed.append(entry)
        elif len(listed) >= SHORTEST_CONTENTS:
            break
        else:
            run, listed, end = [], [], n + 1
    if len(listed) < SHORTEST_CONTENTS or len(set(listed)) != len(listed):
        return set()
    return set(range(_edge(lines, run[0], -1), _edge(lines, run[-1], 1) + 1))


def _edge(lines: Sequence[str], n: int, step: int) -> int:
    """The last of the numbered lines that follow a line without a gap: entries, of which the title was changed."""
    while 0 <= n + step < len(lines) and asking.NUMBER.match(lines[n + step]):
        n += step
    return n


def _entry(lines: Sequence[str], start: int) -> tuple[str, int]:
    """What a line says as an entry of a contents list, with the deeper lines on which it goes on; and where it ends."""
    end = start + 1
    while end < len(lines) and lines[start].strip() and _indent(lines[end]) > _indent(lines[start]):
        if not lines[end].strip() or ENTRY.match(lines[end]) or end - start == MOST_LABELLED_LINES:
            break
        end += 1
    return _key(" ".join(lines[start:end])), end


def _names(lines: Sequence[str], start: int) -> set[str]:
    """What a line says, alone and with the lines up to the next blank one: a title may be wrapped."""
    rest = lines[start : start + MOST_LABELLED_LINES]
    end = next((n for n, line in enumerate(rest) if not line.strip()), len(rest))
    return {_key(lines[start]), _key(" ".join(rest[:end]))}


def _indent(line: str) -> int:
    line = line.expandtabs(asking.TAB)
    return len(line) - len(line.lstrip())


def _key(line: str) -> str:
    entry = ENTRY.match(line)
    text = entry["text"] if entry else asking.without(asking.NUMBER, line)
    return " ".join(UNSEEN.sub("", text).casefold().split())


def _footer(lines: Sequence[str], questions: Sequence[int]) -> int:
    """The first line of what the page says after its last answer."""
    if not questions:
        return len(lines)
    away = next((n for n, line in enumerate(lines) if n > questions[0] and promotion.leads_away(line)), len(lines))
    if _only_titles(lines, away, questions):
        questions = [n for n in questions if n < away]
    after = [n for n in range(questions[-1] + 1, len(lines)) if lines[n].strip()]
    for place, n in enumerate(after):
        line = lines[n]
        ends = promotion.is_closing(line) or promotion.is_furniture(line, at_edge=True)
        if ends or (promotion.is_author_note(line) if place else promotion.is_about_somebody(line)):
            return n
    return len(lines)


def _only_titles(lines: Sequence[str], start: int, questions: Sequence[int]) -> bool:
    """Whether no line after `start` answers anything: a list of other pages looks like questions without answers."""
    asked = set(questions)
    answers = [n for n in range(start + 1, len(lines)) if lines[n].strip() and n not in asked]
    return not any(len(lines[n].split()) > LONGEST_HEADLINE for n in answers)


def _is_section(lines: Sequence[str], n: int, asked: set[int], listed: set[str]) -> bool:
    text = lines[n].strip()
    if prose.RULE.fullmatch(text):
        return False
    if _key(text) in listed or (n and not lines[n - 1].strip() and SECTION_LABEL.match(text)):
        return True
    if SUBJECT.match(text) and max(asked, default=0) > n > 0:
        return True
    before = next((k for k in range(n - 1, -1, -1) if lines[k].strip()), -1)
    if not _looks_like_heading(text) or before in asked:
        return False
    following = [k for k in range(n + 1, len(lines)) if lines[k].strip() and not prose.RULE.fullmatch(lines[k])][:2]
    after_blank = n == 0 or not lines[n - 1].strip()
    introduced = len(following) == 2 and following[1] in asked and (after_blank or bool(NAMES_QUESTIONS.search(text)))
    leads = bool(following) and not lines[n][:1].isspace() and (following[0] in asked or introduced)
    apart = n == 0 or not lines[n - 1].strip() or bool(asking.ENDS_SENTENCE.search(lines[n - 1]))
    return leads and apart and not (n and lines.count(lines[n]) > 1)


def _looks_like_heading(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    capital = sum(word[0].isupper() or word[0].lower() == word[0].upper() for word in words)
    return (
        0 < len(text.split()) <= LONGEST_SECTION
        and bool(words)
        and capital * 3 >= len(words) * 2
        and not asking.ENDS_SENTENCE.search(text)
        and not CODE_SIGNS.search(text)
        and not prose.NUMBERED.match(text)
        and not prose.BULLET.match(text)
        and not prose.CODE.match(text)
    )


def _is_last_before(lines: Sequence[str], n: int, borders: set[int], footer: int) -> bool:
    """Whether the line stands last before a border, where adverts do, and not first after one."""
    after = next((k for k in range(n + 1, len(lines)) if lines[k].strip()), len(lines))
    before = next((k for k in range(n - 1, -1, -1) if lines[k].strip()), 0)
    return (after in borders or after >= footer) and before not in borders


def _walk(file: str, lines: Sequence[str], outline: Outline) -> tuple[list[Section], list[Unplaced]]:
    """The sections in their order, the first one without a title, and what stands aside."""
    sections = [Section(0, "")]
    aside: list[tuple[int, str]] = []
    title_end = 0
    for n, line in enumerate(lines):
        if n < title_end or (n >= outline.footer and not line.strip()):
            continue
        if reason := _reason_aside(n, line, outline):
            aside.append((n, reason))
        elif n in outline.questions:
            title_end = outline.questions[n]
            title = " ".join(text_forms.unquoted(part).strip() for part in lines[n:title_end])
            title = asking.title_of(numbering.unnumbered(title) if outline.numbered else title)
            sections[-1].asked.append(Asked(n, title))
        elif n in outline.sections:
            sections.append(Section(n, asking.title_of(line)))
        elif sections[-1].asked:
            sections[-1].asked[-1].under.append(n)
        else:
            sections[-1].intro.append(n)
    for section in sections:
        _share(lines, section.asked)
    named = [Asked(section.line, section.title) for section in sections if section.title]
    labels = (_label(file, lines, each) for each in [*named, *(a for section in sections for a in section.asked)])
    answered = (_answer_label(file, lines, each) for section in sections for each in section.asked)
    return sections, [*_runs(file, lines, aside), *(label for label in (*labels, *answered) if words(label.text))]


def _share(lines: Sequence[str], asked: Sequence[Asked]) -> None:
    """Gives labelled questions that stand directly above another one its answer."""
    for one, below in reversed(list(pairwise(asked))):
        close = all(line.strip() for line in lines[one.line : below.line])
        if close and not one.under and asking.LABEL.match(lines[one.line]):
            one.under = list(below.under)


def _label(file: str, lines: Sequence[str], asked: Asked) -> Unplaced:
    """What stands before a question's title, if the count of words would miss it: `Q1 -`, but not `1.`."""
    line = lines[asked.line]
    before = line[: line.find(asked.title.split()[0])] if asked.title else line
    return Unplaced(file, asked.line + 1, asked.line + 1, "question label", as_counted(before, line, asked.title))


def _answer_label(file: str, lines: Sequence[str], asked: Asked) -> Unplaced:
    """What stands before an answer, if the count of words would miss it: `A.1-2`, but not `A:`."""
    prompt = _prompt_end(lines, asked)
    first = next((n for n in asked.under[prompt:] if lines[n].strip()), asked.line)
    found = asking.ANSWER_LABEL.match(lines[first]) if first != asked.line else None
    said = as_counted(found[0], lines[first], lines[first][found.end() :]) if found else ""
    return Unplaced(file, first + 1, first + 1, "answer label", said)


def _title_end(lines: Sequence[str], start: int, *, wrapped: bool) -> int:
    """The line after a question's title.

    It goes up to an answer's label; in a wrapped text, one that stops in mid-sentence up to the next blank line.
    """
    end = start + 1
    last = min(len(lines), start + MOST_LABELLED_LINES + 1)
    while end < last and lines[end].strip() and not _ends_title(lines[end]):
        end += 1
    answered = asking.is_marked(lines[start]) and _is_answered(lines, start, end)
    rest = range(start + 1, min(end, start + asking.MOST_TITLE_LINES))
    asks_below = next((n for n in rest if asking.ENDS_ASKING.search(lines[n])), None)
    if asks_below and not answered and asking.is_marked(lines[start]) and not prose.ENDS.search(lines[start]):
        return asks_below + 1
    if end - start > (MOST_LABELLED_LINES if answered else asking.MOST_TITLE_LINES):
        return start + 1
    if answered:
        return end
    if asking.ENDS_ASKING.search(lines[start]) or not (wrapped or asking.asks_set_in(lines, start)):
        return start + 1
    cut = not asking.ENDS_SENTENCE.search(lines[start]) and asking.is_marked(lines[start])
    return end if cut or asking.ENDS_ASKING.search(lines[end - 1]) else start + 1


def _is_answered(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether the label of an answer follows a title, at once or, where the title's rest is set in, after a gap."""
    set_in = all(_indent(line) > _indent(lines[start]) for line in lines[start + 1 : end])
    after = next((n for n in range(end, min(len(lines), end + 3)) if lines[n].strip()), None)
    near = after == end or set_in or bool(asking.LABEL.match(lines[start]))
    return after is not None and near and bool(asking.ANSWER_LABEL.match(lines[after]))


def _ends_title(line: str) -> bool:
    """Whether a line under a title is a label or an option, and no part of the title."""
    option = prose.OPTION.match(line)
    if option and option["letter"] in "Aa":
        return True
    marks = (asking.ANSWER_LABEL, asking.LABEL, asking.NUMBER, prose.LETTERED, prose.BULLET)
    return any(mark.match(line) for mark in marks)


def _reason_aside(n: int, line: str, outline: Outline) -> str:
    if n in outline.contents:
        return "contents list"
    if n in outline.adverts:
        return "page furniture" if promotion.is_furniture(line, at_edge=True) else "advertisement"
    if n >= outline.footer and line.strip():
        return "author note" if promotion.is_author_note(line) else "footer"
    return ""


def _runs(file: str, lines: Sequence[str], aside: Sequence[tuple[int, str]]) -> list[Unplaced]:
    made: list[Unplaced] = []
    for n, reason in aside:
        if made and made[-1].reason == reason and made[-1].end_line == n:
            made[-1] = replace(made[-1], end_line=n + 1, text=f"{made[-1].text}\n{lines[n]}")
        else:
            made.append(_aside(file, lines, [n], reason))
    return made


def _aside(file: str, lines: Sequence[str], numbers: Sequence[int], reason: str) -> Unplaced:
    text = "\n".join(lines[n] for n in numbers).rstrip()
    return Unplaced(file, numbers[0] + 1, numbers[-1] + 1, reason, text)


def _headline(sections: list[Section], lines: Sequence[str], *, wrapped: bool) -> str:
    """The document's own title, taken out of its sections: a short first line that is no sentence and stands apart."""
    first = sections[0]
    written = [n for n in first.intro if lines[n].strip()]
    if (
        not written
        and len(sections) > 1
        and not sections[1].asked
        and not any(lines[n].strip() for n in sections[1].intro)
    ):
        return " ".join(sections.pop(1).title.split())
    if not written or len(lines[written[0]].split()) > LONGEST_HEADLINE:
        return ""
    line = written[0]
    if asking.HEADER.match(lines[line]) and lines[line + 1 : line + 2] and asking.HEADER.match(lines[line + 1]):
        return ""
    follows_at_once = (
        line + 1 < len(lines) and bool(lines[line + 1].strip()) and not prose.RULE.fullmatch(lines[line + 1])
    )
    if asking.ENDS_SENTENCE.search(lines[line]) or (follows_at_once and wrapped):
        return ""
    del first.intro[: first.intro.index(line) + 1]
    return " ".join(lines[line].split())


def _topic(file: str, lines: Sequence[str], section: Section, outline: Outline) -> Topic:
    questions = tuple(_question(file, lines, asked, outline) for asked in section.asked)
    intro = _markdown(lines, section.intro, outline) if section.title else ""
    return Topic("", titles.from_plain(section.title), intro, questions, file, section.line + 1)


def _question(file: str, lines: Sequence[str], asked: Asked, outline: Outline) -> Question:
    prompt = asked.under[: _prompt_end(lines, asked)]
    under = asked.under[len(prompt) :]
    first = next((n for n in under if lines[n].strip()), asked.line + 1)
    return Question(
        id="",
        title=titles.from_plain(asked.title),
        prompt=_markdown(lines, prompt, outline),
        answer=_markdown(lines, under, outline, unlabelled=True),
        level="",
        tags=(),
        aliases=(),
        file=file,
        line=asked.line + 1,
        has_own_id=False,
        prompt_line=next((n + 1 for n in prompt if lines[n].strip()), 0),
        answer_line=first + 1,
    )


def _prompt_end(lines: Sequence[str], asked: Asked) -> int:
    """How many lines under a title stand open: those before the label of its answer, or the options of a quiz."""
    under = [lines[n] for n in asked.under]
    lettered = asking.LABEL.match(lines[asked.line]) and not any(asking.OTHER_OPTION.match(line) for line in under)
    labels = (asking.ANSWER_WORD, asking.ANSWER_LABEL) if lettered else (asking.ANSWER_WORD,)
    labelled = next((n for n, line in enumerate(under) if any(label.match(line) for label in labels)), None)
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


def _markdown(lines: Sequence[str], numbers: Sequence[int], outline: Outline, *, unlabelled: bool = False) -> str:
    text = [lines[n] for n in numbers]
    while text and (not text[-1].strip() or prose.RULE.fullmatch(text[-1])):
        del text[-1]
    while text and (not text[0].strip() or prose.RULE.fullmatch(text[0])):
        del text[0]
    if text and unlabelled:
        text[0] = _unlabelled(text)
    return layout.to_markdown(text, outline.columns) if outline.columns else prose.to_markdown(text)


def _unlabelled(text: Sequence[str]) -> str:
    """The first line without its label, at the margin of the others: where it would stand without one."""
    rest = asking.without(asking.ANSWER_LABEL, text[0])
    margin = min((_indent(line) for line in text[1:] if line.strip()), default=0)
    return rest if rest == text[0] else " " * margin + rest.lstrip()


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
    settled = []
    for topic in topics:
        page = ids.page_name(titles.plain(topic.title), pages)
        pages.add(page)
        questions = tuple(replace(q, id=by_place[q.file, q.line]) for q in topic.questions)
        settled.append(replace(topic, id=page, questions=questions))
    return tuple(settled)
