"""How many processes read, and in which order drafts are given, changes no byte of a report."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import chdir
from itertools import permutations
from pathlib import Path
from unittest.mock import patch

import pytest

from faracheck.engine import intake, parallel
from faracheck.engine.crew import METHOD
from faracheck.engine.read import Desk, read
from faracheck.extensions import collect
from faracheck.model.document import Source
from faracheck.model.reading import Reading
from faracheck.ports import Loader
from tests.command import PYTHON, faracheck
from tests.drafts import COMPLYING, DEPARTING, LATE

ROOT = Path(__file__).parents[2]
FORMATS = tuple(collect("faracheck.reporters", "REPORTER"))
DRAFTS = {"a.txt": COMPLYING, "b.md": DEPARTING, "c.html": f"<p>{LATE}</p>"}
MANY = 300
SETTINGS = "materials: [{match: ['**'], campaign: harbour}]"

PROC = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="nobody lists children")


@pytest.fixture(autouse=True)
def everything_abroad() -> Iterator[None]:
    """Let no input be small enough to be read by the process of the test."""
    with patch.object(parallel, "AT_HOME", -1), patch.object(parallel, "BATCH_INPUTS", 2):
        yield


def reports(folder: Path, jobs: int) -> dict[str, str]:
    """Return every report on all examples."""
    folder.mkdir()
    files = [it for name in FORMATS for it in ("--format", f"{name}={folder / name}")]
    ended = faracheck("check", "examples", *files, "--show", "all", "--jobs", str(jobs))
    assert ended.code == 1
    return {name: (folder / name).read_text(encoding="utf-8") for name in FORMATS}


def test_reports_are_the_same_however_many_read(tmp_path: Path) -> None:
    with chdir(ROOT):
        alone = reports(tmp_path / "1", 1)

        for jobs in (2, 4):
            assert reports(tmp_path / str(jobs), jobs) == alone


def test_what_is_said_of_a_draft_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    with chdir(tmp_path):
        Path("faracheck.yaml").write_text(SETTINGS, encoding="utf-8")
        for name, text in DRAFTS.items():
            Path(name).write_text(text, encoding="utf-8")
        said = faracheck("check", *DRAFTS, "--format", "jsonl", "--jobs", "1")
        assert said.code == 1
        assert len(items(said.out)) == len(DRAFTS)

        for at, order in enumerate(permutations(DRAFTS)):
            again = faracheck("check", *order, "--format", "jsonl", "--jobs", str(at % 3 + 1))
            assert again.code == said.code
            assert sorted(items(again.out)) == sorted(items(said.out))


def items(out: str) -> list[str]:
    """Return the lines of a JSON Lines report that say something of a draft."""
    return [line for line in out.splitlines() if "path" in json.loads(line)]


def leaving(source: Source, desk: Desk, loader: Loader | None = None) -> Reading:
    """Read a draft unless its words ask to end the process."""
    if b"fault:leave" in source.data:
        os._exit(7)
    return read(source, desk, loader)


@pytest.mark.skipif(METHOD != "fork", reason="a worker must inherit what a test sets up")
def test_a_draft_that_breaks_its_reader_could_not_be_checked_and_the_run_goes_on(
    tmp_path: Path,
) -> None:
    texts = {"a.txt": COMPLYING, "b.txt": "fault:leave", "c.txt": COMPLYING}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with chdir(tmp_path), patch.object(intake, "read", leaving):
        ended = faracheck("check", *texts, "--isolated", "--no-cache")

    assert ended.code == 4
    assert "2 drafts checked: 2 passed" in ended.out
    assert "b.txt: could not be checked: reading it broke down" in ended.out
    assert "exit code 7" in ended.out


@PROC
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_ended_says_what_it_has_and_leaves_no_process(
    tmp_path: Path, ending: signal.Signals, code: int
) -> None:
    write_many(tmp_path)
    command = (*PYTHON, "check", ".", "--format", "jsonl", "--jobs", "2", "--isolated")
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        assert run.stderr
        begun = [run.stdout.readline() for _ in range(10)]
        workers = children(run.pid)
        run.send_signal(ending)
        rest, told = run.stdout.read(), run.stderr.read()

    assert run.returncode == code
    assert "the run is not complete" in told
    assert "Traceback" not in told
    lines = [*begun, *rest.splitlines()]
    assert all(json.loads(line) for line in lines)
    assert len(lines) < MANY
    assert workers
    assert not any(map(is_running, workers))


@PROC
def test_when_a_run_is_killed_its_workers_end(tmp_path: Path) -> None:
    write_many(tmp_path)
    command = (*PYTHON, "check", ".", "--format", "jsonl", "--jobs", "2", "--isolated")
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as run:
        assert run.stdout
        for _ in range(10):
            run.stdout.readline()
        workers = children(run.pid)
        run.kill()
    assert workers
    until = time.monotonic() + 10
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)

    assert not any(map(is_running, workers))


def write_many(folder: Path) -> None:
    """Write drafts for a run that takes long; the first few are all that is read at home."""
    for number in range(MANY):
        text = f"<p>{COMPLYING}</p>" * 8 + ("Tamber. " * 9000 if number < 3 else "")
        (folder / f"{number:03}.html").write_text(text, encoding="utf-8")


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


def is_running(pid: int) -> bool:
    """Say whether a process is there and not merely waiting to be reaped."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
