"""Where the links and images of each page lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePath

from studyfold.markdown import ALERTS
from studyfold.model import Guide
from studyfold.pages.clean import Links
from studyfold.translation import words_of


def topic_links(guide: Guide, images: Mapping[str, str]) -> Iterator[Links]:
    """Where the links of each topic's page lead. `images` holds the address of each image, as seen from there."""
    anchors = _anchors(guide, home="../index.html", topics="")
    for topic in guide.topics:
        yield _links(guide, anchors, images, topic.file, f"{topic.id}.html")


def home_links(guide: Guide, images: Mapping[str, str]) -> Links:
    """Where the links of the home page lead. `images` as in `topic_links`."""
    from_here = {named: address.removeprefix("../") for named, address in images.items()}
    return _links(guide, _anchors(guide, home="index.html", topics="topics/"), from_here, guide.file, "index.html")


def nowhere(guide: Guide) -> Links:
    """For a text that is shown without its links and images."""
    return _links(guide, {}, {}, "", "")


def _links(guide: Guide, anchors: Mapping[str, str], images: Mapping[str, str], file: str, page: str) -> Links:
    words = words_of(guide.language)
    alerts = {kind: words[kind] for kind in ALERTS}
    notes = (words["image"], words["image_elsewhere"], alerts, words["elsewhere"])
    return Links(anchors, images, guide.repo, _folder(file), page, *notes)


def _anchors(guide: Guide, home: str, topics: str) -> dict[str, str]:
    """The address of each id. `home` is that of the first page, `topics` stands before those of the topics' pages."""
    anchors = {guide.id: home} | {topic.id: f"{topics}{topic.id}.html" for topic in reversed(guide.topics)}
    for topic in guide.topics:
        for question in topic.questions:
            anchors[question.id] = f"{topics}{topic.id}.html#{question.id}"
            anchors[f"{question.id}-answer"] = f"{topics}{topic.id}.html#{question.id}-answer"
    return anchors


@cache
def _folder(file: str) -> str:
    folder = PurePath(file).parent
    return "" if folder.is_absolute() else folder.as_posix()
