"""The way through the code goes in one direction."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import studyfold
from studyfold.site import project

PACKAGE = Path(studyfold.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
STAGES = [
    "reading/canonical.py",
    "reading/text/plain_text.py",
    "reading/outdated_names.py",
    "check.py",
    "outdated.py",
    "pages/topic_page.py",
    "pages/site_data.py",
    "site/project.py",
]


def imports(module):
    tree = ast.parse((PACKAGE / module).read_text("utf-8"))
    named = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return (
        {node.module for node in named}
        | {f"{node.module}.{alias.name}" for node in named for alias in node.names}
        | set(plain)
    )


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_imports_the_model(stage):
    assert "studyfold.model" in imports(stage)


@pytest.mark.parametrize("module", [module for module in MODULES if module != "__main__.py"])
def test_nothing_imports_the_command_line(module):
    assert "studyfold.cli" not in imports(module)


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith(("reading/", "pages/"))])
def test_what_reads_and_what_makes_pages_know_nothing_of_the_site(module):
    assert not any(name.startswith("studyfold.site") for name in imports(module))


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("reading/")])
def test_what_reads_knows_nothing_of_pages(module):
    assert not any(name.startswith("studyfold.pages") for name in imports(module))


LAYERS = {"lines": 0, "sources": 1, "text": 1, "shape": 1, "assembly": 2}
"""The folders that read foreign documents; each imports only those of a lower number, and itself."""


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("reading/") and m.count("/") > 1])
def test_reading_flows_in_one_direction(module):
    own = module.split("/")[1]
    others = {name.split(".")[2] for name in imports(module) if name.startswith("studyfold.reading.")} & LAYERS.keys()
    assert all(LAYERS[other] < LAYERS[own] for other in others - {own})
    assert not {"studyfold.reading.foreign", "studyfold.reading.canonical"} & imports(module)


def test_the_model_imports_nothing_of_ours():
    assert not any(name.startswith("studyfold") for name in imports("model.py"))


NETWORK = {"aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "socketserver", "ssl"}
NETWORK |= {"mkdocs.livereload", "urllib.request", "urllib3", "webbrowser", "websockets", "xmlrpc"}
ON_THE_NETWORK = ("site/connection.py", "site/fetch.py", "site/preview.py")
"""What gets images where that is asked for, through which connection, and what serves to this machine."""


def of_the_network(module):
    return {name for name in imports(module) for known in NETWORK if name == known or name.startswith(f"{known}.")}


@pytest.mark.parametrize("module", MODULES)
def test_few_modules_know_the_network(module):
    assert bool(of_the_network(module)) == (module in ON_THE_NETWORK)


ON_FILES = {
    "cli.py": "the command's arguments are files",
    "reading/files.py": "the one way for a source into documents",
    "reading/sources/asciidoc_source.py": "runs Node, which comes as a package",
    "resources.py": "what comes with studyfold itself",
}
"""And all of site/."""
FILE_WORK = {
    "exists",
    "glob",
    "is_dir",
    "is_file",
    "iterdir",
    "mkdir",
    "open",
    "read_bytes",
    "read_text",
    "rename",
    "rglob",
}
FILE_WORK |= {"scandir", "stat", "touch", "unlink", "write_bytes", "write_text"}
MACHINE = {"datetime", "shutil", "subprocess", "tempfile", "time", "importlib.resources"}
PLACES = {"__file__", "argv", "environ", "getenv", "stdin"}


def on_files(module):
    """What a module does with files, the clock and the machine it runs on."""
    nodes = list(ast.walk(ast.parse((PACKAGE / module).read_text("utf-8"))))
    called = [node.func for node in nodes if isinstance(node, ast.Call)]
    worked = {node.attr for node in called if isinstance(node, ast.Attribute)} & FILE_WORK
    worked |= {node.id for node in called if isinstance(node, ast.Name)} & {"open"}
    return worked | {name for name in map(spelled, nodes) if name in PLACES} | imports(module) & MACHINE


def spelled(node):
    return getattr(node, "attr", getattr(node, "id", ""))


@pytest.mark.parametrize("module", [module for module in MODULES if not module.startswith("site/")])
def test_stages_touch_no_file_and_no_clock(module):
    assert bool(on_files(module)) == (module in ON_FILES)


NEVER_FOR_A_SPLIT = [
    "asyncio",
    "bs4",
    "docutils",
    "http",
    "markdown",
    "mdformat",
    "mkdocs",
    "pygments",
    "rich",
    "socket",
]
NEVER_FOR_A_SPLIT += [
    "ssl",
    "studyfold.reading.shape.candidates",
    "studyfold.site.build",
    "studyfold.site.fetch",
    "urllib.request",
]
NOT_AGAIN = ["babel", "yaml"]
"""What the next split remembers the results of."""
SPLIT = """
import sys
from studyfold.cli import main
try:
    main(["split"])
finally:
    print(*sys.modules)
"""
SOURCE = (
    "---\nid: garden\ntitle: Garden\n---\n# Roses\n\n*All*.\n\n## What is {}? {{#a}}\n\n- `b`\n\n```python\nc\n```\n"
)


def test_a_split_loads_nothing_that_it_has_no_use_for(tmp_path):
    project.make(tmp_path)
    assert loaded_by_split(tmp_path, "red") & {*NEVER_FOR_A_SPLIT} == set()
    assert loaded_by_split(tmp_path, "white") & {*NEVER_FOR_A_SPLIT, *NOT_AGAIN} == set()


def loaded_by_split(folder, colour):
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source" / "garden.md").write_text(SOURCE.format(colour), "utf-8")
    run = subprocess.run([sys.executable, "-c", SPLIT], cwd=folder, capture_output=True, text=True, check=True)
    assert f"What is {colour}?" in (folder / "docs/topics/roses.md").read_text("utf-8")
    return set(run.stdout.split())
