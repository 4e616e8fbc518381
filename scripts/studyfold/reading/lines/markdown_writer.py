"""Writes Markdown line by line, each line with the one it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from studyfold.markdown import ALERTS
from studyfold.reading.lines.source import Line

SPECIAL = re.compile(r"[\\`*\[\]<>]|_(?=\W|_|$)|(?<![^\W_])_|&(?=#?\w+;)|~~")
"""What may mean something in Markdown's text."""
MARKS = re.compile(r"[\\`*\[]|~~")
"""What Markdown would show as something else."""
LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+=](?=\s|$|[-=])|>|\|)")
NUMBER_START = re.compile(r"^(\d{1,9})([.)](?:\s|$))")
OPEN = {"\ufdd0": ("**", "strong"), "\ufdd1": ("*", "em"), "\ufdd2": ("~~", "del")}
"""What stands for the start of emphasis while a line is put together: no characters, and so in no text."""
STARTS = {name: sign for sign, (_, name) in OPEN.items()}
CLOSED = "\ufdd3"
SIGN = re.compile(f"([{''.join(OPEN)}{CLOSED}])")
ALL_STRONG = re.compile(f"{STARTS['strong']}([^{''.join(OPEN)}{CLOSED}]*){CLOSED}")


def as_words(text: str) -> str:
    """A line of inline Markdown that starts no block, whatever its first characters look like."""
    return NUMBER_START.sub(r"\1\\\2", LINE_START.sub(r"\1\\\2", text))


def letter_of(number: int, form: str) -> str:
    """The letter of a list's item, where its items have letters: Markdown only counts. `form` is `a` or `A`."""
    if form not in ("a", "A") or not 0 < number <= len(ascii_lowercase):
        return ""
    letter = ascii_lowercase[number - 1]
    return letter if form == "a" else letter.upper()


class Writer:
    """Blocks of Markdown. A prefix is what stands before each line of a nested block: spaces, `> `."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._names: list[str] = []

    def named(self, names: Iterable[object]) -> None:
        """What the document calls the place of the next line."""
        self._names += [str(name) for name in names if name]

    @property
    def last_line(self) -> int:
        """The line of the document that was written last."""
        return self.lines[-1].number if self.lines else 1

    def emit(self, text: str, line: int, prefix: str) -> None:
        """One line."""
        self.lines.append(Line(f"{prefix}{text}".rstrip(), line, tuple(self._names)))
        self._names.clear()

    def gap(self, prefix: str, line: int) -> None:
        """A blank line, if there is none yet."""
        if self.lines and self.lines[-1].text.strip(" >"):
            self.lines.append(Line(prefix.rstrip(), line))

    def quoted(self, prefix: str, line: int) -> None:
        """Ends a quotation, so that what follows is no part of it, be it another one."""
        if self.lines and self.lines[-1].text == f"{prefix}>":
            self.lines[-1] = Line(prefix.rstrip(), line)
        self.gap(prefix, line)

    def alert(self, kind: str, line: int, prefix: str) -> None:
        """What stands before the words of a note: its kind as its author wrote it, in bold where GitHub has none."""
        self.alone(f"[!{kind}]" if kind.lower() in ALERTS else f"**{kind.capitalize()}**", line, prefix)

    def alone(self, text: str, line: int, prefix: str) -> None:
        """A line that is a block by itself."""
        self.gap(prefix, line)
        self.emit(text, line, prefix)
        self.gap(prefix, line)

    def paragraph(self, text: str, line: int, prefix: str) -> None:
        """Inline Markdown, with a backslash before the ends of lines that are meant."""
        if not text.strip():
            return
        self.gap(prefix, line)
        for part in text.split("\n"):
            self.emit(as_words(part.strip()), line, prefix)
        self.gap(prefix, line)

    def term(self, text: str, line: int, prefix: str) -> None:
        """A term, each tag on a line of its own."""
        self.open_term(text, line, prefix, "dt")
        self.close_term(prefix, "dt")

    def open_term(self, text: str, line: int, prefix: str, name: str, *, titles: bool = False) -> None:
        """The words of a term or summary, `dt` or `summary`; what is written next is shown with them.

        Right below a tag nothing is Markdown: words with marks of it stand apart, unless they are sure to be a title.
        """
        if name == "dt":
            self.gap(prefix, line)
        self.emit(f"<{name}>", line, prefix)
        if MARKS.search(text) and not titles:
            self.paragraph(text, line, prefix)
        else:
            self.emit(text, line, prefix)

    def close_term(self, prefix: str, name: str) -> None:
        """Ends a term or summary."""
        self.emit(f"</{name}>", self.last_line, prefix)
        self.gap(prefix, self.last_line)

    def code(self, text: str, language: str, line: int, prefix: str, *, step: int = 1) -> None:
        """A block of code. `step` is how many lines of the document each of its lines takes."""
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        self.gap(prefix, line)
        self.emit(f"{fence}{language}", line, prefix)
        for n, part in enumerate(text.strip("\n").split("\n")):
            self.lines.append(Line(f"{prefix}{part}" if part else prefix.rstrip(), line + n * step))
        self.emit(fence, line, prefix)
        self.gap(prefix, line)

    def table(self, rows: Sequence[Sequence[str]], numbers: Sequence[int], prefix: str) -> None:
        """A table; its first row is the head."""
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        self.gap(prefix, numbers[0])
        for n, (row, line) in enumerate(zip(rows, numbers, strict=True)):
            cells = [cell.replace("\\\n", "<br>").replace("\n", " ").replace("|", "\\|") for cell in row]
            self.emit(f"| {' | '.join([*cells, *[''] * (width - len(row))])} |", line, prefix)
            if n == 0:
                self.emit(f"|{' --- |' * width}", line, prefix)
        self.gap(prefix, numbers[-1])

    def marked(self, start: int, prefix: str, mark: str, line: int, *, box: str = "") -> None:
        """Puts a list mark, and a task's box, before what was written since `start`, without the gaps around it."""
        while len(self.lines) > start and not self.lines[start].text.strip(" >"):
            del self.lines[start]
        while len(self.lines) > start and not self.lines[-1].text.strip(" >"):
            del self.lines[-1]
        if len(self.lines) == start:
            self.emit(mark.strip(), line, prefix)
            return
        first = self.lines[start]
        if first.text[len(prefix) + len(mark) :] == "<dl>":
            # Tags get lines of their own, which must stay within the item.
            self.lines.insert(start, Line(f"{prefix}{mark}".rstrip(), line))
            return
        text = f"{prefix}{mark}{box}{first.text[len(prefix) + len(mark) :]}"
        self.lines[start] = Line(text, line, first.anchors)


