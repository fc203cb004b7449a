"""How the words of a document look on its page."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from faracheck.loaders._light import luminance, ratio
from faracheck.loaders._paper.setting import PX_PER_POINT, Setting
from faracheck.model.document import Look, Span

if TYPE_CHECKING:
    from faracheck.loaders._paper.assembling import Piece

PAPER = "ffffff"
UNSEEABLE = 1.2
"""The contrast below which a word does not stand out from its background."""

SMALLEST_PX = 1.5
"""Type below this size prints as a line."""

SMALLEST_WIDE_PX = 3.0
"""Letters drawn narrower than type of this size are no letters."""

_OVER_ONE_ANOTHER = 0.45
_LEAST_LINE = 0.6


class PaperAppearance:
    """Answers how text is set: hidden, white on white, tiny, or part of a change not settled."""

    def __init__(self, pieces: Sequence["Piece"], shown: int, body: float | None) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._shown = shown
        self._body = body

    def look(self, span: Span) -> Look:
        """Return how the words of `span` appear; the worst of its runs decides."""
        if span.end > self._shown:
            return Look(visible=False, hidden_by="it stands in a comment or in the properties")
        pieces = self._of(span)
        settings = [piece.run.setting for piece in pieces]
        size = min((px for it in settings if (px := _px(it)) is not None), default=None)
        contrasts = [ratio for it in settings if (ratio := _contrast(it)) is not None]
        contrast = min(contrasts, default=None)
        hidden = next((why for it in settings if (why := hiding(it))), None)
        pending = next((why for it in pieces if (why := _pending(it, span))), None)
        unsure = f"{pending} is tracked in it and not settled" if pending else None
        unsure = unsure or next((it.unsure for it in settings if it.unsure), None)
        return Look(
            visible=False if hidden else None if unsure else True,
            hidden_by=hidden,
            unsure=None if hidden else unsure,
            font_px=None if size is None else round(size, 2),
            body_font_px=None if self._body is None else round(self._body * PX_PER_POINT, 2),
            contrast=None if contrast is None else round(contrast, 2),
        )

    def unseen(self) -> tuple[str, ...]:
        """Return nothing: a document's fonts change its letters' shapes, not its words."""
        return ()

    def _of(self, span: Span) -> list["Piece"]:
        """Return the runs that hold words of `span`."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [
            piece
            for piece in self._pieces[first:last]
            if piece.run.text[max(span.start - piece.start, 0) : span.end - piece.start].strip()
        ]


def _pending(piece: "Piece", span: Span) -> str | None:
    """Return the change in the words of `span` that nobody settled, or None."""
    if piece.run.cut and piece.start > span.start:
        return "a deletion"
    return piece.run.pending


def hiding(setting: Setting) -> str | None:
    """Say what hides words that are set so, or None for words that are seen."""
    if setting.hidden:
        return setting.because
    size = _px(setting)
    if size is not None and size < SMALLEST_PX:
        return f"type of {size:.1f} px"
    contrast = _contrast(setting)
    if contrast is not None and contrast < UNSEEABLE:
        return f"colour #{_ink(setting)} on #{setting.ground or PAPER}, {contrast:.2f}:1"
    return _squeezing(setting)


def _squeezing(setting: Setting) -> str | None:
    """Say what leaves letters no room, or None where they have it."""
    size = _px(setting)
    if size is None:
        return None
    if setting.stretched is not None and size * setting.stretched < SMALLEST_WIDE_PX:
        return f"letters drawn at {setting.stretched * 100:.0f} % of their width"
    if setting.spacing is not None and setting.spacing * PX_PER_POINT <= -_OVER_ONE_ANOTHER * size:
        return f"letters set {-setting.spacing:g} pt over one another"
    if setting.line is not None and setting.line * PX_PER_POINT < _LEAST_LINE * size:
        return f"lines cut to a height of {setting.line:g} pt"
    return None


def _px(setting: Setting) -> float | None:
    return None if setting.points is None else setting.points * PX_PER_POINT


def _ink(setting: Setting) -> str:
    """Return the colour of the letters; "auto" is black or white, whatever stands out."""
    if setting.ink is None or setting.ink == "auto":
        ground = _luminance(setting.ground or PAPER)
        return "000000" if ground is None or ground > 0.18 else "ffffff"
    return setting.ink


def _contrast(setting: Setting) -> float | None:
    """Return the contrast by WCAG 2.2 (relative luminance), or None for a colour not known."""
    ink, ground = _luminance(_ink(setting)), _luminance(setting.ground or PAPER)
    return None if ink is None or ground is None else ratio(ink, ground)


def _luminance(colour: str) -> float | None:
    try:
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    return luminance(red, green, blue)
