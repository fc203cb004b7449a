"""A rule of the gate tells of the lapses that are its own, at the draft or at the entry's line."""

from datetime import date

from faracheck.checks.exceptions_hold import ExceptionsHold
from faracheck.model.brief import Brief, Lapse, Lapsed
from faracheck.model.document import Place
from faracheck.model.outcome import Verdict
from tests.build_reading import reading

ENDED = Lapsed("waiver W-1", "far-down", Lapse.EXPIRED, date(2026, 10, 31))
BROKEN = Lapsed("waiver W-2", "", Lapse.MALFORMED, why="the key 'by' is missing", line=4, column=3)
BOTH = Brief(lapsed=(ENDED, BROKEN))


def test_only_its_own_lapses_are_told() -> None:
    (hit,) = ExceptionsHold((Lapse.EXPIRED,)).find(reading(), BOTH)

    assert (hit.verdict, hit.message) == (Verdict.FAIL, "lapsed/expired")
    assert hit.details["day"] == "2026-10-31"
    assert hit.words is None


def test_an_entry_is_told_at_its_line_without_its_words() -> None:
    (hit,) = ExceptionsHold((Lapse.MALFORMED,)).find(reading(), BOTH)

    assert hit.words is not None
    assert (hit.words.text, hit.words.start) == ("", Place(4, 3))
    assert hit.details["why"] == "the key 'by' is missing"


def test_without_a_lapse_of_its_own_it_does_not_apply() -> None:
    (hit,) = ExceptionsHold((Lapse.UNUSED,)).find(reading(), BOTH)

    assert hit.verdict is Verdict.NOT_APPLICABLE
