"""Where a guide speaks of names that a library has given up, and whether it says so.

A mention is a use unless its context (see `passages`) says that the name is removed, deprecated, abandoned or the like,
or names the version. A title is read together with the first paragraph of its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Literal

from studyfold.findings import topic_key
from studyfold.markdown import title_line
from studyfold.model import Document, Fate, Guide, Outdated, Problem, Question, Topic
from studyfold.passages import Passage, passages, prose
from studyfold.work import Each, compute, digest

SAID = re.compile(
    r"\b(removed|removal|deprecat\w+|abandon(?:ed|ment)|dead|gone|obsolete|outdated|discontinued|defunct|retired|archived"
    r"|unmaintained|unsupported|not maintained|withdrawn|legacy|superseded|replaced by|replaces it|renamed|old name"
    r"|dropped (?:in|from|with)|no longer|(?:not|nothing|nobody|\w+n['\u2019]t)\b[^.]{0,60}\bany ?more"
    r"|do(?:es)? nothing|no effect|end of life|last release[ds]?|needless)\b",
    re.IGNORECASE,
)
"""The words by which a text says that something is not current."""

FATES: dict[Fate, str] = {
    "removed": "was removed in {package} {version}",
    "abandoned": "is abandoned: its last release is of {version}",
    "deprecated": "is deprecated since {package} {version}",
    "legacy": "is legacy since {package} {version}",
    "needless": "is needless since {package} {version}",
}
"""What has become of a name, in a message."""

SINCE = frozenset(["Version", "In", "Since", "Until", "Before", "From", "With", "After"])
"""Words that may start a sentence before a version."""

ANYTHING = "…"
"""In a name: whatever stands there on the same line, without parentheses."""

REACH = 200
"""Lines around the place where a name should stand."""

IMPORT = re.compile(r"\bfrom\s+(?P<module>\w[\w.]*)\s+import\s*(?P<names>\([^)]{0,2000}\)|[^\n;#]*)")
IMPORTED = re.compile(r"(?<![\w.])(?<!\bas )[A-Za-z_]\w*")


Part = Literal["intro", "title", "prompt", "answer"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text speaks of an outdated name."""

    entry: Outdated
    name: str
    """What it is called there."""
    written: str
    """As it stands in the text."""
    line: int
    """Lines from the start of the piece."""
    is_use: bool
    """Whether the text treats it as current."""


@dataclass(frozen=True, slots=True)
class Use:
    """A mention in a topic that treats the name as current."""

    part: Part
    question: int
    """The number of the question in the topic, from 0."""
    line: int
    """Lines from the start of the part."""
    written: str
    message: str


@dataclass(frozen=True, slots=True)
class _Index:
    """All names in one pattern, and what each belongs to."""

    pattern: re.Pattern[str]
    entries: Mapping[str, Outdated]
    only_in_code: frozenset[str]
    open: tuple[tuple[re.Pattern[str], str], ...]
    """The names that leave something open, each with a pattern of its own."""


def check_outdated(guide: Guide, documents: Iterable[Document], each: Each = compute) -> list[Problem]:
    """A warning for each use of an outdated name, on its line of the source."""
    if not guide.outdated:
        return []
    lines = {document.path: document.text.split("\n") for document in documents}
    names = digest(guide.outdated)
    keys = [digest(names, topic_key(topic)) for topic in guide.topics]
    in_topics = each("outdated names", partial(_in_topic, guide.outdated), guide.topics, keys, list[Use])
    found = [(topic, use) for topic, uses in zip(guide.topics, in_topics, strict=True) for use in uses]
    problems = [_problem(lines, *_place(topic, use), use) for topic, use in found]
    intro = [_use("intro", 0, mention) for mention in mentions_in(guide.outdated, guide.intro) if mention.is_use]
    problems += [_problem(lines, guide.file, guide.intro_line, use) for use in intro]
    return list({(problem.file, problem.line, problem.message): problem for problem in problems}.values())


def mentions(entries: tuple[Outdated, ...], question: Question) -> list[Mention]:
    """Every mention in a question, uses or not. Lines count from the start of the title, prompt or answer."""
    if not entries:
        return []
    index = _index(entries)
    return [*_in_title(index, question), *_in_text(index, question.prompt), *_in_text(index, question.answer)]


def mentions_in(entries: tuple[Outdated, ...], markdown: str) -> list[Mention]:
    """Every mention in a piece of Markdown, uses or not."""
    return list(_in_text(_index(entries), markdown))


def _in_topic(entries: tuple[Outdated, ...], topic: Topic) -> list[Use]:
    index = _index(entries)
    uses = [_use("intro", 0, mention) for mention in _in_text(index, topic.intro) if mention.is_use]
    for number, question in enumerate(topic.questions):
        parts: dict[Part, Iterator[Mention]] = {
            "title": _in_title(index, question),
            "prompt": _in_text(index, question.prompt),
            "answer": _in_text(index, question.answer),
        }
        uses += [_use(part, number, mention) for part, found in parts.items() for mention in found if mention.is_use]
    return uses


def _use(part: Part, question: int, mention: Mention) -> Use:
    return Use(part, question, mention.line, mention.written, _message(mention))


