"""A saved web page to a source: its content as Markdown, and aside what the page puts around it.

BeautifulSoup parses what browsers would, and keeps the line of each tag. Menus, cookie notes, forms and scripts are
told by their elements and by what pages call them; where a page names its questions by a class, they become terms.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from typing import Any

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import Comment, NavigableString, PageElement, PreformattedString

from studyfold.ids import WRITTEN
from studyfold.mathml import legible
from studyfold.model import Document
from studyfold.reading.language import language_tag
from studyfold.reading.lines import wording
from studyfold.reading.lines.markdown_writer import (
    SPECIAL,
    Writer,
    address,
    code_span,
    emphasis,
    in_columns,
    with_emphasis,
)
from studyfold.reading.lines.source import Line, Source
from studyfold.urls import is_relative, is_remote

DEEPEST = 60
"""Elements in elements; what is deeper gives its text only."""
IMPLIED = {
    "dt": (("dt", "dd"), ("dl",)), "dd": (("dt", "dd"), ("dl",)), "li": (("li",), ("ul", "ol")),
    "p": (("p",), ()), "tr": (("tr",), ("table",)), "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
}  # fmt: skip
"""Elements that end others which have no end tag: what they end, and within what."""
PASSED = frozenset(
    ["p", "a", "b", "big", "code", "em", "font", "i", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u"]
)
"""What may lack its end tag, too, and ends with what is around it."""
LINKED = 0.8
LETTER = re.compile(r"[^\W\d_]")
MUCH, MOST = 0.33, 0.6
"""Parts of a page that a form, and something with a name such as `comments`, hold only if they are the page."""

UNSEEN = frozenset(["script", "style", "template", "noscript", "svg", "canvas", "head", "link", "meta"])
EMBEDDED = frozenset(["iframe", "video", "audio", "object", "embed"])
UNSEEN_STYLE = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
ICONS = re.compile(r"(?:^|\s)material-(?:icons|symbols)")
FORMS = frozenset(["form", "input", "select", "textarea", "option", "datalist", "fieldset"])
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
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
CODE = frozenset(["code", "tt", "samp"])
CONTENTS = re.compile(r"(?:^|[-_\s])(?:toc|table-of-contents)(?:$|[-_\s])", re.IGNORECASE)
NEVER_FURNITURE = HEADINGS | {"dt", "dd", "body", "html", "main", "article", "li", "code", "pre", "span", "a"}
BLOCKS = HEADINGS | EMBEDDED | {
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote",
    "table", "tr", "td", "th", "tbody", "thead", "tfoot", "figure", "figcaption", "details", "summary", "hr",
    "address", "center", "body", "html", "form", "fieldset", "nav", "aside", "footer", "caption",
}  # fmt: skip
EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "del": "del", "s": "del", "strike": "del"}
BLANK = re.compile(r"(?:\s|\\\n)*")
KEPT = frozenset(["sub", "sup", "kbd", "mark", "ins", "u"])
LANGUAGE = re.compile(r"(?:language|lang|highlight-source|brush:?|sourceCode|highlight)[-\s]([\w+#.-]+)")
COUNT = re.compile(r"\d{1,8}")
"""A number that an attribute may give: one more is still that of an item in Markdown."""
WIDEST = 50
"""Columns or rows that a cell may take."""
MOST_BREAKS = 4
LONGEST_CELL = 600
FEWEST_NAMED = 3
MOST_TERMS = 3
"""Terms that share an explanation."""
LONGEST_JOINED = 120
"""Characters of a title that is made of several."""
PART_OF_NAME = re.compile(r"[^\W_]+")
LONGEST_NAME = 4
"""Words of an id that somebody gave."""
NAMED_SHARE = 0.7
SAID_SHARE = 0.3
"""The part of elements that must ask, where they also unfold something or are called questions."""
CALLED_QUESTION = re.compile(
    r"(?:^|[-_\s])(?:question|frage|pregunta|pergunta|domanda)(?:[-_](?:title|text|name|heading|header))?(?:$|\s)",
    re.IGNORECASE,
)


def read(document: Document) -> Source:
    """The source of an HTML page."""
    return from_html(document.path, document.text)


def from_html(path: str, html: str, *, line_attribute: str = "") -> Source:
    """The source of HTML. Where another file was made into it, `line_attribute` says on which of its lines a tag is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = _Soup(html, "html.parser")
    _join_terms(soup)
    for tag in soup.find_all(True) if line_attribute else ():
        said = str(tag.get(line_attribute))
        tag.sourceline = int(said) if COUNT.fullmatch(said) else tag.sourceline
    return _Page(path, soup).source()


