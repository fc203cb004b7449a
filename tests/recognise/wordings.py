"""The shipped wordings, compiled once for the tests of the recogniser."""

from functools import cache
from pathlib import Path

from faracheck.model.document import Document
from faracheck.model.reading import Statement
from faracheck.recognise.grammar import Grammar, grammar_of
from faracheck.recognise.hints import lowered
from faracheck.recognise.statements import find_statements
from faracheck.recognise.wording import Wording
from faracheck.shape import read

FOLDER = Path(__file__).parents[2] / "rules" / "fara" / "wording"


@cache
def english() -> Grammar:
    return grammar_of(read(FOLDER / "en.yaml", Wording))


def statements_of(document: Document) -> tuple[Statement, ...]:
    return find_statements(document, lowered(document.text), [english()])
