"""Topics from the words that questions share."""

from studyfold import titles
from studyfold.model import Document
from studyfold.reading import foreign

GEOMETRY = [
    "What is a linear function?",
    "What is a quadratic function?",
    "When is a function continuous?",
    "How is a function inverted?",
    "What is a prime number?",
    "How are prime numbers found?",
    "What is a prime factor?",
    "What is a triangle?",
    "How is a triangle measured?",
    "What is the area of a triangle?",
    "What is a circle?",
    "How is the area of a circle found?",
]
COAST = ["How is a dinghy launched?", "Who owns the dinghy?", "Where is a dinghy stored?", "Is a dinghy safe?"]
BARS = ["What is a bar?", "Who leads a bar?", "How does a bar form?", "Where is a bar marked?"]


def topics(asked, answer="It depends on the case."):
    text = "\n\n".join(f"{title}\n{answer}" for title in asked)
    guide, _ = foreign.as_text([Document("notes.txt", text)])
    return {titles.plain(topic.title): [question.title for question in topic.questions] for topic in guide.topics}


def test_a_word_of_one_subject_may_name_a_topic_of_another():
    named = " ".join(topics(GEOMETRY))
    assert "Function" in named
    assert any("Bar" in name for name in topics([*BARS, *COAST, *GEOMETRY[4:10]]))


CHILDREN = [
    "Wer sorgt für das Wohl eines Kindes?", "Wer kennt den Namen eines Kindes?", "Wo endet die Schule eines Kindes?",
    "Wo lebt ein Kind?", "Wie lernt ein Kind?",
]  # fmt: skip
GERMAN = [
    *(f"Wann {verb} das Gericht?" for verb in ("tagt", "ruht", "urteilt", "entscheidet")),
    *(f"Wie {verb} die Partei?" for verb in ("wählt", "zählt", "wirbt", "streitet")),
    *(f"Wo {verb} der Richter?" for verb in ("sitzt", "lernt", "arbeitet", "wohnt")),
]
"""What has a group of its own beside the children."""


def names(asked, answer):
    """The names of topics, without the numbers of their parts."""
    return [name.partition(",")[0] for name in topics(asked, answer)]


def test_a_topic_has_the_name_that_titles_use_without_its_inflection():
    assert "Kind" in names([*CHILDREN, *GERMAN], "So ist es.")
    assert "Kindes" in names([*CHILDREN[:3], *GERMAN], "So ist es.")


def test_a_topic_has_the_form_that_most_titles_use():
    testing = ["Why is testing slow?", "How is testing paid?", "Who does the testing?", "When does a test fail?"]
    assert "Testing" in names([*testing, *COAST, *BARS, *GEOMETRY[4:10]], "A test, tests, and a test: tests.")


ODD = ["Why is it so late?", "Who sells gnomes?", "Is there tea?"]


def test_what_is_left_over_comes_last_and_is_called_other_questions():
    named = topics([*ODD, *COAST, *BARS, *GEOMETRY[4:10]], "Yes.")
    assert list(named)[-1] == "Other questions"
    assert named["Other questions"] == ODD
    odd = ["Warum regnet es?", "Wer schnarcht?", "Wieso friert man?"]
    assert names([*odd, *CHILDREN, *GERMAN], "So ist es.")[-1] == "Weitere Fragen"


def test_what_is_left_over_has_the_name_of_the_document_where_it_is_the_most():
    verbs = ["melt", "ring", "sing", "float", "shine", "rust", "glow", "bend", "squeak", "wobble", "dry", "crack"]
    named = topics(["Notes of the mill", *(f"Why did it {verb}?" for verb in verbs), *COAST, *BARS], "Yes.")
    assert next(iter(named)) == "Notes of the mill, 1–3"
    assert not any(name.startswith("Other questions") for name in named)


def test_topics_are_named_with_the_words_of_the_document():
    asked = ["Which app keeps time?", "Who made the app?", "How fast is an app?", "Where is the app sold?"]
    assert "App" in " ".join(topics([*asked, *COAST, *GEOMETRY[4:10]]))
    assert "Application" not in " ".join(topics([*asked, *COAST, *GEOMETRY[4:10]]))


def test_small_words_of_other_languages_name_no_topic():
    grains = ["Roggen", "Weizen", "Hafer", "Dinkel", "Gerste"]
    asked = [
        f"Was gehört zu {grain}, und wie {verb}?" for grain in grains for verb in ("heißt es", "ist es", "wird es")
    ]
    text = "\n\n".join(f"{title}\nEs gehört zu dem, was man {title.split()[3][:-1]} nennt." for title in asked)
    guide, _ = foreign.as_text([Document("korn.txt", text)])
    named = {titles.plain(topic.title).partition(",")[0] for topic in guide.topics}
    assert len(named & set(grains)) > 2
    assert named <= {*grains, "Korn"}
