"""What colour the glyphs have, and what colour lies behind them, once everything is laid over.

Two pixels are followed from the canvas inwards: one with a glyph on it and one without. Where
backgrounds may have several colours (a gradient's stops), each is followed.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import product

import tinycss2
from turbohtml import Namespace

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.blending import blend
from faracheck.loaders.html.style.colours import (
    BLACK,
    TRANSPARENT,
    WHITE,
    Colour,
    colour_of,
    over,
)
from faracheck.loaders.html.style.compositing import Backdrop, Level, Scene, ratio_in
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.cover import Cover
from faracheck.loaders.html.style.filters import filters_of
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.kinds import is_inline
from faracheck.loaders.html.style.lengths import measure_of
from faracheck.loaders.html.style.once import once
from faracheck.loaders.html.style.references import referring
from faracheck.loaders.html.style.servers import served
from faracheck.loaders.html.style.stacking import context_above, makes_context, z_index

_BLOCKS = frozenset({"block", "flex", "grid", "table", "list-item", "flow-root"})
_MOST_COMBINATIONS = 64
_COVERING_STROKE = 0.25
# A blur of one px takes half of a stroke's colour in type of this size.
_STROKE = 16.0
_FILLING_SPREAD = 100.0
_FARTHEST_SHADOW = 3.0
_BLENDING = "background-blend-mode"
_BEHIND = "backdrop-filter"
_DARK_CANVAS: Colour = (18 / 255, 18 / 255, 18 / 255, 1.0)


@dataclass(frozen=True, slots=True)
class Ink:
    """How far glyphs stand out, worst and best over what may lie behind them.

    `picture` names an image behind the text whose colours nobody knows; `property` is the one
    that gives the glyphs their colour; `painted` are the boxes around it that have a background.
    """

    worst: float
    best: float
    picture: str = ""
    property: str = "color"
    painted: tuple[int, ...] = ()


@once
def backdrop_of(style: Style) -> Backdrop:
    """Return what an element's own background shows behind text inside it."""
    colour = style.colour_at("background-color")
    images = style.get("background-image")
    clips = style.get("background-clip")
    if isinstance(clips, tuple) and clips and clips[-1] == "text":
        colour = TRANSPARENT
    if not isinstance(images, tuple):
        images = ()
    colours: tuple[Colour, ...] = (colour,)
    picture = ""
    for rank, image in reversed(list(enumerate(images))):
        if image == "none" or _is_clipped_to_text(clips, rank) or _is_nothing(style, rank):
            continue
        stops = _colours_of(image, style, rank)
        if gradient_stops(image, style.colour) is None:
            picture = image.serialize()
        if all(stop[3] == 1 for stop in stops):
            picture = ""
        mode = _blending(style, rank)
        laid = (blend(mode, stop, below) for stop in stops for below in colours)
        colours = tuple(dict.fromkeys(laid))
    shade = _inner_shade(style)
    return Backdrop(tuple(over(shade, below) for below in colours) if shade else colours, picture)


def _blending(style: Style, rank: int) -> str:
    """Return how a background image is blended with what its element paints below it."""
    modes = style.get("background-blend-mode") if _BLENDING in style.speeches else ()
    return str(modes[rank % len(modes)]) if isinstance(modes, tuple) and modes else "normal"


def _colours_of(image: tinycss2.ast.Node, style: Style, rank: int) -> tuple[Colour, ...]:
    """Return the colours that a background image may put behind text; a picture may be absent."""
    stops = gradient_stops(image, style.colour)
    if stops is None:
        return (TRANSPARENT, BLACK, WHITE) if _is_loaded(image, style, rank) else (TRANSPARENT,)
    return (*stops, TRANSPARENT) if _may_leave_gaps(style, rank) else stops


def _is_loaded(image: tinycss2.ast.Node, style: Style, rank: int) -> bool:
    """Say whether a picture is there for sure, whatever it shows: it stands in the sheet itself."""
    return (
        "data:" in image.serialize()[:12].lower()
        and style.element.tag not in {"html", "body"}
        and not _may_leave_gaps(style, rank)
    )


def _inner_shade(style: Style) -> Colour | None:
    """Return the colour of an inset shadow that fills its box, or None."""
    value = style.get("box-shadow")
    shadow: list[tinycss2.ast.Node] = []
    for node in (*value, ",") if isinstance(value, tuple) else ():
        if node != ",":
            shadow.append(node)
            continue
        sizes = [m.size(style.scale) or 0.0 for n in shadow if (m := measure_of(n)) is not None]
        inset = any(n.type == "ident" and n.lower_value == "inset" for n in shadow)
        if inset and len(sizes) == 4 and sizes[3] >= _FILLING_SPREAD:
            return next(_colours_in(shadow, style.colour), style.colour)
        shadow = []
    return None


