"""A project to a finished site: MkDocs, the offline copy, and the exchange of the old site for the new one."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from studyfold.model import RefusalError
from studyfold.reading.files import LISTING
from studyfold.site.mkdocs import build_site
from studyfold.site.output import alone, cannot_write, refused, resolved

NOT_FOUND = "404.html"
"""Not in the offline copy: only a server shows it, and its paths start at a server's root."""

HOME = "index.html"
OFFER = re.compile(rb'<a [^>]*data-sf="offline".*?</a>', re.DOTALL)
"""The link to the offline copy, which does not hold itself."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the offline copy: the same site gives the same bytes."""


def build(project: Path, out: Path, offline: str, *, site_url: str, epoch: int, waiting: Callable[[], object]) -> int:
    """Builds a project's site into `out`, with its offline copy, and gives the number of pages.

    The site is made beside `out` and then put in its place, so a failure leaves the last good one. `epoch`, in seconds,
    is the date of the build. `waiting` is called where another build into `out` has to end first. Raises `RefusalError`
    where `out` holds files of somebody else's or can't be written, and `BuildFailedError`.
    """
    named, out = out, _place(out)
    fresh, old, lock = (out.with_name(f".{out.name}.studyfold-{what}") for what in ("new", "old", "lock"))
    with alone(lock, out, waiting):
        try:
            _clean_up_after_a_killed_run(fresh, old, out)
            _refuse_foreign(out, named)
            with _dated(epoch):
                build_site(project, fresh, offline, site_url=site_url)
            _remove_useless(fresh, site_url)
            files = _files(fresh)
            _zip(fresh, files, fresh / offline)
            listing = "\n".join([*files, offline, LISTING])
            (fresh / LISTING).write_text(f"{listing}\n", "utf-8")
            _exchange(fresh, old, out)
        except OSError as error:
            raise _failed(error, named, (fresh, old, out)) from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return sum(name.endswith(".html") for name in files)


def require_free(out: Path) -> None:
    """Raises `RefusalError` where `out` holds files of somebody else's, before anything is made for it."""
    try:
        _refuse_foreign(_place(out), out)
    except OSError as error:
        raise cannot_write(out, error) from None


def _failed(error: OSError, out: Path, ours: tuple[Path, ...]) -> RefusalError:
    place = Path(str(error.filename or out))
    # A failed copy names the file that was read, though the disk is what is full.
    if isinstance(error, PermissionError) and not any(place.is_relative_to(folder) for folder in ours):
        return refused(place, f"can't be read ({error.strerror}). Check its permissions.")
    return cannot_write(out, error)


@contextlib.contextmanager
def _dated(epoch: int) -> Iterator[None]:
    """Gives MkDocs the date of the build, which it takes from the environment."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _place(out: Path) -> Path:
    """The folder behind all links."""
    try:
        place = resolved(out)
    except OSError as error:
        raise cannot_write(out, error) from None
    if not place.name:
        raise refused(out, "is no folder for a site alone. Name another.")
    return place


def _clean_up_after_a_killed_run(fresh: Path, old: Path, out: Path) -> None:
    """Removes what a killed run left; where it had no time to put the new site in its place, the old one returns."""
    if old.exists() and not out.exists():
        old.rename(out)
    for folder in (fresh, old):
        if folder.exists():
            shutil.rmtree(folder)


def _refuse_foreign(out: Path, named: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise refused(named, "is a file. Name a folder.")
    found = _files(out)
    listing = out / LISTING
    ours = set(listing.read_text("utf-8").splitlines()) if listing.is_file() else set()
    foreign = [name for name in found if name not in ours]
    if foreign:
        hint = "Choose another folder, or empty this one."
        raise refused(named, f"the folder holds '{foreign[0]}', which is not of a site that studyfold built. {hint}")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _remove_useless(site: Path, site_url: str) -> None:
    """Source maps of the theme, which are a third of a site; and, for a site without an address, its empty sitemap."""
    for path in [*site.rglob("*.map"), *([] if site_url else site.glob("sitemap.xml*"))]:
        path.unlink()


def _zip(site: Path, files: list[str], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in files:
            if name == NOT_FOUND:
                continue
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            data = (site / name).read_bytes()
            archive.writestr(entry, OFFER.sub(b"", data) if name == HOME else data)


def _exchange(fresh: Path, old: Path, out: Path) -> None:
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
