"""The characters of a document in little room: a book has a million of them."""

from array import array
from bisect import bisect_left
from collections.abc import Collection

from faracheck.loaders.pdf.pages import Box, Glyph
from faracheck.model.document import Span


class Glyphs:
    """Characters in their order; `starts` is where each of them begins in the reading text."""

    def __init__(self) -> None:
        self.starts = array("L")
        self._characters: list[str] = []
        self._numbers = array("L")
        self._measures = array("d")

    def __len__(self) -> int:
        return len(self._characters)

    def __getitem__(self, at: int) -> Glyph:
        """Return a character."""
        left, bottom, right, top, size = self._measures[5 * at : 5 * at + 5]
        page, number = self._numbers[2 * at : 2 * at + 2]
        return Glyph(self._characters[at], page, number, Box(left, bottom, right, top), size)

    def add(self, glyph: Glyph, start: int) -> None:
        """Add a character that begins at `start` in the reading text."""
        box = glyph.box
        self.starts.append(start)
        self._characters.append(glyph.character)
        self._numbers.extend((glyph.page, glyph.number))
        self._measures.extend((box.left, box.bottom, box.right, box.top, glyph.size))

    def on_pages(self, pages: Collection[int]) -> list[Glyph]:
        """Return the characters on these pages."""
        return [self[at] for at in range(len(self)) if self._numbers[2 * at] in pages]

    def within(self, span: Span) -> list[Glyph]:
        """Return the characters that begin in a stretch of the reading text."""
        first, last = (bisect_left(self.starts, at) for at in (span.start, span.end))
        return [self[at] for at in range(first, last)]
