"""What somebody wrote by hand beside the guide: pages in docs/, and the synonyms beside the source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from studyfold.model import Guide, Problem, RefusalError
from studyfold.pages.search.entries import Page
from studyfold.site.output import is_ours
from studyfold.work import Each, compute, digest

SYNONYMS = "synonyms.toml"

FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^# +(.+?)(?: *\{[^{}]*\})? *$", re.MULTILINE)
EXAMPLE = 'Write groups = [["db", "database"], ["auth", "login", "sign in"]].'


def pages(project: Path, generated: Container[str]) -> list[str]:
    """The pages in docs/ that are neither ours nor hidden, as paths there, in name order.

    `generated` are the pages to come, as paths in the project.
    """
    docs = project / "docs"
    found = sorted(path for path in docs.rglob("*.md") if not is_ours(path) and not _is_hidden(path.relative_to(docs)))
    names = (path.relative_to(docs).as_posix() for path in found)
    return [name for name in names if f"docs/{name}" not in generated]


def searched(project: Path, names: Sequence[str], each: Each = compute) -> list[Page]:
    """Pages as a search knows them, without those that say `search: exclude: true`."""
    texts = [(name, (project / "docs" / name).read_text("utf-8", errors="replace")) for name in names]
    keys = [digest(name, text) for name, text in texts]
    made = each("page by hand", lambda item: _page(item[1], PurePosixPath(item[0])), texts, keys, list[Page])
    return [page for pages in made for page in pages]


def synonyms(guide: Guide) -> list[list[str]]:
    """The groups of words that mean the same, from `synonyms.toml` beside the source; none where there is no such file.

    Raises `RefusalError` where it can't be read.
    """
    source = next((topic.file for topic in guide.topics), guide.file)
    path = Path(source).parent / SYNONYMS
    if not path.is_file():
        return []
    try:
        groups = tomllib.loads(path.read_text("utf-8")).get("groups")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise _refused(path, f"this is not TOML: {error}.", int(line[1]) if line else 1) from None
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        raise _refused(path, "there are no groups of words.")
    return [list(group) for group in groups]


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(word, str) for word in group)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _page(text: str, name: PurePosixPath) -> list[Page]:
    found = FRONT_MATTER.match(text)
    head = _front_matter(found[1]) if found else {}
    search = head.get("search")
    if isinstance(search, dict) and search.get("exclude"):
        return []
    body = text[found.end() :] if found else text
    heading = HEADING.search(body)
    title = str(head.get("title") or (heading[1] if heading else name.stem))
    return [Page(name.with_suffix(".html").as_posix(), title, body)]


def _front_matter(text: str) -> dict[str, Any]:
    import yaml

    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError:
        # MkDocs says so at its own time.
        return {}
    return head if isinstance(head, dict) else {}


def _refused(path: Path, message: str, line: int = 1) -> RefusalError:
    return RefusalError(Problem(str(path), line, "synonyms", "error", f"{message} {EXAMPLE}"))
