"""The images of other sites that a project keeps: each is asked for once, and a build works without the network."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studyfold.site.fetch import Picture, Result
from studyfold.site.output import write_whole
from studyfold.site.picture import extension
from studyfold.site.svg import UnfitError
from studyfold.work import digest

if TYPE_CHECKING:
    from studyfold.site.images import Asking


def kept(folder: Path, asked: Asking) -> Asking:
    """Asks only for the images that a folder doesn't hold, and leaves there just those that were wanted last."""

    def asking(addresses: Sequence[str]) -> Mapping[str, Result]:
        results: dict[str, Result] = {}
        for address in addresses:
            if picture := _read(folder / digest(address)):
                results[address] = picture
        answers = asked([address for address in addresses if address not in results])
        # A full disk or a folder that is not ours to write in is no reason to fail here.
        with contextlib.suppress(OSError):
            for address, result in answers.items():
                if isinstance(result, Picture):
                    write_whole(folder / digest(address), result.data)
            _leave(folder, map(digest, addresses))
        return {**results, **answers}

    return asking


def _read(path: Path) -> Picture | None:
    # Judged again: what was kept by an earlier version may not be fit for this one.
    with contextlib.suppress(OSError, UnfitError):
        data = path.read_bytes()
        return Picture(data, extension(data))
    return None


def _leave(folder: Path, names: Iterable[str]) -> None:
    wanted = set(names)
    for path in folder.iterdir():
        if path.name not in wanted:
            path.unlink()
