"""The language of a document: the one it names, or the one its words are of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_limit import limited

from studyfold.model import Document
from studyfold.reading import read
from studyfold.reading.language import NO_PROSE, SMALL_WORDS, language_of, language_tag

PROSE = {
    "en": "What is a closure? A function that keeps the names it was made with, and can use them when it is called.",
    "de": "Was ist ein Abschluss? Eine Funktion, die sich die Namen merkt, mit denen sie gemacht wurde, und sie nutzt.",
    "es": "¿Qué es un cierre? Es una función que recuerda los nombres del lugar en que se ha creado y que los usa.",
    "pt": "O que é uma clausura? É uma função que se lembra dos nomes do lugar em que foi criada e que os usa depois.",
    "fr": "Qu'est-ce qu'une fermeture ? Une fonction qui garde les noms du lieu où elle est née, et qui les utilise.",
    "ru": "Что такое замыкание? Это функция, которая помнит имена того места, где она создана, и пользуется ими.",
    "zh": "什么是闭包？闭包是一个函数，它记住了创建它的地方的名称，并且在调用时使用它们。",
    "zh-Hant": "什麼是閉包？閉包是一個函式，它會記住建立它的地方的名稱，並且在呼叫時使用它們。",
    "ar": "ما هو الإغلاق؟ هو دالة تتذكر الأسماء من المكان الذي أنشئت فيه، وتستخدمها عندما تُستدعى.",
    "it": "Che cosa è una chiusura? È una funzione che ricorda i nomi del luogo in cui è nata e che li usa.",
    "nl": "Wat is een closure? Een functie die de namen onthoudt van de plaats waar ze is gemaakt, en die gebruikt.",
    "pl": "Co to jest domknięcie? Jest to funkcja, która pamięta nazwy z miejsca, w którym powstała, i ich używa.",
    "uk": "Що таке замикання? Це функція, яка пам'ятає імена того місця, де її створено, та користується ними.",
    "ja": "クロージャとは何ですか。作られた場所の名前を覚えていて、呼び出されたときに使う関数です。",
    "ko": "클로저란 무엇인가요? 만들어진 곳의 이름을 기억하고 호출될 때 사용하는 함수입니다.",
    "he": "מהו סגור? פונקציה שזוכרת את השמות מהמקום שבו נוצרה ומשתמשת בהם.",
    "fa": "بستار چیست؟ تابعی است که نام‌های جایی را که در آن ساخته شده به یاد دارد و از آن‌ها استفاده می‌کند.",
}
CODE = """
```js
for (const name of the_list) { return name.is_a(that) } // the name that is of the list, and is not to be in it
```
"""


def said(*texts):
    return language_of([Document(f"{n}.md", text) for n, text in enumerate(texts)])


@pytest.mark.parametrize("language", PROSE)
def test_prose_tells_its_language(language):
    assert said(f"# 1\n\n{PROSE[language]}\n\n{PROSE[language]}\n") == language


@pytest.mark.parametrize("language", PROSE)
def test_code_links_and_markup_in_english_tell_nothing(language):
    noise = (
        CODE * 5 + '<a href="https://example.org/what-is-the-name-of-it" title="what is it">`is it the one`</a>\n' * 20
    )
    assert said(f"{noise}\n{PROSE[language]}\n{noise}{PROSE[language]}") == language


@pytest.mark.parametrize("language", PROSE)
def test_names_in_latin_letters_tell_nothing(language):
    assert said(f"{'React Redux Kubernetes JavaScript ' * 3}\n{PROSE[language]}") == language


def test_words_taught_in_another_script_leave_a_text_english():
    assert (
        said("What does 你好 mean in English? It is what you say when you meet someone, and it can be used by all.")
        == "en"
    )


def test_a_japanese_letter_makes_no_text_japanese():
    assert said(PROSE["zh"] * 3 + "优の良品") == "zh"


def test_few_words_are_english():
    assert said("") == said("123 ?!") == said("La Paz") == said("Tag, Tag") == "en"


def test_a_language_that_has_no_list_is_english():
    assert (
        said("Çka është një mbyllje? Funksion që mban mend emrat ku u krijua dhe i përdor kur thirret nga kodi jonë.")
        == "en"
    )


def test_many_files_speak_together():
    assert said(*([PROSE["de"]] * 300), *([PROSE["fr"]] * 100)) == "de"


def test_a_script_that_fills_the_head_of_a_page_hides_no_prose():
    assert said(f"<html><head><script>{'if (this) { that } ' * 2000}</script></head><p>{PROSE['pt']}</p>") == "pt"


def test_a_language_that_is_named_wins():
    guide, _ = read([Document("a.md", f"---\nid: a\nlanguage: nl\n---\n# T\n\n## Q? {{#q}}\n\n{PROSE['de']}\n")])
    assert guide.language == "nl"


@pytest.mark.parametrize(
    "text", ["## Was ist das?\n\n{}\n\n## Wie ist es?\n\n{}\n", "Q: Was ist das?\nA: {}\n\nQ: Wie ist es?\nA: {}\n"]
)
def test_an_imported_document_has_its_language(text):
    guide, _ = read([Document("a.md", text.format(PROSE["de"], PROSE["de"]))])
    assert guide.language == "de"


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("pt_BR.UTF-8", "pt-BR"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        (" de ", "de"),
        ("es-419", "es-419"),
        ("EN", "EN"),
        ("javascript", ""),
        ("js", ""),
        ("sql", ""),
        ("C", ""),
        ("", ""),
    ],
)
def test_only_a_tag_names_a_language(named, found):
    assert language_tag(named) == found


def test_a_programming_language_in_the_front_matter_is_none_to_read_in():
    guide, _ = read(
        [Document("a.md", f"---\ntitle: T\nlanguage: javascript\n---\n\n## Was ist es?\n\n{PROSE['de']}\n")]
    )
    assert guide.language == "de"


def test_a_tag_has_hyphens():
    guide, _ = read([Document("a.md", "---\nid: a\nlanguage: pt_BR\n---\n# T\n\n## Q? {#q}\n\nA.\n")])
    assert guide.language == "pt-BR"


@given(st.lists(st.text(), max_size=5))
def test_any_text_has_a_language(texts):
    assert said(*texts) in {language for script in SMALL_WORDS.values() for language in script}


DAMAGE = [
    "<pre>",
    "<pre >1",
    "](",
    "](1",
    "`",
    "`1",
    "```\n",
    " ```\n~~~\n",
    "<",
    "<1 ",
    "&#",
    "http://",
    "<script\n<pre>\n",
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_hides_no_prose_and_takes_no_time(damage):
    text = damage * (200_000 // len(damage))
    with limited():
        NO_PROSE.sub(" ", text)
        assert said(f"{PROSE['de']} {PROSE['de']}\n{text}") == "de"
