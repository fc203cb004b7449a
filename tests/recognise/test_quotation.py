"""Words that only report, order or paraphrase a statement label nothing."""

import pytest

from faracheck.model.document import BlockKind
from faracheck.model.reading import Statement
from tests.build import Piece, document, page
from tests.recognise.wordings import statements_of

CLAUSE = "This material is distributed by Vantor LLC on behalf of Sarkand."
REFERRAL = "Additional information is on file with the Department of Justice, Washington, DC."
LABEL = f"{CLAUSE} {REFERRAL}"


def only(text: str) -> Statement:
    (statement,) = statements_of(document(text))
    return statement


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"Please print the text below.\n\n{LABEL}", "an instruction in the block above"),
        (f"What is missing from the label “{LABEL}”?", "a quotation, introduced as such"),
        (
            f"The judge asked whether {CLAUSE[0].lower()}{CLAUSE[1:]} {REFERRAL}",
            "a report of somebody else's statement",
        ),
        (
            f"A spokeswoman confirmed that {LABEL[0].lower()}{LABEL[1:]}",
            "a report of somebody else's statement",
        ),
        (
            f"She notes that the notes are distributed by Vantor LLC on behalf of Sarkand. {REFERRAL}",
            "a report of somebody else's statement",
        ),
        (
            f"Interns should label every page. Like so: {LABEL}",
            "an instruction to write a statement",
        ),
        (f"Spotted at the foot of a flyer:\n\n> {LABEL}", "a quotation, introduced as such"),
        (f"The flyer ended: {LABEL}", "a report of somebody else's statement"),
        (f"{CLAUSE[:-1]}, the indictment alleges. {REFERRAL}", "a report of what somebody said"),
        (f"{CLAUSE} {REFERRAL[:-1]}, records show.", "a report of what somebody said"),
        (f"Step 4. Type: {LABEL}", "an instruction to write a statement"),
        (f"APPENDIX B: MODEL STATEMENT\n\n{LABEL}", "a specimen under a heading that says so"),
        (
            f"Materials distributed by an agent on behalf of a foreign principal must say: {REFERRAL}",
            "a paraphrase of the statute",
        ),
    ],
)
def test_what_is_only_quoted_says_why(text: str, why: str) -> None:
    assert only(text).quoted_why == why


@pytest.mark.parametrize(
    "text",
    [
        f"Vantor LLC hereby states that {CLAUSE[0].lower()}{CLAUSE[1:]} {REFERRAL}",
        f"The minister said the label is a formality.\n\n{LABEL}",
        f"Notice required by law: {LABEL}",
        f"The film you have just seen is distributed by Vantor LLC on behalf of Sarkand. {REFERRAL}",
        f"This kit, which includes maps, is distributed by Vantor LLC on behalf of Sarkand. {REFERRAL}",
        f"Doors open at seven. Print your ticket at home.\n\n{LABEL}",
        f"The harvest was good, the minister said.\n\nDisclosure:\n\n{LABEL}",
        f"You should know who pays us. Plainly: {LABEL}",
        f"We are required by law to tell you: {LABEL}",
        f"Write to press@example.com. Disclosure: {LABEL}",
        f"These notes are distributed by Vantor LLC on behalf of Sarkand. {REFERRAL}",
        f"Vantor LLC notes that this atlas is distributed by it on behalf of Sarkand. {REFERRAL}",
        f"{LABEL}\n\nAs an example of the new trade, sardines were said to sell well.",
    ],
)
def test_a_statement_that_the_sender_makes_is_its_own(text: str) -> None:
    assert not only(text).quoted


def test_a_heading_that_says_specimen_speaks_of_what_is_below_it() -> None:
    draft = page(Piece("Sample wording", kind=BlockKind.HEADING), Piece(LABEL))

    (statement,) = statements_of(draft)

    assert statement.quoted


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_a_line_that_ends_in_a_colon_leads_into_the_quotation_below_it(between: str) -> None:
    statement = "This material is distributed by Vantor LLC on behalf of Sarkand."
    informed = "Additional information is on file with the Department of Justice, Washington, DC."
    quotation = between.join(f"“{statement} {informed}”".split())
    (told,) = statements_of(document(f"The flyer carried these words:\n\n{quotation}"))
    assert told.quoted
    (own,) = statements_of(document(f"FARA disclosure:\n\n“{statement} {informed}”"))
    assert not own.quoted
