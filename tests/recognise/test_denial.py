"""What is denied, or only supposed, conveys nothing."""

import pytest

from faracheck.model.reading import Element, NearMissKind, Statement
from tests.build import document
from tests.recognise.wordings import statements_of

CLAUSE = "This material is distributed by Vantor LLC on behalf of Sarkand."
REFERRAL = "Additional information is on file with the Department of Justice, Washington, DC."
OF_THE_CLAUSE = {
    Element.DISTRIBUTED_BY,
    Element.AGENT_NAMED,
    Element.ON_BEHALF_OF,
    Element.PRINCIPAL_NAMED,
}


def only(text: str) -> Statement:
    (statement,) = statements_of(document(text))
    return statement


def kinds(statement: Statement) -> set[NearMissKind]:
    return {miss.kind for miss in statement.near_misses}


@pytest.mark.parametrize(
    "clause",
    [
        "If this material is distributed by Vantor LLC on behalf of Sarkand, tell us.",
        "Unless this material is distributed by Vantor LLC on behalf of Sarkand, keep it.",
        "Suppose that this material is distributed by Vantor LLC on behalf of Sarkand.",
        "This material may be distributed by Vantor LLC on behalf of Sarkand.",
        "This material would have been distributed by Vantor LLC on behalf of Sarkand.",
        "This material is expected to be distributed by Vantor LLC on behalf of Sarkand.",
        "Vantor LLC might distribute this material on behalf of Sarkand.",
        "This material is distributed by Vantor LLC on behalf of Sarkand once approved.",
        "Vantor LLC would be registered under FARA as an agent of Sarkand.",
    ],
)
def test_what_is_only_supposed_says_nothing_of_this_draft(clause: str) -> None:
    statement = only(f"{clause} {REFERRAL}")

    assert set(statement.missing) >= OF_THE_CLAUSE
    assert kinds(statement) == {NearMissKind.HYPOTHETICAL}


@pytest.mark.parametrize(
    "text",
    [
        f"If you read on: {CLAUSE} {REFERRAL}",
        f"{CLAUSE.replace('This', 'Viewers should be aware that this')} {REFERRAL}",
        f"{CLAUSE.replace('This', 'Unless otherwise noted, this')} {REFERRAL}",
        f"May 4, 2026. {CLAUSE} {REFERRAL}",
        f"{CLAUSE} {REFERRAL.replace('is on file with', 'may be obtained from')}",
    ],
)
def test_a_condition_elsewhere_takes_nothing_back(text: str) -> None:
    assert only(text).complete


@pytest.mark.parametrize(
    "start", ["It is false that this material is", "Nothing in this material is", "None of this is"]
)
def test_a_denial_ahead_of_the_clause_takes_it_back(start: str) -> None:
    statement = only(f"{CLAUSE.replace('This material is', start)} {REFERRAL}")

    assert set(statement.missing) == OF_THE_CLAUSE
    assert kinds(statement) == {NearMissKind.NEGATED}


def test_a_denial_behind_the_agent_takes_back_only_on_whose_behalf() -> None:
    statement = only(f"{CLAUSE.replace(' on behalf', ', but not on behalf')} {REFERRAL}")

    assert statement.missing == (Element.ON_BEHALF_OF, Element.PRINCIPAL_NAMED)
    assert statement.agent is not None
    assert statement.agent.name == "Vantor LLC"


def test_a_denial_about_the_agent_itself_takes_nothing_back() -> None:
    assert only(
        f"{CLAUSE.replace(' on behalf', ', which is not a law firm, on behalf')} {REFERRAL}"
    ).complete


def test_information_that_would_be_there_is_not_there() -> None:
    statement = only(f"{CLAUSE} {REFERRAL.replace('is on file', 'would be on file')}")

    assert statement.missing == (Element.ADDITIONAL_INFO, Element.DOJ, Element.WASHINGTON)
    assert kinds(statement) == {NearMissKind.HYPOTHETICAL}


def test_a_registration_that_is_denied_serves_as_no_notice() -> None:
    statement = only(f"{CLAUSE} Vantor LLC is not registered under FARA as an agent of Sarkand.")

    assert not statement.serves_as_notice


def test_a_denial_in_the_block_above_denies_nothing_below() -> None:
    assert only(f"A view you will never forget\n\n{CLAUSE} {REFERRAL}").complete
    assert not only(f"It is not true that:\n\n{CLAUSE} {REFERRAL}").complete


def test_a_denial_of_everything_is_no_statement() -> None:
    denied = "This report is not distributed on behalf of any foreign principal."
    nothing = (
        "There is no information about it on file with the Department of Justice, Washington, DC."
    )

    assert not statements_of(document(f"{denied} {nothing}"))
