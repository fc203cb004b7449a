"""Passages too damaged to find by their words: read where they can be, named where not."""

import re
from collections.abc import Iterator, Sequence

from faracheck.model.document import Block, Document, Layer
from faracheck.model.reading import Statement, Words
from faracheck.recognise.damage import broken_words
from faracheck.recognise.grammar import Grammar, grammar_of
from faracheck.recognise.passage import folded_passage
from faracheck.recognise.patterns import compile_pattern
from faracheck.recognise.statements import distinct, statements_in
from faracheck.recognise.view import words_at
from faracheck.recognise.wording import Wording

# Signs of a scanner or a broken encoding: digits and signs inside words, the replacement
# character, letters set apart by spaces.
_NOISE = re.compile(
    r"[^\W\d_][0-9@$!|€£¥§\ufffd\u25a1]+[^\W\d_]|\ufffd|(?:\b[^\W\d_] ){5}|[a-z][A-Z][a-z]{2}"
)
# What any of these signs begins with, found ten times as fast: lines without it are passed over.
_PERHAPS_NOISE = (
    r"[^\x00-\x40][0-9@$!|€£¥§\x{FFFD}\x{25A1}]|\x{FFFD}|[^\x00-\x40] [^\x00-\x40] [^\x00-\x40] "
    r"|[a-z][A-Z][a-z]"
)
ENOUGH_NOISE = 3
ENOUGH_WORDS = 3


def noisy(text: str) -> bool:
    """Say whether a text shows signs of scanning or broken extraction."""
    signs = 0
    for line in _perhaps_noisy(text):
        signs += sum(1 for _ in _NOISE.finditer(line))
        if signs >= ENOUGH_NOISE:
            return True
    return False


def _perhaps_noisy(text: str) -> Iterator[str]:
    """Yield the lines that may show such signs: none of them goes beyond its line."""
    behind = 0
    for found in compile_pattern(_PERHAPS_NOISE).finditer(text):
        if found.start() >= behind:
            end = text.find("\n", found.start())
            start, behind = text.rfind("\n", 0, found.start()) + 1, len(text) if end < 0 else end
            yield text[start:behind]


def find_damaged(
    document: Document, wordings: Sequence[Wording]
) -> tuple[tuple[Statement, ...], tuple[Words, ...]]:
    """Return the statements in damaged blocks, and the blocks that stay unreadable.

    Asked only where no statement was found: a block counts as unreadable when it is noisy and
    several different words of a statement stand broken in it.
    """
    if not noisy(document.text):
        return (), ()
    grammars = [grammar_of(wording) for wording in wordings]
    statements: list[Statement] = []
    unreadable: list[Words] = []
    for block in document.blocks:
        if block.layer is Layer.PAGE and noisy(document.quote(block.span)):
            found = [s for g in grammars for s in _readable(document, block, g)]
            statements += found
            if not found and any(_meant(document, block, grammar) for grammar in grammars):
                unreadable.append(words_at(document, block.span))
    return distinct(statements), tuple(unreadable)


def _readable(document: Document, block: Block, grammar: Grammar) -> list[Statement]:
    return list(statements_in(document, block.layer, block.span, grammar))


def _meant(document: Document, block: Block, grammar: Grammar) -> bool:
    folded = folded_passage(document, block.span, grammar)
    return broken_words(folded.text, grammar) >= ENOUGH_WORDS
