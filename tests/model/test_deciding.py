"""Which statement decides when a draft holds more than one."""

from dataclasses import replace

import pytest

from faracheck.model.deciding import deciding, deciding_label, deciding_notice
from faracheck.model.document import Audience, Construct, ConstructKind, Look, Span
from faracheck.model.reading import Element, Flaw, FlawKind, Placeholder, Statement
from tests.build_reading import LABEL, NOTICE, hidden, reading, without, words

CONDITION = Construct(Span(0, 500), ConstructKind.CONDITIONAL, "jinja")
INCOMPLETE = without(LABEL, Element.PRINCIPAL_NAMED, Element.ON_BEHALF_OF)


def later(statement: Statement) -> Statement:
    return replace(statement, words=words("a later copy", 40), blocks_before=12)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (LABEL, INCOMPLETE),
        (LABEL, hidden(LABEL)),
        (LABEL, replace(LABEL, look=Look(visible=None))),
        (LABEL, replace(LABEL, conditional=CONDITION)),
        (replace(LABEL, conditional=CONDITION), INCOMPLETE),
        (INCOMPLETE, hidden(LABEL)),
        (without(LABEL, Element.DOJ), INCOMPLETE),
        (LABEL, replace(LABEL, placeholders=(Placeholder(words("TBD")),))),
        (LABEL, replace(LABEL, flaws=(Flaw(FlawKind.DAMAGE, words("ofJ ustice"), "broken"),))),
        (LABEL, replace(LABEL, form="registered")),
    ],
)
def test_the_best_statement_decides_wherever_it_stands(better: Statement, worse: Statement) -> None:
    late = later(better)

    assert deciding_label(reading(worse, late)) is late
    assert deciding_label(reading(late, worse)) is late


def test_of_two_equal_statements_the_earlier_decides() -> None:
    assert deciding_label(reading(later(LABEL), LABEL)) is LABEL


def test_a_quoted_statement_never_decides() -> None:
    quoted = replace(LABEL, quoted_why="a news story")

    assert deciding_label(reading(quoted)) is None
    assert deciding_label(reading(quoted, INCOMPLETE)) is INCOMPLETE


def test_a_notice_is_no_label_but_a_label_may_serve_as_notice() -> None:
    both = replace(LABEL, serves_as_notice=True)

    assert deciding_label(reading(NOTICE)) is None
    assert deciding_notice(reading(NOTICE)) is NOTICE
    assert deciding_notice(reading(LABEL)) is None
    assert deciding_notice(reading(both)) is both


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (Audience.PUBLIC, (LABEL,)),
        (Audience.OFFICIAL, (NOTICE,)),
        (Audience.BOTH, (LABEL, NOTICE)),
    ],
)
def test_the_audience_says_which_statements_the_draft_stands_on(
    audience: Audience, expected: tuple[Statement, ...]
) -> None:
    assert deciding(reading(NOTICE, LABEL, audience=audience)) == expected


def test_one_text_that_is_label_and_notice_stands_there_once() -> None:
    both = replace(LABEL, serves_as_notice=True)

    assert deciding(reading(both, audience=Audience.BOTH)) == (both,)


def test_without_statements_there_is_nothing_to_stand_on() -> None:
    assert deciding(reading(audience=Audience.BOTH)) == ()
