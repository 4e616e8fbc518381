"""Plain text of which each line is a paragraph to Markdown that shows the same words: paragraphs, lists, code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from studyfold.markdown import github
from studyfold.reading.lines import wording

NUMBERED = re.compile(r"\s*+(?P<number>\d{1,3})(?:[.)]\s+|\u3001\s*)(?P<text>\S.*)")
BRACKETED = re.compile(r"\s*\uff08\d{1,3}\uff09\s*\S.*")
LETTERED = re.compile(r"\s*+[a-z]\)\s+\S.*")
OPTION_LETTER = r"[A-Ha-h\u0410-\u0415\u0430-\u0435]"
"""The letters that a star may tick, as a pattern."""
OPTION = re.compile(rf"\s*+\(?(?P<letter>[{''.join(wording.ALPHABETS)}])[.)]\s+\S.*", re.IGNORECASE)
"""One of several answers to choose from."""
SURE_BULLETS = r"\u2022\u25cf\u25a0\u30fb\u2192\u25ba\u27a2\u27a4"
BULLETS = rf"-*+\u2023\u25e6\u25aa\u25a1\u00b7\u2013{SURE_BULLETS}"
"""Signs that stand before an item and a space, as they are written in a pattern's brackets."""
BULLETED = rf"(?:[{BULLETS}]\s+|[-=]>\s+|[{SURE_BULLETS}]\s*)"
"""What stands before an item, as a pattern; some signs need no space behind them."""
BULLET = re.compile(rf"\s*+{BULLETED}(?P<text>\S.*)")

_FORMS_OF_CODE = (
    r"@\w[\w.]*(\(.*\))?$",
    r"(async )?def \w+\(.*|class \w+.*:$|return\b.*",
    r"(from [\w.]+ )?import [\w.,* ]+$",
    r"(if|elif|while|with|for|except)\b.*:$|(else|try|finally):$",
    r"((const|let|var|int|auto) )?[\w.\[\]'\", ]+ = .+",
    r"=[A-Z]+\(.*|>>> .+|template ?<.*",
    r"[\w.]+\(.*\)[;,]?(\s*(//|#) .*)?$",
    r"[{}\[\]()]+[;,]?$|.*[;{]$",
    r"<[/!a-zA-Z][^>]*>.*",
    r"\$ .+|#!.+|# ?(include|define|undef|ifdef|ifndef|endif)\b.*",
    r"((unsigned|static|const|public|private) )*(int|void|char|float|double|long|bool|string|String) [\w*]+ ?\(.*\).*",
    r"(RUN|CMD|COPY|WORKDIR|ENV|EXPOSE|ENTRYPOINT|ADD|USER|ARG) .*[a-z\[{=/.\d].*",
    r"\[[\w .-]+\]$|[A-Za-z_][A-Za-z0-9_.-]*=[!-~]*$",
    r"(SELECT|INSERT|UPDATE|DELETE|CREATE|FROM|WHERE)\b.*",
    r"[\"'][\w-]+[\"']: .+",
    r"(- )?[a-z][\w.-]*:( \S+)?$",
)
CODE = re.compile(rf"\s*+({'|'.join(_FORMS_OF_CODE)})")
SURELY_CODE = re.compile(
    r"\s*(@|\$ |>>> |=[A-Z]+\(|import \w|from \w+ import |(async )?def \w+\(|class \w+.*:$|template ?<"
    r"|(const|let|var) .+ = |\w+ = \w+[(\[{]|\w+ = [\[({\"'].*[\])}\"'];?$"
    r"|(SELECT|INSERT|UPDATE|DELETE|CREATE) .+;$|[\w.]+\(.*\);?(\s*(//|#) .*)?$)"
)
"""One line of this form is a block of code by itself; other forms need company."""
COMMAND = re.compile(r"[a-z][\w./-]*(?: \S+)*? --?[a-zA-Z][\w-]*(?:[ =]|$)")
"""A command with an option; it is one where a colon announces it."""
LABELLED = re.compile(r"\s*(- )?[\w.-]+:( \S+)?")
FEWEST_LINES = 2
BREAK = "\n"
"""What parts the lines of an item."""
FEWEST_SPACES = 2
"""Columns by which the rest of an item is deeper than its mark."""
BARRED = re.compile(r"\s*\|.*\|\s*")
BAR_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
BAR = re.compile(r"(?<!\\)\|")
TABBED = re.compile(r"\S[^\t]*\t+[^\t\s]")
GAPPED = re.compile(r".*[^\s.?!:] {3,}\S")
ROWS = (BARRED, TABBED, GAPPED)
"""What rows of a table have between their cells; a gap behind a sentence is none."""
SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
ADDRESS = re.compile(r"((?<![^\W_])(?:https?|ftp)://[^\s<>]*[^\s<>.,;:!?)*\]}|`'\"])")
AT_LINE_START = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)

