"""A process that reads inputs for another one and sends back what it understood.

What comes in are tasks, what goes out are drafts, both as plain values. Each draft has the time
and the memory of the limits; a worker that is over its time ends, and who started it tells why.
"""

import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from faracheck.engine.alarm import LONGEST
from faracheck.engine.intake import Begun, Step, fetched, steps
from faracheck.engine.read import Desk
from faracheck.engine.results import Archive, Page, Results
from faracheck.engine.task import Draft, Task, Understood
from faracheck.engine.transcript import read_back, written
from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.rulebook.plain import unpacked

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

BEGUN, DRAFT, LAST, END = b"b", b"d", b"l", b"e"
"""How a message begins: a draft inside an input is about to be read; a draft, others may follow;
the only draft of an input; the end of an input."""

TASKS = tuple[Task, ...]


def work(
    line: "Connection",
    desk: Desk | bytes,
    archive: Archive | None = None,
    others: "Sequence[Connection]" = (),
) -> None:
    """Serve until nobody is at the other end of the line; what is read is kept in the archive.

    `others` are ends of lines that belong to who started this process: it must not keep them
    open, or nobody would learn that they are gone. A desk may come packed.
    """
    _obey()
    for other in others:
        other.close()
    desk = unpacked(desk) if isinstance(desk, bytes) else desk
    _bound_memory(desk.options.limits)
    results = archive.opened() if archive else None
    with suppress(EOFError, OSError):
        while True:
            for task in read_back(TASKS, line.recv_bytes()):
                serve(task, Station(desk, results, line))


@dataclass(frozen=True, slots=True)
class Station:
    """What a worker works with: its desk, what it keeps, and the line to who started it."""

    desk: Desk
    results: Results | None
    line: "Connection"


def serve(task: Task, station: Station) -> None:
    """Send what becomes of each draft in an input, and keep it."""
    bell = _Bell(station.desk.options.limits.document_seconds)
    with bell:
        source = fetched(task, station.desk)
    if not isinstance(source, Source):
        station.line.send_bytes(LAST + written(Draft, source))
        return
    page = station.results.page(task, source) if station.results else None
    desk = station.desk if page is None else page.beside(station.desk)
    _send(_timed(steps(task, source, desk), bell), page, station.line)
    if page is not None:
        page.keep()


def _send(going: Iterator[Step], page: Page | None, line: "Connection") -> None:
    only: bytes | None = None
    for step in going:
        if only is not None:
            line.send_bytes(DRAFT + only)
            only = None
        if isinstance(step, Begun):
            line.send_bytes(BEGUN + step.name.encode("utf-8", "surrogatepass"))
            continue
        data = written(Draft, step)
        if page is not None:
            page.enter(step, data)
        if isinstance(step, Understood):
            only = data
        else:
            line.send_bytes(DRAFT + data)
    line.send_bytes(END if only is None else LAST + only)


def _timed(going: Iterator[Step], bell: "_Bell") -> Iterator[Step]:
    """Yield the steps of reading an input; the process ends in one that takes too long."""
    while True:
        with bell:
            step = next(going, None)
        if step is None:
            return
        yield step


class _Bell:
    """Ends this process by SIGALRM when it is not stopped in time, even inside a C library."""

    def __init__(self, seconds: float) -> None:
        self._seconds = min(seconds, LONGEST) if hasattr(signal, "setitimer") else 0

    def __enter__(self) -> None:
        if self._seconds:
            signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        if self._seconds:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _obey() -> None:
    """Leave an interrupt to who started this process; end at once on all other signals."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})


def _bound_memory(limits: Limits) -> None:
    """Let this process take no more memory than the limit beside what it has, where one can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    with suppress(OSError, ValueError, OverflowError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _taken(resource.getpagesize()) + limits.document_memory
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _taken(page: int) -> int:
    """Return the bytes of address space that this process has already, 0 where nobody tells."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a cold start
            return int(file.read().split()[0]) * page
    except OSError:
        return 0
