"""The statement is in the draft's language, as far as that is known."""

from dataclasses import replace

from faracheck.checks.language import Language
from faracheck.model.brief import Brief
from faracheck.model.reading import Element
from tests.build_reading import LABEL, hidden, reading, said, without

CHECK = Language()
SPANISH = replace(LABEL, language="es")


def test_regions_and_scripts_make_no_difference() -> None:
    assert said(CHECK, reading(LABEL, language="en-GB"))[0][:2] == ("pass", "same")
    assert (
        said(CHECK, reading(replace(LABEL, language="zh-Hant"), language="zh-CN"))[0][0] == "pass"
    )


def test_another_language_is_a_finding_that_names_both() -> None:
    (hit,) = CHECK.find(reading(LABEL, language="es"), Brief())

    assert (hit.verdict, hit.message) == ("fail", "other")
    assert hit.details == {"draft": "Spanish", "statement": "English", "lacking": "Spanish"}


def test_a_draft_in_two_languages_asks_for_a_statement_in_each() -> None:
    bilingual = {"language": "en", "other_languages": ("es", "ar")}

    (hit,) = CHECK.find(reading(LABEL, SPANISH, **bilingual), Brief())

    assert (hit.verdict, hit.message) == ("fail", "lacking")
    assert hit.details == {
        "draft": "English, Spanish and Arabic",
        "statement": "English and Spanish",
        "lacking": "Arabic",
    }
    arabic = replace(LABEL, language="ar")
    assert said(CHECK, reading(LABEL, SPANISH, arabic, **bilingual))[0][:2] == ("pass", "same")


def test_a_second_statement_in_the_drafts_language_serves() -> None:
    assert said(CHECK, reading(LABEL, SPANISH, language="es"))[0][:2] == ("pass", "same")


def test_a_hidden_quoted_or_incomplete_one_does_not() -> None:
    for copy in (
        hidden(SPANISH),
        replace(SPANISH, quoted_why="a manual"),
        without(SPANISH, Element.DOJ),
    ):
        assert said(CHECK, reading(LABEL, copy, language="es"))[0][0] == "fail"


def test_an_unknown_language_is_not_guessed() -> None:
    assert said(CHECK, reading(LABEL, language=None)) == [
        ("not-applicable", "language-unknown", "")
    ]


def test_without_a_statement_there_is_no_language() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
