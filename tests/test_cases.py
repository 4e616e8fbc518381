"""Each golden case is what studyfold makes of its source today, and keeps the laws."""

from collections import Counter

import pytest
from golden import case_names, documents, held, made, understood
from rendered import active_content, flaws

from studyfold.canonical_text import canonical_text
from studyfold.model import Document
from studyfold.reading import read
from studyfold.words import lost_words


def sound(case):
    return not any(problem.severity == "error" for problem in understood(case)[1])


EACH = pytest.mark.parametrize("case", case_names())
EACH_SOUND = pytest.mark.parametrize("case", [case for case in case_names() if sound(case)])


@EACH
def test_case(case):
    assert made(case) == held(case), "Read the difference; if it is meant, run: python tests/update_cases.py"


@EACH
def test_no_word_is_lost(case):
    source = "\n".join(document.text for document in documents(case))
    assert lost_words(source, understood(case)[0]) == Counter()


@EACH
def test_nothing_harmful_comes_out_of_it(case, render):
    guide, _ = understood(case)
    assert [active_content(render(guide, topic)) for topic in guide.topics] == [[] for _ in guide.topics]


@EACH_SOUND
def test_what_is_read_is_what_is_shown(case, render):
    guide, _ = understood(case)
    assert [flaws(topic, render(guide, topic)) for topic in guide.topics] == [[] for _ in guide.topics]


@EACH_SOUND
def test_importing_what_was_imported_changes_nothing(case):
    text = canonical_text(understood(case)[0])
    again, _ = read([Document("again.md", text)])
    assert canonical_text(again) == text
