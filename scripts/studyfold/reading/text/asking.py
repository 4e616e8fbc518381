"""Tells which lines of a plain text ask a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.text import prose

LONGEST = 220
"""Characters of a question's line; longer lines are prose, whatever they end with."""

_QUESTION = rf"(?!faq\b)(?:{wording.QUESTION})\s*+{wording.COUNT}"
_POINT = r"[.:)\uff1a\uff09\u3001]"
LABEL = re.compile(
    r"\s*+(?:Subject:|Q(?:uestion)?\s?[.\-\u2013#(\[]\s?\d{1,4}(?:[.:)\]]+(?=\s)|(?=\s))"
    r"|[(\[]Q\s?\d{1,4}[)\]][.:]?(?=\s)|Q(?:uestion)?\.?\s?\d+(?:[-.]\d+)+[.:)]?(?=\s)|Q\s*(?:\d+\s*)?[.:)\uff1a]"
    r"|Q(?:uestion)?\s*\d+(?:\s*[-\u2013]|\s+(?=[A-Z]))|#\d+(?:[.:)]|(?=\s))|#Q(?=\s)"
    rf"|{_QUESTION}(?:(?:\d{{1,4}}\s*)?{_POINT}|\d{{1,4}}\s*[-\u2013\u2014](?=\s)|\d{{1,4}}\s+(?=[\u3040-\u9fff]))"
    rf"|\u7b2c\s*\d{{1,4}}\s*[\u9898\u984c\u95ee\u554f\u9053]\s*{_POINT}?)\s*+(?=[\W_]*+[^\W_])",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(rf"\s*+(?:Q|{_QUESTION})\s*+(?:\d++\s*+)?(?:{_POINT}\s*+)?", re.IGNORECASE)
"""A label that has a line for itself."""
ANSWER_ALONE = re.compile(rf"\s*+(?:{wording.ANSWER})\s*+(?:\d++\s*+)?", re.IGNORECASE)
SMALL_WORD = re.compile(r"\s*[a-z\u00df-\u00ff\u0430-\u045f]{2}")
HEADER = re.compile(r"[A-Z][\w-]*: ")
"""A line of a letter's head, in which `Subject:` names the whole letter."""
DOTTED = re.compile(
    r"\s*+!?[\[(]?\d{1,3}(?:\.\d{1,3})+(?:[.):\]]+\s+(?=\S)|\s[-\u2013]\s+(?=\S)|\s+(?=[^\W\d_a-z]|[\"'\u201c\u2018*]\S))"
)
"""`2.1 How …`: the number of a question in a numbered section."""
CHAPTER = re.compile(r"\s*Subject:\s*!?\d{1,3}(?:[.)]|\.0{1,2})\s", re.IGNORECASE)
"""What heads a section of a posted FAQ, where its questions have two numbers: `Subject: 2. Terms`."""
CODED = re.compile(
    r"\s*+(?:\(?[A-Z]\d{1,3}(?:\.\d{1,3})?[.):]+|[\[(][A-Z][.-]?\d{1,3}(?:\.\d{1,3})?[\])][.:]?)\s+(?=\S)"
)
"""`B3) How …`, `[B.3] How …`: the letter of a section, and a question's number in it."""
_ANSWER = (
    rf"(?:{wording.RIGHT}(?:{wording.ANSWER})(?:\s+corre[ct]+[aeo])?(?:\s*\d+)?\s*(?:{_POINT}|[-\u2013\u2014](?=\s))"
    r"|ans(?:wer)?\s*-)"
)
_SOLUTION = "solu|l\u00f6sung|\u0440\u0435\u0448\u0435\u043d\u0438\u0435|\u89e3[\u6790\u8aac]"
ANSWER_WORD = re.compile(rf"\s*+(?!{_SOLUTION}){_ANSWER}", re.IGNORECASE)
"""The label of an answer wherever it stands; a solution may be one of a problem that the answer tells."""
ANSWER_LABEL = re.compile(
    rf"\s*+(?:A\.?\s?\d+(?:[-.]\d+)+[.:)]?(?=\s|$)|A(?:\s*\d+)?\s*[:\uff1a]|{_ANSWER})\s*", re.IGNORECASE
)
POINTED_QUESTION = re.compile(r"\s*Q\s?(?P<number>\d{0,4})[.:)](?=\s)")
POINTED_ANSWER = re.compile(r"(?P<letter>\s*A\s?(?P<number>\d{0,4}))[.)](?=\s)")
PAIRED = re.compile(r"(?P<margin>\s*)(?P<letter>[^\W\d_])(?P<rest>\s?\d{0,4}\s?[:\uff1a])(?=\s|[\u3040-\u9fff]|$)")
"""A letter that may be a label, as `P:` of `Pergunta` is."""
STARRED = re.compile(
    r"(?P<margin>\s*)(?P<stars>[*_]{1,3})(?P<label>[^\W\d_]{1,12}\s?\d{0,4}(?:[-.]\d{1,3}){0,3}\s?[.:)\uff1a])(?P=stars)(?=\s|\w)"
)
"""What may be a label between stars or strokes."""
COUNTED_LABEL = re.compile(
    rf"(?P<margin>\s*+(?:[{prose.BULLETS}]\s++)?)(?P<label>(?P<sign>(?:{wording.EMOJI}\ufe0f?\s?)?)"
    r"(?:(?P<keys>(?:\d\ufe0f?\u20e3)+)|(?P<word>[^\W\d_]{2,15}\.?|[#\u2116\u00a7]|(?<=\s)|^)\s?[#(\u2116-]?\s?"
    r"(?P<number>\d{1,4})(?P<end>[.:)\]]{0,2})))\s++(?=\S)"
)
"""What may be a label where most questions have one like it: `Exercise 3:`, `No. 3`, a drawn sign and a number."""
SHORT_FOR_NUMBER = re.compile(r"n[or]\.|[#\u2116\u00a7]", re.IGNORECASE)
"""What needs no sign behind its number."""
OTHER_POINTED = re.compile(r"\s*\*?B\s?[.)]\s")
OTHER_OPTION = re.compile(r"\s*B\s*:", re.IGNORECASE)
"""What makes an `A:` above it an option."""
NUMBER = re.compile(
    r"(?P<indent>\s*+)(?P<lead>\*{2,}\s*|#\s?)?[\[(]?(?P<number>\d{1,4})(?P<part>[a-z]?)"
    r"(?P<mark>[.):\]]\.?(?=\s|[A-Z.\u00bf\u00a1\u3040-\u9fff\u0400-\u04ff]|[a-z][^\n]*[\u3040-\u9fff])|[\u3001\uff0e]|\s[-\u2013](?=\s))\s*(?=\S)"
)
"""`3.`, `(3)`, `3b)`."""
BULLET = re.compile(rf"\s*(?:[{prose.BULLETS}]\s+|[{prose.SURE_BULLETS}](?=\w))")
HASHES = re.compile(r"#{1,4}[ \t]+(?=\S)")
"""What stands before a heading in Markdown, and in what only looks like it."""
REMARK = re.compile(r"\s*[\[(][^\[\]()]{1,60}[\])]\s*$")
"""What some put behind a question: `[Most asked]`."""

ENDS_ASKING = re.compile(rf"{wording.ENDS_QUESTION}[\"'\u201d\u2019)\]]*\s*$")
ADDRESS = re.compile(r"\w+://\S+")
DECORATED = re.compile(r"\s*(?P<sign>([-=*~#_+])\2+)\s+(?P<text>(?:#(?=\d)|[^\s\-=*~#_+]).*?)\s+(?P=sign)\s*")
"""`--- What is rye? ---`."""
RULED = re.compile(r"\s*(?P<text>\[?\w[^=~#]*?)(?<!\s)\s++(?P<sign>[-=*~#_+])(?P=sign){9,}\s*")
"""`[BUILD] ==========`: a heading with a rule beside it."""
QUOTED = re.compile(r"\s*[\"\u201c\u2018\u00ab]")
SENTENCE_BEFORE = re.compile(r"\w{4,}[.!]\s+[A-Z]")
CASELESS = re.compile(r"[\u0600-\u06ff\u0900-\u097f\u3040-\u9fff\uac00-\ud7af]")
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[^\W_])+")
"""A word; scripts without spaces count by characters."""

