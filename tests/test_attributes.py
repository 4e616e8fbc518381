"""Header attributes: what stands in braces at the end of a heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyfold.reading.attributes import Heading, read, write

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
PHRASES = st.lists(
    st.sampled_from(["a", "url map", "C++", "it's", 'a "b"', "x=y", "{x}", "#1", ".net", "é", "`"]),
    max_size=3,
    unique=True,
)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("A title", Heading("A title")),
        ("A title {#an-id}", Heading("A title", "an-id")),
        ("A title {#an-id .mid}", Heading("A title", "an-id", "mid")),
        ("A title { .mid #an-id }", Heading("A title", "an-id", "mid")),
        ("A title {.mid}", Heading("A title", level="mid")),
        ('A title {tags="a, b;c"}', Heading("A title", tags=("a", "b", "c"), names=("tags",))),
        ("A title {tags=a aka='b c; d'}", Heading("A title", tags=("a",), aliases=("b c", "d"), names=("tags", "aka"))),
        ('A title {aka="a } b"}', Heading("A title", aliases=("a } b",), names=("aka",))),
        ("What is {x}?", Heading("What is {x}?")),
        ("What is {x}", Heading("What is {x}")),
        ("What is {}", Heading("What is {}")),
        (r"What is \{#x}", Heading(r"What is \{#x}")),
        ("What is {{ x }}", Heading("What is {{ x }}")),
        ("What is {% x %} {#id}", Heading("What is {% x %}", "id")),
        ("{#only}", Heading("", "only")),
    ],
)
def test_read(line, heading):
    assert read(line) == heading


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("A {#one #two}", "one id"),
        ("A {.one .two}", "one level"),
        ('A {#a colour="red"}', "'colour' is not known"),
        ("A {#a b}", "can't be read"),
        ('A {tags="a}', "can't be read"),
        ("A {#}", "can't be read"),
    ],
)
def test_complaint(line, complaint):
    assert complaint in read(line).complaint


@given(WORDS, st.sampled_from(["", "mid"]), PHRASES, PHRASES)
def test_what_is_written_is_read(own, level, tags, aliases):
    heading = Heading("A title", own, level, tuple(tags), tuple(aliases))
    again = read(write(heading))
    assert again.complaint == ""
    assert (again.title, again.id, again.level, again.tags, again.aliases) == (
        "A title",
        own,
        level,
        tuple(tags),
        tuple(aliases),
    )
