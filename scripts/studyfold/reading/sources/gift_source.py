"""GIFT, the text in which teachers write questions for Moodle, to a source.

    $CATEGORY: Bread
    ::first:: What is rye? { =a grain ~a stone #It is sown. ~a tool }

Each question becomes a heading and a list with boxes, of which the right ones are ticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from studyfold.model import Document
from studyfold.reading.lines.source import CLINGING, Source
from studyfold.reading.sources import html_source
from studyfold.reading.sources.html_tags import escaped_but_tags

CATEGORY = re.compile(r"\$CATEGORY:\s*(?:\$\w+\$/)?(?P<path>.*)")
COMMENT = re.compile(r"\s*//")
QUESTION = re.compile(
    r"\s*+(?:(?P<name>::(?>(?:[^:\\]|\\.|:(?!:))*)::)\s*+)?(?P<format>\[(?:html|moodle|plain|markdown)\])?"
    r"(?P<text>(?>(?:[^{}\\]|\\.)*))\{(?P<answers>(?>(?:[^{}\\]|\\.)*))\}(?P<after>(?>(?:[^{}\\]|\\.)*))",
    re.DOTALL,
)
ANSWER = re.compile(r"(?P<sign>[=~])\s*(?:%(?P<part>-?[\d.]+)%)?(?P<text>(?:[^=~\\]|\\.)*)", re.DOTALL)
FEEDBACK = re.compile(r"(?<!\\)#+")
ESCAPED = re.compile(r"\\([~=#{}:\\])|\\(n)")
TRUTH = re.compile(r"\s*(?:(?P<true>T(?:RUE)?)|F(?:ALSE)?)\s*(?=#|$)", re.IGNORECASE)
GAP = "_____"
"""What stands open in a sentence that goes on after its answer."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a gap."""

    line: int
    """Of the file, from 1."""
    text: str


def read(document: Document) -> Source:
    """The source of a GIFT file."""
    html = "\n".join(part for block in _blocks(document.text) for part in _shown(block))
    source = html_source.from_html(document.path, html, line_attribute="data-line")
    return replace(source, foreign=True)


def _blocks(text: str) -> Iterator[_Block]:
    """The questions and categories of a file, without comments."""
    start, lines = 1, [""]
    for n, written in enumerate([*text.split("\n"), ""], 1):
        line = written.lstrip(CLINGING)
        alone = CATEGORY.match(line)
        if line.strip() and not alone and not COMMENT.match(line):
            start, lines = (start, [*lines, line]) if any(lines) else (n, [line])
        elif not COMMENT.match(line):
            yield from [_Block(start, "\n".join(lines))] if any(lines) else []
            yield from [_Block(n, line)] if alone else []
            lines = []


def _shown(block: _Block) -> Iterator[str]:
    """A block as HTML."""
    if category := CATEGORY.match(block.text):
        yield f'<h2 data-line="{block.line}">{_html(category["path"].rpartition("/")[2] or category["path"])}</h2>'
    elif question := QUESTION.fullmatch(block.text):
        after = question["after"].strip()
        title = " ".join(f"{question['text']} {f'{GAP} {after}' if after else ''}".split())
        yield f'<h3 data-line="{block.line}">{_html(title)}</h3>'
        line = block.line + block.text.count("\n", 0, question.start("answers"))
        yield from _answers(question["answers"], line)
    else:
        yield f'<p data-line="{block.line}">{_html(block.text)}</p>'


def _answers(text: str, line: int) -> Iterator[str]:
    """What stands between the braces, which start on a line."""
    found = list(ANSWER.finditer(text))
    only_right = found and all(answer["sign"] == "=" for answer in found)
    if said := TRUTH.match(text):
        yield _paragraph("True" if said["true"] else "False", line)
        yield from _feedback(text[said.end() :], line)
    elif not found or text.lstrip().startswith("#"):
        yield _paragraph(text.strip().lstrip("#"), line)
    elif only_right:
        for answer in found:
            yield _paragraph(_parted(answer["text"])[0], line + text.count("\n", 0, answer.start()))
            yield from _feedback(_parted(answer["text"])[1], line)
    else:
        yield "<ul>"
        for answer in found:
            right = answer["sign"] == "=" or float(answer["part"] or 0) > 0
            box = f'<input type="checkbox"{" checked" if right else ""} disabled>'
            here = line + text.count("\n", 0, answer.start())
            yield f'<li data-line="{here}">{box} {_html(_parted(answer["text"])[0])}</li>'
        yield "</ul>"
        for answer in found:
            yield from _feedback(_parted(answer["text"])[1], line)


def _parted(text: str) -> tuple[str, str]:
    """An answer, and what is said of it."""
    said = FEEDBACK.search(text)
    return (text[: said.start()], text[said.end() :]) if said else (text, "")


def _feedback(text: str, line: int) -> Iterator[str]:
    for part in FEEDBACK.split(text):
        if part.strip():
            yield _paragraph(part, line)


def _paragraph(text: str, line: int) -> str:
    return f'<p data-line="{line}">{_html(text.strip())}</p>' if text.strip() else ""


def _html(text: str) -> str:
    """A text without backslashes before signs of GIFT, in which tags stay."""
    return escaped_but_tags(ESCAPED.sub(lambda found: found[1] or "<br>", text.strip()))
