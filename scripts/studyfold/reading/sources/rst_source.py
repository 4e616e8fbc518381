"""reStructuredText to a source: docutils parses, and its tree becomes Markdown.

Roles and directives of Sphinx, or of anybody, are known to nobody but their own tools: a role gives its text, a
directive its content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, DirectiveError, directives, roles
from docutils.parsers.rst.directives import body, images, tables
from docutils.parsers.rst.states import SubstitutionDef

from studyfold.ids import WRITTEN
from studyfold.model import Document
from studyfold.reading.lines.margin import titled_at_margin
from studyfold.reading.lines.markdown_writer import (
    SPECIAL,
    Writer,
    address,
    code_span,
    emphasis,
    in_columns,
    letter_of,
    with_emphasis,
)
from studyfold.reading.lines.source import Aside, Line, Source
from studyfold.reading.sources import markdown_source
from studyfold.reading.sources.html_source import from_html
from studyfold.reading.sources.rst_conditions import CODE, unconditioned

SETTINGS = {
    "report_level": 5,
    "halt_level": 5,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "line_length_limit": 10_000_000,
    "_disable_config": True,
}
LONGEST_LINE = 10_000
WITHOUT_WORDS = frozenset(
    [
        *("contents", "toctree", "include", "index", "meta", "image", "figure", "highlight", "highlightlang", "skip"),
        *("class", "cssclass", "rst-class", "container", "role", "default-role", "tabularcolumns", "only", "ifconfig"),
        *("module", "currentmodule", "py:module", "py:currentmodule", "program", "sectionauthor", "codeauthor"),
    ]
)
"""Directives whose argument no reader sees: it names a file, a class, a module, an author."""
KNOWN_ROLES = frozenset(
    ["emphasis", "strong", "literal", "code", "math", "subscript", "superscript", "title-reference", "sub", "sup"]
)
FOR_TOOLS = frozenset(["link_to_translation"])
"""Roles whose text no reader sees: it names another edition, which only its own site can lead to."""
OWN_TITLE = "admonition"
NOTES = frozenset(
    ["note", "warning", "tip", "hint", "important", "caution", "danger", "error", "attention", "seealso", OWN_TITLE]
)
"""Directives whose content is set off."""
VERSIONS = {
    "versionadded": "New in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
    "versionremoved": "Removed in version",
}
LETTERED = {"loweralpha": "a", "upperalpha": "A"}
"""The lists whose items have letters, by what docutils calls them."""
WORDS = (nodes.paragraph, nodes.rubric, nodes.attribution, nodes.caption, nodes.term)
WORDLESS = (nodes.Invisible, nodes.system_message, nodes.title)
LANGUAGES = {nodes.doctest_block: "python", nodes.math_block: "math"}
EMPHASIS = {nodes.strong: "strong", nodes.emphasis: "em", nodes.title_reference: "em"}
AROUND = {
    nodes.superscript: ("<sup>", "</sup>"),
    nodes.subscript: ("<sub>", "</sub>"),
}
NOWHERE = (0, "", "")
BACKSLASHED = r"\\\g<0>"
NOTE_MARGIN = "    "
ENDLESS_NUMBER = re.compile(r"(?<![^\s(])\d{1000,}(?=[.)])")
LABEL = re.compile(r"\s*\.\. _(?P<name>`[^`]+`|[^:`]+):\s*$")
NAMED_TARGET = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]+)>", re.DOTALL)


class _Options(dict[str, Callable[[str | None], str]]):
    """Options of any name, as text."""

    def __getitem__(self, _name: str) -> Callable[[str | None], str]:
        return lambda value: value or ""

    def __len__(self) -> int:
        return 1


class _AnyDirective(Directive):  # type: ignore[misc] # docutils has no types
    """Any directive: its argument and content, parsed; code where its name says so."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = _Options()

    def run(self) -> Sequence[nodes.Node]:
        if self.name in CODE:
            text = "\n".join(self.content)
            language = self.arguments[0].split()[0] if self.arguments and self.name != "parsed-literal" else ""
            block = nodes.literal_block(text, text, language=language)
            block.line = self.content_offset + 1
            return [block]
        if self.name == "raw":
            raw = nodes.raw("", "\n".join(self.content), format=" ".join(self.arguments).lower())
            raw.line = self.content_offset + 1
            return [raw]
        if isinstance(self.state, SubstitutionDef):
            return self._substitute()
        box = nodes.container(name=self.name)
        box.line = self.lineno
        if self.arguments and self.name in ("image", "figure"):
            box += nodes.image(uri=self.arguments[0], alt=self.options.get("alt", ""))
        elif self.arguments and self.name not in WITHOUT_WORDS:
            words, _ = self.state.inline_text(_said(self.name, self.arguments[0]), self.lineno)
            paragraph = nodes.paragraph("", "", *words)
            paragraph.line = self.lineno
            box += paragraph
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]

    def _substitute(self) -> Sequence[nodes.Node]:
        """What stands wherever the text says `|name|`."""
        if self.name == "image":
            return [nodes.image(uri="".join(self.arguments), alt=self.options.get("alt", ""))]
        words, _ = self.state.inline_text(" ".join([*self.arguments, *self.content]), self.lineno)
        return list(words)


