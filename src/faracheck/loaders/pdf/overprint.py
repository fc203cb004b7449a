"""What is printed over words that are painted: lines through them, other words upon them."""

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from faracheck.loaders.pdf.pages import Box, Glyph

_MOST_DEPTH = 8
_THIN = 0.2
# A line through letters runs between these heights of them; an underline runs below.
_LOW, _HIGH = 0.2, 0.75
_STRUCK = 0.4
_OVER = 0.4
_PRINTED_OVER = 0.2


def is_struck(page: "pdfium.PdfPage", glyphs: Sequence[Glyph]) -> bool:
    """Say whether lines are drawn through many of the letters, which stand on `page`."""
    size = max(glyph.size for glyph in glyphs)
    lines = [box for box in _paths(page) if box.top - box.bottom <= _THIN * size]
    letters = [glyph for glyph in glyphs if glyph.character.isalnum()]
    struck = sum(any(_strikes(line, glyph) for line in lines) for glyph in letters)
    return bool(letters) and struck >= _STRUCK * len(letters)


def is_printed_over(glyphs: Sequence[Glyph], others: Sequence[Glyph]) -> bool:
    """Say whether many of the letters share their place with other ones."""
    rows: dict[tuple[int, int], list[Glyph]] = {}
    for other in others:
        if not other.character.isspace():
            for row in _rows(other):
                rows.setdefault(row, []).append(other)
    letters = [glyph for glyph in glyphs if glyph.character.isalnum()]
    met = sum(
        any(_covers(other, glyph) for row in _rows(glyph) for other in rows.get(row, ()))
        for glyph in letters
    )
    return bool(letters) and met >= _PRINTED_OVER * len(letters)


MOST_BANDS = 2_000
"""How many bands from the corner of the page a glyph may stand: the largest page has 1,440."""


def _rows(glyph: Glyph) -> Iterator[tuple[int, int]]:
    """Yield the bands of the page, ten points high, in which a glyph stands."""
    low, high = glyph.box.bottom / 10, glyph.box.top / 10
    if abs(low) < MOST_BANDS and abs(high) < MOST_BANDS:
        for band in range(int(low // 1), int(high // 1) + 1):
            yield glyph.page, band


def _covers(other: Glyph, glyph: Glyph) -> bool:
    """Say whether another letter lies upon this one; a letter printed twice is only bold."""
    if other.number == glyph.number or other.character == glyph.character:
        return False
    one, two = glyph.box, other.box
    wide = min(one.right, two.right) - max(one.left, two.left)
    high = min(one.top, two.top) - max(one.bottom, two.bottom)
    whole = (one.right - one.left) * (one.top - one.bottom)
    return wide > 0 and high > 0 and wide * high >= _OVER * whole


def _strikes(line: Box, glyph: Glyph) -> bool:
    """Say whether a line runs through the middle of a letter."""
    box = glyph.box
    middle = (line.top + line.bottom) / 2
    # Small letters are half as high as their type: what counts is the type's own height.
    low = box.bottom + _LOW * (box.top - box.bottom)
    high = box.bottom + max(_HIGH * (box.top - box.bottom), 0.45 * glyph.size)
    across = min(line.right, box.right) - max(line.left, box.left)
    return low <= middle <= high and across >= 0.8 * (box.right - box.left)


def _paths(page: "pdfium.PdfPage") -> Iterator[Box]:
    """Yield the bounds of what is drawn on a page as lines or shapes."""
    kinds = [raw.FPDF_PAGEOBJ_PATH]
    for drawn in page.get_objects(filter=kinds, max_depth=_MOST_DEPTH):
        try:
            yield Box(*drawn.get_bounds())
        except pdfium.PdfiumError:
            continue
