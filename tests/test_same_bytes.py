"""Two builds of one commit give the same bytes: in other folders, at other times, on machines set up otherwise."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from studyfold.site import project

DOCUMENTS = Path(__file__).parent / "browser" / "documents"
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
THERE = {
    "PYTHONHASHSEED": "2",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
}


def commit(folder):
    """A project with a source, committed."""
    project.make(folder)
    (folder / "source").mkdir()
    for name in ("edge.md", "seal.png"):
        shutil.copyfile(DOCUMENTS / name, folder / "source" / name)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "One"]):
        subprocess.run([*GIT, *command], cwd=folder, check=True)


def clone(origin, folder, env, umask, age):
    """A built clone: its site, by the names of its files."""
    subprocess.run([*GIT, "clone", "-q", str(origin), str(folder)], check=True)
    for path in [*folder.rglob("*"), folder]:
        if ".git" not in path.parts:
            os.utime(path, (age, age))
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "studyfold", "build", "--site-url", "https://cards.example/a/"]
    run = subprocess.run(
        command, cwd=folder, env=inherited | env, umask=umask, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in sorted((folder / "site").rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    folder = tmp_path_factory.mktemp("origin")
    commit(folder)
    return folder


def test_two_builds_of_one_commit_are_the_same(origin, tmp_path):
    here = clone(origin, tmp_path / "here", HERE, 0o022, 1_600_000_000)
    there = clone(origin, tmp_path / "anders wo, ü" / "there", THERE, 0o077, 1_700_000_000)
    assert len(here) > 20
    assert here.keys() >= {
        "edge-offline.zip",
        "sitemap.xml.gz",
        "topics/lamp.html",
        "data/guide.js",
        "assets/studyfold.js",
    }
    assert list(here) == list(there)
    assert [name for name, data in here.items() if there[name] != data] == []
