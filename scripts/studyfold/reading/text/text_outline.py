"""What the lines of plain text are, as scraped from a web page or written by hand.

Each line is of one kind:

    contents    a list of what follows, such as `a) What is …?` under `Table of Contents`
    section     a heading that is no question
    question    a line that asks, or whose form is that of those which do
    advert      a line that sells
    footer      what the page says after its last answer
    text        everything else: it belongs to what stands above it
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

from studyfold.reading.text import asking, layout, numbering, promotion, prose, text_contents, text_forms, text_titles

LONGEST_TITLE_OF_PAGE = 16
"""Words of the title of another page to read."""
LONGEST_LEAD = 12
"""Words of what stands over a list with a colon."""
CODE_MARGIN = 4
"""Columns by which what stands under a title is code, and no label of a page."""
NAMES_QUESTIONS = re.compile(r"\b(questions?|faqs?|q ?& ?a|interview)\b", re.IGNORECASE)
SECTION_LABEL = re.compile(
    r"(?:[^\w\s]{1,3}\s*)?(section|part|chapter|round|unit|lesson|module|teil|kapitel|abschnitt|runde|lektion|sección|seção|parte|capítulo"
    r"|ronda|rodada|unidade?|lección|lição|chapitre|partie|manche|unité|leçon|раздел|часть|глава|тур|тема|урок)"
    r"\s+(\d{1,3}|[a-zа-я]|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\s*([.:)]|[-\u2013]\s|$)",
    re.IGNORECASE,
)


PART_OF_QUIZ = re.compile(
    r"\W*(?:multiple choice|true (?:or|and|/) ?false|true/false|short answers?|fill in the blanks?|matching|essays?)"
    r"(?: questions?)?\W*",
    re.IGNORECASE,
)
"""What stands over questions of one kind."""
COUNTED_SECTION = re.compile(
    r"(?:[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}[\u3001\uff0e.]"
    r"|\u7b2c[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\d]{1,3}[\u7ae0\u8282\u90e8\u7bc7])\s*\S"
)
"""A section in Chinese, with a number in words."""


@dataclass(slots=True)
class Outline:
    """What the lines of a document are, counted from 0. What is named nowhere is text."""

    contents: Set[int]
    sections: Set[int]
    questions: Mapping[int, int]
    """Where the titles of questions start and end."""
    adverts: Set[int]
    """Adverts and the page's own labels."""
    footer: int
    """The first line of the footer; the number of lines where there is none."""
    wrapped: bool
    """Whether the lines were cut to a width."""
    numbered: bool
    """Whether the questions have numbers that the contents list has, too."""
    answered: Mapping[int, int]
    """Where in the line of a title its answer starts, if answers stand there."""
    columns: int
    """The width of a text that was laid out by hand; 0 where each line is a paragraph."""


def outline_of(lines: Sequence[str]) -> Outline:
    """What each line of a document is; code between fences is text, whatever it says."""
    lines = prose.masked(lines)
    wrapped = prose.is_wrapped(lines)
    columns = layout.columns_of(lines)
    numbered = numbering.listed(lines)
    contents, labels, ends = _titles(lines, numbered, wrapped=wrapped)
    ends = text_titles.apart(lines, ends, columns) if columns else ends
    footer = _footer(lines, ends)
    questions = {n: end for n, end in ends.items() if n < footer}
    answered = text_titles.answered(lines, questions)
    questions = {n: end for n, end in questions.items() if not answered or n in answered or asking.asks(lines[n])}
    known = questions.keys() | labels | contents
    rest = [n for n, line in enumerate(lines[:footer]) if line.strip() and n not in known]
    first = min(questions, default=0)
    labels |= {n for n in rest if n < first and promotion.is_furniture(lines[n], at_edge=True)}
    listed = {text_contents.key(lines[n]) for n in contents}
    repeated = {line for line, times in Counter(lines).items() if times > 1}
    # Where titles have a `#` before them, headings have one, too.
    hashed = sum(bool(asking.HASHES.match(lines[n])) for n in questions) * 2 > len(questions)
    heads = [n for n in rest if n not in labels and (not hashed or asking.HASHES.match(lines[n]))]
    sections = {n for n in heads if _is_section(lines, n, questions.keys(), listed, repeated)}
    borders = questions.keys() | sections | labels
    edges = [n for n in rest if n not in borders and (n < first or _is_last_before(lines, n, borders, footer))]
    labels |= {n for n in edges if promotion.is_advert(lines[n], at_edge=True)}
    return Outline(contents, sections, questions, labels, footer, wrapped, numbered is not None, answered, columns)


