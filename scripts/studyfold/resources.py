"""The files that come with the package: our own words, and what every site needs beside its pages.

mkdocs.yml, the theme and the hand-written pages lie inside the package in a wheel, and at the top of a checkout.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
IN_WHEEL = PACKAGE / "resources"
IN_CHECKOUT = PACKAGE.parents[1]
LANGUAGES = PACKAGE / "languages"


def resource(name: str) -> Path:
    """The path of `mkdocs.yml`, `docs` or `overrides`."""
    return (IN_WHEEL if IN_WHEEL.is_dir() else IN_CHECKOUT) / name


def config_text() -> str:
    """The YAML of mkdocs.yml."""
    return resource("mkdocs.yml").read_text("utf-8")


def languages() -> list[str]:
    """The tags of the languages that our own words are in."""
    return sorted(path.stem for path in LANGUAGES.glob("*.toml"))


def language_text(tag: str) -> str:
    """The TOML with our own words in a language."""
    return (LANGUAGES / f"{tag}.toml").read_text("utf-8")
