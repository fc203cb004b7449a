"""A run: each input in turn, whatever happens to the one before it."""

from datetime import date
from pathlib import Path

from faracheck.engine.discover import Request, discover
from faracheck.engine.read import Desk
from faracheck.engine.run import check_all, read_all
from faracheck.model.outcome import Checked, NotCheckable, Skipped
from faracheck.model.reading import Reading
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import COMPLYING, DEPARTING

DESK = Desk(load_rulebook())
DAY = date(2026, 11, 23)


def test_results_come_in_the_order_of_the_inputs(tmp_path: Path) -> None:
    for name, data in {
        "a.txt": COMPLYING.encode(),
        "b.txt": b" \n",
        "c.png": b"PNG",
        "d.txt": DEPARTING.encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
    entries = discover(Request((str(tmp_path),)))

    judged = list(check_all(entries, DESK, DAY))
    read = list(read_all(entries, DESK))

    assert [type(it) for it in judged] == [Checked, NotCheckable, Skipped, Checked]
    assert [type(it) for it in read] == [Reading, NotCheckable, Skipped, Reading]
    blank = judged[1]
    assert isinstance(blank, NotCheckable)
    assert blank.size == 2
    assert blank.sha256 is not None


def test_the_same_draft_is_judged_the_same_whatever_stands_beside_it(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(COMPLYING, encoding="utf-8")
    entries = discover(Request((str(tmp_path),)))

    alone = list(check_all(entries[1:], DESK, DAY))
    together = list(check_all(entries, DESK, DAY))

    assert together[1:] == alone
