"""The guide's pictures stand alone: they load nothing, bring their own background, and say in words what they show."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from conftest import SOURCE

IMAGE = re.compile(r"!\[([^\]]*)\]\((images/[\w-]+\.svg)\)")
SVG = "{http://www.w3.org/2000/svg}"
ELSEWHERE = re.compile(r"""(?i)(?:href|src)\s*=|url\((?!#)|@import|<script|\bon\w+\s*=""")
FILES = sorted(SOURCE.glob("images/*.svg"))


@pytest.fixture
def shown(guide):
    """What stands for each picture in the guide, as pairs of words and path."""
    return [found for section in guide for found in IMAGE.findall(section.text)]


def test_each_picture_is_shown_once_and_each_one_shown_is_there(shown):
    assert sorted(path for _, path in shown) == [f"images/{file.name}" for file in FILES]
    assert len(FILES) >= 8


def test_each_picture_has_words_for_those_who_do_not_see_it(shown):
    # A dozen words at least: "diagram of the request" would say nothing.
    assert [path for words, path in shown if len(words.split()) < 12] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_picture_stands_alone(file):
    root = ElementTree.parse(file).getroot()
    width, height = (float(root.get(name)) for name in ("width", "height"))
    card = next(element for element in root if element.tag == f"{SVG}rect")
    assert root.find(f"{SVG}title").text
    assert root.get("viewBox").split()[2:] == [root.get("width"), root.get("height")]
    assert width <= 440, "the text would be too small on a phone"
    assert (float(card.get("width")), float(card.get("height"))) == (width - 1, height - 1), "no background of its own"
    assert not ELSEWHERE.search(file.read_text(encoding="utf-8"))
