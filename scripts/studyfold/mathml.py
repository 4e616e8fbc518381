"""MathML as one line of text, for where formulas can't be drawn: as TeX where its author gave that."""

from __future__ import annotations

from html.parser import HTMLParser

BETWEEN = {
    "msup": ("^",), "mover": ("^",), "msub": ("_",), "munder": ("_",), "mfrac": ("/",),
    "msubsup": ("_", "^"), "munderover": ("_", "^"),
}  # fmt: skip
"""What stands for the place of the second and third part of an element."""
TEX = "tex"


def legible(mathml: str) -> str:
    """A formula as one reads it aloud: `E = m c^2`, or as its TeX."""
    reader = _Reader()
    reader.feed(mathml)
    reader.close()
    return reader.tex or " ".join(" ".join(reader.parts()).split())


class _Reader(HTMLParser):
    """Puts the parts of each element together when it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.tex = ""
        self._open: list[tuple[str, str, list[str]]] = [("", "", [])]

    def parts(self) -> list[str]:
        """What has been read; elements that never end are taken for ended."""
        while len(self._open) > 1:
            self._end()
        return self._open[0][2]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, dict(attrs).get("encoding") or "", []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Empty, and so says nothing."""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._open[-1][2].append(" ".join(data.split()))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _, _ in self._open):
            while self._end() != tag:
                pass

    def _end(self) -> str:
        name, encoding, parts = self._open.pop()
        if name == "annotation" and TEX in encoding.lower():
            self.tex = " ".join(parts)
        elif not name.startswith("annotation"):
            self._open[-1][2].extend(_put_together(name, parts))
        return name


def _put_together(name: str, parts: list[str]) -> list[str]:
    signs = BETWEEN.get(name, ())
    if len(parts) == len(signs) + 1 and signs:
        first, *others = [_one(part) for part in parts]
        return ["".join([first, *(f"{sign}{part}" for sign, part in zip(signs, others, strict=True))])]
    if name == "msqrt":
        return [f"\u221a({' '.join(parts)})"]
    return [" ".join(parts)] if parts else []


def _one(part: str) -> str:
    return f"({part})" if " " in part else part
