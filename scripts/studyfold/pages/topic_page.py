"""A topic to its page: Markdown in the shape that links, scripts and styles rely on."""

from __future__ import annotations

import re
from html import escape, unescape

from studyfold import titles
from studyfold.findings import stops_short
from studyfold.markdown import prose
from studyfold.model import Guide, Question, Topic
from studyfold.pages.clean import Links
from studyfold.pages.faithful import CLOSING, opening, written
from studyfold.pages.literal import literal
from studyfold.translation import words_of
from studyfold.urls import is_http

IN_LINE = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)\b[^>]*>")
ALERT_TITLE = re.compile(r'<p class="admonition-title">[^<]*</p>')
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
LONGEST_DESCRIPTION = 155
"""Characters that search engines show."""


def topic_head(topic: Topic, links: Links, first: int = 1) -> str:
    """What stands before the questions of a topic's page, with the links of `topic_links`.

    `first` is the number of its first question, which the style sheet counts.
    """
    intro = written(topic.intro, links, f"topic-{topic.id}")
    counted = f' {{ style="counter-increment: question {first - 1}" }}' if first > 1 else ""
    parts = [_front_matter(description(topic, links)), f"# {titles.heading(topic.title)}{counted}", intro]
    return "\n\n".join(part for part in parts if part) + "\n"


def question_part(guide: Guide, question: Question, links: Links, mark: str = "") -> str:
    """The Markdown of a question on its topic's page. `mark` tells it from others of its title in the contents."""
    words = words_of(guide.language)
    answer = written(question.answer, links, question.id)
    state = "" if answer else "    attrs: {class: unanswered}\n"
    parts = [
        f"## {titles.heading(question.title)} {{ #{question.id}{_in_contents(question, mark)} }}",
        _meta(guide, question),
        written(question.prompt, links, f"{question.id}-prompt"),
        f"{opening(words['answer'])}{state}",
        f'<div id="{question.id}-answer"></div>',
        answer or words["no_answer"],
        _outdated(guide, question),
    ]
    return "\n" + "\n\n".join(part.rstrip("\n") for part in parts if part) + f"\n{CLOSING}\n"


def description(topic: Topic, links: Links) -> str:
    """One plain line about a topic: the first words of its introduction that are prose, or its first questions."""
    shown = written(prose(topic.intro), links, "")
    if not shown:
        named = dict.fromkeys(titles.plain(question.title) for question in topic.questions)
        return shortened(" · ".join(list(named)[:4]))
    return shortened(as_text(shown))


def as_text(markdown_or_html: str) -> str:
    """The words of a piece that is short and simple, without its marks."""
    text = ALERT_TITLE.sub("", markdown_or_html)
    if not text.startswith("<"):
        # As references, what is escaped is no mark.
        text = re.sub(r"\\([^\w\s])", lambda found: f"&#{ord(found[1])};", text)
        text = re.sub(r"[`*]", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<[^>]*>", " ", IN_LINE.sub("", text))
    return " ".join(unescape(text).split())


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
    # `split` makes the index (pages/search); an engine's own would hold everything a second time.
    return f'---\ndescription: "{quoted}"\nsearch:\n  exclude: true\n---'


def _outdated(guide: Guide, question: Question) -> str:
    if not guide.outdated:
        return ""
    # Takes time to load, and most guides have no such names.
    from studyfold.pages.marks import outdated_mark

    return outdated_mark(guide, question)


def _in_contents(question: Question, mark: str) -> str:
    """A label for the contents, in which the mark keeps its own direction: code in an Arabic title, too."""
    label = f"{titles.plain(question.title)} · {ISOLATE}{mark}{END_OF_ISOLATE}"
    return f' data-toc-label="{literal(label)}"' if mark else ""


def _meta(guide: Guide, question: Question) -> str:
    words = words_of(guide.language)
    parts = []
    if question.level:
        rank = guide.levels.index(question.level) if question.level in guide.levels else 0
        parts.append(f'<span class="q-level" data-level="{rank}">{literal(question.level)}</span>')
    parts += [f'<span class="q-tag">{literal(tag)}</span>' for tag in question.tags]
    if stops_short(question.answer):
        parts.append(f'<span class="q-gap">{literal(words["stops_short"])}</span>')
    if is_http(guide.repo):
        # No line in the address: one line more in the source would change every later page. A script adds it.
        href = escape(f"{guide.repo.rstrip('/')}/blob/HEAD/{question.file}?plain=1")
        parts.append(f'<a class="q-edit" href="{href}">{literal(words["edit"])}</a>')
    return f'<p class="q-meta">{" ".join(parts)}</p>'
