"""A worker says what becomes of each draft, keeps it, and ends when nobody listens."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

import pytest

from faracheck.engine import worker
from faracheck.engine.intake import fetched
from faracheck.engine.read import Desk
from faracheck.engine.reader import Serial
from faracheck.engine.results import Archive
from faracheck.engine.task import Draft, Task
from faracheck.engine.transcript import read_back, written
from faracheck.engine.worker import BEGUN, DRAFT, END, LAST, TASKS, Station, serve, work
from faracheck.model.brief import Brief
from faracheck.model.document import Source
from faracheck.model.outcome import NotCheckable
from faracheck.rulebook.pack import load_rulebook
from faracheck.rulebook.plain import packed
from tests.drafts import BODY, COMPLYING

DESK = Desk(load_rulebook()).for_reading


@pytest.fixture
def lines() -> Iterator[tuple[Connection, Connection]]:
    here, there = multiprocessing.Pipe()
    with here, there:
        yield here, there


@pytest.fixture
def message(tmp_path: Path) -> Path:
    mail = EmailMessage()
    mail["Subject"] = "Sarkand"
    mail.set_content(COMPLYING)
    mail.add_attachment(BODY, filename="1.txt")
    mail.add_attachment(b"PNG", maintype="image", subtype="png", filename="2.png")
    path = tmp_path / "a.eml"
    path.write_bytes(mail.as_bytes())
    return path


def task(path: Path) -> Task:
    return Task(str(path), str(path), Brief())


def heard(line: Connection) -> list[tuple[bytes, bytes]]:
    said = []
    while line.poll(0):
        data = line.recv_bytes()
        said.append((data[:1], data[1:]))
    return said


def test_one_draft_is_one_message(lines: tuple[Connection, Connection], tmp_path: Path) -> None:
    here, there = lines
    path = tmp_path / "a.txt"
    path.write_text(COMPLYING, encoding="utf-8")
    serve(task(path), Station(DESK, None, there))

    ((kind, data),) = heard(here)
    assert kind == LAST
    assert (read_back(Draft, data),) == tuple(Serial(DESK).drafts(task(path)))


def test_each_draft_in_a_container_is_announced_and_told(
    lines: tuple[Connection, Connection], message: Path
) -> None:
    here, there = lines
    serve(task(message), Station(DESK, None, there))

    said = heard(here)
    drafts = [read_back(Draft, data) for kind, data in said if kind == DRAFT]
    begun = [data.decode() for kind, data in said if kind == BEGUN]
    assert drafts == list(Serial(DESK).drafts(task(message)))
    assert begun == [f"{message}!text/plain", f"{message}!1.txt"]
    assert said[-1] == (END, b"")


def test_what_cannot_be_fetched_is_told(
    lines: tuple[Connection, Connection], tmp_path: Path
) -> None:
    here, there = lines
    serve(task(tmp_path / "gone.txt"), Station(DESK, None, there))

    ((kind, data),) = heard(here)
    assert kind == LAST
    assert isinstance(read_back(Draft, data), NotCheckable)


def test_what_it_reads_it_keeps(
    lines: tuple[Connection, Connection], message: Path, tmp_path: Path
) -> None:
    archive = Archive(str(tmp_path / "cache"), b"p" * 32, 1_800_000_000.0)
    serve(task(message), Station(DESK, archive.opened(), lines[1]))
    source = fetched(task(message), DESK)
    assert isinstance(source, Source)

    taken = archive.opened().taken(task(message), source)
    drafts = Serial(DESK).drafts(task(message))
    assert taken == tuple(written(Draft, draft) for draft in drafts)


@pytest.mark.parametrize("desk", [DESK, packed(DESK)], ids=["inherited", "sent"])
def test_it_serves_until_nobody_is_there(
    desk: Desk | bytes, lines: tuple[Connection, Connection], tmp_path: Path
) -> None:
    here, there = lines
    other, sibling = multiprocessing.Pipe()
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(COMPLYING, encoding="utf-8")
    here.send_bytes(written(TASKS, tuple(map(task, paths))))
    archive = Archive(str(tmp_path / "cache"), b"p" * 32, 1_800_000_000.0)
    with (
        patch.object(worker, "_obey"),
        patch.object(worker, "_bound_memory"),
        patch.object(worker, "serve", side_effect=_cutting(here, len(paths))),
    ):
        work(there, desk, archive, [other])

    assert other.closed
    sibling.close()


def _cutting(line: Connection, count: int) -> object:
    """Return what serves, and cuts the line when so many inputs are served."""
    served = []

    def serve_and_cut(own: Task, station: Station) -> None:
        serve(own, station)
        served.append(own)
        if len(served) == count:
            kinds = [kind for kind, _ in heard(line)]
            assert kinds == [LAST] * count
            line.close()

    return serve_and_cut


BOUND = """
import signal, sys
from faracheck.engine import worker
from faracheck.model.limits import Limits
worker._obey()
assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
worker._bound_memory(Limits(document_memory=100_000_000))
try:
    bytearray(400_000_000)
except MemoryError:
    print("bounded")
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="nobody tells what is taken")
def test_its_memory_is_bounded_beside_what_it_has() -> None:
    done = subprocess.run([sys.executable, "-c", BOUND], capture_output=True, check=True)

    assert done.stdout.split() == [b"bounded"]


def test_where_no_system_bounds_memory_it_works_all_the_same() -> None:
    with patch.dict(sys.modules, {"resource": None}):
        worker._bound_memory(DESK.options.limits)  # noqa: SLF001
    with patch("builtins.open", side_effect=OSError):
        assert worker._taken(os.sysconf("SC_PAGESIZE")) == 0  # noqa: SLF001
