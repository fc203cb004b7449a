"""Where words end up on the page, and whether something on the way cuts them off.

The words are followed outwards, from their line box to the page: each box adds its offset and
its transform, and each box that clips is asked whether it still shows them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from turbohtml import Element, Node, Text

from faracheck.loaders.html.style.clipping import Region, regions_of
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow, width_of
from faracheck.loaders.html.style.geometry import (
    NOTHING,
    UNLIMITED,
    Cut,
    Extent,
    Interval,
    exactly,
    worst,
)
from faracheck.loaders.html.style.media import HEIGHT, WIDTH
from faracheck.loaders.html.style.sizes import (
    FLEXIBLE,
    GRID,
    Box,
    boxes_of,
    clips,
    is_inline,
    is_out_of_flow,
)
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.transforms import origin_of, transform_of
from faracheck.loaders.html.style.typography import folded

_SMALLEST_FONT = 0.6
_LEAST_AREA = 1e-4
_SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words inside one text node: what stands before them in the node, and the words."""

    node: Text
    before: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of it: whether words are out of sight, and what did it."""

    cut: Cut
    reason: str = ""


@dataclass
class _Journey:
    """The way outwards: where the words are by now, and what moved them most."""

    line: Sequence[Style]
    boxes: Sequence[Box]
    flow: Flow
    passage: Passage
    extent: Extent
    found: list[Placed] = field(default_factory=list)
    moved_by: tuple[float, str] = (0.0, "")
    scale: float = 1.0

    def blame(self, amount: float, style: Style, name: str) -> None:
        """Remember the declaration that moved the words furthest."""
        if abs(amount) > self.moved_by[0]:
            self.moved_by = (abs(amount), said_of(style, name))

    def judge(self, cut: Cut, reason: str) -> None:
        """Note an edge that the words reach."""
        if cut is not Cut.NO:
            self.found.append(Placed(cut, reason))


_QUIET: dict[str, object] = {
    "position": "static", "overflow-x": "visible", "overflow-y": "visible", "clip": "auto",
    "clip-path": "none", "transform": "none", "translate": "none", "scale": "none",
    "rotate": "none", "contain": "none",
}  # fmt: skip
_MARGINS = tuple(f"margin-{side}" for side in _SIDES)


def _is_quiet(line: Sequence[Style]) -> bool:
    """Say whether nothing around the text can move it or cut it off."""
    for style in line:
        if any(style.get(name) != value for name, value in _QUIET.items()):
            return False
        if any((style.px(name, WIDTH) or 0.0) < 0 for name in _MARGINS):
            return False
    last = line[-1]
    return _indent(last, WIDTH) == 0 and (last.px("letter-spacing") or 0.0) >= 0


def place(line: Sequence[Style], passage: Passage, styles: Styles) -> Placed:
    """Return whether the words of `passage` are placed where a reader can see them."""
    if _is_quiet(line):
        return Placed(Cut.NO)
    boxes = boxes_of(line)
    at = next((i for i in range(len(line) - 1, -1, -1) if not boxes[i].is_inline), 0)
    flow = Flow(styles)
    journey = _Journey(line, boxes, flow, passage, _extent(line, boxes, at, passage, flow))
    if line[-1].px("letter-spacing") is not None:
        _squeezed(journey)
    _indented(journey, at)
    for inline in range(len(line) - 1, at, -1):
        _relative(journey, inline)
    while at >= 0:
        at = _outwards(journey, at)
    _on_the_page(journey)
    return max(journey.found, key=lambda placed: placed.cut.value, default=Placed(Cut.NO))


def _extent(
    line: Sequence[Style], boxes: Sequence[Box], at: int, passage: Passage, flow: Flow
) -> Extent:
    """Return where the words lie in the content box of the block that holds their lines."""
    style, box = line[-1], boxes[at]
    before = folded("".join(_inline_before(line[at].element, passage, flow.styles)))
    above = _above(line, at, passage.node, flow, box.width.hi)
    em, height = style.font_px, line[at].line_height
    start = width_of(before, style)
    run = width_of(folded(passage.words), style)
    first, last, right = _rows(line[at], box.width, start, run)
    lead = (height - 1.11 * em) / 2
    single = last.hi < 1
    left = exactly(start) if single else NOTHING
    return Extent(
        _aligned(line[at], left, box.width, start + run if single else None),
        _aligned(line[at], right, box.width, start + run if single else None),
        above.plus(first.times(height)),
        above.plus(last.times(height)).moved(height),
        1.2 * em, height, lead + 0.45 * em, lead + 0.89 * em,
    )  # fmt: skip


def _rows(
    block: Style, width: Interval, start: float, run: float
) -> tuple[Interval, Interval, Interval]:
    """Return the numbers of the first and last line of the words, and how far right they reach."""
    if block.get("white-space") in {"nowrap", "pre"} or start + run < width.lo * 0.94:
        return NOTHING, NOTHING, Interval(0.97, 1.04).times(start + run)
    low, high = max(1.0, width.lo), max(1.0, width.hi)
    first = Interval(math.floor(start * 0.96 / high), math.floor(start * 1.1 / low))
    last = Interval(
        math.ceil((start + run) * 0.96 / high) - 1, math.ceil((start + run) * 1.1 / low) - 1
    )
    return first, last.at_least(0.0), Interval(min(width.lo, run) * 0.7, max(width.hi, 40.0))


def _aligned(block: Style, edge: Interval, width: Interval, run: float | None) -> Interval:
    """Return an edge of a line after `text-align`."""
    align = block.get("text-align")
    if run is None or align in {"left", "start", "justify", "-webkit-left", "-webkit-auto"}:
        return edge
    room = width.moved(-run).at_least(0.0)
    if align in {"center", "-webkit-center"}:
        return edge.plus(room.times(0.5))
    return edge.plus(room)


def _inline_before(block: Element, passage: Passage, styles: Styles) -> list[str]:
    """Return the text on the lines before the words, back to the last block or break."""
    pieces: list[str] = []
    for node in block.descendants:
        if node is passage.node:
            break
        if isinstance(node, Text):
            if not _is_gone(node, styles):
                pieces.append(node.data)
        elif isinstance(node, Element) and (node.tag == "br" or not is_inline(styles.of(node))):
            pieces.clear()
    return [*pieces, passage.before]


def _is_gone(node: Text, styles: Styles) -> bool:
    parent = node.parent
    return not isinstance(parent, Element) or styles.of(parent).get("display") == "none"


def _child_towards(block: Element, node: Node) -> Node:
    while node.parent is not None and node.parent is not block:
        node = node.parent
    return node


def _above(line: Sequence[Style], at: int, node: Node, flow: Flow, width: float) -> Interval:
    """Return how high the content is that stands above `node` in the block number `at`."""
    block = line[at].element
    child = _child_towards(block, node)
    if child.parent is not block:
        return NOTHING
    before = list(child.previous_siblings)
    before.reverse()
    if isinstance(child, Text) or is_inline(flow.styles.of(child)):  # type: ignore[arg-type]  # text or element
        before = _up_to_the_line(before, flow)
    if line[at].get("display") in FLEXIBLE | GRID:
        return Interval(0.0, flow.height(before, line[at], max(1.0, width)).hi)
    height = flow.height(before, line[at], max(1.0, width))
    return Interval(height.lo * 0.9, height.hi * 1.1)


def _up_to_the_line(nodes: list[Node], flow: Flow) -> list[Node]:
    """Drop the nodes that share their line with what follows."""
    while nodes and not (
        isinstance(nodes[-1], Element)
        and (nodes[-1].tag == "br" or not is_inline(flow.styles.of(nodes[-1])))
    ):
        nodes.pop()
    return nodes


def _indent(style: Style, width: float) -> float:
    value = style.get("text-indent")
    if not isinstance(value, tuple):
        return 0.0
    from faracheck.loaders.html.style.lengths import measure_of

    for node in value:
        measure = measure_of(node)
        if measure is not None:
            return measure.size(style.scale.of(width)) or 0.0
    return 0.0


def _indented(journey: _Journey, at: int) -> None:
    """Move the first line by `text-indent`; far to the left it takes all the words along."""
    style = journey.line[at]
    width = journey.boxes[at].width.hi
    indent = _indent(style, width)
    if indent == 0 or not _begins(style.element, journey.passage, journey.flow.styles):
        return
    extent = journey.extent
    shift = exactly(indent)
    nowrap = style.get("white-space") in {"nowrap", "pre"}
    journey.extent = Extent(
        extent.left.plus(shift) if indent < 0 or nowrap else extent.left,
        extent.right.plus(shift) if nowrap or indent > 0 else extent.right,
        extent.top, extent.bottom, extent.word, extent.line, extent.ink_top, extent.ink_bottom,
    )  # fmt: skip
    journey.blame(indent, style, "text-indent")


def _begins(block: Element, passage: Passage, styles: Styles) -> bool:
    """Say whether the words stand on the block's first line, as far as that can be told."""
    for node in block.descendants:
        if node is passage.node:
            break
        if isinstance(node, Text) and node.data.strip() and not _is_gone(node, styles):
            return False
        if isinstance(node, Element) and node.tag == "br":
            return False
    return not passage.before.strip()


