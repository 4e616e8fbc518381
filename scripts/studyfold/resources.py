"""The files that every site needs beside its pages: mkdocs.yml, the theme, the hand-written pages.

In a wheel they lie inside the package; in a checkout, at its top.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
IN_WHEEL = PACKAGE / "resources"
IN_CHECKOUT = PACKAGE.parents[1]


def resource(name: str) -> Path:
    """The path of `mkdocs.yml`, `docs` or `overrides`."""
    return (IN_WHEEL if IN_WHEEL.is_dir() else IN_CHECKOUT) / name
