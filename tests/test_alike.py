"""What tells questions apart whose titles are the same."""

import re

import pytest
from searching import answers

from studyfold.model import Document
from studyfold.pages import alike, site_data, topic_pages
from studyfold.pages.search import search_files
from studyfold.reading import read


def guide(*asked, topics=("Sums",)):
    """A guide whose topics ask the same: titles and prompts."""
    questions = "".join(
        f"## {title} {{#q{n}}}\n\n{prompt}\n\n<!-- answer -->\n\nSo.\n\n" for n, (title, prompt) in enumerate(asked, 1)
    )
    parts = [f"# {topic}\n\n{questions if not n else ''}" for n, topic in enumerate(topics)]
    return read([Document("sums.md", f"---\nid: sums\ntitle: Sums\n---\n{''.join(parts)}")])[0]


def code(*lines):
    return "\n".join(["```js", *lines, "```"])


SAME = "What is it?"
COMMON = "let eggs = 2;"


@pytest.mark.parametrize(
    ("asked", "marks"),
    [
        ([(SAME, code("a();")), ("Why?", "")], {}),
        ([(SAME, code("ant();")), (SAME, code("bee();"))], {"q1": "ant();", "q2": "bee();"}),
        ([(SAME, code("ant();")), ("what *is* it?", code("bee();"))], {"q1": "ant();", "q2": "bee();"}),
        ([(SAME, code("ant();")), ("What is  it :", code("bee();"))], {"q1": "ant();", "q2": "bee();"}),
        ([("What is C?", ""), ("What is C++?", "")], {}),
        ([(SAME, code(COMMON, "ant();")), (SAME, code(COMMON, "bee();"))], {"q1": "ant();", "q2": "bee();"}),
        ([(SAME, f"Look:\n\n{code('{', '  ant();')}"), (SAME, "Look:\n\nHere.")], {"q1": "ant();", "q2": "Here."}),
        ([(SAME, "An *ant*."), (SAME, "")], {"q1": "An ant.", "q2": "2"}),
        ([(SAME, code("ant();")), (SAME, code("ant();")), (SAME, "")], {"q1": "1", "q2": "2", "q3": "3"}),
        (
            [(SAME, "word " * 20), (SAME, "")],
            {"q1": "word word word word word word word word word word word word …", "q2": "2"},
        ),
    ],
)
def test_the_first_line_of_a_prompt_that_no_other_has_or_the_number(asked, marks):
    assert alike.marks(guide(*asked)) == marks


HOSTILE = '</a><b onclick=x> "quoted" {#y} `z` & _u_ \\ $ /// | :'


def test_lists_contents_and_results_show_it(markdown):
    found = guide((SAME, code("ant();")), (SAME, code(HOSTILE)), ("Why?", ""))
    page = topic_pages(found, {})[0].decode()
    markdown.reset().convert(page.split("---\n", 2)[2])
    names = [token["name"] for token in markdown.toc_tokens[0]["children"]]
    assert [re.sub("&#([0-9]+);", lambda sign: chr(int(sign[1])), name) for name in names] == [
        f"{SAME} · \u2068ant();\u2069",
        f"{SAME} · \u2068{HOSTILE}\u2069",
        "Why?",
    ]
    assert "<" not in names[1]
    rows = markdown.reset().convert(site_data.all_questions_page(found).split("---\n", 2)[2])
    assert '<a href="sums.html#q1">What is it? <span class="q-mark">ant();</span></a>' in rows
    assert '<a href="sums.html#q3">Why?</a>' in rows
    assert "<b onclick" not in rows
    texts = b"".join(text for name, text in search_files(found, [], []).items() if "/t-" in name).decode()
    assert '["q1","What is it?","So.","","ant();","","ant();"]' in texts
    assert '["q3","Why?","So."]' in texts


def test_it_is_no_part_of_a_title():
    found = guide((SAME, code("ant();")), (SAME, code("bee();")))
    assert [question.title for question in found.topics[0].questions] == [SAME, SAME]
    assert answers(found, "ant")[0]["keys"] == ["q1"]


def test_a_card_says_each_title_once():
    made = site_data.config(guide((SAME, code("ant();")), (SAME, code("bee();")), ("Why?", "")), frozenset())
    assert "What is it? · Why?" in made


def test_a_question_that_loses_its_twin_loses_its_mark():
    alone = topic_pages(guide((SAME, code("ant();"))), {})[0]
    assert b"data-toc-label" not in alone
