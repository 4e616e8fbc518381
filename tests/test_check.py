"""One test for each kind of problem: when it is found, on which line, and how bad it is."""

import pytest

from studyfold.check import check
from studyfold.model import Document
from studyfold.reading import read

HEAD = "---\nid: garden\n---\n"


def problems(text, *, path="garden.md", images=(), dead_links="error"):
    guide, found = read([Document(path, text)])
    found = [*found, *check(guide, lambda _, named: "there" if named in images else "missing", dead_links=dead_links)]
    return [(problem.line, problem.code, problem.severity) for problem in found]


def test_a_sound_guide_has_no_problem():
    assert problems(f"{HEAD}# Roses\n## How are they cut? {{#cut}}\nAbove a bud.\n") == []


FOUND = {
    "unanswered": ("# A\n## B? {#b}\n", 5, "warning"),
    "incomplete": ("# A\n## B? {#b}\nLike this:\n", 5, "warning"),
    "no-id": ("# A\n## B?\nC.\n", 5, "warning"),
    "no-title": ("# A\n## {#b}\nC.\n", 5, "error"),
    "bad-id": ("# A\n## B? {#b/c}\nC.\n", 5, "error"),
    "duplicate-id": ("# A\n## B? {#b}\nC.\n## D? {#b}\nE.\n", 7, "error"),
    "duplicate-title": ("# A\n## B? {#b}\nC.\n# A\n## D? {#d}\nE.\n", 7, "warning"),
    "unknown-level": ("# A\n## B? {#b .easy}\nC.\n", 5, "error"),
    "attributes": ("# A\n## B? {#b #c}\nC.\n", 5, "error"),
    "empty-topic": ("# A\n## B? {#b}\nC.\n# D\n", 7, "warning"),
    "outside-topic": ("## B? {#b}\nC.\n# D\n## E? {#e}\nF.\n", 4, "error"),
    "no-topic": ("Only text.\n", 1, "error"),
    "dead-link": ("# A\n## B? {#b}\nC.\n\nSee [this](#nowhere).\n", 8, "error"),
    "relative-link": ("# A\n## B? {#b}\nC.\n\nSee [this](notes.md).\n", 8, "warning"),
    "missing-image": ("# A\n## B? {#b}\nC.\n\n![x](x.png)\n", 8, "error"),
    "unclosed-fence": ("# A\n## B? {#b}\nC.\n\n```\nx\n", 8, "error"),
}


@pytest.mark.parametrize("code", FOUND)
def test_problem(code):
    text, line, severity = FOUND[code]
    head = "---\nlevels: [hard]\nid: garden\n---\n" if code == "unknown-level" else HEAD
    line += head.count("\n") - HEAD.count("\n")
    assert [found for found in problems(head + text) if found[1] == code] == [(line, code, severity)]


def test_no_guide_id():
    assert problems("# A\n## B? {#b}\nC.\n") == [(1, "no-guide-id", "warning")]


@pytest.mark.parametrize(
    ("head", "line", "severity"),
    [
        ("---\nid: [a]\n---\n", 2, "error"),
        ("---\nid: a\nlevels: hard\n---\n", 3, "error"),
        ("---\nid: a\nlevels: [[hard]]\n---\n", 3, "error"),
        ("---\nid: a\ncolour: green\n---\n", 3, "warning"),
        ("---\nid: a\ntitle: b: c\n---\n", 3, "error"),
        ("---\n- id\n---\n", 2, "error"),
        ("---\nid: a\n", 1, "error"),
        ("---\nid: a\nid: b\n---\n", 3, "error"),
        ("---\nid: a b/c\n---\n", 2, "error"),
        ("---\nid: ../../etc\n---\n", 2, "error"),
        ("---\nid: a\nlevels: [two words]\n---\n", 3, "error"),
        ("---\nid: a\nlevels: [one, one]\n---\n", 3, "error"),
    ],
)
def test_front_matter(head, line, severity):
    found = problems(f"{head}# A\n## B? {{#b}}\nC.\n")
    assert (line, "front-matter", severity) in found


@pytest.mark.parametrize(
    "head", ["---\n---\n", "---\n\n---\n", "---\n# a comment\n---\n", "---\nid: a\n...\n", "--- \nid: a\n---  \n"]
)
def test_front_matter_may_be_empty_or_end_in_dots(head):
    assert [found for found in problems(f"{head}# A\n## B? {{#b}}\nC.\n") if found[1] != "no-guide-id"] == []


def test_a_line_of_hyphens_that_is_no_front_matter():
    assert problems("# A\n## B? {#b}\nC.\n\n---\n\nD.\n") == [(1, "no-guide-id", "warning")]


@pytest.mark.parametrize(
    "link",
    ["#b", "#b-answer", "#topic", "https://example.org", "mailto:a@example.org", "//example.org/x"],
)
def test_live_links(link):
    assert problems(f"{HEAD}# A {{#topic}}\n## B? {{#b}}\nSee [this]({link}).\n") == []


@pytest.mark.parametrize("id_", ["é-frage", "轮胎"])
def test_links_to_ids_in_other_scripts(id_):
    assert problems(f"{HEAD}# A\n## B? {{#{id_}}}\nSee [this](#{id_}).\n") == []


def test_a_dead_link_is_a_warning_on_import():
    found = problems(f"{HEAD}# A\n## B? {{#b}}\nSee [this](#nowhere).\n", dead_links="warning")
    assert found == [(6, "dead-link", "warning")]


