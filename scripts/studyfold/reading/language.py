"""Which language a text is in: by its script, and by the small words that hold its sentences together."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from studyfold.model import Document

UNKNOWN = "en"
"""What is said where nothing speaks for another language."""

SAMPLE = 100_000
"""Characters looked at."""

SMALL_WORDS = {
    "LATIN": {
        "en": "the of and to in is a that it for you are with as this what how be or an on not can from when which by",
        "de": "der die das und ist ein eine nicht zu den von mit auf für im wie was sich des dem es als auch wird man",
        "es": "el la los las de que y en un una es por con para se del lo como qué no su más al cuál cómo son está",
        "pt": "o a os as de que e em um uma é por com para se do da no na não como qual são ao mais dos das você pelo",
        "fr": "le la les de des et est un une que qui en dans pour pas du au ce sur avec il vous ne quelle ou sont",
        "it": "il la le di che e è un una per con non del della si in come gli i da sono nel alla più cosa questo dei",
        "ca": "el la els les de que i en un una és per amb no del al com quina són més es dels aquest perquè a",
        "ro": "și de la în este un o nu pe cu că care sau să ce din pentru mai sunt cum se ale prin al",
        "nl": "de het een en van is in op te dat niet met voor zijn die er aan je wat hoe om als ook worden of",
        "sv": "och att det är en ett på som för inte med av den i till om kan vad hur har från eller de",
        "da": "og at det er en et på som for ikke med af den i til om kan hvad hvordan har fra eller der",
        "nb": "og å det er en et på som for ikke med av den i til om kan hva hvordan har fra eller jeg",
        "pl": "i w na nie się jest to z do że jak co czy o po od za przez są dla lub oraz który może",
        "cs": "a v na je se že to s z do jak co nebo pro jsou být by není které který kde při o k",
        "sk": "a v na je sa že to s do ako čo alebo pre sú by aj nie ktorý ktoré môže pri pomocou o k",
        "sl": "in v na je se da za z kako kaj ali ki so pri ne od do kot med lahko bi s tudi po",
        "hr": "i u na je se da za što kako ili su koji od ne s kao biti iz će li može kada između po",
        "hu": "a az és egy hogy nem is van mi ez meg ha vagy mit milyen azt el csak lehet miért között mint",
        "fi": "ja on ei se että mitä miten tai kun voi jos ovat mikä sen kuin joka niin myös ole",
        "tr": "ve bir bu için ile ne da de mi olarak nasıl nedir olan daha gibi çok var değil veya her kadar",
        "id": "yang dan di dari untuk dengan ini adalah itu pada tidak atau dalam apa bagaimana akan ke bisa oleh",
        "vi": "là và của có các một được cho trong không với này để những khi thế nào gì từ về như",
    },
    "CYRILLIC": {
        "ru": "и в не на что с как это по из для а к но от или то если так чем за его при все он есть какой",
        "uk": "і в не на що з як це та для а до але від або то якщо так чим за його при всі він є який у",
        "be": "і ў не на што з як гэта па для а да але ад або калі так чым за яго пры усе ён ёсць які",
        "bg": "и в не на че с как това по от за а към но или ако така са се да при всички той е какво кой",
        "sr": "и у не на што са како је то по из за а да али од или ако се су при сви он шта који",
    },
    "ARABIC": {
        "ar": "في من على إلى أن ما هو هي لا هذا هذه عن مع أو التي الذي كل إذا كيف بين ثم هل لم كان",
        "fa": "در از به که را این با است و برای یک آن می تا چه هر یا بر خود شود چیست شما",
        "ur": "کے میں کی ہے اور سے کا کو اس نہیں ہیں کہ یہ پر کیا ایک بھی نے یا تو ہوتا",
    },
    "HEBREW": {"he": ""},
    "DEVANAGARI": {"hi": ""},
    "BENGALI": {"bn": ""},
    "TAMIL": {"ta": ""},
    "GREEK": {"el": ""},
    "ARMENIAN": {"hy": ""},
    "GEORGIAN": {"ka": ""},
    "THAI": {"th": ""},
    "HANGUL": {"ko": ""},
    "CJK": {
        "zh": "们 这 个 为 说 会 来 时 对 问 题 没 么 样 从 应 当 让 请 给 数 变 类 义 与 过 实 间 发",
        "zh-Hant": "們 這 個 為 說 會 來 時 對 問 題 沒 麼 樣 從 應 當 讓 請 給 數 變 類 義 與 過 實 間 發",
    },
    "KANA": {"ja": ""},
}
"""Frequent words of the languages of a script, which is the first word of its characters' Unicode names.

