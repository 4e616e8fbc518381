"""The command line: what it prints, what it writes, how it exits. No traceback reaches a user."""

import json
import os
import re
import stat
import subprocess
import sys

import pytest

GOOD = """\
---
id: garden
title: Garden
---
# Roses {#roses}

About them.

## How are they cut? {#cut}

Above a bud.
"""
WARNED = GOOD + "\n## Who cuts them? {#who}\n"
WRONG = GOOD + "\n## Where? {#cut}\n\nHere.\n"
LINE = re.compile(r"[^:\n]+:\d+: .+\.( \(warning\))?")


@pytest.fixture
def garden(folder):
    def write(text, name="garden.md"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    return write


@pytest.mark.parametrize(
    ("text", "code"), [(GOOD, 0), (WARNED, 0), (WRONG, 1), (b"caf\xe9", 2), (b"", 2), (b"a\0b", 2)]
)
@pytest.mark.parametrize("command", ["check", "parse"])
def test_exit_codes(run, garden, command, text, code):
    result = run(command, garden(text))
    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there(run):
    result = run("check", "missing.md")
    assert (result.exit_code, result.output) == (2, "missing.md:1: there is no such file. Check the path.\n")


def test_a_file_that_can_not_be_read(folder):
    (folder / "secret.md").write_text(GOOD)
    (folder / "secret.md").chmod(0)
    if os.access(folder / "secret.md", os.R_OK):  # root reads everything: a folder without its contents does as well
        (folder / "secret.md").unlink()
        (folder / "secret.md").symlink_to(folder / "secret.md")
    run = subprocess.run(
        [sys.executable, "-m", "studyfold", "check", "secret.md"], capture_output=True, text=True, cwd=folder
    )
    assert run.returncode == 2
    assert run.stderr.startswith("secret.md:1: ")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("text", [WARNED, WRONG])
def test_check_prints_one_line_a_problem(run, garden, text):
    result = run("check", garden(text))
    lines = result.stdout.splitlines()
    assert lines
    assert all(LINE.fullmatch(line) for line in lines)
    assert all(line.startswith("garden.md:13: ") for line in lines)


def test_check_counts(run, garden):
    assert run("check", garden(WARNED)).stderr == "2 questions in 1 topic; 0 errors, 1 warning.\n"


def test_check_takes_several_sources(run, garden):
    result = run("check", garden(GOOD), garden("# Lawns\n## How short? {#short}\nTwo fingers.\n", "lawns.md"))
    assert result.exit_code == 0
    assert "2 questions in 2 topics" in result.output


def test_check_reads_the_projects_source_by_default(run, garden):
    garden(WARNED, "source/01.md")
    assert run("check").stdout.startswith("source/01.md:13: ")


def test_problems_are_sorted_by_line(run, garden):
    lines = run("check", garden(GOOD + "\n## B {#b/}\n\n## A {#a/}\n")).stdout.splitlines()
    numbers = [int(line.split(":")[1]) for line in lines]
    assert numbers == sorted(numbers)


def test_parse_json(run, garden):
    result = run("parse", garden(WARNED), "--json")
    told = json.loads(result.stdout)
    assert list(told) == ["id", "title", "description", "language", "intro", "shape", "topics", "unplaced", "problems"]
    (topic,) = told["topics"]
    assert list(topic) == ["id", "title", "intro", "file", "line", "questions"]
    question = topic["questions"][0]
    assert list(question) == ["id", "title", "prompt", "answer", "level", "tags", "aliases", "file", "line"]
    assert question == {
        "id": "cut",
        "title": "How are they cut?",
        "prompt": "",
        "answer": "Above a bud.",
        "level": "",
        "tags": [],
        "aliases": [],
        "file": "garden.md",
        "line": 9,
    }
    assert list(told["unplaced"][0]) == ["file", "line", "end_line", "reason", "text"]
    assert list(told["problems"][0]) == ["file", "line", "code", "severity", "message"]


def test_parse_shows_what_was_understood(run, garden):
    result = run(
        "parse", garden("Notes\n\nWhat is a hoe?\nA tool.\nBack to top\nWhat is a rake?\nAnother.\n", "notes.txt")
    )
    assert "shape: plain text, 2 questions in 1 topic" in result.stdout
    assert "3  What is a hoe?" in result.stdout
    assert "5  page furniture: Back to top" in result.stdout


@pytest.mark.parametrize("command", ["check", "parse"])
def test_what_only_reads_writes_nothing(run, garden, command):
    before = sorted(run.folder.rglob("*"))
    run(command, garden(GOOD))
    assert sorted(run.folder.rglob("*")) == [*before, run.folder / "garden.md"]


@pytest.mark.parametrize("command", [[], ["split"], ["serve"], ["check"], ["parse"], ["import"], ["build"]])
def test_help_teaches(run, command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.split()) > 30


@pytest.mark.parametrize(
    "arguments", [["parse"], ["build", "x.md"], ["import", "x.md"], ["no-such-command"], ["check", "--no-such-option"]]
)
def test_wrong_usage(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


@pytest.mark.parametrize("command", [["split"], ["build"]])
def test_without_a_project(run, command):
    result = run(*command)
    assert result.exit_code == 2
    assert "there is no project here" in result.stderr


def test_output_to_a_closed_pipe(folder, garden):
    name = garden("# A\n" + "## B?\nC.\n" * 3000)
    command = f"{sys.executable} -m studyfold check {name} | head -1"
    run = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=folder)
    assert "Traceback" not in run.stderr


def test_a_terminal_without_utf_8(folder, garden):
    name = garden("# Колёса\n## Как накачать шину? {#как}\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "studyfold", "parse", name], capture_output=True, cwd=folder, env=environment
    )
    assert run.returncode == 0, run.stderr


# ---- import


def test_import_writes_a_canonical_source(run, garden):
    garden(
        "Garden notes\n\nWhat is a hoe?\nA tool:\n1) for weeds\n2) for rows\n\nWhat is a rake?\nAnother tool.\n",
        "garden-notes.txt",
    )
    result = run("import", "garden-notes.txt", "-o", "garden.md")
    assert result.exit_code == 0
    assert (run.folder / "garden.md").read_text() == (
        "---\n"
        "id: garden-notes\n"
        "title: Garden notes\n"
        "language: en\n"
        "source: garden-notes.txt\n"
        "---\n"
        "\n"
        "# Garden notes {#garden-notes}\n"
        "\n"
        "## What is a hoe? {#what-is-a-hoe}\n"
        "\n"
        "A tool:\n"
        "\n"
        "1. for weeds\n"
        "2. for rows\n"
        "\n"
        "## What is a rake? {#what-is-a-rake}\n"
        "\n"
        "Another tool.\n"
    )


def test_importing_again_changes_nothing(run, garden):
    run("import", garden("What is a hoe?\nA tool.\nWhat is a rake?\nAnother.\n", "notes.txt"), "-o", "garden.md")
    written = (run.folder / "garden.md").read_bytes()
    os.utime(run.folder / "garden.md", (1, 1))
    assert run("import", "notes.txt", "-o", "garden.md").exit_code == 0
    assert run("import", "garden.md", "-o", "garden.md").exit_code == 0
    assert (run.folder / "garden.md").stat().st_mtime == 1
    assert run("import", "garden.md", "-o", "again.md").exit_code == 0
    assert (run.folder / "again.md").read_bytes() == written


def test_import_does_not_overwrite(run, garden):
    garden("My own words.\n", "mine.md")
    result = run("import", garden(GOOD), "-o", "mine.md")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("mine.md:1: exists already.")
    assert (run.folder / "mine.md").read_text() == "My own words.\n"


@pytest.mark.parametrize("name", ["garden.txt", "hand.md", "new.md"])
def test_a_report_is_written_over_no_other_file(run, folder, name):
    for path in ("garden.txt", "hand.md"):
        (folder / path).write_text("What is rye?\nA grain.\n\nWho bakes?\nBakers.\n")
    result = run("import", "garden.txt", "-o", "new.md", "--report", name)
    assert (result.exit_code, (folder / "new.md").exists()) == (2, False)
    assert all((folder / path).read_text().startswith("What") for path in ("garden.txt", "hand.md"))


def test_what_was_imported_without_its_images_can_be_checked_and_imported_again(run, folder):
    (folder / "bread.html").write_text("<h2>What is rye?</h2><p>This: <img src='rye.png'></p><h2>Why?</h2><p>So.</p>")
    assert run("import", "bread.html", "-o", "a.md").exit_code == 0
    again = run("import", "a.md", "-o", "b.md")
    assert (again.exit_code, "there is no image 'rye.png'" in again.stderr) == (0, True)
    assert (folder / "a.md").read_bytes() == (folder / "b.md").read_bytes()
    checked = run("check", "a.md")
    assert (checked.exit_code, "there is no image 'rye.png'" in checked.output) == (0, True)


@pytest.mark.parametrize("option", ["--origin", "--licence", "--repo", "--site-url"])
def test_options_that_are_no_text_are_refused(run, folder, option):
    (folder / "garden.txt").write_text("What is rye?\nA grain.\n")
    result = run("build", "garden.txt", "-o", "site", option, "http://a\udcff")
    assert (result.exit_code, "not UTF-8" in result.stderr) == (2, True)


def test_a_report_counts_the_topics_that_are_written(run, folder):
    beds = "".join(f"## What grows in bed {n}?\n\nRow {n}.\n\n" for n in range(1, 71))
    (folder / "beds.md").write_text(f"# Beds\n\n{beds}")
    result = run("import", "beds.md", "-o", "new.md", "--report", "report.md")
    written = (folder / "new.md").read_text().count("\n# ")
    report = (folder / "report.md").read_text()
    assert written > 1
    assert f"in {written} topics" in result.stderr + result.stdout
    assert f"| topics of the document | 1 |\n| topics written | {written} |" in report


def test_a_report_is_written_over_an_older_one(run, folder):
    (folder / "garden.txt").write_text("What is rye?\nA grain.\n\nWho bakes?\nBakers.\n")
    assert run("import", "garden.txt", "-o", "a.md", "--report", "r.md").exit_code == 0
    assert run("import", "garden.txt", "-o", "b.md", "--report", "r.md").exit_code == 0


def test_import_of_a_text_onto_itself_is_refused(run, garden):
    text = "What is a hoe?\nA tool.\n"
    assert run("import", garden(text, "notes.txt"), "-o", "notes.txt").exit_code == 2
    assert (run.folder / "notes.txt").read_text() == text


def test_import_onto_itself_of_another_format_is_refused(run, garden):
    text = "Q: What is a hoe?\nA: A tool.\n\nQ: What is a rake?\nA: A tool, too.\n"
    result = run("import", garden(text, "notes.md"), "-o", "notes.md")
    assert (result.exit_code, "Name another file with -o." in result.stderr) == (2, True)
    assert (run.folder / "notes.md").read_text() == text


def test_a_dead_link_does_not_stop_an_import(run, garden):
    result = run("import", garden(GOOD + "\nSee [this](#nowhere).\n"), "-o", "new.md")
    assert result.exit_code == 0
    assert "(warning)" in result.stderr


def test_an_error_stops_an_import(run, garden):
    result = run("import", garden(WRONG), "-o", "new.md")
    assert result.exit_code == 1
    assert not (run.folder / "new.md").exists()


LACKING = """\
---
title:   "Garden"
---

#  Roses

##   How are they cut?  ##

Above a bud.\t

## Who cuts them? { .easy   tags="people" }

Who\u2019s that?

How deep?
---------

## What does {x} mean?

```md
## Not a question
```
"""
WRITTEN = """\
---
title:   "Garden"
---

#  Roses

##   How are they cut? {#how-are-they-cut}

Above a bud.\t

## Who cuts them? { #who-cuts-them .easy   tags="people" }

Who\u2019s that?

How deep? {#how-deep}
---------

## What does {x} mean? {#what-does-x-mean}

```md
## Not a question
```
"""


def test_import_onto_itself_writes_ids_and_changes_no_other_byte(run, garden):
    assert run("import", garden(LACKING), "-o", "garden.md").exit_code == 0
    assert (run.folder / "garden.md").read_text() == WRITTEN
    assert run("import", "garden.md", "-o", "garden.md").exit_code == 0
    assert (run.folder / "garden.md").read_text() == WRITTEN
    assert "no-id" not in run("parse", "garden.md", "--json").stdout


@pytest.mark.parametrize(("mark", "newline"), [(b"\xef\xbb\xbf", b"\n"), (b"", b"\r\n"), (b"\xef\xbb\xbf", b"\r\n")])
def test_ids_are_written_without_changing_marks_and_newlines(run, garden, mark, newline):
    garden(mark + LACKING.encode().replace(b"\n", newline))
    assert run("import", "garden.md", "-o", "garden.md").exit_code == 0
    assert (run.folder / "garden.md").read_bytes() == mark + WRITTEN.encode().replace(b"\n", newline)


def test_ids_are_written_into_every_file_of_a_folder(run, garden):
    garden("# A\n\n## B?\n\nC.\n", "source/01.md")
    garden("# D\n\n## B?\n\nF.\n", "source/02.md")
    assert run("import", "source", "-o", "source").exit_code == 0
    assert "## B? {#b}" in (run.folder / "source/01.md").read_text()
    assert "## B? {#b-2}" in (run.folder / "source/02.md").read_text()


def test_written_ids_keep_a_files_permissions(run, garden):
    name = garden(LACKING)
    (run.folder / name).chmod(0o640)
    run("import", name, "-o", name)
    assert stat.S_IMODE((run.folder / name).stat().st_mode) == 0o640


def test_written_ids_go_through_a_link_to_the_file(run, garden):
    garden(LACKING, "real.md")
    (run.folder / "garden.md").symlink_to("real.md")
    run("import", "garden.md", "-o", "garden.md")
    assert (run.folder / "garden.md").is_symlink()
    assert (run.folder / "real.md").read_text() == WRITTEN


def test_problem_lines_are_those_of_the_file_with_old_newlines(run, garden):
    assert run("check", garden(WARNED.replace("\n", "\r\n"))).stdout.startswith("garden.md:13: ")


def test_a_folder_as_the_output_of_an_import(run, garden):
    (run.folder / "out").mkdir()
    assert run("import", garden(GOOD), "-o", "out").exit_code == 2


NAMES = """\
[[outdated]]
names = ["anvil shears"]
abandoned = "1990"
instead = "bypass shears"
source = "https://example.org/shears"
"""
OLD = GOOD + "\n## With what? {#what}\n\nWith anvil shears.\n"


def test_check_outdated_names_each_use(run, garden):
    result = run("check", "--outdated", garden(NAMES, "names.toml"), garden(OLD))
    assert result.exit_code == 0
    assert result.stdout == (
        "garden.md:15: anvil shears is abandoned: its last release is of 1990 (https://example.org/shears). "
        "Use bypass shears; or say beside it what has become of it. (warning)\n"
    )


def test_names_beside_the_source_are_looked_for_by_themselves(run, garden):
    garden(OLD, "source/01.md")
    assert run("check").stdout == ""
    garden(NAMES, "source/outdated.toml")
    assert run("check").stdout.startswith("source/01.md:15: anvil shears ")
    assert run("check", "source/01.md").stdout.startswith("source/01.md:15: anvil shears ")
    assert run("check", garden(OLD)).stdout == ""


def test_without_a_file_of_names_those_of_the_project_are_looked_for(run, garden):
    garden(NAMES, "source/outdated.toml")
    for arguments in (["--outdated", garden(OLD)], [garden(OLD), "--outdated"]):
        assert run("check", *arguments).stdout.startswith("garden.md:15: anvil shears ")


def test_a_source_that_can_not_be_looked_at(run, garden):
    garden(NAMES, "source/outdated.toml")
    result = run("check", "--outdated", "a" * 300)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_without_any_names_to_look_for(run, garden):
    result = run("check", "--outdated", garden(OLD))
    assert result.exit_code == 2
    assert re.fullmatch(
        r"source.outdated\.toml:1: there is no such file, nor one beside the source\. .+\n", result.output
    )


@pytest.mark.parametrize(
    ("names", "code", "line"),
    [
        (None, 2, "names.toml:1: there is no such file. Check the path."),
        (b"caf\xe9", 2, "names.toml:1: byte 0xE9 at offset 3 is not UTF-8."),
        (b"", 0, ""),
        ("names = [", 1, "names.toml:1: this is not TOML: "),
        (NAMES.replace("abandoned", "abandond"), 1, "names.toml:3: 'abandond' is not known here."),
    ],
)
def test_a_file_of_names_with_a_mistake(run, garden, names, code, line):
    if names is not None:
        garden(names, "names.toml")
    result = run("check", "--outdated", "names.toml", garden(OLD))
    assert result.exit_code == code
    assert line in result.output
    assert "Traceback" not in result.output


def test_a_mistake_in_the_names_stops_a_build(run, garden):
    garden("[[outdated]]\n", "outdated.toml")
    result = run("build", garden(OLD), "-o", "site")
    assert result.exit_code == 1
    assert result.stderr.startswith("outdated.toml:1: the entry has no instead.")
    assert result.stderr.endswith("Nothing was written.\n")


# ---- images beside what is imported

IN_OTHER_WORDS = """\
# Beds

## How wide is a bed?

![a](<b c.png>) ![b](b%20c.png) ![c](b((1)).png) <img alt="a > b" src="b c.png"> ![d][d] and ![e][e]

[d]: <b c.png>

## How long is it?

![e][e], or [as a file][e].

[e]: e.png
"""


def test_an_import_elsewhere_takes_images_along_and_warns_of_those_it_cannot(run, folder):
    (folder / "beds.md").write_text(IN_OTHER_WORDS)
    for name in ("b c.png", "b((1)).png", "e.png"):
        (folder / name).write_bytes(name.encode())
    result = run("import", "beds.md", "-o", "new/made.md", "--report", "report.md")
    assert result.exit_code == 0, result.output
    made = (folder / "new/made.md").read_text()
    images = [path.name for path in (folder / "new/images").iterdir()]
    assert len(images) == 3
    assert all(made.count(f"images/{name}") for name in images)
    assert "b c.png" not in made
    warning = "the image 'e.png' stays behind: its address serves something else, too. Give it an address of its own."
    assert [line for line in result.stderr.splitlines() if "stays behind" in line] == [
        f"beds.md:11: {warning} (warning)"
    ]
    assert warning in (folder / "report.md").read_text()
    (folder / "new/e.png").write_bytes(b"e.png")
    assert run("check", "new/made.md").exit_code == 0
