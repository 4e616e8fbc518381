"""A piece of Markdown swallows nothing of what follows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyfold.markdown import blocks
from studyfold.reading.lines.closing import closed

LINES = [
    "words", "", "", "# heading", "===", "- item", "  in it", "> quoted", "| a |", "| --- |", "    code",
    "<!-- a", "  <!-- a", "    <!-- a", "<!-- a -->", "-->", "```", "  ```", "~~~~ js", "````",
    "<pre>", "</pre>", "<script>", "<div>", "</div>", "<?", "?>", "<![CDATA[", "]]>",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


@given(PIECES)
def test_what_follows_a_piece_stands_for_itself(piece):
    *_, heading, inline, end = blocks().parse(f"{closed(piece)}\n\n# What follows")
    assert (heading.type, inline.content, end.level) == ("heading_open", "What follows", 0)


@given(PIECES)
def test_nothing_changes_but_that_comments_show_and_ends_are_added(piece):
    made = closed(piece)
    assert made.replace("&lt;!--", "<!--").startswith(piece)
    assert closed(made) == made


@pytest.mark.parametrize(("piece", "wanted"), [
    ("a\n\n```js\n<!-- b", "a\n\n```js\n<!-- b\n```"),
    ("<!-- a\n\n<!-- b\n\n```\n<!-- c\n```", "&lt;!-- a\n\n&lt;!-- b\n\n```\n<!-- c\n```"),
    ("<!-- a -->\n\n<!-- b", "<!-- a -->\n\n&lt;!-- b"),
    ("<pre>\n<!-- a", "<pre>\n<!-- a\n</pre>"),
    ("<!-- a\n\n<script>\nb", "&lt;!-- a\n\n<script>\nb\n</script>"),
])  # fmt: skip
def test_what_is_open_is_closed(piece, wanted):
    assert closed(piece) == wanted
