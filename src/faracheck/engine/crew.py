"""The processes that read for a run: started when there is work, ended with the run.

None outlives it: each ends when its line is cut, be it because this process was killed.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field
from time import monotonic
from typing import TYPE_CHECKING, Any

from faracheck.engine.losses import Mark
from faracheck.engine.read import Desk
from faracheck.engine.results import Archive
from faracheck.engine.task import Docket, Task
from faracheck.engine.transcript import written
from faracheck.engine.worker import TASKS, work
from faracheck.frozen import dataclass
from faracheck.rulebook.plain import packed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from faracheck.engine.task import Draft

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins: see docs/decisions/023-workers.md."""

GRACE = 5.0
"""Seconds beyond the limit after which a worker that does not end by itself is ended."""


@dataclass(slots=True, eq=False)
class Place:
    """An input's place in the line of a run, and what is known of its drafts by now.

    `task` is what is still to be read of it. `at_home` says that it is read in this process,
    `homes` counts those before it of which that is true. A draft waits as it was written down.
    """

    owner: Docket
    task: Task
    size: int
    at_home: bool = False
    homes: int = 0
    drafts: "deque[bytes | Draft]" = field(default_factory=deque)
    mark: Mark = field(default_factory=Mark)
    done: bool = False


@dataclass(slots=True, eq=False)
class Worker:
    """A process that reads, the line to it, and what it was given and has not finished.

    `batches` counts that by the messages in which it was sent; of the first of them the worker
    has `begun` when it was heard of since.
    """

    process: "BaseProcess"
    line: "Connection"
    given: "deque[Place]" = field(default_factory=deque)
    batches: "deque[int]" = field(default_factory=deque)
    begun: bool = False
    heard: float = 0.0
    late: bool = False

    @property
    def idle(self) -> bool:
        """Say whether it waits for tasks."""
        return not self.given

    @property
    def takes_more(self) -> bool:
        """Say whether a small batch can be sent ahead.

        One at most lies in the line: a worker that waits for its answers to be read and a sender
        that waits for its tasks to be read would wait for ever.
        """
        return self.begun and len(self.batches) == 1

    def finished(self) -> Place:
        """Take from it the place of the input that it has finished."""
        self.batches[0] -= 1
        if not self.batches[0]:
            self.batches.popleft()
            self.begun = False
        return self.given.popleft()


@dataclass(slots=True)
class Crew:
    """Starts workers for a desk, `most` of them at once, and talks to them.

    What they read they keep in the archive.
    """

    desk: Desk
    most: int
    archive: Archive | None = None
    method: str = METHOD
    workers: list[Worker] = field(default_factory=list)

    def hire(self) -> Worker:
        """Start one more worker.

        Raises:
            OSError: the system starts no more processes.
        """
        # Imported here: most runs on a few drafts start no process, and a cold start pays.
        import multiprocessing  # noqa: PLC0415

        context: Any = multiprocessing.get_context(self.method)
        here, there = context.Pipe()
        forks = self.method == "fork"
        # A worker inherits this process as it is; where it begins anew, its desk is sent to it.
        desk = self.desk if forks else packed(self.desk)
        ours = [here, *(worker.line for worker in self.workers)] if forks else []
        process = context.Process(target=work, args=(there, desk, self.archive, ours), daemon=True)
        try:
            with _held_signals():
                process.start()
        except OSError:
            here.close()
            raise
        finally:
            there.close()
        worker = Worker(process, here)
        self.workers.append(worker)
        return worker

    def give(self, worker: Worker, places: Sequence[Place]) -> None:
        """Send tasks to a worker; that one is gone is heard when it is listened to."""
        if worker.idle:
            worker.heard = monotonic()
        worker.given.extend(places)
        worker.batches.append(len(places))
        with suppress(OSError):
            worker.line.send_bytes(written(TASKS, tuple(place.task for place in places)))

    def heard(
        self, workers: Iterable[Worker], seconds: float
    ) -> Iterator[tuple[Worker, bytes | None]]:
        """Yield messages that came within so many seconds, None from a worker that is gone."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - see above

        busy: dict[Any, Worker] = {worker.line: worker for worker in workers}
        for line in wait(list(busy), timeout=seconds):
            worker = busy.pop(line)
            worker.heard = monotonic()
            worker.begun = True
            yield worker, _message(worker.line)
        for worker in busy.values():
            self._end_late(worker)

    def part_with(self, worker: Worker) -> int | None:
        """End a worker and return its exit code."""
        self.workers.remove(worker)
        worker.line.close()
        worker.process.join(GRACE)
        return _ended(worker)

    def dismiss(self) -> None:
        """End every worker, whatever it is reading; what it has read it may keep."""
        for worker in self.workers:
            worker.line.close()
            if not worker.idle:
                worker.process.kill()
        for worker in self.workers:
            worker.process.join(GRACE)
            _ended(worker)
        self.workers.clear()

    def _end_late(self, worker: Worker) -> None:
        """End a worker that is over the time of a draft, where it has no bell of its own."""
        if monotonic() - worker.heard > self.desk.options.limits.document_seconds + GRACE:
            worker.late = True
            worker.process.kill()


def is_late(worker: Worker, code: int | None) -> bool:
    """Say whether a worker ended because a draft took too long."""
    bell = getattr(signal, "SIGALRM", None)
    return worker.late or (bell is not None and code == -bell)


def _message(line: "Connection") -> bytes | None:
    try:
        return line.recv_bytes()
    except (EOFError, OSError):
        return None


def _ended(worker: Worker) -> int | None:
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()
    return worker.process.exitcode


@contextmanager
def _held_signals() -> Iterator[None]:
    """Let no signal reach a new process before it knows what to do with it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def cores() -> int:
    """Return how many processes can work at once on this machine, as far as we may use it."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
