"""A statement begins where it begins: a headline above lends it no words."""

import pytest

from tests.build import document
from tests.recognise.wordings import statements_of

STATEMENT = (
    "This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism of"
    " Sarkand. Additional information is available at the Department of Justice, Washington, DC."
)


def quoted(text: str) -> list[str]:
    draft = document(text)
    return [draft.quote(statement.words.span) for statement in statements_of(draft)]


@pytest.mark.parametrize(
    "above",
    [
        "Sarkand opens the mountain railway",
        "Sarkand decides on a bridge\n\nThe minister spoke",
        "Sarkand opens the mountain railway.",
        "On this page\n\nSarkand opens its railway",
    ],
)
def test_a_headline_above_lends_the_statement_no_words(above: str) -> None:
    assert quoted(f"{above}\n\n{STATEMENT}") == [STATEMENT]
    assert quoted(f"{above}\n{STATEMENT}") == [STATEMENT]


def test_a_statement_may_begin_with_an_article() -> None:
    statement = STATEMENT.replace("This", "The enclosed")

    assert quoted(statement) == [statement]


def test_a_line_may_end_inside_the_statements_first_words() -> None:
    statement = STATEMENT.replace("This material", "This\nmaterial")

    assert quoted(statement) == [statement]
