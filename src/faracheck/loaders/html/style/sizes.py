"""The box model of the elements around a text: which boxes there are and how wide they are."""

from collections.abc import Sequence

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Interval, exactly
from faracheck.loaders.html.style.media import HEIGHT, WIDTH
from faracheck.loaders.html.style.once import once
from faracheck.loaders.html.style.tracks import stands_in_nothing

_INLINE = frozenset({"inline", "ruby", "ruby-text", "inline flow"})
_SHRINKING = frozenset(
    {
        "inline-block", "inline-flex", "inline-grid", "inline-table", "table", "table-cell",
        "-webkit-inline-box", "inline flow-root", "inline flex", "inline grid",
        "-webkit-inline-flex",
    }
)  # fmt: skip
FLEXIBLE = frozenset({"flex", "inline-flex", "-webkit-flex", "-webkit-inline-flex"})
GRID = frozenset({"grid", "inline-grid"})
_OUT_OF_FLOW = frozenset({"absolute", "fixed"})
_TABLE_PARTS = frozenset({"table-cell", "table-row", "table-row-group", "table"})
_HOLDING = ("perspective", "backdrop-filter")
_ANNOUNCED = frozenset(
    {"transform", "translate", "scale", "rotate", "perspective", "filter", "backdrop-filter"}
)
_STRETCHING = frozenset({"normal", "stretch"})
_CLIPPING = frozenset({"hidden", "clip", "scroll", "auto", "overlay"})


@dataclass(frozen=True, slots=True)
class Box:
    """One element's box: content width, heights that its style fixes, and the edges around it.

    `container` is the index in the line of the box that it is laid out in, -1 for the viewport.
    Edges are (top, right, bottom, left).
    """

    style: Style
    container: int
    width: Interval
    height: float | None = None
    tallest: float | None = None
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    border: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    is_inline: bool = False
    is_shrunk: bool = False

    @property
    def padded_width(self) -> Interval:
        """The width of the padding box."""
        return self.width.moved(self.padding[1] + self.padding[3])

    @property
    def outer_width(self) -> Interval:
        """The width of the border box."""
        return self.padded_width.moved(self.border[1] + self.border[3])

    @property
    def limit(self) -> float | None:
        """How high the padding box can be at most, or None when it grows with its content."""
        known = [height for height in (self.height, self.tallest) if height is not None]
        return min(known) + self.padding[0] + self.padding[2] if known else None


def is_out_of_flow(style: Style) -> bool:
    """Say whether an element is positioned away from its neighbours."""
    return style.get("position") in _OUT_OF_FLOW


@once
def is_blockified(style: Style) -> bool:
    """Say whether an inline element is laid out as a block after all."""
    if is_out_of_flow(style) or style.get("float") != "none":
        return True
    parent = style.parent
    while parent is not None and parent.get("display") == "contents":
        parent = parent.parent
    return parent is not None and parent.get("display") in FLEXIBLE | GRID


@once
def is_inline(style: Style) -> bool:
    """Say whether an element's box is part of its parent's lines, or no box at all."""
    display = style.get("display")
    return display == "contents" or (display in _INLINE and not is_blockified(style))


def _is_fixed_cell(style: Style) -> bool:
    """Say whether a table keeps a cell narrow, whatever the cell holds."""
    table = style
    while table.parent is not None and table.get("display") != "table":
        table = table.parent
    return style.get("display") == "table-cell" and table.get("table-layout") == "fixed"


def clips(style: Style, axis: str) -> bool:
    """Say whether an element cuts its content off on the axis x or y."""
    if is_inline(style) or (style.get("display") in _TABLE_PARTS and not _is_fixed_cell(style)):
        return False
    if contains(style, "paint") or skips_what_is_far(style):
        return True
    own, other = style.get(f"overflow-{axis}"), style.get(f"overflow-{'y' if axis == 'x' else 'x'}")
    if own == "visible":
        # Only `clip` leaves the other axis alone; anything else makes this one scroll.
        return other in _CLIPPING - {"clip"}
    return own in _CLIPPING


def holds_positioned(style: Style, *, fixed: bool) -> bool:
    """Say whether positioned descendants are placed in this element's box."""
    if style.get("transform") != "none" or style.get("filter") != "none":
        return True
    if any(style.get(name) != "none" for name in ("translate", "scale", "rotate")):
        return True
    if any(name in style.speeches and style.get(name) != "none" for name in _HOLDING):
        return True
    if contains(style, "paint") or contains(style, "layout") or _will_hold(style):
        return True
    return not fixed and style.get("position") != "static"