_SPOKEN = (
    "explain|describe|define|compare|contrast|discuss|differentiate|distinguish|mention|tell (?:me|us)|walk (?:me|us)"
)
_ANY_OF = (
    r"an?|the|all|any|some|at least|as many|your|its|their|this|these|those|each|every|both|various|different|several"
    r"|few|two|three|four|five|six|ten|\d+|major|main|common|how|what|why|which|whether|when|where|out|down|up to"
    r"|\w+s of"
)
_WORKED = (
    rf"(?:list|name|outline|state|design|build)(?= (?:{_ANY_OF})\b)|write|demonstrate|implement|create"
    "|give (?:me |us )?(?:an? |some )|show (?:me |us )?(?:how|an?)"
)
SPOKEN_TASK = re.compile(rf"\s*(?:briefly )?(?:{_SPOKEN})\b", re.IGNORECASE)
TASK = re.compile(rf"\s*(?:please )?(?:briefly )?(?:{_SPOKEN}|{_WORKED})\b", re.IGNORECASE)
STATEMENT = re.compile(r"\s*(?:CREATE|EXPLAIN|DESCRIBE|LIST|NAME|STATE|WRITE) [A-Z]+\b.*(?:[a-z]|[({;]\s*$)|.*[({]\s*$")
"""A statement of a program, such as SQL's `CREATE TABLE`, which is no task."""
FEWEST_TASK_WORDS, MOST_TASK_WORDS = 3, 30
MOST_SENTENCE_WORDS = 16
"""A task that ends in a full stop must be short and in a verb of speaking, or it is a sentence of an answer."""