In Chinese, characters that are written in two ways."""

WORDS = {
    script: {language: frozenset(words.split()) for language, words in languages.items()}
    for script, languages in SMALL_WORDS.items()
}

LETTERS = {"CJK": 1.6, "KANA": 2.5, "HANGUL": 2.5}
"""About how many letters make a word; `OTHERS` elsewhere."""
OTHERS = 5.5

PER_SMALL_WORD = 2.5
"""Of so many words of a text, about one is in the list of its language."""

FEWEST = 5
SMALL_PART = 0.1
"""The small words that it takes to believe in a language, and their part of all words: languages share some."""

KANA = 0.1
"""Among Chinese characters, the part of Japanese letters that Japanese has at least."""

NO_PROSE = re.compile(
    r"""<(script|style)\b.*?(?:</\1\s*>|\Z)
    | ^[ \t]*```.{0,5000}?^[ \t]*``` | ^[ \t]*~~~.{0,5000}?^[ \t]*~~~
    | <(pre|code)\b.{0,5000}?</\2\s*> | `[^`\n]{1,200}`
    | <[^<>]{1,500}> | \bhttps?://[^\s)>]+ | (?<=\])\([^)\n]{1,500}\) | &\#?\w{1,20};""",
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?![A-Za-z0-9])")


def language_of(documents: Sequence[Document]) -> str:
    """The tag of the language that the documents are mostly in; English where they don't tell."""
    share = max(500, SAMPLE // max(1, len(documents)))
    sample = "\n".join(document.text[:share] for document in documents[: SAMPLE // 500])
    words = _by_script(NO_PROSE.sub(" ", sample))
    # Names and code are in Latin letters in every language: only what is held together by small words counts as prose.
    latin, hits = _latin(words.get("LATIN", Counter()))
    amounts = {script: _amount(script, found) for script, found in words.items() if script != "LATIN"}
    script = max(amounts, key=lambda script: amounts[script], default="")
    if not script or amounts[script] < hits * PER_SMALL_WORD:
        return latin
    return _best(script, words[script])


def language_tag(named: str) -> str:
    """The tag in what a file calls its language: `pt-BR` for `pt_BR.UTF-8`, and nothing for `javascript`."""
    found = TAG.match(named.strip().replace("_", "-"))
    if not found:
        return ""
    # Takes time to load, and few files name a language.
    from babel.localedata import exists

    return found[0] if exists(found[0].split("-")[0].lower()) else ""


def _by_script(text: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for word, times in Counter(WORD.findall(text.lower())).items():
        script = _script(word[0])
        own = found.setdefault(script, Counter())
        for part in word if script == "CJK" else (word,):
            own[part] += times
    _join_kana(found)
    return {script: words for script, words in found.items() if script in WORDS}


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ")[0]
    return "KANA" if name in ("HIRAGANA", "KATAKANA") else name


def _join_kana(found: dict[str, Counter[str]]) -> None:
    """Japanese has Chinese characters too, and a Chinese text may have a Japanese letter."""
    letters = Counter(
        _script(letter) for script in ("CJK", "KANA") for word in found.get(script, ()) for letter in word
    )
    if not letters["KANA"]:
        return
    to, other = ("KANA", "CJK") if letters["KANA"] >= KANA * letters.total() else ("CJK", "KANA")
    found.setdefault(to, Counter()).update(found.pop(other, Counter()))


def _amount(script: str, words: Counter[str]) -> float:
    """About how many words these are."""
    return sum(len(word) * times for word, times in words.items()) / LETTERS.get(script, OTHERS)


def _latin(words: Counter[str]) -> tuple[str, int]:
    """The language of words in Latin letters, and how many small words it has there."""
    best = _best("LATIN", words)
    hits = _hits(WORDS["LATIN"][best], words)
    return (best, hits) if hits >= max(FEWEST, SMALL_PART * words.total()) else (UNKNOWN, hits)


def _best(script: str, words: Counter[str]) -> str:
    """Of the languages of a script, the one whose own words are the most; the first of several."""
    languages = WORDS[script]
    known = Counter(word for own in languages.values() for word in own)
    return max(languages, key=lambda name: sum(words[word] / known[word] for word in languages[name]))


def _hits(own: frozenset[str], words: Counter[str]) -> int:
    return sum(words[word] for word in own)
