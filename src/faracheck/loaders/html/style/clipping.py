"""The shapes that cut an element's content off: overflow, clip, clip-path."""

import math
from collections.abc import Iterator, Sequence

import tinycss2

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.corners import corner_of
from faracheck.loaders.html.style.geometry import UNLIMITED, Cut, Interval, exactly
from faracheck.loaders.html.style.lengths import Measure, measure_of
from faracheck.loaders.html.style.paths import points_of
from faracheck.loaders.html.style.references import referring
from faracheck.loaders.html.style.sizes import Box, clips
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.stacking import has_mask

_LEAST_AREA = 4.0
_LEAST_FILLED = 0.75
_LEAST_CORNER = 12.0
_LEAST_LINE = 0.45
_CORNER = (1 - math.sqrt(0.5)) / 2
_SAMPLE = (exactly(600.0), exactly(20.0))
_ROOTS = frozenset({"html", "body", "marquee"})


@dataclass(frozen=True, slots=True)
class Region:
    """What stays visible, from the padding box's corner; `reason` says what cuts the rest off.

    Beyond a region that is not certain some is cut off and some may not be.
    """

    reason: str
    left: float = float("-inf")
    top: float = float("-inf")
    right: Interval = UNLIMITED
    bottom: Interval = UNLIMITED
    is_certain: bool = True

    @property
    def is_empty(self) -> bool:
        """Say whether nothing can be seen through it."""
        return self.right.hi - self.left < 2 or self.bottom.hi - self.top < 2


def regions_of(style: Style, box: Box, height: Interval) -> Iterator[Region]:
    """Yield the shapes by which an element cuts its content off; `height` is its content's."""
    tall = height.moved(box.padding[0] + box.padding[2])
    if style.element.tag not in _ROOTS:
        yield from _overflow(style, box, tall)
        yield from _rounded(style, box, tall)
    if style.get("position") in {"absolute", "fixed"}:
        yield from _clip(style, box, tall)
    yield from _clip_path(style, box, tall)
    yield from _mask(style, box)


def region_of_inline(style: Style) -> Region | None:
    """Return what `clip-path` leaves of a box in a line, as if it were of some size.

    What a shape leaves of a box that lies in pieces on several lines is nobody's guess.
    """
    value = style.get("clip-path")
    nodes = value if isinstance(value, tuple) else ()
    shape = _shape_in(nodes)
    edges = _shape(shape, style, _SAMPLE[0], _SAMPLE[1]) if shape is not None else None
    if edges is None:
        return next(_drawn_elsewhere(style), None) if nodes else None
    left, top, right, bottom = edges
    return Region(said_of(style, "clip-path"), left, top, right, bottom)


def growing(style: Style) -> str | None:
    """Return what cuts content off at the edges of a box as high as its content, if anything."""
    if style.element.tag in _ROOTS:
        return None
    if clips(style, "y"):
        return said_of(style, "overflow-y")
    if style.get("clip-path") != "none":
        return said_of(style, "clip-path")
    return said_of(style, "mask-image") if has_mask(style) else None


def _mask(style: Style, box: Box) -> Iterator[Region]:
    """Yield the border box, beyond which a mask leaves nothing."""
    if not has_mask(style):
        return
    reason = said_of(style, "mask-image")
    left, right, top, bottom = box.border[3], box.border[1], box.border[0], box.border[2]
    room = exactly(box.padded_width.hi) if box.is_shrunk else box.padded_width
    yield Region(reason, left=-left, right=room.moved(right))
    if box.limit is not None:
        yield Region(reason, top=-top, bottom=exactly(box.limit + bottom))


