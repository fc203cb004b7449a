"""A limit of time on work in this process, where the system can ring a bell."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONGEST = 1e8
"""Seconds that a bell can be set to: three years."""

AGAIN = 1.0
"""Seconds after which the bell rings again: the first may ring where nobody can hear it."""


class TimeIsUpError(BaseException):
    """The time is up; no handler of errors on the way may take it for one of its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Let the block take so many seconds at most, in the main thread and outside Windows.

    Raises:
        TimeIsUpError: it took longer.
    """
    if not can_ring():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST), AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def can_ring() -> bool:
    """Say whether there is a bell, and whether this thread would hear it."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _ring(_: int, __: FrameType | None) -> None:
    raise TimeIsUpError
