"""Readers of the plain text and of the HTML are told the same."""

from dataclasses import replace

import pytest

from faracheck.checks.alternatives_agree import AlternativesAgree
from faracheck.model.reading import Alternative, Statement
from tests.build_reading import LABEL, NOTICE, party, reading, said, words

CHECK = AlternativesAgree(share=0.5)
OTHER = replace(LABEL, words=words("a copy", 40))


def form(*statements: Statement, own_words: int = 90) -> Alternative:
    return Alternative("text/html", 100, own_words, statements)


def found(*statements: Statement, other: Alternative) -> list[tuple[str, str, str]]:
    return said(CHECK, replace(reading(*statements), alternatives=(other,)))


def test_a_draft_of_one_form_has_nothing_to_agree_with() -> None:
    assert said(CHECK, reading(LABEL)) == [("not-applicable", "one-form", "")]


def test_the_same_names_in_another_spelling_agree() -> None:
    copy = replace(OTHER, agent=party("PELHAM L.L.C."))

    assert found(LABEL, other=form(copy))[0][:2] == ("pass", "agree")


def test_another_agent_or_principal_in_the_other_form_is_a_finding() -> None:
    copy = replace(OTHER, agent=party("Quell & Marsh"), principals=(party("Vastria"),))

    assert [it[:2] for it in found(LABEL, other=form(copy))] == [("fail", "other")] * 2


def test_a_principal_that_only_the_other_form_names_is_a_finding() -> None:
    copy = replace(OTHER, principals=(party("Sarkand"), party("Vastria")))

    assert [it[:2] for it in found(LABEL, other=form(copy))] == [("fail", "other")]


@pytest.mark.parametrize(
    ("own_words", "message"), [(0, "stand-in"), (49, "stand-in"), (50, "lacks"), (200, "lacks")]
)
def test_a_form_without_the_statement_lacks_it_or_only_stands_in(
    own_words: int, message: str
) -> None:
    assert found(other=form(LABEL, own_words=own_words)) == [("fail", message, "")]


def test_a_form_beside_one_without_the_statement_says_so() -> None:
    assert found(LABEL, other=form())[0][:2] == ("fail", "more")


def test_a_quoted_statement_is_none() -> None:
    assert found(LABEL, other=form(replace(OTHER, quoted_why="news")))[0][1] == "more"


def test_without_any_statement_there_is_nothing_to_compare() -> None:
    assert found(other=form()) == [("not-applicable", "no-statement", "")]


def test_notices_to_officials_are_compared_too() -> None:
    other = replace(NOTICE, agent=party("Quell & Marsh"))

    assert [it[1] for it in found(NOTICE, other=form(other))] == ["other"]


def test_names_in_two_languages_are_not_compared() -> None:
    copy = replace(OTHER, language="es", principals=(party("Ministerio"),))

    assert found(LABEL, other=form(copy))[0][1] == "agree"
