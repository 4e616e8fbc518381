"""A saved web page to a source: its content as Markdown, and aside what the page puts around it.

BeautifulSoup parses what browsers would, and keeps the line of each tag. Menus, cookie notes, forms and scripts are
told by their elements and by what pages call them; where a page names its questions by a class, they become terms.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from itertools import islice

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import Comment, NavigableString, PageElement, PreformattedString

from studyfold.ids import WRITTEN
from studyfold.model import Document
from studyfold.reading.language import language_tag
from studyfold.reading.lines import wording
from studyfold.reading.lines.markdown_writer import (
    SPECIAL,
    Writer,
    in_columns,
    letter_of,
)
from studyfold.reading.lines.source import Line, Source
from studyfold.reading.sources.html_choices import list_choices
from studyfold.reading.sources.html_furniture import (
    CONTENTS,
    FURNITURE_ROLES,
    FURNITURE_TAGS,
    called,
    content_root,
    is_button_bar,
    is_called_furniture,
    is_icon,
    is_made_of_links,
    is_unseen,
    leads_away,
)
from studyfold.reading.sources.html_inline import (
    as_whole,
    beside_title,
    number_title,
    preformatted_text,
    squeezed,
    unbroken,
    wrapped,
)
from studyfold.reading.sources.html_notes import MARK, mark_notes
from studyfold.reading.sources.html_questions import (
    NEVER_FURNITURE,
    named_answers,
    named_questions,
    openers,
    terms_over_terms,
)
from studyfold.reading.sources.html_soup import Soup, join_terms, own_links, without_ways_up
from studyfold.reading.sources.html_tags import (
    BLOCKS,
    EMBEDDED,
    HEADINGS,
    embedded,
    ends_with_blocks,
    holds_blocks,
    is_question,
    is_shown,
    line_at,
    line_of,
    tags_in,
)

DEEPEST = 60
"""Elements in elements; what is deeper gives its text only."""
MUCH, MOST = 0.33, 0.6
"""Parts of a page that a form, and something with a name such as `comments`, hold only if they are the page."""
FORMS = frozenset(["form", "input", "select", "textarea", "option", "datalist", "fieldset"])
LANGUAGE = re.compile(r"(?:language|lang|highlight-source|brush:?|sourceCode|highlight)[-\s]([\w+#.-]+)")
COUNT = re.compile(r"\d{1,8}")
"""A number that an attribute may give: one more is still that of an item in Markdown."""
WIDEST = 50
"""Columns or rows that a cell may take."""
LABELLED = 2
"""Cells of a row of which the first one is a label, and rows of such a table."""
MOST_BREAKS = 4
LONGEST_CELL = 600


def read(document: Document) -> Source:
    """The source of an HTML page."""
    return from_html(document.path, document.text)


def from_html(path: str, html: str, *, line_attribute: str = "") -> Source:
    """The source of HTML. Where another file was made into it, `line_attribute` says on which of its lines a tag is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = Soup(html, "html.parser")
    own_links(soup)
    join_terms(soup)
    mark_notes(soup)
    without_ways_up(soup)
    for tag in soup.find_all(True) if line_attribute else ():
        said = str(tag.get(line_attribute))
        tag.sourceline = int(said) if COUNT.fullmatch(said) else tag.sourceline
    return _Page(path, soup).source()


