"""The forms that questions have in plain text by the places where their titles stand, whatever these say.

Each form is a row of data with a short function that finds its members. Like the shapes of Markdown documents, forms
compete: a member that asks counts for more than one that doesn't, and a form that is used for other things, too, needs
more of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyfold.reading.lines import wording
from studyfold.reading.text import asking, ticked
from studyfold.reading.text.prose import BULLETS, CODE, OPTION_LETTER, RULE, indent

LONGEST = 5
"""Lines of a title."""
LONGEST_QUOTED = 12
"""Lines of one of which each line is marked."""
FEWEST = 3
"""Members of a form."""
SET_IN = 2
"""Columns by which what stands under a title at the margin is deeper."""
DEEPEST_MARGIN = 4
"""Columns before titles over text that is deeper."""
FAQ = re.compile(
    r"\bF\.?A\.?Q\b|frequently asked|foire aux questions|h[aä]ufig\w* (?:gestellte )?fragen"
    r"|(?:preguntas|perguntas|questions|domande) (?:(?:m[aá]i?s|più) )?fr[eé][cq]uent[eèi]s?"
    r"|часто задаваемые|питання,? що часто|част[іо] (?:за)?питання|поширені (?:за)?питання|\bчаво\b"
    r"|veelgestelde vragen|vanliga frågor|najczęściej zadawane|s[ıi]k sorulan"
    r"|よくある(?:ご)?質問|常见问题|常見問題|자주 묻는",
    re.IGNORECASE,
)
"""What a text calls itself."""
HEAD = 8
"""Written lines at its start in which it does."""
FEWEST_IN_FAQ = 8
"""Titles of a text of which only the layout and its name say that they ask."""
LONGEST_BARE = 140
"""Characters of a line in a list of questions."""
MOSTLY = 0.8
"""The part of a text's lines that must be such, for it to be a list."""
FEW_MARKED = 0.3
"""The part of its lines with a question mark up to which the others may be questions and no answers."""
MANY_UNMARKED = 0.4
"""The part of the other lines that must ask by their words, where more have a question mark."""
MANY = 0.6
"""The part of them that has a number, for a number to be a part of the form."""
STATES, COUNTS, ASKS = 0.3, 0.75, 1.0
"""The weight of a title that says something, that has a number, and that asks."""
LABELLED = 0.5
"""What a label or number adds to it."""
TASK = 0.65
"""That of a line that tells to do something."""
NEEDED = 0.6
"""The weight that a line found by what it says must pass on average; see `Form.needed`."""
BULLET = re.compile(rf"(?P<mark>[{BULLETS}])\s+(?=\S)")
_TRUTH = (
    "true|false|yes|no|verdadero|falso|verdadeiro|vrai|faux|wahr|richtig|falsch|верно|неверно|да|нет|"
    "对|错|正确|错误|doğru|yanlış"
)
TRUTH = re.compile(rf"\s*(?:\(?(?:{_TRUTH})[.)]\s|(?:{_TRUTH})\s*$)", re.IGNORECASE)
"""An option of those that are true and false."""
SECOND_OPTION = re.compile(r"\s*\*?\(?[Bb\u0411\u0431\u0412\u0432][.)]\s+\S")
ANY_OPTION = re.compile(rf"\s*\*?\(?{OPTION_LETTER}[.)]\s+\S")
SAYS = re.compile(r"[^\W\d_]{4}")
"""What a line over a question lacks that only names it."""
BARE_NUMBER = re.compile(r"(?P<number>\d{1,4})(?P<point>[.)]?)\s+(?=[^\W\d_])")
SETTING = re.compile(r"\s*[\w.-]+\s?=\s?\S")
"""`heat=200`: under a `#`, that was a comment."""
QUOTE = re.compile(r"^\s*>\s*")
NUMBERED = re.compile(r"\W{0,4}\d{1,3}(?:\.\d{1,3})*(?:[.):\]]|\s[-\u2013]\s)")


@dataclass(frozen=True, slots=True)
class Title:
    """Where a title stands. Lines count from 0, the end is excluded."""

    start: int
    end: int
    asks: bool
    numbered: bool

    @property
    def weight(self) -> float:
        """How much it is like a question's."""
        return ASKS if self.asks else COUNTS if self.numbered else STATES


@dataclass(frozen=True, slots=True)
class Form:
    """How titles may stand in a text, and what it takes to believe that they are questions."""

    find: Callable[[Sequence[str], set[int]], Iterator[Title]]
    """Its members, out of the lines to look at."""
    enough: float
    """The part of its members that must ask, for all to be questions: less where hardly anything else has the form."""
    needed: float
    """The weight that a member must pass on average; see `shape.forms`."""
    yields: bool = False
    """Whether titles that ask or are counted say where they start better than what stands below says where they end."""

    def score(self, titles: Sequence[Title]) -> float:
        """What the members weigh beyond what their form needs."""
        return sum(title.weight - self.needed for title in titles)

    def is_enough(self, titles: Sequence[Title]) -> bool:
        """Whether enough members ask, or have a number."""
        asking_ = sum(title.asks for title in titles)
        numbered = sum(title.numbered for title in titles)
        return len(titles) >= FEWEST and max(asking_ / self.enough, numbered / MANY) >= len(titles)


