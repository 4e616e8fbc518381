"""The images that a guide shows: those in its source folder, and those of other sites that were fetched for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from studyfold.check import ELSEWHERE, Presence, images_named, remote_images
from studyfold.findings import Target, findings
from studyfold.model import Guide, Problem
from studyfold.readdress import NewAddress, readdressed_guide
from studyfold.reading.files import read_bytes
from studyfold.site.output import image_digest
from studyfold.work import Each, compute

if TYPE_CHECKING:
    # Loads the network's modules, which only an import or a build that asks for them needs.
    from studyfold.site.fetch import Picture, Result

    Asking = Callable[[Sequence[str]], Mapping[str, Result]]

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
MARKS = (".git", "mkdocs.yml")
"""What the folder of a repository or project holds."""
FOLDER = "docs/media"
BESIDE = "images"
"""The folder of images beside a source that was imported."""
LONGEST_SHOWN = 120
"""Characters of an address in a message."""


@dataclass(frozen=True, slots=True)
class Images:
    """The local images of a guide."""

    addresses: dict[str, str]
    """The address as seen from a topic page, by the path in the source."""
    files: dict[str, bytes]
    """The copies, by their path in the project."""


def look(source_file: str, named: str, *, sources: Sequence[Path] = ()) -> Presence:
    """Whether an image that a source file names is there, and may be shown. `sources` are what the user named."""
    path = _path(Path(source_file), named)
    if not _is_image(path):
        return "missing"
    # Behind links, too: a document by somebody else must not bring along whatever lies on this disk.
    real = path.resolve()
    reach = (folder.resolve() for folder in _reach(Path(source_file), sources))
    return "there" if _is_image(real) and any(map(real.is_relative_to, reach)) else "outside"


def path_of(source_file: str, named: str, sources: Sequence[Path] = ()) -> Path | None:
    """The file of an image that a source file names; `None` where there is none that may be shown."""
    there = look(source_file, named, sources=sources) == "there"
    return _path(Path(source_file), named) if there else None


def _path(source: Path, named: str) -> Path:
    path = unquote(named.split("#")[0].split("?")[0])
    # As on GitHub, a path that starts with a slash starts at the repository.
    repository = _repository(source) if path.startswith("/") else None
    return repository / path.lstrip("/") if repository else source.parent / path


def _is_image(path: Path) -> bool:
    try:
        return path.suffix.lower() in KINDS and path.is_file()
    except OSError:
        # Such as a name that is too long.
        return False


def _reach(source: Path, sources: Sequence[Path]) -> Iterator[Path]:
    """The folders from which a source file may show images, with all in them."""
    yield source.parent
    yield from (folder for folder in sources if folder.is_dir() and source.is_relative_to(folder))
    if repository := _repository(source):
        yield repository


def _repository(source: Path) -> Path | None:
    """The folder of the repository or project that a source file lies in."""
    folder = source.parent.resolve()
    return next((each for each in (folder, *folder.parents) if any((each / mark).exists() for mark in MARKS)), None)


def collect(
    guide: Guide,
    each: Each = compute,
    fetched: Mapping[str, Picture] | None = None,
    sources: Sequence[Path] = (),
) -> tuple[Guide, Images]:
    """The guide's local images, and those that were fetched, by their address elsewhere. `sources` as in `look`.

    Gives the guide, too: where files mean different images by one address, each has another address in it. A copy's
    name starts with a digest of its bytes: two images may have one name.
    """
    files: dict[str, bytes] = {}

    def kept(name: str, data: bytes) -> str:
        copy = f"{image_digest(data)}-{name}"
        files[f"{FOLDER}/{copy}"] = data
        return copy

    copies: dict[str, dict[str, str]] = {}
    """The name of the copy, or nothing, by address and source file."""
    for file, named in images_named(guide, findings(guide, each)):
        path = path_of(file, named, sources)
        copies.setdefault(named, {})[file] = kept(path.name, read_bytes(path)) if path else ""
    several = {named: by_file for named, by_file in copies.items() if len(set(by_file.values())) > 1}
    one = {named: next(iter(by_file.values())) for named, by_file in copies.items() if named not in several}
    one |= {quote(copy): copy for by_file in several.values() for copy in by_file.values()}
    one |= {address: kept(f"image.{picture.extension}", picture.data) for address, picture in (fetched or {}).items()}
    addresses = {named: f"../media/{copy}" for named, copy in one.items() if copy}
    return _told_apart(guide, several) if several else guide, Images(addresses, files)


def _told_apart(guide: Guide, copies: Mapping[str, Mapping[str, str]]) -> Guide:
    def new_in(file: str) -> NewAddress:
        def new(target: Target) -> str | None:
            copy = copies.get(target.address, {}).get(file) if target.kind == "image" else None
            return quote(copy) if copy else None

        return new

    return readdressed_guide(guide, new_in)


def file_name(data: bytes, extension: str) -> str:
    """A name that the same image has always."""
    return f"{image_digest(data)}-image.{extension}"


def fetched(guide: Guide, asked: Asking) -> tuple[dict[str, Picture], list[Problem]]:
    """The images of other sites that a guide shows, by their address, and a warning for each that can't be had.

    `asked` gives the images at addresses, as `fetch_all`.
    """
    first: dict[str, tuple[str, int]] = {}
    for file, line, address in remote_images(guide, findings(guide, compute)):
        first.setdefault(address, (file, line))
    whole = {address: f"https:{address}" if address.startswith("//") else address for address in first}
    results = asked(list(dict.fromkeys(whole.values())))
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    for address, place in first.items():
        result = results[whole[address]]
        if isinstance(result, str):
            message = f"the image '{_shortened(address)}' stays a link: it {result}. Mend the address, or leave it so."
            problems.append(Problem(*place, "image-not-fetched", "warning", message))
        else:
            pictures[address] = result
    return pictures, problems


def beside(
    guide: Guide, output: Path, pictures: Mapping[str, Picture], sources: Sequence[Path] = ()
) -> tuple[Guide, dict[Path, bytes]]:
    """The guide for a source in another place: the images that it shows lie in a folder beside it.

    Gives the guide, and the files to write. Images that lie where the source will look for them stay there. `sources`
    as in `look`.
    """
    folder = output.parent / BESIDE
    files: dict[Path, bytes] = {}

    def kept(data: bytes, ending: str) -> str:
        name = file_name(data, ending)
        files[folder / name] = data
        return f"{BESIDE}/{name}"

    def new_in(file: str) -> NewAddress:
        def new(target: Target) -> str | None:
            if target.kind == "link":
                return None
            if target.address in pictures:
                return kept(pictures[target.address].data, pictures[target.address].extension)
            path = None if ELSEWHERE.match(target.address) else path_of(file, target.address, sources)
            there = path_of(str(output), target.address) if path else None
            if path is None or (there and there.samefile(path)):
                return None
            return kept(read_bytes(path), path.suffix[1:].lower())

        return new

    return readdressed_guide(guide, new_in), files


def _shortened(address: str) -> str:
    return address if len(address) <= LONGEST_SHOWN else f"{address[:LONGEST_SHOWN]}…"
