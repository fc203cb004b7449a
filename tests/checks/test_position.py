"""Only front matter may stand before the statement."""

from dataclasses import replace

from faracheck.checks.position import Position
from faracheck.model.brief import Brief
from faracheck.model.document import Region
from faracheck.model.outcome import Verdict
from tests.build_reading import LABEL, hidden, reading, said

LATE = replace(LABEL, blocks_before=4, words_before=210)


def test_at_the_beginning_it_passes() -> None:
    assert said(Position(), reading(LABEL)) == [("pass", "beginning", LABEL.words.text)]


def test_further_down_the_words_before_it_are_counted() -> None:
    (hit,) = Position().find(reading(LATE), Brief())

    assert (hit.verdict, hit.message, hit.details) == ("fail", "later", {"before": "210"})


def test_a_footer_is_told_apart() -> None:
    page = reading(replace(LATE, region=Region.FOOTER))

    assert said(Position(), page)[0][:2] == ("fail", "later/footer")


def test_where_the_medium_leaves_it_open_a_person_must_look() -> None:
    assert said(Position(Verdict.REVIEW), reading(LATE))[0][:2] == ("review", "later")
    assert said(Position(Verdict.REVIEW), reading(LABEL))[0][0] == "pass"


def test_what_is_hidden_or_missing_has_no_position() -> None:
    assert said(Position(), reading(hidden(LATE))) == [("not-applicable", "hidden", "")]
    assert said(Position(), reading()) == [("not-applicable", "no-statement", "")]
