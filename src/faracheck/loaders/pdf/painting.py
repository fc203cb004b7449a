"""What drawing a page paints where letters stand: a band of it with the words and without them."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from itertools import starmap

import pypdfium2 as pdfium
from pypdfium2 import raw

from faracheck.frozen import dataclass
from faracheck.loaders._light import luminance, ratio
from faracheck.loaders.pdf.glyphs import Glyph
from faracheck.loaders.pdf.letters import Box, Letters, around

SCALE = 3.0
"""Pixels a point in which a band is drawn: small type still has a stroke of a pixel."""

_INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_MARGIN = 2.0
_PART = 0.4
_SMALL = 3.0


@dataclass(frozen=True)
class Painted:
    """A band of a page as pixels, four bytes each, rows from the top."""

    data: bytes
    width: int
    height: int

    @cached_property
    def pixels(self) -> memoryview:
        """The pixels as numbers."""
        return memoryview(self.data).cast("I")

    def column(self, x: int, top: int, bottom: int) -> memoryview:
        """Return the pixels of a column from one row to another."""
        return self.pixels[top * self.width + x : bottom * self.width : self.width]

    def row(self, y: int, left: int, right: int) -> bytes:
        """Return the bytes of a row from one column to another."""
        return self.data[4 * (y * self.width + left) : 4 * (y * self.width + right)]


@dataclass(frozen=True, slots=True)
class Trace:
    """What a character leaves on the page: how far it stands out, 1 for nothing at all.

    `whole` says that both its upper and its lower half are painted; `beneath` are the colours
    that lie in its place without it.
    """

    contrast: float
    whole: bool
    beneath: frozenset[int] = frozenset()

    @property
    def depth(self) -> float:
        """How far what lies beneath stands apart: 1 for one colour all over."""
        lights = [_light(pixel) for pixel in self.beneath]
        return ratio(max(lights), min(lights)) if lights else 1.0


def traces(letters: Letters, glyphs: Sequence[Glyph]) -> list[Trace]:
    """Return what characters of one page leave on it."""
    page = letters.page
    whole = around(glyph.box for glyph in glyphs)
    width, height = page.get_size()
    band = Box(
        max(whole.left - _MARGIN, 0),
        max(whole.bottom - _MARGIN, 0),
        min(whole.right + _MARGIN, width),
        min(whole.top + _MARGIN, height),
    )
    if band.left >= band.right or band.bottom >= band.top:
        return [Trace(1.0, whole=True) for _ in glyphs]
    seen = _paint(page, band)
    with _unpainted(letters, glyphs):
        bare = _paint(page, band)
    return [_trace(seen, bare, band, glyph.box) for glyph in glyphs]


@contextmanager
def _unpainted(letters: Letters, glyphs: Sequence[Glyph]) -> Iterator[None]:
    """Let what draws these characters paint nothing for a while."""
    objects = letters.strokes(glyph.number for glyph in glyphs)
    modes = [(it, raw.FPDFTextObj_GetTextRenderMode(it)) for it in objects]
    for it in objects:
        raw.FPDFTextObj_SetTextRenderMode(it, _INVISIBLE)
    try:
        yield
    finally:
        for it, mode in modes:
            raw.FPDFTextObj_SetTextRenderMode(it, mode)


def _paint(page: "pdfium.PdfPage", band: Box) -> Painted:
    width, height = page.get_size()
    crop = (band.left, band.bottom, width - band.right, height - band.top)
    bitmap = page.render(scale=SCALE, crop=crop, prefer_bgrx=True)
    return Painted(bytes(bitmap.buffer), bitmap.stride // 4, bitmap.height)


def _trace(seen: Painted, bare: Painted, band: Box, box: Box) -> Trace:
    """Return what tells the two pictures apart in a character's box."""
    left = max(int((box.left - band.left) * SCALE), 0)
    right = min(int((box.right - band.left) * SCALE) + 2, seen.width)
    top = max(int((band.top - box.top) * SCALE), 0)
    bottom = min(int((band.top - box.bottom) * SCALE) + 2, seen.height)
    pairs: set[tuple[int, int]] = set()
    for x in range(left, right) if top < bottom else ():
        pairs.update(zip(seen.column(x, top, bottom), bare.column(x, top, bottom), strict=True))
    share = int(_PART * (bottom - top))
    ends = (range(top, top + share), range(bottom - share, bottom))
    small = box.top - box.bottom < _SMALL
    whole = small or all(
        any(seen.row(y, left, right) != bare.row(y, left, right) for y in end) for end in ends
    )
    beneath = frozenset(other for _, other in pairs)
    return Trace(max(starmap(_ratio, pairs), default=1.0), whole, beneath)


@lru_cache(maxsize=4096)
def _ratio(one: int, other: int) -> float:
    return ratio(_light(one), _light(other))


def _light(pixel: int) -> float:
    blue, green, red, _ = pixel.to_bytes(4, sys.byteorder)
    return luminance(red / 255, green / 255, blue / 255)