def _will_hold(style: Style) -> bool:
    """Say whether an element is announced to hold positioned ones (CSS Will Change 1)."""
    value = style.get("will-change") if "will-change" in style.speeches else ()
    words = value if isinstance(value, tuple) else ()
    return any(n.type == "ident" and n.lower_value in _ANNOUNCED for n in words)


def boxes_of(line: Sequence[Style]) -> list[Box]:
    """Return the box of each element from the root to the text's parent."""
    boxes: list[Box] = []
    for rank, style in enumerate(line):
        container = _container(line, rank)
        boxes.append(_box(style, container, boxes))
    return boxes


def _container(line: Sequence[Style], rank: int) -> int:
    style = line[rank]
    position = style.get("position")
    for at in range(rank - 1, -1, -1):
        if position in _OUT_OF_FLOW:
            if holds_positioned(line[at], fixed=position == "fixed"):
                return at
        elif not is_inline(line[at]):
            return at
    return -1


def _box(style: Style, container: int, boxes: Sequence[Box]) -> Box:
    around = boxes[container] if container >= 0 else None
    room = around.width if around is not None else exactly(WIDTH)
    tall = around.height if around is not None else HEIGHT
    if around is not None and is_out_of_flow(style):
        room = around.padded_width
        tall = around.limit if around.height is not None else None
    elif is_out_of_flow(style):
        tall = HEIGHT
    if is_inline(style):
        return Box(style, container, room, is_inline=True)
    padding = _edges(style, "padding-{}", room)
    border = _borders(style)
    width, shrunk = _width(style, room, padding, border)
    inside = padding[0] + padding[2] + border[0] + border[2]
    return Box(
        style, container, width,
        _height(style, "height", tall, inside), _height(style, "max-height", tall, inside),
        padding, border, is_shrunk=shrunk,
    )  # fmt: skip


def _edges(style: Style, pattern: str, room: Interval) -> tuple[float, float, float, float]:
    top, right, bottom, left = (
        style.px(pattern.format(side), room.hi) or 0.0
        for side in ("top", "right", "bottom", "left")
    )
    return top, right, bottom, left


_NAMED_WIDTHS = {"thin": 1.0, "medium": 3.0, "thick": 5.0}


def _borders(style: Style) -> tuple[float, float, float, float]:
    top, right, bottom, left = (_border(style, side) for side in ("top", "right", "bottom", "left"))
    return top, right, bottom, left


def _border(style: Style, side: str) -> float:
    if style.get(f"border-{side}-style") in {"none", "hidden"}:
        return 0.0
    width = style.px(f"border-{side}-width")
    return _NAMED_WIDTHS[style.keyword(f"border-{side}-width")] if width is None else width


def _height(style: Style, name: str, whole: float | None, inside: float) -> float | None:
    """Return the content height that `name` fixes, or None."""
    if str(style.get("display")).startswith("table"):
        return None  # a table and its parts grow with their content
    height = style.px(name, whole)
    if name == "height":
        height = _stacked_basis(style, whole, height)
    if height is None and name == "height" and is_out_of_flow(style) and whole is not None:
        top, bottom = style.px("top", whole), style.px("bottom", whole)
        if top is None or bottom is None:
            return None
        return max(0.0, whole - top - bottom - inside)
    if height is None:
        return 0.0 if name == "height" and _collapses(style) else None
    if style.get("box-sizing") == "border-box":
        height -= inside
    return max(0.0, height, style.px("min-height", whole) or 0.0)


def _stacked_basis(style: Style, whole: float | None, height: float | None) -> float | None:
    """Return the height that a column of flexible boxes gives one of them, else its own."""
    # What grows is as high as there is room, what shows its overflow as its content at least.
    if not _is_stacked(style) or style.amount("flex-grow") != 0 or not clips(style, "y"):
        return height
    basis = style.px("flex-basis", whole)
    return height if basis is None else basis


def _is_stacked(style: Style) -> bool:
    """Say whether a box stands in a column of flexible boxes."""
    parent = style.parent
    return (
        parent is not None
        and parent.get("display") in FLEXIBLE
        and not is_out_of_flow(style)
        and parent.keyword("flex-direction").startswith("column")
    )