ENDS_SENTENCE = re.compile(r"[.!?:;,\u3002\uff01\uff1f\uff1a\u061f][\"'\u201d\u2019)]*\s*$")
ENDS_PROSE = re.compile(r"[.,;!\u3002\uff0c\uff01][\"'\u201d\u2019)]*\s*$")
FEWEST_UNMARKED, PART_UNMARKED = 3, 0.25
"""Questions without a question mark, and their part of all, from which on its lack means nothing."""
SET_IN = 2
"""Columns by which the number of a question may stand deeper than others: it may be aligned with longer ones."""
MOST_TITLE_LINES = 4
FEW_LINES = 12
"""Lines of a title over options, and those in which a second option stands under a first one."""
FIRST_OPTION = re.compile(rf"\s*\*?\(?{wording.FIRST_LETTER}[.)]\s+\S")
MOST_IN_TITLE = 2
"""Lines of a title that end with a question mark; where more do, each is a question."""
PART_FILLED = 0.8
"""The part of the width from which on a line can have been cut."""
PART_MARKED = 0.25
"""The part of all numbered questions with one mark behind the number that makes a row of its own: two lists in one."""
FEWEST_PAIRS = 2
"""Questions with a letter before them, for which another one stands before each answer."""
PART_OF_TURNS = 0.7
"""The part of such letters that follow the other one."""
MANY_TIMES = 4
"""So many times more numbered questions than labels make labels of a few words: `see question 7.`, wrapped."""
FEWEST_OVER_ANSWERS, PART_OVER_ANSWERS = 4, 0.6
"""Lines that stand right over the label of an answer, and the part of such labels with one that asks."""
COUNTED_ON = 0.8
"""The part of counted labels that go on from the one before; what starts anew under each title counts steps."""
MOSTLY_ASKING = 0.6
"""The part of the lines of one dress that must ask, for it to mean a question."""
FEWEST_NUMBERED = 3
"""Numbered questions that make a document a numbered one."""


