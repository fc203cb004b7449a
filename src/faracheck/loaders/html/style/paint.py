"""What colour the glyphs have, and what colour lies behind them, once everything is laid over.

Two pixels are followed from the canvas inwards: one with a glyph on it and one without. Where
backgrounds may have several colours (a gradient's stops), each is followed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import tinycss2

from faracheck.loaders.html.style.blending import blend
from faracheck.loaders.html.style.colours import (
    TRANSPARENT,
    WHITE,
    Colour,
    colour_of,
    contrast,
    over,
)
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.filters import Filter, filters_of

_MOST_COMBINATIONS = 64


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What an element paints behind its text: a colour for each way it may look there."""

    colours: tuple[Colour, ...] = (TRANSPARENT,)
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Ink:
    """How far glyphs stand out, worst and best over what may lie behind them.

    `picture` names an image behind the text whose colours nobody knows.
    """

    worst: float
    best: float
    picture: str = ""


def backdrop_of(style: Style) -> Backdrop:
    """Return what an element's own background shows behind text inside it."""
    colour = style.colour_at("background-color")
    images = style.get("background-image")
    clips = style.get("background-clip")
    if isinstance(clips, tuple) and clips and clips[-1] == "text":
        colour = TRANSPARENT
    if not isinstance(images, tuple):
        return Backdrop((colour,))
    colours: tuple[Colour, ...] = (colour,)
    picture = ""
    for rank, image in reversed(list(enumerate(images))):
        if image == "none" or _is_clipped_to_text(clips, rank) or _is_nothing(style, rank):
            continue
        stops = gradient_stops(image, style.colour)
        if stops is None:
            picture = image.serialize()
            continue
        if _may_leave_gaps(style, rank):
            stops = (*stops, TRANSPARENT)
        if all(stop[3] == 1 for stop in stops):
            picture = ""
        colours = tuple(dict.fromkeys(over(stop, below) for stop in stops for below in colours))
    return Backdrop(colours, picture)


def _is_clipped_to_text(clips: object, rank: int) -> bool:
    return isinstance(clips, tuple) and bool(clips) and clips[rank % len(clips)] == "text"


def _is_nothing(style: Style, rank: int) -> bool:
    """Say whether a background image is drawn with no width or no height."""
    sizes = style.get("background-size")
    if not isinstance(sizes, tuple):
        return False
    return any(
        node.type in {"number", "dimension", "percentage"} and node.value == 0
        for node in sizes[rank % len(sizes)]
    )


def _may_leave_gaps(style: Style, rank: int) -> bool:
    """Say whether a background image may cover only part of the element."""
    repeats, sizes = style.get("background-repeat"), style.get("background-size")
    if not isinstance(repeats, tuple) or not isinstance(sizes, tuple):
        return False
    words = {node.lower_value for node in repeats[rank % len(repeats)] if node.type == "ident"}
    size = sizes[rank % len(sizes)]
    whole = all(
        node.type == "ident" or (node.type == "percentage" and node.value >= 100) for node in size
    )
    return not whole and bool(words & {"no-repeat", "repeat-x", "repeat-y"})


def gradient_stops(image: object, current: Colour) -> tuple[Colour, ...] | None:
    """Return a gradient's colours, or None when the image is not a gradient."""
    name = getattr(image, "lower_name", "")
    if getattr(image, "type", "") != "function" or "gradient" not in name:
        return None
    found = tuple(_colours_in(image.arguments, current))  # type: ignore[attr-defined]  # a function
    return tuple(dict.fromkeys(found)) or None


def _colours_in(nodes: Sequence[tinycss2.ast.Node], current: Colour) -> Iterator[Colour]:
    for node in nodes:
        if node.type not in {"ident", "hash", "function"}:
            continue
        found = colour_of(node, current)
        if isinstance(found, tuple):
            yield found
        elif node.type == "function":
            yield from _colours_in(node.arguments, current)