def _is_clipped_to_text(clips: object, rank: int) -> bool:
    return isinstance(clips, tuple) and bool(clips) and clips[rank % len(clips)] == "text"


def _is_nothing(style: Style, rank: int) -> bool:
    """Say whether a background image is drawn with no width or no height."""
    return _is_empty_size(style.get("background-size"), rank)


def _is_empty_size(sizes: object, rank: int) -> bool:
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
    return (not whole or _is_displaced(style, rank)) and bool(
        words & {"no-repeat", "repeat-x", "repeat-y"}
    )


def _is_displaced(style: Style, rank: int) -> bool:
    places = style.get("background-position")
    place = places[rank % len(places)] if isinstance(places, tuple) and places else ()
    return any(node.type == "dimension" and node.value != 0 for node in place)


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


def ink_of(line: Sequence[Style], covers: Sequence[Cover] = (), bare: Collection[int] = ()) -> Ink:
    """Return how far text directly inside the last element of `line` stands out.

    `line` runs from the root element to the text's own parent; the backgrounds of the elements
    whose numbers are in `bare` are left out.
    """
    levels = _levels(line)
    painted = tuple(i for i, level in enumerate(levels) if i and level.backdrop != Backdrop())
    for rank in bare:
        levels[rank] = replace(levels[rank], backdrop=Backdrop())
    levels = _sunken(line, levels)
    for cover in covers:
        levels[cover.level] = _covered(levels[cover.level], cover)
    glyphs = tuple(_glyph_colours(line))
    canvas = _DARK_CANVAS if line[0].is_dark else WHITE
    palettes = [level.backdrop.colours for level in levels]
    ratios = []
    for rank, chosen in enumerate(product(*palettes)):
        if rank >= _MOST_COMBINATIONS:
            break
        ratios.append(max(ratio_in(Scene(levels, chosen, glyph, canvas)) for glyph in glyphs))
    named = "fill" if is_svg_text(line) else "color"
    return Ink(min(ratios), max(ratios), _picture(levels), named, painted)


def _levels(line: Sequence[Style]) -> list[Level]:
    """Return the levels of a line; an inline box paints nothing behind the blocks inside it."""
    levels = [_level(style) for style in line]
    for rank, style in enumerate(line):
        inside = line[rank + 1 :]
        if is_inline(style) and any(inner.get("display") in _BLOCKS for inner in inside):
            levels[rank] = replace(levels[rank], backdrop=Backdrop())
    if len(line) > 1 and line[1].element.tag == "body" and levels[0].backdrop == Backdrop():
        # The body's background is the page's own: painted with the root, below everything.
        levels[0] = replace(levels[0], backdrop=levels[1].backdrop)
        levels[1] = replace(levels[1], backdrop=Backdrop())
    return levels


def _sunken(line: Sequence[Style], levels: list[Level]) -> list[Level]:
    """Lay backgrounds over what a negative z-index has pushed below them."""
    for rank, style in enumerate(line):
        if (z_index(style) or 0.0) >= 0:
            continue
        for between in range(context_above(line, rank) + 1, rank):
            level = levels[between]
            veil = level.backdrop.colours[0]
            levels[between] = replace(level, backdrop=Backdrop(), veils=(veil, *level.veils))
    return levels


def _covered(level: Level, cover: Cover) -> Level:
    """Return a level with one more box in it, above the text or behind it."""
    backdrop = backdrop_of(cover.style)
    opacity = _known(cover.style.amount("opacity"), 1.0)
    colours = tuple((r, g, b, a * opacity) for r, g, b, a in backdrop.colours)
    if cover.is_above:
        return replace(level, veils=(*level.veils, *colours))
    below = level.backdrop
    picture = backdrop.picture or below.picture
    if cover.is_picture:
        picture = f"<{cover.style.element.tag}>"
    elif all(colour[3] == 1 for colour in colours):
        picture = backdrop.picture
    laid = tuple(dict.fromkeys(over(top, under) for top in colours for under in below.colours))
    return replace(level, backdrop=Backdrop(laid, picture))


def _picture(levels: Sequence[Level]) -> str:
    """Return the image nearest behind the text that no opaque colour covers."""
    picture = ""
    for level in levels:
        if all(colour[3] == 1 for colour in level.backdrop.colours):
            picture = ""
        picture = level.backdrop.picture or picture
    return picture


