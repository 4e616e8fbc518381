"""When a source was last changed: the date of a build that gives the same bytes wherever it runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

AFTER_ALL_DATES = 2**32
"""The first date, in seconds, that the files of a site can't hold."""


def changed(source: Path) -> int:
    """Seconds since 1970: of the last commit that touched the file, or, outside a repository, the file's own date."""
    command = ["git", "log", "-1", "--format=%ct", "--", source.name]
    try:
        run = subprocess.run(command, cwd=source.parent, capture_output=True, text=True, check=False)
    except OSError:
        return _modified(source)
    return int(run.stdout.strip() or _modified(source))


def _modified(path: Path) -> int:
    return min(max(int(path.stat().st_mtime), 0), AFTER_ALL_DATES - 1)
