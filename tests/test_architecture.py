"""The way through the code goes in one direction."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import studyfold

PACKAGE = Path(studyfold.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
STAGES = [
    "reading/canonical.py",
    "reading/plain_text.py",
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
    assert not any(name.startswith("studyfold.site") and name != "studyfold.site_data" for name in imports(module))


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("reading/")])
def test_what_reads_knows_nothing_of_pages(module):
    assert not any(name.startswith("studyfold.pages") for name in imports(module))


def test_the_model_imports_nothing_of_ours():
    assert not any(name.startswith("studyfold") for name in imports("model.py"))


NETWORK = {"socket", "ssl", "http", "http.client", "urllib.request", "requests", "urllib3"}


@pytest.mark.parametrize("module", [module for module in MODULES if not module.startswith("site/")])
def test_only_the_stage_that_writes_can_ask_the_network(module):
    assert not imports(module) & NETWORK


def test_a_split_loads_nothing_that_asks_the_network():
    loaded = "import sys, studyfold.cli, studyfold.site.project; print('studyfold.site.fetch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
