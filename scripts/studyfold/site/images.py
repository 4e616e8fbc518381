"""The images that a guide names in its source folder, to be copied into the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from studyfold.check import images_named
from studyfold.findings import findings
from studyfold.model import Guide
from studyfold.site.output import image_digest
from studyfold.work import Each, compute

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
FOLDER = "docs/media"


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


def collect(guide: Guide, each: Each = compute) -> Images:
    """The guide's local images. A copy's name starts with a digest of its bytes: two images may have one name."""
    addresses: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for source_file, named in images_named(guide, findings(guide, each)):
        path = path_of(source_file, named)
        if path:
            data = path.read_bytes()
            name = f"{image_digest(data)}-{path.name}"
            addresses[named] = f"../media/{name}"
            files[f"{FOLDER}/{name}"] = data
    return Images(addresses, files)
