"""The markup that was parsed, and where each of its characters stands in the author's file."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from faracheck.model.document import Place


def one_newline(text: str) -> str:
    """Return `text` with CRLF and CR folded to LF, as the parser counts offsets."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Lines:
    """Turns offsets in a text into 1-based lines and columns, counted in characters."""

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
    """From `start` on (until the next piece), markup stands at `origin` in the author's file.

    A piece that is not `copied` was written by us: all of it stands at the one place `origin`.
    """

    start: int
    origin: int
    copied: bool = True


@dataclass(frozen=True)
class Markup:
    """What was parsed: newlines folded to LF, so that the parser's offsets index `text`.

    `read` returns the text; it is asked for once, and only when somebody needs it. `author`
    returns the author's own file, where that is another text (Markdown, a cut template), of
    which `pieces` (sorted by start) say what came from where.
    """

    read: Callable[[], str] = field(repr=False)
    author: Callable[[], str] | None = field(default=None, repr=False)
    pieces: tuple[Piece, ...] = field(default=(Piece(0, 0),), repr=False)

    @cached_property
    def text(self) -> str:
        """The parsed markup: the parser's source offsets are indices into it."""
        return one_newline(self.read())

    def place_of(self, offset: int) -> Place:
        """Return where the character at `offset` of the markup stands in the author's file."""
        return self._lines.place_of(self.origin_of(offset))

    def origin_of(self, offset: int) -> int:
        """Return the offset in the author's file of the character at `offset` of the markup."""
        piece = self.pieces[bisect_right(self._piece_starts, offset) - 1]
        return piece.origin + (offset - piece.start if piece.copied else 0)

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text if self.author is None else one_newline(self.author()))