def _said(name: str, argument: str) -> str:
    """The argument of a directive with what its name says to readers."""
    if name not in VERSIONS:
        return argument
    version, *rest = argument.split(maxsplit=1)
    return ": ".join([f"{VERSIONS[name]} {version}", *rest])


class _Structured(_AnyDirective):
    """A directive that docutils knows; any directive where its options or content are not as docutils wants them."""

    known: ClassVar[Any]

    def run(self) -> Sequence[nodes.Node]:
        given = dict(_understood(self.options, self.known.option_spec or {}))
        self.options: dict[str, Any] = dict(given)
        try:
            made: Sequence[nodes.Node] = self.known.run(self)
        except DirectiveError:
            made = []
        if made and not any(isinstance(each, nodes.system_message) for each in made):
            return made
        self.options = given
        return super().run()


def _understood(options: Mapping[str, str], known: Mapping[str, Callable[[str], Any]]) -> Iterator[tuple[str, Any]]:
    """The options that docutils can read, of those that count here."""
    for name in OPTIONS & options.keys() & known.keys():
        with suppress(ValueError, TypeError):
            yield name, known[name](options[name])


def _structured(known: type[Any]) -> type[_Structured]:
    taken = ("required_arguments", "optional_arguments", "final_argument_whitespace", "has_content")
    return type(
        known.__name__, (_Structured, known), {"known": known, **{name: getattr(known, name) for name in taken}}
    )


STRUCTURED = {
    "image": _structured(images.Image),
    "figure": _structured(images.Figure),
    "table": _structured(tables.RSTTable),
    "csv-table": _structured(tables.CSVTable),
    "list-table": _structured(tables.ListTable),
    "math": _structured(body.MathBlock),
    "epigraph": _structured(body.Epigraph),
    "highlights": _structured(body.Highlights),
    "pull-quote": _structured(body.PullQuote),
}
"""Directives whose content is more than blocks. None reads a file, runs anything or knows the date."""
OPTIONS = frozenset(["alt", "target", "name", "header", "header-rows", "delim", "quote", "escape", "keepspace"])
"""What says what a table or an image is. No option that names a file to be read, and none about looks."""


def _any_role(name: str, raw: str, text: str, *_rest: object) -> tuple[list[nodes.Node], list[Any]]:
    """Any role: its text; of `text <target>`, the text."""
    if name.lower() in FOR_TOOLS:
        return [], []
    named = NAMED_TARGET.fullmatch(text)
    shown = named["text"] if named else text.lstrip("~!")
    return [nodes.literal(raw, shown, target=named["target"] if named else text, named=bool(named))], []


