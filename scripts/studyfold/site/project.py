"""The folder from which MkDocs builds: the user's own, or one made for a document."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import material

from studyfold.model import Guide, Problem, RefusalError
from studyfold.pages import all_files, marked_script
from studyfold.pages.search import FOLDER as SEARCH
from studyfold.pages.search import search_files
from studyfold.resources import resource
from studyfold.site import images, search_input
from studyfold.site.cache import FileCache
from studyfold.site.output import alone, cannot_write, is_ours, write_owned
from studyfold.work import Each, compute

GENERATED_FOLDERS = ("docs/topics", "docs/data", SEARCH, images.FOLDER)
STATE = ".studyfold"
"""The folder of what is neither source nor page: the generated config, the cache."""
RESOURCES = ("mkdocs.yml", "docs/index.md", "overrides")


def require(project: Path) -> None:
    """Raises `RefusalError` where a folder is no project."""
    if not (project / "mkdocs.yml").is_file():
        hint = "Run this in the folder that holds mkdocs.yml, or use: studyfold build SOURCE -o DIR."
        message = f"there is no project here. {hint}"
        raise RefusalError(Problem(str(project / "mkdocs.yml"), 1, "no-project", "error", message))


def make(folder: Path) -> None:
    """Makes a project without pages in an empty folder. Raises `RefusalError` where it can't be written."""
    for name in RESOURCES:
        origin = resource(name)
        for file in [origin] if origin.is_file() else (path for path in origin.rglob("*") if path.is_file()):
            target = folder / name / file.relative_to(origin)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
            except OSError as error:
                raise cannot_write(target, error) from None


def cache(project: Path) -> FileCache:
    """What earlier runs in this project found out."""
    return FileCache(project / STATE / "cache")


@contextlib.contextmanager
def alone_in(project: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Keeps other runs out of a project; calls `waiting` once where another one is at work already."""
    with alone(project / STATE / "lock", project / STATE, waiting):
        yield


def split(guide: Guide, project: Path, each: Each = compute) -> list[str]:
    """Writes a guide's pages, config and data into a project. Gives the paths of the files that changed."""
    found = images.collect(guide, each)
    generated = {f"docs/topics/{topic.id}.md" for topic in guide.topics}
    by_hand = [name for name in _pages_by_hand(project) if f"docs/{name}" not in generated]
    texts = all_files(guide, found.addresses, theme_languages(), each, by_hand)
    searched = search_files(
        guide, search_input.hand_written(project / "docs", by_hand), search_input.synonyms(guide), each
    )
    texts |= {name: marked_script(text) for name, text in searched.items()}
    files = {name: text.encode() for name, text in texts.items()} | found.files
    return write_owned(project, files, (*GENERATED_FOLDERS, STATE))


def _pages_by_hand(project: Path) -> list[str]:
    """The pages in docs/ that are neither the home page nor ours, in name order."""
    docs = project / "docs"
    pages = sorted(path for path in docs.rglob("*.md") if not is_ours(path) and not _is_hidden(path.relative_to(docs)))
    return [name for path in pages if (name := path.relative_to(docs).as_posix()) != "index.md"]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def theme_languages() -> frozenset[str]:
    """The languages that the theme has words for."""
    folder = Path(material.__file__).parent / "templates" / "partials" / "languages"
    return frozenset(file.stem for file in folder.glob("*.html"))
