"""Images of other sites: the one place that asks the network, and only where its user said so.

What is fetched is named by a document that somebody else wrote. It must not make this machine ask its own network: each
name is resolved here, its addresses are checked, and the connection goes to just the address that was checked, at every
redirect again. That needs a hold on the socket itself, so the standard library's HTTP client, and no larger one.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from itertools import islice
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from studyfold import __version__
from studyfold.site.picture import extension
from studyfold.site.svg import UnfitError

AT_ONCE = 8
PIECE = 65_536
AGENT = f"studyfold/{__version__} (fetches the images of a document once, for a study site)"
REDIRECTS = frozenset([301, 302, 303, 307, 308])
OK = 200
SAFE = "/:;,@!$&'()*+=~%-._?"
"""What stays as it is in an address; all else is percent-encoded."""
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses of IPv4, as seen through a translator."""


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

Allowed = Callable[[str], bool]
"""Whether an IP address may be asked."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet: not to this machine, its network, or nobody."""
    found = ip_address(address.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in _meant(found))


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and those of IPv4 to which it may lead."""
    yield address if not isinstance(address, IPv6Address) else address.ipv4_mapped or address
    if isinstance(address, IPv6Address):
        if address.sixtofour:
            yield address.sixtofour
        if address.teredo:
            yield from address.teredo
        if address in TRANSLATED:
            yield IPv4Address(address.packed[-4:])


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
    except ValueError:
        raise UnfitError("has an address that can't be understood") from None
    # A server may give a byte now and then: no single wait is too long, all of them are.
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        query = f"?{parts.query}" if parts.query else ""
        connection.request("GET", quote(f"{parts.path or '/'}{query}", SAFE), headers={"User-Agent": AGENT})
        response = connection.getresponse()
        if response.status in REDIRECTS and (to := response.getheader("Location")):
            return b"", urljoin(address, to)
        if response.status != OK:
            raise UnfitError(f"is answered with status {response.status}")
        return _body(response, limits, deadline), ""
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= deadline:
            raise UnfitError(f"takes longer than {limits.seconds:g} seconds") from None
        raise UnfitError(f"can't be reached ({_reason(error)})") from None
    finally:
        watch.cancel()
        connection.close()


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _body(response: http.client.HTTPResponse, limits: Limits, deadline: float) -> bytes:
    announced = response.length
    data = bytearray()
    while piece := response.read1(PIECE):
        data += piece
        if len(data) > limits.image_bytes:
            raise UnfitError(f"is larger than {limits.image_bytes / 1_000_000:g} MB")
    if time.monotonic() >= deadline:
        raise TimeoutError
    if announced is not None and len(data) < announced:
        raise UnfitError("is cut short")
    return bytes(data)


def _connection(parts: SplitResult, allowed: Allowed, deadline: float) -> _Connection:
    if parts.scheme not in ("http", "https"):
        raise UnfitError(f"has an address of the kind '{parts.scheme}:', not http: or https:")
    if not parts.hostname:
        raise UnfitError("has an address without a host")
    host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
    return _Connection(host, parts.port, parts.scheme == "https", allowed, deadline)


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever else its name may mean a moment later."""

    def __init__(self, host: str, port: int | None, secure: bool, allowed: Allowed, deadline: float) -> None:
        super().__init__(host, port or (443 if secure else 80), timeout=max(0.1, deadline - time.monotonic()))
        self.default_port = 443 if secure else 80
        self._secure = secure
        self._allowed = allowed
        self._wire: socket.socket | None = None

    def connect(self) -> None:
        """Connects to the first address of the host, if all of them are allowed. Raises `UnfitError`, `OSError`."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(address[0]) for *_, address in found]
        if not all(map(self._allowed, addresses)):
            raise UnfitError("is at an address of this machine or its network, which is not asked")
        self.sock = self._wire = _first_connected(addresses, self.port, self.timeout)
        if self._secure:
            context = ssl.create_default_context()
            # In two steps, so that the handshake can be cut short, too.
            secured = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = self._wire = secured
            secured.do_handshake()

    def cut(self) -> None:
        """Ends whatever the connection waits for."""
        # Not `sock`: while a body is read that ends the connection, it is None already.
        if self._wire:
            with contextlib.suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)


def _first_connected(addresses: Sequence[str], port: int, timeout: float | None) -> socket.socket:
    failure = OSError("no address")
    for address in dict.fromkeys(addresses):
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            failure = error
    raise failure
