"""Images of other sites: what is fetched, how much at most, and why not.

This, with `connection.py`, is all that asks the network, and only where its user said so.
"""

from __future__ import annotations

import http.client
import ssl
import string
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from studyfold import __version__
from studyfold.site.connection import Allowed, Connection, is_public, left
from studyfold.site.picture import extension
from studyfold.site.svg import UnfitError

AT_ONCE = 8
PIECE = 65_536
AGENT = f"studyfold/{__version__} (fetches the images of a document once, for a study site)"
REDIRECTS = frozenset([301, 302, 303, 307, 308])
OK = 200
SAFE = "/:;,@!$&'()*+=~%-._?"
"""What stays as it is in an address; all else is percent-encoded."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched at most."""

    images: int = 500
    image_bytes: int = 10_000_000
    all_bytes: int = 200_000_000
    seconds: float = 20.0
    """For one image, with all its redirects."""
    all_seconds: float = 600.0
    redirects: int = 5


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that was fetched."""

    data: bytes
    extension: str


Result = Picture | str
"""An image, or why there is none, as the end of a sentence that starts with `it`."""


def fetch_all(
    addresses: Sequence[str],
    *,
    allowed: Allowed = is_public,
    limits: Limits = LIMITS,
    done: Callable[[int], object] = lambda _: None,
) -> dict[str, Result]:
    """What each address gives. `done` is called with the number of addresses that were just asked.

    `allowed` is for tests, whose server is on this machine.
    """
    results: dict[str, Result] = {}
    waiting = iter(addresses[: limits.images])
    size, end = 0, time.monotonic() + limits.all_seconds
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while size < limits.all_bytes and time.monotonic() < end and (asked := list(islice(waiting, AT_ONCE))):
            for address, result in zip(asked, pool.map(partial(_result, allowed, limits), asked), strict=True):
                results[address] = result
                size += len(result.data) if isinstance(result, Picture) else 0
            done(len(asked))
    few = f"was not asked for: the others took {limits.all_seconds:g} seconds"
    if size >= limits.all_bytes:
        few = f"was not asked for: the others have {limits.all_bytes / 1_000_000:g} MB already"
    elif len(results) == limits.images:
        few = f"was not asked for: {limits.images} images are enough for one document"
    return {address: results.get(address, few) for address in addresses}


def _result(allowed: Allowed, limits: Limits, address: str) -> Result:
    try:
        return fetch(address, allowed=allowed, limits=limits)
    except UnfitError as why:
        return str(why)


def fetch(address: str, *, allowed: Allowed = is_public, limits: Limits = LIMITS) -> Picture:
    """The image at an address. Raises `UnfitError` where it can't be had, or shouldn't."""
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        data, address = _asked(address, allowed, limits, deadline)
        if not address:
            return Picture(data, extension(data))
    raise UnfitError(f"leads on and on, more than {limits.redirects} times")


def _asked(address: str, allowed: Allowed, limits: Limits, deadline: float) -> tuple[bytes, str]:
    """What a server answers: an image's bytes, or the address to which it leads."""
    try:
        parts = urlsplit(address.strip())
        connection = _connection(parts, allowed, deadline)
    except (ValueError, http.client.InvalidURL):
        raise UnfitError("has an address that can't be understood") from None
    try:
        query = f"?{parts.query}" if parts.query else ""
        connection.request("GET", quote(f"{parts.path or '/'}{query}", SAFE), headers={"User-Agent": AGENT})
        response = connection.getresponse()
        if response.status in REDIRECTS and (to := response.getheader("Location")):
            # Headers are read as Latin-1, whatever they are; only what is not ASCII is encoded here.
            return b"", urljoin(address, quote(to, f" {string.punctuation}", "latin-1"))
        if response.status != OK:
            raise UnfitError(f"is answered with status {response.status}")
        return _body(response, limits, deadline), ""
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= deadline:
            raise UnfitError(f"takes longer than {limits.seconds:g} seconds") from None
        raise UnfitError(f"can't be reached ({_reason(error)})") from None
    finally:
        connection.end()


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its server's certificate is not trusted: {error.verify_message}"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _body(response: http.client.HTTPResponse, limits: Limits, deadline: float) -> bytes:
    announced = response.length
    data = bytearray()
    while piece := response.read1(PIECE):
        data += piece
        if len(data) > limits.image_bytes:
            raise UnfitError(f"is larger than {limits.image_bytes / 1_000_000:g} MB")
        left(deadline)
    # A connection that was cut ends as any other does.
    left(deadline)
    if announced is not None and len(data) < announced:
        raise UnfitError("is cut short")
    return bytes(data)


def _connection(parts: SplitResult, allowed: Allowed, deadline: float) -> Connection:
    if parts.scheme not in ("http", "https"):
        raise UnfitError(f"has an address of the kind '{parts.scheme}:', not http: or https:")
    if not parts.hostname:
        raise UnfitError("has an address without a host")
    host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
    return Connection(host, parts.port, parts.scheme == "https", allowed, deadline)
