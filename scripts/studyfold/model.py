"""The values that every stage passes on. They hold data and do no work.

Lines count from 1. Text is Markdown (GitHub flavour) unless a field says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

Fate = Literal["removed", "abandoned", "deprecated", "legacy", "needless"]
"""What can have become of a name, the gravest first."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source file as it was read."""

    path: str
    """The path as the user gave it."""
    text: str
    """Its text, with newlines as `\\n` and without a byte order mark."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a source, and where."""

    file: str
    line: int
    code: str
    """A stable name for the kind of problem, such as `unanswered`."""
    severity: Severity
    message: str
    """What is wrong. What to do."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A stretch of the source that belongs to no question."""

    file: str
    line: int
    end_line: int
    """The last line of the stretch, included."""
    reason: str
    """Why it belongs to no question, such as `contents list`."""
    text: str
    """The words as they stand in the source."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """What a library has given up: names that share a fate."""

    names: tuple[str, ...]
    """As they are written, in prose and in code."""
    code: tuple[str, ...]
    """As they are written in code, where prose would mean something else by it."""
    exceptions: tuple[str, ...]
    """What looks like one of them and is something else."""
    title: str
    """What they are called; empty where each is called by its own name."""
    package: str
    since: tuple[tuple[Fate, str], ...]
    """What has become of them, the gravest first, each with the version; `abandoned`, with a year."""
    instead: str
    source: str
    """The address where all this can be read."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer."""

    id: str
    """Its anchor and its key in saved progress: unique in the guide."""
    title: str
    """Inline Markdown in which underscores and HTML are literal text (see `titles`)."""
    prompt: str
    """What stands open under the title: code to read, options to choose from. May be empty."""
    answer: str
    """What is closed until the reader opens it. Empty if the source has none."""
    level: str
    """One of the guide's levels, or empty."""
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    """Other words a reader might search for."""
    file: str
    line: int
    has_own_id: bool = True
    """False where the id was made from the title instead of written in the source."""
    prompt_line: int = 0
    """The line on which the prompt starts; 0 without one."""
    answer_line: int = 0
    """The line on which the answer starts; 0 without one."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions that share a page."""

    id: str
    """The name of its page."""
    title: str
    """As a question's title."""
    intro: str
    questions: tuple[Question, ...]
    file: str
    line: int
    intro_line: int = 0
    """The line on which the introduction starts; 0 without one."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A whole document, understood."""

    id: str
    """Never changed: it stands before each question's id outside the site."""
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    language: str
    """A language tag, such as `en`."""
    intro: str
    topics: tuple[Topic, ...]
    unplaced: tuple[Unplaced, ...]
    shape: str
    """How the source was read: `canonical`, `plain text`, or what was found: `headings at level 3, 56 questions …`."""
    levels: tuple[str, ...] = ()
    """The levels in their order."""
    repo: str = ""
    """The address of the repository that holds the source, for edit links."""
    source: str = ""
    """Where the document came from."""
    licence: str = ""
    file: str = ""
    """Where the introduction stands."""
    intro_line: int = 0
    """The line on which it starts; 0 without one."""
    outdated: tuple[Outdated, ...] = ()
    """The names that the guide must not use as if they were current."""
    certainty: str = ""
    """How sure the shape is, in words, and what the runner-up was; empty where nothing had to be found."""


class RefusalError(Exception):
    """Something that can't be read or written at all, so that nothing was done."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class BuildFailedError(Exception):
    """MkDocs stopped. The argument is what it said."""
