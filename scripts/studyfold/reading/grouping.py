"""Topics for a document that has none, from the words its questions share.

A candidate is a word, in all its forms (test, tests, testing), that several questions use. Topics are chosen one after
the other: each time the word that speaks for the most questions which no earlier choice speaks for as well, a title
counting more than an answer. Each question goes to the topic it speaks of most; the rest go where their other words are
at home.
Nothing here knows a subject: the only words listed are those with which one asks.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from studyfold import ids, titles
from studyfold.model import Question, Topic
from studyfold.stemming import base, stem_word
from studyfold.translation import words_of

FEWEST_TOPICS = 5
MOST_TOPICS = 15
FEWEST_QUESTIONS = 3
"""A topic with fewer questions is dissolved, unless that leaves too few topics."""

LARGEST_PART = 0.4
"""A topic with more than this part of all questions is divided in reading order."""

IN_TITLE = 3.0
IN_OPENING = 1.5
"""An answer's first words say what kind of thing it is about: `X is an extension that …`."""
IN_ANSWER = 0.5
MOST_IN_ANSWER = 3
"""Mentions in an answer that count: a long answer does not outvote a title."""

ENOUGH = 1.5
"""The weight from which a topic's own word decides; below it, all words do."""

WORTH_A_TOPIC = 4.5
"""What a word must add to be chosen: more than one title that has it."""

LEAST_LIKENESS = 0.08
"""The cosine below which a question is at home nowhere."""

TOO_COMMON = 0.4
"""A word that this part of all titles shares names the document, not a topic."""

WORD = re.compile(r"[^\W\d_]{2,}")

ASKING_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    a about above according after all also am an and another answer answers any are as ask asked at be
    because been before being below best better between both brief briefly but by can cannot choose common
    commonly compare correct correctly could create define describe did differ difference different
    differentiate do does doing done during each either ensure example examples explain false
    few first five follow following follows for four from get give good had handle has
    have he help her here his how i if implement important improve in incorrect incorrectly into is it its just
    key kind know let like list main make makes manage many may me mean meaning mention might more most much
    must my name need needs new no not note of on one only option options or other our out over own part perform
    person please possible practice practices purpose question questions reason refer role said same say says
    second see select set several shall should show significance simple since so some statement statements still
    such take tell than that the their them then there these they thing things this those
    three through time to too true two type types under up us use used useful user uses using various versus via
    vs was way ways we well were what when where which while who why will with within without work working works
    would write wrong yes yet you your
        """,
    )
)
"""Words with which one asks or answers anything, in English."""


IN_SENTENCE = re.compile(r"(?P<start>(?:^|[.!?:;\u00bf\u00a1\n*#>|(-])[\W_]*)?(?P<word>[^\W\d_]{2,})")
OTHER_SCRIPTS = frozenset(
    ["ru", "uk", "be", "bg", "sr", "ar", "fa", "ur", "he", "hi", "bn", "ta", "el", "hy", "ka", "th", "ja", "zh", "ko"]
)
"""Languages in whose texts a word in Latin letters is a name."""
OPENING = re.compile(r"\W*(?:\w+\W+){0,7}\w*")
"""The first eight words of an answer."""

LONGEST_ENDING = 2
"""Letters with which a form is the inflection of a shorter one, as `Kindes` is of `Kind`."""

Forms = dict[str, Counter[str]]
"""The words that stand for each stem in titles, with how often they do."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a language joins the forms of a word, and with which words it asks."""

    stem: Callable[[str], str]
    asking: frozenset[str]
    """In English, a list; elsewhere, the words with which several titles start, and all that are no names."""


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of one question."""

    title: tuple[str, ...]
    opening: frozenset[str]
    answer: Counter[str]


def by_words(topic: Topic, language: str, guide_title: str) -> list[Topic]:
    """The questions of one topic in several, in reading order; a comment in each introduction says why."""
    forms: Forms = {}
    vocabulary = _vocabulary(topic.questions, language)
    words = [_words(question, vocabulary, forms) for question in topic.questions]
    chosen = _chosen(words)
    homes = _homes(words, chosen, FEWEST_QUESTIONS)
    if len(set(homes)) < FEWEST_TOPICS:
        homes = _homes(words, chosen, FEWEST_QUESTIONS - 1)
    # The few that are left over are others beside named topics; if they are the most, they are what the document holds.
    few = homes.count("") * 2 <= len(homes)
    rest = words_of(language)["other_questions"] if few else guide_title
    named = list(dict.fromkeys(home for home in homes if home))
    left = [""] if "" in homes else []
    names = [*named, *left] if few else [*left, *named]
    made = [
        (_title(name, forms) if name else rest, name, [n for n, home in enumerate(homes) if home == name])
        for name in names
    ]
    pages: set[str] = set()
    return [
        _topic(topic, title, members, [_reason(topic.questions[n], words[n], name, vocabulary) for n in members], pages)
        for title, name, members in _divided(made, len(words))
    ]


def _vocabulary(questions: Sequence[Question], language: str) -> Vocabulary:
    stem = stem_word(language) or str
    if base(language) == "en":
        return Vocabulary(stem, ASKING_WORDS)
    first = Counter(found[0].lower() for q in questions if (found := WORD.search(titles.plain(q.title))))
    return Vocabulary(
        stem, frozenset(word for word, times in first.items() if times > 1) | _no_names(questions, language)
    )


def _no_names(questions: Sequence[Question], language: str) -> frozenset[str]:
    """The words that are mostly written small within a sentence; in other scripts than ours, all but Latin ones.

    What is left are names, and the nouns of German: without a list, nothing else tells a subject from a small word.
    """
    seen: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for text in (text for q in questions for text in (titles.plain(q.title), q.answer)):
        for found in IN_SENTENCE.finditer(text):
            word = found["word"]
            foreign = word.isascii() and base(language) in OTHER_SCRIPTS
            seen[word.lower()] += 1
            names[word.lower()] += foreign or (not found["start"] and word[:1].isupper())
            seen[word.lower()] -= bool(found["start"]) and not foreign
    return frozenset(word for word, times in seen.items() if not names[word] or names[word] * 2 < times)


def _words(question: Question, vocabulary: Vocabulary, forms: Forms) -> Words:
    title, answer = titles.plain(question.title), question.answer
    opening = OPENING.match(answer)
    return Words(
        tuple(dict.fromkeys(_stems(title, vocabulary, forms))),
        frozenset(_stems(opening[0] if opening else "", vocabulary, {})),
        Counter(_stems(answer, vocabulary, {})),
    )


def _stems(text: str, vocabulary: Vocabulary, forms: Forms) -> list[str]:
    """The stems of a text's words, which are counted among the forms."""
    found = []
    for word in WORD.findall(text):
        if word.lower() not in vocabulary.asking:
            root = vocabulary.stem(word.lower())
            forms.setdefault(root, Counter())[word] += 1
            found.append(root)
    return found


