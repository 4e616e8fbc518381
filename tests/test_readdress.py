"""Links and images get other addresses, whatever they are written in, and no other character changes."""

import pytest

from studyfold.findings import targets
from studyfold.readdress import readdressed

IMAGES = {
    "![x](<b c.png>)": "![x](<new.png>)",
    "![x](b%20c.png)": "![x](new.png)",
    "![x](  b%20c.png 'of b')": "![x](  new.png 'of b')",
    "> ![x](\n> b%20c.png)": "> ![x](\n> new.png)",
    "![x][r]\n\n[r]: <b c.png>": "![x][r]\n\n[r]: <new.png>",
    "![x][r]\n\n> [r]:\n> <b c.png> 'of b'": "![x][r]\n\n> [r]:\n> <new.png> 'of b'",
    "- ![x][r\\]]\n- [r\\]]: b%20c.png": "- ![x][r\\]]\n- [r\\]]: new.png",
    '<img src="b c.png">': '<img src="new.png">',
    "a <img alt='b > c' src='b c.png'/> d": "a <img alt='b > c' src='new.png'/> d",
    '<p>\n<img title="src=no.png"src=" b c.png ">\n</p>': '<p>\n<img title="src=no.png"src=" new.png ">\n</p>',
}


@pytest.mark.parametrize(("before", "after"), IMAGES.items())
def test_an_image_gets_another_address(before, after):
    def new(target):
        return "new.png" if target.kind == "image" and target.address in ("b c.png", "b%20c.png") else None

    assert readdressed(before, new) == after


@pytest.mark.parametrize("address", ["b((1)).png", "b\\)c.png", "b&amp;c.png", "b_*c.png", "(b)(c).png"])
@pytest.mark.parametrize("form", ["![x]({})", "![x](<{}>)", "![x]( {} 'of b' )", "![x][r]\n\n[r]: {}\n"])
def test_marks_in_an_address_are_a_part_of_it(form, address):
    assert readdressed(form.format(address), lambda _: "new.png") == form.format("new.png")


STAYS = [
    "[x](b.png) `![x](b.png)`",
    "[x](b.png)\n\n    ![x](b.png)",
    "[x](b.png) <!-- <img src=b.png> -->",
    "[x](b.png) <img-b src=b.png> <img data-src=b.png> <img href=b.png>",
    "<!-- [x](b.png)\n<img src=b.png>",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_image_stays(text):
    assert readdressed(text, lambda target: "new.png" if target.kind == "image" else None) == text


def test_only_the_image_of_several_that_share_an_address_gets_another():
    text = '[x](b.png) ![x](b.png) <a href="b.png"><img src="b.png"></a>'
    made = readdressed(text, lambda target: "new.png" if target.kind == "image" else None)
    assert made == '[x](b.png) ![x](new.png) <a href="b.png"><img src="new.png"></a>'


def test_a_definition_that_links_and_images_share_stays():
    text = "[x][r] ![x][r]\n\n[r]: b.png"
    assert readdressed(text, lambda target: "new.png" if target.kind == "image" else None) == text


RAW = {
    '<a title="a > b" href="#x">y</a>': [("link", "#x", 0)],
    "a\n<a title='a > b' href='#x'>y</a>": [("link", "#x", 1)],
    "<p>\n<a href=#x>\n<!--\n<a href=#no> -->\n<IMG\nSRC='b c.png'>": [("link", "#x", 1), ("image", "b c.png", 5)],
    '<a name="x" data-href="#y">': [],
    '<a href="">': [],
    "<abbr href=x> <img href=x> <a src=x>": [],
    '<img alt="src=a.png" src="b&amp;c.png">': [("image", "b&c.png", 0)],
}


@pytest.mark.parametrize(("text", "found"), RAW.items())
def test_tags_lead_where_a_browser_takes_them(text, found):
    assert [(target.kind, target.address, target.offset) for target in targets(text)] == found


@pytest.mark.parametrize(
    "piece", ["<a ", "](", "](<", "[a]:", '<a "', "<a '\"", "](((((", "<img x=", "<!--", "[[]:", "> > "]
)
def test_nothing_hangs_it(piece):
    text = piece * 5_000 + '<img src="b.png"> [x](#b)'
    readdressed(f'<img src="b.png">\n\n{text}', lambda _: "#new")
    readdressed(f'<p><img src="b.png">\n{text}', lambda _: "#new")
