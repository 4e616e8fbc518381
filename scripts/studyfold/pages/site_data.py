"""A guide to what its site needs beside topic pages: the generated config, the list of questions, the index page.

Material prints names from the config as they are, into elements and attributes alike, so all text is escaped here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import repeat

import msgspec

from studyfold import titles
from studyfold.check import questions
from studyfold.findings import topic_key
from studyfold.model import Guide, Question, Topic
from studyfold.pages import alike
from studyfold.pages.clean import clean
from studyfold.pages.faithful import untouchable
from studyfold.pages.links import home_links, nowhere
from studyfold.pages.literal import literal
from studyfold.pages.topic_page import description
from studyfold.translation import Words, counted, is_rtl, lookup, words_of
from studyfold.urls import is_http
from studyfold.work import Each, compute, digest


def config(
    guide: Guide,
    languages: frozenset[str],
    by_hand: Sequence[str] = (),
    each: Each = compute,
    images: Mapping[str, str] | None = None,
) -> str:
    """The YAML that mkdocs.yml inherits.

    `languages` are those that the theme has words for; `images` as in `topic_links`. `by_hand` are the pages that
    somebody wrote, as paths in docs/: they come last, under their own titles.
    """
    words = words_of(guide.language)
    values = {
        "site_name": escape(guide.title),
        "site_description": escape(guide_description(guide, each)),
        "theme": _theme(guide.language, languages, words),
        "nav": [
            {words["home"]: "index.md"},
            {words["all_questions"]: "topics/index.md"},
            *({_name(topic.title): f"topics/{topic.id}.md"} for topic in guide.topics),
            *by_hand,
        ],
        "extra": {"guide": _extra(guide, words, each, images or {})},
    }
    return each("config", _yaml, [values], [digest(values)], str)[0]


def _yaml(values: object) -> str:
    # Takes time to load, and the config changes seldom.
    import yaml

    # Ten times as fast where the library in C is there, as it is in every wheel.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(values, Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000))


def _theme(language: str, languages: frozenset[str], words: Words) -> dict[str, object]:
    found = lookup(language, languages)
    # Only the theme's own words know their direction, and they are English where it lacks a language.
    is_known = found != "en" or language.lower().split("-")[0] == "en"
    direction = {} if is_known or not is_rtl(language) else {"direction": "rtl"}
    return {"language": found, **direction, "palette": _palette(words)}


def _palette(words: Words) -> list[dict[str, object]]:
    """The colours to choose from: here and not in mkdocs.yml, since their buttons have names."""
    rows = [
        ("(prefers-color-scheme)", "auto", "material/brightness-auto", "colours_auto"),
        ("(prefers-color-scheme: light)", "default", "material/weather-sunny", "colours_light"),
        ("(prefers-color-scheme: dark)", "slate", "material/weather-night", "colours_dark"),
    ]
    return [
        {
            "media": media,
            # `auto` is our own, made by the style sheet, which has all the colours; a scheme says which half is used.
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": escape(words[name])},
        }
        for media, scheme, icon, name in rows
    ]


def guide_description(guide: Guide, each: Each = compute) -> str:
    """One plain line about the guide, which promises answers where at least half of its questions have one."""
    answered = [bool(question.answer.strip()) for question in questions(guide)]
    name = "description" if 2 * sum(answered) >= len(answered) else "description_without_answers"
    return guide.description or _counted(guide, name, len(answered), each)


def _counted(guide: Guide, name: str, count: int, each: Each) -> str:
    words = words_of(guide.language)
    form = words.counts[name][counted(words, [count], each)[count]]
    return form.format(count=count, title=guide.title)


def offline_name(guide: Guide) -> str:
    """The name of the zip that holds the site."""
    return f"{guide.id}-offline.zip"


def question_list(guide: Guide) -> str:
    """The script that tells the browser where each question is: for moved links, random questions and edit links."""
    value = {
        "id": guide.id,
        "topics": [
            {"id": topic.id, "title": titles.plain(topic.title), "url": f"topics/{topic.id}.html"}
            for topic in guide.topics
        ],
        "questions": [
            {"id": question.id, "topic": n} | ({"file": question.file, "line": question.line} if guide.repo else {})
            for n, topic in enumerate(guide.topics)
            for question in topic.questions
        ],
    }
    rows = msgspec.json.encode(value).decode().replace("<", "\\u003c")
    return f"var studyfoldGuide = {rows};\n"


def all_questions_page(guide: Guide, each: Each = compute) -> str:
    """The page that lists every question by topic."""
    summary = escape(_counted(guide, "all_of", sum(1 for _ in questions(guide)), each)).replace("\\", "&#92;")
    parts = [
        f'---\ndescription: "{summary}"\nsearch:\n  exclude: true\n---',
        f"# {words_of(guide.language)['all_questions']}",
    ]
    known = alike.marks(guide)
    marked = [(topic, alike.of_topic(known, topic)) for topic in guide.topics]
    parts += each("list of a topic", _listed, marked, [digest(topic_key(topic), marks) for topic, marks in marked], str)
    return "\n\n".join(part for part in parts if part) + "\n"


def _listed(item: tuple[Topic, Sequence[str]]) -> str:
    topic, marks = item
    heading = f"## {titles.heading(topic.title)} {{ #{topic.id} }}"
    rows = "\n".join(map(_row, repeat(topic), topic.questions, marks or repeat("")))
    return f"{heading}\n\n<ul>\n{rows}\n</ul>" if rows else heading


def _row(topic: Topic, question: Question, mark: str) -> str:
    """As HTML, which MkDocs takes as it is: ten thousand links in Markdown would take it longer than all else."""
    beside = f' <span class="q-mark">{literal(mark)}</span>' if mark else ""
    return f'<li><a href="{topic.id}.html#{question.id}">{untouchable(titles.html(question.title))}{beside}</a></li>'


def _extra(guide: Guide, words: Words, each: Each, images: Mapping[str, str]) -> dict[str, object]:
    total = sum(1 for _ in questions(guide))
    forms = counted(words, [total, *(len(topic.questions) for topic in guide.topics)], each)

    def count(name: str, number: int) -> str:
        return escape(words.counts[name][forms[number]].format(count=number))

    return {
        "id": guide.id,
        "title": escape(guide.title),
        "description": escape(guide_description(guide, each)),
        "language": guide.language,
        "words": {key: escape(text) for key, text in words.page.items()},
        "browser": escape(msgspec.json.encode(words.browser).decode()),
        "search": count("search_questions", total),
        "intro": clean(guide.intro, home_links(guide, images), "guide") if guide.intro else "",
        "questions": total,
        "levels": [escape(level) for level in guide.levels],
        "repo": escape(guide.repo) if is_http(guide.repo) else "",
        "source": _linked(guide.source),
        "licence": _linked(guide.licence),
        "topics": [
            {
                "id": topic.id,
                "title": _name(topic.title),
                "url": f"topics/{topic.id}.html",
                "questions": len(topic.questions),
                "count": count("questions", len(topic.questions)),
                "description": escape(description(topic, nowhere(guide))),
            }
            for topic in guide.topics
        ],
    }


def _linked(text: str) -> str:
    """A text as HTML, with a link where it is an address of the web: one with another scheme could be a script."""
    shown = escape(text)
    return f'<a href="{shown}" rel="noopener">{shown}</a>' if is_http(text) else shown


def _name(title: str) -> str:
    return escape(titles.plain(title))
