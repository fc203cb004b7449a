"""Statements: assemblies of clauses and referrals, told as plain data with their evidence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from faracheck.model.document import Document, Layer, Span
from faracheck.model.reading import Element, Statement
from faracheck.recognise.assembly import Assembly, assemble, is_stray
from faracheck.recognise.damage import repaired
from faracheck.recognise.folding import Folded
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.passage import folded_passage, passages
from faracheck.recognise.quotation import unrelated
from faracheck.recognise.telling import tell
from faracheck.recognise.view import View


def find_statements(
    document: Document, lowered: str, grammars: Sequence[Grammar]
) -> tuple[Statement, ...]:
    """Return the statements of a document in order, complete or not, seen or not.

    `lowered` is the document's text in lower case, character for character. Where two languages
    read the same words, the reading that finds more elements stands.
    """
    found = [
        statement
        for grammar in grammars
        for layer, span in passages(document, lowered, grammar)
        for statement in statements_in(document, layer, span, grammar)
    ]
    return distinct(found)


def distinct(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements in order, the fullest where two read the same words."""
    chosen: list[Statement] = []
    for statement in sorted(found, key=lambda s: (-len(s.found), s.words.span)):
        # Those chosen stand apart from one another, so only neighbours can be met.
        at = bisect_left(chosen, statement.words.span, key=lambda it: it.words.span)
        beside = chosen[max(at - 1, 0) : at + 1]
        if not any(statement.words.span.meets(other.words.span) for other in beside):
            chosen.insert(at, statement)
    return tuple(chosen)


def statements_in(
    document: Document, layer: Layer, span: Span, grammar: Grammar
) -> Iterator[Statement]:
    """Yield the statements of one passage, broken words put right where that finds more."""
    folded = folded_passage(document, span, grammar)
    told = list(_told(document, layer, folded, grammar))
    if any(statement.complete for statement in told):
        yield from told
        return
    mended = repaired(folded, grammar)
    if mended.text == folded.text:
        yield from told
        return
    # Putting words right must find more than was found without, or it only found fault.
    better = list(_told(document, layer, mended, grammar))
    yield from better if _conveyed(better) > _conveyed(told) else told


def _told(
    document: Document, layer: Layer, folded: Folded, grammar: Grammar
) -> Iterator[Statement]:
    for assembly in assemble(folded.text, grammar):
        if unrelated(folded.text, assembly, grammar) and not _meant(assembly):
            continue
        yield tell(View(document, layer, folded, grammar, assembly))


def _conveyed(statements: Sequence[Statement]) -> int:
    return sum(len(statement.found) for statement in statements)


def _meant(assembly: Assembly) -> bool:
    """Say whether a clause and the Department show a statement amid words of another notice."""
    clause = assembly.main
    if clause is None or is_stray(clause):
        return False
    return any(Element.DOJ in referral.conveys for referral in assembly.referrals)
