"""Footnotes at the end of a page, which go along with the one place that refers to each, as those of Markdown do."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from studyfold.reading.sources.html_tags import HEADINGS, stands_in

MARK = "data-footnote"
LABEL = re.compile(r"\W*(\d{1,2})\W*")
NO_PLACE = HEADINGS | {"dt", "summary", "pre", "code"}


def mark_notes(soup: BeautifulSoup) -> None:
    """Gives notes that are referred to once, and what refers to them, their number; takes the way back out of them."""
    taken: set[str] = set()
    for note in soup.select("div.footnotes div.footnote[id]"):
        links = soup.find_all("a", href=f"#{note['id']}")
        label = LABEL.fullmatch(links[0].get_text()) if len(links) == 1 else None
        back = note.find("a", href=True)
        if not label or label[1] in taken or stands_in(links[0], NO_PLACE) or not isinstance(back, Tag):
            continue
        if back["href"] in [f"#{links[0].get(name)}" for name in ("id", "name")]:
            back.extract()
            taken.add(label[1])
            links[0][MARK] = note[MARK] = label[1]
