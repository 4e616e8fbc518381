"""What the site needs beside its topic pages, escaped where the theme prints it as it is."""

import json
import re
from html import unescape

import pytest
import yaml
from golden import understood
from rendered import active_content

from studyfold.model import Document
from studyfold.pages import MARK, all_files, site_data
from studyfold.reading import read


def guide(text):
    return read([Document("source/garden.md", text)])[0]


def config(guide):
    return yaml.safe_load(site_data.config(guide, frozenset(["en", "de"])))


SMALL = guide(
    "---\nid: garden\ntitle: Garden\nlanguage: de\n---\n"
    "Intro with [a link](#b).\n\n# Roses\n\nAbout *roses*.\n\n## B? {#b}\nC.\n"
)


PALETTE = [
    ("(prefers-color-scheme)", "auto", "material/brightness-auto"),
    ("(prefers-color-scheme: light)", "default", "material/weather-sunny"),
    ("(prefers-color-scheme: dark)", "slate", "material/weather-night"),
]


def test_config():
    made = config(SMALL)
    assert made["site_name"] == "Garden"
    names = [
        "Farben: wie im System. Zu Hell wechseln",
        "Farben: hell. Zu Dunkel wechseln",
        "Farben: dunkel. Zu denen des Systems wechseln",
    ]
    assert made["theme"] == {
        "language": "de",
        "palette": [
            {
                "media": media,
                "scheme": scheme,
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": icon, "name": name},
            }
            for (media, scheme, icon), name in zip(PALETTE, names, strict=True)
        ],
    }
    assert made["nav"] == [{"Start": "index.md"}, {"Alle Fragen": "topics/index.md"}, {"Roses": "topics/roses.md"}]
    extra = made["extra"]["guide"]
    assert (extra["id"], extra["questions"]) == ("garden", 1)
    (topic,) = extra["topics"]
    wanted = {
        "id": "roses",
        "title": "Roses",
        "url": "topics/roses.html",
        "questions": 1,
        "description": "About roses.",
    }
    assert topic.items() >= wanted.items()
    assert 'href="topics/roses.html#b"' in extra["intro"]


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("#b", "topics/roses.html#b"),
        ("#b-answer", "topics/roses.html#b-answer"),
        ("#roses", "topics/roses.html"),
        ("#garden", "index.html"),
        ("../tools.py", "https://example.org/garden/blob/HEAD/tools.py"),
        ("map.md", "https://example.org/garden/blob/HEAD/source/map.md"),
    ],
)
def test_the_introduction_leads_where_a_topic_does(to, address):
    front = "---\nid: garden\nrepo: https://example.org/garden\n---\n"
    made = config(guide(f"{front}[Here]({to}).\n\n# Roses\n\n## B? {{#b}}\nC.\n"))
    assert f'href="{address}"' in made["extra"]["guide"]["intro"]


@pytest.mark.parametrize(
    ("intro", "said"),
    [
        ("### Words\n\n| rye | oat |\n| --- | --- |\n| dark | light |\n\nWhat grows.\n\n- rye\n- oat", "What grows."),
        ("- An oven\n- A bowl", "B?"),
        ("A \\*brief\\* word on \\<rye\\> and `x*y`.", "A *brief* word on <rye> and x*y."),
        ("> [!NOTE]\n> Sow :seedling: `:rye:` early.", "Sow 🌱 :rye: early."),
        ("<table><tr><td>rye</td></tr></table>", "B?"),
    ],
)
def test_a_card_says_what_is_prose_in_the_introduction(intro, said):
    made = config(guide(f"---\nid: garden\n---\n# Roses\n\n{intro}\n\n## B? {{#b}}\nC.\n"))
    assert unescape(made["extra"]["guide"]["topics"][0]["description"]) == said


def test_a_card_shows_titles_with_all_their_letters():
    made = config(guide("---\nid: garden\n---\n# Roses\n\n## What is `a * b`? {#b}\nC.\n"))
    assert made["extra"]["guide"]["topics"][0]["description"] == "What is a * b?"


