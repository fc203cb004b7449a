"""Whether the words of a PDF are painted: their band is drawn with them and without them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw

from faracheck.frozen import dataclass
from faracheck.loaders._light import luminance, ratio
from faracheck.loaders.pdf.glyphs import Glyphs
from faracheck.loaders.pdf.overprint import is_printed_over, is_struck
from faracheck.loaders.pdf.pages import Box, Glyph
from faracheck.model.document import Look, Source, Span

PX_PER_POINT = 96 / 72
SCALE = 3.0
"""Pixels a point in which a band is drawn: small type still has a stroke of a pixel."""

UNSEEABLE = 1.2
"""The contrast below which a character does not stand out from what lies behind it."""

SMALLEST_PX = 1.5
_INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class Painted:
    """A band of a page as pixels, three bytes each, rows from the top."""

    pixels: bytes
    width: int
    height: int
    stride: int
    step: int

    def at(self, x: int, y: int) -> bytes:
        """Return the colour of a pixel: blue, green and red."""
        start = y * self.stride + x * self.step
        return self.pixels[start : start + 3]


class PdfAppearance:
    """Answers for a span by drawing it; the document is opened anew, and only when asked."""

    def __init__(self, source: Source, glyphs: Glyphs, shown: int, body: float) -> None:
        self._source = source
        self._glyphs = glyphs
        self._shown = shown
        self._body = body

    def look(self, span: Span) -> Look:
        """Return how the words of `span` appear; the worst of its characters decides."""
        if span.end > self._shown:
            return Look(visible=False, hidden_by="it stands in the file's properties")
        inked = [it for it in self._glyphs.within(span) if not it.character.isspace()]
        if not inked:
            return Look()
        size = min(glyph.size for glyph in inked) * PX_PER_POINT
        try:
            worst, glyph = min(self._contrasts(inked), key=lambda it: it[0])
        except pdfium.PdfiumError as error:
            return Look(visible=None, unsure=f"the page cannot be drawn ({error})")
        hidden = None
        if worst < UNSEEABLE:
            hidden = f"“{glyph.character}” on page {glyph.page} paints nothing that stands out"
        elif size < SMALLEST_PX:
            hidden = f"type of {size:.1f} px"
        unsure = self._doubt(inked) if hidden is None else None
        return Look(
            visible=False if hidden else None if unsure else True,
            hidden_by=hidden,
            unsure=unsure,
            font_px=round(size, 2),
            body_font_px=round(self._body * PX_PER_POINT, 2),
            contrast=round(worst, 2),
        )

    def _doubt(self, inked: Sequence[Glyph]) -> str | None:
        """Say what keeps words that are painted from being read, or taken at their word."""
        if is_printed_over(inked, self._glyphs.on_pages({it.page for it in inked})):
            return "it is printed over other words, or other words over it"
        document = pdfium.PdfDocument(self._source.data)
        try:
            for number, group in groupby(inked, key=lambda it: it.page):
                if is_struck(document[number - 1], list(group)):
                    return f"a line is drawn through it on page {number}"
        finally:
            document.close()
        return None

    def unseen(self) -> tuple[str, ...]:
        """Return nothing: a PDF carries all that it needs."""
        return ()

    def _contrasts(self, glyphs: Sequence[Glyph]) -> Iterator[tuple[float, Glyph]]:
        """Yield how far each character stands out from what the page shows without the words."""
        document = pdfium.PdfDocument(self._source.data)
        try:
            for number, group in groupby(glyphs, key=lambda it: it.page):
                own = list(group)
                yield from zip(_drawn(document[number - 1], own), own, strict=True)
        finally:
            document.close()


def _drawn(page: "pdfium.PdfPage", glyphs: Sequence[Glyph]) -> list[float]:
    """Return the contrasts of characters on one page: 1 where nothing is painted."""
    box = glyphs[0].box
    for glyph in glyphs:
        box = box.with_(glyph.box)
    width, height = page.get_size()
    band = Box(
        max(box.left - _MARGIN, 0),
        max(box.bottom - _MARGIN, 0),
        min(box.right + _MARGIN, width),
        min(box.top + _MARGIN, height),
    )
    if band.left >= band.right or band.bottom >= band.top:
        return [1.0 for _ in glyphs]
    text = page.get_textpage()
    whole = _paint(page, band)
    for glyph in glyphs:
        words = raw.FPDFText_GetTextObject(text, glyph.number)
        if words:
            raw.FPDFTextObj_SetTextRenderMode(words, _INVISIBLE)
    without = _paint(page, band)
    return [_contrast(whole, without, band, glyph.box) for glyph in glyphs]


def _paint(page: "pdfium.PdfPage", band: Box) -> Painted:
    width, height = page.get_size()
    crop = (band.left, band.bottom, width - band.right, height - band.top)
    bitmap = page.render(scale=SCALE, crop=crop, may_draw_forms=False)
    return Painted(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
    )


def _contrast(whole: Painted, without: Painted, band: Box, box: Box) -> float:
    """Return the strongest contrast in a character's box between the two pictures."""
    left = max(int((box.left - band.left) * SCALE), 0)
    right = min(int((box.right - band.left) * SCALE) + 2, whole.width)
    top = max(int((band.top - box.top) * SCALE), 0)
    bottom = min(int((band.top - box.bottom) * SCALE) + 2, whole.height)
    pairs = {
        (whole.at(x, y), without.at(x, y)) for y in range(top, bottom) for x in range(left, right)
    }
    return max((ratio(_light(one), _light(two)) for one, two in pairs), default=1.0)


def _light(colour: bytes) -> float:
    if len(colour) < 3:
        return luminance(colour[0] / 255, colour[0] / 255, colour[0] / 255) if colour else 1.0
    return luminance(colour[2] / 255, colour[1] / 255, colour[0] / 255)
