"""The laws of DESIGN.md, on documents that nobody has written."""

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rendered import flaws
from strategies import PLAIN_TEXTS, canonical_sources, pieces

from studyfold import titles
from studyfold.canonical_text import canonical_text
from studyfold.check import check, questions
from studyfold.model import Document, Guide, Question, Topic
from studyfold.pages import all_files
from studyfold.reading import canonical, foreign, read
from studyfold.site.output import write_owned
from studyfold.words import lost_of, lost_words, words

MANY = settings(max_examples=2 * settings.default.max_examples)
FEW = settings(max_examples=settings.default.max_examples // 3)

LABELS = Counter(dict.fromkeys(("Q", "q", "A", "a", "Question", "Answer"), 99))
"""An answer may start with what looks like a label; `words` leaves labels out."""

LABEL_REASONS = {"question label", "answer label"}
"""What stands aside of a line whose rest is a title or an answer."""

NUMBERS = Counter({str(n): 99 for n in range(20)})
"""A list's numbers too, where they start a line."""


def document(text, path="source.md"):
    return Document(path, text)


def essence(guide):
    """What must survive an import: everything but places in the file."""
    said = [
        getattr(guide, name)
        for name in ("id", "title", "description", "language", "intro", "levels", "repo", "licence")
    ]
    topics = [(topic.id, titles.html(topic.title), topic.intro) for topic in guide.topics]
    asked = [(q.id, titles.html(q.title), q.prompt, q.answer, q.level, q.tags, q.aliases) for q in questions(guide)]
    return said, topics, asked


def has_errors(guide, problems):
    return any(
        problem.severity == "error" for problem in [*problems, *check(guide, lambda *_: "there", dead_links="warning")]
    )


# ---- law 1: no word is lost


@given(canonical_sources())
@example("---\nid: a\n---\n# B\n## C? {#c}\n[d]: https://example.org/unused\n")
@example("Intro\n\n# A {#a .b}\n## C {tags='d' aka=\"e; f\"}\nG\n")
@example("# A\n## B\n<!-- answer -->\n<!-- answer -->\nC\n")
@example("# A\n\n<!-- answer -->\n\nB\n")
@example("# A\n## B\n\n```\n# C\n```\n\n- ## D\n\nE\n===\nF\n---\nG\n")
@example("# A\r## B")
@example("#\tA\n##\tB\tC\n\tD\n")
def test_no_word_of_a_canonical_source_is_lost(text):
    guide, _ = canonical.read([document(text)])
    assert lost_words(text, guide) == Counter()


@given(canonical_sources())
@example("# A\n## B\n\n```\n# C\n```\n\n- ## D\n\nE\n===\nF\n---\nG\n")
@example("# A\r## B")
@example("#\tA\n##\tB\tC\n\tD\n")
@example("### [oil](https://example.org/a_b)\n\n```\nx = 1\n```\n\n# oil\n")
def test_no_word_is_lost_where_the_shape_must_be_found(text):
    guide, _ = foreign.by_shape([document(text)])
    assert lost_words(text, guide) - LABELS - NUMBERS == Counter()


@given(canonical_sources())
@example("# oil\n\n## oil\n\n## {#p `don't` {aka='it; \"so\"'}\n\n")
def test_importing_a_document_and_then_what_was_written_gives_the_same_guide(text):
    guide, problems = foreign.by_shape([document(text)])
    if has_errors(guide, problems):
        return
    written = canonical_text(guide)
    again, _ = read([document(written, "again.md")])
    assert again.shape == "canonical"
    assert essence(again) == essence(guide)
    assert canonical_text(again) == written


@given(PLAIN_TEXTS)
@example("What is new in Python 3: the short list?\nMuch.")
@example("What is in fruit?\nVitamin A: it is good for eyes.")
@example("What is A?\nA: a letter.\nB: another.\nWhat is Q?\nQ: a letter too.")
@example("Contents\nWhat is this?\nContents\nWhat is this?\nIt is this.")
@example("Conclusion\nWhat is this?\nIt is this.\nConclusion\nThat was it.")
def test_no_word_of_a_plain_text_is_lost(text):
    guide, _ = foreign.as_text([document(text, "notes.txt")])
    assert lost_words(text, guide) - LABELS == Counter()


@given(PLAIN_TEXTS, PLAIN_TEXTS)
@example("Tea\n\nAn essay.\n\nWhat is tea?\nA drink.", "Milk\n\nAnother essay.\n\nWhat is milk?\nWhite.")
@example("What is tea?\nA drink.\n\nWhat is milk?\nWhite.", "Just some words\n\nthat ask nothing.")
def test_no_word_of_several_plain_texts_is_lost(one, other):
    documents = [document(one, "a.txt"), document(other, "b.txt")]
    guide, _ = foreign.as_text(documents)
    for lost in lost_of(documents, guide):
        assert lost - LABELS - NUMBERS == Counter()


@given(PLAIN_TEXTS)
def test_no_word_of_a_text_is_lost_where_the_shape_must_be_found(text):
    guide, _ = foreign.by_shape([document(text, "notes.txt")])
    assert lost_words(text, guide) - LABELS - NUMBERS == Counter()


@given(PLAIN_TEXTS)
@example("Q: oil?\nWhat is oil?\noil.")
@example("What is oil?\n<b>.")
@example("What is oil?\nQ: oil?\nWhat is oil?\n* oil.\nA: oil")
def test_no_word_of_a_plain_text_stands_twice(text):
    guide, _ = foreign.as_text([document(text, "notes.txt")])
    placed = [stretch.text for stretch in guide.unplaced]
    # Questions that stand directly above each other share the lines under them, by the first of which they are kept.
    under = {question.prompt_line or question.answer_line: question for question in questions(guide)}
    placed += [question.title for question in questions(guide)]
    placed += [part for question in under.values() for part in (question.prompt, question.answer)]
    # What looks like a tag is words in a plain text.
    all_words = words(text.replace("<", r"\<"))
    assert sum((words(each) for each in placed), Counter()) - all_words - LABELS - NUMBERS == Counter()


@given(PLAIN_TEXTS)
def test_every_question_of_a_plain_text_has_its_own_id(text):
    guide, _ = foreign.as_text([document(text, "notes.txt")])
    found = [question.id for question in questions(guide)]
    assert len(set(found)) == len(found)


@given(PLAIN_TEXTS)
@example("What is oil?\nQ: oil?\nQ:.")
@example("What is oil?\nQ: oil?\nQ: Q: oil.")
@example("Q1 - What is oil?\nA1 - Fat.\nQ2 - What is rye?\nA2 - Grain.")
def test_every_line_of_a_plain_text_is_in_one_place(text):
    guide, _ = foreign.as_text([document(text, "notes.txt")])
    lines = [question.line for question in questions(guide)]
    assert len(set(lines)) == len(lines)
    parts, whole = [], []
    for stretch in guide.unplaced:
        (parts if stretch.reason in LABEL_REASONS else whole).append(stretch)
    aside = [n for stretch in whole for n in range(stretch.line, stretch.end_line + 1)]
    assert not set(aside) & set(lines)
    assert all(1 <= n <= text.count("\n") + 1 for n in aside)
    for label in parts:
        assert text.split("\n")[label.line - 1].lstrip().startswith(label.text.strip())


# ---- law 2: nothing changes by itself


@given(canonical_sources())
@example("# A\n## B {#b}\n\n    code\n\nC\n")
@example("---\ntitle: 'No'\ndescription: '1'\n---\n# A\n## B\nC\n")
@example('---\ntitle: "a: b # c"\n---\n# A\n## B\nC\n')
@example("# A\n## B {#b aka='a \"b\"'}\nC\n")
@example("# A\n## B {#b}\nSee [x] and [^n].\n## C {#c}\nSee [x] and [^n].\n\n[x]: https://example.org\n[^n]: A note.\n")
@example("# A\n## B {#b}\nC\n\n<!-- answer -->\n\nD\n\n<!-- answer -->\n\nE\n")
def test_importing_a_canonical_guide_gives_the_same_guide(text):
    guide, problems = canonical.read([document(text)])
    if has_errors(guide, problems):
        return
    written = canonical_text(guide)
    again, _ = read([document(written, "again.md")])
    assert essence(again) == essence(guide)
    assert canonical_text(again) == written


@given(PLAIN_TEXTS)
def test_importing_a_plain_text_and_then_what_was_written_gives_the_same_guide(text):
    guide, problems = foreign.as_text([document(text, "notes.txt")])
    if has_errors(guide, problems):
        return
    written = canonical_text(guide)
    again, found = read([document(written, "again.md")])
    assert [problem for problem in found if problem.severity == "error"] == []
    assert essence(again) == essence(guide)
    assert canonical_text(again) == written


def test_labels_may_be_used_by_several_files():
    one = document(
        "---\nid: g\n---\n# A\n## B {#b}\nSee [x] and that.[^n]\n\n[x]: https://example.org/1\n[^n]: One.\n", "1.md"
    )
    two = document("# C\n## D {#d}\nSee [x] and that.[^n]\n\n[x]: https://example.org/2\n[^n]: Two.\n", "2.md")
    guide, _ = read([one, two])
    again, _ = read([document(canonical_text(guide))])
    assert "https://example.org/2" in again.topics[1].questions[0].answer
    assert "Two." in again.topics[1].questions[0].answer
    assert "https://example.org/2" not in again.topics[0].questions[0].answer


@FEW
@given(canonical_sources())
def test_splitting_twice_changes_no_byte(tmp_path_factory, text):
    guide, problems = canonical.read([document(text)])
    if has_errors(guide, problems):
        return
    folder = tmp_path_factory.mktemp("split")
    files = all_files(guide, {}, frozenset())
    assert write_owned(folder, files, ["docs/topics"]) == list(files)
    second, _ = canonical.read([document(text)])
    again = all_files(second, {}, frozenset())
    assert write_owned(folder, again, ["docs/topics"]) == []


# ---- what is read is what is shown


def question(number, prompt, answer):
    return Question(f"q-{number}", f"Question {number}?", prompt, answer, "", (), (), "source.md", 1)


@MANY
@given(st.lists(st.tuples(st.one_of(st.just(""), pieces()), pieces()), min_size=1, max_size=3))
@example([("", "```\nx\n```\n\n///\n\ny")])
@example([("", "<div>\n\nnever closed"), ("", "next")])
@example([("</details>", "</details>\n\n</div>"), ("", "next")])
@example([("", "- a\n\n  ///\n\n- b")])
@example([("[^1]\n\n[^1]: a", "[^1]\n\n[^1]: b")])
@example([("", "x\n\n    type: y\n\n/// details | z\n")])
@example([("", "a\x02b\x03c \x02stx\x03")])
@example([("", "&#2;wzxhzdk:0&#3;")])
@example([("", "`a`\u2028`b`")])
@example([("", "\ufeffa\u0085b\u2029c")])
@example([("", "a\x0bb\x0cc")])
@example([("", "# one\n\n## two\n\nthree\n===\n")])
@example([("", "1. a\n\n   b\n2. c\n- d\n* e")])
@example([("", "> a\nb\n> - c\n>\n> d")])
@example([("", "x" * 30000)])
@example([("", "- " * 60 + "x")])
@example([("", "> " * 60 + "x")])
@example([("", "*" * 400 + "x")])
@example([("", "[" * 400 + "x")])
@example([("", "| a |\n| - |\n| x<y |"), ("", "next")])
@example([("", 'a <b c="d'), ("", "next")])
@example([("", "a <b c='d"), ("", "next's")])
def test_what_is_read_is_what_is_shown(render, asked):
    found = tuple(question(n, prompt, answer) for n, (prompt, answer) in enumerate(asked))
    topic = Topic("topic", "Topic", "", found, "source.md", 1)
    guide = Guide("g", "G", "", "en", "", (topic,), (), "canonical")
    assert flaws(topic, render(guide, topic)) == []


@FEW
@given(canonical_sources())
def test_what_is_read_from_a_source_is_what_is_shown(render, text):
    guide, problems = read([document(text)])
    if has_errors(guide, problems):
        return
    for topic in guide.topics:
        assert flaws(topic, render(guide, topic)) == []


@FEW
@given(PLAIN_TEXTS)
def test_what_is_read_from_a_plain_text_is_what_is_shown(render, text):
    guide, _ = foreign.as_text([document(text, "notes.txt")])
    for topic in guide.topics:
        assert flaws(topic, render(guide, topic)) == []
