"""Documents without topics get some, by the words that their questions share."""

import pytest

from studyfold.model import Document
from studyfold.parts import divided
from studyfold.reading import read

SUBJECTS = ("roses", "paths", "hedges", "ponds")
CARES = ("cut", "watered", "cleaned", "measured", "planted", "painted", "moved", "sold", "photographed")


def garden(language):
    """A page without topics, whose front matter names a language."""
    asked = [f"## How are {subject} {care}?\n\nWith a sharp eye.\n" for subject in SUBJECTS for care in CARES]
    odd = [f"## {title}\n\nNobody knows.\n" for title in ("Who sells gnomes?", "When is tea?", "Why so late?")]
    return Document("garden.md", "\n".join([f"---\nlang: {language}\n---\n# The garden\n", *asked, *odd]))


@pytest.mark.parametrize("tag", ["en-US", "en-GB", "EN"])
def test_a_country_changes_nothing(tag):
    english = divided(read([garden("en")])[0])
    other = divided(read([garden(tag)])[0])
    assert (other.language, len(english.topics) > 1) == (tag, True)
    assert [(topic.title, topic.intro) for topic in other.topics] == [(t.title, t.intro) for t in english.topics]