@dataclass(frozen=True, slots=True)
class _Level:
    """One element of the line from the root to the text, as far as painting goes."""

    backdrop: Backdrop
    opacity: float
    filters: tuple[Filter, ...]
    blend: str
    isolates: bool


def ink_of(line: Sequence[Style]) -> Ink:
    """Return how far text directly inside the last element of `line` stands out.

    `line` runs from the root element to the text's own parent.
    """
    levels = [_level(style) for style in line]
    glyphs = tuple(_glyph_colours(line))
    palettes = [level.backdrop.colours for level in levels]
    ratios = []
    for rank, chosen in enumerate(product(*palettes)):
        if rank >= _MOST_COMBINATIONS:
            break
        ratios.append(max(_ratio(levels, chosen, glyph) for glyph in glyphs))
    return Ink(min(ratios), max(ratios), _picture(levels))


def _picture(levels: Sequence[_Level]) -> str:
    """Return the image nearest behind the text that no opaque colour covers."""
    picture = ""
    for level in levels:
        if all(colour[3] == 1 for colour in level.backdrop.colours):
            picture = ""
        picture = level.backdrop.picture or picture
    return picture


def _level(style: Style) -> _Level:
    opacity = min(1.0, max(0.0, _known(style.amount("opacity"), 1.0)))
    blending = style.keyword("mix-blend-mode")
    filters = filters_of(style)
    isolates = (
        opacity < 1 or bool(filters) or blending != "normal" or style.keyword("isolation") == "isolate"
        or style.get("transform") != "none" or style.keyword("position") in {"fixed", "sticky"}
        or (style.keyword("position") != "static" and style.get("z-index") != "auto")
    )  # fmt: skip
    return _Level(backdrop_of(style), opacity, filters, blending, isolates)


def _known(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _glyph_colours(line: Sequence[Style]) -> Iterator[Colour]:
    """Yield every colour in which a glyph is painted: fill, outline, shadows, clipped background."""
    style = line[-1]
    yield style.colour_at("-webkit-text-fill-color")
    if (style.px("-webkit-text-stroke-width") or 0.0) > 0:
        yield style.colour_at("-webkit-text-stroke-color")
    yield from _shadow_colours(style)
    for above in line:
        yield from _clipped_colours(above)


def _shadow_colours(style: Style) -> Iterator[Colour]:
    value = style.get("text-shadow")
    if isinstance(value, tuple):
        yield from _colours_in(value, style.colour)


def _clipped_colours(style: Style) -> Iterator[Colour]:
    clips = style.get("background-clip")
    images = style.get("background-image")
    if not isinstance(clips, tuple) or "text" not in clips:
        return
    if clips[-1] == "text":
        yield style.colour_at("background-color")
    for rank, image in enumerate(images if isinstance(images, tuple) else ()):
        if image != "none" and clips[rank % len(clips)] == "text":
            yield from gradient_stops(image, style.colour) or ()


def _ratio(levels: Sequence[_Level], chosen: Sequence[Colour], glyph: Colour) -> float:
    marked, plain = _painted(levels, chosen, glyph, 0, WHITE)
    return contrast(over(marked, WHITE), over(plain, WHITE))


def _painted(
    levels: Sequence[_Level], chosen: Sequence[Colour], glyph: Colour, at: int, below: Colour
) -> tuple[Colour, Colour]:
    """Return the pixel with a glyph and the one without, painted onto `below`."""
    if at == len(levels):
        return over(glyph, below), below
    level = levels[at]
    if not level.isolates:
        return _painted(levels, chosen, glyph, at + 1, over(chosen[at], below))
    marked, plain = _painted(levels, chosen, glyph, at + 1, chosen[at])
    return _grouped(marked, level, below), _grouped(plain, level, below)


def _grouped(pixel: Colour, level: _Level, below: Colour) -> Colour:
    for change in level.filters:
        pixel = change(pixel)
    r, g, b, alpha = pixel
    return blend(level.blend, (r, g, b, alpha * level.opacity), below)