FENCE = re.compile(r"\s*(?P<mark>`{3,})\s*(?P<info>[^`\s]*)\s*")
FENCED = "``"
"""What stands for a line of code between fences where only the other lines are looked at; no word, no rule, no gap."""

ENDS = re.compile(r"[.!?:;\u3002\uff01\uff1f\uff1a\u061f][\"'\u201d\u2019)]*\s*$")
"""The end of a sentence; a comma is none."""
RULE = re.compile(r"\s*(?:([^\w\s]{1,3}?)\1{2,}[^\w\s]?|_{3,})\s*")
"""A line that is drawn: under a title, or between others."""

TAB = 8
"""Columns of a tab in text that was laid out by hand."""
CODE_TAB = 4
"""Columns of a tab in code."""
WIDEST_WRAPPED = 90
"""Characters; a text whose lines nearly all stay below was wrapped by hand."""


def indent(line: str) -> int:
    """The columns before the words of a line."""
    line = line.expandtabs(TAB)
    return len(line) - len(line.lstrip())


def dedented(lines: Sequence[str], tab: int) -> list[str]:
    """The lines without their common margin, each tab `tab` columns wide."""
    expanded = [line.expandtabs(tab).rstrip() for line in lines]
    margin = min((indent(line) for line in expanded if line), default=0)
    return [line[margin:] for line in expanded]


def width(lines: Sequence[str]) -> int:
    """The columns of a text, but for a few lines that are longer; 0 where it has no words."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.97) if len(lengths) > 30 else -1] if lengths else 0


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether line ends in this text mean nothing because it was wrapped to a width."""
    columns = width(lines)
    if not 0 < columns <= WIDEST_WRAPPED:
        return False
    full = [line for line in lines if len(line) > columns * 0.7]
    cut = [line for line in full if not ENDS.search(line)]
    return len(cut) * 2 > len(full)


def fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where code between fences starts and ends, with its fences; one that nothing closes is none."""
    start, mark = -1, ""
    for n, line in enumerate(lines):
        found = FENCE.fullmatch(line)
        if start < 0 and found:
            start, mark = n, found["mark"]
        elif found and not found["info"] and len(found["mark"]) >= len(mark):
            yield start, n + 1
            start = -1


def masked(lines: Sequence[str]) -> list[str]:
    """The lines, with `FENCED` for each one of code between fences."""
    made = list(lines)
    for start, end in fences(lines):
        made[start:end] = [FENCED] * (end - start)
    return made


def around_fences(lines: Sequence[str], to_text: Callable[[Sequence[str]], str]) -> str:
    """What `to_text` makes of the lines, and between them the code that stands between fences, as it stands."""
    parts: list[str] = []
    done = 0
    for start, end in fences(lines):
        first = FENCE.fullmatch(lines[start])
        margin = indent(lines[start])
        code = [_without_margin(line, margin) for line in lines[start + 1 : end - 1]]
        parts += [to_text(lines[done:start]), fenced(code, first["info"] if first else "")]
        done = end
    return "\n\n".join(part for part in (*parts, to_text(lines[done:])) if part)


def _without_margin(line: str, margin: int) -> str:
    """A line without as many spaces, or as many as it has."""
    return line[min(margin, len(line) - len(line.lstrip(" "))) :]


def to_markdown(lines: Sequence[str]) -> str:
    """The lines as Markdown, without their common indentation."""
    return around_fences(lines, _unfenced)


def _unfenced(lines: Sequence[str]) -> str:
    parts = (_table(run) if drawn else _blocks(run) for drawn, run in _with_tables(lines))
    return "\n\n".join(part for part in parts if part)


def _blocks(lines: Sequence[str]) -> str:
    made: list[str] = []
    for kind, run in _runs(dedented(lines, CODE_TAB)):
        if kind == "code":
            made.append(fenced(run))
        elif kind == "list":
            made.append(_list(run))
        else:
            made.append(escaped(run[0].strip()))
    return "\n\n".join(made)


def _with_tables(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines in runs, with whether each is a table: of rows with bars, tabs or gaps between their cells."""
    held: list[str] = []
    n = 0
    while n < len(lines):
        form = next((form for form in ROWS if form.match(lines[n])), None)
        end = next((k for k in range(n, len(lines)) if not form or not _is_row(lines[k], form)), len(lines))
        if end - n < FEWEST_LINES or all(CODE.match(line) for line in lines[n:end]):
            end = max(end, n + 1)
            held += lines[n:end]
        else:
            yield False, held
            yield True, list(lines[n:end])
            held = []
        n = end
    yield False, held


