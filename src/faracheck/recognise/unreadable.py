"""Passages too damaged to find by their words: read where they can be, named where not."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from faracheck.model.document import Block, Document, Layer
from faracheck.model.reading import Statement, Words
from faracheck.recognise.damage import broken_words
from faracheck.recognise.grammar import Grammar, grammar_of
from faracheck.recognise.noise import noisy
from faracheck.recognise.passage import folded_passage
from faracheck.recognise.quoting import words_at
from faracheck.recognise.statements import distinct, statements_in
from faracheck.recognise.wording import Wording

ENOUGH_WORDS = 3


def find_damaged(
    document: Document, wordings: Sequence[Wording]
) -> tuple[tuple[Statement, ...], tuple[Words, ...]]:
    """Return the statements in damaged blocks, and the blocks that stay unreadable.

    Asked only where no statement was found: a block counts as unreadable when it is noisy and
    several different words of a statement stand broken in it.
    """
    blocks = _noisy_blocks(document)
    # Compiling every language costs more than all the rest of a draft.
    grammars = [grammar_of(wording) for wording in wordings] if blocks else []
    # "Department" is no broken "departamento".
    sound = {word.lower() for grammar in grammars for word in grammar.wording.lexicon}
    statements: list[Statement] = []
    unreadable: list[Words] = []
    for block in blocks:
        found = [s for g in grammars for s in _readable(document, block, g)]
        statements += found
        if not found and any(_meant(document, block, it, sound) for it in grammars):
            unreadable.append(words_at(document, block.span))
    return distinct(statements), tuple(unreadable)


def _noisy_blocks(document: Document) -> list[Block]:
    if not noisy(document.text):
        return []
    page = (block for block in document.blocks if block.layer is Layer.PAGE)
    return [block for block in page if noisy(document.quote(block.span))]


def _readable(document: Document, block: Block, grammar: Grammar) -> list[Statement]:
    return list(statements_in(document, block.layer, block.span, grammar))


def _meant(document: Document, block: Block, grammar: Grammar, sound: AbstractSet[str]) -> bool:
    folded = folded_passage(document, block.span, grammar)
    return broken_words(folded.text, grammar, sound) >= ENOUGH_WORDS
