"""What README, Makefile and workflows say is true."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from studyfold.check import check, questions
from studyfold.cli import main
from studyfold.model import Document
from studyfold.reading import outdated_names, read

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def fences(language):
    return [
        token.content
        for token in MarkdownIt().parse(README)
        if token.type == "fence" and token.info.split()[:1] == [language]
    ]


def test_the_example_of_the_source_format_is_a_guide_without_problems():
    example = fences("markdown")[0]
    guide, problems = read([Document("example.md", example)])
    assert [*problems, *check(guide, lambda *_: "there")] == []
    assert sum(1 for _ in questions(guide)) >= 1
    assert guide.levels


def test_the_example_of_outdated_names_is_one_without_problems():
    (example, _) = fences("toml")
    entries, problems = outdated_names.read(Document("outdated.toml", example))
    assert (len(entries), problems) == (1, [])


def test_the_commands_it_names_exist():
    named = set(re.findall(r"studyfold (\w+)", README)) & {"split", "serve", "check", "parse", "import", "build"}
    assert named <= set(main.commands)
    assert "build" in named


def test_the_targets_it_names_exist():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", README, re.MULTILINE))
    assert {one or other for one, other in named} <= set(targets)
    assert {"site", "test"} <= {one or other for one, other in named}


def test_the_files_it_names_exist():
    named = re.findall(r"\]\((?!https?:|#|mailto:)([^)\s#]+)", README) + re.findall(
        r'<img[^>]* src="(?!https?:)([^"]+)"', README
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("arguments", [[], ["help"]])
def test_make_help_lists_every_target(arguments):
    told = subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    phony = re.search(r"^\.PHONY:(.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1].split()
    assert [line.split()[1] for line in told.splitlines()] == phony


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_pin_actions_and_ask_for_little(path):
    text = path.read_text("utf-8")
    uses = re.findall(r"uses: *(\S+)", text)
    assert uses
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in uses)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())


def test_the_deploying_workflow_has_no_cache():
    assert not re.search(
        r"^\s*(cache:|- uses: actions/cache)", (ROOT / ".github/workflows/pages.yml").read_text("utf-8"), re.MULTILINE
    )


def test_requirements_are_pinned_with_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        pinned = re.findall(r"^[\w.\[\]-]+==\S+", text, re.MULTILINE)
        named = re.findall(r"^[A-Za-z][\w.\[\]-]*", text, re.MULTILINE)
        assert len(pinned) == len(named)
        assert text.count("--hash=sha256:") >= len(pinned)
        assert "://" not in re.sub(r"#.*", "", text)
