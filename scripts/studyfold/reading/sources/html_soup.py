"""A page as browsers would parse it, with the lines of its tags, and its broken lists of terms mended."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from studyfold.reading.sources.html_tags import is_question

IMPLIED = {
    "dt": (("dt", "dd"), ("dl",)), "dd": (("dt", "dd"), ("dl",)), "li": (("li",), ("ul", "ol")),
    "p": (("p",), ()), "tr": (("tr",), ("table",)), "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
}  # fmt: skip
"""Elements that end others which have no end tag: what they end, and within what."""
IN_HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])
"""What the head of a page may hold; anything else starts its body, whether it was ended or not."""
PASSED = frozenset(
    ["p", "a", "b", "big", "code", "em", "font", "i", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u"]
)
"""What may lack its end tag, too, and ends with what is around it."""
MOST_TERMS = 3
"""Terms that share an explanation."""
FEWEST_OWN = 3
"""Links to places of one page, all of which this page has, too."""
PLACE = re.compile(r"[^#]+#.")
LONGEST_JOINED = 120
"""Characters of a title that is made of several."""


def own_links(soup: BeautifulSoup) -> None:
    """Makes links into the page of those that call it by the name under which it was published."""
    tags = soup.find_all(True)
    names = {str(tag[name]) for tag in tags for name in ("id", "name") if tag.get(name)}
    to: dict[str, list[Tag]] = {}
    for link in soup.find_all("a", href=PLACE):
        to.setdefault(str(link["href"]).partition("#")[0], []).append(link)
    for links in to.values():
        places = [str(link["href"]).partition("#")[2] for link in links]
        if len(links) >= FEWEST_OWN and names.issuperset(map(unquote, places)):
            for link, place in zip(links, places, strict=True):
                link["href"] = f"#{place}"


def without_ways_up(soup: BeautifulSoup) -> None:
    """Removes signs that lead to one place again and again, as `^` to the top: one before a title hides its number."""
    signs: dict[str, list[Tag]] = {}
    for link in soup.find_all("a", href=re.compile("^#")):
        first = not any(part.get_text(strip=True) for part in link.previous_siblings)
        if first and not link.find(True) and not re.search(r"\w", link.get_text()) and link.get_text(strip=True):
            signs.setdefault(f"{link['href']} {link.get_text(strip=True)}", []).append(link)
    for links in signs.values():
        for link in links if len(links) >= FEWEST_OWN else ():
            link.decompose()


def join_terms(soup: BeautifulSoup) -> None:
    """Makes one question of those that share an answer, where a list has such only now and then."""
    for whole in soup.find_all("dl"):
        runs = _runs(whole)
        if max(map(len, runs), default=0) > MOST_TERMS:
            continue
        for first, *others in runs:
            if others and all(map(is_question, [first, *others])):
                _join(soup, first, others)


def _join(soup: BeautifulSoup, first: Tag, others: list[Tag]) -> None:
    """Puts terms into the first one, or before what is said of them where the title would be long."""
    if sum(len(term.get_text()) for term in [first, *others]) > LONGEST_JOINED:
        for term in others:
            term.name = "dd"
        return
    for term in others:
        part = soup.new_tag("span")
        part.attrs = {"id": term["id"]} if term.get("id") else {}
        part.extend(list(term.contents))
        first.extend([NavigableString(" / "), part])
        term.extract()


def _runs(whole: Tag) -> list[list[Tag]]:
    """The terms of a list that stand in a row and are followed by what is said of them."""
    runs: list[list[Tag]] = [[]]
    for part in whole.find_all(["dt", "dd"]):
        if part.find_parent("dl") is not whole:
            continue
        if part.name == "dt":
            runs[-1].append(part)
        elif runs[-1]:
            runs.append([])
    # The last ones are followed by nothing.
    return runs[:-1] if not runs[-1] else []


class Soup(BeautifulSoup):
    """HTML, parsed; ends elements where their end tags are left out, which the parser puts into one another."""

    def handle_starttag(self, name: str, *rest: Any, **named: Any) -> Tag | None:  # noqa: ANN401 (as the parser has it)
        """What the parser calls at each start tag."""
        if self.currentTag is not None and self.currentTag.name == "head" and name not in IN_HEAD:
            self.handle_endtag("head")
        ends, within = IMPLIED.get(name, ((), ()))
        passed = PASSED | {"td", "th"} if name == "tr" else PASSED
        for tag in reversed(self.tagStack) if ends else ():
            if tag.name in within or not (tag.name in ends or tag.name in passed):
                break
            if tag.name in ends:
                self.handle_endtag(tag.name)
                break
        return super().handle_starttag(name, *rest, **named)


def terms_of(whole: Tag) -> list[Tag]:
    """The terms of a list, without those of lists in it."""
    return [term for term in whole.find_all("dt") if term.find_parent("dl") is whole]
