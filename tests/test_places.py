"""What leads nowhere is told on the line where its address stands in the source, whatever its format."""

import re

import pytest

from studyfold.model import Document
from studyfold.reading.files import load
from studyfold.understand import understand

PAGE = """<title>Rings</title>
<h1>Rings</h1>
<p>A crown:</p>
<p><img src="crown.png"> is no ring.</p>
<h2>What is a ring?</h2>
<p>It is
<img src="round.png"
 alt="a circle"> and see <a
href="#gone">that</a>.</p>
<p><img src="alone.png"></p>
<ul><li>Thin
<img src="thin.png"></li>
<li><img src="thick.png"></li></ul>
<img src="loose.png">
<table><tr><th>Of</th><th>Looks</th></tr>
<tr><td>gold</td><td><img src="gold.png"></td></tr>
<tr><td>silver</td><td>so<br>
<img src="silver.png"></td></tr></table>
<h2>What is a band?</h2>
<p>Flat:</p>
<figure>
<img src="band.png"><figcaption>A band</figcaption></figure>
<h2>What is a seal?</h2>
<p>Heavy.</p>
"""
RST = """Rings
=====

What is a ring?
---------------

It is
round |sign| and `that
<#gone>`_.

.. image:: one.png
   :alt: one

- Thin

  .. image:: thin.png

.. figure:: thick.png

   Thick.

.. |sign| image:: sign.png

What is a band?
---------------

+------+---------------------+
| Of   | Looks               |
+======+=====================+
| gold | .. image:: gold.png |
+------+---------------------+

What is a seal?
---------------

Heavy.
"""
ASCIIDOC = """= Rings
:imagesdir: art

== What is a ring?

It is
round image:sign.png[] and
<<gone>>.

* thin
+
image::thin.png[]

== What is a band?

|===
|Of |Looks

|gold
a|image::gold.png[]
|===

== What is a seal?

Heavy.
"""
MARKDOWN = """# Rings

## What is a ring?

![round](round.png)

[back to top](#rings)

| Of | Looks |
| --- | --- |
| gold | ![gold](gold.png) |

See [that][far] and ![thin](<very thin.png>).

[back to top](#rings)

<details><summary>More</summary>

<img src="thick.png?a=1&amp;b=2"></details>

## What is a band?

**Answer:** Flat.

[back to top](#rings)

![band](band.png)

## What is a seal?

Heavy.

[far]: #gone
"""
ADDRESS = re.compile(r"[\w ]+\.png|(?:#|<<)gone")


def told(documents):
    """The file and line of all that leads nowhere."""
    _, problems = understand(documents, lambda *_: "missing")
    return [(each.file, each.line) for each in problems if each.code in ("missing-image", "dead-link")]


def standing(path, text):
    """The file and line of all that leads somewhere."""
    return [(path, n) for n, line in enumerate(text.split("\n"), 1) for _ in ADDRESS.finditer(line)]


@pytest.mark.parametrize(("path", "text"), [
    ("rings.html", PAGE), ("rings.rst", RST), ("rings.adoc", ASCIIDOC), ("rings.md", MARKDOWN),
])  # fmt: skip
def test_what_leads_nowhere_is_told_on_its_own_line(path, text):
    assert told([Document(path, text)]) == standing(path, text)


def test_what_leads_nowhere_is_told_in_its_own_file(tmp_path):
    # Two of a form: of files that have different ones, those of the others are parts of one answer.
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(MARKDOWN)
    expected = [each for name in ("a.md", "b.md") for each in standing(str(tmp_path / name), MARKDOWN)]
    assert told(load(tmp_path)) == expected


def test_what_leads_nowhere_twice_is_told_twice():
    text = MARKDOWN.replace("gold.png", "round.png").replace("band.png", "round.png")
    assert told([Document("rings.md", text)]) == standing("rings.md", text)


def test_a_longer_address_is_another_one():
    text = MARKDOWN.replace("| gold |", "| an `around.png`, `round.png.bak` |").replace("gold.png", "in/round.png")
    lines = [line for _, line in told([Document("rings.md", text)])]
    assert lines[:2] == [5, 11]


def test_an_answer_that_starts_with_an_image_starts_on_its_line():
    page = "<h1>Rings</h1>\n" + "<h2>What is a ring?</h2>\n<img src='a.png'>\n<p>This.</p>\n" * 3
    guide, _ = understand([Document("rings.html", page)], lambda *_: "there")
    assert [question.answer_line for topic in guide.topics for question in topic.questions] == [3, 6, 9]
