"""The search without a browser: what is indexed, what is found, in which order, and which files an edit touches."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from searching import PROJECT, answers, found, guide, words_in_browser

from studyfold.model import Document, RefusalError
from studyfold.pages.search import search_files
from studyfold.pages.search.entries import Page
from studyfold.pages.search.shards import pieces
from studyfold.pages.search.words import TERMS, tokens
from studyfold.pages.text import plain
from studyfold.reading import read
from studyfold.site.by_hand import pages, searched, synonyms

GUIDE = """---
id: zoo
title: Zoo
levels: [easy, hard]
---

# Cats

About cats of all kinds.

## How do quokkas sleep? {#title .easy}

Well.

## What rests at noon? {#alias .hard aka="quokka naps; siesta"}

Some do.

## Which animal has a pouch? {#tag tags="quokka"}

Several.

## Who smiles? {#answer}

The quokka smiles.

## Who jumps? {#code}

```python
quokka.jump()
```

# Names

## What does `url_for` do? {#url-for}

It builds. See `request.args` and `HTTPException`, says `__name__`.

## Which of Flask-SQLAlchemy's parts is an e-mail? {#mail}

None, but `SQLAlchemy` is near, in C++ and C#.
"""


def of(*queries: str) -> list[list[str]]:
    return found(GUIDE, *queries)


def test_a_word_of_the_title_comes_before_alias_tag_answer_and_code():
    assert of("quokka") == [["title", "alias", "tag", "answer", "code"]]


NAMES = {
    "url_for": "url-for",
    "urlfor": "url-for",
    "URL for": "url-for",
    "@request.args": "url-for",
    "args": "url-for",
    "httpexception": "url-for",
    "exception": "url-for",
    "HTTP exception": "url-for",
    "__name__": "url-for",
    "sqlalchemy": "mail",
    "alchemy": "mail",
    "flask sqlalchemy": "mail",
    "email": "mail",
    "e-mail": "mail",
    "C++": "mail",
    "c#": "mail",
    "sqlalchmey": "mail",
    "sql alchemy": "mail",
}


def test_names_are_found_whole_and_by_their_parts():
    first = {query: keys[0] if keys else None for query, keys in zip(NAMES, of(*NAMES), strict=True)}
    assert first == NAMES


ERRORS = {
    "quoka": "title", "qoukka": "title", "quokkka": "title", "slep": "title", "siezta": "alias", "ppouch": "tag",
    "animla": "tag", "quocca": "title",
}  # fmt: skip


def test_typing_errors_are_forgiven():
    first = {query: keys[0] if keys else None for query, keys in zip(ERRORS, of(*ERRORS), strict=True)}
    assert first == ERRORS


def test_plurals_and_verb_forms_are_one_word():
    assert [keys[:1] for keys in of("sleeping", "sleeps", "smiling", "pouches", "jumped")] == [
        ["title"], ["title"], ["answer"], ["tag"], ["code"],
    ]  # fmt: skip


def test_case_accents_and_hyphens_do_not_count():
    text = "# A\n## Où est le café-crème? {#a}\nIci.\n## Straße? {#b}\nHier.\n"
    queries = ("CAFE", "café", "cafe creme", "cafecreme", "strasse", "STRASSE", "ou est")
    assert [keys[0] for keys in found(text, *queries)] == ["a", "a", "a", "a", "b", "b", "a"]


def test_entries_with_all_words_come_before_those_with_some():
    text = "# A\n## Red apples, red red apples {#some}\nNone.\n## What is it? {#all}\nRed. Also pears.\n"
    assert found(text, "red pears") == [["all", "some"]]


def test_exact_comes_before_a_beginning_and_before_an_error():
    text = "# A\n## Cart? {#begun}\nA.\n## Cat? {#slip}\nA.\n## Car? {#exact}\nA.\n"
    assert found(text, "car")[0][:2] == ["exact", "begun"]


def test_a_title_typed_whole_comes_first():
    text = "# A\n" + "".join(f"## What is a red {x}? {{#{x}}}\nRed red red. {x}\n" for x in ("fox", "fish", "bird"))
    titles = ["What is a red fish?", "what is a red bird", "What is a red fox"]
    assert [keys[0] for keys in found(text, *titles)] == ["fish", "bird", "fox"]


def test_a_clause_of_a_title_counts_as_a_title():
    text = "# A\n## How does WSGI compare? {#b}\nWSGI.\n## What is WSGI, and where does it stand in this? {#a}\nX.\n"
    assert found(text, "what is wsgi")[0][0] == "a"


def test_synonyms_are_found_in_each_direction_phrases_too():
    groups = [["db", "database"], ["auth", "sign in", "login"]]
    text = "# A\n## Which database? {#a}\nX.\n## How to login? {#b}\nX.\n## Signs of age? {#c}\nIn part.\n"
    queries = ("db", "dbs", "database", "auth", "sign in", "AUTH")
    assert [keys[0] for keys in found(text, *queries, synonyms=groups)] == ["a", "a", "a", "b", "b", "b"]


def test_the_filters_keep_to_a_topic_and_a_level():
    zoo = guide(GUIDE)
    assert answers(zoo, "do", topic="names")[0]["keys"] == ["url-for"]
    assert answers(zoo, "quokka", level="hard")[0]["keys"] == ["alias"]


def test_what_is_nowhere_finds_nothing():
    assert of("zzzxqj", "", "?!", " ") == [[], [], [], []]


def test_pages_written_by_hand_are_found():
    page = Page("about.html", "About us", "# About us\n\nWe are *zebrafish*.\n")
    assert answers(guide(GUIDE), "zebrafish", pages=[page])[0]["keys"] == ["about.html"]


def test_words_of_a_topic_are_found():
    assert of("kinds")[0] == ["cats"]


LANGUAGES = {
    "zh": (
        "# 基础\n## 什么是路由器? {#router}\n路由器把数据包转发到另一个网络。\n"
        "## 如何连接数据库? {#db}\n使用连接字符串。\n",
        "路由器 router | 路由 router | 数据库 db | 数据库连接 db | 字符串 db | 由 router | 庫 -",
    ),
    "ja": (
        "# A\n## データベースとは? {#db}\n表の集まり。\n## ルーター {#r}\n網。\n",
        "データベース db | 集まり db | ルータ r",
    ),
    "ru": (
        "# Основы\n## Как работают маршруты? {#routes}\nОни связывают адреса с функциями.\n"
        "## Что такое ёлка? {#tree}\nДерево.\n",
        "маршрут routes | маршрутами routes | маршруты routes | елка tree | маршурты routes | ФУНКЦИИ routes",
    ),
    "ar": (
        "# أساسيات\n## كيف تعمل قاعدة البيانات؟ {#db}\nتخزن الجداول.\n## ما هو الخادم؟ {#server}\nبرنامج.\n",
        "قاعدة db | البيانات db | قَاعِدَة db | خادم server | الجداول db",
    ),
    "pt": (
        "# Básico\n## Como funcionam as migrações? {#mig}\nMudam o esquema.\n"
        "## O que é uma sessão? {#ses}\nUm cookie.\n",
        "migrações mig | migracao mig | migração mig | sessao ses | sessões ses | esquemas mig",
    ),
    "ko": ("# A\n## 데이터베이스란? {#db}\n표.\n## 라우터 {#r}\n망.\n", "데이터베이스 db | 데이터 db | 라우터 r"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_searched(language):
    text, pairs = LANGUAGES[language]
    wanted = dict(pair.split() for pair in pairs.split(" | "))
    answered = found(f"---\nid: g\ntitle: G\nlanguage: {language}\n---\n{text}", *wanted)
    assert {query: keys[0] if keys else "-" for query, keys in zip(wanted, answered, strict=True)} == wanted


def test_marks_are_the_words_as_they_stand():
    (answer,) = answers(guide(GUIDE), "quoka sleep")
    assert answer["marked"] == ["quokkas", "sleep"]


QUIZ = """# Yard

