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
LACKS_BODY = re.compile(r"expected an indented block after .* on line (\d+)")
SIGNATURE = re.compile(r"\s*(?:async\s+)?(def|class)\b.*:\s*(?:#.*)?$")
BESIDE_CODE = re.compile(r"\s*(?:#|@|$)")
"""A line that is no code of its own: a comment, a decorator, nothing."""


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
    code = textwrap.dedent(code)
    try:
        _parse(code)
    except IndentationError as error:
        lacking = LACKS_BODY.match(error.msg)
        return _lost(code, int(lacking[1]) - 1) if lacking else ((error.lineno or 1) - 1, error.msg)
    except SyntaxError as error:
        return (error.lineno or 1) - 1, error.msg
    except (ValueError, RecursionError, MemoryError):
        return 0, "it can't be parsed"
    return None


def _parse(code: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ast.parse(code)


def _lost(code: str, header: int) -> tuple[int, str] | None:
    """Where code that a line should hold isn't indented; `None` where its body is left out on purpose."""
    lines = code.split("\n")
    after = _next_code(code)
    between, rest = lines[header + 1 : after], lines[after:]
    margin = _margin(lines[header])
    if any(line.lstrip().startswith("#") and _margin(line) > margin for line in between):
        return None  # comments say what would stand here
    if rest and _margin(rest[0]) < margin and not lines[after - 1].strip():
        return None  # the last of several signatures
    for n, line in enumerate(rest, after):
        if not BESIDE_CODE.match(line) and (_kind(line), _margin(line)) != (_kind(lines[header]) or "no", margin):
            return n, LOST
    return None


def _next_code(code: str) -> int:
    """The line of the first code after a line that lacks it; the number of lines where there is none."""
    try:
        # An end in which Python finds no code gets the line of whatever stands last.
        _parse(f"{code}\npass")
    except SyntaxError as error:
        return (error.lineno or 1) - 1
    return code.count("\n") + 1


def _kind(line: str) -> str:
    """What a line that is a signature alone declares: a `def` or a `class`."""
    found = SIGNATURE.match(line)
    return found[1] if found else ""


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
