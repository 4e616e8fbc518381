"""The choices of a quiz that was made as a form: its radio buttons and boxes become lists of options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from studyfold.reading.lines import wording
from studyfold.reading.sources.html_tags import BLOCKS, HEADINGS, has_words, is_shown, line_of, tags_in

FEWEST_GROUPS = 3
"""Groups of choices that a page has if they are what it is for: fewer may set how it looks or what it searches."""
HELD = frozenset(["li", "td", "th", "fieldset", "form", "body"])
"""What holds choices, and is none itself."""
IS_CORRECT = re.compile(r"(?:data-)?(?:is-?)?(?:correct|right)(?:-?answer)?", re.IGNORECASE)
YES = re.compile("1|true|yes|", re.IGNORECASE)


def list_choices(soup: BeautifulSoup) -> set[int]:
    """Makes lists of the choices of a page's forms, ticked where it says which are right; gives what asks over them."""
    groups = _groups(soup)
    chosen = {id(choice) for group in groups for choice in group}
    asking: set[int] = set()
    found = [_title(soup, group, chosen) for group in groups] if len(groups) >= FEWEST_GROUPS else []
    if not found or _asks_the_same(found):
        return set()
    for group, title in zip(groups, found, strict=True):
        if title is not None and title.name not in HEADINGS and not title.find_parent([*HEADINGS, "dt", "summary"]):
            asking.add(id(title))
        right = [_is_right(choice) for choice in group]
        told = sum(right) < len(group)
        for choice, is_right in zip(group, right, strict=True):
            _list(soup, choice, _box(soup, checked=is_right and told), chosen)
    _open_forms(soup, chosen)
    return asking


def _open_forms(soup: BeautifulSoup, chosen: set[int]) -> None:
    """Makes text of the forms that hold the choices; their buttons do nothing on a page that is read."""
    for form in soup.find_all(["form", "fieldset"]):
        if any(id(part) in chosen for part in form.find_all("input")):
            form.name = "div"
            for button in form.find_all("button"):
                button.name = "nav"


def _asks_the_same(titles: list[Tag | None]) -> bool:
    """Whether most groups ask one thing, as `Was this helpful?` under each answer does."""
    said = Counter(" ".join(title.get_text().split()) for title in titles if title is not None)
    return max(said.values(), default=0) * 2 > len(titles)


def _groups(soup: BeautifulSoup) -> list[list[Tag]]:
    """Buttons and boxes of one name, of which one or some can be chosen."""
    groups: dict[tuple[int, str], list[Tag]] = {}
    for choice in soup.find_all("input", type=re.compile("^(?:radio|checkbox)$", re.IGNORECASE), attrs={"name": True}):
        groups.setdefault((id(choice.find_parent("form")), str(choice["name"])), []).append(choice)
    return [group for group in groups.values() if len(group) > 1]


def _title(soup: BeautifulSoup, group: list[Tag], chosen: set[int]) -> Tag | None:
    """What asks over a group: the first words of what holds this group only, or else the last ones before it."""
    own = {id(choice) for choice in group}
    whole: Tag | None = None
    for parent in group[0].parents:
        held = {id(part) for part in parent.find_all("input") if id(part) in chosen}
        if held - own:
            break
        whole = parent if held == own else whole
    inside = whole is not None
    before: list[NavigableString] = []
    for part in group[0].previous_elements:
        if part is whole or id(part) in chosen:
            break
        if isinstance(part, NavigableString) and has_words(part) and not _is_label(part):
            before.append(part)
    return _line(soup, before[-1 if inside else 0]) if before else None


def _is_label(text: str) -> bool:
    """Whether words are but the number or the label of a question."""
    said = " ".join(text.split())
    return bool(wording.SAYS_QUESTION.fullmatch(said)) or not re.search(r"[^\W\d_]{2}", said)


