"""Values to the scripts that a search in the browser reads: a page on a disk may not fetch anything else."""

from __future__ import annotations

import msgspec

from studyfold.pages import marked_script

FOLDER = "docs/data/search"

HEAD = marked_script("studyfoldSearch(").encode()

UNSAFE = ((b"<", b"\\u003c"), ("\u2028".encode(), b"\\u2028"), ("\u2029".encode(), b"\\u2029"))
"""What could end the script that holds it, or a line of it."""


def path(name: str) -> str:
    """The path of a file in the project."""
    return f"{FOLDER}/{name}.js"


def script(name: str, value: object) -> bytes:
    """A script that hands over a value under a name."""
    return raw_script(name, msgspec.json.encode(value))


def raw_script(name: str, shown: bytes) -> bytes:
    """The same for a value that is JSON already."""
    for sign, escaped in UNSAFE:
        if sign in shown:
            shown = shown.replace(sign, escaped)
    return b"%b%b,%b);\n" % (HEAD, msgspec.json.encode(name), shown)