def _rounded(style: Style, box: Box, tall: Interval) -> Iterator[Region]:
    """Yield the rectangle inside rounded corners that clip: what lies beyond it may be seen."""
    across, down = corner_of(style, box, tall) if clips(style, "x") else (0.0, 0.0)
    if max(across, down) < _LEAST_CORNER or not clips(style, "y"):
        return
    room = exactly(box.padded_width.hi) if box.is_shrunk else box.padded_width
    bottom = exactly(box.limit) if box.limit is not None else tall
    yield Region(
        said_of(style, "border-top-left-radius"),
        across, down, room.moved(-across), bottom.moved(-down), is_certain=False,
    )  # fmt: skip


def _overflow(style: Style, box: Box, tall: Interval) -> Iterator[Region]:
    if clips(style, "x"):
        reason = f"{_width_said(style)} with {said_of(style, 'overflow-x')}"
        # A box that shrinks to fit is as wide as its words, up to the room it has.
        room = exactly(box.padded_width.hi) if box.is_shrunk else box.padded_width
        far = _clip_margin(style, "x")
        yield Region(reason, left=-far, right=room.moved(far))
    if not clips(style, "y"):
        return
    far = _clip_margin(style, "y")
    clamp = _clamped(style)
    if clamp is not None:
        yield Region(said_of(style, "-webkit-line-clamp"), top=0.0, bottom=exactly(clamp))
    if box.limit is not None:
        reason = f"{said_of(style, _height_said(style, box))} with {said_of(style, 'overflow-y')}"
        yield Region(reason, top=-far, bottom=exactly(box.limit + far))
    elif tall.hi + far < _LEAST_LINE * style.font_px:
        yield Region(said_of(style, "line-height"), top=0.0, bottom=exactly(0.0))


def _clip_margin(style: Style, axis: str) -> float:
    """Return how far beyond its edges a box shows what `overflow: clip` cuts off."""
    value = style.get("overflow-clip-margin") if "overflow-clip-margin" in style.speeches else ()
    if not isinstance(value, tuple) or style.get(f"overflow-{axis}") != "clip":
        return 0.0
    measures = (measure_of(node) for node in value)
    return max((m.size(style.scale) or 0.0 for m in measures if m is not None), default=0.0)


def _clamped(style: Style) -> float | None:
    """Return the height to which `-webkit-line-clamp` cuts an old flexible box."""
    lines = style.amount("-webkit-line-clamp")
    if not lines or style.get("display") not in {"-webkit-box", "-webkit-inline-box", "flow-root"}:
        return None
    if style.get("-webkit-box-orient") not in {"vertical", "block-axis"}:
        return None
    return lines * style.line_height + (style.px("padding-top") or 0.0)


def _height_said(style: Style, box: Box) -> str:
    """Return the property that says how high a box is."""
    names = ("height", "flex-basis", "max-height", "aspect-ratio", "contain", "container-type")
    said = (
        it for it in names if style.said(it) is not None and style.get(it) not in ("auto", "none")
    )
    return next(said, "max-height") if box.height is not None else "max-height"


def _width_said(style: Style) -> str:
    name = "max-width" if style.get("max-width") != "none" else "width"
    return said_of(style, name)


def _clip(style: Style, box: Box, tall: Interval) -> Iterator[Region]:
    edges = style.get("clip")
    if not isinstance(edges, tuple):
        return
    top, right, bottom, left = (
        edge.size(style.scale) if isinstance(edge, Measure) else None for edge in edges
    )
    yield Region(
        said_of(style, "clip"),
        left if left is not None else float("-inf"),
        top if top is not None else float("-inf"),
        exactly(right) if right is not None else UNLIMITED,
        exactly(bottom) if bottom is not None else UNLIMITED,
    )


