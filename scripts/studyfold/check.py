"""What is wrong with a guide, beyond how it is written: ids, levels, answers, links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from markdown_it.token import Token

from studyfold import ids, titles
from studyfold.markdown import github, without_comments
from studyfold.model import Guide, Problem, Question, Severity, Topic

ImageExists = Callable[[str, str], bool]
"""Whether an image, named in a source file by its path, is there."""

ANNOUNCES = re.compile(r":[\s\"'\u201d\u2019*_)]*\Z")
"""The end of an answer that announces something: `Here is how it can be done:`"""
SHOWN_BELOW = re.compile(
    r"\b((shown|given|see|seen|listed|example|code|snippet)\b[^.:]{0,40}\bbelow|as follows"
    r"|the following (code|example|snippet|way|route))"
    r"[\s.:\"'\u201d\u2019*_)]*\Z",
    re.IGNORECASE,
)

RAW_TARGET = re.compile(
    r"""<(?P<tag>img|a)\s[^>]*?\b(?:src|href)\s*=\s*["']?(?P<target>[^"'\s>]+)""",
    re.IGNORECASE,
)
"""Where a tag in raw HTML leads."""

ELSEWHERE = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*:|//)")


def check(guide: Guide, image_exists: ImageExists, *, dead_links: Severity = "error") -> list[Problem]:
    """The problems of a guide, in the order of the source. `dead_links` is how bad a link to nowhere is."""
    problems = [
        *_levels(guide),
        *_topic_ids(guide),
        *_question_ids(guide),
        *(problem for question in questions(guide) for problem in _answer(question)),
        *_links(guide, image_exists, dead_links),
    ]
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.code))


def questions(guide: Guide) -> Iterator[Question]:
    """All questions in reading order."""
    for topic in guide.topics:
        yield from topic.questions


def _levels(guide: Guide) -> Iterator[Problem]:
    for question in questions(guide):
        if question.level and guide.levels and question.level not in guide.levels:
            known = ", ".join(guide.levels)
            message = f"the level '{question.level}' is not among {known}. Use one of them, or add it to levels."
            yield Problem(question.file, question.line, "unknown-level", "error", message)


def _topic_ids(guide: Guide) -> Iterator[Problem]:
    seen: dict[str, Topic] = {}
    named: dict[str, Topic] = {}
    for topic in guide.topics:
        name = titles.plain(topic.title)
        same_page = seen.setdefault(topic.id.lower(), topic)
        same_name = named.setdefault(name, topic)
        refusal = ids.refusal(topic.id)
        if topic.id.lower() in ids.RESERVED_NAMES | ids.OWN_PAGES:
            refusal = "is the name of a page of the site's own or of a device"
        if refusal:
            yield _problem(topic, "bad-id", f"the id '{topic.id}' {refusal}. Choose another.")
        elif same_page is not topic:
            yield _problem(
                topic,
                "duplicate-id",
                f"the topic id '{topic.id}' is used on line {same_page.line} too. Give each topic its own.",
            )
        elif same_name is not topic:
            yield _problem(
                topic,
                "duplicate-title",
                f"the topic '{name}' is on line {same_name.line} too. Join them, or rename one.",
                "warning",
            )
        if not name:
            yield _problem(topic, "no-title", "the topic has no title. Write it after the #.")
        if not topic.questions:
            yield _problem(
                topic, "empty-topic", f"the topic '{name}' has no question. Put one under it, or remove it.", "warning"
            )


def _question_ids(guide: Guide) -> Iterator[Problem]:
    seen: dict[str, Question] = {}
    for question in questions(guide):
        first = seen.setdefault(question.id, question)
        if refusal := ids.refusal(question.id):
            yield _problem(question, "bad-id", f"the id '{question.id}' {refusal}. Choose another.")
        elif first is not question:
            where = f"{first.file}:{first.line}" if first.file != question.file else f"line {first.line}"
            yield _problem(
                question, "duplicate-id", f"the id '{question.id}' is used on {where} too. Give each question its own."
            )
        if not question.has_own_id and guide.shape == "canonical":
            hint = f"Write {{#{question.id}}} after the title, or run: studyfold import SOURCE -o SOURCE."
            yield _problem(
                question, "no-id", f"the question has no id, so retitling it would break its links. {hint}", "warning"
            )
        if not titles.plain(question.title):
            yield _problem(question, "no-title", "the question has no title. Write it after the ##.")


