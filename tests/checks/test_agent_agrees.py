"""The agent in the statement is compared with the name given."""

from dataclasses import replace

from faracheck.checks.agent_agrees import AgentAgrees
from faracheck.model.brief import Brief
from faracheck.model.reading import Element
from tests.build_reading import LABEL, party, reading, said, without

CHECK = AgentAgrees()
GIVEN = Brief(agent="Pelham LLC")


def test_another_spelling_of_the_name_passes() -> None:
    page = reading(replace(LABEL, agent=party("PELHAM, L.L.C.")))

    assert said(CHECK, page, GIVEN) == [("pass", "same", "PELHAM, L.L.C.")]


def test_a_slip_fails_and_the_name_meant_is_told() -> None:
    page = reading(replace(LABEL, agent=party("Quell and Marsch")))
    brief = Brief(agent="Quell & Marsh")

    (hit,) = CHECK.find(page, brief)

    assert (hit.verdict, hit.message) == ("fail", "near")
    assert hit.details == {"found": "Quell and Marsch", "given": "Quell & Marsh"}


def test_another_name_fails() -> None:
    assert said(CHECK, reading(LABEL), Brief(agent="Quell & Marsh")) == [
        ("fail", "other", "Pelham LLC")
    ]


def test_nothing_is_compared_without_both_names() -> None:
    nameless = without(LABEL, Element.AGENT_NAMED, agent=None)

    assert said(CHECK, reading(LABEL)) == [("not-applicable", "no-name-given", "")]
    assert said(CHECK, reading(nameless), GIVEN) == [("not-applicable", "name-missing", "")]
    assert said(CHECK, reading(), GIVEN) == [("not-applicable", "name-missing", "")]
