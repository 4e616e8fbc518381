"""What is wrong with a guide, beyond how it is written: ids, levels, answers, links."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Literal
from urllib.parse import unquote

from studyfold import ids, titles
from studyfold.findings import Findings, Target, broken_links, findings, targets
from studyfold.model import Guide, Problem, Question, Severity, Topic
from studyfold.urls import is_relative
from studyfold.work import Each, compute

Presence = Literal["there", "missing", "outside"]
"""Of an image: outside is what its source may not show."""
LookForImage = Callable[[str, str], Presence]
"""Whether an image, named in a source file by its path, is there."""


Where = Callable[[str, int, int, str], int]
"""The line of an address: in a file, in a text that starts on a line, so many lines of the text below, and it."""


def as_written(_file: str, start: int, offset: int, _address: str) -> int:
    """The line of an address in a text that has the lines of its source."""
    return start + offset


def check(
    guide: Guide,
    look: LookForImage,
    *,
    dead_links: Severity = "error",
    each: Each = compute,
    where: Where = as_written,
) -> list[Problem]:
    """The problems of a guide, in the order of the source. `dead_links` is how bad a link to nowhere is."""
    found = findings(guide, each)
    problems = [
        *_levels(guide),
        *_topic_ids(guide),
        *_question_ids(guide),
        *(problem for topic, said in zip(guide.topics, found, strict=True) for problem in _said(topic, said)),
        *_broken(guide, found, where),
        *_links(guide, found, look, dead_links, where),
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
        same_page = seen.setdefault(unicodedata.normalize("NFC", topic.id).lower(), topic)
        same_name = named.setdefault(name, topic)
        refusal = ids.refusal_of_name(topic.id)
        if topic.id.lower() in ids.OWN_PAGES:
            refusal = "is the name of a page of the site's own"
        if refusal:
            yield _problem(topic, "bad-id", f"the id '{topic.id}' {refusal}. Choose another.")
        elif same_page is not topic:
            yield _problem(
                topic,
                "duplicate-id",
                f"the topic id '{topic.id}' is used on {_where(same_page, topic)} too. Give each topic its own.",
            )
        elif same_name is not topic:
            yield _problem(
                topic,
                "duplicate-title",
                f"the topic '{name}' is on {_where(same_name, topic)} too. Join them, or rename one.",
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
            where = _where(first, question)
            yield _problem(
                question, "duplicate-id", f"the id '{question.id}' is used on {where} too. Give each question its own."
            )
        if not question.has_own_id and guide.shape == "canonical":
            hint = f"Write {{#{question.id}}} after the title, or run: studyfold import SOURCE -o SOURCE."
            yield _problem(
                question, "no-id", f"the question has no id, so retitling it would break its links. {hint}", "warning"
            )


def _said(topic: Topic, found: Findings) -> Iterator[Problem]:
    for n in found.untitled:
        yield _problem(topic.questions[n], "no-title", "the question has no title. Write it after the ##.")
    for n in found.unanswered:
        name = titles.plain(topic.questions[n].title)
        message = f"'{name}' has no answer. Write one under it."
        yield _problem(topic.questions[n], "unanswered", message, "warning")
    for n in found.stopping_short:
        name = titles.plain(topic.questions[n].title)
        message = f"the answer to '{name}' announces something and ends. Add what is missing, or reword it."
        yield _problem(topic.questions[n], "incomplete", message, "warning")


def _broken(guide: Guide, found: Sequence[Findings], where: Where) -> Iterator[Problem]:
    for address, offset in broken_links(guide.intro):
        yield broken_link(guide.file, where(guide.file, guide.intro_line, offset, address), address)
    for topic, said in zip(guide.topics, found, strict=True):
        for n, broken in said.broken:
            if broken.place == "intro":
                file, line = topic.file, topic.intro_line
            else:
                at = topic.questions[n]
                file, line = at.file, at.prompt_line if broken.place == "prompt" else at.answer_line
            yield broken_link(file, where(file, line, broken.offset, broken.address), broken.address)


def broken_link(file: str, line: int, address: str) -> Problem:
    """A link that is none."""
    message = f"the link to '{address}' is broken: its brackets are shown. Write it as [words](address)."
    return Problem(file, line, "broken-link", "warning", message)


def _links(
    guide: Guide, found: Sequence[Findings], look: LookForImage, dead: Severity, where: Where
) -> Iterator[Problem]:
    known = anchors(guide)
    for file, line, target in _places(guide, found, lambda address: not _leads_somewhere(address, known)):
        complaint = None
        if target.kind == "image":
            if is_relative(target.address):
                complaint = _absent_image(target.address, look(file, target.address))
        elif target.address.startswith("#"):
            if not _leads_somewhere(target.address, known):
                complaint = _dead_link(target.address, dead)
        elif is_relative(target.address) and not guide.repo:
            complaint = _relative_link(target.address)
        if complaint:
            code, severity, message = complaint
            yield Problem(file, where(file, line, target.offset, target.address), code, severity, message)


def _leads_somewhere(address: str, known: Container[str]) -> bool:
    return unquote(address[1:]) in known if address.startswith("#") else not is_relative(address)


Complaint = tuple[str, Severity, str]
"""The code, severity and message of a problem."""


def _absent_image(address: str, presence: Presence) -> Complaint | None:
    if presence == "missing":
        return "missing-image", "error", f"there is no image '{address}'. Put it beside the source, or mend the path."
    if presence == "outside":
        message = f"the image '{address}' lies outside the source's folder and repository. Copy it beside the source."
        return "outside-image", "error", message
    return None


def _dead_link(address: str, severity: Severity) -> Complaint:
    return "dead-link", severity, f"the link '{address}' leads nowhere. Name the id of a question or topic."


def _relative_link(address: str) -> Complaint:
    hint = "Give its whole address, or set repo in the front matter."
    message = f"the link '{address}' leads out of the site and will be shown as text. {hint}"
    return "relative-link", "warning", message


def anchors(guide: Guide) -> set[str]:
    """Every id that a link may name."""
    asked = {question.id for question in questions(guide)}
    return asked | {f"{name}-answer" for name in asked} | {topic.id for topic in guide.topics} | {guide.id}


def images(guide: Guide, found: Sequence[Findings], wanted: Callable[[str], bool]) -> Iterator[tuple[str, int, str]]:
    """The source file, line and address of each image that a guide shows, of those whose address is wanted."""
    for file, line, target in _places(guide, found, wanted):
        if target.kind == "image":
            yield file, line + target.offset, target.address


def _places(
    guide: Guide, found: Sequence[Findings], wanted: Callable[[str], bool]
) -> Iterator[tuple[str, int, Target]]:
    """Where each wanted address stands: the file and first line of its text, and it."""
    for topic, said in zip(guide.topics, found, strict=True):
        # Most topics have none; to look through all their questions would take longer.
        if any(map(wanted, said.addresses)):
            yield from (place for place in _places_in(topic, said) if wanted(place[2].address))
    yield from ((guide.file, guide.intro_line, target) for target in targets(guide.intro) if wanted(target.address))


def _places_in(topic: Topic, said: Findings) -> Iterator[tuple[str, int, Target]]:
    yield from ((topic.file, topic.intro_line, target) for target in said.intro)
    for question, in_prompt, in_answer in zip(topic.questions, said.prompts, said.answers, strict=True):
        yield from ((question.file, question.prompt_line, target) for target in in_prompt)
        yield from ((question.file, question.answer_line, target) for target in in_answer)


def _where(first: Question | Topic, second: Question | Topic) -> str:
    return f"line {first.line}" if first.file == second.file else f"{first.file}:{first.line}"


def _problem(at: Question | Topic, code: str, message: str, severity: Severity = "error") -> Problem:
    return Problem(at.file, at.line, code, severity, message)
