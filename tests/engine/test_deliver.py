"""Every item goes past each reporter once; what has to wait waits on disk."""

import tracemalloc
from dataclasses import replace
from typing import cast

import pytest

from faracheck.engine import deliver as room
from faracheck.engine.deliver import Outlet, deliver
from faracheck.extensions import collect
from faracheck.model.outcome import Checked, Item, Skipped
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter
from tests.nasty import ITEMS as NASTY
from tests.nasty import RUN

GOOD = NASTY[1]
ITEMS: tuple[Item, ...] = (Skipped("a", "x"), Skipped("", "x"), Skipped("c", "x"))


def path(run: Run, item: Item) -> str:
    del run
    assert isinstance(item, Skipped)
    return item.path


def report(reporter: Reporter, items: tuple[Item, ...] = ITEMS) -> list[str]:
    """Return the pieces in which a report is written."""
    pieces: list[str] = []
    deliver(items, RUN, [Outlet(reporter, RUN, pieces.append)])
    return pieces


def count(run: Run, ledger: Ledger) -> str:
    del run
    return f"({sum(heap.count for heap in ledger.skipped.values())})"


PLAIN = Reporter(lambda _: "[", path, count, between=",")


def test_items_are_written_as_they_come_apart_from_one_another() -> None:
    assert report(PLAIN) == ["[", "a", ",c", "(3)"]


def test_what_belongs_further_down_waits_for_its_turn() -> None:
    doubled = Reporter(
        PLAIN.head, path, count, between=",", turn="|", annex=lambda run, it: path(run, it) * 2
    )

    assert report(doubled) == ["[", "a", ",c", "|", "aa,cc", "(3)"]


def test_a_preface_knows_the_whole_run() -> None:
    prefaced = Reporter(PLAIN.head, path, lambda *_: "]", between=",", preface=count)

    assert "".join(report(prefaced)) == "[(3)a,c]"


def test_what_waits_is_neither_lost_nor_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "IN_MEMORY", 4)
    odd = tuple(Skipped(f"{number}\r\n\udcff株", "x") for number in range(30))

    text = "".join(report(Reporter(PLAIN.head, path, count, preface=lambda *_: "!"), odd))

    assert text == "[!" + "".join(item.path for item in odd) + "(30)"


def test_a_veiled_outlet_sees_nothing_else_not_even_in_its_counts() -> None:
    pieces: list[str] = []
    names = Reporter(lambda _: "", path, lambda _, ledger: str(list(ledger.skipped)))

    ledger = deliver(
        ITEMS, RUN, [Outlet(names, RUN, pieces.append, lambda _: Skipped("veiled", "hushed"))]
    )

    assert "".join(pieces) == "veiledveiledveiled['hushed']"
    assert list(ledger.skipped) == ["x"]


@pytest.mark.parametrize("name", ["html", "sarif", "markdown"])
def test_a_long_run_takes_no_more_memory_than_a_short_one(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "IN_MEMORY", 50_000)
    reporter = cast("Reporter", collect("faracheck.reporters", "REPORTER")[name])

    def peak(count: int) -> int:
        assert isinstance(GOOD, Checked)
        items = (replace(GOOD, sentence=f"{at}") for at in range(count))
        tracemalloc.start()
        deliver(items, RUN, [Outlet(reporter, RUN, lambda _: None)])
        taken = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return taken

    peak(10)
    assert peak(1_000) < peak(100) + 200_000
