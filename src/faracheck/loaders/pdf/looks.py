"""Whether the words of a PDF are painted, and whether what is painted can be read."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2 as pdfium

from faracheck.loaders.pdf.glyphs import Glyph, Glyphs
from faracheck.loaders.pdf.overprint import is_printed_over, is_struck
from faracheck.loaders.pdf.painting import Trace, traces
from faracheck.loaders.pdf.setting import oddly_set, squeezed
from faracheck.model.document import Look, Span

PX_PER_POINT = 96 / 72
UNSEEABLE = 1.2
"""The contrast below which a character does not stand out from what lies behind it."""

SMALLEST_PX = 1.5
PRINT = 2.0
"""The contrast of letters in a picture, faded print too."""

_MOST_CUT = 0.3
_MOST_DRAWN = 0.8
_SCANNED = "its letters are not painted; a picture lies under them, and may show them or not"


class PdfAppearance:
    """Answers for a span by drawing it; the file is opened anew, and only when asked."""

    def __init__(self, glyphs: Glyphs, shown: int, body: float) -> None:
        self._glyphs = glyphs
        self._shown = shown
        self._body = body

    def look(self, span: Span) -> Look:
        """Return how the words of `span` appear; the worst of its characters decides."""
        if span.end > self._shown:
            return Look(visible=False, hidden_by="it stands in the file's properties")
        try:
            inked = list(self._glyphs.within(span))
            return self._look(inked) if inked else Look()
        except pdfium.PdfiumError as error:
            return Look(visible=None, unsure=f"the page cannot be drawn ({error})")

    def unseen(self) -> tuple[str, ...]:
        """Return nothing: a PDF carries all that it needs."""
        return ()

    def _look(self, inked: Sequence[Glyph]) -> Look:
        size = min(glyph.size for glyph in inked) * PX_PER_POINT
        left = list(self._traces(inked))
        worst, glyph = min(((it.contrast, one) for it, one in left), key=lambda it: it[0])
        hidden = squeezed(inked) or (f"type of {size:.1f} px" if size < SMALLEST_PX else None)
        scanned = hidden is None and worst < UNSEEABLE and self._is_scanned(left)
        if worst < UNSEEABLE and not scanned:
            hidden = f"“{glyph.character}” on page {glyph.page} paints nothing that stands out"
        doubt = None if hidden else _cut(left) or self._doubt(inked)
        unsure = _SCANNED if scanned else doubt
        return Look(
            visible=False if hidden else None if unsure else True,
            hidden_by=hidden,
            unsure=unsure,
            font_px=round(size, 2),
            body_font_px=round(self._body * PX_PER_POINT, 2),
            contrast=round(worst, 2),
        )

    def _traces(self, glyphs: Sequence[Glyph]) -> Iterator[tuple[Trace, Glyph]]:
        """Yield what each character leaves on its page."""
        for number, group in groupby(glyphs, key=lambda it: it.page):
            own = list(group)
            yield from zip(traces(self._glyphs.letters(number), own), own, strict=True)

    def _is_scanned(self, left: Sequence[tuple[Trace, Glyph]]) -> bool:
        """Say whether letters that are never painted lie over a picture of, it may be, themselves."""
        glyphs = [glyph for _, glyph in left]
        drawn = sum(trace.depth >= PRINT for trace, _ in left)
        if drawn < _MOST_DRAWN * len(left) or is_printed_over(glyphs, self._glyphs.near(glyphs)):
            return False
        return all(
            self._glyphs.letters(number).are_unpainted(it.number for it in group)
            for number, group in groupby(glyphs, key=lambda it: it.page)
        )

    def _doubt(self, inked: Sequence[Glyph]) -> str | None:
        """Say what keeps words that are painted from being read, or taken at their word."""
        if is_printed_over(inked, self._glyphs.near(inked)):
            return "it is printed over other words, or other words over it"
        if self._glyphs.is_laid_out_anew:
            return "the file is an XFA form, which some programs show in place of its pages"
        for number, group in groupby(inked, key=lambda it: it.page):
            own, page = list(group), self._glyphs.letters(number)
            if is_struck(page, own):
                return f"a line is drawn through it on page {number}"
            if odd := oddly_set(page, own):
                return odd
        return None


def _cut(left: Sequence[tuple[Trace, Glyph]]) -> str | None:
    """Say that letters are cut off or covered in part, or None where they are not."""
    letters = [trace for trace, glyph in left if glyph.character.isalnum()]
    cut = sum(not trace.whole for trace in letters)
    return "only a part of its letters is painted" if cut > _MOST_CUT * len(letters) else None
