"""Each element is conveyed, comes close, is damaged, or is missing."""

from dataclasses import replace

import pytest

from faracheck.checks.element_present import ElementPresent
from faracheck.model.reading import (
    Element,
    Flaw,
    FlawKind,
    NearMiss,
    NearMissKind,
    Placeholder,
)
from tests.build_reading import LABEL, reading, said, without, words


@pytest.mark.parametrize("element", Element)
def test_an_element_is_found_by_its_own_words(element: Element) -> None:
    assert said(ElementPresent(element), reading(LABEL)) == [("pass", "found", element)]


@pytest.mark.parametrize("element", Element)
def test_only_the_missing_element_fails(element: Element) -> None:
    page = reading(without(LABEL, element))

    failing = [it for it in Element if said(ElementPresent(it), page)[0][0] == "fail"]

    assert failing == [element]


def test_words_that_come_close_are_named_by_their_kind() -> None:
    near = NearMiss(Element.DOJ, NearMissKind.DOJ_ABBREVIATED, words("DOJ"))
    page = reading(without(LABEL, Element.DOJ, near_misses=(near,)))

    assert said(ElementPresent(Element.DOJ), page) == [("fail", "missing/doj-abbreviated", "DOJ")]


def test_what_comes_close_to_another_element_is_not_blamed() -> None:
    near = NearMiss(Element.WASHINGTON, NearMissKind.OTHER_CITY, words("Springfield"))
    page = reading(without(LABEL, Element.DOJ, near_misses=(near,)))

    assert said(ElementPresent(Element.DOJ), page) == [("fail", "missing", LABEL.words.text)]


def test_in_a_damaged_statement_a_person_must_look() -> None:
    flaw = Flaw(FlawKind.DAMAGE, words("ofJ ustice"), "split words")
    page = reading(without(LABEL, Element.DOJ, flaws=(flaw,)))

    assert said(ElementPresent(Element.DOJ), page) == [("review", "damaged", LABEL.words.text)]


def test_a_blank_in_its_place_is_reported_once_elsewhere() -> None:
    blank = Placeholder(words("[REGISTRANT]"), Element.AGENT_NAMED)
    page = reading(without(LABEL, Element.AGENT_NAMED, Element.DOJ, placeholders=(blank,)))

    agent, department = (ElementPresent(it) for it in (Element.AGENT_NAMED, Element.DOJ))
    assert said(agent, page) == [("not-applicable", "placeholder-there", "")]
    assert said(department, page)[0][0] == "fail"


def test_a_missing_statement_leaves_nothing_to_judge() -> None:
    quoted = replace(LABEL, quoted_why="a manual")

    assert said(ElementPresent(Element.DOJ), reading(quoted)) == [
        ("not-applicable", "no-statement", "")
    ]
