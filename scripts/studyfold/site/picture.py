"""What kind of image some bytes are, and whether it is one to show: by the bytes themselves, whatever a server says."""

from __future__ import annotations

import re

from studyfold.site.svg import UnfitError, check_svg

SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR", re.DOTALL), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF.{4}WEBPVP8", re.DOTALL), "webp"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "avif"),
)
SHORTEST = 24
"""Bytes of the smallest head that tells an image's size."""
PAGE = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
XML_START = re.compile(rb"[\xef\xbb\xbf\xfe\xff\s\0]*<")


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
        check_svg(data)
        return "svg"
    raise UnfitError("is no image (PNG, JPEG, GIF, WebP, AVIF, SVG)")