def _join_terms(soup: BeautifulSoup) -> None:
    """Makes one question of those that share an answer, where a list has such only now and then."""
    for whole in soup.find_all("dl"):
        runs = _runs(whole)
        if max(map(len, runs), default=0) > MOST_TERMS:
            continue
        for first, *others in runs:
            if others and all(map(_is_question, [first, *others])):
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


class _Soup(BeautifulSoup):
    """HTML, parsed; ends elements where their end tags are left out, which the parser puts into one another."""

    def handle_starttag(self, name: str, *rest: Any, **named: Any) -> Tag | None:  # noqa: ANN401 (as the parser has it)
        ends, within = IMPLIED.get(name, ((), ()))
        passed = PASSED | {"td", "th"} if name == "tr" else PASSED
        for tag in reversed(self.tagStack):
            if tag.name in within or not (tag.name in ends or tag.name in passed):
                break
            if tag.name in ends:
                self.handle_endtag(tag.name)
                break
        return super().handle_starttag(name, *rest, **named)


class _Page:
    """One page on its way to Markdown."""

    def __init__(self, path: str, soup: BeautifulSoup) -> None:
        self.path = path
        self.soup = soup
        self.writer = Writer()
        self.aside: list[tuple[int, int, str, str]] = []
        self.terms = _named_questions(soup) | _openers(soup) | _terms_over_terms(soup)
        self.has_glossary = any(id(term) not in self.terms for term in soup.find_all("dt"))
        """Whether terms are explained in answers, so that questions must be told from them."""
        self.answers = _named_answers(soup, self.terms)
        self.root = _root(soup)
        self.length = len(self.root.get_text())

    def source(self) -> Source:
        title = self.soup.title.get_text(" ", strip=True) if self.soup.title else ""
        language = str(self.soup.html.get("lang") or "") if isinstance(self.soup.html, Tag) else ""
        for part in self.soup.children:
            if isinstance(part, PreformattedString) and not isinstance(part, Comment):
                self.aside.append((1, 1, "document type", f"doctype {part}"))
        self._outside()
        self._children(self.root, "", 0)
        return Source(
            self.path,
            tuple(self.writer.lines) or (Line("", 1),),
            title=_named(re.split(r"\s+[|\u2013\u2014\u00b7-]\s+", title)),
            language=language_tag(language),
            aside=tuple(self.aside),
            foreign=True,
        )

    def _outside(self) -> None:
        """Everything that is not in the root: what stands around the content."""
        inside = {id(self.root), *(id(parent) for parent in self.root.parents)}
        for parent in [self.root, *self.root.parents]:
            for child in parent.children if parent is not self.root else ():
                if id(child) not in inside:
                    self._set_aside(child, "around the content")

    def _set_aside(self, element: object, reason: str) -> None:
        if isinstance(element, Comment) or not isinstance(element, (Tag, NavigableString)):
            return
        if isinstance(element, Tag):
            # Also the text of scripts, which get_text() leaves out.
            texts = [
                str(part)
                for part in element.descendants
                if isinstance(part, NavigableString) and not isinstance(part, Comment)
            ]
            text, line = " ".join(part.strip() for part in texts if part.strip()), _at(element)
            end = max((_at(part, line) for part in element.find_all(True)), default=line)
        else:
            text, line = str(element).strip(), _line(element)
            end = line
        if text and not isinstance(element, PreformattedString):
            self.aside.append((line, end, reason, text))

    # ---- blocks

    def _children(self, element: Tag, prefix: str, depth: int) -> None:
        self._pieces(element.children, prefix, depth)

    def _pieces(self, parts: Iterable[PageElement], prefix: str, depth: int) -> None:
        """Siblings: runs of words and inline elements become paragraphs."""
        run: list[Tag | NavigableString] = []
        for child in parts:
            if isinstance(child, Tag) and (
                child.name in BLOCKS or id(child) in self.terms or self._is_aside(child) or _holds_blocks(child)
            ):
                self._paragraph(run, prefix)
                run = []
                self._block(child, prefix, depth + 1)
            elif isinstance(child, (Tag, NavigableString)) and not isinstance(child, PreformattedString):
                run.append(child)
        self._paragraph(run, prefix)

    def _is_aside(self, tag: Tag) -> str:
        """Why an element is no content, or `""`."""
        if _is_unseen(tag):
            return "script" if tag.name == "script" else "not shown"
        if tag.name in FORMS and not self._holds(tag, MUCH):
            return "form"
        if tag.name in FURNITURE_TAGS or _is_button_bar(tag) or tag.get("role") in FURNITURE_ROLES:
            return "page furniture"
        looks = tag.name not in NEVER_FURNITURE and _is_called_furniture(tag) and id(tag) not in self.answers
        is_page = looks and self._holds(tag, MOST) and not (CONTENTS.search(_called(tag)) and _is_made_of_links(tag))
        return "page furniture" if looks and not self._asks(tag) and not is_page else ""

    def _holds(self, tag: Tag, part: float) -> bool:
        """Whether an element holds that part of the page's text: then it is the page, whatever it is called."""
        return len(tag.get_text()) > part * self.length

    def _asks(self, tag: Tag) -> bool:
        """Whether an element holds questions, whatever it is called; not if they lead to other pages or places."""
        if _is_made_of_links(tag):
            return False
        if tag.find(["dt", "summary"]) or any(id(each) in self.terms and not _leads_away(each) for each in _tags(tag)):
            return True
        heads = [each for each in tag.find_all(list(HEADINGS), limit=20) if not _leads_away(each)]
        return sum(map(_is_question, heads)) * 2 > len(heads)

    def _block(self, tag: Tag, prefix: str, depth: int) -> None:
        line = _at(tag)
        if reason := self._is_aside(tag):
            self._set_aside(tag, reason)
            return
        self.writer.named(_names(tag))
        if depth > DEEPEST:
            self._paragraph([NavigableString(tag.get_text(" ", strip=True))], prefix, line)
        elif id(tag) in self.terms or tag.name in ("dt", "summary"):
            self._term(tag, prefix, line)
        elif tag.name in HEADINGS:
            text = self._inline(tag).replace("\\\n", " ")
            self.writer.alone(f"{'#' * int(tag.name[1])} {text}{_anchor(tag)}", line, prefix)
        elif tag.name == "hr":
            self.writer.alone("---", line, prefix)
        elif tag.name == "p" and not _holds_blocks(tag) and not any(id(child) in self.terms for child in tag.children):
            self._paragraph(_parts(tag), prefix, line)
        else:
            self._container(tag, prefix, depth, line)

    def _container(self, tag: Tag, prefix: str, depth: int, line: int) -> None:
        if tag.name in ("ul", "ol"):
            self._list(tag, prefix, depth)
        elif tag.name == "pre":
            self._code(tag, prefix, line)
        elif tag.name == "table":
            self._table(tag, prefix, depth, line)
        elif tag.name in EMBEDDED:
            self.writer.alone(_embedded(tag), line, prefix)
            self._set_aside(tag, "not shown")
        elif tag.name in ("dl", "dd", "details") and not self._is_asked(tag):
            self.writer.alone(f"<{tag.name}>", line, prefix)
            self._children(tag, prefix, depth)
            self.writer.alone(f"</{tag.name}>", line, prefix)
        elif tag.name == "blockquote":
            self.writer.gap(prefix, line)
            if kind := tag.get("data-admonition"):
                self.writer.alert(str(kind), line, f"{prefix}> ")
            self._children(tag, f"{prefix}> ", depth)
            self.writer.quoted(prefix, line)
        else:
            self.writer.gap(prefix, line)
            self._children(tag, prefix, depth)
            self.writer.gap(prefix, line)

    def _is_asked(self, tag: Tag) -> bool:
        """Whether an element is of a list whose terms are written as headings."""
        whole = tag if tag.name == "dl" else tag.find_parent("dl")
        return (
            isinstance(whole, Tag) and tag.name != "details" and any(id(term) in self.terms for term in _terms(whole))
        )

    def _term(self, tag: Tag, prefix: str, line: int) -> None:
        levels = _beside_title(tag)
        text = f"{self._inline(tag)}{_anchor(tag)}".replace("\\\n", " ")
        if self.has_glossary and id(tag) in self.terms:
            self.writer.alone(f"###### {text}", line, prefix)
        else:
            self.writer.term(text, line, prefix, "summary" if tag.name == "summary" else "dt")
        for level in levels:
            self.writer.alone(f"<!-- level: {level} -->", line, prefix)

    def _paragraph(self, run: list[Tag | NavigableString], prefix: str, line: int = 0) -> None:
        line = line or next((_line(part) for part in run if _shown(part)), 1)
        if sum(isinstance(part, Tag) and part.name == "br" for part in run) > 1:
            run = self._divided(run, prefix)
        text = _squeezed("".join(self._inline_part(part, 0) for part in run))
        if not text.strip():
            return
        line = max(line, next((_line(part) for part in run if _shown(part)), 1))
        self.writer.paragraph(text, line, prefix)

    def _divided(self, run: list[Tag | NavigableString], prefix: str) -> list[Tag | NavigableString]:
        """Writes paragraphs that two line breaks in a row divide, or one before a bold question; gives the last one."""
        start = 0
        for n, part in enumerate(run):
            if isinstance(part, Tag) and part.name == "br" and (_breaks_again(run, n + 1) or _asks_in_bold(run, n + 1)):
                self._paragraph(run[start:n], prefix)
                start = n + 1
        return run[start:]

    def _list(self, tag: Tag, prefix: str, depth: int) -> None:
        self.writer.gap(prefix, _at(tag))
        start = str(tag.get("start"))
        number = int(start) if COUNT.fullmatch(start) else 1
        beside: list[PageElement] = []
        for child in tag.children:
            if not (isinstance(child, Tag) and child.name == "li"):
                beside.append(child)
                continue
            self._pieces(beside, prefix, depth)
            beside = []
            mark = f"{number}. " if tag.name == "ol" else "- "
            number += 1
            written = len(self.writer.lines)
            self.writer.named(_names(child))
            self._children(child, prefix + " " * len(mark), depth + 1)
            self.writer.marked(written, prefix, mark, _at(child), box=_box(child))
        self._pieces(beside, prefix, depth)
        self.writer.gap(prefix, _at(tag))

    def _code(self, tag: Tag, prefix: str, line: int) -> None:
        inner = tag.code if isinstance(tag.code, Tag) else tag
        names = " ".join([*map(str, inner.get_attribute_list("class")), *map(str, tag.get_attribute_list("class"))])
        found = LANGUAGE.search(names)
        self.writer.code(_preformatted(tag), found[1] if found else "", line, prefix, step=int("\n" in tag.get_text()))

    def _table(self, tag: Tag, prefix: str, depth: int, line: int) -> None:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        cells = in_columns(
            [
                [(self._inline(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in _cells(row)]
                for row in rows
            ]
        )
        width = max((len(_cells(row)) for row in rows), default=0)
        for caption in tag.find_all("caption", recursive=False) if rows else ():
            self._children(caption, prefix, depth + 1)
        if width <= 1 or not _fits_cells(tag, rows):
            self._layout(tag, rows, prefix, depth)
            return
        self.writer.table(cells, [_at(row, line) for row in rows], prefix)

    def _layout(self, tag: Tag, rows: list[Tag], prefix: str, depth: int) -> None:
        """A table that only arranges things: its cells, one after the other."""
        if not rows:
            self._children(tag, prefix, depth)
        for row in rows:
            for cell in _cells(row):
                self._children(cell, prefix, depth + 1)

    # ---- words

    def _inline(self, tag: Tag) -> str:
        return _squeezed("".join(self._inline_part(child, 0) for child in tag.children)).strip()

    def _inline_part(self, part: object, depth: int) -> str:
        if isinstance(part, NavigableString):
            return (
                ""
                if isinstance(part, PreformattedString)
                else SPECIAL.sub(r"\\\g<0>", re.sub(r"[ \t\r\n]+", " ", str(part)))
            )
        if not isinstance(part, Tag):
            return ""
        if _is_unseen(part) or part.name in ("input", "select", "textarea") or _is_icon(part):
            self._set_aside(part, "not shown")
            return ""
        self.writer.named(_names(part))
        if (whole := _whole(part)) is not None:
            return whole
        if depth > DEEPEST:
            return SPECIAL.sub(r"\\\g<0>", " ".join(part.get_text(" ").split()))
        inner = "".join(self._inline_part(child, depth + 1) for child in part.children)
        return _wrapped(part, inner)


def _is_icon(tag: Tag) -> bool:
    """Whether a font shows a sign for the word in an element, such as `expand_more`."""
    return bool(ICONS.search(" ".join(map(str, tag.get_attribute_list("class")))))


def _is_unseen(tag: Tag) -> bool:
    """Whether a browser shows nothing of an element, or what it draws of a formula that is read as MathML."""
    drawn = tag.get("aria-hidden") == "true" and any(
        isinstance(beside, Tag) and (beside.name == "math" or beside.find("math"))
        for beside in (tag.previous_sibling, tag.next_sibling)
    )
    return tag.name in UNSEEN or drawn or (tag.name in EMBEDDED and not _embedded(tag))


def _embedded(tag: Tag) -> str:
    """What shows another page, or plays, as the tag that pages make a link of; `""` if it shows nothing."""
    sources = [tag, *_tags(tag)]
    found = [str(each[name]).strip() for each in sources for name in ("src", "data", "data-src") if each.get(name)]
    to = next((each for each in found if is_remote(each) or is_relative(each)), "")
    unseen = tag.has_attr("hidden") or {tag.get("width"), tag.get("height")} & {"0", "1"}
    if not to or unseen or UNSEEN_STYLE.search(str(tag.get("style"))):
        return ""
    name = "iframe" if tag.name in ("object", "embed") else tag.name
    title = f' title="{escape(str(tag["title"]))}"' if tag.get("title") else ""
    return f'<{name} src="{escape(to)}"{title}></{name}>'


def _whole(tag: Tag) -> str | None:
    """An element that is written as one, whatever it holds; `None` for another."""
    if tag.name == "br":
        return "\\\n"
    if tag.name == "img":
        alt = SPECIAL.sub(" ", str(tag.get("alt") or ""))
        return f"![{alt}]({address(tag.get('src'))})" if tag.get("src") else ""
    if tag.name == "pre":
        return "\\\n".join(["", *filter(None, map(code_span, _preformatted(tag).split("\n"))), ""])
    if tag.name == "math":
        return code_span(legible(str(tag)))
    if tag.name in EMBEDDED:
        return _embedded(tag)
    if tag.name in CODE:
        return "" if _is_code(tag.previous_sibling) else code_span("".join(_code_from(tag)))
    return None


def _preformatted(tag: Tag) -> str:
    """The text of `<pre>`, where breaks and the ends of blocks end lines as newlines do."""
    text = ""
    ended = False
    for part in _pieces(tag):
        if part is None:
            ended = bool(text) and not text.endswith("\n")
        else:
            # A newline between blocks is the end of a line that they end anyway; `<br>` ends another.
            again = part.startswith("\n") and isinstance(part, NavigableString)
            text += f"\n{part}" if ended and not again else part
            ended = False
    return text


def _pieces(tag: Tag) -> Iterator[str | None]:
    """The texts in an element; `None` where a block starts or ends."""
    for part in tag.children:
        if isinstance(part, Tag):
            divides = part.name in BLOCKS or _is_line(part)
            yield from ["\n"] if part.name == "br" else [None] * divides
            yield from _pieces(part)
            yield from [None] * divides
        elif isinstance(part, NavigableString) and not isinstance(part, PreformattedString):
            yield part


def _is_line(tag: Tag) -> bool:
    """Whether a highlighter made an element of a line, and left it to a stylesheet to set lines apart."""
    return any(
        isinstance(beside, Tag) and "line" in beside.get_attribute_list("class")
        for beside in (tag.next_sibling, tag.previous_sibling)
        if "line" in tag.get_attribute_list("class")
    )


def _is_code(part: PageElement | None) -> bool:
    return isinstance(part, Tag) and part.name in CODE


def _code_from(part: PageElement | None) -> Iterator[str]:
    """The texts of code that stands side by side: ticks next to ticks would end neither."""
    while isinstance(part, Tag) and part.name in CODE:
        yield part.get_text()
        part = part.next_sibling


def _named(parts: list[str]) -> str:
    """What a page is called: its title without the site, unless it only says that it holds questions."""
    if not wording.ASKING.fullmatch(parts[0]):
        return parts[0]
    return " \u00b7 ".join([parts[0], *[part for part in parts[1:] if not wording.ASKING.fullmatch(part)][:1]])


def _wrapped(tag: Tag, inner: str) -> str:
    lead, text, tail = _trimmed(inner)
    if (
        tag.name == "a"
        and tag.get("href")
        and text
        and not _unfolds(tag)
        and not str(tag["href"]).strip().lower().startswith(("javascript:", "data:"))
        and str(tag["href"]).strip() != "#"
    ):
        return f"{lead}[{text}]({address(tag['href'])}){tail}"
    if tag.name in EMPHASIS and text and "\n" not in text:
        return f"{lead}{emphasis(text, EMPHASIS[tag.name])}{tail}"
    if tag.name == "q" and text:
        return f"{lead}\u201c{text}\u201d{tail}"
    if tag.name in KEPT and text:
        return f"{lead}<{tag.name}>{text}</{tag.name}>{tail}"
    if tag.name == "li":
        # In a cell of a table, which holds no list.
        return f"\\\n\u2022 {text}"
    if tag.name == "p" and text and tag.find_parent(["td", "th"]):
        return f"\\\n{text}\\\n"
    if tag.name in ("ul", "ol"):
        return f"{inner}\\\n"
    return inner if tag.name not in BLOCKS else f" {inner} "


def _trimmed(inner: str) -> tuple[str, str, str]:
    """Words, and the spaces and line breaks before and after them."""
    found = BLANK.match(inner)
    start = found.end() if found else 0
    end = len(inner.rstrip())
    while start < end and inner[end - 1 : end + 1] == "\\\n":
        end = len(inner[: end - 1].rstrip())
    return inner[:start], inner[start:end], inner[max(start, end) :]


def _beside_title(tag: Tag) -> list[str]:
    """The levels that badges beside a title name. Takes them and signs such as arrows out of it."""
    levels: list[str] = []
    for beside in tag.find_all(["span", "small"], recursive=False):
        text = beside.get_text().strip()
        is_level = bool(wording.LEVEL.fullmatch(text))
        if beside.find_previous_sibling(True) and (is_level or not any(letter.isalnum() for letter in text)):
            levels += [text] if is_level else []
            beside.extract()
    return levels


def _squeezed(text: str) -> str:
    # Only a line break has a newline here, and is none without it.
    text = re.sub(r"[ \t]+", " ", text).strip(" ")
    text = re.sub(r" ?\\\n ?(?:\\\n ?)*", "\\\\\n", text)
    return with_emphasis(re.sub(r"(?:\\\n)+$|^(?:\\\n)+", "", text))


def _names(tag: Tag) -> list[object]:
    """What a link may call an element."""
    return [tag.get("id"), tag.get("name") if tag.name == "a" else "", tag.get("data-anchor")]


def _anchor(tag: Tag) -> str:
    inner = tag.find(["a", "span"], attrs={"id": True}) or tag.find("a", attrs={"name": True})
    own = str(tag.get("id") or (inner.get("id") or inner.get("name") if isinstance(inner, Tag) else "") or "")
    return f" {{#{own}}}" if own and WRITTEN.fullmatch(own) and not own.endswith("-answer") else ""


def _line(part: object) -> int:
    """The line of an element; of words, that of what they stand in or after, and of the newlines before them."""
    if isinstance(part, Tag):
        return _at(part)
    if isinstance(part, NavigableString):
        before = part.previous_sibling
        parent = part.parent
        start = _at(before) if isinstance(before, Tag) else _at(parent) if parent else 1
        within = before.get_text().count("\n") if isinstance(before, Tag) else 0
        return start + within + str(part)[: len(part) - len(part.lstrip())].count("\n")
    return 1


def _at(tag: Tag, line: int = 1) -> int:
    return tag.sourceline or line


def _parts(tag: Tag) -> list[Tag | NavigableString]:
    return [child for child in tag.children if isinstance(child, (Tag, NavigableString))]


def _box(item: Tag) -> str:
    """The box before a task, which nobody can tick on the page; `""` if there is none."""
    parts = (part for part in item.descendants if not isinstance(part, Tag) or part.name == "input")
    first = next((part for part in parts if isinstance(part, Tag) or _shown(part)), None)
    if not isinstance(first, Tag) or first.get("type") != "checkbox" or not first.has_attr("disabled"):
        return ""
    return "[x] " if first.has_attr("checked") else "[ ] "


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)


def _span(cell: Tag, name: str) -> int:
    """How many columns or rows a cell takes."""
    said = str(cell.get(name))
    return min(int(said), WIDEST) if COUNT.fullmatch(said) else 1


def _is_headed(rows: list[Tag]) -> bool:
    """Whether the first row of a table names its columns: then it holds data, and lists are a part of its cells."""
    cells = _cells(rows[0]) if rows else []
    return len(cells) > 1 and all(cell.name == "th" for cell in cells)


def _fits_cells(tag: Tag, rows: list[Tag]) -> bool:
    """Whether a table's cells can be cells of Markdown, which hold no blocks but what a line can show."""
    is_data = tag.get("role") == "table"
    apart = [] if is_data or _is_headed(rows) else ["pre", "ul", "ol"]
    if tag.find(["table", "details", "dl", *apart, *HEADINGS]) or not all(map(_fits_lines, tag.find_all("pre"))):
        return False
    return is_data or not any(map(_is_long, tag.find_all(["td", "th"])))


def _fits_lines(code: Tag) -> bool:
    """Whether each line of a block of code can be code in a line, where spaces at its start are none."""
    return not any(line[:1].isspace() for line in _preformatted(code).rstrip().split("\n"))


def _is_long(cell: Tag) -> bool:
    """Whether a cell holds more than a table's cells do: pages were once laid out by tables."""
    return len(cell.find_all(["p", "br"])) > MOST_BREAKS or len(cell.get_text()) > LONGEST_CELL


def _breaks_again(run: list[Tag | NavigableString], n: int) -> bool:
    after = next((run[k] for k in range(n, len(run)) if _shown(run[k]) or isinstance(run[k], Tag)), None)
    return isinstance(after, Tag) and after.name == "br"


def _asks_in_bold(run: list[Tag | NavigableString], n: int) -> bool:
    """Whether what comes next is a question in bold and nothing else on its line."""
    after = (run[k] for k in range(n, len(run)))
    shown = list(islice((part for part in after if _shown(part) or (isinstance(part, Tag) and part.name == "br")), 2))
    first = shown[0] if shown else None
    if not isinstance(first, Tag) or (len(shown) > 1 and not (isinstance(shown[1], Tag) and shown[1].name == "br")):
        return False
    bold = first if first.name in ("b", "strong") else first.find(["b", "strong"])
    text = first.get_text(" ", strip=True)
    whole = isinstance(bold, Tag) and bold.get_text(" ", strip=True) == text
    return whole and bool(wording.QUESTION_MARK.search(text))


def _is_button_bar(tag: Tag) -> bool:
    """Whether an element holds nothing but buttons that open nothing of the page: they sort or filter what is there."""
    parts = [part for part in tag.children if _shown(part) and not isinstance(part, PreformattedString)]
    return len(parts) > 1 and all(
        isinstance(part, Tag)
        and part.name == "button"
        and not (_unfolds(part) or part.has_attr("aria-controls") or wording.QUESTION_MARK.search(part.get_text()))
        for part in parts
    )


def _shown(part: object) -> bool:
    return bool(part.get_text().strip()) if isinstance(part, Tag) else bool(str(part).strip())


def _holds_blocks(tag: Tag) -> bool:
    return tag.name not in UNSEEN | EMBEDDED and tag.find(list(BLOCKS)) is not None


def _root(soup: BeautifulSoup) -> Tag:
    """The element that holds the content: `<main>`, the only `<article>`, or all."""
    main = soup.find("main") or soup.find(role="main")
    articles = soup.find_all("article", limit=2)
    body = soup.body if isinstance(soup.body, Tag) else soup
    found = main if isinstance(main, Tag) else articles[0] if len(articles) == 1 else body
    return found if len(found.get_text()) * 2 > len(body.get_text()) or found is main else body


def _named_questions(soup: BeautifulSoup) -> set[int]:
    """Elements of one class that ask, unfold an answer or are called questions: a page's own form of its questions."""
    groups: dict[tuple[str, str], list[Tag]] = {}
    places = _own_places(soup)
    for tag in soup.find_all(["div", "button", "span", "p", "a", "label", "li", "td"]):
        named = tag.get("class") or tag.get("itemprop") or _unfolds(tag) or id(tag) in places
        if not named or tag.find_parent([*HEADINGS, "dt", "summary", "nav", "footer"]) or _holds_blocks(tag):
            continue
        groups.setdefault((tag.name, " ".join(map(str, tag.get_attribute_list("class")))), []).append(tag)
    found: set[int] = set()
    for members in groups.values():
        texts = [tag.get_text(" ", strip=True) for tag in members]
        asking = sum(bool(wording.QUESTION_MARK.search(text)) and len(text) < wording.LONGEST_TITLE for text in texts)
        said = any(_unfolds(tag) or _is_called_question(tag) or id(tag) in places for tag in members)
        share = SAID_SHARE if said else NAMED_SHARE
        if len(members) >= FEWEST_NAMED and asking >= share * len(members):
            found |= {id(tag) for tag in members}
    return found


def _terms(whole: Tag) -> list[Tag]:
    return [term for term in whole.find_all("dt") if term.find_parent("dl") is whole]


def _terms_over_terms(soup: BeautifulSoup) -> set[int]:
    """The terms that ask, of a page on which answers to them explain terms that don't."""
    lists = soup.find_all("dl")
    inner = [whole for whole in lists if whole.find_parent("dd")]
    if not inner or any(map(_asks_mostly, inner)):
        return set()
    outer = [whole for whole in lists if not whole.find_parent("dl") and _asks_mostly(whole)]
    return {id(term) for whole in outer for term in _terms(whole)}


def _asks_mostly(whole: Tag) -> bool:
    terms = _terms(whole)
    return sum(map(_is_question, terms)) * 2 > len(terms)


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
        beside = next((part for part in siblings if isinstance(part, Tag) or _shown(part)), None)
        if beside is not None and not (isinstance(beside, Tag) and beside.name in (*BLOCKS, "br")):
            return False
    return _shown(tag)


def _is_called_furniture(tag: Tag) -> bool:
    return bool(FURNITURE.search(_called(tag)) or PERHAPS_FURNITURE.search(_called(tag)))


def _called(tag: Tag) -> str:
    """What a page calls an element by class and id; an id of many words was made from a title."""
    own = str(tag.get("id") or "")
    return " ".join(
        map(str, [*(tag.get("class") or []), own if len(PART_OF_NAME.findall(own)) <= LONGEST_NAME else ""])
    )


def _named_answers(soup: BeautifulSoup, terms: set[int]) -> set[int]:
    """Elements right under questions, of a name that means no answer unless many of that name stand so."""
    groups: dict[str, list[Tag]] = {}
    for tag in _tags(soup):
        if tag.name not in NEVER_FURNITURE and _is_called_furniture(tag) and _is_under_question(tag, terms):
            groups.setdefault(" ".join(map(str, tag.get("class") or [])), []).append(tag)
    return {
        id(tag)
        for members in groups.values()
        for tag in members
        if len(members) >= FEWEST_NAMED or not FURNITURE.search(_called(tag))
    }


def _is_under_question(tag: Tag, terms: set[int]) -> bool:
    """Whether an element stands right under a question and says something: not if it is made of links and buttons."""
    before = tag.find_previous(string=_has_words)
    asks = before is not None and any(
        id(parent) in terms or parent.name in ("dt", "summary") or (parent.name in HEADINGS and _is_question(parent))
        for parent in before.parents
    )
    return asks and any(not text.find_parent(["a", "button"]) for text in tag.find_all(string=_has_words))


def _has_words(text: str | None) -> bool:
    return bool(text and text.strip()) and not isinstance(text, PreformattedString)


def _is_question(tag: Tag) -> bool:
    return wording.asks(tag.get_text(" ", strip=True)) >= wording.ASKS


def _leads_away(tag: Tag) -> bool:
    """Whether all that an element says is a link to another page."""
    link = tag if tag.name == "a" else tag.find("a")
    to = str(link.get("href") or "#") if isinstance(link, Tag) and not _unfolds(link) else "#"
    return "#" not in to and isinstance(link, Tag) and link.get_text(strip=True) == tag.get_text(strip=True)


def _is_made_of_links(tag: Tag) -> bool:
    """Whether hardly a word in an element is none of a link's, as in a contents list."""
    said = [(len(LETTER.findall(text)), text.find_parent("a")) for text in tag.find_all(string=_has_words)]
    return sum(length for length, link in said if link) > LINKED * sum(length for length, _ in said)


def _tags(tag: Tag) -> list[Tag]:
    return [each for each in tag.find_all(True) if isinstance(each, Tag)]


def _unfolds(tag: Tag) -> bool:
    """Whether a click on an element opens another one."""
    return tag.has_attr("aria-expanded") or "collapse" in (tag.get("data-toggle"), tag.get("data-bs-toggle"))


def _is_called_question(tag: Tag) -> bool:
    """Whether a page says of an element that it is a question's title, by class or as schema.org has it."""
    if tag.get("itemprop") == "name":
        return bool(tag.find_parent(itemtype=re.compile(r"schema\.org/Question$")))
    return bool(CALLED_QUESTION.search(" ".join(map(str, tag.get_attribute_list("class")))))


def _openers(soup: BeautifulSoup) -> set[int]:
    """What opens something else of the page on a click: the titles of an accordion, or the headings that hold them."""
    found: set[int] = set()
    tags = _tags(soup)
    named = {str(tag["id"]): tag for tag in tags if tag.has_attr("id")}
    for tag in tags:
        opened = [named[name] for name in _opens(tag) if name in named]
        if not opened or tag.find_parent(["nav", "header", "footer", "aside"]) or _holds_blocks(tag):
            continue
        if any(_follows(each, tag) for each in opened):
            heading = tag.find_parent(list(HEADINGS))
            found.add(id(heading if isinstance(heading, Tag) else tag))
    return found if len(found) >= FEWEST_NAMED else set()


def _opens(tag: Tag) -> list[str]:
    """The ids of what an element opens on a click; pages made by copying name another one in some attribute."""
    names = ["aria-controls", "data-bs-target", "data-target", *(["href"] if _unfolds(tag) else [])]
    return [str(tag[name]).removeprefix("#") for name in names if tag.get(name)]


def _follows(opened: Tag, tag: Tag) -> bool:
    """Whether what is opened stands right after the words that open it."""
    before = opened.find_previous(string=_has_words)
    return before is not None and tag in before.parents
