"""Several processes read what one would, and what breaks down in one costs one draft."""

import faulthandler
import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from unittest.mock import patch

import pytest

from faracheck.engine import intake, parallel
from faracheck.engine.crew import METHOD, Crew, Worker, cores
from faracheck.engine.discover import Request, discover
from faracheck.engine.losses import MOST
from faracheck.engine.parallel import Parallel
from faracheck.engine.read import Desk, read
from faracheck.engine.reader import Serial
from faracheck.engine.rendering import Witness
from faracheck.engine.results import Archive
from faracheck.engine.run import check_all
from faracheck.engine.task import Task
from faracheck.engine.walk import Found
from faracheck.model.brief import Brief
from faracheck.model.document import Document, Look, Source, Span
from faracheck.model.limits import Limits
from faracheck.model.outcome import Checked, Item, NotCheckable
from faracheck.model.reading import Reading
from faracheck.model.rendering import Decider
from faracheck.ports import Loader, LoadOptions
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import COMPLYING, DEPARTING

EXAMPLES = Path(__file__).parents[2] / "examples"
DESK = Desk(load_rulebook())
STRICT = replace(
    DESK, options=LoadOptions(limits=Limits(document_seconds=4, document_memory=300_000_000))
)
DAY = date(2026, 11, 23)
FORKS = pytest.mark.skipif(METHOD != "fork", reason="a worker must inherit what a test sets up")


@pytest.fixture
def everything_abroad() -> Iterator[None]:
    """Let no input be small enough to be read here."""
    with patch.object(parallel, "AT_HOME", -1):
        yield


def judged(
    desk: Desk,
    *paths: Path,
    jobs: int = 2,
    method: str = METHOD,
    archive: Archive | None = None,
) -> list[Item]:
    home = Serial(desk, results=archive.opened() if archive else None)
    reader = Parallel(home, Crew(desk.for_reading, jobs, archive, method))
    try:
        return list(check_all(discover(Request(tuple(map(str, paths)))), desk, DAY, reader))
    finally:
        assert_none_is_left(reader)


def assert_none_is_left(reader: Parallel) -> None:
    processes = [worker.process for worker in reader.crew.workers]
    reader.crew.dismiss()
    assert not any(it.is_alive() for it in processes)


def one_by_one(desk: Desk, *paths: Path) -> list[Item]:
    return list(check_all(discover(Request(tuple(map(str, paths)))), desk, DAY))


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.usefixtures("everything_abroad")
def test_however_many_read_the_results_are_the_same_in_the_same_order(jobs: int) -> None:
    assert judged(DESK, EXAMPLES, jobs=jobs) == one_by_one(DESK, EXAMPLES)


@pytest.mark.usefixtures("everything_abroad")
def test_a_worker_that_begins_anew_reads_the_same() -> None:
    paths = (EXAMPLES / "complying", EXAMPLES / "departing")

    assert judged(DESK, *paths, method="spawn") == one_by_one(DESK, *paths)


@pytest.mark.usefixtures("everything_abroad")
def test_many_small_batches_come_back_in_order(tmp_path: Path) -> None:
    for number in range(60):
        text = COMPLYING if number % 2 else DEPARTING
        (tmp_path / f"{number:03}.txt").write_text(f"{text}\n{number}\n", encoding="utf-8")
    with patch.object(parallel, "BATCH_INPUTS", 3), patch.object(parallel, "AHEAD", 10):
        assert judged(DESK, tmp_path) == one_by_one(DESK, tmp_path)


def test_a_few_small_texts_start_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COMPLYING, encoding="utf-8")
    with patch.object(Crew, "hire", side_effect=AssertionError):
        assert judged(DESK, tmp_path) == one_by_one(DESK, tmp_path)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_large_or_no_text_never_is_read_here(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "a.txt").write_text(COMPLYING, encoding="utf-8")
    (tmp_path / "b.txt").write_text(COMPLYING + "Tamber. " * 130_000, encoding="utf-8")
    (tmp_path / "c.eml").write_bytes(mail(COMPLYING))
    seen: list[str] = []

    def watched(source: Source, desk: Desk, loader: Loader | None = None) -> Reading:
        seen.append(source.name)
        return read(source, desk, loader)

    with patch.object(intake, "read", watched):
        judged(DESK, tmp_path, jobs=jobs)

    assert [Path(name).name for name in seen] == ["a.txt"]


