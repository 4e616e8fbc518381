"""`pip install .` gives a command that builds a complete site without this checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = {
    ".git",
    ".venv",
    ".studyfold",
    "site",
    "docs/topics",
    "docs/data",
    "docs/media",
    "browser/node_modules",
    "tests",
    "source",
}
COMPILED = {
    "overrides/assets/studyfold.js",
    "scripts/studyfold/reading/sources/asciidoc.mjs",
}
NOTES = "Garden notes\n\nWhat is a hoe?\nA tool:\n1) for weeds\n2) for rows\n\nWhat is a rake?\nAnother tool.\n"


def left_out(folder, names):
    inside = Path(folder).relative_to(ROOT)
    return {name for name in names if (inside / name).as_posix() in LEFT_OUT | COMPILED or name.endswith("_cache")}


def command(*arguments, cwd, **environment):
    run = subprocess.run(
        [*map(str, arguments)], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The Python of a fresh environment in which the package was installed from a copy that is gone since.

    The wheel is built as pip builds it, scripts for the browser included. To keep the test short, its dependencies are
    borrowed from the environment that runs the tests; `--no-deps` leaves them out.
    """
    folder = tmp_path_factory.mktemp("install")
    copy = folder / "checkout"
    shutil.copytree(ROOT, copy, ignore=left_out)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    command(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder / "dist", copy, cwd=folder)
    shutil.rmtree(copy)
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    packages = Path(command(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    (wheel,) = (folder / "dist").glob("studyfold-*.whl")
    command(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    # A path file adds the folder alone, not the editable install that lies in it.
    (packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    return python


def test_it_does_not_come_from_this_checkout(installed, folder):
    where = command(installed, "-c", "import studyfold; print(studyfold.__file__)", cwd=folder).strip()
    assert Path(where).is_relative_to(installed.parents[1])


def test_it_builds_a_complete_site(installed, folder):
    (folder / "notes.txt").write_text(NOTES)
    told = command(
        installed.with_name("studyfold"), "build", "notes.txt", "-o", "site", cwd=folder, HOME=str(folder / "home")
    )
    assert "2 questions in 1 topic" in told
    wanted = [
        *(
            "index.html",
            "404.html",
            "topics/index.html",
            "topics/garden-notes.html",
            "data/guide.js",
            "notes-offline.zip",
        ),
        *(
            "data/search/index.js",
            "assets/studyfold.js",
            "assets/studyfold.css",
            "assets/logo.svg",
        ),
    ]
    assert [name for name in wanted if not (folder / "site" / name).is_file()] == []
    assert "<li>for weeds</li>" in (folder / "site/topics/garden-notes.html").read_text("utf-8")
    assert sorted(path.name for path in folder.iterdir()) == ["notes.txt", "site"]


def test_it_says_its_version_and_helps(installed, folder):
    assert "0.1.0" in command(installed.with_name("studyfold"), "--version", cwd=folder)
    assert "canonical" in command(installed, "-m", "studyfold", "import", "--help", cwd=folder)