def _place(topic: Topic, use: Use) -> tuple[str, int]:
    """The file of a part, and the line on which it starts."""
    if use.part == "intro":
        return topic.file, topic.intro_line
    question = topic.questions[use.question]
    starts = {"title": question.line, "prompt": question.prompt_line, "answer": question.answer_line}
    return question.file, starts[use.part]


def _problem(lines: Mapping[str, Sequence[str]], file: str, start: int, use: Use) -> Problem:
    line = _line(lines.get(file, []), start + use.line, use.written)
    return Problem(file, line, "outdated", "warning", use.message)


def _in_title(index: _Index, question: Question) -> Iterator[Mention]:
    if not _speaks(index, question.title):
        return
    said = [next(passages(part), None) for part in (question.prompt, question.answer)]
    for token in title_line().parseInline(question.title):
        found = prose(token, [first.context for first in said if first])
        yield from _in_passage(index, replace(found, text=found.text.replace("\n", " "), line=0))


def _in_text(index: _Index, markdown: str) -> Iterator[Mention]:
    if _speaks(index, markdown):
        for passage in passages(markdown):
            yield from _in_passage(index, passage)


def _in_passage(index: _Index, passage: Passage) -> Iterator[Mention]:
    for name, written, start in _names(index, passage.text):
        entry = index.entries[name]
        if name not in index.only_in_code or any(first <= start < end for first, end in passage.code):
            line = passage.line + passage.text.count("\n", 0, start)
            called = entry.title or (name if name in entry.names else entry.names[0])
            yield Mention(entry, called, written, line, not _is_said(entry, passage.context))


def _speaks(index: _Index, text: str) -> bool:
    """Whether it is worth to look closer."""
    return next(_names(index, text), None) is not None


def _names(index: _Index, text: str) -> Iterator[tuple[str, str, int]]:
    """Each name as the entries have it, as the text has it, and its place."""
    for found in index.pattern.finditer(text):
        written = found[0]
        name = next((name for pattern, name in index.open if pattern.fullmatch(written)), written)
        if name in index.entries:
            yield name, written, found.start()
    for found in IMPORT.finditer(text):
        for imported in IMPORTED.finditer(found["names"]):
            dotted = f"{found['module']}.{imported[0]}"
            if dotted in index.entries:
                yield dotted, imported[0], found.start("names") + imported.start()


@cache
def _index(entries: tuple[Outdated, ...]) -> _Index:
    exceptions = {name for entry in entries for name in entry.exceptions}
    owners = {
        name: entry for entry in reversed(entries) for name in (*entry.code, *entry.names) if name not in exceptions
    }
    in_prose = {name for entry in entries for name in entry.names}
    return _Index(
        pattern=re.compile(_any_of({*owners, *exceptions}) or r"(?!)"),
        entries=owners,
        only_in_code=frozenset(owners.keys() - in_prose),
        open=tuple((re.compile(_escaped(name)), name) for name in owners if ANYTHING in name),
    )


def _any_of(names: Iterable[str]) -> str:
    """The pattern of the names, where they are no part of a longer one."""
    inside, outside = _grouped(names, starts_word=True), _grouped(names, starts_word=False)
    return "|".join(part for part in (inside and rf"(?<![\w-])(?:{inside})", outside) if part)


def _grouped(names: Iterable[str], *, starts_word: bool) -> str:
    """The pattern of those names that start with what a word may hold, or of the others."""
    # The longest first: an exception holds the name that it protects, and what fits first ends the search. Grouped by
    # their first letters, a search takes a fraction of the time.
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if bool(re.match(r"[\w-]", name)) == starts_word:
            groups.setdefault(name[0], []).append(_escaped(name[1:]) + _end(name))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


def _escaped(name: str) -> str:
    return re.escape(name).replace(ANYTHING, r"[^()\n]{0,100}")


def _end(name: str) -> str:
    """What may not follow a name."""
    return r"(?![\w-])" if re.search(r"\w\Z", name) else r"(?!=)" if name.endswith("=") else ""


def _is_said(entry: Outdated, context: str) -> bool:
    return bool(SAID.search(context)) or any(_names_version(entry, version, context) for _, version in entry.since)


def _names_version(entry: Outdated, version: str, context: str) -> bool:
    """Whether a text names the version, and not the same version of something else: OAuth 2.0 is none of SQLAlchemy."""
    pattern = rf"(?:\b(?P<whose>[A-Z][\w-]*)[ -])?(?<![\w.])v?{re.escape(version)}(?:\.\d+)?(?![\w-]|\.\d)"
    owners = {found["whose"] for found in re.finditer(pattern, context)}
    return not owners.isdisjoint({None, entry.package, *SINCE})


def _message(mention: Mention) -> str:
    entry = mention.entry
    hint = f"Use {entry.instead}; or say beside it what has become of it."
    return f"{mention.name} {_told(entry)} ({entry.source}). {hint}"


def _told(entry: Outdated) -> str:
    fate, version = entry.since[0]
    return FATES[fate].format(package=entry.package, version=version)


def _line(lines: Sequence[str], guess: int, written: str) -> int:
    """The line that holds a name, nearest to where it should be: some readers join or part lines."""
    near = sorted(range(max(1, guess - REACH), min(len(lines), guess + REACH) + 1), key=lambda n: abs(n - guess))
    return next((line for line in near if written in lines[line - 1]), guess)
