"""A draft and its translations carry a statement of the same parties."""

import pytest

from faracheck.checks.translations_agree import TranslationsAgree
from faracheck.model.brief import Brief, Translation
from faracheck.model.reading import Element
from tests.build_reading import LABEL, hidden, reading, without

CHECK = TranslationsAgree()
SAME = Translation("a.es.txt", "at line 3", "Pelham LLC", ("Sarkand",))


def found(*others: Translation, statement: bool = True, **known: object) -> list[tuple[str, str]]:
    brief = Brief(translations=others, **known)  # type: ignore[arg-type]
    page = reading(LABEL) if statement else reading()
    return [(hit.verdict.value, hit.message) for hit in CHECK.find(page, brief)]


def test_without_a_translation_there_is_nothing_to_compare() -> None:
    assert found() == [("not-applicable", "no-translation")]


def test_each_translation_is_compared() -> None:
    other = Translation("a.fr.txt", "at line 3", "Pelham LLC", ("Vastria",))

    assert found(SAME, other) == [("pass", "same"), ("fail", "other")]


@pytest.mark.parametrize(
    "other",
    [
        Translation("a", "at line 3", "Quell LLC", ("Sarkand",)),
        Translation("a", "at line 3", "Pelham LLC", ("Sarkand", "Vastria")),
        Translation("a", "at line 3", "Pelham LLC", ("Zarkand",)),
    ],
)
def test_any_party_that_one_side_alone_names_is_a_difference(other: Translation) -> None:
    assert found(other) == [("fail", "other")]


def test_a_name_in_another_language_is_no_difference() -> None:
    other = Translation("a", "at line 3", "Pelham LLC", ("Sarkandia",))

    assert found(other, aliases={"Sarkand": ("Sarkandia",)}) == [("pass", "same")]
    assert found(other, aliases={"Vastria": ("Sarkandia",)}) == [("fail", "other")]


def test_a_statement_on_one_side_alone_is_told_on_both() -> None:
    assert found(Translation("a")) == [("fail", "alone")]
    assert found(SAME, statement=False) == [("fail", "lacks")]
    assert found(Translation("a"), statement=False) == [("not-applicable", "no-statement")]


def test_what_could_not_be_read_is_for_a_person() -> None:
    assert found(Translation("a", unread="no text")) == [("review", "unread")]


def test_names_that_are_missing_are_told_elsewhere() -> None:
    assert found(Translation("a", "at line 1")) == [("not-applicable", "name-missing")]


def test_what_is_hidden_or_incomplete_is_compared_all_the_same() -> None:
    brief = Brief(translations=(SAME,))
    for statement in (hidden(LABEL), without(LABEL, Element.DOJ)):
        (hit,) = CHECK.find(reading(statement), brief)
        assert hit.message == "same"