def _is_stretched(style: Style) -> bool:
    """Say whether a box in such a column is as wide as the column."""
    if not _is_stacked(style) or style.parent is None:
        return False
    said = [style.get("align-self"), style.parent.get("align-items")]
    return said[0] in _STRETCHING or (said[0] == "auto" and said[1] in _STRETCHING)


def _collapses(style: Style) -> bool:
    """Say whether a box without a height of its own is flat: size containment, a row of 0fr."""
    if contains(style, "size") or _is_container(style, "size"):
        return True
    parent = style.parent
    if parent is None or parent.get("display") not in GRID:
        return False
    return clips(style, "y") and stands_in_nothing(style, "rows")


def skips_what_is_far(style: Style) -> bool:
    """Say whether `content-visibility: auto` keeps an element's paint in its box."""
    return (
        "content-visibility" in style.speeches and style.get("content-visibility") == "auto"
    ) and not is_inline(style)


def _is_an_item(style: Style) -> bool:
    return style.parent is not None and style.parent.get("display") in FLEXIBLE | GRID


def _is_container(style: Style, *kinds: str) -> bool:
    """Say whether a box is a container whose size its content does not make."""
    value = style.get("container-type") if "container-type" in style.speeches else ()
    words = value if isinstance(value, tuple) else ()
    return any(n.type == "ident" and n.lower_value in kinds for n in words)


def contains(style: Style, kind: str) -> bool:
    """Say whether an element has size or paint containment."""
    value = style.get("contain")
    words = (
        {n.lower_value for n in value if n.type == "ident"} if isinstance(value, tuple) else set()
    )
    both = {"strict"} if kind == "size" else {"strict", "content"}
    return bool(words & (both | {kind})) and not is_inline(style)


def _width(
    style: Style,
    room: Interval,
    padding: tuple[float, float, float, float],
    border: tuple[float, float, float, float],
) -> tuple[Interval, bool]:
    """Return the content width, and whether it shrinks to fit what is inside."""
    inside = padding[1] + padding[3] + border[1] + border[3]
    off = inside if style.get("box-sizing") == "border-box" else 0.0
    fixed = style.px("width", room.hi)
    shrunk = False
    basis = style.px("flex-basis", room.hi) if _is_flexed(style) else None
    if basis is not None and style.amount("flex-grow") == 0 and clips(style, "x"):
        width = Interval(0.0, max(0.0, basis - off))
    elif fixed is not None and _is_flexed(style):
        width, shrunk = Interval(0.0, max(0.0, fixed - off)), True
    elif fixed is not None:
        width = exactly(max(0.0, fixed - off))
    else:
        width, shrunk = _automatic(style, room, inside)
        if clips(style, "x") and _is_in_a_grid(style) and stands_in_nothing(style, "columns"):
            width = exactly(0.0)
    least, most = style.px("min-width", room.hi), style.px("max-width", room.hi)
    if most is not None:
        width = width.at_most(max(0.0, most - off))
    if least is not None:
        width = width.at_least(max(0.0, least - off))
    return width, shrunk


def _is_in_a_grid(style: Style) -> bool:
    return style.parent is not None and style.parent.get("display") in GRID


def _is_flexed(style: Style) -> bool:
    """Say whether a flex container may make this box narrower than its width."""
    parent = style.parent
    return (
        parent is not None
        and parent.get("display") in FLEXIBLE
        and not is_out_of_flow(style)
        and parent.keyword("flex-direction").startswith("row")
    )


def _automatic(style: Style, room: Interval, inside: float) -> tuple[Interval, bool]:
    left, right = style.px("margin-left", room.hi), style.px("margin-right", room.hi)
    free = room.moved(-inside - (left or 0.0) - (right or 0.0)).at_least(0.0)
    if is_out_of_flow(style):
        start, end = style.px("left", room.hi), style.px("right", room.hi)
        if start is not None and end is not None:
            return free.moved(-start - end).at_least(0.0), False
        beside = start if start is not None else end if end is not None else 0.0
        return Interval(0.0, free.moved(-beside).at_least(0.0).hi), True
    shrinks = (
        style.get("display") in _SHRINKING
        or style.get("float") != "none"
        or style.get("width") in {"fit-content", "min-content", "max-content"}
        or (is_blockified(style) and not _is_stretched(style))
    )
    if shrinks and not _is_an_item(style) and _is_container(style, "inline-size", "size"):
        return exactly(0.0), False
    return (Interval(0.0, free.hi), True) if shrinks else (free, False)
