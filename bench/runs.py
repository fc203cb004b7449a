"""Whole runs over a folder: by two processes beside one, and once more beside the first time."""

import os
import shutil
from pathlib import Path
from time import perf_counter

from bench.clock import spawned

MANY = 500
"""Pages from which on a second core is asked to be worth it."""

Results = dict[str, float]


def keep_apart(folder: Path) -> None:
    """Let what runs keep lie in a folder of the bench's own."""
    os.environ["XDG_CACHE_HOME"] = str(folder)


def forget() -> None:
    """Take away what was read of drafts; the rules stay made ready."""
    kept = Path(os.environ["XDG_CACHE_HOME"]) / "faracheck" / "readings"
    shutil.rmtree(kept, ignore_errors=True)


def two_cores(folder: Path, rounds: int) -> Results:
    """Return how much faster two processes read a folder than one, and what that costs.

    They take turns, and the quickest of each counts: by the clock on the wall, and in CPU time.
    """
    walls: dict[int, list[float]] = {1: [], 2: []}
    works: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for jobs in (1, 2):
            forget()
            begun = perf_counter()
            works[jobs].append(_check(folder, "--jobs", str(jobs)))
            walls[jobs].append(perf_counter() - begun)
    return {
        "two_cores_times_one": round(min(walls[1]) / min(walls[2]), 2),
        "two_cores_cpu_of_one": round(min(works[2]) / min(works[1]), 2),
    }


def unchanged(folder: Path, rounds: int) -> Results:
    """Return how many times the CPU of a run over unchanged drafts the first run costs."""
    first, again = [], []
    for _ in range(rounds):
        forget()
        first.append(_check(folder, "--jobs", "1"))
        again.append(_check(folder, "--jobs", "1"))
    return {
        "unchanged_cpu_s": round(min(again), 3),
        "first_run_times_unchanged": round(min(first) / min(again), 1),
    }


def _check(folder: Path, *args: str) -> float:
    return spawned("-m", "faracheck", "check", str(folder), "--isolated", *args).cpu
