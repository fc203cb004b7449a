"""Whether a reader can see text at the end of a line of styles, and how it stands out."""

from collections.abc import Sequence
from dataclasses import dataclass

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.hiding import hidden_by
from faracheck.loaders.html.style.paint import Ink, ink_of
from faracheck.loaders.html.style.sources import said_of

_LEAST_CONTRAST = 1.2


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was made out about one text: hidden by what, unsure why, size, contrast."""

    hidden: str | None
    unsure: str | None
    font_px: float
    contrast: float | None


def sight_of(line: Sequence[Style]) -> Sighting:
    """Return how text directly inside the last element of `line` appears."""
    font_px = line[-1].font_px
    hidden = hidden_by(line)
    if hidden is not None:
        return Sighting(hidden.reason, None, font_px, None)
    ink = ink_of(line)
    if ink.best < _LEAST_CONTRAST and not ink.picture:
        return Sighting(_faint(line, ink), None, font_px, ink.worst)
    if ink.worst < _LEAST_CONTRAST:
        behind = ink.picture or "a background of several colours"
        return Sighting(None, f"what lies behind it cannot be known: {behind}", font_px, None)
    return Sighting(None, None, font_px, ink.worst)


def _faint(line: Sequence[Style], ink: Ink) -> str:
    """Return the declaration that makes glyphs melt into what lies behind them."""
    for style in reversed(line):
        if (style.amount("opacity") or 0.0) < 0.5 and style.said("opacity") is not None:
            return said_of(style, "opacity")
        if style.get("filter") != "none":
            return said_of(style, "filter")
    last = line[-1]
    colour = said_of(last, "color")
    if last.said("-webkit-text-fill-color") is not None:
        colour = said_of(last, "-webkit-text-fill-color")
    return f"{colour}: it stands out from its background by {ink.best:.2f}:1 only"
