"""Formats beside Markdown: what each gives, with the lines of its own file."""

import io
import sys
from pathlib import Path

import pytest

from studyfold import titles
from studyfold.canonical_text import canonical_text
from studyfold.check import questions
from studyfold.markdown import parsed, rendered_html
from studyfold.model import Document
from studyfold.reading import read
from studyfold.reading.files import load
from studyfold.reading.sources import markdown_source
from studyfold.words import lost_words

PAGE = """\
<!DOCTYPE html>
<html lang="de"><head><title>Fragen | Garten</title><script>var watched = 1;</script></head>
<body>
<nav><ul><li><a href="/">Start</a></li></ul></nav>
<div class="cookie-consent">Wir nutzen Kekse. <button>Gut</button></div>
<div id="content">
<h1>Gartenfragen</h1>
<p>Eine <b>kleine</b> Einleitung &amp; mehr.</p>
<h2>Boden</h2>
<h3 id="kompost">Was ist Kompost?</h3>
<p>Zersetztes
Material.</p>
<ul><li>Blätter</li><li>Gras<ol><li>frisch</li><li>trocken</li></ol></li></ul>
<pre><code class="language-python">def f(x):
    return x &lt; 1
</code></pre>
<h3>Wie gießt man?</h3>
<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>x|y</td></tr></table>
<p onclick="evil()">Morgens. <a href="javascript:alert(1)">Klick</a> <a href="https://example.org/a_b">dort</a></p>
<h2>Pflanzen</h2>
<h3>Wann sät man?</h3>
<p>Im Mai.<br>Oder Juni.</p>
<form><input name="q"><p>Suche hier</p></form>
<div class="related-posts"><h4>Verwandt</h4><a href="/x">Mehr lesen</a></div>
</div>
<footer>Impressum</footer>
</body></html>
"""
RST = """\
.. _top:

Tool questions
==============

.. contents::

.. _what-fork:

What is a fork?
---------------

A tool, see :ref:`top` and ``code``. It *digs*, says `a site`_.

.. code-block:: python

    def f():
        return 1

.. note:: Take care.

Who has one?
------------

#. Anna
#. Otto

.. _a site: https://example.org/
"""
ADOC = """\
= Garden
:toc:

Intro with *bold*.

== Tools

[[fork-use]]
=== What is a fork for?

It digs. See <<spade>>.

[source,python]
----
def f():
    return "<x>"
----

[#spade]
=== Is a spade a shovel?

No.footnote:[Really.]

* one
* two
"""
TERMS = """\
= Seeds

What is a seed?:: A start.
[[when-sow]]
When to sow?::
  In May.
+
Or in June.
"""


def understood(name, text):
    guide, _ = read([Document(name, text)])
    assert not lost_words(text, guide)
    return guide, list(questions(guide))


def placed(asked):
    return [(question.line, titles.plain(question.title)) for question in asked]


def test_a_saved_page():
    guide, asked = understood("page.html", PAGE)
    assert (guide.title, guide.language) == ("Gartenfragen", "de")
    assert [topic.title for topic in guide.topics] == ["Boden", "Pflanzen"]
    assert placed(asked) == [(10, "Was ist Kompost?"), (17, "Wie gießt man?"), (21, "Wann sät man?")]
    assert asked[0].id == "kompost"
    assert asked[0].answer == (
        "Zersetztes Material.\n\n- Blätter\n- Gras\n\n  1. frisch\n  2. trocken\n\n"
        "```python\ndef f(x):\n    return x < 1\n```"
    )
    assert "| 1 | x\\|y |" in asked[1].answer
    assert "Klick [dort](https://example.org/a_b)" in asked[1].answer
    assert asked[2].answer == "Im Mai.\\\nOder Juni."


def test_what_a_page_puts_around_its_content_is_in_no_answer():
    guide, asked = understood("page.html", PAGE)
    shown = "".join(question.prompt + question.answer for question in asked) + guide.intro
    for words in ("Start", "Kekse", "Verwandt", "Impressum", "watched", "Suche", "javascript"):
        assert words not in shown
    assert {"page furniture", "around the content", "form"} <= {stretch.reason for stretch in guide.unplaced}


def test_questions_that_a_page_names_by_a_class():
    item = '<div class="item"><button class="accordion">{}</button><div class="panel"><p>{}</p></div></div>\n'
    text = "".join(item.format(f"What is number {n}?", f"It is {n}.") for n in "abc")
    _, asked = understood("page.html", f"<html><body>\n{text}</body></html>\n")
    assert placed(asked) == [(2, "What is number a?"), (3, "What is number b?"), (4, "What is number c?")]
    assert [question.answer for question in asked] == ["It is a.", "It is b.", "It is c."]


OPENERS = [
    '<h2><button aria-expanded="false" data-bs-target="#e{0}" aria-controls="e{0}">{1}</button></h2>',
    '<h2><button data-toggle="collapse" data-target="#e{0}" aria-controls="e0">{1}</button></h2>',
    '<h2><a data-toggle="collapse" href="#e{0}">{1}</a></h2>',
]


@pytest.mark.parametrize("opener", OPENERS)
def test_what_opens_on_a_click_is_a_question_and_the_heading_above_is_not(opener):
    entry = opener + '\n<div id="e{0}"><div class="body">{2}</div></div>\n'
    entries = [("Rye and wheat", "Two grains."), ("The mill", "Stones."), ("Who eats it", "All.")]
    page = "".join(entry.format(n, *words) for n, words in enumerate(entries))
    menu = '<div><button aria-controls="m">More pages</button><ul id="m"><li><a href="/x">X</a></li></ul></div>'
    text = f"<html><body>{menu}<main><h2>How can we help you?</h2>{page}</main></body></html>"
    guide, _ = read([Document("a.html", text)])
    assert [(titles.plain(q.title), q.answer) for q in questions(guide)] == entries


def test_a_bold_question_right_after_words_without_a_paragraph():
    text = (
        "<html><body>\n<a name=a><b>What is rye?</b></a><br/>\n<p>A grain.</p>\n<code>mill rye</code>\n<br/>\n"
        "<a name=b><b>How is it milled?</b></a><br/>\n<p>Between stones.</p>\n"
        "<code>bake</code><br/><b>Who eats it?</b><br/><p>All.</p></body></html>"
    )
    guide, _ = read([Document("a.html", text)])
    assert [titles.plain(q.title) for q in questions(guide)] == ["What is rye?", "How is it milled?", "Who eats it?"]
    assert not lost_words(text, guide)


def test_a_contents_list_of_terms():
    entries = "".join(f'<dt><a href="#q{n}">What is number {n}?</a></dt>' for n in range(4))
    asked = "".join(f'<h4 id="q{n}">What is number {n}?</h4><p>It is {n}.</p>' for n in range(4))
    guide, _ = read([Document("a.html", f"<html><body><h1>FAQ</h1><dl>{entries}</dl>{asked}</body></html>")])
    assert [(titles.plain(q.title), q.answer) for q in questions(guide)] == [
        (f"What is number {n}?", f"It is {n}.") for n in range(4)
    ]


def test_a_title_with_a_colon_that_is_no_yaml(folder):
    for n, name in enumerate(("rye", "mill", "oven"), 1):
        text = (
            f"---\ntitle: You have a cold {name}: what do you do?\ntags: [a]\n---\n\nAnswer {n}.\n\n## More\n\nWords.\n"
        )
        (folder / f"{name}.md").write_text(text, "utf-8")
    guide, _ = read(load(folder))
    assert [titles.plain(q.title) for q in questions(guide)] == [
        f"You have a cold {name}: what do you do?" for name in ("mill", "oven", "rye")
    ]


def test_lists_of_raw_html_in_markdown():
    items = "".join(f"<li>What is number {n}?</li>\n" for n in range(6))
    _, asked = understood("list.md", f"# Numbers\n\n<div dir='rtl'>\n<ul>\n{items}</ul>\n</div>\n")
    assert placed(asked) == [(n + 5, f"What is number {n}?") for n in range(6)]


def test_restructured_text():
    guide, asked = understood("faq.rst", RST)
    assert guide.title == "Tool questions"
    assert placed(asked) == [(10, "What is a fork?"), (22, "Who has one?")]
    assert asked[0].id == "what-fork"
    assert "[a site](https://example.org/)" in asked[0].answer
    assert "```python\ndef f():\n    return 1\n```" in asked[0].answer
    assert "> [!note]\n>\n> Take care." in asked[0].answer
    assert asked[1].answer == "1. Anna\n2. Otto"


