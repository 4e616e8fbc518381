"""A guide to the files that MkDocs reads: pages, the config's generated part, data for the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from studyfold.findings import Findings, findings, topic_key
from studyfold.model import Guide, Topic
from studyfold.pages import site_data
from studyfold.pages.clean import Links
from studyfold.pages.topic_page import topic_links, topic_page
from studyfold.work import Each, compute, digest

CONFIG = ".studyfold/made-by-studyfold-split.yml"
"""What mkdocs.yml inherits."""

MARK = "Made by studyfold from the guide's source. An edit here is lost at the next run."
"""Stands at the start of each generated file: a file without it is nobody's to overwrite."""


def all_files(
    guide: Guide,
    images: Mapping[str, str],
    languages: frozenset[str],
    each: Each = compute,
    by_hand: Sequence[str] = (),
) -> dict[str, str]:
    """Every generated text file of a project, by its path.

    `images` as in `topic_links`, `languages` and `by_hand` as in `config`.
    """
    files = {
        CONFIG: f"# {MARK}\n{site_data.config(guide, languages, by_hand)}",
        "docs/data/guide.js": marked_script(site_data.question_list(guide)),
        "docs/topics/index.md": _marked(site_data.all_questions_page(guide, each)),
    }
    pages = _topic_pages(guide, images, each)
    return files | {f"docs/topics/{topic.id}.md": page for topic, page in zip(guide.topics, pages, strict=True)}


def _topic_pages(guide: Guide, images: Mapping[str, str], each: Each) -> list[str]:
    items = list(zip(guide.topics, topic_links(guide, images), strict=True))
    keys = [
        _page_key(guide, topic, links, found)
        for (topic, links), found in zip(items, findings(guide, each), strict=True)
    ]
    return each("topic page", lambda item: _marked(topic_page(guide, *item)), items, keys, str)


def _page_key(guide: Guide, topic: Topic, links: Links, found: Findings) -> str:
    """A key for all that a topic's page depends on: what it says, where its links lead, which names are outdated."""
    named = {target.address for part in (found.intro, *found.prompts, *found.answers) for target in part}
    leads = [
        (name, links.to(unquote(name[1:])) if name.startswith("#") else links.images.get(name))
        for name in sorted(named)
    ]
    files = sorted({question.file for question in topic.questions}) if guide.repo else ""
    return digest(topic_key(topic), leads, guide.levels, guide.outdated, links.repo, links.folder, files)


def marked_script(script: str) -> str:
    """A script with the mark."""
    return f"// {MARK}\n{script}"


def _marked(page: str) -> str:
    return page.replace("---\n", f"---\n# {MARK}\n", 1)