def _answer(question: Question) -> Iterator[Problem]:
    shown = without_comments(question.answer).strip()
    name = titles.plain(question.title)
    if not shown:
        yield _problem(question, "unanswered", f"'{name}' has no answer. Write one under it.", "warning")
    elif stops_short(shown):
        message = f"the answer to '{name}' announces something and ends. Add what is missing, or reword it."
        yield _problem(question, "incomplete", message, "warning")


def stops_short(answer: str) -> bool:
    """Whether an answer ends with an announcement of something that is not there."""
    shown = without_comments(answer).strip()
    return bool(shown) and _is_text(shown) and bool(ANNOUNCES.search(shown) or SHOWN_BELOW.search(shown))


def _is_text(answer: str) -> bool:
    """Whether an answer's last block is a paragraph of its own, so that a colon at its end announces something."""
    last = [token for token in github().parse(answer) if token.level == 0][-1]
    return last.type in ("paragraph_close", "heading_close")


def _links(guide: Guide, image_exists: ImageExists, dead_links: Severity) -> Iterator[Problem]:
    known = anchors(guide)
    for file, line, text in _texts(guide):
        for kind, target, offset in _targets(text):
            where = line + offset
            if kind == "image":
                if not ELSEWHERE.match(target) and not image_exists(file, target):
                    yield Problem(
                        file,
                        where,
                        "missing-image",
                        "error",
                        f"there is no image '{target}'. Put it beside the source, or mend the path.",
                    )
            elif target.startswith("#") and unquote(target[1:]) not in known:
                yield Problem(
                    file,
                    where,
                    "dead-link",
                    dead_links,
                    f"the link '{target}' leads nowhere. Name the id of a question or topic.",
                )
            elif not target.startswith("#") and not ELSEWHERE.match(target) and not guide.repo:
                hint = "Give its whole address, or set repo in the front matter."
                message = f"the link '{target}' leads out of the site and will be shown as text. {hint}"
                yield Problem(file, where, "relative-link", "warning", message)


def anchors(guide: Guide) -> set[str]:
    """Every id that a link may name."""
    asked = {question.id for question in questions(guide)}
    return asked | {f"{name}-answer" for name in asked} | {topic.id for topic in guide.topics}


def images_named(guide: Guide) -> Iterator[tuple[str, str]]:
    """The source file and path of each image that is no address elsewhere."""
    for file, _, text in _texts(guide):
        for kind, target, _ in _targets(text):
            if kind == "image" and not ELSEWHERE.match(target):
                yield file, target


def _texts(guide: Guide) -> Iterator[tuple[str, int, str]]:
    for topic in guide.topics:
        yield topic.file, topic.intro_line, topic.intro
        for question in topic.questions:
            yield question.file, question.prompt_line, question.prompt
            yield question.file, question.answer_line, question.answer
    yield guide.file, guide.intro_line, guide.intro


def _targets(text: str) -> Iterator[tuple[str, str, int]]:
    """What a text's links and images name, as (`link` or `image`, target, lines from the text's start)."""
    if "[" not in text and "<" not in text:
        return
    for token in github().parse(text):
        offset = token.map[0] if token.map else 0
        for child in [token, *(token.children or [])]:
            if child.type in ("softbreak", "hardbreak"):
                offset += 1
            for kind, target in _named_by(child):
                yield kind, target, offset


def _named_by(token: Token) -> Iterator[tuple[str, str]]:
    if token.type == "link_open":
        yield "link", str(token.attrs["href"])
    elif token.type == "image":
        yield "image", str(token.attrs["src"])
    elif token.type in ("html_block", "html_inline"):
        for found in RAW_TARGET.finditer(token.content):
            yield "image" if found["tag"].lower() == "img" else "link", unescape(found["target"])


def _problem(at: Question | Topic, code: str, message: str, severity: Severity = "error") -> Problem:
    return Problem(at.file, at.line, code, severity, message)
