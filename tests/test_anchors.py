"""Links of a document into itself lead to the questions and topics that its headings became."""

import re
from urllib.parse import quote, unquote

import pytest

from studyfold import titles
from studyfold.canonical_text import canonical_text
from studyfold.check import check, questions
from studyfold.findings import targets
from studyfold.model import Document
from studyfold.parts import divided
from studyfold.reading import read
from studyfold.reading.lines import anchors
from studyfold.reading.lines.anchors import anchor_of
from studyfold.reading.lines.document import parsed
from studyfold.reading.lines.source import Line, Source
from studyfold.reading.shape import marks
from studyfold.reading.shape.candidates import candidates
from studyfold.words import lost_words

BEES = """\
# Bees

First read [why they dance](#2-why-do-bees-dance).

## Basics

### 1. What is a `bee`?

An insect. {link}

#### Details

Six legs.

<a name="here"></a>
### 2. Why do bees dance?

To tell the others.

#### Details

It waggles.

## 🍯 Honey & Wax

### What is *honey*?

Food.

### 什么是蜂蜡？

Wax, made by <span id="gland">glands</span>.
"""
LEADS = {
    "#2-why-do-bees-dance": "here",
    "#user-content-2-why-do-bees-dance": "here",
    "#2.-Why-do-bees-dance?": "here",
    "#here": "here",
    "#details": "what-is-a-bee",
    "#details-1": "here",
    "#-honey--wax": "honey-wax",
    "#what-is-honey": "what-is-honey",
    "#什么是蜂蜡": "什么是蜂蜡",
    "#%E4%BB%80%E4%B9%88%E6%98%AF%E8%9C%82%E8%9C%A1": "什么是蜂蜡",
    "#gland": "什么是蜂蜡",
    "#bees": "bees",
    "#": "bees",
    "#top": "bees",
}


def understood(text, path="bees.md"):
    guide, problems = read([Document(path, text)])
    return guide, [*problems, *check(guide, lambda *_: "there")]


def where_it_leads(text):
    guide, problems = understood(text)
    (target,) = targets(next(questions(guide)).answer)
    return target.address, [problem.line for problem in problems if problem.code == "dead-link"]


@pytest.mark.parametrize(("address", "question"), LEADS.items())
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", '[x]({} "t")', "<a href='{}'>x</a>", "[x][r]\n\n[r]: {}\n"])
def test_a_link_leads_to_what_the_heading_became(address, question, form):
    leads, dead = where_it_leads(BEES.format(link=form.format(address)))
    assert (unquote(leads), dead) == (f"#{question}", [])


def test_only_a_link_to_nothing_is_dead():
    assert where_it_leads(BEES.format(link="\n\n[x](#nowhere)")) == ("#nowhere", [11])


def test_what_only_looks_like_a_link_stays():
    link = "[x](#2-why-do-bees-dance)"
    code = f"`{link}` ``{link}\n{link}``\n\n```md\n{link}\n```\n\n{link}"
    answer = next(questions(understood(BEES.format(link=code))[0])).answer
    assert (answer.count(link), answer.count("[x](#here)")) == (4, 1)


def test_the_introduction_leads_on_too():
    assert "(#here)" in understood(BEES.format(link=""))[0].intro


@pytest.mark.parametrize("address", LEADS)
def test_what_was_settled_stays_so_and_no_word_is_lost(address):
    text = BEES.format(link=f"[x]({address})")
    guide, _ = understood(text)
    assert not lost_words(text, guide)
    again, problems = understood(canonical_text(guide))
    assert problems == []
    assert [q.answer for q in questions(again)] == [q.answer for q in questions(guide)]


def test_a_link_leads_to_the_part_of_a_topic_that_was_divided():
    asked = "".join(f"### {n}. What is bee number {n}?\n\nA bee. [All](#all-bees)\n\n" for n in range(1, 131))
    guide, _ = understood(f"# Guide\n\n## All bees\n\n{asked}\n\n## Rest\n\n### What is honey?\n\nFood.\n")
    made = divided(guide)
    assert len(made.topics) > 2
    assert [p.code for p in check(made, lambda *_: "there") if p.code == "dead-link"] == []


def test_a_link_to_another_file_of_a_folder_leads_to_its_question():
    one = "# Hives\n\n## What is a hive?\n\nA house [of wax](b.md#what-is-wax), [goods](./b.md).\n\n## Why?\n\nSo.\n"
    other = "# Goods\n\n## What is honey?\n\nFood.\n\n## What is wax?\n\nWax.\n"
    guide, _ = read([Document("f/a.md", one), Document("f/b.md", other)])
    assert re.findall(r"\]\((.*?)\)", next(questions(guide)).answer) == ["#what-is-wax", "#goods"]