def _line(soup: BeautifulSoup, text: NavigableString) -> Tag | None:
    """The element that has a text for a line of its own; made where there is none."""
    part: PageElement = text
    while isinstance(part.parent, Tag) and part.parent.name not in BLOCKS and not _holds_input(part.parent):
        part = part.parent
    parent = part.parent
    if not isinstance(parent, Tag) or not (_holds_input(parent) or _breaks(parent)):
        return parent
    run = [*reversed(_till_break(part.previous_siblings)), part, *_till_break(part.next_siblings)]
    line = soup.new_tag("p")
    line.sourceline = line_of(text)
    run[0].insert_before(line)
    line.extend([each.extract() for each in run])
    return line


def _till_break(parts: Iterable[PageElement]) -> list[PageElement]:
    """What stands on a line: siblings up to a break, a block or a choice."""
    return list(
        takewhile(
            lambda part: (
                not isinstance(part, Tag) or not (part.name in (*BLOCKS, "br", "input", "label") or _holds_input(part))
            ),
            parts,
        )
    )


def _holds_input(tag: Tag) -> bool:
    return tag.find("input") is not None


def _breaks(tag: Tag) -> bool:
    return tag.find(["br", *BLOCKS]) is not None


def _is_right(choice: Tag) -> bool:
    """Whether a page says of a choice that it is right."""
    label = choice.find_parent("label")
    if str(choice.get("value")).lower() == "correct":
        return True
    return any(
        IS_CORRECT.fullmatch(name) and YES.fullmatch(str(value))
        for tag in (choice, label)
        if tag is not None
        for name, value in tag.attrs.items()
    )


def _box(soup: BeautifulSoup, *, checked: bool) -> Tag:
    box = soup.new_tag("input", attrs={"type": "checkbox", "disabled": ""})
    if checked:
        box["checked"] = ""
    return box


def _list(soup: BeautifulSoup, choice: Tag, box: Tag, chosen: set[int]) -> None:
    """Puts a choice and its words into an item, beside the choice before it if nothing else stands between."""
    parts = _words(choice, chosen)
    holder = parts[0].parent
    if (
        isinstance(holder, Tag)
        and holder.name == "li"
        and not any(is_shown(part) for part in parts[0].previous_siblings)
    ):
        item = holder
    else:
        item = soup.new_tag("li")
        item.sourceline = choice.sourceline
        _options(soup, parts[0]).append(item)
        item.extend([part.extract() for part in parts])
    item.insert(0, box)


def _options(soup: BeautifulSoup, first: PageElement) -> Tag:
    """The list that ends right before an element; made there if there is none."""
    between: list[PageElement] = []
    for part in first.previous_siblings:
        if isinstance(part, Tag) and part.name == "ul" and part.has_attr("data-choices"):
            for each in between:
                each.extract()
            return part
        if is_shown(part) or (isinstance(part, Tag) and part.name != "br"):
            break
        between.append(part)
    options = soup.new_tag("ul", attrs={"data-choices": ""})
    options.sourceline = first.sourceline if isinstance(first, Tag) else None
    first.insert_before(options)
    return options


def _words(choice: Tag, chosen: set[int]) -> list[PageElement]:
    """A choice with the words that it stands for: what holds it alone, or what follows it on its line."""
    part = choice
    while isinstance(part.parent, Tag) and part.parent.name not in HELD and _is_alone(part.parent, choice, chosen):
        part = part.parent
    if is_shown(part):
        return [part]
    found: list[PageElement] = [part]
    for beside in part.next_siblings:
        if isinstance(beside, Tag) and (beside.name == "br" or any(id(each) in chosen for each in _with_inner(beside))):
            break
        found.append(beside)
        if isinstance(beside, Tag) and beside.name in ("label", *BLOCKS):
            break
    return found


def _is_alone(tag: Tag, choice: Tag, chosen: set[int]) -> bool:
    return not any(id(each) in chosen and each is not choice for each in tag.find_all("input"))


def _with_inner(tag: Tag) -> list[Tag]:
    return [tag, *tags_in(tag)]
