"""Other addresses for the links and images of a text, with every other character left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from studyfold.findings import Target, parsed_targets, targets
from studyfold.model import Guide, Question, Topic

NewAddress = Callable[[Target], str | None]
"""Where a link or image is to lead; `None` to leave it as it is."""

ADDRESS = re.compile(
    r"""(?:\]\(\s{0,3}|^[\s>]{0,12}\[[^\[\]\n]{1,999}\]:[^\S\n]{0,9}\n?[^\S\n]{0,9})"""
    r"""(?:<(?P<angled>[^<>\n]+)>|<?(?P<to>(?:[^\s()<>\\]|\\[!-/:-@\[-`{-~]|\((?:[^\s()\\]|\\.)*\))+))"""
    r"""|<(?:img|a)\s[^>]*?(?<![\w-])(?:src|href)\s*=\s*["']?(?P<raw>[^"'\s>]+)""",
    re.IGNORECASE | re.MULTILINE,
)
"""What looks like the address of a link, an image or a definition. Whether it is one, only a parser knows."""
MARK = "sfaddress{}x"


def readdressed(text: str, new: NewAddress) -> str:
    """The text with new addresses. What a definition gives to several links stays where they are to differ."""
    if not any(new(target) is not None for target in targets(text)):
        return text
    before = targets(text)
    looking = list(ADDRESS.finditer(text))
    after = list(parsed_targets(_with(text, {n: MARK.format(n) for n in range(len(looking))}, looking)))
    # Marks don't change what is a link: where they seem to, nothing is known for sure.
    if [target.kind for target in before] != [target.kind for target in after]:
        return text
    wanted: dict[str, set[str | None]] = {}
    for target, marked in zip(before, after, strict=True):
        wanted.setdefault(marked.address, set()).add(new(target))
    chosen: dict[int, str] = {}
    for n in range(len(looking)):
        to = wanted.get(MARK.format(n), set())
        if len(to) == 1 and (only := next(iter(to))) is not None:
            chosen[n] = only
    return _with(text, chosen, looking)


def _with(text: str, chosen: dict[int, str], looking: list[re.Match[str]]) -> str:
    parts, done = [], 0
    for n, address in chosen.items():
        group = looking[n].lastgroup or "to"
        parts += [text[done : looking[n].start(group)], address]
        done = looking[n].end(group)
    return "".join([*parts, text[done:]])


def readdressed_guide(guide: Guide, new_in: Callable[[str], NewAddress]) -> Guide:
    """The guide with new addresses in all its texts; `new_in` gives them for each file of its source."""
    topics = tuple(_topic(topic, new_in) for topic in guide.topics)
    return replace(guide, intro=readdressed(guide.intro, new_in(guide.file)), topics=topics)


def _topic(topic: Topic, new_in: Callable[[str], NewAddress]) -> Topic:
    questions = tuple(_question(question, new_in(question.file)) for question in topic.questions)
    return replace(topic, intro=readdressed(topic.intro, new_in(topic.file)), questions=questions)


def _question(question: Question, new: NewAddress) -> Question:
    return replace(question, prompt=readdressed(question.prompt, new), answer=readdressed(question.answer, new))
