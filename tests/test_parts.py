"""Documents without topics get some, by the words that their questions share."""

import pytest

from studyfold.model import Document
from studyfold.pages.numbers import first_numbers
from studyfold.parts import divided
from studyfold.reading import read

SUBJECTS = ("roses", "paths", "hedges", "ponds")
CARES = ("cut", "watered", "cleaned", "measured", "planted", "painted", "moved", "sold", "photographed")


def garden(language):
    """A page without topics, whose front matter names a language."""
    asked = [f"## How are {subject} {care}?\n\nWith a sharp eye.\n" for subject in SUBJECTS for care in CARES]
    odd = [f"## {title}\n\nNobody knows.\n" for title in ("Who sells gnomes?", "When is tea?", "Why so late?")]
    return Document("garden.md", "\n".join([f"---\nlang: {language}\n---\n# The garden\n", *asked, *odd]))


@pytest.mark.parametrize("tag", ["en-US", "en-GB", "EN"])
def test_a_country_changes_nothing(tag):
    english = divided(read([garden("en")])[0])
    other = divided(read([garden(tag)])[0])
    assert (other.language, len(english.topics) > 1) == (tag, True)
    assert [(topic.title, topic.intro) for topic in other.topics] == [(t.title, t.intro) for t in english.topics]


def test_the_pages_of_a_long_topic_count_on(render):
    asked = "".join(f"## How is bed {n} dug?\n\nWith a spade.\n\n" for n in range(1, 131))
    guide = divided(read([Document("garden.md", f"---\nid: garden\n---\n# Beds\n\n{asked}")])[0])
    titles = ["Beds, 1–44", "Beds, 45–88", "Beds, 89–130"]
    assert [topic.title for topic in guide.topics] == titles
    heads = [render(guide, topic).split("</h1>")[0] for topic in guide.topics]
    assert "counter" not in heads[0]
    assert 'style="counter-increment: question 44"' in heads[1]
    assert 'style="counter-increment: question 88"' in heads[2]


@pytest.mark.parametrize(
    ("titles", "firsts"),
    [
        (["Beds, 1–2", "Beds, 3–4"], [1, 3]),
        (["Wars, 1914–1918", "Wars, 1939–1945"], [1, 1]),
        (["Roses", "Beds: by the wall, 40–70", "Beds: by the wall, 71–100"], [1, 40, 71]),
        (["Roses, 1–2", "Beds, 3–4"], [1, 1]),
        (["Beds, 3–4"], [1]),
    ],
)
def test_a_part_says_in_its_title_where_it_begins(titles, firsts):
    text = "".join(f"# {title}\n\n## Why {title}?\n\nSo.\n\n" for title in titles)
    assert first_numbers(read([Document("garden.md", f"---\nid: garden\n---\n{text}")])[0].topics) == firsts
