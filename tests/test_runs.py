"""Runs that are killed at any moment, and runs at once: the next one is right, and nothing mixes."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from studyfold.cli import main
from studyfold.site import project
from studyfold.site.output import UNFINISHED

BEFORE = """\
---
id: garden
title: Garden
---

# Roses {#roses}

## How are they cut? {#cut}

Above a bud.

# Lawns {#lawns}

## Who mows? {#mows}

- me
  - you
"""
AFTER = BEFORE.replace("Above a bud.", "Above a bud, in March.").replace("# Lawns {#lawns}", "# Hedges {#hedges}")
BY_HAND = {"docs/topics/notes.md": "# Mine\n", "docs/about.md": "# About\n", "source/notes.org": "mine"}
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}

WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree", "os.utime")


def is_write(event, arguments):
    if event == "open":
        _, mode, flags = arguments
        return bool(set(mode or "") & set("wax+")) or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))
    return event in WRITES


def writes_of(arguments, kill_at=0):
    """Runs the command line in a process that is killed before its nth write. Gives the number of writes it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        seen = 0

        def count(event, arguments):
            nonlocal seen
            if is_write(event, arguments):
                seen += 1
                os.write(writing, b".")
                if seen == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.addaudithook(count)
        try:
            main(arguments, standalone_mode=False)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        written = len(pipe.read())
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) == bool(kill_at), (kill_at, status)
    return written


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def made(folder):
    """What a run makes, and what it must leave alone; not what it remembers."""
    return {name: data for name, data in files(folder).items() if not name.startswith(".studyfold/cache/")}


def run(*arguments):
    result = CliRunner().invoke(main, list(arguments), env=EPOCH)
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def garden(tmp_path_factory):
    """A project built from `BEFORE`, with files of somebody else's among ours."""
    folder = tmp_path_factory.mktemp("garden")
    project.make(folder)
    for name, text in {**BY_HAND, "source/garden.md": BEFORE}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    here = Path.cwd()
    os.chdir(folder)
    run("build")
    os.chdir(here)
    return folder


@pytest.fixture
def copy(garden, tmp_path, monkeypatch):
    """Gives a fresh copy of the garden whose source says `AFTER`, and makes it the working directory."""

    def copied(name, *without):
        folder = tmp_path / name
        shutil.copytree(garden, folder, ignore=shutil.ignore_patterns(*without))
        (folder / "source/garden.md").write_text(AFTER)
        monkeypatch.chdir(folder)
        return folder

    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH["SOURCE_DATE_EPOCH"])
    return copied


def test_a_split_killed_at_any_moment_is_made_good_by_the_next(copy):
    whole = copy("whole", "site")
    count = writes_of(["split"])
    wanted = made(whole)
    assert count > 10
    for moment in range(1, count + 1):
        folder = copy(str(moment), "site")
        writes_of(["split"], kill_at=moment)
        for name, text in BY_HAND.items():
            assert (folder / name).read_text() == text, moment
        run("split")
        assert made(folder) == wanted, moment
        shutil.rmtree(folder)


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_is_made_good_by_the_next(copy, garden):
    whole = copy("whole")
    count = writes_of(["build"])
    wanted, old, new = made(whole), files(garden / "site"), files(whole / "site")
    assert old != new
    # Everywhere, and each moment around the exchange of the old site for the new one.
    beyond = count - len(old) - 40
    for moment in [*range(1, beyond, beyond // 6), *range(beyond, count + 1, 7), count]:
        folder = copy(str(moment))
        writes_of(["build"], kill_at=moment)
        # Between two renames the old site stands under another name, where the next run finds it.
        left = next(path for path in (folder / "site", folder / ".site.studyfold-old") if path.exists())
        assert files(left) in (old, new), moment
        run("build")
        assert made(folder) == wanted, moment
        shutil.rmtree(folder)


def test_a_build_that_is_asked_to_end_leaves_nothing_behind(copy):
    folder = copy("asked")
    command = [sys.executable, "-m", "studyfold", "build", "source/garden.md", "-o", "new"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": str(folder)})
    while b"Building" not in process.stderr.readline():
        assert process.poll() is None
    process.terminate()
    assert (process.communicate()[1], process.returncode) == (b"", 128 + signal.SIGTERM)
    assert not [path.name for path in folder.iterdir() if "studyfold-" in path.name or path.name.startswith(".new")]


def test_what_a_killed_run_left_half_written_is_removed(copy):
    folder = copy("left")
    (folder / f"docs/topics/.roses.md.99999{UNFINISHED}").write_text("half")
    run("split")
    assert not list(folder.rglob(f"*{UNFINISHED}"))


def test_two_runs_at_once_do_not_mix(copy):
    folder = copy("twice")
    other = folder / "other.md"
    other.write_text(BEFORE.replace("Garden", "Park").replace("# Roses {#roses}", "# Trees {#trees}"))
    commands = [["build"], ["split", "other.md"], ["build"], ["split"], ["split", "other.md"], ["build"]]
    started = [
        subprocess.Popen([sys.executable, "-m", "studyfold", *command], stderr=subprocess.PIPE) for command in commands
    ]
    said = [process.communicate()[1].decode() for process in started]
    assert [process.returncode for process in started] == [0] * len(started), said
    assert any("waiting" in text for text in said)
    run("split")
    assert not (folder / "docs/topics/trees.md").exists()
    assert "Park" not in (folder / "site/index.html").read_text("utf-8")
    assert (folder / "site/topics/hedges.html").exists()
    assert not list(folder.glob(".site*"))
