"""Other addresses for the links and images of a text, with every other character left as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it.helpers import parseLinkDestination

from studyfold import plain
from studyfold.findings import Target, parsed_targets, tags, targets
from studyfold.markdown import github
from studyfold.model import Guide, Question, Topic

NewAddress = Callable[[Target], str | None]
"""Where a link or image is to lead; `None` to leave it as it is."""

BEFORE = re.compile(r"\]\([\s>]{0,12}|^[^\[\n]{0,12}\[(?:[^\[\]\\\n]|\\.){1,999}\]:[\s>]{0,12}", re.MULTILINE)
"""What stands before the address of a link, an image or a definition, and perhaps before other things."""
DEFINES = "]:"
"""What stands in each definition: where there is none, an address in the text serves one link at the most."""
MARK = "sfaddress{}x"


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of a text that looks like an address. Whether it is one, only a parser knows."""

    start: int
    end: int
    address: str


def readdressed(text: str, new: NewAddress) -> str:
    """The text with new addresses. What a definition gives to several links stays where they are to differ."""
    before = targets(text)
    wanted = {target.address: address for target in before if (address := new(target)) is not None}
    if not wanted:
        return text
    if plain.is_plain(text):
        return plain.retargeted(text, lambda address: wanted.get(address, address))
    places = list(_places(text, wanted))
    concerned = [target for target in before if target.address in wanted]
    alike = all(new(target) == wanted[target.address] for target in concerned)
    if alike and DEFINES not in text and _count(concerned) == _count(places):
        return _with(text, ((place, wanted[place.address]) for place in places))
    return _with(text, _proved(text, places, before, new))


def _count(found: Iterable[Target | _Place]) -> Counter[str]:
    return Counter(each.address for each in found)


def _proved(
    text: str, places: Sequence[_Place], before: Sequence[Target], new: NewAddress
) -> Iterator[tuple[_Place, str]]:
    """The places that are addresses, with their new ones: a parser shows it where each has a mark instead."""
    marks = {MARK.format(n): place for n, place in enumerate(places)}
    after = list(parsed_targets(_with(text, ((place, mark) for mark, place in marks.items()))))
    # Marks don't change what is a link: where they seem to, nothing is known for sure.
    if not _same(before, after, marks):
        return
    chosen: dict[str, set[str | None]] = {}
    for target, marked in zip(before, after, strict=True):
        chosen.setdefault(marked.address, set()).add(new(target))
    for mark, place in marks.items():
        addresses = chosen.get(mark, set())
        # Of several, none suits all that a definition serves.
        if len(addresses) == 1 and (address := addresses.pop()) is not None:
            yield place, address


def _places(text: str, wanted: Container[str]) -> Iterator[_Place]:
    """Where one of the addresses seems to stand, in the text's order."""
    end = 0
    for place in sorted((*_in_markdown(text), *_in_tags(text)), key=lambda place: place.start):
        if place.address in wanted and place.start >= end:
            yield place
            end = place.end


def _in_markdown(text: str) -> Iterator[_Place]:
    for before in BEFORE.finditer(text):
        start = before.end()
        found = parseLinkDestination(text, start, len(text))
        if found.ok:
            bracket = int(text[start] == "<")
            yield _Place(start + bracket, found.pos - bracket, github().normalizeLink(found.str))


def _in_tags(text: str) -> Iterator[_Place]:
    return (_Place(tag.start, tag.end, tag.address) for tag in tags(text))


def _same(before: Sequence[Target], after: Sequence[Target], marks: Mapping[str, _Place]) -> bool:
    """Whether targets are the same but for the marks, each of which stands for the address of its place."""
    meant = [(t.kind, marks[t.address].address if t.address in marks else t.address) for t in after]
    return [(target.kind, target.address) for target in before] == meant


def _with(text: str, changes: Iterable[tuple[_Place, str]]) -> str:
    parts, done = [], 0
    for place, address in changes:
        parts += [text[done : place.start], address]
        done = place.end
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
