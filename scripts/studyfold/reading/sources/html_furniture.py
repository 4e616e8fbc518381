"""What a page puts around its content: menus, cookie notes, lists of links, told by elements and their names."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from studyfold.reading.lines import wording
from studyfold.reading.sources.html_tags import EMBEDDED, UNSEEN, embedded, has_words, is_shown, unfolds

LINKED = 0.8
LETTER = re.compile(r"[^\W\d_]")
ICONS = re.compile(r"(?:^|\s)material-(?:icons|symbols)")
FURNITURE_TAGS = frozenset(["nav", "footer", "aside"])
FURNITURE_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar"]
)
FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|nav-?header|nav-?footer|navigation|menu|sidebar|side-?bar|footer|site-header|page-header|masthead|topbar|cookies?"
    r"|consent|gdpr|breadcrumbs?|share|sharing|adverts?|advertisement|ads?|adsbygoogle|sponsor(?:ed)?|newsletter"
    r"|subscribe|signup|toc|table-of-contents|pagination|pager|skip-link|author-?(?:box|bio)|widget-?area|back-?to-?top)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
PERHAPS_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:social|related|recommended|promo|banner|comments?|popup|modal|overlay)"
    r"(?:[-_]+(?:area|articles?|author|backdrop|banner|bar|body|box|buttons?|close|container|content|dialog|entries|faqs?"
    r"|follow|footer|form|header|icons?|inner|links?|list|media|menu|meta|modal|networks?|news|overlay|pages?|popup|posts?"
    r"|products?|profiles?|questions?|respond|section|stories|thread|title|topics?|widget|window|wrap|wrapper))*"
    r"(?:$|\s|[-_]{2}|[-_]\d)",
    re.IGNORECASE,
)
"""What the content of a page may be called, too: the last part of a name but for what any part of a page is called."""
CONTENTS = re.compile(r"(?:^|[-_\s])(?:toc|table-of-contents)(?:$|[-_\s])", re.IGNORECASE)
PART_OF_NAME = re.compile(r"[^\W_]+")
LONGEST_NAME = 4
"""Words of an id that somebody gave."""


def is_icon(tag: Tag) -> bool:
    """Whether a font shows a sign for the word in an element, such as `expand_more`."""
    return bool(ICONS.search(" ".join(map(str, tag.get_attribute_list("class")))))


def is_unseen(tag: Tag) -> bool:
    """Whether a browser shows nothing of an element, or what it draws of a formula that is read as MathML."""
    drawn = tag.get("aria-hidden") == "true" and any(
        isinstance(beside, Tag) and (beside.name == "math" or beside.find("math"))
        for beside in (tag.previous_sibling, tag.next_sibling)
    )
    return tag.name in UNSEEN or drawn or (tag.name in EMBEDDED and not embedded(tag))


def is_button_bar(tag: Tag) -> bool:
    """Whether an element holds nothing but buttons that open nothing of the page: they sort or filter what is there."""
    parts = [part for part in tag.children if is_shown(part) and not isinstance(part, PreformattedString)]
    return len(parts) > 1 and all(
        isinstance(part, Tag)
        and part.name == "button"
        and not (unfolds(part) or part.has_attr("aria-controls") or wording.QUESTION_MARK.search(part.get_text()))
        for part in parts
    )


def content_root(soup: BeautifulSoup) -> Tag:
    """The element that holds the content: `<main>`, the only `<article>`, or all."""
    main = soup.find("main") or soup.find(role="main")
    articles = soup.find_all("article", limit=2)
    body = soup.body if isinstance(soup.body, Tag) else soup
    found = main if isinstance(main, Tag) else articles[0] if len(articles) == 1 else body
    return found if len(found.get_text()) * 2 > len(body.get_text()) or found is main else body


def is_called_furniture(tag: Tag) -> bool:
    """Whether a page calls an element by a name that content has not."""
    return bool(FURNITURE.search(called(tag)) or PERHAPS_FURNITURE.search(called(tag)))


def called(tag: Tag) -> str:
    """What a page calls an element by class and id; an id of many words was made from a title."""
    own = str(tag.get("id") or "")
    return " ".join(
        map(str, [*(tag.get("class") or []), own if len(PART_OF_NAME.findall(own)) <= LONGEST_NAME else ""])
    )


def leads_away(tag: Tag) -> bool:
    """Whether all that an element says is a link to another page."""
    link = tag if tag.name == "a" else tag.find("a")
    to = str(link.get("href") or "#") if isinstance(link, Tag) and not unfolds(link) else "#"
    return "#" not in to and isinstance(link, Tag) and link.get_text(strip=True) == tag.get_text(strip=True)


def is_made_of_links(tag: Tag) -> bool:
    """Whether hardly a word in an element is none of a link's, as in a contents list."""
    said = [(len(LETTER.findall(text)), text.find_parent("a")) for text in tag.find_all(string=has_words)]
    return sum(length for length, link in said if link) > LINKED * sum(length for length, _ in said)
