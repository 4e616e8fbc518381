"""Our own words: complete in each language, used, and nowhere else."""

import re
import string
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

from studyfold.markdown import ALERTS
from studyfold.model import Document
from studyfold.pages import all_files, site_data
from studyfold.reading import read
from studyfold.resources import language_text, languages
from studyfold.translation import counted, is_rtl, lookup, words_of

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = languages()
SCRIPTS = sorted((ROOT / "browser" / "src").rglob("*.ts"))
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
PACKAGE = ROOT / "scripts" / "studyfold"
SAYING = [*(PACKAGE / "pages").rglob("*.py"), PACKAGE / "reading" / "grouping.py"]
CODE = "\n".join(path.read_text("utf-8") for path in SAYING)


def table(language):
    return tomllib.loads(language_text(language))


def texts(language):
    """Every text by its path; plural forms as the dictionary they are."""
    read = table(language)
    return {
        **{f"page.{key}": value for key, value in read["page"].items()},
        **{f"counts.{key}": value for key, value in read["page_counts"].items()},
        **{f"browser.{key}": value for key, value in read["browser"].items()},
    }


def places(text):
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name)


ENGLISH = texts("en")


def test_the_languages_promised_are_there():
    assert {"en", "de", "es", "pt", "fr", "ru", "zh", "ar"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_and_no_other(language):
    assert texts(language).keys() == ENGLISH.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_the_same_places_to_fill(language):
    for key, text in texts(language).items():
        if isinstance(text, dict):
            wanted = places(ENGLISH[key]["other"])
            assert places(text["other"]) == wanted, key
            # A form for one number alone may spell it out.
            assert all(wanted - places(form) <= Counter(["count"]) for form in text.values()), key
            assert all(not places(form) - wanted for form in text.values()), key
        else:
            assert places(text) == places(ENGLISH[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_the_forms_that_cldr_demands(language):
    wanted = {*Locale.parse(language, sep="-").plural_form.tags, "other"}
    for key, text in texts(language).items():
        assert not isinstance(text, dict) or text.keys() == wanted, key


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_words_are_translated(language):
    same = {key for key, text in texts(language).items() if text == ENGLISH[key]}
    assert len(same) <= 3, same


def test_every_word_is_used():
    templates = "\n".join(path.read_text("utf-8") for path in TEMPLATES)
    scripts = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    listed = {*ALERTS, "removed", "abandoned", "deprecated", "legacy", "needless"}
    for key in ENGLISH:
        kind, _, name = key.partition(".")
        if kind == "browser":
            assert f'"{name}"' in scripts, key
        else:
            assert name in listed or f"words.{name} " in templates or re.search(rf"""["']{name}["']""", CODE), key


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words(path):
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script>.*?</script>", "", path.read_text("utf-8"), flags=re.DOTALL)
    said = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', text) + re.sub(r"<[^>]*>", "\n", text).split(
        "\n"
    )
    assert [line for line in said if re.search(r"[^\W\d_]", line)] == []


NO_WORDS = re.compile(r"(?:Arrow(?:Up|Down)|Enter|Escape|Esc|Ctrl K|H2|Firefox)\Z")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_words(path):
    """What is said begins with a capital letter, or stands between tags."""
    code = re.sub(r"/\*.*?\*/|^\s*//.*$|(?<=\s)// .*$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    said = re.findall(r'"([A-Z][^"\n]*)"', code) + re.findall(r">([A-Z][a-z]+[^<$`]*)<", code)
    assert [text for text in said if not NO_WORDS.match(text) and re.search("[a-z]", text)] == []


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("pt-BR", "pt"),
        ("zh-TW", "zh-Hant"),
        ("DE-at", "de"),
        ("zh-Hans-CN", "zh"),
        ("tlh", "en"),
        ("", "en"),
        ("d", "en"),
    ],
)
def test_a_language_is_looked_up_by_its_tag(language, found):
    assert words_of(language).language == found


def test_the_most_specific_language_is_chosen():
    assert lookup("pt-br", ["en", "pt", "pt-BR"]) == "pt-BR"


def test_a_language_is_found_under_its_other_name():
    assert lookup("no", ["en", "nb"]) == lookup("nb-NO", ["en", "nb"]) == "nb"
    assert lookup("zh-HK", ["en", "zh", "zh-Hant"]) == lookup("zh-TW", ["en", "zh", "zh-Hant"]) == "zh-Hant"
    assert lookup("zh-Hant-TW", ["en", "zh", "zh-TW"]) == "zh-TW"
    assert lookup("zh-CN", ["en", "zh", "zh-Hant", "zh-TW"]) == "zh"


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("ru", {1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 112: "many"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"}),
        ("zh", {1: "other", 2: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other"}),
    ],
)
def test_numbers_have_the_plural_of_the_language(language, numbers):
    assert counted(words_of(language), numbers) == numbers


@pytest.mark.parametrize(
    ("language", "rtl"), [("ckb", True), ("ps", True), ("yi", True), ("tlh", False), ("de", False)]
)
def test_direction(language, rtl):
    assert is_rtl(language) == rtl


def made(language):
    head = f"---\nid: g\ntitle: G\nlanguage: {language}\nrepo: https://example.org/r\n---\n"
    return read([Document("g.md", f"{head}# A {{#a}}\n## B? {{#b}}\n![](https://example.org/a.png)\n## D? {{#d}}\n")])[
        0
    ]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_pages_are_in_the_language_of_the_guide(language):
    files = all_files(made(language), {}, frozenset(["en"]))
    page, words = files["docs/topics/a.md"].decode(), table(language)["page"]
    assert f"/// details | {words['answer']}\n" in page
    assert words["no_answer"] in page
    assert f'data-note="{words["image_elsewhere"]}">{words["image"]}</a>' in page
    assert f"# {words['all_questions']}\n" in files["docs/topics/index.md"].decode()
    for english in ("| Answer", ">Edit<", "The source", "All questions", "Home:"):
        assert not any(english in text.decode().replace(f">{words['edit']}<", "") for text in files.values()), english


def test_a_language_that_the_theme_lacks_keeps_its_direction():
    theme = site_data._theme("ckb", frozenset(["en", "ar"]), words_of("ckb"))
    assert (theme["language"], theme["direction"]) == ("en", "rtl")
    assert "direction" not in site_data._theme("ar", frozenset(["en", "ar"]), words_of("ar"))
