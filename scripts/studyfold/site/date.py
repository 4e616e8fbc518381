"""When a source was last changed: the date of a build that gives the same bytes wherever it runs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from studyfold.reading.files import STANDARD_INPUT

AFTER_ALL_DATES = 2**32
"""The first date, in seconds, that the files of a site can't hold."""


def changed(source: Path) -> int:
    """Seconds since 1970: of the last commit that touched the file, or, outside a repository, the file's own date.

    Of standard input: of the file that it is read from, or, where it is a pipe, of the run.
    """
    if str(source) == STANDARD_INPUT:
        return _within_dates(os.fstat(0))
    command = ["git", "log", "-1", "--format=%ct", "--", source.name]
    try:
        run = subprocess.run(command, cwd=source.parent, capture_output=True, text=True, check=False)
    except OSError:
        return _within_dates(source.stat())
    return int(run.stdout.strip() or _within_dates(source.stat()))


def _within_dates(status: os.stat_result) -> int:
    return min(max(int(status.st_mtime), 0), AFTER_ALL_DATES - 1)