@contextmanager
def _anything_known() -> Iterator[None]:
    """Lets docutils take every role and directive."""
    directive, role = directives.directive, roles.role

    def found_role(name: str, *rest: object) -> object:
        return role(name, *rest) if name in KNOWN_ROLES or not name else (_any_role, [])

    def found_directive(name: str, *rest: object) -> object:
        return directive(name, *rest) if name == "unicode" else (STRUCTURED.get(name.lower(), _AnyDirective), [])

    directives.directive = found_directive
    roles.role = found_role
    try:
        yield
    finally:
        directives.directive, roles.role = directive, role


def read(document: Document) -> Source:
    """The source of a reStructuredText file."""
    lines = unconditioned(titled_at_margin(document.text).split("\n"))
    text = "\n".join(map(_tamed, lines))
    try:
        with _anything_known():
            tree = publish_doctree(text, source_path=document.path, settings_overrides=SETTINGS)
        return _Tree(document).source(tree)
    except RecursionError:
        # Nested deeper than docutils can go; its titles are titles of Markdown too.
        return markdown_source.read(document)


def _tamed(line: str) -> str:
    """A line without marks, if it is so long that it is none of words: docutils looks for the end of each.

    Nor is a number without end that of an item: docutils would count on from it.
    """
    line = ENDLESS_NUMBER.sub(BACKSLASHED, line)
    return re.sub(r"[`*|_]", BACKSLASHED, line) if len(line) > LONGEST_LINE else line


