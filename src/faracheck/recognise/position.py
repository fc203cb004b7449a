"""How far down a statement stands, and what a reader meets before it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from faracheck.model.document import Block, BlockKind, Document, Layer, Region, Span
from faracheck.model.reading import Statement

# Scripts without spaces count each character as half a word, as word counters do.
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SHORTEST_SENTENCE = 4
"""Words; fewer are a greeting, a date or a label, whatever they end in."""

LONGEST_HEADLINE = 30
"""Words; more are prose even without a full stop."""

_SENTENCE_END = re.compile(r"[.!?。！？؟۔।][\"'”’»)\]]*(?:\s|$)")


def placed(
    document: Document, statements: Sequence[Statement], front: Sequence[Span]
) -> tuple[Statement, ...]:
    """Return the statements with their position filled in; `front` are spans of contacts."""
    if not statements:
        return ()
    page = [block for block in document.blocks if block.layer is Layer.PAGE]
    starts = [block.span.start for block in page]
    quotes = [document.quote(block.span) for block in page]
    # Word by word only as far down as the last statement stands.
    reach = bisect_left(starts, max(it.words.span.start for it in statements) + 1)
    counts = [word_count(quote) for quote in quotes[:reach]]
    total = sum(counts) + _words_of(quotes[reach:]) or 1
    return tuple(
        _placed(document, statement, (page, starts, counts, total), front)
        for statement in statements
    )


def _placed(
    document: Document,
    statement: Statement,
    page: tuple[list[Block], list[int], list[int], int],
    front: Sequence[Span],
) -> Statement:
    blocks, starts, counts, total = page
    offset = statement.words.span.start
    at = max(bisect_left(starts, offset + 1) - 1, 0)
    own = document.quote(Span(blocks[at].span.start, offset)) if blocks else ""
    body = [
        (block, count)
        for block, count in zip(blocks[:at], counts[:at], strict=True)
        if _is_body(document, block, count, front)
    ]
    unseen = _hidden_first(document, [block for block, _ in body])
    before = sum(counts[:at]) + word_count(own) - sum(count for _, count in body[:unseen])
    return replace(
        statement,
        words_before=before,
        position=round(min(before / total, 1.0), 4),
        blocks_before=len(body) - unseen + _prose(own),
    )


def _hidden_first(document: Document, body: Sequence[Block]) -> int:
    """Return how many blocks no reader sees before the first that one does: they stand nowhere."""
    looks = (document.appearance.look(block.span) for block in body)
    return next((at for at, look in enumerate(looks) if look.visible is not False), len(body))


def word_count(text: str) -> int:
    """Return how many words a reader counts in `text`."""
    dense = 0 if text.isascii() else len(_DENSE.findall(text))
    if not dense:
        return _spaced_words(text)
    return _spaced_words(_DENSE.sub(" ", text)) + (dense + 1) // 2


def _spaced_words(text: str) -> int:
    """Return how many words stand in a text: most are letters alone, between white space."""
    pieces = text.split()
    others = [piece for piece in pieces if not piece.isalnum()]
    return len(pieces) - len(others) + len(_WORDS.findall(" ".join(others)))


def _words_of(quotes: Sequence[str]) -> int:
    """Return how many words the quotations have together."""
    text = "\n".join(quotes)
    if text.isascii() or not _DENSE.search(text):
        return _spaced_words(text)
    return sum(map(word_count, quotes))


def _is_body(document: Document, block: Block, words: int, front: Sequence[Span]) -> bool:
    """Say whether a block is the material itself and no headline, date, contact or chrome."""
    if block.region not in {Region.MAIN, Region.COMMENTS} or words < SHORTEST_SENTENCE:
        return False
    # A plain text's headline is a guess by its shape; one that ends in a full stop is a sentence.
    if block.kind is BlockKind.HEADING and document.format != "text":
        return False
    if any(span.meets(block.span) for span in front):
        return False
    return _prose(document.quote(block.span))


def _prose(text: str) -> bool:
    """Say whether a text is prose: a sentence with its stop, or longer than any headline."""
    words = word_count(text)
    return words >= LONGEST_HEADLINE or (
        words >= SHORTEST_SENTENCE and _SENTENCE_END.search(text) is not None
    )