def _is_row(line: str, form: re.Pattern[str]) -> bool:
    """Whether a line has the form of a row, and no mark of a list's item."""
    return bool(form.match(line)) and not _is_item(line) and not OPTION.match(line)


def _table(rows: Sequence[str]) -> str:
    """Rows as a table, where their cells are told by bars or tabs; others as they stand."""
    return table(rows) or fenced(dedented(rows, CODE_TAB))


def table(rows: Sequence[str]) -> str:
    """Rows with bars under a line of them, or with tabs, as a table in Markdown; nothing where they are others."""
    barred = len(rows) > 1 and all(BARRED.fullmatch(row) for row in rows) and bool(BAR_RULE.fullmatch(rows[1]))
    if barred:
        cells = [[cell.strip() for cell in BAR.split(row.strip().strip("|"))] for row in (rows[0], *rows[2:])]
    elif all(TABBED.match(row) for row in rows):
        cells = [[cell.strip() for cell in row.split("\t")] for row in rows]
    else:
        return ""
    width = max(map(len, cells))
    made = [[*map(_cell, row), *[""] * (width - len(row))] for row in cells]
    made.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in made)


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", escaped(text))


def escaped(text: str) -> str:
    """Markdown that shows this text, escaped only where it must be."""
    if _shows(text, text):
        return text
    with_links = _escaped_but_addresses(text) if ADDRESS.search(text) else ""
    return with_links if with_links and _shows(with_links, text) else _all_escaped(text)


def _escaped_but_addresses(text: str) -> str:
    """As `_all_escaped`, but for addresses: a backslash in one, or right after it, would be a part of it."""
    parts = ADDRESS.split(text)
    for n in range(0, len(parts), 2):
        parts[n] = SPECIAL.sub(r"\\\g<0>", parts[n])
        if n and parts[n].startswith("\\"):
            parts[n - 1] = f"<{parts[n - 1]}>"
    return AT_LINE_START.sub(_start_escaped, "".join(parts))


def _all_escaped(text: str) -> str:
    return AT_LINE_START.sub(_start_escaped, SPECIAL.sub(r"\\\g<0>", text))


def _start_escaped(found: re.Match[str]) -> str:
    indent, start = found.groups()
    return f"{indent}{start}\\" if start[-1].isdigit() else f"{indent}\\{start}"


def _shows(markdown: str, text: str) -> bool:
    html = github().render(markdown).strip()
    inside = re.fullmatch(r"<p>((?:[^<]|<a href=\"[^\"]*\">|</a>)*)</p>", html)
    return bool(inside) and unescape(re.sub(r"<[^>]*>", "", inside[1] if inside else "")) == text