def in_columns(rows: Iterable[Iterable[tuple[str, int, int]]]) -> list[list[str]]:
    """The texts of a table's cells, each in its own column. A cell is its text, its columns and its rows.

    Markdown's cells take one of each; the others that a cell takes stay empty, so that no word stands twice.
    """
    taken: dict[int, int] = {}
    made: list[list[str]] = []
    for row in rows:
        texts: dict[int, str] = {}
        now = {column for column, left in taken.items() if left > 0}
        taken = {column: left - 1 for column, left in taken.items()}
        column = 0
        for text, columns, below in row:
            while column in now:
                column += 1
            texts[column] = text
            taken |= dict.fromkeys(range(column, column + max(columns, 1)), max(below, 1) - 1)
            column += max(columns, 1)
        made.append([texts.get(each, "") for each in range(max(texts, default=-1) + 1)])
    return made


def address(value: object) -> str:
    """An address as it may stand in a Markdown link."""
    text = str(value or "").strip().replace("\n", "").replace(" ", "%20")
    return text.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")


def emphasis(text: str, name: str) -> str:
    """Text that is `strong`, `em` or `del`, in a line that `with_emphasis` has yet to write."""
    if name != "strong" and (strong := ALL_STRONG.fullmatch(text)):
        # Bold tells questions from other words, and so stands where it is seen.
        return emphasis(emphasis(strong[1], name), "strong")
    return f"{STARTS[name]}{text}{CLOSED}"


def with_emphasis(line: str) -> str:
    """A line with asterisks for its emphasis, and with tags where Markdown would take asterisks for text."""
    parts = SIGN.split(line)
    opened: list[int] = []
    for n in range(1, len(parts), 2):
        if parts[n] in OPEN:
            opened.append(n)
        elif opened:
            start = opened.pop()
            parts[start], parts[n] = _written(parts, start, n, again=any(parts[start] == parts[k] for k in opened))
        else:
            parts[n] = ""
    for n in opened:
        parts[n] = ""
    return "".join(parts)


def _written(parts: Sequence[str], start: int, end: int, *, again: bool) -> tuple[str, str]:
    """What stands around emphasis: nothing where it is a part of the same emphasis."""
    mark, name = OPEN[parts[start]]
    starts = flanks(_before(parts, start), _after(parts, start))
    ends = flanks(_after(parts, end), _before(parts, end))
    return ("", "") if again else (mark, mark) if starts and ends else (f"<{name}>", f"</{name}>")


def _before(parts: Sequence[str], n: int) -> str:
    return next((parts[k][-1] for k in range(n - 1, -1, -1) if parts[k]), " ")


def _after(parts: Sequence[str], n: int) -> str:
    return next((parts[k][0] for k in range(n + 1, len(parts)) if parts[k]), " ")


def flanks(outside: str, inside: str) -> bool:
    """Whether a mark between two characters starts or ends emphasis in CommonMark, and touches no other mark."""
    if SIGN.match(outside) or inside.isspace() or "~" in (outside, inside):
        return False
    return not _is_sign(inside, "PS") or outside.isspace() or _is_sign(outside, "P")


def _is_sign(character: str, kinds: str) -> bool:
    """Whether a character is punctuation. CommonMark has come to count symbols in, which not every reader does."""
    return unicodedata.category(character)[0] in kinds or (character.isascii() and not character.isalnum())


def code_span(text: str) -> str:
    """Code in a line."""
    text = " ".join(text.split())
    if not text:
        return ""
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
