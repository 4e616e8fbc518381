"""Runs the command line: `python -m studyfold`."""

from studyfold.cli import main

main()
