"""A guide to the files that MkDocs reads: pages, the config's generated part, data for the browser."""

from __future__ import annotations

from collections.abc import Mapping

from studyfold.model import Guide
from studyfold.pages import site_data
from studyfold.pages.topic_page import topic_page

CONFIG = ".studyfold/made-by-studyfold-split.yml"
"""What mkdocs.yml inherits."""

MARK = "Made by studyfold from the guide's source. An edit here is lost at the next run."
"""Stands at the start of each generated file: a file without it is nobody's to overwrite."""


def all_files(guide: Guide, images: Mapping[str, str], languages: frozenset[str]) -> dict[str, str]:
    """Every generated text file of a project, by its path. `images` and `languages` as in `topic_page` and `config`."""
    files = {
        CONFIG: f"# {MARK}\n{site_data.config(guide, languages)}",
        "docs/data/guide.js": f"// {MARK}\n{site_data.question_list(guide)}",
        "docs/topics/index.md": _marked(site_data.all_questions_page(guide)),
    }
    for topic in guide.topics:
        files[f"docs/topics/{topic.id}.md"] = _marked(topic_page(guide, topic, images))
    return files


def _marked(page: str) -> str:
    return page.replace("---\n", f"---\n# {MARK}\n", 1)
