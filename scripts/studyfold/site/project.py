"""The folder from which MkDocs builds: the user's own, or one made for a document."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import material

from studyfold.model import Guide, Problem, RefusalError
from studyfold.pages import all_files
from studyfold.pages.search import FOLDER as SEARCH
from studyfold.pages.search import search_files
from studyfold.resources import resource
from studyfold.site import by_hand, images
from studyfold.site.cache import FileCache
from studyfold.site.output import alone, cannot_write, write_owned
from studyfold.work import Each, compute

if TYPE_CHECKING:
    from studyfold.site.fetch import Picture

HOME = "index.md"
GENERATED_FOLDERS = ("docs/topics", "docs/data", SEARCH, images.FOLDER)
STATE = ".studyfold"
"""The folder of what is neither source nor page: the generated config, the cache, fetched images."""
RESOURCES = ("mkdocs.yml", f"docs/{HOME}", "overrides")


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


def fetched(project: Path) -> Path:
    """The folder of the images of other sites that a project keeps."""
    return project / STATE / "fetched"


def cache(project: Path) -> FileCache:
    """What earlier runs in this project found out."""
    return FileCache(project / STATE / "cache")


@contextlib.contextmanager
def alone_in(project: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Keeps other runs out of a project; calls `waiting` once where another one is at work already."""
    with alone(project / STATE / "lock", project / STATE, waiting):
        yield


def split(
    guide: Guide,
    project: Path,
    each: Each = compute,
    fetched: Mapping[str, Picture] | None = None,
    sources: Sequence[Path] = (),
) -> list[str]:
    """Writes a guide's pages, config and data into a project. Gives the paths of the files that changed.

    `fetched` holds images of other sites, by their address; `sources` are what the user named.
    """
    guide, found = images.collect(guide, each, fetched, sources)
    generated = {f"docs/topics/{topic.id}.md" for topic in guide.topics}
    pages = by_hand.pages(project, generated)
    files = all_files(guide, found.addresses, theme_languages(), each, [name for name in pages if name != HOME])
    search = search_files(guide, by_hand.searched(project, pages, each), by_hand.synonyms(guide), each)
    return write_owned(project, files | search | found.files, (*GENERATED_FOLDERS, STATE))


def theme_languages() -> frozenset[str]:
    """The languages that the theme has words for."""
    folder = Path(material.__file__).parent / "templates" / "partials" / "languages"
    return frozenset(file.stem for file in folder.glob("*.html"))