def best(lines: Sequence[str], among: Sequence[int], found: Sequence[int]) -> list[Title]:
    """The titles of the form that has most of the questions, if that is more than was found by what lines say.

    `among` are the lines to look at, `found` those that ask or have a label.
    """
    usable = set(among)
    made = [(form, [*form.find(lines, usable)]) for form in FORMS]
    form, titles = max(
        ((form, titles) for form, titles in made if form.is_enough(titles)),
        key=lambda pair: pair[0].score(pair[1]),
        default=(None, []),
    )
    if form is None or form.score(titles) <= sum(_weight(lines, n) - NEEDED for n in found):
        return []
    asked = sum(bool(asking.ENDS_ASKING.search(lines[n])) for n in found)
    counted = sorted(n for n in found if asking.is_marked(lines[n]))
    held = sum(bisect_left(counted, title.start) < bisect_left(counted, title.end) for title in titles)
    surer = max(asked, held if len(counted) >= len(titles) else 0)
    return [] if form.yields and surer >= MOSTLY * len(titles) else titles


def unquoted(line: str) -> str:
    """A line without the `>` before it."""
    return QUOTE.sub("", line, count=1)


def _weight(lines: Sequence[str], n: int) -> float:
    """That of a line found by what it says: with a label it is as sure as can be, as a task it may be of an answer."""
    if asking.LABEL.match(lines[n]):
        return ASKS + LABELLED
    marked = asking.is_marked(lines[n])
    if asking.ENDS_ASKING.search(lines[n]):
        return ASKS + (LABELLED if marked else 0.0)
    return COUNTS if marked else TASK


def _title(lines: Sequence[str], start: int, end: int, *, counts: bool = False) -> Title:
    """`counts` says whether a number makes it more likely a question's."""
    end = _end_of_words(lines, start, end)
    text = " ".join(unquoted(line).strip() for line in lines[start:end])
    asks = _asks(text)
    return Title(start, end, asks, counts and bool(NUMBERED.match(text)))


def _asks(text: str) -> bool:
    return wording.asks(asking.title_of(text)) >= wording.ASKS


def _end_of_words(lines: Sequence[str], start: int, end: int) -> int:
    """The line after a title's words: after a sentence, code or a list may follow on lines of its own."""
    for n in range(start, end - 1):
        below = lines[n + 1]
        apart = indent(below) > indent(lines[n]) + SET_IN or CODE.match(below) or BULLET.match(below.lstrip())
        if apart and asking.ENDS_SENTENCE.search(lines[n]):
            return n + 1
    return end