def _titles(
    lines: Sequence[str], numbered: numbering.Listed | None, *, wrapped: bool
) -> tuple[set[int], set[int], dict[int, int]]:
    """The contents list; the adverts and labels of a page; and where the titles of questions start and end."""
    contents = text_contents.contents(lines)
    labels, questions = _asked(lines, contents, wrapped=wrapped)
    if numbered:
        contents = {n for n in contents if n < numbered.entries[0]} | numbered.contents | _first_heads(lines, numbered)
        questions = _entries(lines, numbered)
    elif listed := text_contents.listed_questions(lines, questions):
        contents |= listed
        labels, questions = _asked(lines, contents, wrapped=wrapped)
    ends = {n: text_titles.title_end(lines, n, wrapped=wrapped or numbered is not None) for n in questions}
    if numbered:
        return contents, labels, ends
    apart = contents | labels | {n for n, line in enumerate(lines) if is_labelled_section(lines, n)}
    among = [n for n, line in enumerate(lines) if re.search(r"\w", line) and n not in apart]
    formed = {title.start: title.end for title in text_forms.best(lines, among, questions)}
    return contents, labels, formed or ends


def _first_heads(lines: Sequence[str], listed: numbering.Listed) -> set[int]:
    """The entries of sections directly above the first entry of a contents list that has a number of several parts."""
    first = start = min(listed.contents)
    while start and text_contents.ENTRY.match(lines[start - 1]):
        start -= 1
    return set(range(start, first))


def _entries(lines: Sequence[str], listed: numbering.Listed) -> list[int]:
    """The entries of a contents list that are questions, and no sections.

    A section stands over nothing but deeper entries, and a chapter over some. The first one is about the document where
    nothing in it asks.
    """
    asked: dict[int, bool] = {}
    heads: dict[int, str] = {}
    for (n, number), (after, below) in pairwise([*zip(listed.entries, listed.numbers, strict=True), (len(lines), ())]):
        end = text_titles.title_end(lines, n, wrapped=True)
        asks = asking.asks(asking.title_of(" ".join(lines[n:end])))
        empty = not any(lines[k].strip() and not prose.RULE.fullmatch(lines[k]) for k in range(end, after))
        labelled = lines[n].lstrip().startswith("Q")
        if len(number) > 1 and not number[-1].strip("0") and not asks and not labelled:
            number = number[:-1]  # a chapter, as 2.0 before 2.1
        over = below[: len(number)] == number
        chapter = over and not asks and len(number) == 1
        if not chapter and (not empty or ((asks or labelled) and not over)):
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


def _footer(lines: Sequence[str], ends: Mapping[int, int]) -> int:
    """The first line of what the page says after its last answer."""
    if not ends:
        return len(lines)
    below_first = range(min(ends) + 1, len(lines))
    away = next((n for n in below_first if promotion.leads_away(lines[n])), len(lines))
    if _only_titles(lines, away, ends):
        ends = {n: end for n, end in ends.items() if n < away}
    last = max(ends)
    after = [n for n in range(ends[last], len(lines)) if lines[n].strip()]
    for place, n in enumerate(after):
        line = lines[n]
        code = prose.indent(line) >= prose.indent(lines[ends[last] - 1]) + CODE_MARGIN
        is_footer = not code and (promotion.is_closing(line) or promotion.is_furniture(line, at_edge=True))
        # The first line under the last question is its answer, in a text where the others have one.
        likely = not place and _are_answered(lines, ends)
        if (is_footer and not likely) or (
            promotion.is_author_note(line) if place else promotion.is_about_somebody(line)
        ):
            return n
    return len(lines)


def _are_answered(lines: Sequence[str], ends: Mapping[int, int]) -> bool:
    """Whether something stands under most of the questions above the last one, if there are any."""
    pairs = [*pairwise(sorted(ends))]
    answered = sum(any(line.strip() for line in lines[ends[one] : below]) for one, below in pairs)
    return not pairs or answered * 2 > len(pairs)


