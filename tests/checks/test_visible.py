"""A statement is seen, hidden, or nobody can tell; unknown is never a pass."""

from dataclasses import replace

from faracheck.checks.visible import Visible
from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Look
from tests.build_reading import LABEL, NOTICE, hidden, reading, said

CHECK = Visible()


def test_a_statement_that_is_seen_passes() -> None:
    assert said(CHECK, reading(LABEL)) == [("pass", "seen", LABEL.words.text)]


def test_what_hides_it_is_told() -> None:
    (hit,) = CHECK.find(reading(hidden(LABEL)), Brief())

    assert (hit.verdict, hit.message) == ("fail", "hidden")
    assert hit.details == {"how": "display:none, line 3"}


def test_what_cannot_be_told_needs_a_person() -> None:
    look = Look(visible=None, unsure="a photograph behind it")

    (hit,) = CHECK.find(reading(replace(LABEL, look=look)), Brief())

    assert (hit.verdict, hit.message) == ("review", "unsure")
    assert hit.details == {"why": "a photograph behind it"}


def test_a_hidden_copy_beside_a_visible_one_does_no_harm() -> None:
    assert said(CHECK, reading(hidden(LABEL), LABEL)) == [("pass", "seen", LABEL.words.text)]


def test_for_both_audiences_both_statements_must_be_seen() -> None:
    page = reading(LABEL, hidden(NOTICE), audience=Audience.BOTH)

    assert [verdict for verdict, _, _ in said(CHECK, page)] == ["pass", "fail"]


def test_a_missing_statement_is_not_called_hidden() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
