"""What the owner of a document wants to know of it after an import, beyond what `check` says of any guide."""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from studyfold import titles
from studyfold.check import questions
from studyfold.markdown import blocks
from studyfold.model import Guide, Question

PYTHON = frozenset(["python", "py", "python3", "py3"])
SESSION = re.compile(r"^\s*(?:>>>|In \[|[$%!])", re.MULTILINE)
"""A line of a session, which is no program."""
OPENS = re.compile(
    r"^\s*(?:(?:async )?(?:def|class|if|elif|for|while|with|except)\b.*|else|try|finally)\s*:\s*$", re.MULTILINE
)
"""A line of Python that opens a block, in code that may be of any language."""
FLAT = re.compile(r"^(?:async )?(?:def \w+\(.*\)(?: ?->.*)?|class \w+(?:\(.*\))?):[ \t]*\n(?=\S)", re.MULTILINE)
"""The same among words, with the next line not indented."""
MAY_HOLD_CODE = re.compile(r"`{3}|~{3}|^(?: {4}|\t)|^(?:async |def |class )", re.MULTILINE)
LOST = "its indentation is lost"


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
    if not MAY_HOLD_CODE.search(text):
        return
    tokens = blocks().parse(text)
    for n, token in enumerate(tokens):
        if not token.map:
            continue
        if token.type == "fence" and token.info.split(" ")[0].lower() in PYTHON:
            yield from _told(token.map[0] + 1, _reason(token.content))
        elif token.type == "code_block" or (token.type == "fence" and not token.info.strip()):
            lost = _reason(token.content) if OPENS.search(token.content) else None
            fence = token.type == "fence"
            yield from _told(token.map[0] + fence, lost if lost and lost[1] == LOST else None)
        elif token.type == "paragraph_open" and (found := FLAT.search(tokens[n + 1].content)):
            yield token.map[0] + tokens[n + 1].content.count("\n", 0, found.start()), LOST


def _told(start: int, reason: tuple[int, str] | None) -> Iterator[tuple[int, str]]:
    if reason:
        yield start + reason[0], reason[1]


def _reason(code: str) -> tuple[int, str] | None:
    """Why Python can't parse a block, after the number of lines above the place; `None` where it can."""
    if SESSION.search(code):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(textwrap.dedent(code))
    except IndentationError as error:
        return (error.lineno or 1) - 1, LOST
    except SyntaxError as error:
        return (error.lineno or 1) - 1, error.msg
    except (ValueError, RecursionError, MemoryError):
        return 0, "it can't be parsed"
    return None