## How long does a seal cure in the shed? {#cure}

- A) 1 day
- B) 2 days, under a tarpaulin
- C) 3 days

<!-- answer -->

B

Cold air slows it down. A fan quickens it.

## Which spanner holds a ferrule? {#spanner}

- A. The flat one
- B. The ring spanner, with a notch

<!-- answer -->

B.

## Which two of these are wound? {#wound}

```text
A: a coil    B: a plank    C: a spool
```

<!-- answer -->

A and C

## Which letter marks a cask? {#cask}

- A) It has none
- B) A stave

<!-- answer -->

D

## Which plank floats? {#floats}

- A. Oak
- B. Balsa

<!-- answer -->

### Right answer: B

## What prints this? {#prints}

```python
stencil(7)
```

<!-- answer -->

Seven lines. The loop ends there.

## Which bolt fits the winch? {#bolt}

- [ ] A. the coarse one
- [x] B. the fine one

<!-- answer -->

B. The fine one, since its pitch is small.

## Which script is the kernel of? {#kernel}

C.
"""


@pytest.mark.parametrize(
    ("words", "question", "sentence"),
    [
        ("seal cure", "cure", "Cold air slows it down."),
        ("seal fan", "cure", "A fan quickens it."),
        ("seal day", "cure", "A) 1 day"),
        ("tarpaulin", "cure", "B) 2 days, under a tarpaulin"),
        ("ferrule", "spanner", "The ring spanner, with a notch"),
        ("notch", "spanner", "B. The ring spanner, with a notch"),
        ("spanner ferrule", "spanner", "The ring spanner, with a notch"),
        ("wound", "wound", "a coil · a spool"),
        ("cask", "cask", ""),
        ("floats", "floats", "Balsa"),
        ("stencil", "prints", "stencil(7)"),
        ("prints", "prints", "Seven lines."),
        ("winch", "bolt", "B. The fine one, since its pitch is small."),
        ("kernel", "kernel", "C."),
    ],
)
def test_a_result_shows_a_sentence_of_the_answer_and_no_option_as_if_it_were_right(words, question, sentence):
    (answer,) = answers(guide(QUIZ), words)
    assert (answer["keys"][0], answer["sentence"]) == (question, sentence)


LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=40)


@settings(max_examples=40)
@given(st.lists(LETTERS, min_size=20, max_size=20))
@example(["url_for SQLAlchemy HTTPException __name__ e-mail request.args C++ C# path2 3.1 what's getHTTP X-CSRFToken"])
@example(["Größe Straße Œuvre naïve Ελλάδας ёлка й ﬁn ① ½ x² ǅ İstanbul ıŞ Flask™ a’s b‑c ㉠"])
@example(["路由器是 データ ไทย 데이터 قَاعِدَة الـبيت हिन्दी 𠮷野家"])
def test_the_browser_sees_the_same_words(texts):
    here = [[(token, list(TERMS[token])) for token in tokens(text)] for text in texts]
    assert words_in_browser(texts) == here


def test_code_in_a_line_ends_where_it_ends():
    assert plain("`x` and **`y = z`**, `` a`b `` and `%`.") == ("x and y = z, a`b and %.", "")
    assert plain("> [!NOTE]\n> Go :rocket: :none: `:rocket:` now\n\n    [!NOTE]") == (
        "Go 🚀 :none: :rocket: now",
        "    [!NOTE]",
    )
    assert plain("A _long word_, `_a b_`, __name__ and _x.") == ("A long word, a b, __name__ and _x.", "")


def test_marks_do_not_overlap():
    (answer,) = answers(guide("# A\n## Is it X-CSRFToken? {#a}\nYes.\n## csrftoken {#b}\n"), "csrf token csrftoken")
    assert [mark.lower() for mark in answer["marked"]] in (["csrftoken"], ["csrf", "token"])


def test_markdown_is_read_as_text():
    prose, code = plain(
        "# Head\n\nSome *emphasis*, **strong** and `code <b>`; [a link](http://x.example/y) and ![alt](a.png).\n"
        "It goes on\nin the next line &amp; ends<br>here.\n\n- one\n- two\n\n| a | b |\n| - | - |\n| c | d |\n\n"
        "```python\nx = 1\n```\n\n[ref]: http://x.example\n\n\\*not\\* __init__ 2 * 3\n"
    )
    assert prose.split("\n") == [
        "Head", "Some emphasis, strong and code <b>; a link and alt. It goes on in the next line & ends here.",
        "one", "two", "a · b", "c · d", "*not* __init__ 2 * 3",
    ]  # fmt: skip
    assert code == "x = 1"


def files_of(text: str) -> dict[str, str]:
    return {name: text.decode() for name, text in search_files(guide(text), [], []).items()}


def test_the_same_guide_gives_the_same_bytes():
    assert files_of(GUIDE) == files_of(GUIDE)


def many(count: int) -> str:
    def question(topic: int, n: int) -> str:
        return f"## Question {topic} {n} about thing{n}? {{#q{topic}-{n}}}\n{'Word ' * 60} answer{topic}x{n}\n"

    return "\n".join(f"# Topic {n}\n" + "".join(question(n, m) for m in range(50)) for n in range(count // 50))


def test_an_edit_touches_few_files():
    before = files_of(many(1000))
    after = files_of(many(1000).replace("answer7x7\n", "answer7x7 aardvark\n"))
    changed = [name for name in {*before, *after} if before.get(name) != after.get(name)]
    assert len(before) > 20
    assert len(changed) <= 5, changed


def test_files_stay_small():
    files = files_of(many(1000))
    assert max(len(text) for name, text in files.items() if re.search("/[hbt]-", name)) < 50_000


def test_nothing_in_a_file_ends_a_script():
    text = "# </script><!-- {#t}\n## </script><script>alert(1)</script>? {#q}\n</script> \u2028 \u2029\n"
    for script in files_of(text).values():
        assert "<" not in script
        assert "\u2028" not in script
        called = re.fullmatch(r"// .*\nstudyfoldSearch\((.*)\);\n", script)
        assert called
        json.loads(f"[{called[1]}]")


@given(st.lists(st.tuples(st.text(min_size=1), st.integers(0, 500)), max_size=60), st.integers(1, 400))
def test_pieces_follow_each_other(weights, size):
    cuts = list(pieces(weights, size))
    assert [n for start, end in cuts for n in range(start, end)] == list(range(len(weights)))


def test_synonyms_stand_beside_the_source(folder):
    (folder / "synonyms.toml").write_text('groups = [["db", "database"]]\n')
    assert synonyms(read([Document(str(folder / "notes.md"), "# A\n## B?\nC.\n")])[0]) == [["db", "database"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [("groups = [", 1), ('# fine\ngroups = ["db"]\n', 1), ("a = 1\nb = \n", 2), ("groups = 3\n", 1), ("", 1)],
)
def test_synonyms_that_are_none_are_refused_with_their_line(folder, text, line):
    (folder / "synonyms.toml").write_text(text)
    with pytest.raises(RefusalError) as caught:
        synonyms(read([Document(str(folder / "notes.md"), "# A\n## B?\nC.\n")])[0])
    assert caught.value.problem.line == line
    assert "database" in caught.value.problem.message


def test_the_example_of_synonyms_in_the_readme_is_one():
    (example,) = re.findall(r"```toml\n(groups.*?)```", (PROJECT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(tomllib.loads(example)["groups"]) == 2


def test_pages_by_hand_may_stay_out_of_the_search(folder):
    docs = folder / "docs"
    (docs / "topics").mkdir(parents=True)
    (docs / "topics/cats.md").write_text("# Not ours yet, and to be written over\n")
    (docs / "about.md").write_text("---\ntitle: About\n---\n# Heading\n\nText.\n")
    (docs / "secret.md").write_text("---\nsearch:\n  exclude: true\n---\n# Secret\n")
    (docs / "plain.md").write_text("Some text.\n\n# Plain { #p }\n")
    names = pages(folder, {"docs/topics/cats.md"})
    assert names == ["about.md", "plain.md", "secret.md"]
    assert [(page.url, page.title) for page in searched(folder, names)] == [
        ("about.html", "About"),
        ("plain.html", "Plain"),
    ]


JOINED = """---
id: g
title: G
---

# T

## What is auto scaling? {#apart}

Servers come and go.

## Who counts? {#body}

The Auto Scaling group does.

## What did autoscaling cost? {#joined}

Nobody knows.

## Who makes cars? {#other}

Auto makers.

## What holds the data? {#data}

A jar.

## What has a base? {#base}

A jar, too.

## Who reads data? {#reader}

A clerk.

## Is there more data at the base? {#both}

Some.

## Is a base a lens? {#lens}

No.
"""


def test_a_word_typed_as_one_finds_what_is_written_apart():
    (keys, spelt, unfinished) = found(JOINED, "autoscaling", "auto scaling", "autoscale")
    assert keys[0] == "joined"
    assert set(keys[1:]) == {"apart", "body"}
    assert {"apart", "body", "joined"} <= set(spelt)
    assert {"apart", "body", "joined"} <= set(unfinished)


def test_two_words_that_seldom_stand_together_are_not_one():
    assert found(JOINED, "database") == [[]]


def test_no_more_files_are_read_where_no_beginning_is_a_word():
    (answer,) = answers(guide(JOINED), "servers")
    assert not [name for name in answer["asked"] if name.startswith("words")]
