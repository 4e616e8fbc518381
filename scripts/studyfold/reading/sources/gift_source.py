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
        named = NAME.match(part.text)
        words = FORMAT.sub("", part.text[named.end() if named else 0 :], count=1).strip()
        words = words or (named["name"].strip() if named else "")
        gap = f" {GAP} {part.after}" if part.after else ""
        options = _options(part.answers)
        stem = STEM.search(words, 1) if any(answer["sign"] == "~" for answer in options) else None
        title = TAG.sub(" ", words[: stem.start()]) if stem else f"{words}{gap}"
        yield f'<h3 data-line="{part.line}">{_html(" ".join(title.split()))}</h3>'
        if stem:
            yield f'<div data-line="{part.line}">{_html(words[stem.start() :] + gap)}</div>'
        yield from _answers(part.answers, options, part.answers_line)


def _options(text: str) -> list[re.Match[str]]:
    """The answers between braces, each with its sign; none where they are true or false."""
    return [] if TRUTH.match(text) else list(ANSWER.finditer(text))


def _answers(text: str, options: list[re.Match[str]], line: int) -> Iterator[str]:
    """What stands between the braces, which start on a line."""
    truth = TRUTH.match(text)
    if truth or not options:
        said, *more = FEEDBACK.split("" if truth else text.strip().lstrip("#"))
        yield from _paragraphs(["True" if truth["true"] else "False"] if truth else [said], line)
        yield from _paragraphs(FEEDBACK.split(text[truth.end() :]) if truth else more, line)
        return
    yield from _paragraphs([text[: options[0].start()].strip().lstrip("#")], line)
    last = options[-1]
    if all(option["sign"] == "=" for option in options):
        for option in options:
            said, *more = FEEDBACK.split(option["text"])
            pair = PAIR.fullmatch(said.strip())
            yield from _paragraphs([f"{pair['one']} \u2192 {pair['other']}" if pair and pair["one"] else said], line)
            yield from _paragraphs(more, line)
        return
    alone = any(option["sign"] == "=" for option in options)
    yield "<ul>"
    for option in options:
        right = option["sign"] == "=" or (not alone and float(option["part"] or 0) > 0)
        box = f'<input type="checkbox"{" checked" if right else ""} disabled>'
        yield f'<li data-line="{line}">{box} {_option(option)}</li>'
    yield "</ul>"
    for option in options:
        _, *more = FEEDBACK.split(option["text"])
        # What is said after four signs is said of the whole question.
        whole = option is last and "####" in option["text"]
        about = "" if whole and len(more) == 1 else f"<b>{_option(option)}</b>: "
        for n, said in enumerate(more):
            own = "" if whole and n == len(more) - 1 else about
            yield f'<p data-line="{line}">{own}{_html(said)}</p>' if said.strip() else ""


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