class _Page:
    """One page on its way to Markdown."""

    def __init__(self, path: str, soup: BeautifulSoup) -> None:
        self.path = path
        self.soup = soup
        self.writer = Writer()
        self.aside: list[tuple[int, int, str, str]] = []
        self.terms = list_choices(soup)
        self.terms |= named_questions(soup) | openers(soup) | terms_over_terms(soup)
        self.asking = {id(term.find_parent("dl")) for term in soup.find_all("dt") if id(term) in self.terms}
        self.has_glossary = any(id(term) not in self.terms for term in soup.find_all("dt"))
        """Whether terms are explained in answers, so that questions must be told from them."""
        self.answers = named_answers(soup, self.terms)
        self.root = content_root(soup)
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
            text, line = " ".join(part.strip() for part in texts if part.strip()), line_at(element)
            end = max((line_at(part, line) for part in element.find_all(True)), default=line)
        else:
            text, line = str(element).strip(), line_of(element)
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
                child.name in BLOCKS or id(child) in self.terms or self._is_aside(child) or holds_blocks(child)
            ):
                self._paragraph(run, prefix)
                run = []
                self._block(child, prefix, depth + 1)
            elif isinstance(child, (Tag, NavigableString)) and not isinstance(child, PreformattedString):
                run.append(child)
        self._paragraph(run, prefix)

    def _is_aside(self, tag: Tag) -> str:
        """Why an element is no content, or `""`."""
        if is_unseen(tag):
            return "script" if tag.name == "script" else "not shown"
        if tag.name in FORMS and not self._holds(tag, MUCH):
            return "form"
        if tag.name in FURNITURE_TAGS or is_button_bar(tag) or tag.get("role") in FURNITURE_ROLES:
            return "page furniture"
        looks = tag.name not in NEVER_FURNITURE and is_called_furniture(tag) and id(tag) not in self.answers
        is_page = looks and self._holds(tag, MOST) and not (CONTENTS.search(called(tag)) and is_made_of_links(tag))
        return "page furniture" if looks and not self._asks(tag) and not is_page else ""

    def _holds(self, tag: Tag, part: float) -> bool:
        """Whether an element holds that part of the page's text: then it is the page, whatever it is called."""
        return len(tag.get_text()) > part * self.length

    def _asks(self, tag: Tag) -> bool:
        """Whether an element holds questions, whatever it is called; not if they lead to other pages or places."""
        if is_made_of_links(tag):
            return False
        if tag.find(["dt", "summary"]) or any(id(each) in self.terms and not leads_away(each) for each in tags_in(tag)):
            return True
        heads = [each for each in tag.find_all(list(HEADINGS), limit=20) if not leads_away(each)]
        return sum(map(is_question, heads)) * 2 > len(heads)

    def _block(self, tag: Tag, prefix: str, depth: int) -> None:
        line = line_at(tag)
        if reason := self._is_aside(tag):
            self._set_aside(tag, reason)
            return
        self.writer.named(_names(tag))
        if depth > DEEPEST:
            self._paragraph([NavigableString(tag.get_text(" ", strip=True))], prefix, line)
        elif id(tag) in self.terms or tag.name in ("dt", "summary"):
            self._term(tag, prefix, depth, line)
        elif tag.name in HEADINGS:
            text = self._inline(tag).replace("\\\n", " ")
            self.writer.alone(f"{'#' * int(tag.name[1])} {text}{_anchor(tag)}", line, prefix)
        elif tag.name == "hr":
            self.writer.alone("---", line, prefix)
        elif tag.name == "p" and not holds_blocks(tag) and not any(id(child) in self.terms for child in tag.children):
            self._paragraph(_parts(tag), prefix, line)
        else:
            self._container(tag, prefix, depth, line)

    def _container(self, tag: Tag, prefix: str, depth: int, line: int) -> None:
        if tag.has_attr(MARK):
            self._note(tag, prefix, depth, line)
        elif tag.name in ("ul", "ol"):
            self._list(tag, prefix, depth)
        elif tag.name == "pre":
            self._code(tag, prefix, line)
        elif tag.name == "table":
            self._table(tag, prefix, depth, line)
        elif tag.name in EMBEDDED:
            self.writer.alone(embedded(tag), line, prefix)
            self._set_aside(tag, "not shown")
        elif tag.name in ("dl", "dd", "details") and not self._is_asked(tag):
            self.writer.alone(f"<{tag.name}>", line, prefix)
            self._children(tag, prefix, depth)
            self.writer.alone(f"</{tag.name}>", line, prefix)
        elif tag.name == "blockquote":
            self._quote(tag, prefix, depth, line)
        else:
            self.writer.gap(prefix, line)
            self._children(tag, prefix, depth)
            self.writer.gap(prefix, line)

    def _note(self, tag: Tag, prefix: str, depth: int, line: int) -> None:
        label, start = f"[^{tag[MARK]}]: ", len(self.writer.lines)
        self._children(tag, prefix + " " * len(label), depth)
        self.writer.marked(start, prefix, label, line)
        self.writer.gap(prefix, line)

    def _quote(self, tag: Tag, prefix: str, depth: int, line: int) -> None:
        self.writer.gap(prefix, line)
        if kind := tag.get("data-admonition"):
            self.writer.alert(str(kind), line, f"{prefix}> ")
        self._children(tag, f"{prefix}> ", depth)
        self.writer.quoted(prefix, line)

    def _is_asked(self, tag: Tag) -> bool:
        """Whether an element is of a list whose terms are written as headings."""
        whole = tag if tag.name == "dl" else tag.find_parent("dl")
        return tag.name != "details" and id(whole) in self.asking

    def _term(self, tag: Tag, prefix: str, depth: int, line: int) -> None:
        name = "summary" if tag.name == "summary" else "dt"
        levels = beside_title(tag)
        number_title(tag)
        shown = [block.extract() for block in ends_with_blocks(tag)] if name == "summary" else []
        text = f"{self._inline(tag)}{_anchor(tag)}".replace("\\\n", " ")
        if self.has_glossary and id(tag) in self.terms:
            self.writer.alone(f"###### {text}", line, prefix)
        else:
            self.writer.open_term(text, line, prefix, name, titles=id(tag) in self.terms)
            for block in shown:
                self._block(block, prefix, depth)
            self.writer.close_term(prefix, name)
        for level in levels:
            self.writer.alone(f"<!-- level: {level} -->", line, prefix)

    def _paragraph(self, run: list[Tag | NavigableString], prefix: str, line: int = 0) -> None:
        line = line or _first_line(run)
        if sum(isinstance(part, Tag) and part.name == "br" for part in run) > 1:
            run = self._divided(run, prefix)
        text = squeezed("".join(self._inline_part(part, 0) for part in run), parted=True)
        if not text.strip():
            return
        line = max(line, _first_line(run))
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
        self.writer.gap(prefix, line_at(tag))
        start = str(tag.get("start"))
        number = int(start) if COUNT.fullmatch(start) else 1
        beside: list[PageElement] = []
        for child in tag.children:
            if not (isinstance(child, Tag) and child.name == "li"):
                beside.append(child)
                continue
            self._pieces(beside, prefix, depth)
            beside = []
            letter = letter_of(number, str(tag.get("type"))) if tag.name == "ol" else ""
            mark = f"{number}. " if tag.name == "ol" and not letter else "- "
            number += 1
            if letter:
                _start_of_words(child).insert(0, NavigableString(f"{letter}. "))
            written = len(self.writer.lines)
            self.writer.named(_names(child))
            self._children(child, prefix + " " * len(mark), depth + 1)
            self.writer.marked(written, prefix, mark, line_at(child), box=_box(child))
        self._pieces(beside, prefix, depth)
        self.writer.gap(prefix, line_at(tag))

    def _code(self, tag: Tag, prefix: str, line: int) -> None:
        inner = tag.code if isinstance(tag.code, Tag) else tag
        names = " ".join([*map(str, inner.get_attribute_list("class")), *map(str, tag.get_attribute_list("class"))])
        found = LANGUAGE.search(names)
        self.writer.code(
            preformatted_text(tag), found[1] if found else "", line, prefix, step=int("\n" in tag.get_text())
        )

    def _table(self, tag: Tag, prefix: str, depth: int, line: int) -> None:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        width = max((len(_cells(row)) for row in rows), default=0)
        for caption in tag.find_all("caption", recursive=False) if rows else ():
            self._children(caption, prefix, depth + 1)
        if width <= 1 or _labels_rows(rows) or not _fits_cells(tag, rows):
            self._layout(tag, rows, prefix, depth)
            return
        # Not before: to write words is to name the places in them.
        cells = in_columns(
            [
                [(self._inline(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in _cells(row)]
                for row in rows
            ]
        )
        self.writer.table(cells, [line_at(row, line) for row in rows], prefix)

    def _layout(self, tag: Tag, rows: list[Tag], prefix: str, depth: int) -> None:
        """A table that only arranges things: its cells, one after the other."""
        if not rows:
            self._children(tag, prefix, depth)
        for row in rows:
            cells = _cells(row)
            if _is_labelled(cells):
                _put_before(cells[0], cells[1])
            for cell in cells:
                self._children(cell, prefix, depth + 1)

    # ---- words

    def _inline(self, tag: Tag) -> str:
        return squeezed("".join(self._inline_part(child, 0) for child in tag.children)).strip()

    def _inline_part(self, part: object, depth: int) -> str:
        if isinstance(part, NavigableString):
            return "" if isinstance(part, PreformattedString) else unbroken(str(part))
        if not isinstance(part, Tag):
            return ""
        if is_unseen(part) or part.name in ("input", "select", "textarea") or is_icon(part):
            self._set_aside(part, "not shown")
            return ""
        self.writer.named(_names(part))
        if (whole := as_whole(part)) is not None:
            return whole
        if depth > DEEPEST:
            return SPECIAL.sub(r"\\\g<0>", " ".join(part.get_text(" ").split()))
        inner = "".join(self._inline_part(child, depth + 1) for child in part.children)
        return wrapped(part, inner)


def _named(parts: list[str]) -> str:
    """What a page is called: its title without the site, unless it only says that it holds questions."""
    if not wording.ASKING.fullmatch(parts[0]):
        return parts[0]
    return " \u00b7 ".join([parts[0], *[part for part in parts[1:] if not wording.ASKING.fullmatch(part)][:1]])


def _names(tag: Tag) -> list[object]:
    """What a link may call an element."""
    return [tag.get("id"), tag.get("name") if tag.name == "a" else "", tag.get("data-anchor")]


def _anchor(tag: Tag) -> str:
    inner = tag.find(["a", "span"], attrs={"id": True}) or tag.find("a", attrs={"name": True})
    own = str(tag.get("id") or (inner.get("id") or inner.get("name") if isinstance(inner, Tag) else "") or "")
    return f" {{#{own}}}" if own and WRITTEN.fullmatch(own) and not own.endswith("-answer") else ""


def _first_line(run: Iterable[PageElement]) -> int:
    """The line of the first words or image."""
    return next((line_of(part) for part in run if is_shown(part) or _is_image(part)), 1)


def _is_image(part: PageElement) -> bool:
    return isinstance(part, Tag) and (part.name == "img" or part.find("img") is not None)


def _parts(tag: Tag) -> list[Tag | NavigableString]:
    return [child for child in tag.children if isinstance(child, (Tag, NavigableString))]


def _box(item: Tag) -> str:
    """The box before a task, which nobody can tick on the page; `""` if there is none."""
    parts = (part for part in item.descendants if not isinstance(part, Tag) or part.name == "input")
    first = next((part for part in parts if isinstance(part, Tag) or is_shown(part)), None)
    if not isinstance(first, Tag) or first.get("type") != "checkbox" or not first.has_attr("disabled"):
        return ""
    return "[x] " if first.has_attr("checked") else "[ ] "


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)


def _is_labelled(cells: list[Tag]) -> bool:
    """Whether the first of two cells is the label of a question or an answer, which the second one holds."""
    label = cells[0].get_text(" ", strip=True) if len(cells) == LABELLED else ""
    says = (wording.SAYS_QUESTION, wording.ANSWER_ALONE, wording.ANSWER_LABEL)
    return any(each.fullmatch(label) for each in says) and bool(re.search(r"[^\W\d_]", label))


def _labels_rows(rows: list[Tag]) -> bool:
    """Whether a table holds questions and answers, each in a row with its label."""
    return sum(_is_labelled(_cells(row)) for row in rows) >= max(LABELLED, MOST * len(rows))


def _start_of_words(element: Tag) -> Tag:
    """What holds the first words of an element: itself, or a paragraph."""
    first = next((part for part in _parts(element) if is_shown(part)), element)
    return first if isinstance(first, Tag) and first.name == "p" else element


def _put_before(label: Tag, cell: Tag) -> None:
    """Moves a label to the start of the words that it is for, with a sign to part it from them."""
    place = _start_of_words(cell)
    inner = label.p if isinstance(label.p, Tag) else label
    sign = ": " if label.get_text().rstrip()[-1:].isalnum() else " "
    for part in reversed([*inner.contents, NavigableString(sign)]):
        place.insert(0, part.extract())


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
    # One in a cell that has a single cell itself is a frame around words.
    framed = any(len(inner.find_all(["td", "th"])) > 1 for inner in tag.find_all("table"))
    if framed or tag.find(["details", "dl", *apart, *HEADINGS]) or not all(map(_fits_lines, tag.find_all("pre"))):
        return False
    return is_data or not any(map(_is_long, tag.find_all(["td", "th"])))


def _fits_lines(code: Tag) -> bool:
    """Whether each line of a block of code can be code in a line, where spaces at its start are none."""
    return not any(line[:1].isspace() for line in preformatted_text(code).rstrip().split("\n"))


def _is_long(cell: Tag) -> bool:
    """Whether a cell holds more than a table's cells do: pages were once laid out by tables."""
    return len(cell.find_all(["p", "br"])) > MOST_BREAKS or len(cell.get_text()) > LONGEST_CELL


def _breaks_again(run: list[Tag | NavigableString], n: int) -> bool:
    after = next((run[k] for k in range(n, len(run)) if is_shown(run[k]) or isinstance(run[k], Tag)), None)
    return isinstance(after, Tag) and after.name == "br"


def _asks_in_bold(run: list[Tag | NavigableString], n: int) -> bool:
    """Whether what comes next is a question in bold and nothing else on its line."""
    after = (run[k] for k in range(n, len(run)))
    shown = list(islice((part for part in after if is_shown(part) or (isinstance(part, Tag) and part.name == "br")), 2))
    first = shown[0] if shown else None
    if not isinstance(first, Tag) or (len(shown) > 1 and not (isinstance(shown[1], Tag) and shown[1].name == "br")):
        return False
    bold = first if first.name in ("b", "strong") else first.find(["b", "strong"])
    text = first.get_text(" ", strip=True)
    whole = isinstance(bold, Tag) and bold.get_text(" ", strip=True) == text
    return whole and bool(wording.QUESTION_MARK.search(text))