def _squeezed(journey: _Journey) -> None:
    """Letters pushed over one another cannot be read, nor told apart."""
    style = journey.line[-1]
    spacing = style.px("letter-spacing") or 0.0
    if spacing <= -0.45 * style.font_px:
        journey.judge(Cut.YES, said_of(style, "letter-spacing"))


def _outwards(journey: _Journey, at: int) -> int:
    """Carry the words from the content box of box `at` to that of the box around it."""
    style, box = journey.line[at], journey.boxes[at]
    extent = journey.extent
    height = _own_height(journey, at)
    journey.extent = extent.moved(exactly(box.padding[3]), exactly(box.padding[0]))
    for region in regions_of(style, box, height):
        _cut(journey, region)
    journey.extent = journey.extent.moved(exactly(box.border[3]), exactly(box.border[0]))
    _transformed(journey, at, height)
    _relative(journey, at)
    if is_out_of_flow(style):
        return _positioned(journey, at, height)
    return _in_flow(journey, at)


def _own_height(journey: _Journey, at: int) -> Interval:
    """Return the height of a box's content."""
    style, box = journey.line[at], journey.boxes[at]
    if box.height is not None:
        return exactly(box.height)
    content = journey.flow.height(style.element.children, style, max(1.0, box.width.hi))
    return content if box.tallest is None else content.at_most(box.tallest)


