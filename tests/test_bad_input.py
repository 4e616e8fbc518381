"""Bad input: a right result or one clear line, the right exit code, nothing lost, nothing half written."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HEAD = "---\nid: garden\n---\n"
TOPIC = "# Roses {#roses}\n\n"
QUESTION = "## How are they cut? {#cut}\n\nAbove a bud.\n"
GOOD = HEAD + TOPIC + QUESTION
LINE = re.compile(r"[^\n]+?:\d+: .+\.( \(warning\))?")
STUDYFOLD = (sys.executable, "-m", "studyfold")
HANG = 20
"""Seconds that only a hang takes."""

NOBODY = 65534
AS_ROOT = os.geteuid() == 0


def one_answer(markdown):
    return f"{HEAD}{TOPIC}## Why? {{#why}}\n\n{markdown}\n"


def at(folder, *arguments, **options):
    """Runs studyfold in a process of its own."""
    options = {"capture_output": True, "timeout": 3 * HANG, "cwd": folder} | options
    return subprocess.run([*STUDYFOLD, *map(str, arguments)], check=False, **options)


def kept(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()}


# ---- what stands in a file: (file name, bytes or text, exit code, line, part of the message)

READ = {
    "UTF-8 with a mark": ("\ufeff" + GOOD).encode(),
    "UTF-16, little end first": ("\ufeff" + GOOD).encode("utf-16-le"),
    "UTF-16, big end first": ("\ufeff" + GOOD).encode("utf-16-be"),
    "newlines of Windows": GOOD.replace("\n", "\r\n"),
    "newlines of old Macs": GOOD.replace("\n", "\r"),
    "tabs after hashes": HEAD + "#\tRoses\t{#roses}\n\n##\tHow are they cut?\t{#cut}\n\nAbove a bud.\n",
    "no newline at the end": GOOD.rstrip("\n"),
    "form feed and vertical tab": GOOD + "\n\x0c\n\x0b\n",
}

REFUSED = {
    "empty": ("", 2, 1, "the file is empty"),
    "white space": (" \n\t\n", 2, 1, "the file is empty"),
    "a mark and nothing else": (b"\xef\xbb\xbf", 2, 1, "the file is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 2, 3, "this is not text: it holds NUL bytes"),
    "one NUL": (GOOD + "\0", 2, 9, "this is not text: it holds NUL bytes"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), 2, 1, "this is not text: it holds NUL bytes"),
    "Latin-1": (GOOD.replace("bud", "b\xfcd").encode("latin-1"), 2, 8, "byte 0xFC at offset 75 is not UTF-8"),
    "no topic": (HEAD + QUESTION, 1, 1, "there is no topic. Put a line '# Topic'"),
    "nothing but words": (HEAD + "words\n", 1, 1, "there is no topic"),
    "a question before the first topic": (
        HEAD + QUESTION + TOPIC + "## X? {#x}\n\nY.\n",
        1,
        4,
        "stands before the file's",
    ),
    "one id twice": (GOOD + "\n## And now? {#cut}\n\nNo.\n", 1, 10, "the id 'cut' is used on line 6 too"),
    "an id that is no anchor": (GOOD + "\n## Why? {#a/b}\n\nSo.\n", 1, 10, "the id 'a/b' is no anchor"),
    "an id that leads out": (HEAD + "# Roses {#../../x}\n\n" + QUESTION, 1, 4, "the id '../../x' is no anchor"),
    "an id that ends as answers do": (GOOD + "\n## Why? {#a-answer}\n\nSo.\n", 1, 10, "ends in -answer"),
    "a device": (HEAD + "# Roses {#CON}\n\n" + QUESTION, 1, 4, "the id 'CON' is the name of a device"),
    "a device with an ending": (
        HEAD + "# Roses {#nul.x}\n\n" + QUESTION,
        1,
        4,
        "is the name of a device",
    ),
    "our index": (HEAD + "# Roses {#Index}\n\n" + QUESTION, 1, 4, "the name of a page of the site's own"),
    "our 404 page": (HEAD + "# Roses {#404}\n\n" + QUESTION, 1, 4, "the name of a page of the site's own"),
    "a colon in a page's name": (HEAD + "# Roses {#a:b}\n\n" + QUESTION, 1, 4, "holds a colon"),
    "a page's name that is too long": (HEAD + f"# R {{#{'a' * 201}}}\n\n" + QUESTION, 1, 4, "is longer than 200 bytes"),
    "two pages that differ in case": (GOOD + "# Roses {#Roses}\n\n## X? {#x}\n\nY.\n", 1, 9, "used on line 4 too"),
    "two topics with one title": (GOOD + "# Roses {#b}\n\n## X? {#x}\n\nY.\n", 0, 9, "Join them, or rename one."),
    "front matter that is no YAML": ("---\nid: [\n---\n" + TOPIC + QUESTION, 1, 2, "the front matter is not YAML"),
    "front matter with a tab": ("---\nid: a\n\tb: c\n---\n" + TOPIC + QUESTION, 1, 3, "the front matter is not YAML"),
    "front matter with a bell": ("---\nid: \x07\n---\n" + TOPIC + QUESTION, 1, 2, "the front matter is not YAML"),
    "front matter of words": ("---\nwords\n---\n" + TOPIC + QUESTION, 1, 2, "the front matter is no mapping"),
    "front matter that is a list": ("---\n- id\n---\n" + TOPIC + QUESTION, 1, 2, "the front matter is no mapping"),
    "front matter as deep as a well": (f"---\nid: {'[' * 5000}\n---\n" + TOPIC + QUESTION, 1, 2, "is not YAML"),
    "front matter never closed": ("---\nid: a\n\n" + TOPIC + QUESTION, 1, 1, "the front matter is not closed"),
    "a level that holds itself": (
        "---\nid: a\nlevels: &a [*a]\n---\n" + TOPIC + QUESTION,
        1,
        3,
        "no list of single words",
    ),
    "a key twice": ("---\nid: a\nid: b\n---\n" + TOPIC + QUESTION, 1, 3, "id is said twice"),
    "a guide's id that is a path": ("---\nid: ../a\n---\n" + TOPIC + QUESTION, 1, 2, "the id '../a' is no anchor"),
    "a language that is none": ("---\nid: a\nlanguage: <b>\n---\n" + TOPIC + QUESTION, 1, 3, "is no language tag"),
    "a repository that is a program": (
        "---\nid: a\nrepo: javascript:x\n---\n" + TOPIC + QUESTION,
        1,
        3,
        "no address of",
    ),
    "a fence never closed": (
        one_answer("```\n## Not a question"),
        1,
        8,
        "opened by ``` is never closed",
    ),
    "a fence of tildes never closed": (one_answer("~~~~ x\ny\n~~~"), 1, 8, "opened by ~~~~ is never closed"),
    "a comment never closed": (GOOD + "\n<!-- no end\n\n## X? {#x}\n\nY.\n", 1, 10, "'<!--' is never closed"),
    "a script never closed": (GOOD + "\n<script>\n\n## X? {#x}\n\nY.\n", 1, 10, "'<script>' is never closed"),
    "a link to nowhere": (one_answer("[x](#nowhere)"), 1, 8, "the link '#nowhere' leads nowhere"),
    "an image that is not there": (one_answer("a\n![x](none.png)"), 1, 9, "there is no image 'none.png'"),
    "an image outside that is no image": (one_answer("![x](../../etc/passwd)"), 1, 8, "there is no image"),
    "a title that would clear the screen": (GOOD + "## \x1b[2J? {#x}\n", 0, 9, r"'\x1b[2J?' has no answer"),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_read(run, case):
    text = READ[case]
    (run.folder / "garden.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("parse", "garden.md", "--json")
    guide = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [(q["id"], q["title"], q["answer"]) for t in guide["topics"] for q in t["questions"]] == [
        ("cut", "How are they cut?", "Above a bud.")
    ]
    assert guide["problems"] == []


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(run, case):
    text, code, line, message = REFUSED[case]
    (run.folder / "garden.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    before = kept(run.folder)
    commands = [["check", "garden.md"], ["parse", "garden.md"], ["build", "garden.md", "-o", "site"]]
    for command in commands if code else commands[:2]:
        result = run(*command)
        assert result.exit_code == code, (command, result.output)
        told = [each for each in result.output.splitlines() if each.startswith("garden.md:")]
        assert any(each.startswith(f"garden.md:{line}: ") and message in each for each in told), result.output
        assert all(LINE.fullmatch(each) for each in told)
    assert kept(run.folder) == before


def test_one_id_in_two_files(run):
    (run.folder / "source").mkdir()
    (run.folder / "source/1.md").write_text(GOOD)
    (run.folder / "source/2.md").write_text("# Lawns {#Roses}\n\n## Which? {#cut}\n\nThis.\n")
    result = run("check", "source")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "source/2.md:1: the topic id 'Roses' is used on source/1.md:4 too. Give each topic its own.",
        "source/2.md:3: the id 'cut' is used on source/1.md:6 too. Give each question its own.",
    ]


BOMB = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize("use", ["levels: *i", "title: *i", "? *i\n: x", "*i : x", "<<: *i"])
def test_aliases_of_aliases_of_aliases(folder, use):
    (folder / "garden.md").write_text(f"---\na: &a [x, x]\n{BOMB}{use}\n---\n{TOPIC}{QUESTION}")
    result = at(folder, "check", "garden.md", timeout=HANG)
    assert result.returncode in (0, 1)
    assert all(len(line) < 300 for line in result.stdout.decode().splitlines())
    assert b"Traceback" not in result.stderr


# ---- what stands in an answer is shown, and the next question stays whole

ODD = {
    "details": "<details><summary>More</summary>\n\n- inside\n\n</details>",
    "details never closed": "<details>\n<summary>More</summary>\nwords",
    "a div never closed": "<div>\n\n*never* closed",
    "closing tags": "</div></details></div>",
    "slashes": "a\n\n///\n\nb\n\n/// note\nc\n///",
    "exclamation marks": "!!! note\n    body",
    "equals signs": '=== "Tab"\n\n    body',
    "templates": "{{ x }} {% if y %} `{{ z }}`\n\n```jinja\n{{ x }}\n{% raw %}\n```",
    "footnotes": "One.[^1] Two.[^1]\n\n[^1]: Three.",
    "controls": "a\x01b\x02c\x03d\x08e\x1bf\x7fg",
    "code with blank edges": "```python\n\n\nx = 1\n\n```",
    "marks of Python-Markdown": "{: #x onclick=y }\n\n[TOC]\n\n*[HTML]: words",
}


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD)
def test_odd_answers_are_shown_and_stay_in_their_place(piece, render):
    from rendered import flaws

    from studyfold.model import Document
    from studyfold.reading import read

    guide, problems = read([Document("garden.md", one_answer(piece) + "\n## Next? {#next}\n\nYes.\n")])
    assert [problem for problem in problems if problem.severity == "error"] == []
    topic = guide.topics[0]
    assert [question.id for question in topic.questions] == ["why", "next"]
    assert flaws(topic, render(guide, topic)) == []


def test_a_reference_defined_elsewhere_travels(run):
    (run.folder / "garden.md").write_text(
        one_answer("See [x].[^n]") + "\n# End {#end}\n\n## Z? {#z}\n\nZ.\n\n[x]: https://example.org\n\n[^n]: A note.\n"
    )
    (first, *_) = json.loads(run("parse", "garden.md", "--json").stdout)["topics"]
    assert first["questions"][0]["answer"] == "See [x].[^n]\n\n[x]: https://example.org\n\n[^n]: A note."


# ---- size and depth

LONG = {
    "a line of 200,000 letters": "x" * 200_000,
    "a line of 200,000 characters in words": "word " * 40_000,
    "lists": "\n".join("  " * n + "- x" for n in range(1000)),
    "lists on one line": "- " * 10_000 + "x",
    "quotes": "> " * 10_000 + "x",
    "brackets": "[" * 5_000 + "x" + "]" * 5_000,
    "parentheses": "[a]" + "(" * 10_000 + ")" * 10_000,
    "stars": "*" * 10_000 + "x" + "*" * 10_000,
    "divs": "<div>" * 5_000,
    "details": "<details>\n\n" * 1_000,
    "backticks": " ".join("`" * (n % 200 + 1) for n in range(1000)),
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_nothing_hangs(folder, piece):
    (folder / "garden.md").write_text(one_answer(piece))
    result = at(folder, "check", "garden.md", timeout=HANG)
    assert (result.returncode, result.stdout) == (0, b"")


def test_a_million_lines(folder):
    asked = "".join(f"## What is {n}? {{#q{n}}}\n\nA number.\nAfter {n - 1}.\n\n" for n in range(200_000))
    (folder / "garden.md").write_text(f"{HEAD}# Numbers {{#numbers}}\n\n{asked}")
    limits = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))}
    result = at(folder, "check", "garden.md", timeout=120, **limits)
    assert result.returncode == 0
    assert result.stderr.endswith(b"200000 questions in 1 topic; 0 errors, 0 warnings.\n")


# ---- what is no file to read


def test_what_is_not_there(run):
    result = run("check", "missing.md")
    assert (result.exit_code, result.output) == (2, "missing.md:1: there is no such file. Check the path.\n")


def test_a_folder_without_sources(run):
    (run.folder / "source").mkdir()
    (run.folder / "source/notes.pdf").write_bytes(b"%PDF")
    result = run("check", "source")
    assert result.exit_code == 2
    assert result.output.startswith("source:1: the folder holds no *.md")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null"])
def test_devices_are_not_read(folder, device):
    result = at(folder, "check", device, timeout=HANG)
    assert result.returncode == 2
    assert result.stderr.decode() == f"{device}:1: this is a device, not a file. Name a Markdown or text file.\n"


def test_a_pipe_is_read(folder):
    result = at(folder, "parse", "/dev/stdin", input=GOOD.encode())
    assert result.returncode == 0
    assert b"How are they cut?" in result.stdout


def test_links_in_a_circle(run):
    (run.folder / "source").mkdir()
    (run.folder / "source/a.md").write_text(GOOD)
    (run.folder / "source/b.md").symlink_to("c.md")
    (run.folder / "source/c.md").symlink_to("b.md")
    (run.folder / "source/again.md").symlink_to(".")
    assert run("check", "source").exit_code == 0
    result = run("check", "source/b.md")
    assert result.exit_code == 2
    assert result.output.startswith("source/b.md:1: can't be read (Too many levels of symbolic links).")


@pytest.mark.parametrize("name", [b"n\xf6.md", b"a\nb.md", b"\x1b[2J.md"])
def test_names_that_can_not_be_printed(folder, name):
    Path(os.fsdecode(name)).write_text(GOOD)
    result = at(folder, "check", os.fsdecode(name))
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert b"Rename it." in result.stderr
    assert b"\x1b" not in result.stderr


WITHOUT_RIGHTS = f"""
import difflib, email.parser, os, sys, tempfile
from studyfold.cli import main
import studyfold.site.build, studyfold.site.date
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
main(sys.argv[1:])
"""
"""Root, whom no permission stops, becomes a user who owns nothing; once all is loaded, which he may not reach."""


@pytest.fixture
def open_folder():
    """A folder that everybody may look into."""
    with tempfile.TemporaryDirectory(prefix="studyfold-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def without_rights(folder, *arguments):
    command = [sys.executable, "-c", WITHOUT_RIGHTS, *arguments]
    return subprocess.run(command, check=False, capture_output=True, timeout=3 * HANG, cwd=folder)


@pytest.mark.parametrize("named", ["garden.md", "source"])
def test_no_permission_to_read(open_folder, named):
    (open_folder / "source").mkdir()
    for name in ("garden.md", "source/a.md"):
        (open_folder / name).write_text(GOOD)
        (open_folder / name).chmod(0)
    result = without_rights(open_folder, "check", named)
    assert result.returncode == 2
    told = result.stderr.decode().removeprefix("source/a.md").removeprefix("garden.md")
    assert told == ":1: can't be read (Permission denied). Check the path and its permissions.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "garden.md", "-o", "new.md"),
        ("import", "garden.md", "-o", "new/new.md"),
        ("import", "garden.md", "-o", "garden.md"),
        ("build", "garden.md", "-o", "site"),
        ("split", "garden.md"),
    ],
)
def test_no_permission_to_write(open_folder, arguments):
    (open_folder / "garden.md").write_text(GOOD + "\n## Without an id?\n\nYes.\n")
    (open_folder / "mkdocs.yml").write_text("site_name: x\n")
    before = kept(open_folder)
    open_folder.chmod(0o555)
    result = without_rights(open_folder, *arguments)
    open_folder.chmod(0o755)
    assert result.returncode == 2, result.stderr
    assert "can't be written (Permission denied)" in result.stderr.decode().splitlines()[-1]
    assert b"Traceback" not in result.stderr
    assert kept(open_folder) == before


# ---- a disk without room

PRINTING = [["parse", "garden.md"], ["parse", "garden.md", "--json"], ["check", "garden.md"]]


def small_files():
    """A limit of 4 kB a file stands for a full disk; it needs no rights."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


