"""The form in which a page writes its questions where no element says so: a class, what unfolds, own places."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from studyfold.reading.lines import wording
from studyfold.reading.sources.html_furniture import FURNITURE, called, is_called_furniture
from studyfold.reading.sources.html_soup import terms_of
from studyfold.reading.sources.html_tags import (
    BLOCKS,
    HEADINGS,
    has_words,
    holds_blocks,
    is_question,
    is_shown,
    stands_in,
    tags_in,
    texts_before,
    unfolds,
    words_of_title,
)

NEVER_FURNITURE = HEADINGS | {"dt", "dd", "body", "html", "main", "article", "li", "code", "pre", "span", "a"}
NO_PLACE = HEADINGS | {"dt", "summary", "nav", "footer"}
"""Within these, what has a class is none of a page's own forms of a question."""
AROUND = frozenset(["nav", "header", "footer", "aside"])
FEWEST_NAMED = 3
NAMED_SHARE = 0.7
SAID_SHARE = 0.3
"""The part of elements that must ask, where they also unfold something or are called questions."""
CALLED_QUESTION = re.compile(
    r"(?:^|[-_\s])(?:question|frage|pregunta|pergunta|domanda)(?:[-_](?:title|text|name|heading|header))?(?:$|\s)",
    re.IGNORECASE,
)


def named_questions(soup: BeautifulSoup) -> set[int]:
    """Elements of one class that ask, unfold an answer or are called questions: a page's own form of its questions."""
    groups: dict[tuple[str, str], list[Tag]] = {}
    places = _own_places(soup)
    for tag in soup.find_all(["div", "button", "span", "p", "a", "label", "li", "td"]):
        named = tag.get("class") or tag.get("itemprop") or unfolds(tag) or id(tag) in places
        if not named or stands_in(tag, NO_PLACE) or holds_blocks(tag):
            continue
        groups.setdefault((tag.name, " ".join(map(str, tag.get_attribute_list("class")))), []).append(tag)
    found: set[int] = set()
    for members in groups.values():
        said = any(unfolds(tag) or _is_called_question(tag) or id(tag) in places for tag in members)
        said = said or all(map(_is_bar, members))
        asking = sum(_asks(words_of_title(tag), said=said) for tag in members)
        share = SAID_SHARE if said else NAMED_SHARE
        if len(members) >= FEWEST_NAMED and asking >= share * len(members):
            found |= {id(tag) for tag in members}
    return found


def _asks(text: str, *, said: bool) -> bool:
    """Whether a short text asks: by its mark, or also by its words where the page says that it may."""
    if len(text) >= wording.LONGEST_TITLE:
        return False
    return bool(wording.QUESTION_MARK.search(text)) or (said and wording.asks(text) >= wording.ASKS)


def _is_bar(tag: Tag) -> bool:
    """Whether an element is a button that stands right over a block, as one that a script lets unfold it."""
    below = next((part for part in tag.next_siblings if isinstance(part, Tag) or is_shown(part)), None)
    return tag.name == "button" and isinstance(below, Tag) and below.name in BLOCKS and is_shown(below)


def terms_over_terms(soup: BeautifulSoup) -> set[int]:
    """The terms that ask, of a page on which answers to them explain terms that don't."""
    lists = soup.find_all("dl")
    inner = [whole for whole in lists if whole.find_parent("dd")]
    if not inner or any(map(_asks_mostly, inner)):
        return set()
    outer = [whole for whole in lists if not whole.find_parent("dl") and _asks_mostly(whole)]
    return {id(term) for whole in outer for term in terms_of(whole)}


def _asks_mostly(whole: Tag) -> bool:
    terms = terms_of(whole)
    return sum(map(is_question, terms)) * 2 > len(terms)


def _own_places(soup: BeautifulSoup) -> set[int]:
    """The links and anchors that have a line for themselves and to which something leads, if only they themselves."""
    addresses = {str(tag["href"]) for tag in soup.find_all("a", href=True)}
    found: set[int] = set()
    for tag in soup.find_all("a"):
        own = {f"#{name}" for name in (tag.get("id"), tag.get("name")) if name}
        if own & addresses and tag.get("href", "") in (*own, "") and _is_alone(tag):
            found.add(id(tag))
    return found


def _is_alone(tag: Tag) -> bool:
    """Whether an element has words and stands between breaks and blocks."""
    for siblings in (tag.previous_siblings, tag.next_siblings):
        beside = next((part for part in siblings if isinstance(part, Tag) or is_shown(part)), None)
        if beside is not None and not (isinstance(beside, Tag) and beside.name in (*BLOCKS, "br")):
            return False
    return is_shown(tag)


def named_answers(soup: BeautifulSoup, terms: set[int]) -> set[int]:
    """Elements right under questions, of a name that means no answer unless many of that name stand so."""
    groups: dict[str, list[Tag]] = {}
    before = texts_before(soup)
    for tag in tags_in(soup):
        if (
            tag.name not in NEVER_FURNITURE
            and is_called_furniture(tag)
            and _is_under_question(tag, before[id(tag)], terms)
        ):
            groups.setdefault(" ".join(map(str, tag.get("class") or [])), []).append(tag)
    return {
        id(tag)
        for members in groups.values()
        for tag in members
        if len(members) >= FEWEST_NAMED or not FURNITURE.search(called(tag))
    }


def _is_under_question(tag: Tag, before: NavigableString | None, terms: set[int]) -> bool:
    """Whether an element stands right under a question and says something: not if it is made of links and buttons."""
    asks = before is not None and any(
        id(parent) in terms or parent.name in ("dt", "summary") or (parent.name in HEADINGS and is_question(parent))
        for parent in before.parents
    )
    return asks and any(not text.find_parent(["a", "button"]) for text in tag.find_all(string=has_words))


def _is_called_question(tag: Tag) -> bool:
    """Whether a page says of an element that it is a question's title, by class or as schema.org has it."""
    if tag.get("itemprop") == "name":
        return bool(tag.find_parent(itemtype=re.compile(r"schema\.org/Question$")))
    return bool(CALLED_QUESTION.search(" ".join(map(str, tag.get_attribute_list("class")))))


def openers(soup: BeautifulSoup) -> set[int]:
    """What opens something else of the page on a click: the titles of an accordion, or the headings that hold them."""
    found: set[int] = set()
    tags = tags_in(soup)
    named = {str(tag["id"]): tag for tag in tags if tag.has_attr("id")}
    before = texts_before(soup)
    for tag in tags:
        opened = [named[name] for name in _opens(tag) if name in named]
        if not opened or stands_in(tag, AROUND) or holds_blocks(tag):
            continue
        if any(_follows(before[id(each)], tag) for each in opened):
            heading = tag.find_parent(list(HEADINGS))
            found.add(id(heading if isinstance(heading, Tag) else tag))
    return found if len(found) >= FEWEST_NAMED else set()


def _opens(tag: Tag) -> list[str]:
    """The ids of what an element opens on a click; pages made by copying name another one in some attribute."""
    names = ["aria-controls", "data-bs-target", "data-target", *(["href"] if unfolds(tag) else [])]
    return [str(tag[name]).removeprefix("#") for name in names if tag.get(name)]


def _follows(before: NavigableString | None, tag: Tag) -> bool:
    """Whether what is opened stands right after the words that open it."""
    return before is not None and tag in before.parents