def with_known_labels(lines: Sequence[str]) -> list[str]:
    """The lines, with those labels spelled as `Q` and `A:` that are sure in this document only.

    These are any word or sign that counts most questions; labels between stars, as `*Q1:*`; two letters that take
    turns, as `P:` and `R:` do; the letter of answers that has a point, `A.` or `A1.`, where no option has one; and the
    word `Answer` in a line of its own, where the questions have such lines, too. What follows a label stays in its
    place.
    """
    made = [*lines]
    shown = prose.masked(lines)
    # Letters before words: these count the questions that start with `Q`.
    for spelled in (
        _without_signs,
        _with_counted_words,
        _without_stars,
        _with_paired_letters,
        _with_pointed_answers,
        _with_marked_words,
    ):
        changed = spelled(shown)
        made = [line if one == other else other for line, one, other in zip(made, shown, changed, strict=True)]
        shown = changed
    return made


def _without_signs(lines: list[str]) -> list[str]:
    """The lines without the signs that are drawn on both sides of most that ask; what they say stays in its place."""
    found = {n: drawn for n, line in enumerate(lines) if len(line) <= LONGEST and (drawn := DECORATED.fullmatch(line))}
    asking = sum(asks(title_of(drawn["text"])) for drawn in found.values())
    if asking < FEWEST_NUMBERED or asking < MOSTLY_ASKING * len(found):
        return lines
    return [f"{' ' * found[n].start('text')}{found[n]['text']}" if n in found else line for n, line in enumerate(lines)]


def _with_counted_words(lines: list[str]) -> list[str]:
    """The lines with `Q` for the word or sign, whatever it is, that counts on before lines most of which ask."""
    rows: dict[tuple[bool, str, str], list[tuple[int, re.Match[str]]]] = {}
    for n, line in enumerate(lines):
        if (found := COUNTED_LABEL.match(line)) and not LABEL.match(line):
            word = (found["word"] or "").casefold()
            if found["keys"] or SHORT_FOR_NUMBER.fullmatch(word) or ((word or found["sign"]) and found["end"]):
                rows.setdefault((bool(found["sign"]), word, found["end"] or ""), []).append((n, found))
    row = max(rows.values(), key=len, default=[])
    numbers = [int("".join(filter(str.isdecimal, found["keys"] or found["number"]))) for _, found in row]
    counted = sum(after == before + 1 for before, after in pairwise(numbers))
    asking = sum(asks(lines[n][found.end() :]) or _asks_below(lines, n) for n, found in row)
    apart = sum(not "".join(lines[max(0, n - 1) : n]).strip() for n, _ in row)
    own = {n for n, _ in row}
    usual = sum(
        bool(LABEL.match(line))
        or (n not in own and not "".join(lines[max(0, n - 1) : n]).strip() and asks(title_of(line)))
        for n, line in enumerate(lines)
        if line.strip()
    )
    counts_on = counted >= COUNTED_ON * (len(row) - 1)
    if len(row) <= max(FEWEST_NUMBERED - 1, usual) or not counts_on or min(asking, apart) < MOSTLY_ASKING * len(row):
        return lines
    made = [*lines]
    for n, found in row:
        label = f"{' ' * len(found['margin'])}Q:"
        made[n] = f"{label}{' ' * (found.end() - len(label))}{lines[n][found.end() :]}"
    return made


def _without_stars(lines: list[str]) -> list[str]:
    """The lines with no stars around labels, if several questions have some; what follows them stays in its place."""
    found = {n: starred for n, line in enumerate(lines) if (starred := STARRED.match(line))}
    asked = [n for n, starred in found.items() if LABEL.match(f"{starred['label']} x")]
    if len(asked) < FEWEST_NUMBERED:
        return lines
    made = [*lines]
    for n, starred in found.items():
        said = f"{starred['margin']}{starred['label']}"
        if n in asked or ANSWER_LABEL.match(starred["label"]):
            made[n] = f"{said}{' ' * (starred.end() - len(said))}{lines[n][starred.end() :]}"
    return made