@pytest.mark.parametrize(
    "arguments", [("import", "garden.md", "-o", "new.md"), ("build", "garden.md", "-o", "site"), ("split", "garden.md")]
)
def test_no_room(folder, arguments):
    (folder / "garden.md").write_text(GOOD)
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    assert at(folder, "split", "garden.md").returncode == 0
    pages = kept(folder / "docs/topics")
    (folder / "garden.md").write_text(GOOD + "\n## More? {#more}\n\n" + "words " * 2000)
    result = at(folder, *arguments, preexec_fn=small_files)
    assert result.returncode == 2, result.stderr
    assert "can't be written (File too large)" in result.stderr.decode().splitlines()[-1]
    assert b"Traceback" not in result.stderr
    assert not (folder / "new.md").exists()
    assert not (folder / "site").exists()
    assert [path for path in folder.rglob("*") if path.name.endswith(".unfinished")] == []
    assert kept(folder / "docs/topics").keys() == pages.keys()
    assert (folder / "docs/topics/roses.md").read_bytes() == pages[folder / "docs/topics/roses.md"]


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk of 300 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if not AS_ROOT or not shutil.which("mount") or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a disk; test_no_room covers the rest")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(folder, tiny_disk):
    (folder / "garden.md").write_text(GOOD)
    result = at(folder, "build", "garden.md", "-o", tiny_disk / "site")
    assert result.returncode == 2
    told = result.stderr.decode().splitlines()[-1]
    assert told == f"{tiny_disk}/site:1: can't be written (No space left on device). Make room on the disk."
    assert list(tiny_disk.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", [["parse", "garden.md"], ["parse", "garden.md", "--json"], ["check", "garden.md"]]
)
def test_output_to_a_full_disk(folder, arguments):
    (folder / "garden.md").write_text(GOOD + "\n## Unanswered? {#x}\n")
    with Path("/dev/full").open("wb") as full:
        result = at(folder, *arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 2
    assert (
        result.stderr.decode()
        == "standard output:1: can't be written (No space left on device). Make room on the disk.\n"
    )


def test_output_to_a_full_disk_says_no_more_than_that(folder):
    (folder / "garden.md").write_text(GOOD)
    result = at(folder, "import", "garden.md", "-o", "/dev/full")
    assert result.returncode == 2
    assert result.stderr.decode() == "/dev/full:1: exists already. Name a new file, or remove this one.\n"


@pytest.mark.parametrize(
    "arguments", [["parse", "garden.md"], ["parse", "garden.md", "--json"], ["check", "garden.md"]]
)
def test_a_reader_who_leaves_early(folder, arguments):
    (folder / "garden.md").write_text(HEAD + TOPIC + "".join(f"## Question {n}?\n" for n in range(3000)))
    process = subprocess.Popen([*STUDYFOLD, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.wait(HANG)
    process.stderr.close()
    assert b"Traceback" not in told
    assert b"Exception" not in told


# ---- where it may not write

IN_THE_WAY = {
    "output is a file": (("build", "garden.md", "-o", "mine"), "mine:1: is a file. Name a folder."),
    "output holds foreign files": (
        ("build", "garden.md", "-o", "theirs"),
        "theirs:1: the folder holds 'x.txt'",
    ),
    "output holds a repository": (
        ("build", "garden.md", "-o", "repo"),
        "repo:1: the folder holds '.git/HEAD'",
    ),
    "output is the source's folder": (
        ("build", "source", "-o", "source"),
        "source:1: the folder holds 'a.md'",
    ),
    "source in the output": (
        ("build", "source/a.md", "-o", "source"),
        "source:1: the folder holds 'a.md'",
    ),
    "output is this folder": (("build", "garden.md", "-o", "."), ".:1: the folder holds 'garden.md'"),
    "output is the root": (("build", "garden.md", "-o", "/"), "/:1: is no folder for a site alone. Name another."),
    "output leads in a circle": (
        ("build", "garden.md", "-o", "circle"),
        "circle:1: can't be written (Too many levels of",
    ),
    "output under a file": (("build", "garden.md", "-o", "mine/site"), "can't be written ("),
    "import over a file": (
        ("import", "garden.md", "-o", "mine"),
        "mine:1: exists already. Name a new file, or remove this one.",
    ),
    "import over a folder": (
        ("import", "garden.md", "-o", "theirs"),
        "theirs:1: exists already. Name a new file, or remove",
    ),
    "import over nothing": (
        ("import", "garden.md", "-o", ""),
        ".:1: exists already. Name a new file, or remove this one.",
    ),
    "import under a file": (("import", "garden.md", "-o", "mine/new.md"), "mine/new.md:1: can't be written ("),
    "import into its source": (
        ("import", "source", "-o", "source/b.md"),
        "source/b.md:1: would be a part",
    ),
    "import into a folder of its source": (
        ("import", "source", "-o", "source/b/c.md"),
        "source/b/c.md:1: would be a part",
    ),
    "import to a dash": (("import", "garden.md", "-o", "-"), "-:1: is no name of a file. Name one."),
    "import in a circle": (("import", "garden.md", "-o", "circle"), "circle:1: is a link that leads to itself"),
    "import to a name too long": (
        ("import", "garden.md", "-o", f"{'a' * 300}.md"),
        "a.md:1: can't be used: File name too",
    ),
    "report to a name too long": (
        ("import", "garden.md", "-o", "new.md", "--report", f"{'a' * 300}.md"),
        "a.md:1: can't be used: File name too",
    ),
    "report in a circle": (
        ("import", "garden.md", "-o", "new.md", "--report", "circle"),
        "circle:1: is a link that leads to itself",
    ),
}


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_what_is_in_the_way_stays(run, case):
    arguments, message = IN_THE_WAY[case]
    for name, text in {
        "garden.md": GOOD,
        "source/a.md": GOOD,
        "mine": "my words",
        "theirs/x.txt": "x",
        "repo/.git/HEAD": "x",
    }.items():
        (run.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (run.folder / name).write_text(text)
    (run.folder / "circle").symlink_to("circle")
    before = kept(run.folder)
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert message in result.output.splitlines()[-1]
    assert kept(run.folder) == before
    assert (run.folder / "circle").is_symlink()


def test_import_makes_the_folder_it_is_given(run):
    (run.folder / "garden.md").write_text(GOOD)
    assert run("import", "garden.md", "-o", "a/b/new.md").exit_code == 0
    assert (run.folder / "a/b/new.md").read_text().endswith(QUESTION)


def test_output_in_the_projects_docs(run):
    from studyfold.site import project

    project.make(run.folder)
    (run.folder / "source").mkdir()
    (run.folder / "source/a.md").write_text(GOOD)
    result = run("build", "-o", "docs/site")
    assert result.exit_code == 1
    assert "The 'site_dir' should not be within the 'docs_dir'" in result.output
    assert sorted(path.name for path in (run.folder / "docs").iterdir()) == ["data", "index.md", "topics"]


def test_a_page_by_hand_that_is_not_utf_8(run):
    from studyfold.site import project

    project.make(run.folder)
    (run.folder / "docs/mine.md").write_bytes(b"# M\xf6\n")
    (run.folder / "source").mkdir()
    (run.folder / "source/a.md").write_text(GOOD)
    result = run("build")
    assert result.exit_code == 1
    assert "Encoding error reading file: mine.md" in result.output
    assert (run.folder / "docs/mine.md").read_bytes() == b"# M\xf6\n"


# ---- names and environments


def test_a_title_as_long_as_a_file_name_may_be(run):
    (run.folder / "garden.md").write_text(HEAD + f"# {'轮' * 120}\n\n{QUESTION}")
    (run.folder / "mkdocs.yml").write_text("site_name: x\n")
    assert run("split", "garden.md").exit_code == 0


@pytest.mark.parametrize("port", ["0", "-1", "65536", "eighty"])
def test_ports_that_are_none(run, port):
    result = run("serve", "--port", port)
    assert result.exit_code == 2
    assert "Invalid value for '--port'" in result.output


@pytest.mark.parametrize("date", ["yesterday", "-5", "1.5", "99999999999999999999"])
def test_dates_that_are_none(folder, date):
    (folder / "garden.md").write_text(GOOD)
    result = at(folder, "build", "garden.md", "-o", "site", env=os.environ | {"SOURCE_DATE_EPOCH": date})
    assert result.returncode == 2
    assert f"SOURCE_DATE_EPOCH is '{date}'" in result.stderr.decode()
    assert b"Traceback" not in result.stderr
    assert not (folder / "site").exists()


def test_without_a_home(folder):
    (folder / "garden.md").write_text(GOOD)
    result = at(folder, "build", "garden.md", "-o", "site", env={})
    assert result.returncode == 0, result.stderr
    assert (folder / "site/topics/roses.html").is_file()


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"},
    ],
    ids=["POSIX", "Latin-1", "ASCII"],
)
def test_other_locales(folder, environment):
    (folder / "garden.md").write_text(GOOD.replace("a bud", "轮"), "utf-8")
    result = at(folder, "parse", "garden.md", "--json", env=os.environ | environment)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.decode())["topics"][0]["questions"][0]["answer"] == "Above 轮."
    (folder / "garden.md").write_text(GOOD + "\n## 轮? {#x}\n", "utf-8")
    result = at(folder, "build", "garden.md", "-o", "site", env=os.environ | environment)
    assert result.returncode == 0, result.stderr
