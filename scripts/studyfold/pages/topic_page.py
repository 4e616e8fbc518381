"""A topic to its page: Markdown in the shape that links, scripts and styles rely on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape
from pathlib import PurePath

from studyfold import titles
from studyfold.check import stops_short
from studyfold.model import Guide, Question, Topic
from studyfold.pages.clean import Links
from studyfold.pages.faithful import CLOSING, OPENING, written

LONGEST_DESCRIPTION = 155
"""Characters that search engines show."""

STOPS_SHORT = "the answer stops short in the source"
NO_ANSWER = "The source has no answer to this question."


def topic_page(guide: Guide, topic: Topic, images: Mapping[str, str]) -> str:
    """The Markdown of a topic's page. `images` holds the address of each local image, as seen from the page."""
    links = _in_folder(Links(_anchors(guide, topic), images, guide.repo), topic.file)
    head = [_front_matter(description(topic, links)), f"# {titles.heading(topic.title)}"]
    intro = written(topic.intro, links, f"topic-{topic.id}")
    parts = [*head, intro, *(_question(guide, question, links) for question in topic.questions)]
    return "\n\n".join(part for part in parts if part) + "\n"


def description(topic: Topic, links: Links) -> str:
    """One plain line about a topic: its introduction's first words, or its first questions."""
    shown = written(topic.intro, links, "")
    if not shown:
        return shortened(" · ".join(titles.plain(question.title) for question in topic.questions[:4]))
    return shortened(as_text(shown))


def as_text(markdown_or_html: str) -> str:
    """The words of a piece that is short and simple, without its marks."""
    text = unescape(re.sub(r"<[^>]*>", " ", markdown_or_html))
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"[`*]", "", text).split())


def shortened(text: str) -> str:
    """The text, cut at a word where it is too long to be shown as a description."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    sentences = re.match(rf".{{40,{LONGEST_DESCRIPTION}}}[.!?](?=\s)", text)
    if sentences:
        return sentences[0]
    return text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _front_matter(text: str) -> str:
    quoted = escape(text).replace("\\", "&#92;")
    return f'---\ndescription: "{quoted}"\n---'


def _in_folder(links: Links, file: str) -> Links:
    folder = PurePath(file).parent
    return replace(links, folder="" if folder.is_absolute() else folder.as_posix())


def _anchors(guide: Guide, here: Topic) -> dict[str, str]:
    anchors: dict[str, str] = {}
    for topic in guide.topics:
        page = "" if topic is here else f"{topic.id}.html"
        anchors.setdefault(topic.id, page or f"{topic.id}.html")
        for question in topic.questions:
            anchors[question.id] = f"{page}#{question.id}"
            anchors[f"{question.id}-answer"] = f"{page}#{question.id}-answer"
    return anchors


def _question(guide: Guide, question: Question, links: Links) -> str:
    links = _in_folder(links, question.file)
    answer = written(question.answer, links, question.id)
    state = "" if answer else "    attrs: {class: unanswered}\n"
    parts = [
        f"## {titles.heading(question.title)} {{ #{question.id} }}",
        _meta(guide, question),
        written(question.prompt, links, f"{question.id}-prompt"),
        f"{OPENING}{state}",
        f'<div id="{question.id}-answer"></div>',
        answer or NO_ANSWER,
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + f"\n{CLOSING}"


def _meta(guide: Guide, question: Question) -> str:
    parts = []
    if question.level:
        rank = guide.levels.index(question.level) if question.level in guide.levels else 0
        parts.append(f'<span class="q-level" data-level="{rank}">{_literal(question.level)}</span>')
    parts += [f'<span class="q-tag">{_literal(tag)}</span>' for tag in question.tags]
    if stops_short(question.answer):
        parts.append(f'<span class="q-gap" data-search-exclude="1">{STOPS_SHORT}</span>')
    if guide.repo.startswith(("https://", "http://")):
        # No line in the address: one line more in the source would change every later page. A script adds it.
        href = escape(f"{guide.repo.rstrip('/')}/blob/HEAD/{question.file}?plain=1")
        parts.append(f'<a class="q-edit" data-search-exclude="1" href="{href}">Edit</a>')
    return f'<p class="q-meta">{" ".join(parts)}</p>'


def _literal(text: str) -> str:
    return re.sub(r"[^\w\s,.;:?!/+()-]|_", lambda found: f"&#{ord(found[0])};", text)