def _with_paired_letters(lines: list[str]) -> list[str]:
    """The lines with `Q` and `A` for two letters that take turns, of which one asks and the other one doesn't."""
    found = [(n, label["letter"].upper()) for n, line in enumerate(lines) if (label := PAIRED.match(line))]
    usual = {letter for letter, count in Counter(letter for _, letter in found).most_common(2) if count >= FEWEST_PAIRS}
    own = [(n, letter) for n, letter in found if letter in usual]
    if len(usual) < len("QA") or usual == {"Q", "A"}:
        return lines
    turns = sum(one != other for (_, one), (_, other) in pairwise(own))
    ends = {
        n: any(map(ENDS_ASKING.search, lines[n:after])) for (n, _), (after, _) in pairwise([*own, (len(lines), "")])
    }
    asked = Counter(letter for n, letter in own if ends[n])
    first = own[0][1]
    other = next(letter for _, letter in own if letter != first)
    times = Counter(letter for _, letter in own)
    if turns < PART_OF_TURNS * len(own) or asked[first] * 2 <= times[first] or asked[other] * 2 > times[other]:
        return lines
    letters = {first: "Q", other: "A"}
    chosen = dict(own)
    return [
        PAIRED.sub(rf"\g<margin>{letters[chosen[n]]}\g<rest>", line, count=1) if n in chosen else line
        for n, line in enumerate(lines)
    ]


def _with_pointed_answers(lines: list[str]) -> list[str]:
    asked = sum(bool(POINTED_QUESTION.match(line)) for line in lines)
    lettered = any(OTHER_POINTED.match(line) for line in lines)
    found = {n: answer for n, line in enumerate(lines) if (answer := POINTED_ANSWER.match(line))}
    chosen = {n for n, answer in found.items() if answer["number"] or not lettered}
    if not chosen or not asked <= 2 * len(chosen) <= 4 * asked:
        return lines
    return [POINTED_ANSWER.sub(r"\g<letter>:", line) if n in chosen else line for n, line in enumerate(lines)]


def _with_marked_words(lines: list[str]) -> list[str]:
    alone = {n for n, line in enumerate(lines) if ANSWER_ALONE.fullmatch(line)}
    if len(alone) > 2 * sum(bool(LABEL_ALONE.fullmatch(line)) for line in lines):
        return lines
    return [f"{line.rstrip()}:" if n in alone else line for n, line in enumerate(lines)]


def title_of(line: str) -> str:
    """A question's line without its label and number."""
    line = without(HASHES, without(BULLET, undecorated(line)))
    return undecorated(without(NUMBER, without(DOTTED, without(CODED, without(LABEL, line)))).strip())


def undecorated(line: str) -> str:
    """A line without the signs that are drawn on both sides of it."""
    found = (DECORATED.fullmatch(line) or RULED.fullmatch(line)) if len(line) <= LONGEST else None
    return found["text"] if found else line


def without(start: re.Pattern[str], line: str) -> str:
    """A line without what the pattern finds at its start."""
    found = start.match(line)
    return line[found.end() :] if found else line


def is_marked(line: str) -> bool:
    """Whether a label or number says that the line is a question."""
    return any(mark.match(line) for mark in (LABEL, CODED, DOTTED, NUMBER))


def asks(line: str) -> bool:
    """Whether a line, taken alone, asks something."""
    text = undecorated(line.strip())
    if not text or len(text) > LONGEST or QUOTED.match(text) or text.startswith("//") or ADDRESS.fullmatch(text):
        return False
    text = REMARK.sub("", text) or text
    if ENDS_ASKING.search(text):
        return len(WORD.findall(text)) > 1 and not SENTENCE_BEFORE.search(text)
    return _is_task(text)


def _is_task(text: str) -> bool:
    words = len(text.split())
    if not TASK.match(text) or STATEMENT.match(text) or not FEWEST_TASK_WORDS <= words <= MOST_TASK_WORDS:
        return False
    if not ENDS_SENTENCE.search(text):
        return True
    spoken = text.endswith(".") and words <= MOST_SENTENCE_WORDS and bool(SPOKEN_TASK.match(text))
    return spoken and not SENTENCE_BEFORE.search(text)


