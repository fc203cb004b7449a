"""All that a draft holds of statements: those found by their words, and damaged ones."""

from collections.abc import Sequence

from faracheck.model.document import Document
from faracheck.model.reading import Statement, Words
from faracheck.recognise.grammar import grammar_of
from faracheck.recognise.statements import distinct, find_statements
from faracheck.recognise.unreadable import find_damaged
from faracheck.recognise.wording import Wording


def find_candidates(
    document: Document, lowered: str, likely: Sequence[Wording], wordings: Sequence[Wording]
) -> tuple[tuple[Statement, ...], tuple[Words, ...]]:
    """Return the statements of a draft, and the passages too damaged to read.

    `lowered` is its text in lower case, `likely` are those of the `wordings` of which a word
    stands in it.
    """
    grammars = [grammar_of(wording) for wording in likely]
    statements = find_statements(document, lowered, grammars)
    if any(statement.complete for statement in statements):
        return statements, ()
    damaged, unreadable = find_damaged(document, wordings)
    return distinct([*statements, *damaged]), unreadable
