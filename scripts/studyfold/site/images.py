"""The images that a guide shows: those in its source folder, and those of other sites that were fetched for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from studyfold import check
from studyfold.findings import findings
from studyfold.model import Guide, Problem
from studyfold.readdress import NewAddress, readdressed_guide
from studyfold.site.output import image_digest
from studyfold.urls import is_relative, is_remote, is_scheme_relative
from studyfold.work import Each, compute

if TYPE_CHECKING:
    # Loads the network's modules, which only an import or a build that asks for them needs.
    from studyfold.site.fetch import Picture, Result

    Asking = Callable[[Sequence[str]], Mapping[str, Result]]

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
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


def path_of(source_file: str, named: str) -> Path | None:
    """The file of an image that a source file names; `None` where there is none."""
    path = Path(source_file).parent / unquote(named.split("#")[0].split("?")[0])
    return path if path.suffix.lower() in KINDS and path.is_file() else None


def exists(source_file: str, named: str) -> bool:
    """Whether there is such an image."""
    return path_of(source_file, named) is not None


def collect(guide: Guide, each: Each = compute, fetched: Mapping[str, Picture] | None = None) -> Images:
    """The guide's local images, and those that were fetched, by their address elsewhere.

    A copy's name starts with a digest of its bytes: two images may have one name.
    """
    addresses: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for source_file, _, named in check.images(guide, findings(guide, each), is_relative):
        path = path_of(source_file, named)
        if path:
            data = path.read_bytes()
            name = f"{image_digest(data)}-{path.name}"
            addresses[named] = f"../media/{name}"
            files[f"{FOLDER}/{name}"] = data
    for address, picture in (fetched or {}).items():
        name = file_name(picture.data, picture.extension)
        addresses[address] = f"../media/{name}"
        files[f"{FOLDER}/{name}"] = picture.data
    return Images(addresses, files)


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
    guide: Guide, output: Path, pictures: Mapping[str, Picture]
) -> tuple[Guide, dict[Path, bytes], list[Problem]]:
    """The guide for a source in another place: the images that it shows lie in a folder beside it.

    Gives the guide, the files to write, and a warning for each image that stays behind. Images that lie where the
    source will look for them stay there.
    """
    copies: dict[str, bytes] = {}

    @cache
    def copied(file: str, address: str) -> str | None:
        found = _to_copy(file, address, output, pictures)
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


def _to_copy(file: str, address: str, output: Path, pictures: Mapping[str, Picture]) -> tuple[bytes, str] | None:
    """The bytes and ending of an image that would not be found from the output; `None` where it is or isn't there."""
    if address in pictures:
        return pictures[address].data, pictures[address].extension
    path = path_of(file, address) if is_relative(address) else None
    there = path_of(str(output), address) if path else None
    if path is None or (there and there.samefile(path)):
        return None
    return path.read_bytes(), path.suffix[1:].lower()


def _left_behind(file: str, line: int, address: str) -> Problem:
    message = f"the image '{_shortened(address)}' stays behind: its address serves something else, too."
    return Problem(file, line, "image-left-behind", "warning", f"{message} Give it an address of its own.")


def _shortened(address: str) -> str:
    return address if len(address) <= LONGEST_SHOWN else f"{address[:LONGEST_SHOWN]}…"