def _clip_path(style: Style, box: Box, tall: Interval) -> Iterator[Region]:
    value = style.get("clip-path")
    if not isinstance(value, tuple):
        return
    shape = _shape_in(value)
    if shape is None:
        yield from _drawn_elsewhere(style)
        return
    region = _shape(shape, style, box.padded_width, tall)
    if region is None:
        return
    left, top, right, bottom = region
    # An edge at the box's own edge cuts nothing off that the box has grown to hold.
    if bottom == tall and box.limit is None:
        bottom = UNLIMITED
    if right == box.padded_width and not right.is_exact:
        right = UNLIMITED
    yield Region(said_of(style, "clip-path"), left, top, right, bottom)
    if shape.lower_name in {"circle", "ellipse"}:
        yield _inside(region, said_of(style, "clip-path"))
    elif shape.lower_name == "polygon" and _is_ragged(shape, style, box.padded_width, tall):
        yield Region(said_of(style, "clip-path"), *_UNKNOWN, is_certain=False)


def _inside(edges: "_Edges", reason: str) -> Region:
    """Return the rectangle whose corners lie on a round shape: what lies beyond it may be seen."""
    left, top, right, bottom = edges
    x, y = (right.lo - left) * _CORNER, (bottom.lo - top) * _CORNER
    return Region(reason, left + x, top + y, right.moved(-x), bottom.moved(-y), is_certain=False)


def _shape_in(nodes: Sequence[tinycss2.ast.Node]) -> tinycss2.ast.FunctionBlock | None:
    return next((n for n in nodes if n.type == "function" and n.lower_name != "url"), None)


def _drawn_elsewhere(style: Style) -> Iterator[Region]:
    cut = referring(style, "clip-path")
    if cut is not Cut.NO:
        far = 0.0 if cut is Cut.YES else float("inf")
        yield Region(said_of(style, "clip-path"), right=Interval(0.0, far), left=0.0)


_Edges = tuple[float, float, Interval, Interval]


def _shape(
    shape: tinycss2.ast.FunctionBlock, style: Style, width: Interval, height: Interval
) -> _Edges | None:
    words = [n for n in shape.arguments if n.type not in {"whitespace", "comment"}]
    match shape.lower_name:
        case "inset":
            return _inset(words, style, width, height)
        case "circle" | "ellipse":
            return _round(words, style, width, height)
        case "polygon":
            return _polygon(words, style, width, height)
        case "rect" | "xywh":
            return _rectangle(shape.lower_name, words, style, width, height)
        case "path":
            return _path(words)
        case _:
            return _UNKNOWN


# A shape that is not read here may leave all of a box or nothing.
_UNKNOWN = (0.0, 0.0, Interval(0.0, float("inf")), Interval(0.0, float("inf")))


def _path(words: Sequence[tinycss2.ast.Node]) -> _Edges | None:
    text = next((node.value for node in words if node.type == "string"), None)
    points = points_of(text) if text is not None else []
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if _area(points) < _LEAST_AREA:
        return (0.0, 0.0, exactly(0.0), exactly(0.0))
    return (min(xs), min(ys), exactly(max(xs)), exactly(max(ys)))


def _sizes(
    words: Sequence[tinycss2.ast.Node], style: Style, wholes: Sequence[Interval]
) -> list[Interval]:
    """Return lengths whose percentages are of `wholes` in turn."""
    found: list[Interval] = []
    for node in words:
        measure = measure_of(node)
        whole = wholes[len(found) % len(wholes)]
        if measure is None:
            continue
        one = measure.size(style.scale.of(whole.lo)) or 0.0
        two = measure.size(style.scale.of(whole.hi)) or 0.0
        found.append(Interval(min(one, two), max(one, two)))
    return found


def _until(words: Sequence[tinycss2.ast.Node], *stops: str) -> list[tinycss2.ast.Node]:
    kept: list[tinycss2.ast.Node] = []
    for node in words:
        if node.type == "ident" and node.lower_value in stops:
            break
        kept.append(node)
    return kept