@once
def _level(style: Style) -> Level:
    if style.get("display") == "contents":
        return Level(Backdrop(), 1.0, (), "normal", isolates=False)
    opacity = min(1.0, max(0.0, _known(style.amount("opacity"), 1.0))) * mask_of(style)
    blending = style.keyword("mix-blend-mode")
    filters = filters_of(style)
    isolates = makes_context(style)
    behind = filters_of(style, _BEHIND) if _BEHIND in style.speeches else ()
    return Level(backdrop_of(style), opacity, filters, blending, isolates, behind=behind)


def mask_of(style: Style) -> float:
    """Return how much of an element its masks let through at best, 0 to 1."""
    images = style.get("mask-image")
    if not isinstance(images, tuple) or set(images) == {"none"}:
        return 1.0
    through = 0.0
    for rank, image in enumerate(images):
        if image == "none" or _is_empty_size(style.get("mask-size"), rank):
            continue
        stops = gradient_stops(image, style.colour)
        # An image that is not there masks everything away; one in the page is not followed.
        drawn = 1.0 if stops is None and referring(style, "mask-image") is Cut.MAYBE else 0.0
        through = max(through, max(stop[3] for stop in stops) if stops else drawn)
    return through


def _known(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _glyph_colours(line: Sequence[Style]) -> Iterator[Colour]:
    """Yield every colour in which a glyph is painted: fill, outline, shadows, clipped background."""
    style = line[-1]
    if is_svg_text(line):
        yield from _svg_colours(style)
        return
    stroke = style.px("-webkit-text-stroke-width") or 0.0
    outline = style.colour_at("-webkit-text-stroke-color")
    # A thick stroke of an opaque colour leaves nothing of what it is drawn over.
    thin = stroke < _COVERING_STROKE * style.font_px or outline[3] < 1
    if thin or _is_filled_last(style):
        yield style.colour_at("-webkit-text-fill-color")
    if stroke > 0:
        yield outline
    yield from _shadow_colours(style)
    for above in line:
        yield from _clipped_colours(above)


def _is_filled_last(style: Style) -> bool:
    """Say whether glyphs are filled after their strokes are drawn."""
    value = style.get("paint-order")
    words = [n.lower_value for n in value if n.type == "ident"] if isinstance(value, tuple) else []
    return words[:1] == ["stroke"]


def is_svg_text(line: Sequence[Style]) -> bool:
    """Say whether the text is painted by an SVG text element."""
    style = line[-1]
    return style.element.namespace is Namespace.SVG and any(
        above.element.tag == "text" and above.element.namespace is Namespace.SVG for above in line
    )


def _svg_colours(style: Style) -> Iterator[Colour]:
    for name in ("fill", "stroke"):
        value = style.get(name)
        if value == "none" or (name == "stroke" and style.px("stroke-width") == 0):
            yield TRANSPARENT
            continue
        opacity = min(1.0, max(0.0, _known(style.amount(f"{name}-opacity"), 1.0)))
        for r, g, b, alpha in served(style, name) or (style.colour_at(name),):
            yield (r, g, b, alpha * opacity)


def _shadow_colours(style: Style) -> Iterator[Colour]:
    value = style.get("text-shadow")
    shadow: list[tinycss2.ast.Node] = []
    for node in (*value, None) if isinstance(value, tuple) else ():
        if node is not None and node != ",":
            shadow.append(node)
            continue
        if _lies_close(shadow, style):
            left = _left_by_blur(shadow, style)
            for r, g, b, alpha in _colours_in(shadow, style.colour):
                yield (r, g, b, alpha * left)
        shadow = []


def _lies_close(shadow: Sequence[tinycss2.ast.Node], style: Style) -> bool:
    """Say whether a shadow stands where its glyphs stand, not somewhere else on the page."""
    offsets = [m.size(style.scale) or 0.0 for n in shadow if (m := measure_of(n)) is not None][:2]
    return all(abs(offset) <= _FARTHEST_SHADOW * style.font_px for offset in offsets)


def _left_by_blur(shadow: Sequence[tinycss2.ast.Node], style: Style) -> float:
    """Return how much of a shadow is left in the strokes of glyphs when it is blurred."""
    sizes = [m.size(style.scale) or 0.0 for n in shadow if (m := measure_of(n)) is not None]
    blur = sizes[2] if len(sizes) > 2 else 0.0
    return 1 / (1 + max(0.0, blur) * _STROKE / max(style.font_px, 1.0))


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