def _cut(journey: _Journey, region: Region) -> None:
    extent = journey.extent
    journey.judge(
        worst(
            extent.cut_left(region.left),
            extent.cut_right(region.right),
            extent.cut_top(region.top),
            extent.cut_bottom(region.bottom),
        )
        if not region.is_empty
        else Cut.YES,
        region.reason if not journey.moved_by[1] else f"{region.reason}, {journey.moved_by[1]}",
    )


def _transformed(journey: _Journey, at: int, height: Interval) -> None:
    style, box = journey.line[at], journey.boxes[at]
    transform = transform_of(style)
    if transform is None:
        return
    name = next(
        (n for n in ("transform", "scale", "rotate", "translate") if style.get(n) != "none"), ""
    )
    back = style.get("backface-visibility") == "hidden" and transform.turned_away
    if transform.area < _LEAST_AREA or back:
        journey.judge(Cut.YES, said_of(style, name))
        return
    journey.scale *= math.sqrt(transform.area)
    if journey.scale * journey.line[-1].font_px < _SMALLEST_FONT:
        journey.judge(Cut.YES, said_of(style, name))
    tall = height.moved(box.padding[0] + box.padding[2] + box.border[0] + box.border[2])
    dx, dy = transform.shift(box.outer_width, tall)
    journey.blame(max(abs(dx.lo), abs(dx.hi), abs(dy.lo), abs(dy.hi)), style, name)
    if transform.is_shift:
        journey.extent = journey.extent.moved(dx, dy)
        return
    x, y = origin_of(style, box.outer_width, tall)
    centred = journey.extent.moved(x.times(-1), y.times(-1))
    (a, c, _), (b, d, _) = transform.matrix[0], transform.matrix[1]
    turned = _turned(centred, (a, b, c, d))
    journey.extent = turned.moved(x.plus(dx), y.plus(dy))


