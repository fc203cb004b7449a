"""Two pixels followed from the canvas inwards, one with a glyph on it and one without."""

from collections.abc import Sequence

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.blending import blend
from faracheck.loaders.html.style.colours import TRANSPARENT, Colour, contrast, over
from faracheck.loaders.html.style.filters import Filter


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What an element paints behind its text: a colour for each way it may look there."""

    colours: tuple[Colour, ...] = (TRANSPARENT,)
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One element of the line from the root to the text, as far as painting goes.

    `veils` lie over what is inside it, `behind` changes what shines through from below.
    """

    backdrop: Backdrop
    opacity: float
    filters: tuple[Filter, ...]
    blend: str
    isolates: bool
    veils: tuple[Colour, ...] = ()
    behind: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted: the levels with a colour chosen for each, a glyph, and the canvas."""

    levels: Sequence[Level]
    chosen: Sequence[Colour]
    glyph: Colour
    canvas: Colour


def ratio_in(scene: Scene) -> float:
    """Return how far the glyph of a scene stands out from what it is painted on."""
    # The root's own group lies on the canvas, which only the root's blend mode sees.
    marked, plain = _painted(scene, 0, TRANSPARENT)
    mode = scene.levels[0].blend
    return contrast(blend(mode, marked, scene.canvas), blend(mode, plain, scene.canvas))


def _painted(scene: Scene, at: int, below: Colour) -> tuple[Colour, Colour]:
    """Return the pixel with a glyph and the one without, painted onto `below`."""
    if at == len(scene.levels):
        return over(scene.glyph, below), below
    level = scene.levels[at]
    if not level.isolates:
        marked, plain = _painted(scene, at + 1, over(scene.chosen[at], below))
        return _veiled(marked, level), _veiled(plain, level)
    marked, plain = _painted(scene, at + 1, scene.chosen[at])
    if level.behind:
        below = _filtered(over(below, scene.canvas), level.behind)
    return (
        _grouped(_veiled(marked, level), level, below),
        _grouped(_veiled(plain, level), level, below),
    )


def _veiled(pixel: Colour, level: Level) -> Colour:
    for veil in level.veils:
        pixel = over(veil, pixel)
    return pixel


def _filtered(pixel: Colour, filters: Sequence[Filter]) -> Colour:
    for change in filters:
        pixel = change(pixel)
    return pixel


def _grouped(pixel: Colour, level: Level, below: Colour) -> Colour:
    r, g, b, alpha = _filtered(pixel, level.filters)
    return blend(level.blend, (r, g, b, alpha * level.opacity), below)
