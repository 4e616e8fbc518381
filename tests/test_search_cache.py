"""An edit costs what it changes, and gives what a run gives that knows nothing of earlier ones."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from searching import found, guide

from studyfold.pages.search import search_files
from studyfold.pages.search.entries import Page
from studyfold.site import project
from studyfold.site.cache import FileCache
from studyfold.work import compute

HEAD = "---\nid: g\ntitle: G\nlevels: [easy, hard]\n---\n\n"
ABOUT = [Page("about.html", "About", "Written by word7 and word9.")]
TOPICS, QUESTIONS, WORDS = 12, 20, 900


def topics() -> list[list[str]]:
    """The questions of each topic, the same at each call."""
    chance = random.Random(1)

    def words(count: int) -> str:
        return " ".join(
            f"{chance.choice('abcdefgh')}{chance.choice('aeiou')}word{int(WORDS * chance.random() ** 2)}"
            for _ in range(count)
        )

    return [
        [
            f"## What does {words(3)} do? {{#q{topic}-{n}}}\n\nOnly here: only{topic}x{n}. {words(120)}\n"
            for n in range(QUESTIONS)
        ]
        for topic in range(TOPICS)
    ]


def text(parts: list[list[str]]) -> str:
    return HEAD + "\n".join(f"# Topic {n} {{#t{n}}}\n\n{''.join(questions)}" for n, questions in enumerate(parts))


def changed_answer(parts):
    parts[4][7] += "\nZebra.\n"


def changed_title(parts):
    parts[4][7] = parts[4][7].replace("What does", "What on earth does")


def new_question(parts):
    parts[4].insert(3, "## Why is it new? {#new}\n\nIt was not there.\n")


def question_gone(parts):
    del parts[4][3]


def topic_moved(parts):
    parts.insert(0, parts.pop())


def level(parts):
    parts[4][7] = parts[4][7].replace("{#", "{.hard #")


EDITS = [changed_answer, changed_title, new_question, question_gone, topic_moved, level]


class Counting:
    """A cache that counts what is done anew."""

    def __init__(self, folder):
        self.cache, self.done = FileCache(folder), Counter()

    def __call__(self, name, function, items, keys, kind):
        def counted(item):
            self.done[name] += 1
            return function(item)

        return self.cache(name, counted, items, keys, kind)


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cache")
    before = search_files(guide(text(topics())), ABOUT, [], FileCache(folder))
    return folder, before


def edited(edit) -> str:
    parts = topics()
    edit(parts)
    return text(parts)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_gives_what_a_first_run_gives(known, edit):
    folder, before = known
    after = search_files(guide(edited(edit)), ABOUT, [], FileCache(folder))
    assert after == search_files(guide(edited(edit)), ABOUT, [], compute)
    assert after != before


def test_an_edited_page_gives_what_a_first_run_gives(known):
    pages = [Page("about.html", "About", "Written by word7.")]
    unchanged = guide(text(topics()))
    assert search_files(unchanged, pages, [], FileCache(known[0])) == search_files(unchanged, pages, [], compute)


def test_a_changed_answer_is_all_that_is_done(known, monkeypatch):
    monkeypatch.setattr("studyfold.site.cache._share", lambda work, numbers: work(numbers))
    each = Counting(known[0])
    parts = topics()
    parts[9][9] += "\nZebra.\n"
    search_files(guide(text(parts)), ABOUT, [], each)
    assert each.done["search share"] == 1
    assert each.done["search heads"] == 0
    assert 0 < each.done["search bodies"] < 8


def test_a_changed_answer_writes_few_files(tmp_path):
    folder = tmp_path / "project"
    project.make(folder)
    (folder / "source").mkdir()
    project.split(guide(text(topics())), folder, project.cache(folder))
    changed = project.split(guide(edited(changed_answer)), folder, project.cache(folder))
    assert "docs/data/search/index.js" in changed
    assert len(changed) < 12, changed


def test_each_word_is_found_where_it_stands():
    wanted = [(f"only{topic}x{n}", f"q{topic}-{n}") for topic in range(0, TOPICS, 5) for n in (0, 1, QUESTIONS - 1)]
    answered = found(text(topics()), *[word for word, _ in wanted])
    assert [keys[0] for keys in answered] == [question for _, question in wanted]
