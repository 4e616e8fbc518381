"""The images that a guide shows: those in its source folder, and those of other sites that were fetched for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from studyfold import check
from studyfold.check import Presence
from studyfold.findings import Target, findings
from studyfold.model import Guide, Problem
from studyfold.readdress import NewAddress, readdressed_guide
from studyfold.reading.files import read_bytes
from studyfold.site.output import image_digest
from studyfold.urls import is_relative, is_remote, is_scheme_relative
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
    for file, _, named in check.images(guide, findings(guide, each), is_relative):
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
    for file, line, address in check.images(guide, findings(guide, compute), is_remote):
        first.setdefault(address, (file, line))
    whole = {address: f"https:{address}" if is_scheme_relative(address) else address for address in first}
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
) -> tuple[Guide, dict[Path, bytes], list[Problem]]:
    """The guide for a source in another place: the images that it shows lie in a folder beside it.

    Gives the guide, the files to write, and a warning for each image that stays behind. Images that lie where the
    source will look for them stay there. `sources` as in `look`.
    """
    copies: dict[str, bytes] = {}

    @cache
    def copied(file: str, address: str) -> str | None:
        found = _to_copy(file, address, output, pictures, sources)
        if found is None:
            return None
        data, extension = found
        name = f"{BESIDE}/{file_name(data, extension)}"
        copies[name] = data
        return name

    def new_in(file: str) -> NewAddress:
        return lambda target: copied(file, target.address) if target.kind == "image" else None

    made = readdressed_guide(guide, new_in)
    if not copies:
        return made, {}, []
    shown = list(check.images(made, findings(made, compute), lambda _: True))
    files = {output.parent / address: copies[address] for _, _, address in shown if address in copies}
    return made, files, [_left_behind(*image) for image in shown if copied(image[0], image[2])]


def _to_copy(
    file: str, address: str, output: Path, pictures: Mapping[str, Picture], sources: Sequence[Path]
) -> tuple[bytes, str] | None:
    """The bytes and ending of an image that would not be found from the output; `None` where it is or isn't there."""
    if address in pictures:
        return pictures[address].data, pictures[address].extension
    path = path_of(file, address, sources) if is_relative(address) else None
    there = path_of(str(output), address) if path else None
    if path is None or (there and there.samefile(path)):
        return None
    return read_bytes(path), path.suffix[1:].lower()


def _left_behind(file: str, line: int, address: str) -> Problem:
    message = f"the image '{_shortened(address)}' stays behind: its address serves something else, too."
    return Problem(file, line, "image-left-behind", "warning", f"{message} Give it an address of its own.")


def _shortened(address: str) -> str:
    return address if len(address) <= LONGEST_SHOWN else f"{address[:LONGEST_SHOWN]}…"
