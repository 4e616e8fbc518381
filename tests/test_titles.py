"""Titles show on a page, in a heading and in plain text what their author meant."""

from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studyfold import titles
from studyfold.reading import attributes

PIECES = st.sampled_from(
    [
        *"abc *_`{}#[]()<>&\\|!~^=$%'\"/:+-.",
        "word",
        "__init__",
        "**kw**",
        "`x`",
        "``a`b``",
        "&amp;",
        "&#123;",
        "<b>",
        "[l](#x)",
        "![i](u.png)",
        "é",
        "轮",
        "🚲",
        "{: #a .b }",
        "{ #x }",
        "{{ y }}",
        "https://example.org/",
        "\u200d",
        "\u00a0",
        "\u202e",
    ]
)
TITLES = st.lists(PIECES, max_size=14).map("".join)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def shown(markdown, title):
    page = markdown.reset().convert(f"## {titles.heading(title)} {{ #an-id }}")
    assert page.startswith('<h2 id="an-id">'), page
    assert page.endswith("</h2>"), page
    return page.removeprefix('<h2 id="an-id">').removesuffix("</h2>")


@pytest.mark.parametrize(
    ("title", "html", "plain"),
    [
        ("What is `x`?", "What is <code>x</code>?", "What is x?"),
        ("*One* **two**", "<em>One</em> <strong>two</strong>", "One two"),
        ("__name__ and _this_", "__name__ and _this_", "__name__ and _this_"),
        ("A <b> & a &amp;", "A &lt;b&gt; &amp; a &amp;", "A <b> & a &"),
        (r"\*escaped\* \# \{", "*escaped* # {", "*escaped* # {"),
        ("[a link](https://example.org) ![an image](i.png)", "a link an image", "a link an image"),
        ("[x](javascript:alert)", "[x](javascript:alert)", "[x](javascript:alert)"),
        ("`{x}` {y} {{ z }} {% t %}", "<code>{x}</code> {y} {{ z }} {% t %}", "{x} {y} {{ z }} {% t %}"),
        ("many   spaces", "many spaces", "many spaces"),
    ],
)
def test_title(markdown, title, html, plain):
    assert titles.html(title) == html
    assert titles.plain(title) == plain
    assert unescape(shown(markdown, title)) == unescape(html)


@given(TITLES)
@example("a\\")
@example("`` ` ``")
@example("a {#b}")
@example("1. a")
@example("- a")
@example("a #")
@example("**a**b")
@example("*a*`b`*c*")
def test_a_heading_shows_the_title(markdown, title):
    if titles.html(title):
        assert unescape(shown(markdown, title)) == unescape(titles.html(title))


@given(PLAIN)
@example("a  b")
@example("2 * 3 * 4")
@example("&amp;")
@example("\\*")
@example("`a`")
@example("{#a}")
def test_plain_text_becomes_a_title_that_shows_it(text):
    assert titles.plain(titles.from_plain(text)) == " ".join(text.split())


@given(TITLES, st.sampled_from(["", "own-id"]))
@example("a {#b}", "")
@example("a {#b} {#c}", "own-id")
@example("{#b}", "")
@example("a \\{#b}", "")
@example("a #", "")
@example("a ##", "own-id")
def test_a_written_heading_is_read_as_the_same_title(title, own):
    title = " ".join(title.split())
    heading = attributes.read(attributes.write(attributes.Heading(title, own)))
    assert (titles.html(heading.title), heading.id) == (titles.html(title), own)
