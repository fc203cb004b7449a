"""Every blank that nobody filled is named."""

from dataclasses import replace

from faracheck.checks.placeholder import Placeholder
from faracheck.model.document import Audience
from faracheck.model.reading import Placeholder as Blank
from tests.build_reading import LABEL, NOTICE, reading, said, words

CHECK = Placeholder()


def test_each_blank_is_a_finding_of_its_own() -> None:
    blanks = (Blank(words("[REGISTRANT]")), Blank(words("________")))

    assert said(CHECK, reading(replace(LABEL, placeholders=blanks))) == [
        ("fail", "unfilled", "[REGISTRANT]"),
        ("fail", "unfilled", "________"),
    ]


def test_a_filled_statement_passes() -> None:
    assert said(CHECK, reading(LABEL)) == [("pass", "filled", LABEL.words.text)]


def test_a_blank_in_the_notice_counts_where_the_notice_is_owed() -> None:
    notice = replace(NOTICE, placeholders=(Blank(words("TBD")),))

    assert said(CHECK, reading(LABEL, notice, audience=Audience.BOTH)) == [
        ("fail", "unfilled", "TBD")
    ]
    assert said(CHECK, reading(LABEL, notice))[0][0] == "pass"


def test_without_a_statement_there_are_no_blanks() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