def test_asciidoc():
    guide, asked = understood("faq.adoc", ADOC)
    assert (guide.title, guide.intro) == ("Garden", "Intro with **bold**.")
    assert placed(asked) == [(9, "What is a fork for?"), (20, "Is a spade a shovel?")]
    assert [question.id for question in asked] == ["fork-use", "spade"]
    assert "(#spade)" in asked[0].answer
    assert '```python\ndef f():\n    return "<x>"\n```' in asked[0].answer
    assert asked[1].answer == "No. (Really.)\n\n- one\n- two"


ANCHORED = """\
Bread questions
===============

Why is rye dark?
----------------

It is so.

[[mill]]
My mill is loud (I have a "very old" one)
-----------------------------------------

Oil it.

[[oven]]
[role="x"]
\u00bfHow hot is an oven?
-------------------

Hot. See <<mill,the mill>>.
"""


SUBSTITUTED = """\
Bread
=====

.. |mill| replace:: the :sql:`MILL`
.. _mill: https://example.org/mill
.. |shop| raw:: html

   <a href="https://example.org/shop">the <b>shop</b></a>

.. |deg| unicode:: 0xB0
.. |oven| image:: oven.png
   :alt: an oven

What is rye?
------------

Ask |mill|_ or |shop|.

How hot is |oven| the oven?
---------------------------

At 200 |deg|.

Who eats it?
------------

All.
"""


def test_substitutions_of_restructured_text():
    _, asked = understood("a.rst", SUBSTITUTED)
    assert asked[0].answer == "Ask [the `MILL`](https://example.org/mill) or [the **shop**](https://example.org/shop)."
    assert asked[1].answer == "At 200 \u00b0."


def test_titles_of_asciidoc_below_their_anchors():
    _, asked = understood("a.adoc", ANCHORED)
    assert [titles.plain(q.title) for q in asked] == [
        "Why is rye dark?",
        'My mill is loud (I have a "very old" one)',
        "\u00bfHow hot is an oven?",
    ]
    assert asked[2].answer == "Hot. See [the mill](#mill)."


def test_terms_of_asciidoc():
    _, asked = understood("faq.adoc", TERMS)
    assert placed(asked) == [(3, "What is a seed?"), (5, "When to sow?")]
    assert asked[1].answer == "In May.\n\nOr in June."


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode()), "utf-8"))
    guide, _ = read(load(Path("-")))
    assert guide.title == "Gartenfragen"


@pytest.mark.parametrize(
    ("text", "count"), [(RST, 2), (PAGE, 3), ("# A\n\n## Why?\n\nSo.\n", 1), ("Why so?\nSo.\n", 1)]
)
def test_a_name_without_an_ending_leaves_it_to_the_text(text, count):
    assert len(understood("FAQ", text)[1]) == count


def test_a_folder_with_a_file_for_each_question(folder):
    for topic in ("soil", "plants"):
        (folder / topic).mkdir()
        for n in range(3):
            front = f"---\ntags: [{topic}-tag]\nlevel: easy\n---\n"
            (folder / topic / f"{n}.md").write_text(f"{front}# What is {topic} {n}?\n\n#### Answer\n\nIt is {n}.\n")
    (folder / "README.md").write_text("# All questions\n\nRead them.\n")
    guide, _ = read(load(Path()))
    assert [(topic.title, len(topic.questions)) for topic in guide.topics] == [("Plants", 3), ("Soil", 3)]
    first = guide.topics[0].questions[0]
    assert (first.answer, first.tags, first.level) == ("It is 0.", ("plants-tag",), "easy")


def test_a_file_whose_front_matter_is_the_question(folder):
    for n in range(3):
        (folder / f"{n}.md").write_text(f"---\nquestion: What is {n}?\n---\nIt is {n}.\n")
    guide, _ = read(load(Path()))
    assert [question.answer for question in questions(guide)] == ["It is 0.", "It is 1.", "It is 2."]


def test_front_matter_in_toml():
    front = '+++\ntitle = "Bees: a start"\nweight = 3\ntags = [\n  "wax",\n  "honey",\n]\nlevel = "easy"\n+++\n'
    source = markdown_source.read(Document("a.md", f"{front}## What is a bee?\n\nAn insect.\n"))
    assert (source.title, source.tags, source.level) == ("Bees: a start", ("wax", "honey"), "easy")


def test_front_matter_that_is_no_toml_still_tells_its_title():
    source = markdown_source.read(Document("a.md", "+++\ntitle = 'Bees'\ndate = yesterday\n+++\nWords.\n"))
    assert source.title == "Bees"


