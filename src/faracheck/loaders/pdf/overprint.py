"""What is printed over words that are painted: lines through them, other words upon them."""

from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from faracheck.loaders.pdf.glyphs import Glyph
from faracheck.loaders.pdf.letters import Box, Letters, around

_MOST_DEPTH = 8
_THIN = 0.2
# A line through letters runs between these heights of them; an underline runs below.
_LOW, _HIGH = 0.2, 0.75
_STRUCK = 0.4
_OVER = 0.4
_PRINTED_OVER = 0.2
_LONGEST_LIGATURE = 4


def is_struck(page: Letters, glyphs: Sequence[Glyph]) -> bool:
    """Say whether lines are drawn through many of the letters, which stand on `page`."""
    size = max(glyph.size for glyph in glyphs)
    lines = [box for box in _paths(page) if box.top - box.bottom <= _THIN * size]
    letters = [glyph for glyph in glyphs if glyph.character.isalnum()]
    struck = sum(any(_strikes(line, glyph) for line in lines) for glyph in letters)
    return bool(letters) and struck >= _STRUCK * len(letters)


def is_printed_over(glyphs: Sequence[Glyph], others: Iterable[Glyph]) -> bool:
    """Say whether many of the letters share their place with other ones."""
    letters = [glyph for glyph in glyphs if glyph.character.isalnum()]
    if not letters:
        return False
    within = around(glyph.box for glyph in letters)
    cells: dict[_Cell, list[Glyph]] = {}
    for other in others:
        for cell in _cells(other, within):
            cells.setdefault(cell, []).append(other)
    met = sum(
        any(_covers(other, it) for cell in _cells(it, within) for other in cells.get(cell, ()))
        for it in letters
    )
    return met >= _PRINTED_OVER * len(letters)


FARTHEST = 20_000.0
"""Points from the corner of the page that a letter may stand: the largest page has 14,400."""

_CELL = 20.0
_Cell = tuple[int, int, int]


def _cells(glyph: Glyph, within: Box) -> Iterator[_Cell]:
    """Yield the squares of the page in which a glyph stands, as far as they lie `within`."""
    box = glyph.box
    left, right = max(box.left, within.left), min(box.right, within.right)
    low, high = max(box.bottom, within.bottom), min(box.top, within.top)
    if all(abs(it) < FARTHEST for it in (left, right, low, high)):
        for band in range(int(low // _CELL), int(high // _CELL) + 1):
            for column in range(int(left // _CELL), int(right // _CELL) + 1):
                yield glyph.page, band, column


def _covers(other: Glyph, glyph: Glyph) -> bool:
    """Say whether another letter lies upon this one; a letter printed twice is only bold."""
    if other.number == glyph.number or other.character == glyph.character:
        return False
    one, two = glyph.box, other.box
    if one == two and abs(other.number - glyph.number) < _LONGEST_LIGATURE:
        return False
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


def _paths(page: Letters) -> Iterator[Box]:
    """Yield the bounds of what is drawn on a page as lines or shapes."""
    kinds = [raw.FPDF_PAGEOBJ_PATH]
    for drawn in page.page.get_objects(filter=kinds, max_depth=_MOST_DEPTH):
        try:
            yield page.shown(Box(*drawn.get_bounds()))
        except pdfium.PdfiumError:
            continue
