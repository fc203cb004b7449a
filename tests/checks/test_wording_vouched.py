"""A statement in another language than English has somebody to vouch for it."""

from dataclasses import replace

from faracheck.checks.wording_vouched import WordingVouched
from faracheck.model.brief import Brief
from tests.build_reading import LABEL, reading, said

CHECK = WordingVouched()
SPANISH = replace(LABEL, language="es")


def test_english_needs_nobody() -> None:
    assert said(CHECK, reading(LABEL)) == [("pass", "english", LABEL.words.text)]


def test_a_translation_without_a_name_is_noted() -> None:
    (hit,) = CHECK.find(reading(SPANISH), Brief())

    assert (hit.verdict, hit.message, hit.details) == (
        "review",
        "unvouched",
        {"language": "Spanish"},
    )


def test_who_vouches_is_told() -> None:
    page = reading(replace(SPANISH, vouched_by="Ines Quell, 2026-03-01"))

    (hit,) = CHECK.find(page, Brief())

    assert (hit.verdict, hit.message) == ("pass", "vouched")
    assert hit.details == {"language": "Spanish", "by": "Ines Quell, 2026-03-01"}


def test_without_a_statement_there_is_nothing_to_vouch_for() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
