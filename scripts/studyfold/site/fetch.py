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
import string
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
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
ASSIGNED = IPv6Network("2000::/3")
"""All that is public in IPv6 so far."""
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""Lead to an address of IPv4 (Teredo, 6to4); nobody serves images there."""
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
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or (IPv4Address(found.packed[-4:]) if found in TRANSLATED else None)
        if inner is None:
            return found.is_global and found in ASSIGNED and not any(found in tunnel for tunnel in TUNNELS)
        found = inner
    return found.is_global and not found.is_multicast


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
        _left(deadline)
    # A connection that was cut ends as any other does.
    _left(deadline)
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
        super().__init__(host, port or (443 if secure else 80))
        self.default_port = 443 if secure else 80
        self._secure = secure
        self._allowed = allowed
        self._deadline = deadline
        self._watch: threading.Timer | None = None

    def connect(self) -> None:
        """Connects to the first address of the host, if all of them are allowed. Raises `UnfitError`, `OSError`."""
        addresses = _addresses(self.host, self.port, self._deadline)
        if not all(map(self._allowed, addresses)):
            raise UnfitError("is at an address of this machine or its network, which is not asked")
        self.sock = _first_connected(addresses, self.port, self._deadline)
        if self._secure:
            # The time that a whole handshake has.
            self.sock.settimeout(_left(self._deadline))
            self.sock = _trust().wrap_socket(self.sock, server_hostname=self.host)
        # A server may give a byte now and then: no single wait is too long, all of them are.
        self._watch = threading.Timer(_left(self._deadline), _cut, [self.sock])
        self._watch.daemon = True
        self._watch.start()

    def end(self) -> None:
        """Closes the connection for good; `close` is also called while a body is still to be read."""
        if self._watch:
            self._watch.cancel()
        self.close()


def _cut(connected: socket.socket) -> None:
    """Ends whatever another thread waits for."""
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that the system trusts; to read them takes as long as to fetch a small image."""
    return ssl.create_default_context()


def _left(deadline: float) -> float:
    """The seconds until a deadline. Raises `TimeoutError` where it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _addresses(host: str, port: int, deadline: float) -> list[str]:
    """The IP addresses of a host. Asked in a thread of its own: the system's resolver can't be told to hurry."""
    found: Future[list[str]] = Future()

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result(list(dict.fromkeys(str(address[0]) for *_, address in answers)))
        except (OSError, ValueError) as error:
            found.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    return found.result(_left(deadline))


def _first_connected(addresses: Sequence[str], port: int, deadline: float) -> socket.socket:
    """A connection to the first address that answers. Each has its share of the time that is left."""
    failure = OSError("no address")
    for n, address in enumerate(addresses):
        try:
            return socket.create_connection((address, port), _left(deadline) / (len(addresses) - n))
        except OSError as error:
            failure = error
    raise failure
