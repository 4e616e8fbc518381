"""A limit that only a hang reaches."""

import signal
from contextlib import contextmanager

SECONDS = 20
"""Of this process's own time."""


@contextmanager
def limited():
    """Raises `TimeoutError` where what is inside takes longer than `SECONDS`."""
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(*_):
    raise TimeoutError
