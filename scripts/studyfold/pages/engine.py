"""Python-Markdown with the extensions of mkdocs.yml: what MkDocs will make of a page."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from markdown import Markdown

from studyfold.resources import config_text

ADDED_BY_MKDOCS = ("toc", "tables", "fenced_code")


class _Loader(yaml.SafeLoader):
    """YAML in which tags of MkDocs, such as `!ENV`, are passed over."""


_Loader.add_multi_constructor("!", lambda *_: None)


@cache
def engine() -> Markdown:
    """The converter, with code left uncoloured, since colouring takes most of the time and changes no text."""
    names, configs = _extensions(config_text())
    configs["pymdownx.highlight"] = {**configs.get("pymdownx.highlight", {}), "use_pygments": False}
    return Markdown(extensions=names, extension_configs=configs)


def _extensions(config: str) -> tuple[list[str], dict[str, dict[str, Any]]]:
    names, configs = list(ADDED_BY_MKDOCS), {}
    # A subclass of SafeLoader: no tag makes an object.
    for entry in yaml.load(config, Loader=_Loader)["markdown_extensions"]:  # noqa: S506
        for name, options in entry.items() if isinstance(entry, dict) else [(entry, None)]:
            names.append(name)
            configs[name] = options or {}
    return list(dict.fromkeys(names)), configs