def _runs(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    runs: list[tuple[str, list[str]]] = []
    open_run = ""
    code = _code_lines(lines)
    offered = options(lines)
    for n, line in enumerate(lines):
        kind = "code" if n in code else "list" if n in offered or _is_item(line) else "text"
        if not line.strip() and n not in code:
            open_run = "" if open_run != "list" else "list gap"
        elif open_run == "list" and kind == "text" and _is_in_item(line):
            runs[-1][1][-1] += f"{' ' if line.lstrip()[:1].islower() else BREAK}{line.strip()}"
        elif open_run.startswith(kind) and kind != "text":
            runs[-1][1].append(line)
            open_run = kind
        else:
            runs.append((kind, [line]))
            open_run = kind
    return runs


def _is_in_item(line: str) -> bool:
    """Whether a line is set in, and no paragraph."""
    return line[:FEWEST_SPACES].isspace() and len(line) <= WIDEST_WRAPPED


def _is_item(line: str) -> bool:
    return any(form.match(line) for form in (NUMBERED, BULLET, LETTERED, BRACKETED))


def options(lines: Sequence[str]) -> list[int]:
    """The lines with the options of a quiz: at least two, lettered from A on."""
    lettered = [(n, option["letter"].lower()) for n, line in enumerate(lines) if (option := OPTION.match(line))]
    for alphabet in wording.ALPHABETS:
        found: list[int] = []
        for n, letter in lettered:
            if alphabet.find(letter) == len(found):
                found.append(n)
        if len(found) > 1:
            return found
    return []


def _code_lines(lines: Sequence[str]) -> set[int]:
    """Lines of code: a run that has an indented line, or of which each line has the form of code."""
    found: set[int] = set()
    start = None
    for n, line in enumerate([*lines, "."]):
        announced = bool(COMMAND.match(line)) and (start is not None or _after_colon(lines, n))
        inside = bool(line.strip()) and (
            announced or bool(CODE.match(line)) or (start is not None and line.startswith("  "))
        )
        gap = (
            not line.strip()
            and start is not None
            and n + 1 < len(lines)
            and bool(CODE.match(lines[n + 1]) or lines[n + 1].startswith("  "))
        )
        if inside or gap:
            start = n if start is None else start
            continue
        if start is not None:
            run = range(start, n)
            sure = SURELY_CODE.match(lines[start]) or (COMMAND.match(lines[start]) and _after_colon(lines, start))
            if sure or _is_run_of_code([lines[k] for k in run]):
                found.update(run)
        start = None
    return found


def _after_colon(lines: Sequence[str], n: int) -> bool:
    """Whether a line is announced."""
    above = next((k for k in range(n - 1, -1, -1) if lines[k].strip()), None)
    return above is not None and lines[above].rstrip().endswith((":", "\uff1a"))


def _is_run_of_code(run: Sequence[str]) -> bool:
    """Several lines, and not only labels such as `Advantages:`, unless what is under them is indented."""
    if len(run) < FEWEST_LINES:
        return False
    return any(line.startswith("  ") for line in run) or not all(LABELLED.fullmatch(line) for line in run)


def fenced(run: list[str], info: str = "") -> str:
    """The lines as a block of code; `info` says in what language."""
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", "\n".join(run))), default=0))
    return "\n".join([f"{fence}{info}", *run, fence])


def _list(run: list[str]) -> str:
    numbers = [int(found["number"]) if (found := NUMBERED.match(line)) else None for line in run]
    counted = numbers[0] is not None and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return "\n".join(_lines_of_item(line, counted) for line in run)


def _lines_of_item(line: str, counted: bool) -> str:
    first, *rest = line.split(BREAK)
    return "\\\n".join([_item(first, counted), *(f"   {escaped(part)}" for part in rest)])


def _item(line: str, counted: bool) -> str:
    found = NUMBERED.match(line)
    if found and counted:
        return f"{found['number']}. {escaped(found['text'])}"
    if found:
        return f"- {found['number']}\\. {escaped(found['text'])}"
    bullet = BULLET.match(line)
    return f"- {escaped(bullet['text'] if bullet else line.strip())}"