def test_a_page_in_the_encoding_that_it_names(folder):
    page = '<html><head><meta charset="iso-8859-1"></head><body><h2>Wie heißt das Öl?</h2><p>Rüböl.</p></body></html>'
    (folder / "page.html").write_bytes(page.encode("latin-1"))
    guide, _ = read(load(Path("page.html")))
    assert [(question.title, question.answer) for question in questions(guide)] == [("Wie heißt das Öl?", "Rüböl.")]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("indented.rst", "What does owl {} eat?\n----------------------\n"),
        ("indented.adoc", "== What does owl {} eat?\n"),
    ],
)
def test_a_file_indented_from_its_middle_on(name, head):
    lines = "".join(f"{head.format(n)}\nMice, mostly.\n\n" for n in range(8)).splitlines()
    moved = [f"   {line}" if line else line for line in lines[len(lines) // 2 :]]
    guide, _ = read([Document(name, "\n".join([*lines[: len(lines) // 2], *moved]))])
    assert len(list(questions(guide))) == 8


@pytest.mark.parametrize("name", ["faq.txt", "-"])
def test_a_text_that_speaks_of_tags_is_no_page(name):
    text = "Q: What does <body> hold?\nA: A page.\n\nQ: Is a < b?\nA: Yes.\n\nQ: Where is <head>?\nA: Above.\n"
    guide, _ = read([Document(name, text)])
    assert [titles.plain(question.title) for question in questions(guide)] == [
        "What does <body> hold?",
        "Is a < b?",
        "Where is <head>?",
    ]


def test_a_link_that_only_unfolds_the_answer_leads_nowhere():
    panel = (
        '<div class="panel"><h4><a data-toggle="collapse" href="faq.html#a{0}" aria-expanded="false"><i></i>'
        '<p>{1}</p></a></h4></div>\n<div id="a{0}" class="collapse"><p>{2}</p></div>\n'
    )
    entries = [("What is rye?", "A grain."), ("What is a mill?", "Stones."), ("Who eats bread?", "All.")]
    page = "".join(panel.format(n, *words) for n, words in enumerate(entries))
    _, asked = understood("page.html", f"<html><body><main>{page}</main></body></html>")
    assert [(titles.plain(q.title), q.prompt, q.answer) for q in asked] == [(t, "", a) for t, a in entries]


def test_a_bar_of_buttons_and_a_lone_line_break_are_no_introduction():
    bar = "<div><button><span>All</span></button>\n<button>Rye</button><button>Wheat</button></div>"
    entry = "<h3>{}</h3><p>So.</p>\n"
    page = "".join(map(entry.format, ("Why rye?", "Why wheat?", "Why salt?")))
    guide, asked = understood("page.html", f"<html><body><main><br>\n<h2>Grain</h2>{bar}{page}</main></body></html>")
    assert len(asked) == 3
    assert (guide.intro, guide.topics[0].intro) == ("", "")
    assert ("page furniture", "All Rye Wheat") in [(left.reason, left.text) for left in guide.unplaced]


RST_OF_SPHINX = """\
Frequent questions
==================

.. sectionauthor:: Ann Miller <ann@example.org>

Ovens
-----

.. cssclass:: faq

How hot is `~ovens.stone()`?
    Hot. See `!Oven`.

    .. raw:: html

       <p>Mind your <b>hands</b>.</p>

    .. raw:: latex

       \\newpage

.. rst-class:: faq

Why does the crumb tear?
    It is cut warm.

.. class:: faq

Who eats it?
    All.
"""


def test_what_restructured_text_says_to_its_tools_is_not_shown():
    guide, asked = understood("a.rst", RST_OF_SPHINX)
    assert (guide.intro, guide.topics[0].intro) == ("", "")
    assert [titles.plain(q.title) for q in asked] == [
        "How hot is ovens.stone()?",
        "Why does the crumb tear?",
        "Who eats it?",
    ]
    assert [q.answer for q in asked] == ["Hot. See *Oven*.\n\nMind your **hands**.", "It is cut warm.", "All."]


def test_a_table_with_names_of_columns_keeps_lists_in_its_cells():
    table = (
        "<table><thead><tr><th>Number</th><th>Grains</th></tr></thead><tbody><tr><td>7</td><td>Rye</td></tr>"
        "<tr><td>8</td><td>Dark ones: <ul><li>oat</li><li>buck<b>wheat</b></li></ul></td></tr></tbody></table>"
    )
    entry = "<h3>{}</h3>\n<p>So.</p>\n{}\n"
    page = entry.format("Which grains?", table) + entry.format("Why rye?", "") + entry.format("Who eats it?", "")
    _, asked = understood("page.html", f"<html><body><main>{page}</main></body></html>")
    assert asked[0].answer == (
        "So.\n\n| Number | Grains |\n| --- | --- |\n| 7 | Rye |\n"
        "| 8 | Dark ones:<br>\u2022 oat<br>\u2022 buck**wheat** |"
    )


def test_what_follows_the_last_of_folded_answers_is_in_none():
    entry = "<details><summary>{}</summary><p>So.</p></details>\n"
    page = "".join(map(entry.format, ("Why rye?", "Why wheat?", "Why salt?")))
    end = '<div><a href="https://example.org/ask">Ask us</a></div><section><b>The Mill</b></section>'
    guide, asked = understood("page.html", f"<html><body><main>{page}{end}</main></body></html>")
    assert [question.answer for question in asked] == ["So."] * 3
    assert [left.text for left in guide.unplaced if left.reason == "after the last question"] == [
        "[Ask us](https://example.org/ask)",
        "**The Mill**",
    ]
    between = page.replace("Why salt", "Why so")
    _, asked = understood("page.html", f"<html><body><main>{page}<p>Ask at noon.</p>{between}</main></body></html>")
    assert asked[2].answer == "So.\n\nAsk at noon."


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("FAQ | Frequently Asked Questions - The Mill", "FAQ \u00b7 The Mill"),
        ("Rye | The Mill", "Rye"),
        ("FAQ", "FAQ"),
    ],
)
def test_a_page_is_called_by_more_than_that_it_asks(title, called):
    page = "".join(f"<h2>{asked}</h2><p>So.</p>\n" for asked in ("Why rye?", "Why wheat?", "Why salt?"))
    guide, _ = understood("page.html", f"<html><head><title>{title}</title></head><body>{page}</body></html>")
    assert guide.title == called


@pytest.mark.parametrize("number", ["\u00b2", "9" * 5000])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<h2>Why rye?</h2><ol start='{}'><li>It grows.</li></ol>\n"),
        ("a.rst", "Why rye?\n========\n\n{}. It grows.\n"),
        ("a.md", "| n | Question | Answer |\n|---|---|---|\n| {} | Why rye? | It grows. |\n| 3 | Why oats? | So. |\n"),
    ],
)
def test_a_number_that_none_can_count_on_from(name, text, number):
    guide, _ = read([Document(name, text.format(number))])
    first = next(questions(guide))
    assert (first.title, first.answer.endswith("It grows.")) == ("Why rye?", True)


def test_a_page_that_counts_lines_of_its_own():
    entry = '<h2 data-line="{}00">{}</h2>\n<p>So.</p>\n'
    _, asked = understood("page.html", "".join(entry.format(n, f"What is number {n}?") for n in range(1, 4)))
    assert [question.line for question in asked] == [1, 3, 5]


SET_OFF = {
    "<b>Note:</b>rye": "<strong>Note:</strong>rye",
    "<b>\u6ce8\uff1a</b>\u9ea6": "<strong>\u6ce8\uff1a</strong>\u9ea6",
    "<i>(dark)</i>rye": "<em>(dark)</em>rye",
    "un<s>(-)</s>ground": "un<del>(-)</del>ground",
    "<b>a</b><strong>b</strong>": "<strong>a</strong><strong>b</strong>",
    "<b><i>rye</i> bread</b>": "<strong><em>rye</em> bread</strong>",
    "<i><b>rye</b></i>": "<strong><em>rye</em></strong>",
    "<b><strong>rye</strong> bread</b>": "<strong>rye bread</strong>",
    "<b><code>rye</code></b>s": "<strong><code>rye</code></strong>s",
    "<b>*rye</b> <em>oat*</em>": "<strong>*rye</strong> <em>oat*</em>",
    "<b>rye:<br></b>dark": "<strong>rye:</strong><br />\ndark",
    "<code>rye</code><tt>()</tt>, <code>oat</code>": "<code>rye()</code>, <code>oat</code>",
}


@pytest.mark.parametrize("words", SET_OFF)
def test_emphasis_shows_no_asterisk_that_is_not_there(words):
    _, asked = understood("page.html", f"<html><body><h2>Why rye?</h2>\n<p>{words}</p></body></html>\n")
    assert rendered_html(*parsed(asked[0].answer)) == f"<p>{SET_OFF[words]}</p>\n"


def test_emphasis_that_tags_are_not_needed_for():
    _, asked = understood("page.html", "<h2>Why rye?</h2>\n<p><b>Note</b>: buck<b>wheat</b>, <i>(dark)</i>.</p>\n")
    assert asked[0].answer == "**Note**: buck**wheat**, *(dark)*."


def test_emphasis_within_a_word_of_restructured_text():
    _, asked = understood("a.rst", "Why rye?\n========\n\n**Note:**\\ rye, *dark*\\ ness.\n")
    assert asked[0].answer == "<strong>Note:</strong>rye, *dark*ness."


def test_a_title_without_the_emphasis_that_its_line_can_not_show():
    _, asked = understood("page.html", "<h2><b>Rye:</b>why?</h2>\n<p>So.</p>\n<h2>Why <b>oats</b>?</h2>\n<p>So.</p>\n")
    assert [question.title for question in asked] == ["Rye:why?", "Why **oats**?"]


ENTRIES = [("What is rye?", "A grain."), ("What is a mill?", "Two stones."), ("Who eats bread?", "All do.")]
WELCOME = "<h1>Bread</h1><p>Welcome to the mill, which has stood on this river for more than three hundred years.</p>\n"


def asked_on(page):
    _, asked = understood("page.html", f"<html><body><main>{WELCOME}{page}</main></body></html>\n")
    return [(titles.plain(question.title), question.answer) for question in asked]


@pytest.mark.parametrize(
    "name", ["oven-widget oven-widget-text", "modal", "social", "comments", "faq-modal", "card-footer"]
)
def test_what_stands_right_under_questions_is_an_answer_whatever_it_is_called(name):
    entry = f'<div class="oven-widget"><h2>{{}}</h2></div>\n<div class="{name}"><p>{{}}</p></div>\n'
    assert asked_on("".join(entry.format(*words) for words in ENTRIES)) == ENTRIES


@pytest.mark.parametrize("name", ["oven-widget", "related-topics", "menu"])
def test_what_holds_an_accordion_is_no_furniture(name):
    entry = '<div><div role="button" aria-controls="c{0}"><a>{1}</a></div>\n<div id="c{0}"><p>{2}</p></div></div>\n'
    page = "".join(entry.format(n, *words) for n, words in enumerate(ENTRIES))
    assert asked_on(f'<div class="{name}">{page}</div>') == ENTRIES


def test_a_contents_list_of_terms_is_furniture_and_so_is_the_name_of_a_sign():
    terms = "".join(f'<dt>1.{n}. <span><a href="#{n}">{asked}</a></span></dt>' for n, (asked, _) in enumerate(ENTRIES))
    sign = '<span class="material-symbols-outlined">expand_more</span>'
    page = "".join(f"<h2>1.{n}. {asked} {sign}</h2><p>{answer}</p>\n" for n, (asked, answer) in enumerate(ENTRIES))
    assert asked_on(f'<div class="toc"><p>Contents</p><dl class="toc">{terms}</dl></div>{page}') == ENTRIES


def test_an_answer_that_starts_within_a_paragraph_leaves_no_break_above_it():
    page = "".join(
        f"<h2>{asked}</h2><p>PROBLEM:<br>It is so.<br>SOLUTION:<br>{answer}</p>\n" for asked, answer in ENTRIES
    )
    _, asked = understood("a.html", page)
    assert [(question.prompt, question.answer) for question in asked] == [
        ("PROBLEM:\\\nIt is so.", answer) for _, answer in ENTRIES
    ]


def test_a_page_is_one_whatever_its_file_is_called():
    page = "<!DOCTYPE html>\n<html><body>" + "".join(f"<h2>{asked}</h2><p>{answer}</p>\n" for asked, answer in ENTRIES)
    guide, _ = read([Document("page.md", page)])
    assert [(titles.plain(q.title), q.answer) for q in questions(guide)] == ENTRIES


@pytest.mark.parametrize("name", ["modal verbs", "social-security", "related_terms"])
def test_a_name_of_furniture_may_mean_something_else(name):
    page = "".join(f"<h2>{asked}</h2><p>{answer}</p>\n" for asked, answer in ENTRIES)
    assert asked_on(page.replace("<p>All", f'<div class="{name}">Words.</div><p>All'))[2][1] == "Words.\n\nAll do."


LINKS = '<a href="/f">Send it to a friend</a> <button>Copy</button>'
POSTS = '<h4><a href="/o">What is an oven?</a></h4><h4><a href="/c">Why a crust?</a></h4>'
QUESTIONS = '<a class="more" href="/o">What is an oven?</a><a class="more" href="/c">Why so?</a>' * 2


AROUND = [
    ("cookie-notice", "<p>The mill keeps biscuits.</p>"),
    ("post-share-buttons", LINKS),
    ("social", LINKS),
    ("footer-social-links", LINKS),
    ("related-posts", POSTS),
    ("related-questions", QUESTIONS),
    ("site-sidebar", "<p>Open at noon.</p>"),
    ("widget-area", "<p>Open at noon.</p>"),
    ("ad-slot", "<p>Buy an oven.</p>"),
]
AFTER_ANSWERS = [("login-modal fade", "<p>Your name</p>"), ("comments-area", "<p>Nice bread!</p>")]


@pytest.mark.parametrize(
    ("name", "held", "above"),
    [(*each, "<h2>Who eats bread?</h2>") for each in AROUND]
    + [(*each, "<p>Two stones.</p>") for each in AROUND + AFTER_ANSWERS],
)
def test_furniture_among_questions_is_in_no_answer(name, held, above):
    page = "".join(f"<h2>{asked}</h2><p>{answer}</p>\n" for asked, answer in ENTRIES)
    assert asked_on(page.replace(above, f'{above}<div class="{name}">{held}</div>')) == ENTRIES


def answered_in_rst(body):
    """The answer that some lines of reStructuredText make."""
    _, asked = understood("a.rst", f"Why rye?\n========\n\n{body}\n\nWho eats it?\n============\n\nAll.\n")
    return asked[0].answer


RST_BLOCKS = {
    "a list in a cell": (
        "+-----+---------+\n| a   | b       |\n+=====+=========+\n| rye | - dark  |\n|     | - *old* |\n"
        "|     |         |\n|     | So it   |\n|     | is.     |\n+-----+---------+\n",
        "| a | b |\n| --- | --- |\n| rye | \u2022 dark<br>\u2022 *old*<br>So it is. |",
    ),
    "code, numbers and an image in cells": (
        "+-----+------------------+\n| ::  | 1. one           |\n|     | 2. two           |\n"
        "|  x* |                  |\n|     | .. image:: a.png |\n|     |    :alt: oven    |\n"
        "+-----+------------------+\n",
        "| `x*` | 1. one<br>2. two<br>![oven](a.png) |\n| --- | --- |",
    ),
    "cells over rows and columns": (
        "+-----+-----+-----+\n| a   | b   | c   |\n+=====+=====+=====+\n| rye | so        |\n|     +-----+-----+\n"
        "|     | oat | no  |\n+-----+-----+-----+\n",
        "| a | b | c |\n| --- | --- | --- |\n| rye | so |  |\n|  | oat | no |",
    ),
    "a table of lists": (
        ".. list-table:: Grains\n   :header-rows: 1\n   :widths: any of them\n\n   * - Name\n     - Use\n   * - rye\n"
        "     - bread\n",
        "Grains\n\n| Name | Use |\n| --- | --- |\n| rye | bread |",
    ),
    "a table of lists that are no rows": (
        ".. list-table::\n\n   * - rye\n   * - oat\n     - porridge\n",
        "- - rye\n- - oat\n  - porridge",
    ),
    "a table with commas": (
        '.. csv-table:: Grains\n   :header: "Name", "Use"\n\n   "rye, dark", bread\n',
        "Grains\n\n| Name | Use |\n| --- | --- |\n| rye, dark | bread |",
    ),
    "a table with a title": (
        ".. table:: Grains\n\n   === ===\n   a   b\n   === ===\n   rye oat\n   === ===\n",
        "Grains\n\n| a | b |\n| --- | --- |\n| rye | oat |",
    ),
    "an image": (".. image:: a.png\n   :alt: An oven\n   :size: big\n", "![An oven](a.png)"),
    "an image that leads somewhere": (
        ".. image:: a.png\n   :alt: oven\n   :target: https://example.org/\n",
        "[![oven](a.png)](https://example.org/)",
    ),
    "a figure": (
        ".. figure:: a.png\n   :alt: An oven\n\n   An *old* one.\n\n   Of stone.\n\n   Of iron.\n",
        "![An oven](a.png)\n\nAn *old* one.\n\nOf stone.\n\nOf iron.",
    ),
    "a figure without a caption": (
        ".. figure:: a.png\n   :alt: An oven\n\n   - old\n   - hot\n",
        "![An oven](a.png)\n\n- old\n- hot",
    ),
    "mathematics": (
        ".. math::\n   :label: sum\n\n   \\sum_{i} a_i * b_i\n",
        "```math\n\\sum_{i} a_i * b_i\n```",
    ),
    "fields": (
        ":Colour: dark *brown*\n:Uses:\n  - bread\n\n  and more\n",
        "Colour: dark *brown*\n\nUses:\n\n- bread\n\nand more",
    ),
    "a note": (
        "See [1]_ and [*]_.\n\n.. [1] Or *not*.\n\n   - oat\n\n.. [*] So.\n",
        "See [^1] and [^footnote-2].\n\n[^1]: Or *not*.\n\n    - oat\n\n[^footnote-2]: So.",
    ),
    "a note that nothing calls": ("See.\n\n.. [1] Or *not*.\n", "See.\n\n\\[1\\] Or *not*."),
    "a note in a quotation": (
        "See [1]_.\n\n  .. [1] Or *not*.\n\nSo.\n",
        "See \\[1\\].\n\n> \\[1\\] Or *not*.\n\nSo.",
    ),
    "options of a command": (
        "So:\n\n-a            All *grains*\n-k, --kind=KIND  One kind\n\n  ::\n\n    mill\n/q  Still\n",
        "So:\n\n- `-a`: All *grains*\n- `-k`, `--kind=KIND`: One kind\n\n  ```\n  mill\n  ```\n- `/q`: Still",
    ),
    "notes": (
        ".. tip:: Bake *dark*.\n\n.. danger::\n\n   - hot\n\n.. admonition:: Mind\n\n   So.\n",
        "> [!tip]\n>\n> Bake *dark*.\n\n> **Danger**\n>\n> - hot\n\n> Mind\n>\n> So.",
    ),
    "versions": (
        ".. versionadded:: 1.0\n\n.. deprecated:: 2.0\n   Use rye.\n",
        "New in version 1.0\n\nDeprecated since version 2.0: Use rye.",
    ),
    "a comment": ("So.\n\n.. To be\n   written anew.\n", "So."),
}


@pytest.mark.parametrize("case", RST_BLOCKS)
def test_blocks_of_restructured_text(case):
    body, answer = RST_BLOCKS[case]
    assert answered_in_rst(body) == answer


def test_fields_that_are_labels():
    page = "".join(f":Q: {asked}\n:A: {answer}\n\n" for asked, answer in ENTRIES)
    _, asked = understood("a.rst", f"FAQ\n===\n\n{page}")
    assert [(titles.plain(q.title), q.answer) for q in asked] == ENTRIES


@pytest.mark.parametrize(
    "directive",
    [
        ".. csv-table:: Grains\n   :file: {}\n",
        ".. csv-table:: Grains\n   :url: file://{}\n",
        ".. csv-table:: Grains\n   :file: {}\n\n   rye, oat\n",
        ".. figure:: {}\n   :figwidth: image\n",
        ".. include:: {}\n",
        ".. literalinclude:: {}\n",
        ".. raw:: html\n   :file: {}\n",
        ".. raw:: html\n   :url: file://{}\n",
        ".. code::\n   :file: {}\n\n   rye\n",
    ],
)
def test_a_document_reads_no_other_file(folder, directive):
    (folder / "secret.csv").write_text("hidden,words\n", "utf-8")
    _, asked = understood("a.rst", f"Why rye?\n========\n\n{directive.format(folder / 'secret.csv')}\nSo.\n")
    assert "hidden" not in asked[0].answer


@pytest.mark.parametrize("lead", ["So::", ".. code-block:: rst"])
def test_a_condition_that_is_shown_as_code_is_none(lead):
    shown = ".. only:: winter\n\n   Rye.\n\nOats."
    code = "\n".join(f"   {line}" for line in shown.split("\n"))
    _, asked = understood("a.rst", f"Why rye?\n========\n\n{lead}\n\n{code}\n\nWho eats it?\n============\n\nAll.\n")
    assert f"\n{shown}\n```" in asked[0].answer


@pytest.mark.parametrize(("ask", "tell"), [("Q:", "A:"), ("Q{}.", "Answer:"), ("Question {}", "Solution")])
def test_labels_may_stand_in_cells_of_their_own(ask, tell):
    grains = [("What is rye?", "A dark <b>grain</b>."), ("Who bakes?", "The baker."), ("What is hot?", "The oven.")]
    rows = "\n".join(
        f"<tr><td><p><b>{ask.format(n)}</b></p></td><td><p>{asked}</p></td></tr>\n"
        f"<tr><td><b>{tell}</b></td><td>{told}</td></tr>"
        for n, (asked, told) in enumerate(grains, 1)
    )
    _, asked = understood("page.html", f"<h1>Bread</h1>\n<table>\n{rows}\n</table>\n")
    assert [(each.title, each.answer) for each in asked] == [
        ("What is rye?", "A dark **grain**."), ("Who bakes?", "The baker."), ("What is hot?", "The oven."),
    ]  # fmt: skip


def test_lettered_rows_are_no_questions():
    _, asked = understood(
        "page.html",
        "<h2>Which is rye?</h2>\n<table><tr><td>A.</td><td>The dark one</td></tr>\n<tr><td>B.</td><td>The oat</td></tr>"
        "</table>\n<h2>Who bakes?</h2>\n<p>All.</p>",
    )
    assert [each.title for each in asked] == ["Which is rye?", "Who bakes?"]
    assert asked[0].answer.startswith("| A. | The dark one |")


def test_links_that_call_a_page_by_its_published_name_are_its_own():
    names = ("rye", "oat", "spelt")
    entries = "\n".join(f'<li><a href="bread.html#{name}">What is {name}?</a></li>' for name in names)
    told = "\n".join(f'<h2 id="{name}">What is {name}?</h2>\n<p>A grain.</p>' for name in names)
    other = '<p>See <a href="mills.html#rye">mills</a>.</p>'
    guide, asked = understood("page.html", f"<h1>Bread</h1>\n<ul>\n{entries}\n</ul>\n{told}\n{other}")
    assert [each.title for each in asked] == [f"What is {name}?" for name in names]
    assert {stretch.reason for stretch in guide.unplaced} == {"contents list"}
    assert asked[2].answer.endswith("See [mills](mills.html#rye).")


def answered_in_adoc(body):
    """The answer that some lines of AsciiDoc make."""
    _, asked = understood("a.adoc", f"= Bread\n\n== Why rye?\n\n{body}\n\n== Who eats it?\n\nAll.\n")
    return asked[0].answer


ADOC_BLOCKS = {
    "cells that hold blocks": (
        '[cols="1,2a"]\n|===\n|Grain |Use\n\n|rye\n|Baked *dark*:\n\n* loaf\n* crisp\n\n|oat\n|\n[source,sh]\n----\n'
        "mill oat\n----\n|===",
        "| Grain | Use |\n| --- | --- |\n| rye | Baked **dark**:<br>\u2022 loaf<br>\u2022 crisp |\n"
        "| oat | `mill oat` |",
    ),
    "a cell of code that a line can't show": (
        '[cols="1,1a"]\n|===\n|Grain |Use\n\n|rye\n|\n----\nif dark:\n    bake()\n----\n|===',
        "Grain\n\nUse\n\nrye\n\n```\nif dark:\n    bake()\n```",
    ),
    "attributes that the body sets": (
        ':days: 2\n\nIn {days}.\n\n:days: 3\n\n* {days} *days*\n\n[cols="1a"]\n|===\n|x |In {days}.\n|===\n\n'
        ":!days:\n\nIn {days}.",
        "In 2.\n\n- 3 **days**\n\nx\n\nIn 3.\n\nIn {days}.",
    ),
    "cells over rows and columns": (
        "|===\n|Grain |Use |For\n\n.2+|rye 2+|bread\n|crisp |all\n|===",
        "| Grain | Use | For |\n| --- | --- | --- |\n| rye | bread |  |\n|  | crisp | all |",
    ),
    "a quotation and a verse": (
        "[quote,A Miller,Letters]\n____\nAll is rye.\n____\n\n[verse]\nRye is dark\nOat is not\n\nSo.",
        "> All is rye.\n>\n> \u2014 A Miller, Letters\n\nRye is dark\\\nOat is not\n\nSo.",
    ),
    "notes": (
        "NOTE: Bake *dark*.\n\n[WARNING]\n.Mind\n====\nHot.\n\nAnd heavy.\n====\n\nSo.",
        "> [!NOTE]\n>\n> Bake **dark**.\n\n> [!WARNING]\n>\n> **Mind**\n>\n> Hot.\n>\n> And heavy.\n\nSo.",
    ),
    "rules of tables in blocks that show them as they are": (
        "----\nrye   oat\n=========\n1     2\n----\n\n....\n____\n----\n....\n\n```\n****\n```\n\n====\nSo.\n====",
        "```\nrye   oat\n=========\n1     2\n```\n\n```\n____\n----\n```\n\n```\n****\n```\n\nSo.",
    ),
    "a rule after a block that never ends": (
        "----\nrye\n\n== Who bakes?\n\n....\n=======\n....\n\n====\nSo.",
        "rye",
    ),
    "a table with a title": (".Grains\n|===\n|rye |dark\n|===", "**Grains**\n\n| rye | dark |\n| --- | --- |"),
}


@pytest.mark.parametrize("case", ADOC_BLOCKS)
def test_blocks_of_asciidoc(case):
    body, answer = ADOC_BLOCKS[case]
    assert answered_in_adoc(body) == answer


def test_code_in_a_table_with_names_of_columns():
    table = "<table><tr><th>Grain</th><th>Use</th></tr><tr><td>rye</td><td><pre>mill\n\nbake</pre><p>So.</p></td></tr>"
    _, asked = understood("a.html", f"<h2>Why rye?</h2>{table}</table>\n<h2>Who eats it?</h2><p>All.</p>\n")
    assert asked[0].answer == "| Grain | Use |\n| --- | --- |\n| rye | `mill`<br>`bake`<br>So. |"


LINES_OF_CODE = {
    "bake<br>rye<br/>&nbsp;now": "bake\nrye\n\u00a0now",
    "<div>bake</div><div>  rye</div><div><br></div><div>now</div>": "bake\n  rye\n\nnow",
    "<div>bake</div>\n<div>rye</div>\n": "bake\nrye",
    '<code><span class="line">bake</span><span class="line"> rye</span></code>': "bake\n rye",
    '<code><span class="line">bake</span>\n<span class="line">rye</span></code>': "bake\nrye",
    "<b>ba</b><i>ke</i><p>rye</p>oat": "bake\nrye\noat",
}


@pytest.mark.parametrize("code", LINES_OF_CODE)
def test_lines_of_code_on_a_page(code):
    _, asked = understood("a.html", f"<h2>Why rye?</h2>\n<p>So:</p><pre>{code}</pre>\n<h2>Who eats?</h2><p>All.</p>\n")
    assert asked[0].answer == f"So:\n\n```\n{LINES_OF_CODE[code]}\n```"


def test_a_page_that_speaks_of_comments_and_entities():
    page = "<h2>Is &lt;!-- rye --&gt; shown?</h2>\n<p>Write &lt;!-- so --&gt;, &amp;amp; or &lt;/p&gt;.</p>\n"
    _, asked = understood("page.html", page)
    assert titles.plain(asked[0].title) == "Is <!-- rye --> shown?"
    assert rendered_html(*parsed(asked[0].answer)) == "<p>Write &lt;!-- so --&gt;, &amp;amp; or &lt;/p&gt;.</p>\n"


FORMULA = "<math><mi>f</mi><mo>=</mo>{}</math>"
FORMULAS = {
    FORMULA.format("<mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>"): "`f = m c^2`",
    FORMULA.format("<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>"): "`f = 1/(a + b)`",
    FORMULA.format("<msqrt><msub><mi>x</mi><mi>i</mi></msub></msqrt>"): "`f = \u221a(x_i)`",
    FORMULA.format("<mi>x"): "`f = x`",
    FORMULA.format('<annotation encoding="application/x-tex">f=\\frac{1}{x}</annotation>'): "`f=\\frac{1}{x}`",
    FORMULA.format("<mi>x</mi>") + '<span aria-hidden="true"><i>f</i>=<i>x</i></span>': "`f = x`",
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_formulas_of_a_page(formula):
    _, asked = understood("a.html", f"<h2>Why rye?</h2>\n<p>As {formula} is.</p>\n<h2>Who eats it?</h2><p>All.</p>\n")
    assert asked[0].answer == f"As {FORMULAS[formula]} is."


EMBEDDED = {
    '<iframe title="A mill" src="https://example.org/mill?a&amp;b"></iframe>': (
        '<iframe src="https://example.org/mill?a&amp;b" title="A mill"></iframe>'
    ),
    '<iframe src="about:blank" data-src="//example.org/mill"></iframe>': '<iframe src="//example.org/mill"></iframe>',
    '<p>See: <video><source src="mill.mp4"></video></p>': 'See:\n\n<video src="mill.mp4"></video>',
    '<object data="https://example.org/mill.pdf"></object>': '<iframe src="https://example.org/mill.pdf"></iframe>',
}


@pytest.mark.parametrize("embedded", EMBEDDED)
def test_what_a_page_embeds_is_an_answer(embedded):
    _, asked = understood("a.html", f"<h2>Why rye?</h2>\n{embedded}\n<h2>Who eats it?</h2><p>All.</p>\n")
    assert asked[0].answer == EMBEDDED[embedded]


@pytest.mark.parametrize("unseen", ['width="0"', 'style="display: none"', "hidden"])
def test_a_frame_that_nobody_sees(unseen):
    page = f'<h2>Why rye?</h2>\n<p>So.</p><iframe src="https://example.org/count" {unseen}></iframe>\n'
    _, asked = understood("a.html", f"{page}<h2>Who eats it?</h2><p>All.</p>\n")
    assert asked[0].answer == "So."


def test_an_embedded_page_is_no_placeholder():
    frame = '<iframe src="https://example.org/mill" title="A mill"></iframe>'
    _, asked = understood("a.md", f"# Bread\n\n## How is rye milled?\n\n{frame}\n\n## Who eats it?\n\nAll.\n")
    assert asked[0].answer == frame


def test_questions_of_a_page_that_share_an_answer():
    item = "<dt>{}</dt><dd>{}</dd>\n"
    page = "".join(item.format(*words) for words in [("Why rye?</dt><dt id=w>Why wheat?", "So."), *ENTRIES])
    _, asked = understood("a.html", f"<html><body><h1>Bread</h1><dl>{page}</dl></body></html>")
    assert [(titles.plain(q.title), q.answer) for q in asked] == [("Why rye? / Why wheat?", "So."), *ENTRIES]
    long = f"Why is it that {'flour, water and salt ' * 5}make bread?"
    page = page.replace("<dt id=w>Why wheat?", f"<dt>{long}")
    _, asked = understood("a.html", f"<html><body><h1>Bread</h1><dl>{page}</dl></body></html>")
    assert (titles.plain(asked[0].title), asked[0].answer.split("\n")) == ("Why rye?", [long, "", "", "", "So."])


def test_terms_that_an_answer_among_terms_explains():
    item = "<dt>{}</dt><dd>{}</dd>\n"
    inner = "Words: <dl><dt>crumb</dt><dd>inside</dd><dt>crust</dt><dd>around</dd></dl>"
    page = "".join(item.format(*words) for words in [("What is bread?", inner), *ENTRIES])
    _, asked = understood("a.html", f"<html><body><h1>Bread</h1><dl>{page}</dl></body></html>")
    assert [titles.plain(q.title) for q in asked] == ["What is bread?", *(title for title, _ in ENTRIES)]
    assert [q.answer for q in asked[1:]] == [answer for _, answer in ENTRIES]
    assert "<dt>\ncrumb\n</dt>" in asked[0].answer


TERMS_WITHIN = {
    "- dark\n\n  rye\n    a *grain*\n\n- light\n": "<ul>\n<li>\n<p>dark</p>\n<dl>{}</dl>\n</li>\n<li>\n<p>light</p>",
    "- rye\n    a *grain*\n- light\n": "<ul>\n<li>\n<dl>{}</dl>\n</li>\n<li>\n<p>light</p>",
    "Or:\n\n  - rye\n      a *grain*\n": "<blockquote>\n<ul>\n<li>\n<dl>{}</dl></li>\n</ul>\n</blockquote>",
}


@pytest.mark.parametrize("body", TERMS_WITHIN)
def test_terms_in_lists_of_restructured_text(body):
    html = rendered_html(*parsed(answered_in_rst(body)))
    assert TERMS_WITHIN[body].format("\n<dt>\nrye\n</dt>\n<dd>\n<p>a <em>grain</em></p>\n</dd>\n") in html


MARKED_TERMS = {
    "a.html": (
        "<html><body><h1>Bread</h1><dl><dt>1. What is <code>rye</code>?</dt><dd>A grain:<dl><dt><code>R: 2</code></dt>"
        "<dd>dark</dd><dt>#1 <em>or</em> *</dt><dd>light</dd></dl></dd><dt>2. Who has <code>oat</code>?</dt>"
        "<dd><p>You.</p><details><summary>The <code>mill</code></summary><p>It.</p></details></dd>"
        "<dt>Why wheat?</dt><dd>So.</dd></dl>"
    ),
    "a.rst": (
        "Bread\n=====\n\nWhat is ``rye``?\n---------------\n\nA grain:\n\n``R: 2``\n  dark\n#1 *or* \\*\n  light\n\n"
        "Who has ``oat``?\n----------------\n\nYou.\n\n.. raw:: html\n\n  <details><summary>The <code>mill</code>"
        "</summary><p>It.</p></details>\n\nWhy wheat?\n----------\n\nSo.\n"
    ),
}


@pytest.mark.parametrize("name", MARKED_TERMS)
def test_marks_in_terms_are_shown_as_what_they_mean(name):
    guide, asked = understood(name, MARKED_TERMS[name])
    assert [titles.plain(q.title) for q in asked] == ["What is rye?", "Who has oat?", "Why wheat?"]
    assert asked[0].title == "What is `rye`?"
    html = rendered_html(*parsed(f"{asked[0].answer}\n\n{asked[1].answer}"))
    assert "<dt>\n<p><code>R: 2</code></p>\n</dt>" in html
    assert "<p>#1 <em>or</em> *</p>" in html
    assert "<summary>\n<p>The <code>mill</code></p>\n</summary>" in html
    again, _ = read([Document("again.md", canonical_text(guide))])
    assert canonical_text(again) == canonical_text(guide)


FILTERED = """\
Bread
=====

:link_to_translation:`de:[Deutsch]`

.. _top:

  .. list::

    :winter: - :ref:`Why rye? <why>`
    - :ref:`Who mills *? <who>`
    - :ref:`How hot? <hot>`

.. _why:

:ref:`Why rye? <top>`
---------------------

.. list::

  :winter or not spring: - dark
    and heavy
  - light

.. only:: winter

  - old

- new

1. sow
2. reap

.. only:: winter

  1. rest

And:

- item

  .. ifconfig:: spring

     - within

  - also

.. _who:

:ref:`Who mills *? <top>`
-------------------------

All.

.. _hot:

`How hot?`__
------------

__ top_

Very. See :ref:`why <why>`.
"""


def test_conditions_of_restructured_text():
    guide, asked = understood("a.rst", FILTERED)
    assert guide.intro == ""
    assert [q.title for q in asked] == ["Why rye?", r"Who mills \*?", "How hot?"]
    lists = [
        "- dark and heavy",
        "- light",
        "",
        "* old",
        "",
        "- new",
        "",
        "1. sow",
        "2. reap",
        "",
        "1) rest",
        "",
        "And:",
    ]
    nested = ["", "- item", "", "  - within", "", "  * also"]
    assert asked[0].answer.split("\n") == [*lists, *nested]
    assert asked[2].answer == "Very. See [why](#why)."
    assert not lost_words(FILTERED, guide)


ADOC_NOTICE = "// Copyright: a miller\n//\n//   SPDX-License-Identifier: GPL-3.0-or-later\n\n"
RST_NOTICE = (
    "..\n   Copyright a miller, who bakes\n   under the terms of version 2 of the GNU General Public License.\n\n"
)
IN_ADOC = "\n\n////\nMore of\nrye.\n////\n\n----\n// mill\n----\n"
NOTICES = {
    "a.adoc": (ADOC_NOTICE, "== Why rye?\n\nSo." + IN_ADOC + "\n== Who eats it?\n\nAll.\n", "GPL-3.0-or-later"),
    "a.rst": (
        RST_NOTICE,
        "Why rye?\n========\n\nSo.\n\n.. More of\n   rye.\n\n::\n\n  // mill\n\nWho eats it?\n============\n\nAll.\n",
        "GPL-2.0",
    ),
}


@pytest.mark.parametrize("name", NOTICES)
def test_comments_are_left_out_whole_and_may_name_the_licence(name):
    notice, body, licence = NOTICES[name]
    guide, asked = understood(name, notice + body)
    assert guide.licence == licence
    assert asked[0].answer == "So.\n\n```\n// mill\n```"
    first, second = [stretch for stretch in guide.unplaced if stretch.reason == "comment"]
    assert (first.line, first.end_line) == ((1, 3) if name == "a.adoc" else (2, 3))
    assert "miller" in first.text.split("\n")[0]
    assert "of" in second.text.split("\n")[0]
    assert second.text.endswith("rye.")
    assert not any(word in stretch.text for stretch in guide.unplaced[2:] for word in ("miller", "More", "rye"))


def test_notes_at_the_end_of_a_page_go_with_the_questions_that_call_them():
    call = '<a href="#ftn.{0}" name="{0}"><sup>[{1}]</sup></a>'
    note = '<div id="ftn.{0}" class="footnote"><p><a href="#{0}"><sup>[{1}] </sup></a>{2}</p></div>'
    notes = "".join([note.format("old", 1, "Very <em>old</em>."), note.format("all", 2, "Of us.")])
    page = (
        f"<html><body><h1>Bread</h1><h2>Why rye?</h2><p>So{call.format('old', 1)}.</p><h2>Who bakes?</h2>"
        f"<p>You{call.format('all', 2)} and {call.format('all', 2)}.</p><h2>Who eats it?</h2><p>All.</p>"
        f'<div class="footnotes"><hr>{notes}</div></body></html>'
    )
    guide, asked = understood("a.html", page)
    assert asked[0].answer == "So[^1].\n\n[^1]: Very *old*."
    assert "Of us." in asked[2].answer
    assert not lost_words(page, guide)


def test_notes_of_restructured_text_go_with_the_questions_that_call_them():
    text = "".join(
        f"{title}\n{'=' * len(title)}\n\n{words}\n\n"
        for title, words in [("Why rye?", "See [#r]_ and [Mill1900]_."), ("Why oats?", "See [#o]_."), ("Who?", "All.")]
    )
    _, asked = understood("a.rst", f"{text}.. [#r] It grows.\n.. [#o] It is soft.\n.. [Mill1900] A book.\n")
    assert [question.answer for question in asked] == [
        "See [^1] and [^Mill1900].\n\n[^1]: It grows.\n\n[^Mill1900]: A book.",
        "See [^2].\n\n[^2]: It is soft.",
        "All.",
    ]


def test_cells_of_a_page_stay_in_their_columns():
    table = (
        "<table><caption>Our grains</caption><tr><th>Land</th><th colspan=2>Grain</th></tr>\n"
        '<tr><td rowspan="2">Up</td><td>rye</td><td>oat</td></tr>\n<tr><td colspan="9999">wheat</td></tr></table>'
    )
    _, asked = understood("a.html", f"<h2>Why rye?</h2>{table}\n<h2>Who eats it?</h2><p>All.</p>\n")
    rows = ["| Land | Grain |  |", "| --- | --- | --- |", "| Up | rye | oat |", "|  | wheat |  |"]
    assert asked[0].answer == "\n".join(["Our grains", "", *rows])


def test_an_anchor_behind_a_title_of_asciidoc():
    _, asked = understood("a.adoc", "= Bread\n\n== Why rye? [[grain]]\n\nSo.\n\n== Who eats it?\n\nAll.\n")
    assert (asked[0].id, asked[0].title) == ("grain", "Why rye?")


def test_quotation_marks_and_boxes_of_a_page():
    boxes = "<ul><li><input type=checkbox disabled> mill<li><p><input type=checkbox disabled> bake</ul>"
    _, asked = understood("a.html", f"<h2>Why <q>rye</q>?</h2><p>So.</p>{boxes}\n<h2>Who eats it?</h2><p>All.</p>\n")
    assert titles.plain(asked[0].title) == "Why \u201crye\u201d?"
    assert asked[0].answer == "So.\n\n- [ ] mill\n- [ ] bake"


def test_tasks_of_asciidoc_are_read_as_those_of_markdown():
    _, asked = understood("a.adoc", "= Bread\n\n== Which?\n\n* [x] *rye*\n* [ ] oat\n\n== Who eats it?\n\nAll.\n")
    assert (asked[0].prompt, asked[0].answer) == ("- [ ] **rye**\n- [ ] oat", "- **rye**")
    assert answered_in_adoc("So:\n\n* [ ] *rye*\n* [ ] oat") == "So:\n\n- [ ] **rye**\n- [ ] oat"


CELL = "<table {}><tbody>\n<tr>\n<td align=center>{}</td></tr>\n</tbody></table>"
ONE_CELL = {
    ("a.html", "<pre>if rye:\n    eat(it)</pre>"): "```\nif rye:\n    eat(it)\n```",
    ("a.html", "It <b>grows</b>."): "It **grows**.",
    ("a.md", "<pre>if rye:\n    eat(it)</pre>"): "```\nif rye:\n    eat(it)\n```",
    ("a.md", '<pre lang="py"><code>\nif rye &lt; 1:\n\n    eat(<span>it</span>)\n</code></pre>'): (
        "```py\nif rye < 1:\n\n    eat(it)\n```"
    ),
    ("a.md", "<pre>eat(<b>rye</b>)</pre>"): "<div><pre>eat(<b>rye</b>)</pre></div>",
    ("a.md", "It <b>grows</b> 2 * 3 * 4 m."): "<div>It <b>grows</b> 2 * 3 * 4 m.</div>",
    ("a.md", "\n\n```python\neat(rye)\n```\n\n"): "```python\neat(rye)\n```",
}
"""What stands in the only cell of a table, and the answer that it makes."""


@pytest.mark.parametrize(("file", "said"), ONE_CELL)
def test_a_table_of_one_cell_is_what_stands_in_it(file, said):
    heads = ("<h2>", "</h2>") if file.endswith("html") else ("## ", "")
    text = "{0}Why rye?{1}\n\n{2}\n\n{0}Who eats it?{1}\n\nAll.\n".format(*heads, CELL.format("", said))
    _, asked = understood(file, text)
    assert asked[0].answer == ONE_CELL[file, said]
    assert placed(asked) == [(1, "Why rye?"), (text[: text.index("Who")].count("\n") + 1, "Who eats it?")]


def test_a_table_of_one_cell_in_a_list_or_a_cell():
    _, asked = understood(
        "a.md", f"## Why rye?\n\n- So: {CELL.format('', 'rye')}\n- <table><tr><td>oat</td></tr></table>\n"
    )
    assert asked[0].answer == f"- So: {CELL.format('', 'rye')}\n- <div>oat</div>"
    _, asked = understood(
        "a.md", "## Why rye?\n\n- So:\n  <table><tr><td><pre>rye\n  oat</pre></td></tr></table>\n- No\n"
    )
    assert asked[0].answer == "- So:\n\n  ```\n  rye\n    oat\n  ```\n\n- No"
    table = "<table><tr><th>In</th><th>Of</th></tr><tr><td>May</td><td>{}</td></tr></table>"
    _, asked = understood("a.html", f"<h2>Why rye?</h2>{table.format(CELL.format('', 'rye'))}<h2>Who?</h2><p>All.</p>")
    assert asked[0].answer == "| In | Of |\n| --- | --- |\n| May | rye |"


@pytest.mark.parametrize("table", [
    "<table><tr><td>rye</td><td>oat</td></tr></table>", "<table><tr><td>rye</td></tr>\n<tr><td>oat</td></tr></table>",
    "<table><caption>Grain</caption><tr><td>rye</td></tr></table>", "`<table><tr><td>rye</td></tr></table>`",
    "```html\n<table><tr><td>rye</td></tr></table>\n```", "So:\n\n    <table><tr><td>rye</td></tr></table>",
])  # fmt: skip
def test_other_tables_of_markdown_stay(table):
    _, asked = understood("a.md", f"## Why rye?\n\n{table}\n\n## Who eats it?\n\nAll.\n")
    assert asked[0].answer == table


def test_a_table_of_one_cell_of_restructured_text():
    assert answered_in_rst("+----------+\n| Rye *is* |\n+----------+") == "Rye *is*"
    framed = "+-------------+\n| ::          |\n|             |\n|   if rye:   |\n|      eat()  |\n+-------------+"
    assert answered_in_rst(framed) == "```\nif rye:\n   eat()\n```"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<h2>What is dark?</h2><ol type=A><li>Rye</li><li><p>Oat</p></li></ol><p>Answer: B</p>"),
        ("a.rst", "What is dark?\n=============\n\nA. Rye\nB. Oat\n\nAnswer: B\n\n"),
        ("a.adoc", "== What is dark?\n\n[upperalpha]\n. Rye\n. Oat\n\nAnswer: B\n\n"),
    ],
)
def test_letters_of_lists_stay(name, text):
    _, asked = understood(name, "".join(text.replace("dark", word) for word in ("dark", "cold", "hard")))
    assert [(question.prompt, question.answer) for question in asked] == [("- A. Rye\n- B. Oat", "- B. Oat")] * 3


GIFT = """\
\ufeff// question: 1  name: rye
$CATEGORY: $course$/Top/Bread

::rye:: What is rye? {
  =a grain # It is sown.
  ~a tool
  ~%50%a <b>plant</b> #Nearly.
}

Bread is baked.{T}

$CATEGORY: Ovens
::hot::[html]How hot is an oven \\: x<y? {#220:20}

Match them. {=rye -> dark =oats -> pale}

The baker {=bakes ~mills} at night.

Who eats it?{=you =I}

Write about bread. {}
"""


@pytest.mark.parametrize("name", ["quiz.gift", "quiz.txt"])
def test_gift(name):
    guide, asked = understood(name, GIFT)
    assert placed(asked) == [
        (4, "What is rye?"), (10, "Bread is baked."), (13, "How hot is an oven : x<y?"), (15, "Match them."),
        (17, "The baker _____ at night."), (19, "Who eats it?"), (21, "Write about bread."),
    ]  # fmt: skip
    assert [titles.plain(topic.title) for topic in guide.topics] == ["Bread", "Ovens"]
    assert asked[0].prompt == "- [ ] a grain\n- [ ] a tool\n- [ ] a **plant**"
    assert asked[0].answer == "- a grain\n\n**a grain**: It is sown.\n\n**a plant**: Nearly."
    assert [question.answer for question in asked[1:4]] == ["True", "220:20", "rye \u2192 dark\n\noats \u2192 pale"]
    assert asked[4].answer == "- bakes"
    assert (asked[5].answer, asked[6].answer) == ("you\n\nI", "")
    written = canonical_text(guide)
    assert canonical_text(read([Document("again.md", written)])[0]) == written


def test_braces_in_text_make_no_gift():
    text = "What is {rye}?\n\nA grain {=so}.\n\nWho bakes?\n\nYou do.\n\nHow hot is it?\n\nVery.\n"
    assert understood("a.txt", text)[0].shape.startswith("plain text")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<h2>What is __init__, _x_ and _____?</h2><p>A.</p><h2>Why?</h2><p>So.</p>"),
        ("a.md", "## What is \\_\\_init\\_\\_, \\_x\\_ and _____?\n\nA.\n\n## Why?\n\nSo.\n"),
    ],
)
def test_strokes_in_titles_that_mean_nothing_are_shown(name, text):
    _, asked = understood(name, text)
    assert titles.plain(asked[0].title) == "What is __init__, _x_ and _____?"


def test_a_tag_under_a_title_makes_no_page():
    text = "# Pages\n\n<head> is what nobody sees.\n\n## What is rye?\n\nA grain.\n\n## Who bakes?\n\nYou do.\n"
    assert len(understood("a.md", text)[1]) == 2


def test_a_page_under_a_title_is_a_page():
    page = "# bread\n<!DOCTYPE html>\n<html><h2>What is rye?</h2><p>A grain.</p><h2>Why?</h2><p>So.</p></html>\n"
    assert placed(understood("README.md", page)[1]) == [(3, "What is rye?"), (3, "Why?")]


@pytest.mark.parametrize("name", ["xmp", "textarea"])
def test_a_page_that_holds_markdown_is_read_as_that(name):
    text = "# Bread\n\n" + "".join(f"## What is loaf {n}?\n\nA *loaf* of {'rye ' * 30}\n\n" for n in (1, 2, 3))
    page = f"<!DOCTYPE html>\n<html><title>Bread</title>\n<{name} id='a'>\n{text}</{name}>\n<script>x</script></html>\n"
    _, asked = understood("a.html", page)
    assert placed(asked) == [(6, "What is loaf 1?"), (10, "What is loaf 2?"), (14, "What is loaf 3?")]
    assert asked[0].answer.startswith("A *loaf* of rye")


GIFT_CASES = {
    "a line each": ("::a::What is rye? {=a grain ~a tool}\n::b::Who bakes? {=you ~I}\n", ["a grain", "you"]),
    "a percentage that is none": ("What is rye? {=a grain ~%1.2.3%a tool}\n\nWho bakes? {=you}\n", ["a grain", "you"]),
    "several numbers": (
        "How hot? {#=220:5#good =%50%220:20}\n\nIs it rye? {F}\n",
        ["220:5\n\ngood\n\n220:20", "False"],
    ),
    "two gaps": ("Two {=a} gaps {=b} here.\n\nIs it so? {T}\n", ["a", "True"]),
    "a name alone": ("::Is it rye?:: {T}\n\nIs it salt? {F#so#yes}\n", ["True", "False\n\nso\n\nyes"]),
    "tags to choose from": ("Which is bold? {=<b> ~<i>}\n\nIs it so? {T}\n", [r"\<b\>", "True"]),
    "code": ("What does it print?\\n<pre>bake(1)\nbake(2)</pre> {=1 ~2}\n\nIs it so? {T}\n", ["1", "True"]),
}


@pytest.mark.parametrize("name", GIFT_CASES)
def test_gift_in_other_forms(name):
    text, answers = GIFT_CASES[name]
    _, asked = understood("a.gift", text)
    assert [question.answer.removeprefix("- ") for question in asked] == answers


def test_code_of_a_gift_question_stands_open():
    _, asked = understood("a.gift", GIFT_CASES["code"][0])
    assert titles.plain(asked[0].title) == "What does it print?"
    assert asked[0].prompt.startswith("```\nbake(1)\nbake(2)\n```")


def test_what_stands_beside_gift_questions_is_in_no_answer():
    guide, asked = understood("a.gift", "Is it rye? {T}\n\nRead this first.\n\nIs it salt? {F}\n")
    assert [question.answer for question in asked] == ["True", "False"]
    assert ("beside the questions", "Read this first.") in [(each.reason, each.text) for each in guide.unplaced]


def test_code_with_colons_makes_no_gift():
    text = "What is a destructor?\n\nIt is written so:\n::Foo::~Foo() { ~x; }\n::Bar::~Bar() { ~y; }\n\nWhy?\n\nSo.\n"
    assert understood("a.txt", text)[0].shape.startswith("plain text")


def test_signs_that_lead_to_the_top_are_no_part_of_a_title():
    item = "<p id='q{n}'><a href='#top'>^</a> <b>{n}.</b> <i>What is loaf {n}?</i></p>\n<p>Rye.</p>\n"
    page = f"<html><body><h1 id='top'>Bread</h1>\n{''.join(item.format(n=n) for n in (1, 2, 3, 4))}</body></html>"
    _, asked = understood("a.html", page)
    assert [title for _, title in placed(asked)] == [f"What is loaf {n}?" for n in (1, 2, 3, 4)]
    assert asked[0].answer == "Rye."