class _Tree:
    """A document tree on its way to Markdown."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = document.text.split("\n")
        self.labels = {found["name"].strip("`").lower() for text in self.texts if (found := LABEL.match(text))}
        self.at = 0
        self.writer = Writer()
        self.listed = NOWHERE
        """Where the last list ended, as a number of lines, what stands before them, and the list's own mark."""
        self.notes: set[str] = set()
        """The ids of notes that can go along with the words that refer to them."""

    def source(self, tree: nodes.document) -> Source:
        self.notes = {str(note["ids"][0]) for note in tree.findall(_is_footnote) if _can_travel(note, tree)}
        self._children(tree, "", 0)
        lines = tuple(self.writer.lines) or (Line("", 1),)
        return Source(self.document.path, lines, foreign=True, aside=tuple(self._comments(tree)))

    def _comments(self, tree: nodes.document) -> Iterator[Aside]:
        """The comments that say something. Of each, docutils names the line on which it ends, or one below it."""
        for comment in tree.findall(nodes.comment):
            said = comment.astext().strip().split("\n")
            first = range(min(comment.line or 1, len(self.texts)) - len(said), -1, -1)
            n = next((n for n in first if self.texts[n].endswith(said[0])), 0)
            if said != [""]:
                yield n + 1, n + len(said), "comment", "\n".join(said)

    def _children(self, node: nodes.Element, prefix: str, level: int) -> None:
        for child in node.children:
            self._block(child, prefix, level)

    def _block(self, node: nodes.Node, prefix: str, level: int) -> None:
        line = self._line(node)
        if isinstance(node, nodes.Element):
            self.writer.named([*node["ids"], *node["names"]])
        if isinstance(node, nodes.section):
            self._section(node, prefix, level + 1)
        elif isinstance(node, WORDS):
            self.writer.paragraph(self._inline(node), line, prefix)
        elif isinstance(node, nodes.FixedTextElement) and not isinstance(node, WORDLESS):
            self._as_written(node, line, prefix)
        elif isinstance(node, nodes.transition):
            self.writer.alone("---", line, prefix)
        elif isinstance(node, (nodes.image, nodes.reference)):
            self.writer.paragraph(self._inline_part(node), line, prefix)
        elif isinstance(node, nodes.Element) and not isinstance(node, WORDLESS):
            self._compound(node, prefix, level, line)

    def _compound(self, node: nodes.Element, prefix: str, level: int, line: int) -> None:
        if isinstance(node, (nodes.bullet_list, nodes.enumerated_list)):
            self._list(node, prefix, level)
        elif isinstance(node, nodes.option_list):
            self._options(node, prefix, level)
        elif isinstance(node, nodes.definition_list):
            self._definitions(node, prefix, level)
        elif isinstance(node, nodes.table):
            self._table(node, prefix, level, line)
        elif isinstance(node, nodes.line_block):
            self.writer.paragraph("\\\n".join(self._inline(each) for each in node.findall(nodes.line)), line, prefix)
        elif isinstance(node, (nodes.footnote, nodes.citation, nodes.field)):
            self._named(node, prefix, level, line)
        elif isinstance(node, nodes.block_quote) or _is_note(node):
            self._quote(node, prefix, level, line)
        else:
            self._children(node, prefix, level)

    def _quote(self, node: nodes.Element, prefix: str, level: int, line: int) -> None:
        kind = str(node["name"]) if _is_note(node) else OWN_TITLE
        if kind != OWN_TITLE:
            self.writer.alert(kind.replace("seealso", "see also"), line, f"{prefix}> ")
        self._children(node, f"{prefix}> ", level)
        self.writer.quoted(prefix, line)

    def _named(self, node: nodes.Element, prefix: str, level: int, line: int) -> None:
        """A note or a field, its name before its first words: that of a field may be a label."""
        if self.notes & set(node["ids"]):
            self._led(f"[^{_note_name(node)}]:", node.children[1:], prefix, level, line, margin=NOTE_MARGIN)
            return
        is_field = isinstance(node, nodes.field)
        content = node[1].children if is_field else node.children[1:]
        name = f"{self._inline(node[0])}:" if is_field else f"\\[{self._inline(node[0])}\\]"
        self._led(name, content, prefix, level, line)

    def _led(
        self, name: str, content: Sequence[nodes.Node], prefix: str, level: int, line: int, *, margin: str = ""
    ) -> None:
        """Blocks with a name before their first words. `margin` stands before what does not share its line."""
        first = content[:1] if isinstance(next(iter(content), None), nodes.paragraph) else []
        self.writer.paragraph(" ".join([name, *map(self._inline, first)]), line, prefix)
        for child in content[len(first) :]:
            self._block(child, prefix + margin, level)

    def _options(self, node: nodes.Element, prefix: str, level: int) -> None:
        """Options of a command as a list, each as code before what it does."""
        self.writer.gap(prefix, self._line(node))
        for item in node.children:
            names = ", ".join(code_span(option.astext()) for option in item[0].children)
            start, line = len(self.writer.lines), self._line(item)
            self._led(f"{names}:", item[1].children, prefix + "  ", level, line)
            self.writer.marked(start, prefix, "- ", line)
        self.writer.gap(prefix, self._line(node))

    def _as_written(self, node: nodes.Element, line: int, prefix: str) -> None:
        """Code, and HTML for what it shows; what is written for other formats shows nothing."""
        if not isinstance(node, nodes.raw):
            language = next((name for kind, name in LANGUAGES.items() if isinstance(node, kind)), "")
            self.writer.code(node.astext(), str(node.get("language", "")) or language, line, prefix)
        elif "html" in node["format"].split():
            self.writer.gap(prefix, line)
            for shown in from_html(self.document.path, node.astext()).lines:
                self.writer.emit(shown.text, line + shown.number - 1, prefix)
            self.writer.gap(prefix, line)

    def _section(self, node: nodes.section, prefix: str, level: int) -> None:
        title = node.next_node(nodes.title)
        if title is None:
            return
        line = self._title_line(title)
        own = next((name for name in node["names"] if name in self.labels and WRITTEN.fullmatch(name)), "")
        anchor = f" {{#{own}}}" if own and not own.endswith("-answer") else ""
        self.writer.alone(f"{'#' * min(level, 6)} {self._title(title)}{anchor}", line, prefix)
        self._children(node, prefix, level)

    def _title(self, title: nodes.title) -> str:
        """A title's words: one that leads to another place as a whole leads back to the contents list."""
        only = title.children[0] if len(title.children) == 1 else None
        leads = isinstance(only, nodes.reference) and (only.get("refid") or only.get("refuri", "").startswith("#"))
        if isinstance(only, nodes.literal) and only.get("named"):
            return SPECIAL.sub(BACKSLASHED, only.astext())
        return self._inline(only if leads else title)

    def _title_line(self, title: nodes.title) -> int:
        """The line on which a title stands: docutils names that of its underline, or none."""
        wanted = title.rawsource.strip() or title.astext()
        for n in range(self.at, len(self.texts)):
            if self.texts[n].strip() == wanted and n + 1 < len(self.texts) and _underlines(self.texts[n + 1].strip()):
                self.at = n + 1
                return n + 1
        return title.line or self.at + 1

    def _line(self, node: nodes.Node) -> int:
        found = getattr(node, "line", None) or getattr(node.parent, "line", None) or self.writer.last_line
        return max(1, min(int(found), len(self.texts)))

    def _list(self, node: nodes.Element, prefix: str, level: int) -> None:
        self.writer.gap(prefix, self._line(node))
        number = int(node.get("start", 1))
        form = LETTERED.get(str(node.get("enumtype")), "")
        bulleted = isinstance(node, nodes.bullet_list) or bool(letter_of(number, form))
        sign, other = ("- ", "* ") if bulleted else (". ", ") ")
        if self.listed == (len(self.writer.lines), prefix, sign):
            # Markdown tells lists in a row apart by their marks only.
            sign = other
        for item in node.children:
            letter = letter_of(number, form) if bulleted else ""
            mark = sign if bulleted else f"{number}{sign}"
            number += 1
            if letter and item.children:
                words = item.children[0] if isinstance(item.children[0], nodes.paragraph) else item
                words.insert(0, nodes.Text(f"{letter}. "))
            start = len(self.writer.lines)
            self.listed = NOWHERE
            self._children(item, prefix + " " * len(mark), level)
            self.writer.marked(start, prefix, mark, self._line(item))
        self.writer.gap(prefix, self._line(node))
        self.listed = (len(self.writer.lines), prefix, sign)

    def _definitions(self, node: nodes.Element, prefix: str, level: int) -> None:
        self.writer.alone("<dl>", self._line(node), prefix)
        for item in node.children:
            for part in item.children:
                line = self._line(part)
                if isinstance(part, nodes.term):
                    self.writer.term(self._inline(part), self._term_line(part, line), prefix)
                elif isinstance(part, nodes.definition):
                    self.writer.alone("<dd>", line, prefix)
                    self._children(part, prefix, level)
                    self.writer.alone("</dd>", line, prefix)
                elif isinstance(part, nodes.Element):
                    self.writer.paragraph(self._inline(part), line, prefix)
        self.writer.alone("</dl>", self._line(node), prefix)

    def _term_line(self, term: nodes.Element, line: int) -> int:
        wanted = term.rawsource.strip() or term.astext()
        return next(
            (n + 1 for n in range(max(0, line - 4), min(line + 2, len(self.texts))) if self.texts[n].strip() == wanted),
            line,
        )

    def _table(self, node: nodes.table, prefix: str, level: int, line: int) -> None:
        for title in node.children:
            if isinstance(title, nodes.title):
                self.writer.paragraph(self._inline(title), self._line(title), prefix)
        rows = [row for row in node.findall(nodes.row) if row.parent.parent.parent is node]
        if sum(len(row.children) for row in rows) == 1:
            # A frame around what stands in it.
            self._children(rows[0].children[0], prefix, level)
            return
        cells = in_columns([[self._cell(entry) for entry in row.children] for row in rows])
        self.writer.table(cells, [line] * len(rows), prefix)

    def _cell(self, entry: nodes.Element) -> tuple[str, int, int]:
        """What a cell holds, and its columns and rows."""
        return "\\\n".join(self._lines(entry)), 1 + entry.get("morecols", 0), 1 + entry.get("morerows", 0)

    def _lines(self, node: nodes.Element) -> Iterator[str]:
        """The lines of a cell: Markdown's hold no blocks."""
        for child in node.children:
            if isinstance(child, nodes.list_item):
                mark = "\u2022 " if isinstance(node, nodes.bullet_list) else f"{node.index(child) + 1}. "
                yield from (f"{mark if n == 0 else ''}{line}" for n, line in enumerate(self._lines(child)))
            elif isinstance(child, nodes.FixedTextElement) and not isinstance(child, (nodes.raw, nodes.Invisible)):
                yield from filter(None, map(code_span, child.astext().split("\n")))
            elif isinstance(child, (nodes.TextElement, nodes.image)) and not isinstance(child, WORDLESS):
                yield with_emphasis(self._inline_part(child).strip())
            elif isinstance(child, nodes.Element) and not isinstance(child, WORDLESS):
                yield from self._lines(child)

    def _inline(self, node: nodes.Node) -> str:
        return with_emphasis("".join(self._inline_part(child) for child in node.children).strip())

    def _inline_part(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Text):
            return SPECIAL.sub(BACKSLASHED, " ".join(re.split(r"\s+", node.astext())))
        if isinstance(node, nodes.Element):
            self.writer.named([*node["ids"], *node["names"]])
        if isinstance(node, (nodes.literal, nodes.math)):
            return self._role(node) or code_span(node.astext())
        if isinstance(node, nodes.raw):
            return self._html_in_line(node)
        if isinstance(node, nodes.image):
            return f"![{SPECIAL.sub(' ', str(node.get('alt', '')))}]({address(node.get('uri', ''))})"
        inner = "".join(self._inline_part(child) for child in node.children)
        return self._wrapped(node, inner) if inner.strip() else inner

    def _html_in_line(self, node: nodes.raw) -> str:
        shown = from_html(self.document.path, node.astext()).lines if "html" in node["format"].split() else ()
        return " ".join(line.text for line in shown if line.text)

    def _role(self, node: nodes.Element) -> str:
        """A role that leads to a label of this document, as a link; else `""`."""
        to = nodes.fully_normalize_name(node.get("target", ""))
        return f"[{SPECIAL.sub(BACKSLASHED, node.astext())}](#{address(to)})" if to in self.labels else ""

    def _wrapped(self, node: nodes.Node, inner: str) -> str:
        if isinstance(node, nodes.reference):
            to = node.get("refuri") or (f"#{self._label(node)}" if node.get("refid") else "")
            return f"[{inner}]({address(to)})" if to else inner
        if isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
            if node.get("refid") in self.notes:
                return f"[^{_note_name(node)}]"
            return f"\\[{inner}\\]"
        if isinstance(node, nodes.title_reference):
            # Before a name of Sphinx, `~` asks for its last part only and `!` for no link.
            inner = re.sub(r"^\\?[~!](?=\w)", "", inner.strip())
        if type(node) in EMPHASIS:
            return emphasis(inner.strip(), EMPHASIS[type(node)])
        before, after = AROUND.get(type(node), ("", ""))
        return f"{before}{inner.strip()}{after}" if before else inner

    def _label(self, node: nodes.reference) -> str:
        name = str(node.get("refname") or node.get("name") or "").lower()
        return name if name in self.labels else str(node["refid"])


def _is_footnote(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.footnote, nodes.citation))


def _can_travel(note: nodes.Element, tree: nodes.document) -> bool:
    """Whether a note is called, by no title, and stands in no other block."""
    called = [tree.ids[name] for name in note["backrefs"] if name in tree.ids]
    in_title = any(isinstance(call.parent, (nodes.title, nodes.term)) for call in called)
    return bool(called) and not in_title and isinstance(note.parent, (nodes.section, nodes.document))


def _note_name(node: nodes.Element) -> str:
    """What Markdown calls a note: its label, or its id if the label is a sign."""
    label = node[0].astext() if _is_footnote(node) else node.astext()
    return label if WRITTEN.fullmatch(label) else str(node.get("refid") or node["ids"][0])


def _is_note(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("name") in NOTES


def _underlines(text: str) -> bool:
    text = text.rstrip()
    return len(text) > 1 and len(set(text)) == 1 and not text[0].isalnum() and not text[0].isspace()
