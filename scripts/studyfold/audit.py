"""What the owner of a document wants to know of it after an import, beyond what `check` says of any guide."""

from __future__ import annotations

import ast
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from studyfold import titles
from studyfold.check import questions
from studyfold.markdown import blocks
from studyfold.model import Guide, Question

PYTHON = frozenset(["python", "py", "python3", "py3"])
PROMPTS = (">>>", "...", "$", "In [", "%", "!")
"""Starts of lines in a session, which is no program."""


@dataclass(frozen=True, slots=True)
class BrokenCode:
    """A block of Python that can't be parsed."""

    file: str
    line: int
    reason: str


def duplicate_titles(guide: Guide) -> list[tuple[str, list[Question]]]:
    """Titles that several questions have, with these questions."""
    by_title: dict[str, list[Question]] = defaultdict(list)
    for question in questions(guide):
        by_title[titles.plain(question.title).casefold()].append(question)
    return [(titles.plain(same[0].title), same) for same in by_title.values() if len(same) > 1]


def broken_code(guide: Guide) -> list[BrokenCode]:
    """The blocks of Python that can't be parsed."""
    return [
        BrokenCode(question.file, line + offset, reason)
        for question in questions(guide)
        for text, line in ((question.prompt, question.prompt_line), (question.answer, question.answer_line))
        for offset, reason in _broken(text)
    ]


def _broken(text: str) -> Iterator[tuple[int, str]]:
    if "`" not in text and "~" not in text:
        return
    for token in blocks().parse(text):
        if token.type == "fence" and token.map and token.info.split(" ")[0].lower() in PYTHON:
            reason = _reason(token.content)
            if reason:
                yield token.map[0], reason


def _reason(code: str) -> str:
    """Why Python can't parse a block, or `""`."""
    if any(line.lstrip().startswith(PROMPTS) for line in code.split("\n")):
        return ""
    try:
        ast.parse(textwrap.dedent(code))
    except IndentationError:
        return "its indentation is lost"
    except SyntaxError as error:
        return f"{error.msg}"
    except (ValueError, RecursionError, MemoryError):
        return "it can't be parsed"
    return ""
