"""What kind of image some bytes are, and whether it is one to show: by the bytes themselves, whatever a server says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR", re.DOTALL), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF.{4}WEBPVP8", re.DOTALL), "webp"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "avif"),
)
SHORTEST = 24
"""Bytes of the smallest head that tells an image's size."""
SVG = "http://www.w3.org/2000/svg svg"
PAGE = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
XML_START = re.compile(rb"[\xef\xbb\xbf\xfe\xff\s\0]*<")
ACTIVE = frozenset(["script", "foreignobject", "iframe", "embed", "object", "handler", "listener"])
SCHEME = re.compile(r"(?:^|;)(?:javascript|vbscript|data:(?!image/(?:png|jpeg|gif|webp)[;,]))", re.IGNORECASE)
BLANK = re.compile(r"[\x00-\x20]")
"""What browsers pass over in an address."""
OUTSIDE = re.compile(r"@import|image-set\s*\(|url\s*\(\s*[\"']?\s*(?!#|data:image/)[^\s)]", re.IGNORECASE)
"""A style that loads something."""
CHANGED = frozenset(["href", "src", "style"])
"""Attributes to which an animation might give what they may not have."""


class UnfitError(Exception):
    """Bytes that are no image to show. The argument says why, as the end of a sentence that starts with `it`."""


def extension(data: bytes) -> str:
    """The ending of the name of an image's file: `png`, `jpg`, `gif`, `webp`, `avif`, `svg`. Raises `UnfitError`."""
    for signature, ending in SIGNATURES:
        if signature.match(data):
            if len(data) < SHORTEST:
                raise UnfitError("is cut short")
            return ending
    if PAGE.match(data):
        raise UnfitError("is no image but a page")
    if XML_START.match(data):
        _check_svg(data)
        return "svg"
    raise UnfitError("is no image (PNG, JPEG, GIF, WebP, AVIF, SVG)")


def _check_svg(data: bytes) -> None:
    """Raises `UnfitError` where a file is no SVG, or one that runs or loads something when it is opened by itself."""
    reader = _Svg()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise UnfitError("is no image that can be read") from None


class _Svg:
    """Goes through an SVG's elements."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        # Or a text is told in pieces, and no piece holds the word that is looked for.
        self.parser.buffer_text = True
        self.parser.EndElementHandler = self._end
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.open: list[str] = []

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self.open and name != SVG:
            raise UnfitError("is no image but another kind of XML")
        element = name.rpartition(" ")[2].lower()
        self.open.append(element)
        if element in ACTIVE:
            raise UnfitError(f"is an SVG with <{element}>")
        for full, value in attributes.items():
            self._attribute(element, full.rpartition(" ")[2].lower(), value)

    def _attribute(self, element: str, attribute: str, value: str) -> None:
        if attribute.startswith("on") or SCHEME.search(BLANK.sub("", value)):
            raise UnfitError("is an SVG with a script")
        if attribute == "attributename" and value.strip().rpartition(":")[2].lower() in CHANGED:
            raise UnfitError(f"is an SVG that changes its {value.strip()}")
        loads = attribute in ("href", "src") and element != "a" and not value.strip().startswith(("#", "data:image/"))
        # By an escape, a style could say `url` without the word.
        if loads or OUTSIDE.search(value) or (attribute == "style" and "\\" in value):
            raise UnfitError("is an SVG that loads something else")

    def _end(self, _: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        if OUTSIDE.search(text) or ("style" in self.open and "\\" in text):
            raise UnfitError("is an SVG that loads something else")

    def _entity(self, *_: object) -> None:
        raise UnfitError("is an SVG with entities of its own")

    def _instruction(self, target: str, _data: str) -> None:
        raise UnfitError(f"is an SVG with an instruction <?{target}?>")
