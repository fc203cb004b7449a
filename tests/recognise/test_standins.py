"""Where no name stands, nobody is named: whatever stands there instead."""

import pytest

from faracheck.model.reading import Element, Statement
from tests.build import document
from tests.recognise.wordings import statements_of
from tests.score.statements import deciding, labelled

INFORMED = "Additional information is on file with the Department of Justice, Washington, DC."
COMPLETE = [
    (language, case)
    for language, case in labelled()
    if case.verdict == "complete" and case.agent and len(case.principals) == 1
]


def only(clause: str) -> Statement:
    (statement,) = statements_of(document(f"{clause} {INFORMED}"))
    return statement


@pytest.mark.parametrize(
    "agent",
    [
        "our firm, 1200 K Street NW",
        "a registered foreign agent, 12 Main Street, Albany, N.Y.",
        "a registered foreign agent, through its affiliate Marsh Hollow",
        "our firm, a subsidiary of Bell Group",
        "A REGISTERED FOREIGN AGENT",
        "12 Elm Street, Springfield",
        "this material",
        '""',
    ],
)
def test_a_stand_in_with_an_address_or_an_apposition_is_no_agent(agent: str) -> None:
    statement = only(f"This material is distributed by {agent} on behalf of Sarkand.")
    assert statement.agent is None
    assert Element.AGENT_NAMED in statement.missing


@pytest.mark.parametrize(
    "principal",
    [
        "A FOREIGN PRINCIPAL",
        "a foreign government and its ministries",
        "ITS CLIENT AND A FOREIGN GOVERNMENT",
        "its client, a candidate for President",
        "its client, an instrumentality of the Government of Sarkand",
    ],
)
def test_stand_ins_joined_or_described_are_no_principal(principal: str) -> None:
    statement = only(f"This material is distributed by Vantor LLC on behalf of {principal}.")
    assert statement.principals == ()


@pytest.mark.parametrize(
    "agent", ["Agents of Change LLC", "21 Club Media LLC", "Daily Report Group", "Under Armor PR"]
)
def test_a_name_may_begin_as_a_stand_in_does(agent: str) -> None:
    statement = only(f"This material is distributed by {agent} on behalf of Sarkand.")
    assert statement.agent
    assert statement.agent.name == agent


def test_a_sentence_about_the_client_names_no_agent() -> None:
    statement = only("Sarkand has retained our firm, which distributes this on behalf of Sarkand.")
    assert statement.agent is None


@pytest.mark.parametrize("language", sorted({language for language, _ in COMPLETE}))
def test_a_name_left_out_is_missed_in_every_language(language: str) -> None:
    for spoken, case in COMPLETE:
        if spoken != language:
            continue
        for name in (case.agent, *case.principals):
            if name and name in case.text:
                verdict, statement = deciding(case.text.replace(name, ""))
                assert verdict != "complete", (case.text, name, statement)
