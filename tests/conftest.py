"""What the tests share: MkDocs' own rendering of a page, and a command line run in a folder."""

import re
from functools import lru_cache
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner
from markdown import Markdown
from mkdocs.config import load_config

from studyfold.cli import main
from studyfold.pages import topic_pages
from studyfold.site import project

# The same examples each time, so that a test fails because of a change and not by chance. To look for new ones:
# pytest --hypothesis-profile search tests/test_laws.py
hypothesis.settings.register_profile("steady", max_examples=50, derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=1500, deadline=None)
hypothesis.settings.load_profile("steady")

BROWSER = Path(__file__).parent / "browser"

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def pytest_collection_modifyitems(items):
    """Browser tests last: they are slow, and Playwright leaves an event loop running that other tests would meet."""
    items.sort(key=lambda item: BROWSER in item.path.parents)


@pytest.fixture(scope="session")
def markdown(tmp_path_factory):
    """Python-Markdown as MkDocs sets it up from the real mkdocs.yml."""
    folder = tmp_path_factory.mktemp("project")
    project.make(folder)
    generated = folder / ".studyfold"
    generated.mkdir()
    (generated / "made-by-studyfold-split.yml").write_text("site_name: Test\n")
    config = load_config(str(folder / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@pytest.fixture(scope="session")
def render(markdown):
    """Gives the HTML of a topic's page, without the theme around it."""

    # Most tests go through the topics of one guide.
    @lru_cache(maxsize=1)
    def pages(guide, images):
        return topic_pages(guide, dict(images))

    def rendered(guide, topic, images=()):
        page = pages(guide, images)[guide.topics.index(topic)].decode()
        return markdown.reset().convert(FRONT_MATTER.sub("", page, count=1))

    return rendered


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return Path(tmp_path)


@pytest.fixture
def run(folder):
    """Runs the command line in an empty working directory."""

    def run(*arguments):
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    run.folder = folder
    return run
