"""Where a box begins in the box around it: in the flow, moved from it, or placed by its offsets."""

from dataclasses import replace

from turbohtml import Element

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import line_count, made_text, width_of
from faracheck.loaders.html.style.geometry import NOTHING, Interval, exactly
from faracheck.loaders.html.style.journey import Journey
from faracheck.loaders.html.style.kinds import FLEXIBLE, GRID, is_out_of_flow
from faracheck.loaders.html.style.lines import has_neighbours, height_above
from faracheck.loaders.html.style.media import HEIGHT, WIDTH
from faracheck.loaders.html.style.rows import (
    MOST_ITEMS,
    laid_out_before,
    offset_in_row,
    packed_at_end,
    piled_up,
    share_alone,
    words_of,
)
from faracheck.loaders.html.style.sizes import clips
from faracheck.loaders.html.style.tracks import begins_at, begins_below
from faracheck.loaders.html.style.typography import folded

_COMMON_WIDTH = 250.0
_NARROW = 200.0
_AUTO = "auto"
_BLOCKS = frozenset({"block", "flow-root", "list-item", "flex", "grid", "table"})


def shift_relative(journey: Journey, at: int) -> None:
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


def _container_size(journey: Journey, at: int) -> tuple[float, float | None]:
    container = journey.boxes[at].container
    if container < 0:
        return WIDTH, HEIGHT
    return journey.boxes[container].width.hi, journey.boxes[container].height


def shift_positioned(journey: Journey, at: int, height: Interval) -> int:
    """Place an absolute or fixed box in its containing block; return that block's number."""
    _style, box = journey.line[at], journey.boxes[at]
    container = journey.boxes[at].container
    around = journey.boxes[container] if container >= 0 else None
    width = around.padded_width if around is not None else exactly(WIDTH)
    tall = _padded_height(journey, container)
    x = _along(journey, at, ("left", "right"), width, _own_width(journey, at))
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


def _own_width(journey: Journey, at: int) -> Interval:
    """Return how wide a positioned box is: what shrinks to fit still holds its longest word."""
    box, style = journey.boxes[at], journey.line[-1]
    if not box.is_shrunk or box.outer_width.hi > _NARROW:
        return box.outer_width
    words = journey.passage.words.split()
    return box.outer_width.at_least(max((width_of(word, style) for word in words), default=0.0))


def _padded_height(journey: Journey, container: int) -> Interval:
    if container < 0:
        return exactly(HEIGHT)
    box = journey.boxes[container]
    return own_height(journey, container).moved(box.padding[0] + box.padding[2])


def own_height(journey: Journey, at: int) -> Interval:
    """Return the height of a box's content."""
    style, box = journey.line[at], journey.boxes[at]
    if box.height is not None:
        return exactly(box.height)
    if is_out_of_flow(style) and _AUTO not in {style.get("top"), style.get("bottom")}:
        return _stretched(journey, at)
    content = _content_height(journey, style, max(1.0, box.width.hi))
    least = style.px("min-height")
    if least:
        inside = box.padding[0] + box.padding[2] + box.border[0] + box.border[2]
        off = inside if style.get("box-sizing") == "border-box" else 0.0
        content = content.at_least(least - off)
    return content if box.tallest is None else content.at_most(box.tallest)


def _content_height(journey: Journey, style: Style, width: float) -> Interval:
    if not style.pseudo_element:
        return journey.flow.height(style.element.children, style, width)
    low, high = line_count(folded(made_text(style)), style, width)
    return Interval(low * style.line_height, high * style.line_height)


def _stretched(journey: Journey, at: int) -> Interval:
    """Return the height of a box that its offsets stretch from edge to edge of its container."""
    style, box = journey.line[at], journey.boxes[at]
    whole = _padded_height(journey, box.container)
    off = sum(style.px(side, whole.hi) or 0.0 for side in ("top", "bottom"))
    inside = box.padding[0] + box.padding[2] + box.border[0] + box.border[2]
    return whole.moved(-off - inside).at_least(0.0)


