"""Finds the Chromium that the browser tests drive, and installs Debian's where there is none.

Run by `make test`; `CHROMIUM=/path/to/it` names another one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BY_HAND = "Install Chromium and put it on the PATH, or name it: make test CHROMIUM=/path/to/chromium"


def found() -> str | None:
    """The path of a Chromium, or `None`."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Asks apt for Chromium. Raises `SystemExit` with what to do where that can't be."""
    if not shutil.which("apt-get"):
        raise SystemExit(f"The browser tests need Chromium, and there is no apt-get to install it. {BY_HAND}")
    rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if rights and not shutil.which("sudo"):
        raise SystemExit(f"The browser tests need Chromium, and only root may install it. {BY_HAND}")
    print("Installing Chromium with apt-get …", file=sys.stderr)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        run = subprocess.run(
            [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", *command], check=False
        )
        if run.returncode:
            raise SystemExit(f"`apt-get {command[0]}` failed. {BY_HAND}")


def main() -> None:
    """Prints the Chromium that the tests will use."""
    if os.environ.get("CHROMIUM") and not found():
        raise SystemExit(f"CHROMIUM={os.environ['CHROMIUM']} is no program.")
    if not found():
        install()
    path = found()
    if not path:
        raise SystemExit(f"apt-get installed no Chromium. {BY_HAND}")
    run = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"{path} does not start: {run.stderr.strip()}")
    print(f"Browser tests use {path}: {run.stdout.strip()}")


if __name__ == "__main__":
    main()
