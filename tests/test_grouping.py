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


def topics(asked):
    text = "\n\n".join(f"{title}\nIt depends on the case." for title in asked)
    guide, _ = foreign.as_text([Document("notes.txt", text)])
    return {titles.plain(topic.title): [question.title for question in topic.questions] for topic in guide.topics}


def test_a_word_of_one_subject_may_name_a_topic_of_another():
    named = " ".join(topics(GEOMETRY))
    assert "Function" in named
    assert any("Bar" in name for name in topics([*BARS, *COAST, *GEOMETRY[4:10]]))


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
