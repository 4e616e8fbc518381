"""A limit of time that only a hang reaches."""

import contextlib
import signal

LIMIT = 20
"""Seconds of this process's own time."""


def _too_long(*_):
    raise TimeoutError


@contextlib.contextmanager
def ends():
    """Fails what takes too long."""
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
