"""A second statement that a reader sees names the same parties."""

from dataclasses import replace

import pytest

from faracheck.checks.copies_agree import CopiesAgree
from faracheck.model.reading import Statement
from tests.build_reading import LABEL, NOTICE, hidden, party, reading, said, words

CHECK = CopiesAgree()
COPY = replace(LABEL, words=words("a copy", 40), blocks_before=9)
OTHER = replace(COPY, principals=(party("Vastria"),))


def test_the_same_names_in_another_spelling_agree() -> None:
    copy = replace(COPY, agent=party("PELHAM L.L.C."), principals=(party("The Sarkand"),))

    assert said(CHECK, reading(LABEL, copy)) == [("pass", "agree", "a copy")]


def test_another_principal_and_another_agent_are_each_a_finding() -> None:
    copy = replace(OTHER, agent=party("Quell & Marsh"))

    assert said(CHECK, reading(LABEL, copy)) == [
        ("fail", "other", "Quell & Marsh"),
        ("fail", "other", "Vastria"),
    ]


@pytest.mark.parametrize(
    "copy",
    [
        hidden(OTHER),
        replace(OTHER, quoted_why="a news story"),
        replace(OTHER, language="es"),
        NOTICE,
    ],
)
def test_what_no_reader_compares_is_not_compared(copy: Statement) -> None:
    assert said(CHECK, reading(LABEL, copy)) == [("not-applicable", "one-statement", "")]


def test_a_name_that_is_missing_is_not_another_name() -> None:
    assert said(CHECK, reading(LABEL, replace(COPY, agent=None)))[0][0] == "pass"


def test_without_a_statement_there_is_no_copy() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
