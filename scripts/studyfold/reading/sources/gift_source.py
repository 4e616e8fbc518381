"""A GIFT file to a source: a heading for each question, over a list with boxes, of which the right ones are ticked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from studyfold.model import Document
from studyfold.reading.gift import Part, parts_of
from studyfold.reading.lines.source import CLINGING, Aside, Source
from studyfold.reading.sources import html_source
from studyfold.reading.sources.html_tags import escaped_but_tags

NAME = re.compile(r"::(?P<name>(?>(?:[^:\\]|\\.|:(?!:))*))::\s*", re.DOTALL)
FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]\s*")
ANSWER = re.compile(
    r"(?P<sign>[=~])\s*(?:%(?P<part>-?\d{1,3}(?:\.\d{1,9})?)%)?(?P<text>(?>(?:[^=~\\]|\\.)*))", re.DOTALL
)
FEEDBACK = re.compile(r"(?<!\\)#+")
ESCAPED = re.compile(r"\\([~=#{}:\\])|\\(n)")
TRUTH = re.compile(r"\s*(?:(?P<true>T(?:RUE)?)|F(?:ALSE)?)\s*(?=#|$)")
PAIR = re.compile(r"(?P<one>.*?)\s*->\s*(?P<other>.*)", re.DOTALL)
STEM = re.compile(r"\\n|<(?:pre|ul|ol|table|div|blockquote|img|br)\b", re.IGNORECASE)
"""Where the question ends and what it asks about starts."""
TAG = re.compile(r"<[^<>]*>")
GAP = "_____"
"""What stands open in a sentence that goes on after its answer."""


def read(document: Document) -> Source:
    """The source of a GIFT file."""
    text = "\n".join(line.lstrip(CLINGING) for line in document.text.split("\n"))
    parts = list(parts_of(text))
    html = "\n".join(line for part in parts for line in _shown(part))
    source = html_source.from_html(document.path, html, line_attribute="data-line")
    return replace(source, foreign=True, aside=(*source.aside, *_beside(parts)))


def _beside(parts: list[Part]) -> Iterator[Aside]:
    for part in parts:
        if part.answers is None and not part.is_category:
            yield part.line, part.line + part.text.count("\n"), "beside the questions", part.text


def _shown(part: Part) -> Iterator[str]:
    """A question or category as HTML."""
    if part.is_category:
        yield f'<h2 data-line="{part.line}">{_html(part.text.rpartition("/")[2] or part.text)}</h2>'
    elif part.answers is not None:
        options = [] if TRUTH.match(part.answers) else list(ANSWER.finditer(part.answers))
        yield from _asked(part, chooses=any(option["sign"] == "~" for option in options))
        yield from _answers(part.answers, options, part.answers_line)


def _asked(part: Part, *, chooses: bool) -> Iterator[str]:
    """The title, and below it what stands open over options to choose from."""
    named = NAME.match(part.text)
    words = FORMAT.sub("", part.text[named.end() if named else 0 :], count=1).strip()
    words = words or (named["name"].strip() if named else "")
    gap = f" {GAP} {part.after}" if part.after else ""
    stem = STEM.search(words, 1) if chooses else None
    title = TAG.sub(" ", words[: stem.start()]) if stem else f"{words}{gap}"
    yield f'<h3 data-line="{part.line}">{_html(" ".join(title.split()))}</h3>'
    if stem:
        yield f'<div data-line="{part.line}">{_html(words[stem.start() :] + gap)}</div>'


def _answers(text: str, options: list[re.Match[str]], line: int) -> Iterator[str]:
    """What stands between the braces, which start on a line."""
    if truth := TRUTH.match(text):
        said = ["True" if truth["true"] else "False", *FEEDBACK.split(text[truth.end() :])]
    elif not options:
        said = FEEDBACK.split(text.strip().lstrip("#"))
    else:
        said = [text[: options[0].start()].strip().lstrip("#")]
    yield from _paragraphs(said, line)
    if all(option["sign"] == "=" for option in options):
        yield from _paragraphs([each for option in options for each in _right(option)], line)
    else:
        yield from _choices(options, line)
        yield from _feedback(options, line)


def _right(option: re.Match[str]) -> list[str]:
    """An answer that is right, or a pair of a question and its own; and what is said of it."""
    said, *more = FEEDBACK.split(option["text"])
    pair = PAIR.fullmatch(said.strip())
    return [f"{pair['one']} \u2192 {pair['other']}" if pair and pair["one"] else said, *more]


def _choices(options: list[re.Match[str]], line: int) -> Iterator[str]:
    """The options as a list; where none is right alone, those are that are so in part."""
    alone = any(option["sign"] == "=" for option in options)
    yield "<ul>"
    for option in options:
        right = option["sign"] == "=" or (not alone and float(option["part"] or 0) > 0)
        box = f'<input type="checkbox"{" checked" if right else ""} disabled>'
        yield f'<li data-line="{line}">{box} {_option(option)}</li>'
    yield "</ul>"


def _feedback(options: list[re.Match[str]], line: int) -> Iterator[str]:
    """What is said of each option; after four signs, of the whole question."""
    for option in options:
        _, *said = FEEDBACK.split(option["text"])
        whole = [said.pop()] if said and "####" in option["text"] else []
        for each in filter(str.strip, said):
            yield f'<p data-line="{line}"><b>{_option(option)}</b>: {_html(each)}</p>'
        yield from _paragraphs(whole, line)


def _option(option: re.Match[str]) -> str:
    """An option as HTML; one that is nothing but a tag is about it."""
    said = FEEDBACK.split(option["text"])[0]
    return _html(said) if TAG.sub("", said).strip() else _html(said.replace("<", "&lt;"))


def _paragraphs(texts: list[str], line: int) -> Iterator[str]:
    for text in texts:
        if text.strip():
            yield f'<p data-line="{line}">{_html(text)}</p>'


def _html(text: str) -> str:
    """A text without backslashes before signs of GIFT, in which tags stay."""
    return escaped_but_tags(ESCAPED.sub(lambda found: found[1] or "<br>", text.strip()))
