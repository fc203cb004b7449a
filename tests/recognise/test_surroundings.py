"""What releases, pages and messages say around a statement takes nothing from it."""

import pytest

from faracheck.model.reading import Statement
from tests.build import document
from tests.recognise.wordings import statements_of

LABEL = (
    "This material is distributed by Pelham Roy LLC on behalf of the Republic of Sarkand. Additional"
    " information is available at the Department of Justice, Washington, DC."
)
BEFORE = (
    "About Pelham Roy: Pelham Roy LLC is a public relations firm in Washington.",
    "Photo: the port of Elin at dawn.",
    "For more on the fair visit www.sarkand.example.",
    "Media Contact: Ada Quell, +1 202 555 0143.",
    "Sign up for our newsletter.",
    "© 2026 Embassy of Sarkand. All rights reserved.",
    "“We are proud of this port,” said the minister.",
    "This story was first published in March.",
    "The minister said the port would open in May.",
    "You are receiving this e-mail because you signed up at our stand.",
    "If you no longer wish to receive these messages, click here.",
    "The views in this article are the author's own.",
    "Ada Quell is a partner at Pelham Roy LLC.",
    "The author is a former ambassador to Sarkand.",
    "This op-ed reflects the views of its author.",
    "Translated from the Sarkandi original by the embassy's press office.",
    "Not intended for residents of Vastria.",
    "Prepared for the spring session of the Senate.",
    "The figures are those of the Ministry of Trade, 2025.",
    "Video courtesy of Visit Sarkand.",
    "Pelham Roy LLC does not accept unsolicited résumés.",
    "Nothing in this release is investment advice.",
    "Follow us on social media.",
    "Published weekly. Circulation 4,000.",
    "Next issue: the mountain railway.",
    "Follow the talks live from Monday.",
    "Some photographs were altered for clarity.",
    "Correction: an earlier version of this release misstated the date of the fair.",
    "Embargoed until 9 a.m. on March 3.",
    "Interviews are available on request.",
    "Editors may use this text free of charge.",
    "Please do not reply to this message.",
    "In Sarkand, the harvest is over.",
    "What is FARA?",
    "Why does this notice appear?",
)
LEADS = (
    "Please note the following:",
    "The following statement is required by the Foreign Agents Registration Act:",
    "The following notice is given under FARA:",
    "As required by law, the following notice is given:",
    "In compliance with the Foreign Agents Registration Act:",
    "Published in accordance with U.S. law:",
    "Required disclosure:",
    "Who is behind this message:",
    "Important information about this e-mail:",
    "Notes to editors:",
    "Notes to editors and broadcasters:",
    "Notes for editors:",
    "Notes:",
    "Editor's note:",
    "Federal law requires us to state:",
    "Imprint and legal notices of this site:",
    "Media contact and foreign agent disclosure:",
)
BEHIND = (
    "Reproduction permitted.",
    "The views expressed are those of the author alone.",
    "Errors and omissions excepted.",
    "Registration does not indicate approval of the contents by the United States Government.",
    "The contents do not reflect the views of the U.S. government.",
    "All rights reserved.",
    "Any mistakes are ours.",
    "Pelham Roy LLC takes no responsibility for third-party sites.",
    "Unsubscribe here.",
    "Printed on recycled paper.",
    "Please consider the environment before printing.",
    "That is all for this week.",
    "Thank you for reading.",
    "This notice is required by law.",
    "The statement above is required by the Foreign Agents Registration Act.",
    "Read more about FARA at www.fara.example.",
    "Sarkand is not responsible for the opinions in it.",
    "The information is believed to be correct.",
    "No part of it may be sold.",
    "The above notice applies to all our releases.",
)
TELLS = (
    "Pelham notes:",
    "The company notes:",
    "The following statement must be printed:",
    "The following statement is required on every release:",
    'The handbook says the following statement is required by the Act: "',
    "Please use this text:",
    "Could you print this:",
)
"""Leads of people who speak of a statement, and make none."""


def only(text: str) -> Statement:
    (statement,) = statements_of(document(text))
    return statement


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize("words", [*BEFORE, *LEADS])
def test_what_stands_before_a_statement_leaves_it_in_earnest(words: str, gap: str) -> None:
    statement = only(f"Sarkand opens its ports.\n\n{words}{gap}{LABEL}\n\nMore news follows.")

    assert (statement.complete, statement.quoted_why) == (True, None)


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize("words", BEHIND)
def test_what_stands_behind_it_does_too(words: str, gap: str) -> None:
    statement = only(f"Sarkand opens its ports.\n\n{LABEL}{gap}{words}\n\nMore news follows.")

    assert (statement.complete, statement.quoted_why) == (True, None)


@pytest.mark.parametrize("words", TELLS)
def test_who_speaks_of_a_statement_makes_none(words: str) -> None:
    end = '"' if words.endswith('"') else ""

    assert only(f"Sarkand opens its ports.\n\n{words.rstrip()} {LABEL}{end}\n\nMore.").quoted
