"""Documents without topics get some, by the words that their questions share."""

import pytest
from time_limit import limited

from studyfold.model import Document, Topic
from studyfold.namesakes import told_apart
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


def sections(*names):
    """A page of sections, each with a line of its own and two questions."""
    asked = [f"### How is {c}{n} {{0}}?\n\nWell." for n in range(len(names)) for c in "ab"]
    parts = [
        f"## {name}\n\nOf part {n}.\n\n" + "\n\n".join(asked[2 * n : 2 * n + 2]).format(name.lower())
        for n, name in enumerate(names)
    ]
    return "\n\n".join(["# Garden", *parts])


def topics_of(*documents):
    guide = divided(read(list(documents))[0])
    return [(topic.id, topic.title, len(topic.questions)) for topic in guide.topics]


def test_sections_of_one_name_far_apart_have_names_of_their_own():
    assert topics_of(Document("a.md", sections("Misc", "Beds", "Misc", "Paths", "Misc"))) == [
        ("misc", "Misc", 2), ("beds", "Beds", 2), ("misc-2", "Misc (2)", 2), ("paths", "Paths", 2),
        ("misc-3", "Misc (3)", 2),
    ]  # fmt: skip
    numbered = topics_of(Document("a.md", sections("Misc", "Misc (2)", "Misc")))
    assert [title for _, title, _ in numbered] == ["Misc", "Misc (2)", "Misc (3)"]


def test_a_section_that_is_headed_twice_is_one():
    text = sections("Misc", "Misc", "Beds") + "\n\n### Why?\n\nSee [this](#misc-1).\n"
    guide = divided(read([Document("a.md", text)])[0])
    assert [(topic.id, topic.title, len(topic.questions)) for topic in guide.topics] == [
        ("misc", "Misc", 4), ("beds", "Beds", 3)
    ]  # fmt: skip
    assert guide.topics[0].intro == "Of part 0.\n\nOf part 1."
    assert guide.topics[1].questions[2].answer == "See [this](#misc)."
    assert [(stretch.line, stretch.text) for stretch in guide.unplaced if "heading" in stretch.reason] == [(15, "Misc")]


@pytest.mark.parametrize("names", [["north/beds.md", "south/beds.md"], ["garden/north.md", "garden/south.md"]])
def test_files_of_one_title_are_told_apart_by_what_their_names_say(names):
    asked = "".join(f"## How is {{0}} {n} dug?\n\nWell.\n\n" for n in range(3))
    made = topics_of(*(Document(name, f"# Beds\n\n{asked.format(name)}") for name in names))
    assert made == [("beds", "Beds (North)", 3), ("beds-2", "Beds (South)", 3)]


def test_many_sections_of_one_name_are_named_quickly():
    many = [Topic(str(n), f"Misc {n % 2}", "", (), "a.md", n) for n in range(30_000)]
    with limited():
        assert told_apart(many)[-1].title == "Misc 1 (15000)"


def test_all_parts_of_a_section_have_its_name():
    text = sections("Misc", "Beds") + "\n\n## Misc\n\n"
    text += "".join(f"### How is bed {n} dug?\n\nWell.\n\n" for n in range(70))
    titles = [title for _, title, _ in topics_of(Document("a.md", text))]
    assert titles == ["Misc", "Beds", "Misc (2), 1–35", "Misc (2), 36–70"]


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