def _only_titles(lines: Sequence[str], start: int, asked: Mapping[int, int]) -> bool:
    """Whether no line after `start` answers anything: a list of other pages looks like questions without answers."""
    answers = [n for n in range(start + 1, len(lines)) if lines[n].strip() and n not in asked]
    return not any(len(lines[n].split()) > LONGEST_TITLE_OF_PAGE for n in answers)


def _is_section(lines: Sequence[str], n: int, asked: Set[int], listed: Set[str], repeated: Set[str]) -> bool:
    text = lines[n].strip()
    beside = (*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2])
    in_head = asking.is_head_line(lines, n)
    if prose.RULE.fullmatch(text) or asking.ANSWER_LABEL.match(text) or (in_head and not asking.LABEL.match(text)):
        return False
    if prose.OPTION.match(text) and any(map(prose.OPTION.match, beside)):
        return False
    if text_contents.key(text) in listed or is_labelled_section(lines, n):
        return True
    if (asking.CHAPTER.match(text) or asking.RULED.fullmatch(text)) and max(asked, default=0) > n > 0:
        return True
    if PART_OF_QUIZ.fullmatch(text) and _leads(lines, n, asked):
        return True
    if _announces(lines, n, asked) or (COUNTED_SECTION.match(text) and _leads(lines, n, asked)):
        return True
    before = next((k for k in range(n - 1, -1, -1) if lines[k].strip()), -1)
    clings = n + 1 in asked and not lines[n - 1].strip()
    if not text_contents.looks_like_heading(text) or (before in asked and not clings):
        return False
    written = (k for k in range(n + 1, len(lines)) if lines[k].strip() and not prose.RULE.fullmatch(lines[k]))
    following = [*islice(written, 2)]
    after_blank = n == 0 or not lines[n - 1].strip()
    introduced = len(following) == 2 and following[1] in asked and (after_blank or bool(NAMES_QUESTIONS.search(text)))
    leads = bool(following) and not lines[n][:1].isspace() and (following[0] in asked or introduced)
    apart = n == 0 or not lines[n - 1].strip() or _ends_statement(lines[n - 1])
    return leads and apart and not (n and lines[n] in repeated)


def is_labelled_section(lines: Sequence[str], n: int) -> bool:
    """Whether a line that stands apart says that a section starts: `Part 2: …`."""
    apart = n == 0 or not lines[n - 1].strip()
    return apart and bool(SECTION_LABEL.match(lines[n].strip())) and not asking.asks(lines[n])


def _ends_statement(line: str) -> bool:
    """Whether a line ends a sentence, and announces nothing."""
    return bool(asking.ENDS_SENTENCE.search(line)) and not line.rstrip().endswith((":", "\uff1a"))


def _leads(lines: Sequence[str], n: int, asked: Set[int]) -> bool:
    """Whether a short line is the last one before a question, behind a gap or as the first one."""
    following = next((k for k in range(n + 1, len(lines)) if lines[k].strip()), -1)
    apart = n == 0 or not lines[n - 1].strip()
    return apart and following in asked and len(asking.WORD.findall(lines[n])) <= 2 * LONGEST_LEAD


def _announces(lines: Sequence[str], n: int, asked: Set[int]) -> bool:
    """Whether a few words with a colon stand apart from what is above them, directly over a question."""
    text = lines[n].strip()
    apart = n == 0 or not lines[n - 1].strip()
    return (
        apart and n + 1 in asked and text.endswith((":", "\uff1a")) and len(asking.WORD.findall(text)) <= LONGEST_LEAD
    )


def _is_last_before(lines: Sequence[str], n: int, borders: Set[int], footer: int) -> bool:
    """Whether the line stands last before a border, where adverts do, and not first after one."""
    after = next((k for k in range(n + 1, len(lines)) if lines[k].strip()), len(lines))
    before = next((k for k in range(n - 1, -1, -1) if lines[k].strip()), 0)
    return (after in borders or after >= footer) and before not in borders


def reason_aside(n: int, line: str, outline: Outline) -> str:
    """Why a line stands in no question and no introduction; empty where it does."""
    if n in outline.contents:
        return "contents list"
    if n in outline.adverts:
        return "page furniture" if promotion.is_furniture(line, at_edge=True) else "advertisement"
    if n >= outline.footer and line.strip():
        return "author note" if promotion.is_author_note(line) else "footer"
    return ""
