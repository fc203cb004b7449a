"""A statement in another language than English has somebody to vouch for it."""

from dataclasses import replace

from faracheck.checks.wording_vouched import WordingVouched
from faracheck.model.brief import Brief
from tests.build_reading import LABEL, hidden, reading, said

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


def test_each_language_is_noted_once() -> None:
    french = replace(LABEL, language="fr")

    hits = list(CHECK.find(reading(LABEL, SPANISH, SPANISH, french), Brief()))

    assert [(hit.message, hit.details.get("language")) for hit in hits] == [
        ("english", None),
        ("unvouched", "Spanish"),
        ("unvouched", "French"),
    ]


def test_a_statement_that_nobody_meets_is_not_noted() -> None:
    page = reading(LABEL, hidden(SPANISH), replace(SPANISH, quoted_why="a manual"))

    assert [hit.message for hit in CHECK.find(page, Brief())] == ["english"]


def test_without_a_statement_there_is_nothing_to_vouch_for() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
