"""The cache changes how long a run takes, and nothing else."""

import os
import signal

import pytest
from hypothesis import given, settings
from strategies import canonical_sources

from studyfold.check import check
from studyfold.findings import findings
from studyfold.model import Document
from studyfold.pages import all_files
from studyfold.reading import read
from studyfold.site import cache as site_cache
from studyfold.site.cache import FileCache
from studyfold.words import check_words
from studyfold.work import compute, digest


@pytest.fixture
def calls():
    return []


@pytest.fixture
def lengths(calls):
    """Gives the lengths of words through a cache, and notes for which of them it was asked."""

    def length(word):
        calls.append(word)
        return len(word)

    def ask(cache, *words):
        calls.clear()
        return cache("length", length, words, [digest(word) for word in words], int)

    return ask


def share_among(monkeypatch, processors):
    """As on a machine with so many processors, in a process without threads: other tests leave some behind."""
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(processors)))
    monkeypatch.setattr("threading.active_count", lambda: 1)


def entries(folder):
    return sorted(folder.iterdir())


def test_what_is_known_is_not_done_again(tmp_path, lengths, calls):
    cache = FileCache(tmp_path)
    assert lengths(cache, "a", "bb") == [1, 2]
    assert lengths(cache, "bb", "ccc") == [2, 3]
    assert calls == ["ccc"]
    assert lengths(FileCache(tmp_path), "a", "bb", "ccc") == [1, 2, 3]
    assert calls == []


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\xa3abc", None])
def test_a_damaged_entry_is_made_again(tmp_path, lengths, damage):
    lengths(FileCache(tmp_path), "a", "bb")
    for path in entries(tmp_path):
        path.unlink() if damage is None else path.write_bytes(damage)
    assert lengths(FileCache(tmp_path), "a", "bb") == [1, 2]


def test_what_nobody_asks_for_is_forgotten(tmp_path, lengths, calls):
    cache = FileCache(tmp_path)
    lengths(cache, "a", "bb")
    cache.forget_the_rest()
    lengths(cache, "bb")
    cache.forget_the_rest()
    assert len(entries(tmp_path)) == 1
    lengths(cache, "a")
    assert calls == ["a"]


def test_what_other_code_made_does_not_count(tmp_path, lengths, calls, monkeypatch):
    lengths(FileCache(tmp_path), "a")
    monkeypatch.setattr("studyfold.site.cache._fingerprint", lambda: "another version")
    lengths(FileCache(tmp_path), "a")
    assert calls == ["a"]


def test_a_folder_that_cant_be_written_is_no_reason_to_fail(tmp_path, lengths):
    (tmp_path / "file").write_text("in the way")
    cache = FileCache(tmp_path / "file")
    assert lengths(cache, "a", "bb") == [1, 2]
    cache.forget_the_rest()


def test_many_results_are_in_their_order(tmp_path, lengths, calls, monkeypatch):
    share_among(monkeypatch, 3)
    words = ["x" * n for n in range(100)]
    assert lengths(FileCache(tmp_path), *words) == list(range(100))
    assert len(calls) == 34
    assert len(entries(tmp_path)) == 100


def test_a_helper_that_dies_leaves_its_part_to_others(tmp_path, monkeypatch):
    share_among(monkeypatch, 2)
    parent = os.getpid()

    def length(word):
        if os.getpid() != parent and len(word) > 10:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(word)

    words = ["x" * n for n in range(40)]
    assert FileCache(tmp_path)("length", length, words, words, int) == list(range(40))


def test_a_place_keeps_its_last_result_for_the_next(tmp_path):
    given_before = []

    def longer(word, before):
        given_before.append(before)
        return len(word)

    def ask(*words):
        given_before.clear()
        cache = FileCache(tmp_path)
        return cache.revise("longer", longer, words, [str(n) for n in range(len(words))], words, int)

    assert ask("a", "bb") == [1, 2]
    assert given_before == [None, None]
    assert ask("a", "bbb") == [1, 3]
    assert given_before == [2]
    assert len(entries(tmp_path)) == 2


def test_results_that_share_a_place_are_right(tmp_path, monkeypatch):
    share_among(monkeypatch, 2)
    words = ["x" * n for n in range(40)]
    for _ in range(2):
        found = FileCache(tmp_path).revise("length", lambda word, _: len(word), words, ["here"] * 40, words, int)
        assert found == list(range(40))


@settings(max_examples=25)
@given(canonical_sources(), canonical_sources())
def test_an_edited_guide_gives_what_it_gives_afresh(tmp_path_factory, before, after):
    cache = FileCache(tmp_path_factory.mktemp("cache"))
    everything(before, cache)
    cache.forget_the_rest()
    assert everything(after, cache) == everything(after, compute)
    # Another line above moves every line and changes no page.
    assert everything("\n" + after, cache) == everything("\n" + after, compute)


def everything(text, each):
    documents = [Document("source.md", text)]
    guide, problems = read(documents, each)
    found = check(guide, lambda *_: "there", each=each)
    pages = all_files(guide, {}, frozenset(), each)
    return guide, problems, found, check_words(documents, guide, each), findings(guide, each), pages


@pytest.mark.parametrize("name", ["code.py", "pages/code.py", "languages/de.toml"])
def test_what_another_version_made_is_not_used(tmp_path, monkeypatch, lengths, calls, name):
    file = tmp_path / "package" / name
    file.parent.mkdir(parents=True)
    file.write_text("1")
    monkeypatch.setattr(site_cache, "PACKAGE", tmp_path / "package")
    lengths(FileCache(tmp_path / "cache"), "one")
    lengths(FileCache(tmp_path / "cache"), "one")
    assert calls == []
    file.write_text("22")
    lengths(FileCache(tmp_path / "cache"), "one")
    assert calls == ["one"]


GARDEN = (
    "---\nid: garden\nlanguage: en\nlevels: [easy, hard]\nrepo: https://example.org/a\n---\n"
    "# Roses {#roses}\n\n## What is red? {#red .hard}\n\nSee [blue](#blue).\n\n## What is pink? {#pink}\n\nNone.\n\n"
    "# Tulips {#tulips}\n\n## What is blue? {#blue}\n\nA colour.\n"
)


@pytest.mark.parametrize(("words", "others"), [
    ("language: en", "language: de"),
    ("[easy, hard]", "[hard, easy]"),
    ("example.org/a", "example.org/b"),
    ("{#tulips}", "{#bulbs}"),
    ("{#blue}", "{#green}"),
])  # fmt: skip
def test_a_page_is_made_again_where_something_else_changes_it(tmp_path, words, others):
    cache = FileCache(tmp_path)
    before = everything(GARDEN, cache)[-1]["docs/topics/roses.md"]
    cache.forget_the_rest()
    edited = GARDEN.replace(words, others)
    assert everything(edited, cache) == everything(edited, compute)
    assert everything(edited, cache)[-1]["docs/topics/roses.md"] != before
