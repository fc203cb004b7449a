"""How far down a statement stands, and what a reader meets before it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from faracheck.late import late_pattern
from faracheck.model.document import Block, BlockKind, Document, Layer, Region, Span
from faracheck.model.reading import Statement

# Scripts without spaces count each character as half a word, as word counters do.
_WORDS = late_pattern(r"[^\W_]+(?:['’.-][^\W_]+)*")
_DENSE = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SHORTEST_SENTENCE = 4
"""Words; fewer are a greeting, a date or a label, whatever they end in."""

LONGEST_HEADLINE = 30
"""Words; more are prose even without a full stop."""

_SENTENCE_END = late_pattern(r"[.!?。！？؟۔।][\"'”’»)\]]*(?:\s|$)")


def placed(
    document: Document, statements: Sequence[Statement], front: Sequence[Span]
) -> tuple[Statement, ...]:
    """Return the statements with their position filled in; `front` are spans of contacts."""
    if not statements:
        return ()
    page = _Page(document, max(it.words.span.start for it in statements), front)
    return tuple(_placed(statement, page) for statement in statements)


class _Page:
    """The page as far down as its last statement begins, at `last`: counted once for them all."""

    def __init__(self, document: Document, last: int, front: Sequence[Span]) -> None:
        page = [block for block in document.blocks if block.layer is Layer.PAGE]
        quotes = [document.quote(block.span) for block in page]
        self.document = document
        self.starts = [block.span.start for block in page]
        # Word by word only as far down as the last statement stands.
        reach = bisect_left(self.starts, last + 1)
        self.counts = [word_count(quote) for quote in quotes[:reach]]
        self.total = sum(self.counts) + _words_of(quotes[reach:]) or 1
        self.words = [0, *accumulate(self.counts)]
        self.body = [
            at
            for at, (block, count) in enumerate(zip(page, self.counts, strict=False))
            if _is_body(document, block, count, front)
        ]
        self.counters: dict[int, _Counter] = {}

    @cached_property
    def unseen(self) -> int:
        """How many blocks of the body no reader sees before the first that one does."""
        blocks = [block for block in self.document.blocks if block.layer is Layer.PAGE]
        looks = (self.document.appearance.look(blocks[at].span) for at in self.body)
        shown = (at for at, look in enumerate(looks) if look.visible is not False)
        return next(shown, len(self.body))

    def above(self, offset: int) -> tuple[int, int, bool]:
        """Return the block that holds `offset`, how many words stand above, whether they are prose.

        The words are those of the block itself.
        """
        at = max(bisect_left(self.starts, offset + 1) - 1, 0)
        if not self.starts:
            return 0, 0, False
        counter = self.counters.setdefault(at, _Counter(self.document.text, self.starts[at]))
        words = counter.words_to(offset)
        return at, words, _prose(self.document.text[self.starts[at] : offset], words)


class _Counter:
    """Counts the words of a block up to one offset after another, each word once."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._known = (start, 0, 0)

    def words_to(self, offset: int) -> int:
        """Return how many words a reader counts from the block's start to `offset`."""
        at, spaced, dense = self._known if offset >= self._known[0] else (self._start, 0, 0)
        # What stands apart counts apart: up to there the sum is right whatever follows.
        cut = offset
        while cut > at and not _is_apart(self._text[cut - 1]):
            cut -= 1
        spaced, dense = _added(spaced, dense, self._text[at:cut])
        self._known = (cut, spaced, dense)
        spaced, dense = _added(spaced, dense, self._text[cut:offset])
        return spaced + (dense + 1) // 2


def _is_apart(character: str) -> bool:
    return character.isspace() or _DENSE.match(character) is not None


def _added(spaced: int, dense: int, text: str) -> tuple[int, int]:
    """Return two counts with those of `text` added: its words, and characters that count half."""
    more = 0 if text.isascii() else len(_DENSE.findall(text))
    return spaced + _spaced_words(_DENSE.sub(" ", text) if more else text), dense + more


def _placed(statement: Statement, page: _Page) -> Statement:
    at, own, prose = page.above(statement.words.span.start)
    body = bisect_left(page.body, at)
    # Blocks that no reader sees before the first that one does stand nowhere.
    unseen = min(page.unseen, body) if body else 0
    hidden = sum(page.counts[block] for block in page.body[:unseen])
    before = page.words[at] + own - hidden
    return replace(
        statement,
        words_before=before,
        position=round(min(before / page.total, 1.0), 4),
        blocks_before=body - unseen + prose,
    )


def word_count(text: str) -> int:
    """Return how many words a reader counts in `text`."""
    spaced, dense = _added(0, 0, text)
    return spaced + (dense + 1) // 2


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
    return _prose(document.quote(block.span), words)


def _prose(text: str, words: int) -> bool:
    """Say whether a text is prose: a sentence with its stop, or longer than any headline."""
    return words >= LONGEST_HEADLINE or (
        words >= SHORTEST_SENTENCE and _SENTENCE_END.search(text) is not None
    )
