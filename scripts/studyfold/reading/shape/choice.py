"""Which shape documents have, how sure that is, and what people are told of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from pathlib import PurePath

from studyfold.model import Problem, RefusalError
from studyfold.reading.lines import wording
from studyfold.reading.lines.document import Parsed
from studyfold.reading.lines.wording import ASKS
from studyfold.reading.shape import forms
from studyfold.reading.shape.candidates import candidates, scored
from studyfold.reading.shape.cards import with_cards
from studyfold.reading.shape.marks import FEWEST_REPEATED, IN_SEQUENCE, MANY, Candidate, Mark
from studyfold.reading.shape.under import key, key_of

WHOLE = 0.3
"""What a file must pass to be one question, as each form must: see `forms`."""
FEWEST_ASKING = 2
"""Questions of a file that has nothing of the others' shape."""
NO_QUESTIONS = (
    "readme", "license", "licence", "copying", "contributing", "contributors", "authors", "maintainers",
    "acknowledgments", "acknowledgements", "governance", "changelog", "code_of_conduct", "summary", "index", "_index",
)  # fmt: skip
"""Names of files which say something about a folder's other files."""
NO_QUESTIONS_IN_CAPITALS = ("SECURITY", "SUPPORT", "CHANGES", "NOTICE", "CREDITS")
"""Such names as are written in capitals; in small letters they are those of topics, too."""
ENDING_NUMBER = re.compile(r"(?<!\d)\d{1,4}$")
LEADING_NUMBER = re.compile(r"\d{1,4}[-_. ]+(?=\S)")
"""What counts the files of a folder, where most names start so."""
FEWEST_NAMED = 10
"""Files of a folder in which each may be the answer to its name."""
FEW_TITLED = 0.1
"""The part of them up to which some may have titles."""
MORE = 2
"""So many times more questions than headings that ask nothing make these the headings of topics in a file."""
COMMON = 0.5
"""The part of all files that must have a title in common, for it to be a label."""
COMMON_ASKING = 0.8
"""The same of a title that asks: several files may well ask the same."""
DOUBT = 0.5
"""The part of the best score from which a runner-up makes the finding doubtful."""


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


Own = tuple[Candidate | None, list[Candidate]]
"""What one document has of the chosen shape, and its members of others."""


