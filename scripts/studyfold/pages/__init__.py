"""A guide to the files that MkDocs reads: pages, the config's generated part, data for the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from urllib.parse import unquote

from studyfold.findings import Findings, addresses_of, findings, question_key, topic_key
from studyfold.model import Guide, Topic
from studyfold.pages import alike, site_data
from studyfold.pages.alike import Marks
from studyfold.pages.clean import Links
from studyfold.pages.links import topic_links
from studyfold.pages.numbers import first_numbers
from studyfold.pages.topic_page import question_part, topic_head
from studyfold.work import Each, compute, digest

CONFIG = ".studyfold/made-by-studyfold-split.yml"
"""What mkdocs.yml inherits."""

MARK = "Made by studyfold from the guide's source. An edit here is lost at the next run."
"""Stands at the start of each generated file: a file without it is nobody's to overwrite."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A topic's page, so that an edit of one question leaves the parts of all others as they are."""

    text: bytes
    keys: tuple[str, ...]
    """One for each question and all that its part depends on."""
    starts: tuple[int, ...]
    """Where in the text these parts start, and where the last one ends."""


def all_files(
    guide: Guide,
    images: Mapping[str, str],
    languages: frozenset[str],
    each: Each = compute,
    by_hand: Sequence[str] = (),
) -> dict[str, bytes]:
    """Every generated text file of a project, by its path.

    `images` as in `topic_links`, `languages` and `by_hand` as in `config`.
    """
    files = {
        CONFIG: f"# {MARK}\n{site_data.config(guide, languages, by_hand, each, images)}",
        "docs/data/guide.js": marked_script(site_data.question_list(guide)),
        "docs/topics/index.md": _marked(site_data.all_questions_page(guide, each)),
    }
    pages = topic_pages(guide, images, each)
    return {name: text.encode() for name, text in files.items()} | {
        f"docs/topics/{topic.id}.md": page for topic, page in zip(guide.topics, pages, strict=True)
    }


def topic_pages(guide: Guide, images: Mapping[str, str], each: Each = compute) -> list[bytes]:
    """The page of each topic, with `images` as in `topic_links`."""
    firsts, marks = first_numbers(guide.topics), alike.marks(guide)
    items = list(zip(guide.topics, topic_links(guide, images), findings(guide, each), firsts, strict=True))
    places = [topic.id for topic in guide.topics]
    everywhere = digest(guide.levels, guide.outdated, guide.repo, guide.language)
    keys = [
        digest(
            everywhere,
            topic_key(topic),
            _files(guide, topic),
            links.folder,
            _leads(links, found.addresses),
            first,
            alike.of_topic(marks, topic),
        )
        for topic, links, found, first in items
    ]

    def page(item: tuple[Topic, Links, Findings, int], before: _Page | None) -> _Page:
        return _page(guide, everywhere, marks, *item, before or _Page(b"", (), (0,)))

    return [page.text for page in each.revise("topic page", page, items, places, keys, _Page)]


def _page(
    guide: Guide, everywhere: str, marks: Marks, topic: Topic, links: Links, found: Findings, first: int, before: _Page
) -> _Page:
    """Makes those parts anew that are not as they were before."""
    known = {
        key: before.text[start:end] for key, (start, end) in zip(before.keys, pairwise(before.starts), strict=True)
    }
    keys = []
    for question, in_prompt, in_answer in zip(topic.questions, found.prompts, found.answers, strict=True):
        file = question.file if guide.repo else ""
        leads = _leads(links, addresses_of(in_prompt, in_answer))
        keys.append(digest(everywhere, question_key(question), file, links.folder, leads, marks.get(question.id)))
    parts = [
        known[key] if key in known else question_part(guide, question, links, marks.get(question.id, "")).encode()
        for key, question in zip(keys, topic.questions, strict=True)
    ]
    head = _marked(topic_head(topic, links, first)).encode()
    starts = accumulate(map(len, parts), initial=len(head))
    return _Page(b"".join([head, *parts]), tuple(keys), tuple(starts))


def _leads(links: Links, addresses: Iterable[str]) -> list[tuple[str, str | None]]:
    """Where addresses in the source lead on a page."""
    return [
        (name, links.to(unquote(name[1:])) if name.startswith("#") else links.images.get(name)) for name in addresses
    ]


def _files(guide: Guide, topic: Topic) -> list[str]:
    """The files to which a page's edit links lead."""
    return sorted({question.file for question in topic.questions}) if guide.repo else []


def marked_script(script: str) -> str:
    """A script with the mark."""
    return f"// {MARK}\n{script}"


def _marked(page: str) -> str:
    return page.replace("---\n", f"---\n# {MARK}\n", 1)
