"""A connection to another site that leads where it may, and ends in time.

Its address is named by a document that somebody else wrote. It must not make this machine ask its own network: each
name is resolved here, its addresses are checked, and the connection goes to just the address that was checked. That
needs a hold on the socket itself, so the standard library's HTTP client, and no larger one.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from studyfold.site.svg import UnfitError

ASSIGNED = IPv6Network("2000::/3")
"""All that is public in IPv6 so far."""
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""Lead to an address of IPv4 (Teredo, 6to4); nobody serves images there."""
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses of IPv4, as seen through a translator."""

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


class Connection(http.client.HTTPConnection):
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
            self.sock.settimeout(left(self._deadline))
            self.sock = _trust().wrap_socket(self.sock, server_hostname=self.host)
        # A server may give a byte now and then: no single wait is too long, all of them are.
        self._watch = threading.Timer(left(self._deadline), _cut, [self.sock])
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


def left(deadline: float) -> float:
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
    return found.result(left(deadline))


def _first_connected(addresses: Sequence[str], port: int, deadline: float) -> socket.socket:
    """A connection to the first address that answers. Each has its share of the time that is left."""
    failure = OSError("no address")
    for n, address in enumerate(addresses):
        try:
            return socket.create_connection((address, port), left(deadline) / (len(addresses) - n))
        except OSError as error:
            failure = error
    raise failure
