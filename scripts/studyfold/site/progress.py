"""Says of work that takes long what it is and that it goes on; of other work, nothing."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator

FIRST = 2.0
"""Seconds after which somebody at a keyboard wonders."""
AGAIN = 10.0
"""Seconds between the lines that follow."""


@contextlib.contextmanager
def told(work: str, say: Callable[[str], None]) -> Iterator[None]:
    """Tells by `say`, while what is inside runs, that `work` goes on.

    By a timer of the system and not by a thread, beside which no process could be copied to share the work. Where
    there is none, on Windows and in threads, nothing is told.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    start = time.monotonic()

    def tell(_number: int, _frame: object) -> None:
        passed = time.monotonic() - start
        # Who can't be told is no reason to stop, least of all anywhere in the midst of the work.
        with contextlib.suppress(OSError):
            say(f"{work} …" if passed < AGAIN else f"{work} … {passed:.0f} s")

    before = signal.signal(signal.SIGALRM, tell)
    signal.setitimer(signal.ITIMER_REAL, FIRST, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
