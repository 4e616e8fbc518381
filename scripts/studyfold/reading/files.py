"""Files to documents: which files a source names, and their text."""

from __future__ import annotations

import codecs
from pathlib import Path

from studyfold.model import Document, Problem, RefusalError

ENDINGS = (".md", ".markdown", ".txt", ".text")

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def load(path: Path) -> list[Document]:
    """Reads a file, or each source file of a folder in name order.

    Raises `RefusalError` where there is nothing to read or it is no text.
    """
    if path.is_dir():
        files = sorted(f for f in path.iterdir() if f.suffix.lower() in ENDINGS and f.is_file())
        if not files:
            wanted = ", ".join(f"*{ending}" for ending in ENDINGS)
            raise _unreadable(path, "no-source", f"the folder holds no {wanted} file. Name a file, or put one there.")
        return [document for file in files for document in load(file)]
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _unreadable(path, "missing", "there is no such file. Check the path.") from None
    except OSError as error:
        raise _unreadable(path, "unreadable", f"can't be read ({error.strerror}). Check its permissions.") from None
    return [Document(str(path), decode(data, path))]


def decode(data: bytes, path: Path) -> str:
    r"""Bytes to text with `\n` newlines. UTF-8, or UTF-16 with its mark; anything else raises `RefusalError`."""
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if b"\0" in data:
            raise _not_text(path) from None
        found = f"byte 0x{data[error.start]:02X} at offset {error.start} is not {encoding.removesuffix('-sig').upper()}"
        raise _unreadable(
            path,
            "encoding",
            f"{found}. Save the file as UTF-8 (from Latin-1: iconv -f LATIN1 -t UTF-8 FILE).",
            line,
        ) from None
    if "\0" in text:
        raise _not_text(path)
    if not text.strip():
        raise _unreadable(path, "empty", "the file is empty. Put questions and answers into it.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_text(path: Path) -> RefusalError:
    return _unreadable(path, "binary", "this is not text: it holds NUL bytes. Give a Markdown or text file.")


def _unreadable(path: Path, code: str, message: str, line: int = 1) -> RefusalError:
    return RefusalError(Problem(str(path), line, code, "error", message))