def question_lines(lines: Sequence[str], among: Sequence[int], *, columns: int) -> list[int]:
    """The indices of the lines that ask, out of those in `among`, which holds the lines that are not blank.

    `columns` is the width that lines were cut to; 0 where they weren't.

    A document that labels or numbers its questions asks only there, but for unnumbered questions at its end; elsewhere
    each asking line that is no list item is one.
    """
    alone = [n for n in among if LABEL_ALONE.fullmatch(lines[n]) and n + 1 < len(lines) and lines[n + 1].strip()]
    labelled = sorted({*alone, *(n for n in among if LABEL.match(lines[n]) and not _in_head(lines, n))})
    labelled = [n for n in labelled if not (SMALL_WORD.match(lines[n]) and _goes_on(lines, n))]
    # Beside questions with their letter, `A2:` is the answer to the second one, and no section A.
    own = [n for n in among if not ANSWER_LABEL.match(lines[n])] if len(labelled) > 1 else among
    counted = max((_counted(lines, own, mark) for mark in (DOTTED, CODED)), key=len)
    numbered = _numbered(lines, among)
    enough = len(labelled) > 1 or _is_answered(lines, among, labelled)
    if enough and len(labelled) >= len(counted) and len(labelled) * MANY_TIMES > len(numbered):
        # Where most labels stand before numbers such as 2.1, others head sections.
        dotted = [n for n in labelled if DOTTED.match(without(LABEL, lines[n])) and not CHAPTER.match(lines[n])]
        return dotted if len(dotted) * 2 > len(labelled) else labelled
    if counted:
        return counted
    plain = _plain(lines, among, columns) or _bulleted(lines, among)
    plain = _with_answered(lines, among, _with_unmarked(lines, among, plain, columns))
    if len(numbered) < max(FEWEST_NUMBERED, len(plain)):
        return plain
    return numbered + [n for n in plain if n > numbered[-1] and not (columns and _goes_on(lines, n))]


def _is_answered(lines: Sequence[str], among: Sequence[int], labelled: Sequence[int]) -> bool:
    """Whether the label of an answer stands under a single question with one."""
    return len(labelled) == 1 and any(n > labelled[0] and ANSWER_LABEL.match(lines[n]) for n in among)


def is_head_line(lines: Sequence[str], n: int) -> bool:
    """Whether a line and one beside it have the form of a letter's head."""
    beside = (*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2])
    return bool(HEADER.match(lines[n])) and any(map(HEADER.match, beside))


def _in_head(lines: Sequence[str], n: int) -> bool:
    """Whether a line's neighbours have the form of a letter's head, as it has."""
    if DOTTED.match(without(LABEL, lines[n])):
        return False  # the head of a posted entry
    beside = [line for line in (*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2]) if HEADER.match(line)]
    return lines[n].lstrip().lower().startswith("subject:") and any(
        not ANSWER_LABEL.match(line) and not LABEL.match(line) for line in beside
    )


def _counted(lines: Sequence[str], among: Sequence[int], mark: re.Pattern[str]) -> list[int]:
    """The lines with a section's mark and a number, if most of them ask; a title may ask on the lines it goes on in."""
    marked = [n for n in among if mark.match(lines[n])]
    asking = sum(asks(title_of(lines[n])) or _asks_below(lines, n) for n in marked)
    return marked if asking * 2 > len(marked) else []


def asks_set_in(lines: Sequence[str], n: int) -> bool:
    """Whether a title asks in the lines it goes on in, all of which are set in."""
    after = lines[n + 1] if n + 1 < len(lines) else ""
    return after[:2].isspace() and not ENDS_SENTENCE.search(lines[n]) and _asks_below(lines, n)


def _asks_below(lines: Sequence[str], n: int) -> bool:
    """Whether a title that is cut to a width asks where it goes on."""
    for line in lines[n + 1 : n + MOST_TITLE_LINES]:
        if not line.strip() or is_marked(line):
            return False
        if ENDS_ASKING.search(line):
            return True
    return False


def _bulleted(lines: Sequence[str], among: Sequence[int]) -> list[int]:
    """The questions of a document that has a bullet before each."""
    return [n for n in among if BULLET.match(lines[n]) and asks(without(BULLET, lines[n]))]


def _goes_on(lines: Sequence[str], n: int) -> bool:
    """Whether a line is the rest of the wrapped line above it."""
    above = lines[n - 1] if n else ""
    return bool(above.strip()) and not ENDS_SENTENCE.search(above)