def _turned(extent: Extent, matrix: tuple[float, float, float, float]) -> Extent:
    """Return the words after the linear part of a transform, as the box around them."""
    a, b, c, d = matrix
    if abs(b) < 1e-6 and abs(c) < 1e-6:
        return extent.scaled(a, d)
    xs = (extent.left, extent.right)
    ys = (extent.top, extent.bottom)
    across = [x.times(a).plus(y.times(c)) for x in xs for y in ys]
    down = [x.times(b).plus(y.times(d)) for x in xs for y in ys]
    return Extent(
        Interval(min(v.lo for v in across), min(v.hi for v in across)),
        Interval(max(v.lo for v in across), max(v.hi for v in across)),
        Interval(min(v.lo for v in down), min(v.hi for v in down)),
        Interval(max(v.lo for v in down), max(v.hi for v in down)),
        extent.word, extent.line, extent.ink_top, extent.ink_bottom,
    )  # fmt: skip


def _relative(journey: _Journey, at: int) -> None:
    """Move a relatively positioned box; a sticky one stays where it is on an unscrolled page."""
    style = journey.line[at]
    if style.get("position") != "relative":
        return
    width, height = _container_size(journey, at)
    left, right = style.px("left", width), style.px("right", width)
    top, bottom = style.px("top", height), style.px("bottom", height)
    x = left if left is not None else -right if right is not None else 0.0
    y = top if top is not None else -bottom if bottom is not None else 0.0
    journey.extent = journey.extent.moved(exactly(x), exactly(y))
    journey.blame(x, style, "left" if left is not None else "right")
    journey.blame(y, style, "top" if top is not None else "bottom")


def _container_size(journey: _Journey, at: int) -> tuple[float, float | None]:
    container = journey.boxes[at].container
    if container < 0:
        return WIDTH, HEIGHT
    return journey.boxes[container].width.hi, journey.boxes[container].height


def _positioned(journey: _Journey, at: int, height: Interval) -> int:
    """Place an absolute or fixed box in its containing block; return that block's number."""
    _style, box = journey.line[at], journey.boxes[at]
    container = journey.boxes[at].container
    around = journey.boxes[container] if container >= 0 else None
    width = around.padded_width if around is not None else exactly(WIDTH)
    tall = _padded_height(journey, container)
    x = _along(journey, at, ("left", "right"), width, box.outer_width)
    own = height.moved(box.padding[0] + box.padding[2] + box.border[0] + box.border[2])
    y = _along(journey, at, ("top", "bottom"), tall, own)
    if x is None or y is None:
        static_x, static_y = _static(journey, at, container)
        x = static_x if x is None else x
        y = static_y if y is None else y
    journey.extent = journey.extent.moved(x, y)
    if around is not None:
        # From the padding box of the block back to its content box, as the next step expects.
        journey.extent = journey.extent.moved(
            exactly(-around.padding[3]), exactly(-around.padding[0])
        )
    return container


def _padded_height(journey: _Journey, container: int) -> Interval:
    if container < 0:
        return exactly(HEIGHT)
    box = journey.boxes[container]
    return _own_height(journey, container).moved(box.padding[0] + box.padding[2])


def _along(
    journey: _Journey, at: int, sides: tuple[str, str], whole: Interval, own: Interval
) -> Interval | None:
    """Return where a positioned box begins along one axis, or None when nothing says so."""
    style = journey.line[at]
    start, end = (style.px(side, whole.hi if whole.is_exact else None) for side in sides)
    if start is None and end is None:
        return _by_share(style, sides, whole, own)
    near = style.px(f"margin-{sides[0]}", whole.hi) or 0.0
    far = style.px(f"margin-{sides[1]}", whole.hi) or 0.0
    if start is not None:
        journey.blame(
            start + near, style, sides[0] if abs(start) >= abs(near) else f"margin-{sides[0]}"
        )
        return exactly(start + near)
    journey.blame(end or 0.0, style, sides[1])
    return whole.minus(own).moved(-(end or 0.0) - far)


