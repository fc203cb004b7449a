"""The page as lines: where a contact block's pieces stand apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Block, BlockKind, Document, Layer, Region, Span
from faracheck.recognise.contact.lexicon import Lexicon
from faracheck.recognise.contact.links import Target, find_targets

_ELSEWHERE = frozenset({Region.NAVIGATION, Region.COMMENTS})
_WORD = late_pattern(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PIECES = late_pattern(r"[,;|:()–—]")
_ENDED = late_pattern(r"[.!?…][\"”’»)]*$")
_CASED = late_pattern(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_UNSPACED = late_pattern(r"[぀-ヿ㐀-鿿가-힯]")
_REACH = 12
_MANY_WORDS = 7
_MANY_LETTERS = 45


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; `block` is its block's number, `heading` says what kind it is."""

    span: Span
    block: int
    kind: BlockKind
    region: Region


@dataclass(frozen=True)
class Page:
    """The lines of a document that its reader meets, menus and comments left out.

    `targets` are what its links lead to, `traces` the offsets at which an address or a number
    may stand, in order.
    """

    document: Document
    targets: tuple[Target, ...]
    traces: tuple[int, ...]

    @property
    def text(self) -> str:
        """The reading text."""
        return self.document.text

    @cached_property
    def end(self) -> int:
        """Where the page ends and other layers of the file begin."""
        return max((block.span.end for block in self._blocks), default=0)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, in reading order."""
        return tuple(
            line for number, block in enumerate(self._blocks) for line in self._split(number, block)
        )

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return tuple(
            block
            for block in self.document.blocks
            if block.layer is Layer.PAGE and block.region not in _ELSEWHERE
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    def number_at(self, offset: int) -> int | None:
        """Return the number of the line in which `offset` lies, or None between lines."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset > self.lines[number].span.end:
            return None
        return number

    def block_of(self, line: Line) -> Span:
        """Return the block that a line belongs to."""
        return self._blocks[line.block].span

    def traced(self, span: Span) -> bool:
        """Say whether an address or a number may begin inside `span`."""
        return self.trace_from(span.start, span.end) is not None

    def trace_from(self, start: int, end: int) -> int | None:
        """Return the first trace at or behind `start` and before `end`, or None."""
        index = bisect_left(self.traces, start)
        if index < len(self.traces) and self.traces[index] < end:
            return self.traces[index]
        return None

    def neighbourhoods(self) -> Iterator[Span]:
        """Yield whole lines around the traces, as far as a heading or a sentence may reach."""
        first = last = -1
        for trace in self.traces:
            number = bisect_right(self._starts, trace) - 1
            if number < 0 or number <= last - _REACH:
                continue
            if first >= 0 and number - _REACH > last:
                yield self._lines_between(first, last)
                first = -1
            first = max(number - _REACH, 0) if first < 0 else first
            last = min(number + _REACH, len(self.lines) - 1)
        if first >= 0:
            yield self._lines_between(first, last)

    def _lines_between(self, first: int, last: int) -> Span:
        return Span(self.lines[first].span.start, self.lines[last].span.end)

    def _split(self, number: int, block: Block) -> Iterator[Line]:
        start = block.span.start
        for part in self.text[start : block.span.end].split("\n"):
            stripped = part.strip()
            if stripped:
                begin = start + part.index(stripped)
                span = Span(begin, begin + len(stripped))
                yield Line(span, number, block.kind, block.region)
            start += len(part) + 1


def read_page(document: Document, lexicon: Lexicon) -> Page:
    """Return the page of `document` with everything that may be an address or a number."""
    targets = find_targets(document)
    found = (match.start() for match in lexicon.traces.finditer(document.text))
    traces = sorted({*found, *(target.offset for target in targets)})
    return Page(document, tuple(targets), tuple(traces))


def is_prose(text: str) -> bool:
    """Say whether `text` runs on as sentences do, instead of naming things."""
    if not _CASED.search(text):
        letters = sum(map(str.isalpha, text))
        return letters > (_MANY_LETTERS if _UNSPACED.search(text) else 2 * _MANY_LETTERS)
    pieces = [_running(piece) for piece in _PIECES.split(text)]
    ended = _ENDED.search(text) is not None and len(_WORD.findall(text)) >= _MANY_WORDS
    return max(pieces) >= 5 or sum(pieces) >= 7 or (ended and sum(pieces) >= 3)


def _running(piece: str) -> int:
    """Return how many words of a piece are of the kind that sentences are made of."""
    return sum(word[0].islower() and len(word) > 3 for word in _WORD.findall(piece))
