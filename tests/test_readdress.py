"""Links and images get other addresses, whatever they are written in, and no other character changes."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyfold.findings import tags, targets
from studyfold.markdown import parsed
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


PIECES = [
    "[a](#b)", "![a](b.png)", "[", "]", "](#b)", "*", "**", "_", "~~", "`", "\n", "\n\n", "    ", "> ", "- ", "^[",
    "[^n]", "\n[^n]: ", "[r]", "\n\n[r]: #b\n\n", "<a href='#b'>", "</a>", "<img src=b.png>", "<!--", "-->", "\\",
    "http://a.b", "a@b.c", "<http://a.b/#b>", "a", " ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_targets_are_those_that_are_rendered(text):
    """But for bare addresses of the web, which need no care."""
    tokens, _ = parsed(text)
    inline = [child for token in tokens for child in token.children or []]
    rendered = [child.attrs.get("href") or child.attrs.get("src") for child in inline]
    rendered += [tag.address for token in [*tokens, *inline] if "html" in token.type for tag in tags(token.content)]
    own = Counter(address for address in rendered if address in ("#b", "b.png"))
    found = Counter(target.address for target in targets(text) if target.address in ("#b", "b.png"))
    assert found == own or ("<!--" in text and found <= own)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_only_addresses_change(text):
    made = readdressed(text, lambda target: "#new" if target.address == "#b" else None)
    before, after = targets(text), targets(made)
    assert [(t.kind, t.offset) for t in before] == [(t.kind, t.offset) for t in after]
    assert {t.address for t in after} - {t.address for t in before} <= {"#new"}
    assert made.replace("#new", "#b") == text
