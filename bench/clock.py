"""Time and memory, in this process and in one of its own."""

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process cost: CPU seconds of its own and of the system for it."""

    cpu: float


def cpu_of(work: Work) -> float:
    """Return the CPU seconds of one call."""
    start = process_time()
    work()
    return process_time() - start


def interleaved(works: Sequence[Work], rounds: int) -> list[float]:
    """Return the median CPU seconds of each work; they take turns, so that all meet one machine."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for taken, work in zip(times, works, strict=True):
            taken.append(cpu_of(work))
    return [statistics.median(taken) for taken in times]


def spawned(*args: str) -> Spent:
    """Run Python with `args` as a user has it: bytecode kept from the run before."""
    return ran([sys.executable, *args])


def ran(command: Sequence[str], folder: Path | None = None) -> Spent:
    """Run a command, in a folder if one is given, and return what it and its children cost."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, capture_output=True, check=False, env=environment, cwd=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peak_megabytes(*args: str) -> float:
    """Return the most memory that faracheck held in one process, in MB; it says so itself.

    What breaks programs is read in workers, which are counted when they have ended.
    """
    told = (
        "import resource, sys\n"
        "from faracheck.cli.ending import run\n"
        "run(sys.argv[1:])\n"
        "who = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN\n"
        "most = max(resource.getrusage(it).ru_maxrss for it in who)\n"
        "print(most, file=sys.__stderr__)\n"
    )
    done = subprocess.run([sys.executable, "-c", told, *args], capture_output=True, check=True)
    kilobytes = int(done.stderr.split()[-1])
    return kilobytes / (1_000_000 if sys.platform == "darwin" else 1000)