def _along(
    journey: Journey, at: int, sides: tuple[str, str], whole: Interval, own: Interval
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


def _static(journey: Journey, at: int, container: int) -> tuple[Interval, Interval]:
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


def shift_in_flow(journey: Journey, at: int) -> int:
    """Move from a box in the flow to the content box around it; return that box's number."""
    container = journey.boxes[at].container
    if container < 0:
        x, y = _margins(journey, at, exactly(WIDTH))
        journey.extent = journey.extent.moved(x, y)
        return -1
    x, y = _offset_in(journey, at, container)
    pile = _pile(journey, at, container)
    moved = journey.extent.moved(x.plus(_overhang(journey, container)), y.plus(pile))
    height = journey.boxes[container].height
    if pile.lo > 0 and height is not None:
        # What finds room is moved no further down than to the end of it.
        end = max(height, moved.bottom.lo)
        top = moved.top.at_most(end - moved.line)
        moved = replace(moved, bottom=moved.bottom.at_most(end), top=top)
    if _stays_inside(journey, at, container):
        edge = journey.boxes[container].width.hi
        moved = replace(moved, right=moved.right.at_most(max(edge, moved.left.lo)))
    journey.extent = moved
    return container


def _overhang(journey: Journey, outer: int) -> Interval:
    """Return how far a row that is packed at its end sticks out at its beginning."""
    over = journey.extent.right.minus(journey.boxes[outer].width)
    share = packed_at_end(journey.line[outer])
    return over.times(-share) if share and over.lo > 0 else NOTHING


def _pile(journey: Journey, at: int, outer: int) -> Interval:
    """Return how far what is too high for a box sticks out above it, or stands down in it."""
    share, height = piled_up(journey.line[outer]), journey.boxes[outer].height
    if not share or height is None:
        return NOTHING
    box = journey.boxes[at]
    inside = box.padding[0] + box.padding[2] + box.border[0] + box.border[2]
    over = own_height(journey, at).moved(inside - height)
    across = journey.line[outer].keyword("flex-direction").startswith("row")
    alone = across or not has_neighbours(journey.line[at])
    return over.times(-share) if over.lo > 0 or (over.hi < 0 and alone) else NOTHING


def shift_by_margins(journey: Journey, at: int) -> int:
    """Move by a box's own margins only; return the number of the box around it."""
    container = journey.boxes[at].container
    room = journey.boxes[container].width if container >= 0 else exactly(WIDTH)
    x, y = _margins(journey, at, room)
    # Beside one another margins are known: what collapses is counted between the two.
    journey.extent = journey.extent.moved(x, exactly(y.hi))
    return container


def _stays_inside(journey: Journey, at: int, outer: int) -> bool:
    """Say whether a box and its words end where the box around it ends, at the latest."""
    box, around = journey.boxes[at], journey.boxes[outer]
    width = box.outer_width.hi + 0.5
    if journey.extent.right.hi > width or box.outer_width.hi > around.width.hi + 0.5:
        return False
    style, holder = journey.line[at], journey.line[outer]
    if holder.get("display") in FLEXIBLE:
        return _gives_way(style, holder, around.width.hi, journey)
    if holder.get("display") in GRID:
        return not words_of(holder, "grid-auto-flow") & {"column"}
    # What stands in a line beside others may be pushed out; blocks, floats and cells are not.
    return style.get("display") not in {"inline-block", "inline-flex", "inline-grid"}


def _gives_way(item: Style, holder: Style, room: float, journey: Journey) -> bool:
    """Say whether a flexible box shrinks where those before it leave too little room."""
    if not holder.keyword("flex-direction").startswith("row") or holder.get("flex-wrap") == "wrap":
        return True
    if item.amount("flex-shrink") == 0:
        return False
    taken = 0.0
    for sibling in laid_out_before(item, holder, journey):
        if sibling.amount("flex-shrink") == 0 and not is_out_of_flow(sibling):
            known = sibling.px("flex-basis", room) or sibling.px("width", room)
            taken += _COMMON_WIDTH if known is None else known
    return taken <= 0.75 * room


def _offset_in(journey: Journey, at: int, outer: int) -> tuple[Interval, Interval]:
    """Return where a box begins in the content box of the box number `outer`."""
    around = journey.boxes[outer]
    x, y = _margins(journey, at, around.width)
    above = height_above(
        journey.line, outer, journey.line[at].element, journey.flow, around.width.hi
    )
    style = journey.line[at]
    holder = journey.line[outer]
    sideways = holder.get("display") in FLEXIBLE | GRID or style.get("float") != "none"
    row = offset_in_row(journey, at, outer)
    if holder.get("display") in GRID and not is_out_of_flow(style):
        column, down = begins_at(style, around.width.hi), begins_below(style)
        row = exactly(column) if column else row
        above = exactly(down) if down else above
    if row is not None:
        x = x.plus(row)
    elif (share := share_alone(style, holder)) is not None:
        x = x.plus(around.width.minus(journey.boxes[at].outer_width).at_least(0.0).times(share))
    elif sideways or style.get("display") in {"table-cell", "inline-block"}:
        free = around.width.minus(journey.boxes[at].outer_width).hi
        x = x.plus(Interval(0.0, max(0.0, free)))
    if above == NOTHING and y.lo == 0 and clips(holder, "y"):
        # A box that clips keeps the margins of what is in it to itself (CSS 2, 8.3.1).
        y = exactly(y.hi)
    return x, y.plus(above)


def _beside_floats(journey: Journey, style: Style, x: Interval, room: float) -> Interval:
    """Return where a float is pulled to: from the end of what floats before it in its row."""
    before = [it for it in style.element.previous_siblings if isinstance(it, Element)]
    styles = [journey.flow.styles.of(it) for it in reversed(before[:MOST_ITEMS])]
    floats = [it for it in styles if it.get("float") != "none"]
    if not floats:
        return x
    edge = 0.0
    for one in floats:
        width = one.px("width", room)
        if width is None:
            return Interval(x.lo, max(0.0, room + x.lo))
        margins = sum(one.px(f"margin-{side}", room) or 0.0 for side in ("left", "right"))
        edge = max(edge, edge + margins + width)
    fits = edge + x.lo >= 0 and edge <= room
    return exactly(edge + x.lo) if fits else Interval(x.lo, max(0.0, room + x.lo))


def _begins_right(style: Style) -> bool:
    """Say whether a block stands at the right end of its room."""
    around = style.parent
    return (
        around is not None
        and around.get("direction") == "rtl"
        and style.get("float") == "none"
        and style.get("display") in _BLOCKS
    )


def _margins(journey: Journey, at: int, room: Interval) -> tuple[Interval, Interval]:
    """Return the offset that a box's own margins give it."""
    style, box = journey.line[at], journey.boxes[at]
    if style.keyword("display").startswith("table-"):
        return exactly(0.0), exactly(0.0)
    left, right = style.px("margin-left", room.hi), style.px("margin-right", room.hi)
    top = style.px("margin-top", room.hi) or 0.0
    if left is not None and _begins_right(style):
        # Where lines run to the left it is the left margin that gives way (CSS 2, 10.3.3).
        x = room.minus(box.outer_width).moved(-(right or 0.0))
    elif left is None and not box.is_shrunk:
        free = room.minus(box.outer_width).moved(-(right or 0.0)).at_least(0.0)
        x = free.times(0.5 if right is None else 1.0)
    else:
        x = exactly(left or 0.0)
    if x.lo < 0 and style.get("float") != "none":
        x = _beside_floats(journey, style, x, room.hi)
    journey.blame(min(0.0, left or 0.0), style, "margin-left")
    journey.blame(min(0.0, top), style, "margin-top")
    # Margins of neighbours and parents may collapse into this one.
    return x, exactly(top) if top < 0 else Interval(0.0, top)
