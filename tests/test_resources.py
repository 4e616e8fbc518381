"""What every site needs is found beside the package."""

import pytest

from studyfold.resources import resource


@pytest.mark.parametrize(
    "name", ["mkdocs.yml", "docs/index.md", "overrides/main.html", "overrides/assets/studyfold.css"]
)
def test_files_by_hand(name):
    assert resource(name).is_file()


@pytest.mark.parametrize("name", ["studyfold.js"])
def test_compiled_scripts(name):
    script = resource("overrides") / "assets" / name
    assert script.is_file(), "Run: make site"
    text = script.read_text("utf-8")
    # Modules and imports are blocked on file://.
    assert "import(" not in text
    assert not text.startswith(("import ", "export "))


@pytest.mark.parametrize("name", ["mkdocs.yml", "overrides/main.html", "overrides/home.html", "overrides/404.html"])
def test_nothing_is_loaded_from_elsewhere(name):
    text = resource(name).read_text("utf-8")
    assert 'src="http' not in text
    assert "fonts.g" not in text
    assert "unpkg" not in text
