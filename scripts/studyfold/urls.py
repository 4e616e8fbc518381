"""What kind of URL an address in a document is, in the terms of the URL standard."""

from __future__ import annotations

import re

SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
HTTP = re.compile(r"https?://", re.IGNORECASE)


def scheme(url: str) -> str:
    """The scheme of an absolute URL in lower case; `""` for others."""
    found = SCHEME.match(url)
    return found["scheme"].lower() if found else ""


def is_http(url: str) -> bool:
    """Whether a URL is an absolute one of the web."""
    return bool(HTTP.match(url))


def is_scheme_relative(url: str) -> bool:
    """Whether a URL names a host and leaves the scheme to the page: `//host/path`."""
    return url.startswith("//")


def is_remote(url: str) -> bool:
    """Whether a browser asks another site for it."""
    return is_http(url) or is_scheme_relative(url)


def is_relative(url: str) -> bool:
    """Whether a URL has neither scheme nor host: it leads to a place beside the document or in it."""
    return not SCHEME.match(url) and not is_scheme_relative(url)