def _weight(words: Words, name: str) -> float:
    if name in words.title:
        # Of two words in one title the earlier is mostly what the question is about.
        return IN_TITLE - 0.01 * words.title.index(name) + IN_ANSWER * min(words.answer[name], MOST_IN_ANSWER)
    first = IN_OPENING if name in words.opening else 0.0
    return max(first, IN_ANSWER * min(words.answer[name], MOST_IN_ANSWER))


def _chosen(words: Sequence[Words]) -> list[str]:
    """The stems that name topics, in the order of their choice."""
    count = len(words)
    wanted = min(MOST_TOPICS, max(FEWEST_TOPICS, round(count / 4)))
    in_titles = Counter(name for each in words for name in each.title)
    weights: dict[str, list[tuple[int, float]]] = {name: [] for name, n in in_titles.items() if n <= TOO_COMMON * count}
    for number, each in enumerate(words):
        for name in {*each.title, *each.opening, *each.answer} & weights.keys():
            weights[name].append((number, _weight(each, name)))
    best = [0.0] * count
    chosen: list[str] = []
    while len(chosen) < wanted and weights:
        gains = {name: _gain(uses, best) for name, uses in weights.items()}
        top = max(weights, key=lambda name: (gains[name], in_titles[name]))
        if gains[top] < WORTH_A_TOPIC:
            break
        chosen.append(top)
        for number, weight in weights.pop(top):
            best[number] = max(best[number], weight)
    return chosen