def _by_share(
    style: Style, sides: tuple[str, str], whole: Interval, own: Interval
) -> Interval | None:
    """Return the same where an offset is a percentage of a height that is known roughly."""
    low = [style.px(side, whole.lo) for side in sides]
    high = [style.px(side, whole.hi) for side in sides]
    if low[0] is not None and high[0] is not None:
        return Interval(min(low[0], high[0]), max(low[0], high[0]))
    if low[1] is not None and high[1] is not None:
        return whole.minus(own).minus(Interval(min(low[1], high[1]), max(low[1], high[1])))
    return None


def _static(journey: _Journey, at: int, container: int) -> tuple[Interval, Interval]:
    """Return where a positioned box would have been in the flow, from its containing block."""
    x, y = NOTHING, NOTHING
    inner = at
    while inner > container:
        outer = inner - 1
        while outer > container and journey.boxes[outer].is_inline:
            outer -= 1
        if outer < 0:
            break
        dx, dy = _offset_in(journey, inner, outer)
        x, y = x.plus(dx), y.plus(dy)
        if outer == container:
            box = journey.boxes[outer]
            return x.moved(box.padding[3]), y.moved(box.padding[0])
        box = journey.boxes[outer]
        x = x.moved(box.padding[3] + box.border[3])
        y = y.moved(box.padding[0] + box.border[0])
        inner = outer
    return x, y


def _in_flow(journey: _Journey, at: int) -> int:
    """Move from a box in the flow to the content box around it; return that box's number."""
    container = journey.boxes[at].container
    if container < 0:
        x, y = _margins(journey, at, exactly(WIDTH))
        journey.extent = journey.extent.moved(x, y)
        return -1
    x, y = _offset_in(journey, at, container)
    journey.extent = journey.extent.moved(x, y)
    return container


def _offset_in(journey: _Journey, at: int, outer: int) -> tuple[Interval, Interval]:
    """Return where a box begins in the content box of the box number `outer`."""
    around = journey.boxes[outer]
    x, y = _margins(journey, at, around.width)
    above = _above(journey.line, outer, journey.line[at].element, journey.flow, around.width.hi)
    style = journey.line[at]
    sideways = journey.line[outer].get("display") in FLEXIBLE | GRID or style.get("float") != "none"
    if sideways or style.get("display") in {"table-cell", "inline-block"}:
        free = around.width.minus(journey.boxes[at].outer_width).hi
        x = x.plus(Interval(0.0, max(0.0, free)))
    return x, y.plus(above)


def _margins(journey: _Journey, at: int, room: Interval) -> tuple[Interval, Interval]:
    """Return the offset that a box's own margins give it."""
    style, box = journey.line[at], journey.boxes[at]
    left, right = style.px("margin-left", room.hi), style.px("margin-right", room.hi)
    top = style.px("margin-top", room.hi) or 0.0
    if left is None and not box.is_shrunk:
        free = room.minus(box.outer_width).moved(-(right or 0.0)).at_least(0.0)
        x = free.times(0.5 if right is None else 1.0)
    else:
        x = exactly(left or 0.0)
    journey.blame(min(0.0, left or 0.0), style, "margin-left")
    journey.blame(min(0.0, top), style, "margin-top")
    # Margins of neighbours and parents may collapse into this one.
    return x, exactly(top) if top < 0 else Interval(0.0, top)


def _on_the_page(journey: _Journey) -> None:
    """Ask the page itself: nobody can scroll to what lies left of it or above it."""
    extent = journey.extent
    moved = journey.moved_by[1] or "its place off the page"
    journey.judge(worst(extent.cut_left(0.0), extent.cut_top(0.0)), moved)
    if _is_fixed(journey.line):
        journey.judge(
            worst(extent.cut_right(exactly(WIDTH)), extent.cut_bottom(exactly(HEIGHT))), moved
        )
    elif any(clips(style, "x") for style in journey.line[:2]):
        journey.judge(extent.cut_right(exactly(WIDTH)), moved)


def _is_fixed(line: Sequence[Style]) -> bool:
    return any(style.get("position") == "fixed" for style in line)


__all__ = ["UNLIMITED", "Passage", "Placed", "place"]
