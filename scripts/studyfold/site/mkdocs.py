"""MkDocs, run inside this process: a killed run leaves nothing behind that goes on writing."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from yaml import YAMLError

from studyfold.model import BuildFailedError

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

PARTIAL = "'dirty' build"
"""Part of MkDocs' warning that only some pages are built: whoever asks for that sees to the rest."""


def build_site(project: Path, out: Path, offline: str, *, site_url: str) -> None:
    """Builds every page of a project into an empty folder. The home page will offer the copy named `offline`.

    Raises `BuildFailedError`, on a warning too, and `OSError`.
    """
    said: list[str] = []
    with _heard(said.append), _failures(said):
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(out), site_url=site_url, strict=True)
        config.extra["offline_copy"] = offline
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


def build_preview(project: Path, out: Path, *, address: str, partial: bool, say: Callable[[str], object]) -> None:
    """Builds a project for its preview at an address; if `partial`, only the pages whose Markdown is newer.

    Raises as `build_site`, but gives warnings to `say`.
    """
    with _heard(say), _failures([]):
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(out.resolve()), site_url=address)
        config.plugins.on_startup(command="serve", dirty=partial)
        build(config, serve_url=address, dirty=partial)


@contextlib.contextmanager
def _failures(said: list[str]) -> Iterator[None]:
    try:
        yield
    except (MkDocsException, TemplateError, YAMLError, UnicodeDecodeError) as failure:
        raise BuildFailedError("\n".join([*said, str(failure)]).strip()) from None


@contextlib.contextmanager
def _heard(say: Callable[[str], object]) -> Iterator[None]:
    class Voice(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if PARTIAL not in record.getMessage():
                say(f"MkDocs: {record.getMessage()}")

    voice, logger = Voice(logging.WARNING), logging.getLogger("mkdocs")
    logger.addHandler(voice)
    try:
        yield
    finally:
        logger.removeHandler(voice)