RST = """\
FAQ
===

What is a bee?
--------------

An insect. {}

.. _dance-label:

Why do bees dance?
------------------

To tell.

.. _inside:

A paragraph.
"""
ADOC = """\
= FAQ

== What is a bee?

An insect. {}

[[dance-label]]
== Why do bees dance?

To tell.

[#inside]
A paragraph with an [[deep]]anchor.

== What is honey?

Food.
"""
HTML = """\
<h1>FAQ</h1>
<h3>What is a bee?</h3><p>An insect. {}</p>
<a name="dance-label"></a><h3>Why do bees dance?</h3><p id="inside">To tell.</p><ul><li id="deep">All.</li></ul>
<div id="around"><h3>What is honey?</h3><p>Food.</p></div>
"""
FORMATS = [
    ("x.rst", RST, "`Why do bees dance?`_", "dance-label"),
    ("x.rst", RST, "dance-label_", "dance-label"),
    ("x.rst", RST, ":ref:`dance-label`", "dance-label"),
    ("x.rst", RST, ":ref:`how <inside>`", "dance-label"),
    ("x.adoc", ADOC, "<<dance-label>>", "dance-label"),
    ("x.adoc", ADOC, "<<inside,there>>", "dance-label"),
    ("x.adoc", ADOC, "<<deep,there>>", "dance-label"),
    ("x.adoc", ADOC, "<<_what_is_honey>>", "what-is-honey"),
    ("x.adoc", ADOC, "<<What is honey?>>", "what-is-honey"),
    ("x.html", HTML, "<a href='#dance-label'>x</a>", "why-do-bees-dance"),
    ("x.html", HTML, "<a href='#inside'>x</a>", "why-do-bees-dance"),
    ("x.html", HTML, "<a href='#deep'>x</a>", "why-do-bees-dance"),
    ("x.html", HTML, "<a href='#around'>x</a>", "what-is-honey"),
]


@pytest.mark.parametrize(("path", "text", "link", "question"), FORMATS)
def test_other_formats_name_places_in_their_own_ways(path, text, link, question):
    text = text.format(link)
    guide, problems = understood(text, path)
    assert [target.address for target in targets(next(questions(guide)).answer)] == [f"#{question}"]
    assert [problem.code for problem in problems if problem.code == "dead-link"] == []
    assert not lost_words(text, guide)


SLUGS = {
    "1. What is X?": "1-what-is-x",
    "C++ & `Rust`": "c--rust",
    "snake_case": "snake_case",
    "⚙️ Setup": "\ufe0f-setup",
    "Ünïcode Größe": "ünïcode-größe",
    "हिन्दी": "हिन्दी",
    "½ full": "-full",
    "  a  b  ": "a--b",
}


@pytest.mark.parametrize(("title", "anchor"), SLUGS.items())
def test_a_heading_has_the_anchor_that_github_gives_it(title, anchor):
    assert anchor_of(title) == anchor


LISTED = """\
# Bees

## Contents

- [{title}](#{anchor})
- [Wax](#wax)
- [Comb](#comb)

## {title}

One.

## Wax

Two.

## Comb

Three.
"""


@pytest.mark.parametrize(
    ("title", "anchor"), [("हिन्दी", "हिन्दी"), ("हिन्दी", quote("हिन्दी")), ("The `<p>` &amp; *q*", "the-p--q")]
)
def test_a_contents_list_leads_to_headings_by_the_same_anchors(title, anchor):
    text = LISTED.format(title=title, anchor=anchor)
    document = parsed(Source("bees.md", tuple(Line(line, n) for n, line in enumerate(text.split("\n"), 1))))
    made = candidates([line.text for line in document.lines], document.blocks, document.aside)
    (headings,) = [candidate for candidate in made if candidate.name == "headings-2"]
    assert [mark.title for mark in headings.marks if mark.weight < marks.LISTED] == []


def test_the_anchors_of_a_file_are_made_once(monkeypatch):
    real, made = anchors.anchors, []
    monkeypatch.setattr(anchors, "anchors", lambda document: made.append(document.path) or real(document))
    understood(LISTED.format(title="Pollen", anchor="pollen") + "\nSee [wax](#wax).\n")
    assert made == ["bees.md"]


ABOVE = {
    "alone": ('<a id="rye"></a>\n\n## What is rye?', "rye"),
    "at once": ('<a name="rye"></a>\n## 2. What is rye?', "rye"),
    "another tag": ('<div id="rye"></div>\n\n## What is rye?', "rye"),
    "bold": ('<a id="rye"></a>\n\n**What is rye?**', "rye"),
    "in a tag": ('<h2 align="center" id="rye">What is rye?</h2>', "rye"),
}


@pytest.mark.parametrize(("title", "own"), ABOVE.values(), ids=ABOVE)
def test_an_anchor_above_a_title_is_the_id_of_what_it_leads_to(title, own):
    first = "**Who bakes?**" if "**" in title else "## Who bakes?"
    guide, _ = read([Document("a.md", f"# Bread\n\n{first}\n\nBakers, of [rye](#{own}).\n\n{title}\n\nA grain.\n")])
    one, other = questions(guide)
    assert (one.answer, other.id, other.has_own_id) == (f"Bakers, of [rye](#{own}).", own, True)
    assert (titles.plain(other.title), other.answer) == ("What is rye?", "A grain.")