def test_standard_input_is_read_by_a_worker_too_where_it_is_large(tmp_path: Path) -> None:
    del tmp_path
    text = (COMPLYING + "Tamber. " * 130_000).encode()
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(text))):
        reader = Parallel(Serial(DESK), Crew(DESK.for_reading, 2))
        (item,) = check_all([Found(None, "a.txt")], DESK, DAY, reader)
        assert_none_is_left(reader)

    assert isinstance(item, Checked)
    assert item.reading.size == len(text)


def test_where_the_system_starts_no_process_everything_is_read_here() -> None:
    with patch.object(Crew, "hire", side_effect=OSError(11, "no more processes")):
        assert judged(DESK, EXAMPLES) == one_by_one(DESK, EXAMPLES)


@FORKS
def test_a_lost_worker_that_cannot_be_replaced_costs_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(COMPLYING, "fault:leave", DEPARTING))
    hire = Crew.hire
    hired: list[Worker] = []

    def once(crew: Crew) -> Worker:
        if hired:
            raise OSError(11, "no more processes")
        hired.append(hire(crew))
        return hired[0]

    with patch.object(intake, "read", breaking), patch.object(Crew, "hire", once):
        items = judged(DESK, path)

    names = [it.reading.part if isinstance(it, Checked) else it.path for it in items]
    assert names == ["text/plain", f"{path}!1.txt", "2.txt"]


@FORKS
@pytest.mark.usefixtures("everything_abroad")
def test_limits_beyond_all_measure_are_no_limits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COMPLYING, encoding="utf-8")
    endless = Limits(document_seconds=10**30, document_memory=10**30)
    desk = replace(DESK, options=LoadOptions(limits=endless))

    assert judged(desk, tmp_path) == one_by_one(desk, tmp_path)
    assert list(Serial(desk, timed=True).drafts(Task("a.txt", str(tmp_path / "a.txt"), Brief())))


def mail(*texts: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Sarkand"
    message["From"] = "press@pelham.example"
    message.set_content(texts[0])
    for number, text in enumerate(texts[1:], start=1):
        message.add_attachment(text, filename=f"{number}.txt")
    return message.as_bytes()


def breaking(source: Source, desk: Desk, loader: Loader | None = None) -> Reading:
    """Read a draft unless its words ask to break down."""
    if b"fault:segment" in source.data:
        faulthandler.disable()
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"fault:leave" in source.data:
        os._exit(3)
    if b"fault:loop" in source.data:
        while True:
            time.sleep(0)
    if b"fault:memory" in source.data:
        raise_memory()
    return read(source, desk, loader)


def raise_memory() -> None:
    held = []
    while True:
        held.append(bytearray(100_000_000))


FAULTS = {
    "segment": ("reading it broke down", "its process was ended by SIGSEGV"),
    "leave": ("reading it broke down", "its process ended with exit code 3"),
    "loop": (
        "limit document-seconds: more than 4 seconds for one draft",
        "--limit document-seconds=N raises it",
    ),
    "memory": (
        "limit document-memory: more than 300,000,000 bytes of memory for one draft",
        "--limit document-memory=N raises it",
    ),
}


@FORKS
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.usefixtures("everything_abroad")
def test_what_breaks_down_costs_one_draft(fault: str, tmp_path: Path) -> None:
    texts = [COMPLYING, f"fault:{fault}", DEPARTING, COMPLYING, f"fault:{fault}", DEPARTING]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    with patch.object(intake, "read", breaking):
        items = judged(STRICT if fault in {"loop", "memory"} else DESK, tmp_path)

    assert [type(it) for it in items] == [
        NotCheckable if "fault" in text else Checked for text in texts
    ]
    for item in items[1::3]:
        assert isinstance(item, NotCheckable)
        assert (item.reason, item.hint) == FAULTS[fault]


@FORKS
def test_what_breaks_down_in_a_message_costs_one_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(COMPLYING, "fault:leave", COMPLYING, "fault:segment", DEPARTING))
    with patch.object(intake, "read", breaking):
        items = judged(DESK, path)

    names = [it.reading.part if isinstance(it, Checked) else it.path for it in items]
    assert names == ["text/plain", f"{path}!1.txt", "2.txt", f"{path}!3.txt", "4.txt"]


@FORKS
def test_a_message_that_costs_too_many_workers_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(COMPLYING, *["fault:leave"] * (MOST + 2)))
    with patch.object(intake, "read", breaking):
        items = judged(DESK, path)

    assert [it.path for it in items if isinstance(it, NotCheckable)] == [
        *(f"{path}!{number}.txt" for number in range(1, MOST + 1)),
        str(path),
    ]


