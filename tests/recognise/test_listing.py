"""Lists inside a sentence name several principals and end no sentence."""

import pytest

from faracheck.recognise.listing import numbering, with_commas
from tests.build import document
from tests.recognise.wordings import english, statements_of

INFORMED = "Additional information is on file with the Department of Justice, Washington, DC."


def principals(clause: str) -> list[str]:
    (statement,) = statements_of(document(f"{clause} {INFORMED}"))
    return [party.name for party in statement.principals]


@pytest.mark.parametrize(
    "listed",
    [
        "(1) the Republic of Ithria; and (2) the Ithria Ports Authority",
        "(i) the Republic of Ithria, and (ii) the Ithria Ports Authority",
        "a) the Republic of Ithria; and b) the Ithria Ports Authority",
        "the Republic of Ithria; and the Ithria Ports Authority",
        "the following: (1) the Republic of Ithria; and (2) the Ithria Ports Authority",
    ],
)
def test_each_member_of_a_list_is_a_principal(listed: str) -> None:
    named = principals(f"This material is distributed by Vantor LLC on behalf of {listed}.")
    assert named == ["Republic of Ithria", "Ithria Ports Authority"]


def test_one_number_alone_makes_no_list() -> None:
    assert not numbering("the Republic of Ithria (1) and others")
    assert not numbering("under section 4(b)")


@pytest.mark.parametrize(
    "text",
    [
        "on behalf of Ithria; and additional information is on file",
        "ON BEHALF OF ITHRIA; AND ADDITIONAL INFORMATION IS ON FILE",
        "on behalf of Ithria; Vantor LLC is registered as an agent of Ithria",
        "on behalf of Ithria; it says so; Ithria Ports",
        "on behalf of Ithria",
    ],
)
def test_a_semicolon_before_anything_but_names_stays(text: str) -> None:
    assert with_commas(text, english()) == text


def test_an_entry_may_part_its_names_by_semicolons_alone() -> None:
    draft = f"Distributed by: Vantor LLC\nOn behalf of: Ithria Radio; Ithria Ports\n{INFORMED}"

    (statement,) = statements_of(document(draft))

    assert [party.name for party in statement.principals] == ["Ithria Radio", "Ithria Ports"]