@pytest.mark.parametrize("place", ["intro", "topic", "prompt", "answer"])
def test_a_dead_link_is_found_on_its_line_in_every_place(place):
    link = {
        name: "\n\n\n[x](#nowhere)" if name == place else "Text." for name in ("intro", "topic", "prompt", "answer")
    }
    text = (
        f"{HEAD}{link['intro']}\n\n# A\n\n{link['topic']}\n\n"
        f"## B? {{#b}}\n\n{link['prompt']}\n\n<!-- answer -->\n\n{link['answer']}\n"
    )
    line = text.split("\n").index("[x](#nowhere)") + 1
    assert problems(text) == [(line, "dead-link", "error")]


def test_a_dead_link_inside_a_paragraph_of_many_lines_is_found_on_its_line():
    assert problems(f"{HEAD}# A\n## B? {{#b}}\nOne\ntwo\nthree [x](#nowhere)\nfour.\n") == [(8, "dead-link", "error")]


@pytest.mark.parametrize(
    "where",
    ["- [x](#nowhere)", "> [x](#nowhere)", "|a|\n|-|\n|[x](#nowhere)|", "### [x](#nowhere)", "**[x](#nowhere)**"],
)
def test_a_dead_link_is_found_in_every_kind_of_block(where):
    assert [found[1] for found in problems(f"{HEAD}# A\n## B? {{#b}}\n{where}\n\nC.\n")] == ["dead-link"]


@pytest.mark.parametrize(
    "code",
    [
        "`[x](#nowhere)`",
        "```\n[x](#nowhere)\n```",
        "    [x](#nowhere)",
        r"\[x](#nowhere)",
        "<!-- [x](#nowhere) -->\n\nC.",
    ],
)
def test_what_is_no_link_is_not_dead(code):
    assert problems(f"{HEAD}# A\n## B? {{#b}}\n\n{code}\n") == []


def test_an_image_that_is_there():
    assert problems(f"{HEAD}# A\n## B? {{#b}}\n![x](x.png)\n", images=["x.png"]) == []


@pytest.mark.parametrize(
    "answer",
    [
        "It is done like this:",
        "It is done **like this:**",
        "It goes as follows.",
        "See the code below.",
        "Knead it. See the picture below.",
        "It is quick, see below:",
        "See the explanation below.",
        "### Like this:",
        "“Like this:”",
        "The steps are:\n\n<!-- later -->",
    ],
)
def test_an_answer_that_announces_what_is_not_there(answer):
    assert [found[1] for found in problems(f"{HEAD}# A\n## B? {{#b}}\n\n{answer}\n")] == ["incomplete"]


@pytest.mark.parametrize(
    "answer",
    [
        "Like this:\n\n- done",
        "Like this:\n\n```\ndone\n```",
        "Put it after the `:`",
        "- one:\n- two:",
        "At 10:30",
        "You do keep some of the dough, don't you? :)",
        "```\nlabel:\n```",
        "The pedal is below the frame.",
        "Knead it, or let it rest. See explanation below.",
        "The figure below shows it.\n\n![x](https://example.org/x.png)",
    ],
)
def test_an_answer_that_is_complete(answer):
    assert problems(f"{HEAD}# A\n## B? {{#b}}\n\n{answer}\n") == []


@pytest.mark.parametrize("answer", ["", "<!-- answer -->", "<!-- a note -->", "\u00a0"])
def test_an_answer_that_shows_nothing_is_none(answer):
    assert [found[1] for found in problems(f"{HEAD}# A\n## B? {{#b}}\n\n{answer}\n")] == ["unanswered"]


@pytest.mark.parametrize("fence", ["~~~\nx", "````\nx\n```", "```\nx\n~~~", "```", "```\nx\n``` y"])
def test_a_fence_that_is_never_closed(fence):
    assert (5, "unclosed-fence", "error") in problems(f"# A\n## B? {{#b}}\nC.\n\n{fence}\n")


@pytest.mark.parametrize("fence", ["~~~\nx\n~~~", "````\nx\n`````", "   ```\nx\n  ```", "```\n```", "```\n\n```   "])
def test_a_fence_that_is_closed(fence):
    assert problems(f"{HEAD}# A\n## B? {{#b}}\nC.\n\n{fence}\n") == []


def test_ids_of_two_files_are_compared():
    guide, found = read([Document("a.md", f"{HEAD}# A\n## B? {{#b}}\nC.\n"), Document("b.md", "# D\n## E? {#b}\nF.\n")])
    (problem,) = [*found, *check(guide, lambda *_: "there")]
    assert (problem.file, problem.line, problem.code) == ("b.md", 2, "duplicate-id")
    assert "a.md:5" in problem.message


def test_every_message_says_what_to_do():
    for code, (text, _, _) in FOUND.items():
        guide, found = read([Document("garden.md", HEAD + text)])
        for problem in [*found, *check(guide, lambda *_: "missing")]:
            assert problem.message.count(". ") >= 1, code
            assert problem.message.endswith((".", "SOURCE.")), code
            assert "\n" not in problem.message, code


def test_the_first_level_is_no_default():
    guide, _ = read([Document("a.md", "---\nlevels: [easy, hard]\n---\n# A\n## B? {#b}\nC.\n")])
    assert guide.topics[0].questions[0].level == ""


def test_a_page_says_where_an_answer_stops_short(render):
    guide, _ = read([Document("a.md", "# A\n## B? {#b}\nLike this:\n## C? {#c}\nLike this: so.\n")])
    page = render(guide, guide.topics[0])
    assert page.count('class="q-gap"') == 1
    assert page.index('class="q-gap"') < page.index('id="c"')
