"""A file of outdated names: TOML, one table `[[outdated]]` for the names that share a fate.

[[outdated]]
names = ["FLASK_ENV"]
package = "Flask"
removed = "2.3"
instead = "FLASK_DEBUG=1"
source = "https://flask.palletsprojects.com/en/stable/changes/#version-2-3-0"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from studyfold.model import Document, Fate, Outdated, Problem
from studyfold.reading.files import decode, read_bytes
from studyfold.urls import is_http

NAME = "outdated.toml"
"""What the file is called where it stands beside a source."""

TABLE = "outdated"
FATES: tuple[Fate, ...] = get_args(Fate)
LISTS = ("names", "code", "except")
TEXTS = ("name", "package", "instead", "source", *FATES)
NEEDED = ("instead", "source")

HEADER = re.compile(rf"\s*\[\[\s*{TABLE}\s*\]\]")
SYNTAX = re.compile(r"(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z", re.DOTALL)


def load(path: Path) -> tuple[tuple[Outdated, ...], list[Problem]]:
    """The names in a file, and what is wrong with it. Raises `RefusalError` where it can't be read."""
    data = read_bytes(path)
    return read(Document(str(path), decode(data, path))) if data.strip() else ((), [])


def read(document: Document) -> tuple[tuple[Outdated, ...], list[Problem]]:
    """The names in a document, and what is wrong with it. An entry with a mistake is left out."""
    try:
        values = tomllib.loads(document.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (), [_not_toml(document, str(error))]
    problems = [
        _problem(document, _line_of_key(document, key, 0), f"'{key}' is not known here. Use [[{TABLE}]].")
        for key in values
        if key != TABLE
    ]
    tables = values.get(TABLE, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return (), [*problems, _problem(document, 1, f"'{TABLE}' is no list of tables. Write [[{TABLE}]].")]
    entries = []
    for number, table in enumerate(tables):
        complaints = [_problem(document, _line_of_key(document, key, number + 1), said) for key, said in _wrong(table)]
        problems += complaints
        if not complaints:
            entries.append(_entry(table))
    return tuple(entries), [*problems, *_twice(document, tables)]


def _entry(table: Mapping[str, Any]) -> Outdated:
    return Outdated(
        names=tuple(table.get("names", ())),
        code=tuple(table.get("code", ())),
        exceptions=tuple(table.get("except", ())),
        title=table.get("name", ""),
        package=table.get("package", ""),
        since=tuple((fate, table[fate]) for fate in FATES if fate in table),
        instead=table["instead"],
        source=table["source"],
    )


def _wrong(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry: the key whose line shows it, and the words."""
    for key, value in table.items():
        if key in LISTS and not _are_texts(value):
            yield key, f'{key} is no list of texts. Write {key} = ["…"].'
        elif key in TEXTS and not (isinstance(value, str) and value.strip()):
            yield key, f'{key} is no text. Write {key} = "…".'
        elif key == "source" and not is_http(value):
            yield key, 'source is no address. Write source = "https://…".'
        elif key not in (*LISTS, *TEXTS):
            yield key, f"'{key}' is not known here. Use {', '.join((*LISTS, *TEXTS))}."
    yield from _missing(table)


def _missing(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in NEEDED:
        if key not in table:
            yield "", f'the entry has no {key}. Add {key} = "…".'
    fates = [fate for fate in FATES if fate in table]
    if not fates:
        yield "", f"the entry does not say what became of the name. Add one of {', '.join(FATES)}, with a version."
    elif fates[0] != "abandoned" and "package" not in table:
        yield "", 'the entry has no package. Add package = "…": the version is its.'
    if not table.get("names") and not ("code" in table and "name" in table):
        yield "", 'the entry has no names. Add names = ["…"], or code with a name.'


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _twice(document: Document, tables: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, table in enumerate(tables, 1):
        listed = [table[key] for key in ("names", "code") if _are_texts(table.get(key))]
        for name in dict.fromkeys(name for names in listed for name in names):
            if seen.setdefault(name, number) != number:
                line = _line_of_key(document, "", seen[name])
                message = f"'{name}' stands in the entry on line {line} too. Keep one."
                yield _problem(document, _line_of_key(document, "", number), message)


def _not_toml(document: Document, message: str) -> Problem:
    found = SYNTAX.match(message)
    what = found["what"] if found else message
    line = int(found["line"]) if found and found["line"] else document.text.rstrip("\n").count("\n") + 1
    return _problem(document, line, f"this is not TOML: {what}. Quote the value, or mend it.")


def _line_of_key(document: Document, key: str, table: int) -> int:
    """The line of a key in the table of that number, counted from 1 (0: before all); without a key, of its header."""
    lines = document.text.split("\n")
    headers = [n for n, line in enumerate(lines) if HEADER.match(line)]
    start = headers[table - 1] if 0 < table <= len(headers) else 0
    end = headers[table] if table < len(headers) and table else len(lines)
    wanted = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[]=.]""")
    return next((n for n in range(start, end) if key and wanted.match(lines[n])), start) + 1


def _problem(document: Document, line: int, message: str) -> Problem:
    return Problem(document.path, line, "outdated-names", "error", message)