def test_what_is_read_here_has_the_same_limit_of_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("fault:loop", encoding="utf-8")
    (tmp_path / "b.txt").write_text(COMPLYING, encoding="utf-8")
    entries = discover(Request((str(tmp_path),)))
    with patch.object(intake, "read", breaking):
        late, fine = check_all(entries, STRICT, DAY, Serial(STRICT, timed=True))

    assert isinstance(late, NotCheckable)
    assert (late.reason, late.hint) == FAULTS["loop"]
    assert isinstance(fine, Checked)


@FORKS
@pytest.mark.usefixtures("everything_abroad")
def test_where_no_bell_rings_who_started_a_worker_ends_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("fault:loop", encoding="utf-8")
    (tmp_path / "b.txt").write_text(COMPLYING, encoding="utf-8")
    with (
        patch.object(intake, "read", breaking),
        patch("faracheck.engine.worker._Bell.__enter__"),
        patch("faracheck.engine.crew.GRACE", 0.1),
        patch.object(parallel, "PATIENCE", 0.1),
    ):
        late, fine = judged(STRICT, tmp_path)

    assert isinstance(late, NotCheckable)
    assert (late.reason, late.hint) == FAULTS["loop"]
    assert isinstance(fine, Checked)


@pytest.mark.usefixtures("everything_abroad")
def test_results_that_wait_for_their_turn_are_bounded(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.eml").write_bytes(mail(*[COMPLYING] * 4))
    with patch.object(parallel, "HELD", 1), patch.object(parallel, "BATCH_INPUTS", 1):
        assert judged(DESK, tmp_path) == one_by_one(DESK, tmp_path)


@pytest.mark.parametrize("held", [1, parallel.HELD])
@pytest.mark.usefixtures("everything_abroad")
def test_what_was_kept_comes_in_order_among_what_is_read(tmp_path: Path, held: int) -> None:
    archive = Archive(str(tmp_path / "cache"), b"p" * 32, 1_800_000_000.0)
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.eml").write_bytes(mail(COMPLYING, f"{number} {DEPARTING}"))
    for _ in range(3):
        with patch.object(parallel, "HELD", held):
            assert judged(DESK, folder, archive=archive) == one_by_one(DESK, folder)
        (folder / "3.eml").write_bytes(mail(DEPARTING))
        (folder / "9.txt").write_text(COMPLYING, encoding="utf-8")


@pytest.mark.usefixtures("everything_abroad")
def test_a_run_that_nobody_follows_to_its_end_leaves_no_process(tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(COMPLYING, encoding="utf-8")
    reader = Parallel(Serial(DESK), Crew(DESK.for_reading, 2))
    results = check_all(discover(Request((str(tmp_path),))), DESK, DAY, reader)
    next(results)
    processes = [worker.process for worker in reader.crew.workers]
    results.close()  # type: ignore[attr-defined]

    assert processes
    assert not any(it.is_alive() for it in processes)
    assert len(judged(DESK, tmp_path)) == 8


class Seeing:
    """A browser that sees everything, and notes in which process it was asked."""

    def __init__(self) -> None:
        self.asked_in: list[int] = []

    def look(self, document: Document, span: Span) -> Look:
        """Say that the passage is seen."""
        del document, span
        self.asked_in.append(os.getpid())
        return Look(visible=True, decided_by=Decider.RENDERED)


@pytest.mark.usefixtures("everything_abroad")
def test_the_one_browser_of_a_run_is_asked_here_and_the_rest_is_read_abroad(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.html").write_text(f"<p>{COMPLYING}</p>", encoding="utf-8")
    (tmp_path / "b.eml").write_bytes(mail(COMPLYING))
    (tmp_path / "c.txt").write_text(COMPLYING, encoding="utf-8")
    browser = Seeing()
    desk = replace(DESK, witness=Witness(browser, always=True))
    seen: list[str] = []

    def watched(source: Source, desk: Desk, loader: Loader | None = None) -> Reading:
        seen.append(source.path)
        return read(source, desk, loader)

    with patch.object(intake, "read", watched):
        items = judged(desk, tmp_path)

    assert {Path(name).name for name in seen} == {"a.html", "b.eml"}
    assert set(browser.asked_in) == {os.getpid()}
    assert len(items) == 3
    rendered = items[0]
    assert isinstance(rendered, Checked)
    assert rendered.reading.statements[0].look.decided_by is Decider.RENDERED


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