def _underlined(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles with a line drawn under them: those of the sign that has most which ask."""
    by_sign: dict[tuple[str, bool], list[Title]] = {}
    for n, line in enumerate(lines):
        if not RULE.fullmatch(line) or not n or n - 1 not in usable or RULE.fullmatch(lines[n - 1]):
            continue
        start = n - 1
        while start and n - start < LONGEST and start - 1 in usable and not RULE.fullmatch(lines[start - 1]):
            start -= 1
        if start and lines[start - 1].strip():
            continue  # an underline far below, or a drawing
        if any(map(_ends_words, lines[start:n])):
            continue  # the end of an answer
        by_sign.setdefault((line.strip()[0], indent(line) > 0), []).append(_title(lines, start, n, counts=True))
    found = max(by_sign.values(), key=UNDERLINED.score, default=[])
    ruled = sum(title.numbered for title in found) >= MANY * len(found)
    yield from (title for title in found if title.numbered or title.asks or not ruled)


def _set_out(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles at a margin, over text that is all set in."""
    yield from _at_margin(lines, usable, _margin(lines))


def _is_faq(lines: Sequence[str]) -> bool:
    """Whether a text says at its start that it holds questions."""
    return any(FAQ.search(line) for line in [line for line in lines if line.strip()][:HEAD])


def _set_out_in_faq(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """The same in a text that says what it is, where few ask, and that is laid out so throughout."""
    written = [line for line in lines if line.strip()]
    if not _is_faq(lines):
        return
    made = ([*_at_margin(lines, usable, margin)] for margin in range(DEEPEST_MARGIN + 1))
    found = max(made, key=len)
    below = sum(indent(line) > indent(lines[found[0].start]) for line in written) if found else 0
    if len(found) >= FEWEST_IN_FAQ and below >= MANY * len(written):
        yield from found


def _at_margin(lines: Sequence[str], usable: set[int], margin: int) -> Iterator[Title]:
    n = 0
    while n < len(lines):
        above = lines[n - 1] if n and lines[n - 1].strip() else ""
        if n not in usable or indent(lines[n]) != margin or (above and indent(above) == margin):
            n += 1
            continue
        end = n + 1
        while end < len(lines) and lines[end].strip() and indent(lines[end]) == margin:
            end += 1
        below = next((k for k in range(end, len(lines)) if lines[k].strip()), None)
        start = next((k for k in range(end - 1, n, -1) if asking.is_marked(lines[k])), n)
        if end - start <= LONGEST and below is not None and indent(lines[below]) >= margin + SET_IN:
            yield _title(lines, start, end)
        n = end


def _margin(lines: Sequence[str]) -> int:
    """The columns before most of the lines that ask: titles stand below those of sections where these are at 0."""
    columns = Counter(indent(line) for line in lines if asking.ENDS_ASKING.search(line))
    margin, times = columns.most_common(1)[0] if columns else (0, 0)
    return margin if margin <= DEEPEST_MARGIN and times >= FEWEST else 0


def _quoted(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles with a `>` before each of their lines, over lines without."""
    n = 0
    while n < len(lines):
        if n not in usable or not lines[n].startswith(">"):
            n += 1
            continue
        end = next((k for k in range(n, len(lines)) if not lines[k].startswith(">")), len(lines))
        blank = next((k for k in range(n, end) if not unquoted(lines[k]).strip()), end)
        if blank > n:
            yield _title(lines, n, min(blank, n + LONGEST_QUOTED))
        n = end


def _bulleted(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles with a bullet at the margin, each over text of its own."""
    starts = [n for n in sorted(usable) if BULLET.match(lines[n])]
    bullets = {n: lines[n][0] for n in starts}
    asked = Counter(bullets[n] for n in starts if asking.ENDS_ASKING.search(lines[n]))
    mark = max(asked, key=lambda sign: asked[sign], default="")
    for n in starts:
        if bullets[n] != mark:
            continue
        end = n + 1
        while (
            end < len(lines)
            and end - n < LONGEST
            and lines[end].strip()
            and not asking.ENDS_ASKING.search(lines[end - 1])
        ):
            end += 1
        end = end if asking.ENDS_ASKING.search(lines[end - 1]) or end == len(lines) or not lines[end].strip() else n + 1
        below = next((k for k in range(end, len(lines)) if lines[k].strip()), None)
        if below is not None and not ((found := BULLET.match(lines[below])) and found["mark"] == mark):
            yield _title(lines, n, end)


def _bulleted_in_faq(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles with a bullet and a blank line under them, over text set in as far, in a text that says what it is."""
    if not _is_faq(lines):
        return
    starts = [n for n in sorted(usable) if BULLET.match(lines[n].lstrip())]
    margin = min((indent(lines[n]) for n in starts), default=0)
    for n in starts:
        end = next((k for k in range(n, min(n + LONGEST + 1, len(lines))) if not lines[k].strip()), None)
        if end is None or indent(lines[n]) != margin:
            continue
        below = next((k for k in range(end, len(lines)) if lines[k].strip()), None)
        if below is not None and indent(lines[below]) > margin:
            yield _title(lines, n, end)


def _hashed(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles behind a `#` or several, over text of their own: those of the depth that has most."""
    found = {n: hashes for n in sorted(usable) if (hashes := asking.HASHES.match(lines[n]))}
    usual = Counter(hashes[0].strip() for hashes in found.values()).most_common(1)
    for n, hashes in found.items():
        apart = not n or not lines[n - 1].strip()
        if hashes[0].strip() == usual[0][0] and apart and n + 1 < len(lines):
            title = _title(lines, n, n + 1)
            if title.asks or not (CODE.match(lines[n + 1]) or SETTING.match(lines[n + 1])):
                yield title


def _spaced(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles after two blank lines, each with one blank line under it."""
    for n in sorted(usable):
        if n < 2 or lines[n - 1].strip() or lines[n - 2].strip():
            continue
        end = next((k for k in range(n, len(lines)) if not lines[k].strip()), len(lines))
        numbered = any(asking.is_marked(line) for line in lines[n + 1 : end])
        if not numbered and end - n <= LONGEST and end + 1 < len(lines) and lines[end + 1].strip():
            yield _title(lines, n, end)


def _numbered(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles with numbers that count on, each over text of its own: those of the longest row of one form."""
    rows: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for n in sorted(usable):
        found = asking.NUMBER.match(lines[n])
        if found and (not n or not lines[n - 1].strip() or RULE.fullmatch(lines[n - 1])):
            form = (found["lead"] or "", found["mark"], indent(lines[n]))
            row = rows.setdefault(form, [])
            if int(found["number"]) in ((row[-1][1] + 1,) if row else (0, 1)):
                row.append((n, int(found["number"])))
    best_row = max(rows.values(), key=len, default=[])
    for (n, _), (after, _) in pairwise([*best_row, (len(lines), 0)]):
        end = next((k for k in range(n, after) if not lines[k].strip() or (k > n and _ends_words(lines[k]))), after)
        if any(lines[k].strip() for k in range(end, after)):
            yield _title(lines, n, end if end - n <= LONGEST else n + 1, counts=True)


def _ends_words(line: str) -> bool:
    """Whether a line is no part of a title above it, but an option or the label of an answer."""
    return bool(asking.FIRST_OPTION.match(line) or TRUTH.match(line) or asking.ANSWER_LABEL.match(line))


def _bare(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """The lines of a list without marks and without answers: short, no sentences, and many ask by their words alone."""
    own = sorted(usable)
    plain = [
        n for n in own if len(lines[n]) <= LONGEST_BARE and (not asking.ENDS_PROSE.search(lines[n]) or _asks(lines[n]))
    ]
    unmarked = [n for n in own if not asking.ENDS_ASKING.search(lines[n])]
    by_words = sum(_asks(lines[n]) for n in unmarked)
    marked = len(own) - len(unmarked)
    mixed = marked > min(by_words, FEW_MARKED * len(own)) and by_words < MANY_UNMARKED * len(unmarked)
    if len(plain) < MOSTLY * len(own) or mixed:
        return
    named = [n for n in plain if not lines[n].endswith((":", "\uff1a")) and not ANY_OPTION.match(lines[n])]
    titles = [_title(lines, n, n + 1) for n in named if not indent(lines[n])]
    if len(titles) >= MOSTLY * len(plain):
        yield from titles


def _over_options(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """What stands over options to choose from; where options go on in lines of their own, a number tells it apart."""
    number = 0
    for n, line in enumerate(lines):
        if not asking.FIRST_OPTION.match(line) or not any(
            SECOND_OPTION.match(below) for below in lines[n + 1 : n + LONGEST]
        ):
            continue
        end = n - 1 if n and not lines[n - 1].strip() else n
        start = end
        while start and end - start < LONGEST_QUOTED and start - 1 in usable and not ANY_OPTION.match(lines[start - 1]):
            start -= 1
        counted = [k for k in range(start, end) if _number(lines[k]) == number + 1]
        start = counted[-1] if counted else start
        if start + 1 < end and not counted and not SAYS.search(lines[start]):
            start += 1
        if start < end and not asking.ANSWER_LABEL.match(lines[start]):
            number = _number(lines[start]) or number
            text = " ".join(line.strip() for line in lines[start:end])
            yield Title(start, end, _asks(text), bool(counted))


def _over_signs(lines: Sequence[str], usable: set[int]) -> Iterator[Title]:
    """Titles with a bullet over options whose signs say which are right; nothing else has both signs everywhere."""
    for n in sorted(usable):
        bullet = BULLET.match(lines[n])
        if bullet and bullet["mark"] not in "+-" and ticked.signed(lines[n + 1 : n + LONGEST_QUOTED]):
            yield Title(n, n + 1, asks=True, numbered=False)


def _number(line: str) -> int:
    found = BARE_NUMBER.match(line)
    return int(found["number"]) if found else 0


def pointed(lines: list[str]) -> list[str]:
    """The lines, with a point behind bare numbers that count on over options: they are labels."""
    titles = [*_over_options(lines, {n for n, line in enumerate(lines) if line.strip()})]
    starts = [title.start for title in titles if title.numbered]
    if len(starts) < max(FEWEST, MOSTLY * len(titles)):
        return lines
    made = list(lines)
    for n in starts:
        found = BARE_NUMBER.match(lines[n])
        if found and not found["point"]:
            made[n] = f"{found['number']}. {lines[n][found.end() :]}"
    return made


UNDERLINED = Form(_underlined, enough=0.3, needed=0.3)
FORMS = (
    UNDERLINED,
    Form(_set_out, enough=0.6, needed=0.3),
    Form(_set_out_in_faq, enough=0.05, needed=0.15),
    Form(_quoted, enough=0.25, needed=0.35),
    Form(_bulleted, enough=0.6, needed=0.35),
    Form(_bulleted_in_faq, enough=0.1, needed=0.15),
    Form(_hashed, enough=0.4, needed=0.3),
    Form(_spaced, enough=0.6, needed=0.35),
    Form(_numbered, enough=0.6, needed=0.5, yields=True),
    Form(_bare, enough=0.25, needed=0.3),
    Form(_over_options, enough=0.3, needed=0.5, yields=True),
    Form(_over_signs, enough=0.3, needed=0.3),
)
