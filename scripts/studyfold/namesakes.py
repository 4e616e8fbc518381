"""Topics of one name: a menu, a search result and a list of topics show nothing but the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby
from pathlib import PurePath

from studyfold import titles
from studyfold.model import Topic, Unplaced
from studyfold.reading.defaults import title_of_name

AGAIN = "heading that goes on with its topic"


def joined(topics: Sequence[Topic]) -> tuple[list[Topic], list[Unplaced]]:
    """The topics, with those of one name that follow each other in a file as one; and the headings that this takes.

    Who writes the same heading twice in a row goes on with what stands under the first.
    """
    runs = [list(run) for _, run in groupby(topics, key=lambda topic: (topic.file, _name(topic)))]
    taken = [
        Unplaced(topic.file, topic.line, topic.line, AGAIN, titles.plain(topic.title))
        for run in runs
        for topic in run[1:]
    ]
    return [_as_one(run) if len(run) > 1 else run[0] for run in runs], taken


def _as_one(run: Sequence[Topic]) -> Topic:
    said = [topic for topic in run if topic.intro]
    return replace(
        run[0],
        intro="\n\n".join(topic.intro for topic in said),
        intro_line=said[0].intro_line if said else 0,
        questions=tuple(question for topic in run for question in topic.questions),
    )


def told_apart(topics: Sequence[Topic]) -> list[Topic]:
    """The topics, each with a name of its own: beside a shared one stands the file or folder, or else a number."""
    shared: dict[str, list[Topic]] = {}
    for topic in topics:
        shared.setdefault(_name(topic), []).append(topic)
    taken = set(shared)
    named: dict[int, str] = {}
    for same in shared.values():
        numbers = count(2)
        for n, (topic, beside) in enumerate(zip(same, _beside(same), strict=True) if len(same) > 1 else ()):
            if n or beside:
                titled = _titles(topic, beside, numbers)
                named[id(topic)] = next(title for title in titled if title.casefold() not in taken)
                taken.add(named[id(topic)].casefold())
    return [replace(topic, title=named.get(id(topic), topic.title)) for topic in topics]


def _beside(same: Sequence[Topic]) -> list[str]:
    """What tells the files of topics apart: their names, or those of their folders. Nothing where they share one."""
    paths = [PurePath(topic.file) for topic in same]
    for stems in ([path.stem for path in paths], [path.parent.name for path in paths]):
        names = list(map(title_of_name, stems))
        if all(names) and len(set(names)) == len(names):
            return names
    return [""] * len(same)


def _titles(topic: Topic, beside: str, numbers: Iterator[int]) -> Iterator[str]:
    """The names that a topic may have, the one to prefer first. No number that was taken once is free again."""
    if beside:
        yield f"{topic.title} ({titles.from_plain(beside)})"
    yield from (f"{topic.title} ({n})" for n in numbers)


def _name(topic: Topic) -> str:
    return titles.plain(topic.title).casefold()
