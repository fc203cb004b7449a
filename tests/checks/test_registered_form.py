"""The statement says "distributed", or only who is registered for whom."""

from dataclasses import replace

from faracheck.checks.registered_form import RegisteredForm
from tests.build_reading import LABEL, reading, said

CHECK = RegisteredForm()


def test_the_statutes_own_word_passes() -> None:
    assert said(CHECK, reading(LABEL)) == [("pass", "distributed", LABEL.words.text)]


def test_registered_in_its_place_is_a_finding() -> None:
    page = reading(replace(LABEL, form="registered"))

    assert said(CHECK, page) == [("fail", "registered", LABEL.words.text)]


def test_without_a_statement_there_is_no_form() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
