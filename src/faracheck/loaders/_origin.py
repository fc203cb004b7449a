"""Where the characters of a derived text stand in the author's file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property
from itertools import islice

from faracheck.frozen import dataclass
from faracheck.model.document import Place, Span


def one_newline(text: str) -> str:
    """Return `text` with CRLF and CR folded to LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Lines:
    """Turns offsets in a text with folded newlines into 1-based lines and columns."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place_of(self, offset: int) -> Place:
        """Return the line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """From `start` to the next piece, a derived text was taken from `origin` on.

    Copied text moves along with its origin. Text that merely stands for something (an entity
    for an escape, a tag for a mark) has an origin that reaches up to `behind`.
    """

    start: int
    origin: int
    behind: int | None = None


@dataclass(frozen=True)
class Origin:
    """Maps offsets in a derived text to offsets in the text that it was taken from.

    `pieces` are sorted by start, and the first begins at 0.
    """

    pieces: tuple[Piece, ...] = (Piece(0, 0),)
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [piece.start for piece in self.pieces])

    def offset_of(self, offset: int) -> int:
        """Return where the character at `offset` begins in the author's text."""
        piece = self._piece_at(offset)
        return piece.origin + (offset - piece.start if piece.behind is None else 0)

    def offset_behind(self, offset: int) -> int:
        """Return where the author's text goes on behind the character at `offset`."""
        piece = self._piece_at(offset)
        return piece.origin + offset - piece.start + 1 if piece.behind is None else piece.behind

    def pieces_of(self, span: Span, start: int) -> Iterator[Piece]:
        """Yield the pieces of `span` for a text in which it begins at `start`."""
        first = bisect_right(self._starts, span.start) - 1
        for piece in islice(self.pieces, first, None):
            if piece.start >= span.end:
                return
            begin = max(piece.start, span.start)
            origin = self.offset_of(begin)
            yield Piece(start + begin - span.start, origin, piece.behind)

    def _piece_at(self, offset: int) -> Piece:
        return self.pieces[bisect_right(self._starts, offset) - 1]


Part = tuple[str, Span]
"""A piece of a text that is being put together, and the span of the old text it stands for."""


@dataclass(frozen=True)
class Derived:
    """A text derived from the author's file, and what is needed to point into that file.

    Newlines are folded to LF in both texts; `author` is the file itself.
    """

    text: str = field(repr=False)
    author: str = field(repr=False)
    origin: Origin = field(default_factory=Origin, repr=False)

    def quote(self, span: Span) -> str:
        """Return the text of `span`."""
        return self.text[span.start : span.end]

    def place_of(self, offset: int) -> Place:
        """Return where the character at `offset` of the text stands in the file."""
        return self._lines.place_of(self.origin.offset_of(offset))

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind the character at `offset`."""
        return self._lines.place_of(self.origin.offset_behind(offset))

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.author)

    def assembled(self, parts: Iterable[Part]) -> "Derived":
        """Return the text that `parts` make, each taken from a span of this text.

        A part as long as its span was copied from there; any other merely stands for it.
        """
        texts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        for text, span in parts:
            if not text:
                continue
            if len(text) == len(span):
                pieces.extend(self.origin.pieces_of(span, length))
            else:
                pieces.append(Piece(length, *self._reach(span)))
            texts.append(text)
            length += len(text)
        return Derived("".join(texts), self.author, Origin(tuple(pieces) or (Piece(0, 0),)))

    def _reach(self, span: Span) -> tuple[int, int]:
        """Return where a span of this text begins and ends in the author's."""
        start = self.origin.offset_of(span.start)
        behind = self.origin.offset_behind(span.end - 1) if len(span) else start
        return start, max(start, behind)
