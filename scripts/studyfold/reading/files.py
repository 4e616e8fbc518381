"""Files to documents: which files a source names, and their text."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from studyfold.model import Document, Problem, RefusalError
from studyfold.reading.formats import ENDINGS, named_format

STANDARD_INPUT = "-"
LISTING = ".studyfold-files"
"""Names, in a finished site, every file that belongs to it: what the next build may replace, and no source."""
FEWEST_BYTES = 16
"""Bytes from which on a file holds more than a mark and the end of a line."""

CHARSET = re.compile(rb"<(?:meta|\?xml)[^<>]*(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
HEAD = 4096
"""Bytes of a page in which it names its encoding."""
OTHER_ENCODINGS = {
    "gb18030": "GB18030",
    "big5": "BIG5",
    "shift_jis": "SHIFT_JIS",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
    "cp1251": "CP1251",
    "koi8_r": "KOI8-R",
}
"""Encodings in which whole words are no ASCII, and what iconv calls them."""
BESIDE_ANOTHER = re.compile(rb"[\x80-\xff]{2,}")
NEWLINE = re.compile(rb"\r\n|\r|\n")
OVERSTRUCK = re.compile("_\b(?P<underlined>.)|(?P<bold>.)(?:\b(?P=bold))+")
"""How printers wrote what is underlined or bold: each letter, a step back, and the same letter again."""

UNUSABLE_IN_NAME = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
"""Control characters, and what stands for bytes that are no text: neither can be printed or kept."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def load(path: Path) -> list[Document]:
    """Reads a file, standard input (`-`), or each source file of a folder and of the folders in it, in name order.

    Raises `RefusalError` where there is nothing to read or it is no text.
    """
    if str(path) == STANDARD_INPUT:
        if sys.stdin is None:
            raise _refused(path, "unreadable", "standard input is closed. Name a file, or give it something to read.")
        return [Document(STANDARD_INPUT, decode(sys.stdin.buffer.read(), path))]
    with _refusals(path):
        if path.is_dir():
            return _load_folder(path)
        if not _can_end(path):
            raise _refused(path, "no-file", "this is a device, not a file. Name a Markdown or text file.")
        data = path.read_bytes()
    if UNUSABLE_IN_NAME.search(str(path)):
        raise _refused(path, "file-name", "the name of this file is not UTF-8 or holds control characters. Rename it.")
    return [Document(str(path), decode(data, path))]


def read_bytes(path: Path) -> bytes:
    """What a file holds. Raises `RefusalError` where it can't be read."""
    with _refusals(path):
        return path.read_bytes()


def beside(sources: Sequence[Path], name: str) -> Path | None:
    """The file of that name beside the first source that has one: in a folder, or in the folder of a file."""
    for source in sources:
        with contextlib.suppress(OSError):  # what can't be looked at is refused where it is read
            path = (source if source.is_dir() else source.parent) / name
            if path.exists():
                return path
    return None


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Turns what the system says about a file into a refusal."""
    try:
        yield
    except FileNotFoundError:
        raise _refused(path, "missing", "there is no such file. Check the path.") from None
    except OSError as error:
        raise _refused(
            path, "unreadable", f"can't be read ({error.strerror}). Check the path and its permissions."
        ) from None


def _can_end(path: Path) -> bool:
    """Whether it is a file or a pipe: what devices give may never end."""
    mode = path.stat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode)


def _load_folder(path: Path) -> list[Document]:
    files = sorted(_sources(path))
    if not files:
        usual = {named: ending for ending, named in reversed(ENDINGS.items())}
        wanted = ", ".join(f"*{ending}" for ending in reversed(usual.values()))
        raise _refused(path, "no-source", f"the folder holds no {wanted} file. Name a file, or put one there.")
    return [document for file in files for document in _of_folder(file, alone=len(files) == 1)]


def _of_folder(file: Path, *, alone: bool) -> list[Document]:
    """A file of a folder, which may be empty among others: its author hasn't come to it yet. See `refuse_empty`."""
    if alone or file.stat().st_size > FEWEST_BYTES or file.read_bytes().removeprefix(codecs.BOM_UTF8).strip():
        return load(file)
    return [Document(str(file), "")]


