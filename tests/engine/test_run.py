"""A run: each input in turn, whatever happens to the one before it."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from faracheck.engine.discover import Request, discover
from faracheck.engine.read import Desk
from faracheck.engine.run import check_all, check_source, read_all
from faracheck.model.document import Source
from faracheck.model.outcome import Checked, NotCheckable, Skipped, Verdict
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


NOTICE = (
    "Pelham Strategies LLC is registered under the Foreign Agents Registration Act as an agent of"
    " the Ministry of Tourism of Sarkand."
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"{NOTICE}\n\nDear Senator, the brief is attached.", Verdict.PASS),
        ("Dear Senator, the brief is attached.", Verdict.FAIL),
        (f"It is false that {NOTICE}", Verdict.FAIL),
    ],
)
def test_a_notice_in_a_message_covers_what_is_attached(body: str, said: Verdict) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "ada@pelham.example", "jane@smith.senate.gov"
    message.set_content(body)
    message.add_attachment("Our brief on the mountain railway.", filename="brief.txt")
    source = Source("letter.eml", message.as_bytes())
    *_, brief = check_source(source, DESK, DAY)

    assert isinstance(brief, Checked)
    assert brief.reading.part == "brief.txt"
    assert {it.verdict for it in brief.outcomes if it.name == "notice-missing"} == {said}
    assert ("No registration notice of its own" in brief.sentence) is (said is Verdict.PASS)
