"""Sources to a guide and all that is wrong with it: reading and every check, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from studyfold.check import LookForImage, as_written, check
from studyfold.model import Document, Guide, Problem, Severity
from studyfold.places import Places
from studyfold.reading import canonical, outdated_names, read
from studyfold.words import check_words
from studyfold.work import Each, compute

FORGIVEN = ("dead-link", "missing-image", "outside-image")
"""Problems that only the author of a canonical source must mend, and not before he imports it elsewhere."""


def understand(
    documents: Sequence[Document],
    look: LookForImage,
    shape: str = "",
    *,
    names: Path | None = None,
    dead_links: Severity = "error",
    each: Each = compute,
) -> tuple[Guide, list[Problem]]:
    """The guide that the documents hold, and its problems in the order of the source.

    `names` is the file of outdated names. `shape` and `dead_links` as in `read` and `check`. Raises `RefusalError`
    where a file can't be read.
    """
    guide, problems = read(documents, each, shape)
    if names:
        outdated, mistakes = outdated_names.load(names)
        guide = replace(guide, outdated=outdated)
        problems = [*problems, *mistakes]
    where = as_written if guide.shape == canonical.SHAPE else Places(guide, documents).line
    checked = check(guide, look, dead_links=dead_links, each=each, where=where)
    if guide.shape != canonical.SHAPE or guide.source or dead_links == "warning":
        # Its author didn't write for this program: what leads nowhere is shown as text. An imported guide names where
        # it came from, and can be built, checked and imported again as what it came from could.
        checked = [replace(p, severity="warning") if p.code in FORGIVEN else p for p in checked]
    found = [*problems, *checked, *check_words(documents, guide, each), *_outdated(guide, documents, each)]
    return guide, sorted(found, key=lambda problem: (problem.file, problem.line, problem.code))


def _outdated(guide: Guide, documents: Sequence[Document], each: Each) -> list[Problem]:
    if not guide.outdated:
        return []
    from studyfold.outdated import check_outdated

    return check_outdated(guide, documents, each)