def _with_unmarked(lines: Sequence[str], among: Sequence[int], plain: Sequence[int], columns: int) -> list[int]:
    """The lines that ask, with short paragraphs that ask by their words alone, where many of the questions do."""
    marked = set(plain)
    unmarked = []
    for n in among:
        alone = n == 0 or not lines[n - 1].strip()
        short = len(lines[n]) <= (PART_FILLED * columns if columns else LONGEST // 2)
        apart = n not in marked and not BULLET.match(lines[n]) and not NUMBER.match(lines[n])
        if alone and short and apart and not ENDS_PROSE.search(lines[n]) and wording.asks(lines[n]) >= wording.ASKS:
            unmarked.append(n)
    many = len(unmarked) >= FEWEST_UNMARKED and len(unmarked) >= PART_UNMARKED * (len(unmarked) + len(plain))
    return sorted([*plain, *unmarked]) if many and len(plain) >= len(unmarked) else list(plain)


def _with_answered(lines: Sequence[str], among: Sequence[int], plain: Sequence[int]) -> list[int]:
    """The lines that ask, with all right over the label of an answer, where most of those do."""
    labels = [n for n in among if n and ANSWER_WORD.match(lines[n]) and lines[n - 1].strip()]
    above = [n - 1 for n in labels if n == 1 or not lines[n - 2].strip()]
    asking = len({*above} & {*plain})
    enough = len(above) >= FEWEST_OVER_ANSWERS and asking >= PART_OVER_ANSWERS * len(labels)
    return sorted({*plain, *above}) if enough else list(plain)


def _is_cut(lines: Sequence[str], n: int, columns: int) -> bool:
    """Whether a line is the rest of the one above it, which had no room for more."""
    first = lines[n].split(maxsplit=1)[0]
    return _goes_on(lines, n) and len(lines[n - 1].rstrip()) + 1 + len(first) > PART_FILLED * columns


def _asks_to_its_end(lines: Sequence[str], n: int) -> bool:
    """Whether a paragraph that starts here is few lines and ends with a question mark, as not several of them do."""
    if (n and lines[n - 1].strip()) or is_over_set_in(lines, n):
        return False
    end = next((k for k in range(n, len(lines)) if not lines[k].strip()), len(lines))
    asking = sum(bool(ENDS_ASKING.search(line)) for line in lines[n : min(end, n + MOST_TITLE_LINES + 1)])
    return 1 < end - n <= MOST_TITLE_LINES + 1 and bool(ENDS_ASKING.search(lines[end - 1])) and asking <= MOST_IN_TITLE


def is_over_set_in(lines: Sequence[str], n: int) -> bool:
    """Whether a line of capitals stands right over one that is set in: a section over its first title."""
    below = lines[n + 1] if n + 1 < len(lines) else ""
    return lines[n].isupper() and bool(below.strip()) and prose.indent(below) > prose.indent(lines[n])


def _plain(lines: Sequence[str], among: Sequence[int], columns: int) -> list[int]:
    chosen: list[int] = []
    for place, n in enumerate(among):
        if NUMBER.match(lines[n]) or BULLET.match(lines[n]) or (columns and _is_cut(lines, n, columns)):
            continue
        before = among[place - 1] if place else -1
        follows_question = bool(chosen) and chosen[-1] == before
        if columns and _asks_to_its_end(lines, n):
            chosen.append(n)
        elif asks(lines[n]):
            # A sentence in the imperative right after a question is its answer.
            told = lines[n].rstrip().endswith(".") and follows_question and bool(ENDS_ASKING.search(lines[before]))
            if not told:
                chosen.append(n)
    return chosen


def _numbered(lines: Sequence[str], among: Sequence[int]) -> list[int]:
    found_at = [(n, found) for n in among if (found := NUMBER.match(lines[n]))]
    asking = [(n, found) for n, found in found_at if _asks_somehow(lines, n)]
    if not asking:
        return []
    marks = Counter(found["mark"] for _, found in asking)
    several = [mark for mark, count in marks.items() if count >= max(FEWEST_NUMBERED, PART_MARKED * len(asking))]
    return sorted(n for mark in several or marks.most_common(1)[0][0] for n in _in_row(lines, among, asking, mark))


def _asks_somehow(lines: Sequence[str], n: int) -> bool:
    """Whether a numbered title asks: by its words, where it goes on, or with options to choose from under it."""
    return _title_asks(title_of(lines[n])) or asks_set_in(lines, n) or _is_over_options(lines, n)


def _is_over_options(lines: Sequence[str], n: int) -> bool:
    """Whether a title stands right over several options."""
    first = option_below(lines, n)
    return first is not None and len(prose.options(lines[first : first + FEW_LINES])) > 1


def option_below(lines: Sequence[str], n: int) -> int | None:
    """The line of the first of several options right under a title of a few lines; `None` if there is none."""
    for k in range(n + 1, min(len(lines), n + 1 + FEW_LINES)):
        if FIRST_OPTION.match(lines[k]):
            return k
        if NUMBER.match(lines[k]) or (not lines[k].strip() and k > n + 1):
            return None
    return None


def _in_row(
    lines: Sequence[str], among: Sequence[int], asking: Sequence[tuple[int, re.Match[str]]], mark: str
) -> list[int]:
    """The questions with one mark behind their numbers: those that ask, and those whose numbers count on."""
    asking = [(n, found) for n, found in asking if found["mark"] == mark]
    margins = [len(found["indent"].expandtabs(prose.TAB)) for _, found in asking]
    margin = max(set(margins), key=margins.count)
    asking = [each for each, own in zip(asking, margins, strict=True) if abs(own - margin) <= SET_IN]
    sure = {n for n, _ in asking}
    chosen = _leading_up(lines, among, *asking[0])
    expected = int(asking[0][1]["number"])
    item = 0
    items: list[int] = []
    for place, n in enumerate(among):
        found = NUMBER.match(lines[n])
        beside = found is not None and abs(len(found["indent"].expandtabs(prose.TAB)) - margin) <= SET_IN
        number = int(found["number"]) if found and found["mark"] == mark and beside else -1
        if n in sure:
            # A list in which a question counts on is no answer's: its first ones are questions, too.
            chosen += [*(items if number == item + 1 != expected else []), n]
            expected, item, items = number + 1, 0, []
        elif number > 0 and number in (1, item + 1):
            # The next item of a list that began with 1 inside an answer.
            item = number
            items = [*(items if number > 1 else []), n]
        elif number in (expected, expected - bool(found and found["part"])) and _may_follow(
            lines, among, place, chosen
        ):
            chosen.append(n)
            expected, item, items = number + 1, 0, []
    return sorted(chosen)


def _leading_up(lines: Sequence[str], among: Sequence[int], first: int, found: re.Match[str]) -> list[int]:
    """The questions from 1 on that ask nothing, before the first one that does."""
    chosen: list[int] = []
    above = [n for n in among if n < first and len(lines[n].strip()) <= LONGEST // 2]
    for number in range(int(found["number"]) - 1, -1, -1):
        form = (found["indent"], found["mark"], number)
        while above and not _has_form(lines[above[-1]], form):
            above.pop()
        if not above and number:
            return []
        if not above:
            break
        chosen.insert(0, above.pop())
    apart = any(not n or not lines[n - 1].strip() for n in chosen)
    return chosen if apart else []


def _has_form(line: str, form: tuple[str, str, int]) -> bool:
    found = NUMBER.match(line)
    return found is not None and (found["indent"], found["mark"], int(found["number"])) == form


def _title_asks(title: str) -> bool:
    """Whether a numbered title asks; in scripts that have no capitals, also by its words alone."""
    return asks(title) or (bool(CASELESS.search(title)) and wording.asks(title) >= wording.ASKS)


def _may_follow(lines: Sequence[str], among: Sequence[int], place: int, chosen: Sequence[int]) -> bool:
    """Whether a numbered line that asks nothing can be the next question: short, and in no run but of questions."""
    short = len(lines[among[place]].strip()) <= LONGEST // 2
    above = among[place - 1] if place else -1
    return short and (above < 0 or not NUMBER.match(lines[above]) or above in chosen[-1:])