def refuse_empty(documents: Sequence[Document]) -> None:
    """Raises `RefusalError` where a document is empty."""
    for document in documents:
        if not document.text:
            raise _empty(Path(document.path))


def _sources(folder: Path) -> Iterator[Path]:
    """The sources in a folder and the folders in it, but for a built site.

    Hidden files and folders are an editor's or a file system's, not the author's.
    """

    def fail(error: OSError) -> NoReturn:
        raise error

    for place, folders, names in os.walk(folder, onerror=fail):
        here = Path(place)
        if LISTING in names and here != folder:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        named = (here / name for name in names if not name.startswith("."))
        yield from (path for path in named if named_format(path) and path.is_file())


def decode(data: bytes, path: Path) -> str:
    r"""Bytes to text with `\n` newlines. UTF-8, or UTF-16 with its mark; anything else raises `RefusalError`."""
    mark, encoding = _encoding(data)
    body = data.removeprefix(mark)
    try:
        text = _declared(body, path) or body.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _not_text(path, data) from None
        line = len(NEWLINE.findall(body[: error.start])) + 1
        found = f"byte 0x{body[error.start]:02X} at offset {len(mark) + error.start} is not {encoding.upper()}"
        fits, name = _guessed(body)
        hint = f"Save the file as UTF-8 (from {fits}: iconv -f {name} -t UTF-8 FILE)."
        raise _refused(path, "encoding", f"{found}. {hint}", line) from None
    if "\0" in text:
        raise _not_text(path, text.encode())
    if not text.strip():
        raise _empty(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return OVERSTRUCK.sub(lambda found: found["underlined"] or found["bold"], text) if "\b" in text else text


def _guessed(body: bytes) -> tuple[str, str]:
    """The encoding that bytes seem to be in, and what iconv calls it: Latin-1 where most letters are ASCII."""
    others = len(body) - len(body.translate(None, bytes(range(0x80, 0x100))))
    if sum(map(len, BESIDE_ANOTHER.findall(body))) * 2 > others:
        # Takes time to load, and most files are UTF-8.
        from charset_normalizer import from_bytes

        best = from_bytes(body, cp_isolation=[*OTHER_ENCODINGS, "cp1252"]).best()
        if best and best.encoding in OTHER_ENCODINGS:
            return (OTHER_ENCODINGS[best.encoding],) * 2
    return "Latin-1", "LATIN1"


def _declared(body: bytes, path: Path) -> str:
    """The text of a web page in the encoding that it names, where that isn't UTF-8; else `""`.

    What is UTF-8 by its bytes is so whatever it says: no text in another encoding happens to be.
    """
    with contextlib.suppress(UnicodeDecodeError):
        if not body.isascii() and body.decode():
            return ""
    found = CHARSET.search(body[:HEAD]) if named_format(path) == "html" else None
    with contextlib.suppress(LookupError, UnicodeDecodeError):
        if found and codecs.lookup(found[1].decode()).name not in ("utf-8", "utf-16"):
            return body.decode(found[1].decode())
    return ""


def rewritten(data: bytes, change: Callable[[str], str]) -> bytes:
    """A text file's bytes with its lines changed, none added or removed; encoding, mark and newlines stay."""
    mark, encoding = _encoding(data)
    text = data.removeprefix(mark).decode(encoding)
    newlines = [*re.findall(r"\r\n|\r|\n", text), ""]
    lines = change(re.sub(r"\r\n?", "\n", text)).split("\n")
    return mark + "".join(f"{line}{end}" for line, end in zip(lines, newlines, strict=True)).encode(encoding)


def _encoding(data: bytes) -> tuple[bytes, str]:
    return next((pair for pair in BYTE_ORDER_MARKS if data.startswith(pair[0])), (b"", "utf-8"))


def _empty(path: Path) -> RefusalError:
    return _refused(path, "empty", "the file is empty. Put questions and answers into it.")


def _not_text(path: Path, data: bytes) -> RefusalError:
    line = len(NEWLINE.findall(data[: data.index(b"\0")])) + 1
    return _refused(path, "binary", "this is not text: it holds NUL bytes. Give a Markdown or text file.", line)


def _refused(path: Path, code: str, message: str, line: int = 1) -> RefusalError:
    return RefusalError(Problem(str(path), line, code, "error", message))