def _gain(uses: Sequence[tuple[int, float]], best: Sequence[float]) -> float:
    gains = (max(0.0, weight - best[number]) for number, weight in uses)
    return sum(sorted(gains, reverse=True)[: max(4, len(best) // 4)])


def _homes(words: Sequence[Words], chosen: Sequence[str], fewest: int) -> list[str]:
    """The stem that each question is at home with, or `""`."""
    names = list(chosen)
    while True:
        homes = [max(names, key=lambda name: _weight(each, name), default="") for each in words]
        homes = [h if h and _weight(each, h) >= ENOUGH else "" for each, h in zip(words, homes, strict=True)]
        settled = _taken_in(words, homes)
        sizes = Counter(settled)
        small = [name for name in names if sizes[name] < fewest]
        if not small:
            return settled
        names.remove(small[-1])


def _taken_in(words: Sequence[Words], homes: list[str]) -> list[str]:
    """The homes, with the homeless where their other words are at home; at least two of them, or none, stay without."""
    frequency = Counter(name for each in words for name in {*each.title, *each.answer})
    vectors = [_vector(each, frequency, len(words)) for each in words]
    centres: dict[str, Counter[str]] = {}
    for vector, home in zip(vectors, homes, strict=True):
        if home:
            centres.setdefault(home, Counter()).update(vector)
    near = [max(((_cosine(v, centre), name) for name, centre in centres.items()), default=(0.0, "")) for v in vectors]
    settled = [
        home or (name if likeness >= LEAST_LIKENESS else "") for home, (likeness, name) in zip(homes, near, strict=True)
    ]
    if settled.count("") < FEWEST_QUESTIONS:
        settled = [home or name for home, (_, name) in zip(settled, near, strict=True)]
    return settled


def _vector(words: Words, frequency: Counter[str], count: int) -> Counter[str]:
    uses = Counter({name: float(times) for name, times in words.answer.items()})
    uses.update(dict.fromkeys(words.title, IN_TITLE))
    return Counter(
        {name: math.sqrt(n) * math.log(count / frequency[name]) for name, n in uses.items() if frequency[name] < count}
    )


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(weight * other[name] for name, weight in one.items())
    lengths = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return product / lengths if lengths else 0.0


def _title(name: str, forms: Forms) -> str:
    """The word for a stem that titles use most; or of it, if they use that too, the shorter form without its ending."""
    small: Counter[str] = Counter()
    for word, times in forms[name].items():
        small[word.lower()] += times
    form = min(small, key=lambda word: (-small[word], len(word), word))
    while shorter := [word for word in small if form.startswith(word) and 0 < len(form) - len(word) <= LONGEST_ENDING]:
        form = min(shorter, key=len)
    written = max((times, word) for word, times in forms[name].items() if word.lower() == form)[1]
    return written[:1].upper() + written[1:]


Group = tuple[str, str, list[int]]
"""A topic on its way: its title, its stem, and its questions by number."""


def _divided(groups: list[Group], count: int) -> list[Group]:
    """The groups, the largest halved in reading order until there are enough and none is too large."""
    while True:
        largest = max(groups, key=lambda group: len(group[2]))
        size = len(largest[2])
        if size < 2 * (FEWEST_QUESTIONS - 1) or (len(groups) >= FEWEST_TOPICS and size <= LARGEST_PART * count):
            return _told_apart(groups)
        place = groups.index(largest)
        title, name, members = largest
        half = (size + 1) // 2
        groups = [*groups[:place], (title, name, members[:half]), (title, name, members[half:]), *groups[place + 1 :]]


def _told_apart(groups: Sequence[Group]) -> list[Group]:
    """The groups, the halves of one with the numbers of their questions in it."""
    times = Counter(title for title, _, _ in groups)
    first: Counter[str] = Counter()
    told = []
    for title, name, members in groups:
        numbered = titles.of_part(title, first[title] + 1, first[title] + len(members))
        first[title] += len(members)
        told.append((numbered if times[title] > 1 else title, name, members))
    return told


NOTE = (
    "<!-- Grouped by the words that questions share. "
    "To correct it, move a question under another topic, or rename a topic."
)


def _topic(topic: Topic, title: str, members: Sequence[int], reasons: Sequence[str], pages: set[str]) -> Topic:
    questions = tuple(topic.questions[n] for n in members)
    because = [
        f"- {titles.plain(question.title).replace('--', '-')}: {reason}"
        for question, reason in zip(questions, reasons, strict=True)
    ]
    intro = "\n".join([NOTE, *because, "-->"])
    first = questions[0].line
    page = ids.page_name(title, pages)
    pages.add(page)
    return replace(topic, id=page, title=titles.from_plain(title), intro=intro, questions=questions, line=first)


def _reason(question: Question, words: Words, name: str, vocabulary: Vocabulary) -> str:
    if not name:
        return "it shares too few words with the other topics"
    for place, text in (("title", titles.plain(question.title)), ("answer", question.answer)):
        if word := next((word for word in WORD.findall(text) if _stems(word, vocabulary, {}) == [name]), ""):
            return f"'{word}' is in its {place}"
    if name in words.opening:
        return "it is named like others of this topic"
    return "its other words are used most in this topic"
