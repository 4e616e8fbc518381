"""Runs the command line: `python -m studyfold`."""

from __future__ import annotations

import signal
import sys


def run() -> None:
    """The command line, which tidies up behind it whether it ends by itself, by Ctrl-C or by SIGTERM."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        from studyfold.cli import main

        main()
    except KeyboardInterrupt:
        # While the modules are loaded; afterwards click does the same.
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    run()