def _inset(
    words: Sequence[tinycss2.ast.Node], style: Style, width: Interval, height: Interval
) -> _Edges | None:
    nodes = [n for n in _until(words, "round") if measure_of(n) is not None]
    if not 1 <= len(nodes) <= 4:
        return None
    four = [nodes[0], nodes[1 % len(nodes)], nodes[2] if len(nodes) > 2 else nodes[0],
            nodes[3] if len(nodes) > 3 else nodes[1 % len(nodes)]]  # fmt: skip
    top, right, bottom, left = _sizes(four, style, (height, width, height, width))
    return (left.hi, top.hi, _shared(width, right), _shared(height, bottom))


def _shared(whole: Interval, off: Interval) -> Interval:
    """Return what an inset leaves; both ends belong together, as the inset may be a percentage."""
    return Interval(*sorted((whole.lo - off.lo, whole.hi - off.hi)))


def _round(
    words: Sequence[tinycss2.ast.Node], style: Style, width: Interval, height: Interval
) -> _Edges | None:
    nodes = _until(words, "at")
    # A percentage of a circle's radius is one of the diagonal, as if the box were square.
    wholes = (width, height) if len(nodes) > 1 else (_diagonal(width, height),)
    radii = _sizes(nodes, style, wholes)
    if not radii:
        return None
    x, y = radii[0], radii[-1]
    centre = _sizes(words[len(_until(words, "at")) :], style, (width, height))
    cx, cy = centre if len(centre) == 2 else (width.times(0.5), height.times(0.5))
    return (cx.lo - x.hi, cy.lo - y.hi, cx.plus(x), cy.plus(y))


def _diagonal(width: Interval, height: Interval) -> Interval:
    return Interval(
        math.hypot(width.lo, height.lo) / math.sqrt(2),
        math.hypot(width.hi, height.hi) / math.sqrt(2),
    )


def _polygon(
    words: Sequence[tinycss2.ast.Node], style: Style, width: Interval, height: Interval
) -> _Edges | None:
    points = _sizes(words, style, (width, height))
    xs, ys = points[::2], points[1::2]
    if not xs or len(xs) != len(ys):
        return None
    if _area([(x.hi, y.hi) for x, y in zip(xs, ys, strict=True)]) < _LEAST_AREA:
        return (0.0, 0.0, exactly(0.0), exactly(0.0))
    return (
        min(x.lo for x in xs), min(y.lo for y in ys),
        Interval(max(x.lo for x in xs), max(x.hi for x in xs)),
        Interval(max(y.lo for y in ys), max(y.hi for y in ys)),
    )  # fmt: skip


def _is_ragged(
    shape: tinycss2.ast.FunctionBlock, style: Style, width: Interval, height: Interval
) -> bool:
    """Say whether a polygon leaves much of the box around it out, or crosses itself."""
    sizes = _sizes(shape.arguments, style, (width, height))
    points = [(x.hi, y.hi) for x, y in zip(sizes[::2], sizes[1::2], strict=False)]
    if len(points) < 3:
        return False
    xs, ys = zip(*points, strict=True)
    whole = (max(xs) - min(xs)) * (max(ys) - min(ys))
    return not _LEAST_FILLED * whole <= _area(points) <= whole + _LEAST_AREA


def _area(points: Sequence[tuple[float, float]]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _rectangle(
    name: str,
    words: Sequence[tinycss2.ast.Node],
    style: Style,
    width: Interval,
    height: Interval,
) -> _Edges | None:
    if name == "xywh":
        sizes = _sizes(_until(words, "round"), style, (width, height))
        if len(sizes) != 4:
            return None
        x, y, w, h = sizes
        return (x.lo, y.lo, x.plus(w), y.plus(h))
    nodes = _until(words, "round")
    if len(nodes) != 4:
        return None
    # An automatic edge is the box's own.
    edges = (exactly(0.0), width, height, exactly(0.0))
    wholes = (height, width, height, width)
    top, right, bottom, left = (
        next(iter(_sizes([node], style, [whole])), edge)
        for node, whole, edge in zip(nodes, wholes, edges, strict=True)
    )
    return (left.lo, top.lo, right, bottom)
