"""The characters of a document: which line holds them, and, when asked, where and how large."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property

import pypdfium2 as pdfium
from pypdfium2 import raw

from faracheck.frozen import dataclass
from faracheck.loaders.pdf.letters import Box, Letters, around
from faracheck.loaders.pdf.pages import Line
from faracheck.model.document import Source, Span

_XFA = frozenset({raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND})


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its number on the page, its box and its size in points."""

    character: str
    page: int
    number: int
    box: Box
    size: float


class Glyphs:
    """Characters in their order; the file is opened anew when somebody asks of one of them.

    Raises:
        PdfiumError: it cannot be opened again.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._starts = array("L")
        self._lines: list[Line] = []
        self._opened: dict[int, Letters] = {}

    def add(self, line: Line, start: int) -> None:
        """Add a line that begins at `start` in the reading text."""
        self._starts.append(start)
        self._lines.append(line)

    @cached_property
    def is_laid_out_anew(self) -> bool:
        """Whether programs may show a form of their own making (XFA) in place of the pages."""
        return self._document.get_formtype() in _XFA

    def letters(self, page: int) -> Letters:
        """Return the letters of a page; the page asked of last stays open."""
        if page not in self._opened:
            for other in self._opened.values():
                other.close()
            self._opened = {page: Letters(self._document, page)}
        return self._opened[page]

    def at(self, offset: int) -> Glyph | None:
        """Return the character at an offset of the reading text, or the one before it."""
        if not self._lines:
            return None
        number = max(bisect_right(self._starts, offset) - 1, 0)
        line = self._lines[number]
        within = min(max(offset - self._starts[number], 0), len(line.words) - 1)
        return self._glyph(line, within)

    def within(self, span: Span) -> Iterator[Glyph]:
        """Yield the characters in a stretch of the reading text, white space left out."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        for number in range(first, bisect_left(self._starts, span.end)):
            start, line = self._starts[number], self._lines[number]
            for at in range(max(span.start - start, 0), min(span.end - start, len(line.words))):
                if not line.words[at].isspace():
                    yield self._glyph(line, at)

    def near(self, glyphs: Collection[Glyph]) -> Iterator[Glyph]:
        """Yield the characters of all lines that reach to where these stand, white space left out."""
        for page in {it.page for it in glyphs}:
            box = around(it.box for it in glyphs if it.page == page)
            for line in self._lines:
                if line.page == page and line.box.meets(box):
                    inked = (at for at, it in enumerate(line.words) if not it.isspace())
                    yield from (self._glyph(line, at) for at in inked)

    @cached_property
    def _document(self) -> "pdfium.PdfDocument":
        document = pdfium.PdfDocument(self._source.data)
        if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
            # Fields of a form are drawn over the page, and only where they are made ready.
            document.init_forms()
        return document

    def _glyph(self, line: Line, at: int) -> Glyph:
        letters, number = self.letters(line.page), line.numbers[at]
        box, size = letters.box(number), letters.size(number)
        return Glyph(line.words[at], line.page, number, box, size)