def test_a_language_that_the_theme_lacks_is_english():
    theme = config(guide("---\nlanguage: tlh\n---\n# A\n## B? {#b}\nC.\n"))["theme"]
    assert theme["language"] == "en"
    assert "direction" not in theme


@pytest.mark.parametrize(
    ("answers", "said"),
    [(("A.", ""), "2 Fragen mit Antworten zum Suchen, Lesen und Üben."), (("", ""), "2 Fragen zum Suchen und Üben.")],
)
def test_answers_are_promised_where_there_are_some(answers, said):
    asked = "".join(f"## B{n}? {{#b{n}}}\n{answer}\n\n" for n, answer in enumerate(answers))
    made = config(guide(f"---\nid: garden\ntitle: Garden\nlanguage: de\n---\n\n# Roses\n\n{asked}"))
    assert made["extra"]["guide"]["description"] == made["site_description"] == said


def test_the_question_list_is_one_script():
    script = site_data.question_list(SMALL)
    found = re.fullmatch(r"var studyfoldGuide = (\{.*\});\n", script)
    assert json.loads(found[1])["questions"] == [{"id": "b", "topic": 0}]


def test_lines_are_listed_where_there_is_a_repository():
    text = "---\nid: garden\nrepo: https://example.org/o/n\n---\n# A\n## B? {#b}\nC.\n"
    assert '"file":"source/garden.md","line":6' in site_data.question_list(guide(text))


def test_a_script_in_a_title_does_not_end_the_script():
    script = site_data.question_list(guide("# </script><!--\n## B? {#b}\nC.\n"))
    assert "</script" not in script
    assert "<!--" not in script


@pytest.mark.parametrize("case", ["hostile-titles", "hostile-html", "hostile-links", "hostile-attributes"])
def test_a_hostile_source_gives_harmless_files(case, markdown):
    hostile = understood(case)[0]
    strings = []

    def gather(value):
        if isinstance(value, str):
            strings.append(value)
        elif isinstance(value, dict):
            [gather(item) for pair in value.items() for item in pair]
        elif isinstance(value, list):
            [gather(item) for item in value]

    gather(config(hostile))
    for text in strings:
        assert active_content(f"<p>{text}</p>") == []
        if not text.startswith("<"):
            assert active_content(f'<p title="{text}">x</p>') == [], text
    page = markdown.reset().convert(site_data.all_questions_page(hostile).split("---\n", 2)[2])
    assert active_content(page) == []


def test_addresses_from_front_matter_are_of_the_web():
    head = "id: a\nrepo: javascript:alert(1)\nsource: javascript:alert(2)\nlicence: javascript:alert(3)"
    text = f"---\n{head}\n---\n# A\n## B? {{#b}}\nC.\n"
    extra = config(guide(text))["extra"]["guide"]
    # A source that is no address is words, which a template must not make a link of.
    assert extra["repo"] == ""
    assert (extra["source"], extra["licence"]) == ("javascript:alert(2)", "javascript:alert(3)")


@pytest.mark.parametrize("key", ["source", "licence"])
def test_an_origin_or_licence_that_is_an_address_is_a_link(key):
    text = f'---\nid: a\n{key}: https://example.org/?a=1&b="2\n---\n# A\n## B? {{#b}}\nC.\n'
    address = "https://example.org/?a=1&amp;b=&quot;2"
    assert config(guide(text))["extra"]["guide"][key] == f'<a href="{address}" rel="noopener">{address}</a>'


def test_every_generated_file_carries_the_mark():
    for name, text in all_files(SMALL, {}, frozenset()).items():
        assert MARK.encode() in text[:200], name


def test_all_questions_page_links_every_question():
    page = site_data.all_questions_page(SMALL)
    assert "## Roses { #roses }" in page
    assert '<li><a href="roses.html#b">B?</a></li>' in page


def test_an_image_of_the_introduction_is_shown_on_the_home_page():
    text = "---\nid: a\n---\n![A rose](rose.png)\n\n# A\n## B? {#b}\nC.\n"
    made = site_data.config(guide(text), frozenset(), images={"rose.png": "../media/rose.png"})
    assert 'src="media/rose.png"' in yaml.safe_load(made)["extra"]["guide"]["intro"]
