"""Whether a reader can see text at the end of a line of styles, and how it stands out."""

from collections.abc import Sequence

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.compositing import Backdrop
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.cover import Cover, backdrops_of, covers_of
from faracheck.loaders.html.style.drawing import drawn
from faracheck.loaders.html.style.fallback import replaced
from faracheck.loaders.html.style.first_line import first_line
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.hiding import SMALLEST_FONT, hidden_by
from faracheck.loaders.html.style.journey import Passage, Placed
from faracheck.loaders.html.style.moored import moored
from faracheck.loaders.html.style.obscuring import obscured
from faracheck.loaders.html.style.paint import Ink, backdrop_of, ink_of
from faracheck.loaders.html.style.placement import place
from faracheck.loaders.html.style.scrolling import scrolled_away
from faracheck.loaders.html.style.sources import line_at, said_of
from faracheck.loaders.html.style.sprawl import overrun
from faracheck.loaders.html.style.squeezing import squeezed
from faracheck.loaders.html.style.stacking import z_index
from faracheck.loaders.html.style.straying import strays
from faracheck.loaders.html.style.styles import Styles

_LEAST_CONTRAST = 1.2
# What may bring a box over words; where none of it is said, the words were pushed below it.
_BRINGING = ("position", "grid-row-start", "margin-top", "transform", "background-color")


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was made out about one text: hidden by what, unsure why, size, contrast."""

    hidden: str | None
    unsure: str | None
    font_px: float
    contrast: float | None
    is_bold: bool = False


def sight_of(line: Sequence[Style], passage: Passage, styles: Styles) -> Sighting:
    """Return how the words of `passage` appear, directly inside the last element of `line`."""
    font_px = line[-1].font_px
    hidden = hidden_by(line, passage.node)
    placed = Placed(Cut.YES, hidden) if hidden is not None else place(line, passage, styles)
    others = (
        obscured(line),
        drawn(line, passage.words),
        replaced(line),
        overrun(line, passage, styles),
        squeezed(line, passage, styles),
        moored(line, styles),
        scrolled_away(line, styles),
    )
    placed = max(placed, *others, key=lambda it: it.cut.value)
    if placed.cut is Cut.YES:
        return Sighting(placed.reason, None, font_px, None)
    found = covers_of(line, passage, styles)
    covers = [cover for cover in found if cover.is_sure]
    ink = ink_of(line, covers)
    if ink.best < _LEAST_CONTRAST and not ink.picture:
        why = _may_stand_out(line, [*found, *backdrops_of(line, passage, styles)])
        lost = None if why else _faint(line, ink, covers)
        return Sighting(lost, why, font_px, None if why else ink.worst)
    lost, astray = _astray(line, passage, styles, ink, covers)
    first = first_line(line, passage, styles) if not lost else None
    lost = lost or (_lost(first, covers) if first is not None else None)
    if lost:
        return Sighting(lost, None, font_px, ink.worst)
    doubt = f"it may be cut off or unreadable: {placed.reason}" if placed.cut is Cut.MAYBE else None
    doubt = doubt or _covered(line, ink, found) or astray
    if doubt:
        return Sighting(None, doubt, font_px, ink.worst)
    if ink.worst < _LEAST_CONTRAST:
        behind = ink.picture or "a background of several colours"
        return Sighting(None, f"what lies behind it cannot be known: {behind}", font_px, None)
    return Sighting(None, None, font_px, ink.worst, is_bold=line[-1].is_bold)


def _may_stand_out(line: Sequence[Style], found: Sequence[Cover]) -> str | None:
    """Say what may lie behind words and would make them stand out, None where nothing does."""
    below = [cover for cover in found if cover.is_sure or not cover.is_above]
    doubtful = next((it for it in below if not it.is_sure and _is_coloured(it)), None)
    ink = ink_of(line, below) if doubtful is not None else None
    if doubtful is None or ink is None or (ink.best < _LEAST_CONTRAST and not ink.picture):
        return None
    return f"what lies behind it cannot be known: {_box(doubtful.style)}"


def _astray(
    line: Sequence[Style], passage: Passage, styles: Styles, ink: Ink, covers: Sequence[Cover]
) -> tuple[str | None, str | None]:
    """Return why words are lost, or may be, that leave the background they stand out from."""
    if not ink.painted or ink_of(line, covers, ink.painted).worst >= _LEAST_CONTRAST:
        return None, None
    found = strays(line, passage, styles, ink.painted)
    left = [rank for rank, cut in found.items() if cut is Cut.YES]
    if left and ink_of(line, covers, left).best < _LEAST_CONTRAST:
        return f"it lies outside {_box(line[left[-1]])}, from whose background it stands out", None
    left = [rank for rank, cut in found.items() if cut is not Cut.NO]
    if left and ink_of(line, covers, left).worst < _LEAST_CONTRAST:
        return (
            None,
            f"it may lie outside {_box(line[left[-1]])}, from whose background it stands out",
        )
    return None, None


def _box(style: Style) -> str:
    return f"<{style.element.tag}>, line {line_at(style.element, style.cascade)}"


def _covered(line: Sequence[Style], ink: Ink, found: Sequence[Cover]) -> str | None:
    """Say what would hide the words if it reached them, when that cannot be told."""
    picture = next((cover for cover in found if cover.is_above and cover.is_picture), None)
    if picture is not None:
        return _may_cover(picture)
    doubtful = next((it for it in found if not it.is_sure and _is_coloured(it)), None)
    if doubtful is None:
        return None
    covered = ink_of(line, found)
    if covered.best >= _LEAST_CONTRAST and not (covered.picture and not ink.picture):
        return None
    return _may_cover(doubtful)


def _is_coloured(cover: Cover) -> bool:
    return cover.is_picture or backdrop_of(cover.style) != Backdrop()


def _may_cover(cover: Cover) -> str:
    return f"it may be covered by {_box(cover.style)}"


def _lost(first: Sequence[Style], covers: Sequence[Cover]) -> str | None:
    """Say why the first line is not seen, when it is not."""
    if first[-1].font_px < SMALLEST_FONT:
        return said_of(first[-1], "font-size")
    if first[-1].get("visibility") != "visible":
        return said_of(first[-1], "visibility")
    ink = ink_of(first, covers)
    faint = ink.best < _LEAST_CONTRAST and not ink.picture
    return _faint(first, ink, covers) if faint else None


def _faint(line: Sequence[Style], ink: Ink, covers: Sequence[Cover]) -> str:
    """Return the declaration that makes glyphs melt into what lies behind them."""
    above = next((cover for cover in covers if cover.is_above), None)
    if above is not None and ink_of(line).best >= _LEAST_CONTRAST:
        box = above.style
        name = box.pseudo_element and f"::{box.pseudo_element} of "
        why = next((it for it in _BRINGING if box.said(it) is not None), "position")
        return f"it is covered by {name}<{box.element.tag}>, {said_of(box, why)}"
    sunk = next((style for style in line if (z_index(style) or 0.0) < 0), None)
    if sunk is not None:
        return said_of(sunk, "z-index")
    for style in reversed(line):
        if (style.amount("opacity") or 0.0) < 0.5 and style.said("opacity") is not None:
            return said_of(style, "opacity")
        for name in ("filter", "mask-image", "mix-blend-mode"):
            if style.said(name) is not None and style.get(name) not in {"none", "normal"}:
                return said_of(style, name)
    last = line[-1]
    name = next(
        (n for n in (ink.property, "-webkit-text-fill-color") if n and last.said(n) is not None),
        "color",
    )
    return f"{said_of(last, name)}: it stands out from its background by {ink.best:.2f}:1 only"