def choose(found: Sequence[Parsed], shape: str) -> tuple[Finding, list[Own]]:
    """The shape of all documents together, and what each has of it. `shape` names one to use whatever is found.

    Raises `RefusalError` where nothing has the shape that is named.
    """
    notices = _notices(found)
    each = []
    for document in found:
        made = candidates([line.text for line in document.lines], document.blocks, document.aside)
        made += _whole(document, len(found))
        each.append(_asking(made) if document.path in notices else made if len(found) == 1 else _named(document, made))
    each = _without_common(each)
    each = with_cards(found, each, len(found) - len(notices))
    if not shape and _say_nothing(each, len(found) - len(notices)):
        names = [PurePath(document.path).stem for document in found]
        counted = sum(bool(LEADING_NUMBER.match(name)) for name in names) >= MANY * len(names)
        each = [
            made if document.path in notices or _has_title(made) else [*made, _by_name(document, counted=counted)]
            for document, made in zip(found, each, strict=True)
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
    own = [_own(best, made, forced=bool(shape)) for made in each]
    if len(found) > 1 and not shape:
        own = _in_folder(own, [document.path in notices for document in found])
    return finding, own


def _in_folder(each: Sequence[Own], notices: Sequence[bool]) -> list[Own]:
    """What each file of a folder has; where they are cards, the only question of one is enough, and no section asks."""
    cards = sum(has is not None and len(has.marks) == 1 for has, _ in each) > MANY * len(each)
    made = []
    for (has, others), notice in zip(each, notices, strict=True):
        sure = cards and has is not None and len(has.marks) == 1 and has.marks[0].weight >= ASKS
        made.append((_settled(has, others, cards=cards, notice=notice), [] if sure else others))
    return made


def _without_common(each: list[list[Candidate]]) -> list[list[Candidate]]:
    """The candidates of several files, without titles that most of these have: they are labels, even if they ask.

    What has a number is none: any file of a quiz may ask what its code prints.
    """
    files = Counter(title for made in each for title in {m.title for c in made for m in c.marks if m.number is None})
    asking = {mark.title for made in each for c in made for mark in c.marks if mark.weight >= ASKS}
    common = {
        title
        for title, count in files.items()
        if count >= max(FEWEST_REPEATED, (COMMON_ASKING if title in asking else COMMON) * len(each))
        and _is_label(title)
    }
    if not common:
        return each
    return [[own for c in made if (own := _without(c, common)).marks] for made in each]


def _is_label(title: str) -> bool:
    """Whether a title that many files have can be a label: not one that leaves the question to what follows."""
    return re.search(r"\w", title) is not None and not wording.BARE_LABEL.fullmatch(title)


def _without(candidate: Candidate, common: Set[str]) -> Candidate:
    kept = tuple(mark for mark in candidate.marks if mark.title not in common or mark.number is not None)
    return candidate if len(kept) == len(candidate.marks) else scored(candidate.name, kept)


def _asking(made: Sequence[Candidate]) -> list[Candidate]:
    """What asks, of the candidates of a file that says something about a folder's other files."""
    asking = [replace(c, marks=tuple(mark for mark in c.marks if mark.weight >= ASKS)) for c in made]
    return [candidate for candidate in asking if candidate.marks]


def _named(document: Parsed, made: Sequence[Candidate]) -> list[Candidate]:
    return [_with_labels_of_names(document, candidate) for candidate in made]


def _with_labels_of_names(document: Parsed, candidate: Candidate) -> Candidate:
    marks = tuple(_labelled_by_name(document, mark) for mark in candidate.marks)
    return candidate if marks == candidate.marks else scored(candidate.name, marks)


def _labelled_by_name(document: Parsed, mark: Mark) -> Mark:
    """A title that only repeats its file's name and number, as that of a card may: a label of what stands below it."""
    name = PurePath(document.path).stem
    number = ENDING_NUMBER.search(name)
    if not number or name.isdecimal() or key(mark) != key_of(name):
        return mark
    return replace(mark, title=number[0], label=f"{mark.label} {mark.title}", weight=max(mark.weight, IN_SEQUENCE))


def _notices(found: Sequence[Parsed]) -> frozenset[str]:
    """The files of a folder that are named as what speaks of the others.

    Where most are, one in each folder, only the one above all others is.
    """
    named = [document.path for document in found if _is_named_as_notice(PurePath(document.path).stem)]
    if len(named) * 2 <= len(found):
        return frozenset(named)
    depths = sorted((len(PurePath(path).parts), path) for path in named)
    return frozenset(path for depth, path in depths[:1] if len(found) > 1 and depth < depths[1][0])


def _is_named_as_notice(name: str) -> bool:
    return name.lower() in NO_QUESTIONS or name in NO_QUESTIONS_IN_CAPITALS


def _best(ranked: Sequence[Candidate]) -> Candidate | None:
    """The first; where none asks, the most headings, terms or summaries of one form: a glossary."""
    if not ranked or ranked[0].score > 0:
        return next(iter(ranked), None)
    parts = [c for c in ranked if c.form.names_things and len(c.marks) > 1]
    usable = [c for c in parts if sum(mark.weight > 0 for mark in c.marks) * 2 > len(c.marks)]
    return max(usable, key=lambda c: len(c.marks), default=ranked[0])


def _whole(document: Parsed, count: int) -> list[Candidate]:
    """A file as one question, where its front matter names it."""
    title = document.source.asks or (document.source.title if count > 1 else "")
    if not title:
        return []
    taken = wording.title_of(title)
    mark = Mark(0, 0, taken.text, max(wording.asks(taken.text), IN_SEQUENCE), taken.label, taken.number)
    return [Candidate("files", (mark,), mark.weight - (WHOLE if document.source.asks else WHOLE + 0.2))]


def _say_nothing(each: Sequence[Sequence[Candidate]], count: int) -> bool:
    """Whether hardly any of many files has a title of its own: what is named is the file."""
    titled = sum(any(c.form.names_things or c.score > 0 for c in made) for made in each)
    return count >= FEWEST_NAMED and titled <= FEW_TITLED * count


def _has_title(made: Sequence[Candidate]) -> bool:
    return any(candidate.form is forms.FILES for candidate in made)


def _by_name(document: Parsed, *, counted: bool) -> Candidate:
    """A file as one question that its name asks; `counted` says that the names start with the numbers of the files."""
    name = PurePath(document.path).stem
    number = LEADING_NUMBER.match(name) if counted else None
    title = name[number.end() :] if number else name
    return Candidate(forms.FILES.name, (Mark(0, 0, title, IN_SEQUENCE),), IN_SEQUENCE - WHOLE)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same blocks, seen in two ways."""
    starts = {mark.start for mark in other.marks}
    return sum(mark.start in starts for mark in one.marks) * 2 > len(one.marks)


def _own(best: Candidate | None, made: Sequence[Candidate], *, forced: bool) -> Own:
    own = next((candidate for candidate in made if best and candidate.name == best.name), None)
    return own, [c for c in made if c is not own and not forced and (c.score > 0 or _is_local(c))]


def _settled(has: Candidate | None, others: Sequence[Candidate], *, cards: bool, notice: bool) -> Candidate | None:
    """What a file of a folder has of the shape, or of another one that is its own."""
    if has:
        return has if cards else _of_file(has, others)
    return None if notice else _by_itself(others, 1 if cards else FEWEST_ASKING)


def _by_itself(made: Sequence[Candidate], fewest: int) -> Candidate | None:
    """What asks in a file of a folder that has nothing of the others' shape."""
    asking = [c for c in made if _asks_enough(c, fewest)]
    return max(asking, key=lambda candidate: candidate.score, default=None)


def _of_file(own: Candidate, others: Sequence[Candidate]) -> Candidate:
    """What a file has of a form; where its members hardly ask, those of another one that do."""
    if own.score > 0:
        return own
    asking = [c for c in others if c.score > 0 and _asks_enough(c)]
    lists = [c for c in asking if own.form in forms.LISTS and c.form in forms.LISTS]
    clear = [c for c in asking if len(c.marks) >= MORE * len(own.marks) and not any(mark.asks for mark in own.marks)]
    return max([*lists, *clear], key=lambda c: c.score, default=own)


def _asks_enough(candidate: Candidate, fewest: int = FEWEST_ASKING) -> bool:
    """Whether most of the members ask, or as many as their form needs."""
    asking = sum(mark.asks for mark in candidate.marks)
    return asking >= fewest and (candidate.score > 0 or asking >= MANY * len(candidate.marks))


def _is_local(candidate: Candidate) -> bool:
    """Whether a form that stands for much else in a document can be that of a section's questions."""
    return candidate.form in forms.LISTS


def described(candidate: Candidate) -> str:
    """A shape in words: `numbered headings at level 3`."""
    said = candidate.form.said.format(level=candidate.marks[0].level)
    numbered = sum(mark.number is not None for mark in candidate.marks) * 2 > len(candidate.marks)
    return f"numbered {said}" if numbered and "numbered" not in said else said


def certainty(finding: Finding) -> str:
    """How sure the shape is, in words; empty where there is none, or none was compared with others."""
    if finding.forced or finding.best is None or finding.best.form is forms.TEXT:
        return "forced" if finding.forced else ""
    runner = finding.runner_up
    sure = "doubtful" if finding.doubtful else "certain"
    return f"{sure}, runner-up: {described(runner)}, {len(runner.marks)} of them" if runner else sure


def doubts(finding: Finding, file: str, *, any_found: bool) -> list[Problem]:
    """What its owner should know of it: that no question was found, or that others may be meant."""
    if not any_found:
        message = (
            "no question was found. Questions are headings, summaries, list items, bold lines, lines with a label such "
            "as Q:, or in plain text lines that ask. If there are some, name their shape with --shape."
        )
        return [Problem(file, 1, "no-topic", "error", message)]
    if not finding.doubtful:
        return []
    runner = finding.runner_up
    other = f", or are they {described(runner)} (--shape {runner.name})" if runner else ""
    best = described(finding.best) if finding.best else ""
    message = f"it is doubtful what the questions are: {best}{other}? Force a shape with --shape if this is wrong."
    return [Problem(file, 1, "doubtful-shape", "warning", message)]
