"""The box model of the elements around a text: which boxes there are and how wide they are."""

from collections.abc import Sequence

from turbohtml import Element

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.cascade import USER_AGENT
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Interval, exactly
from faracheck.loaders.html.style.kinds import (
    FLEXIBLE,
    GRID,
    OUT_OF_FLOW,
    is_blockified,
    is_inline,
    is_out_of_flow,
)
from faracheck.loaders.html.style.lengths import measure_of
from faracheck.loaders.html.style.media import HEIGHT, WIDTH
from faracheck.loaders.html.style.tracks import stands_in_nothing

_SHRINKING = frozenset(
    {
        "inline-block", "inline-flex", "inline-grid", "inline-table", "table", "table-cell",
        "-webkit-inline-box", "inline flow-root", "inline flex", "inline grid",
        "-webkit-inline-flex",
    }
)  # fmt: skip
_TABLE_PARTS = frozenset({"table-cell", "table-row", "table-row-group", "table"})
_MOST_NEIGHBOURS = 12
_HOLDING = ("perspective", "backdrop-filter")
_ANNOUNCED = frozenset(
    {"transform", "translate", "scale", "rotate", "perspective", "filter", "backdrop-filter"}
)
_RATIO = late_pattern(r"(?:auto\s+)?([\d.]+)(?:\s*/\s*([\d.]+))?(?:\s+auto)?\Z")
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


def _is_fixed_cell(style: Style) -> bool:
    """Say whether a table keeps a cell narrow, whatever the cell holds."""
    table = style
    while table.parent is not None and table.get("display") != "table":
        table = table.parent
    return style.get("display") == "table-cell" and table.get("table-layout") == "fixed"


def _is_loose_part(style: Style) -> bool:
    """Say whether a part of a table floats or is positioned, and so is a block (CSS 2, 9.7)."""
    loose = is_out_of_flow(style) or style.get("float") != "none"
    return loose and style.get("display") != "table"


def clips(style: Style, axis: str) -> bool:
    """Say whether an element cuts its content off on the axis x or y."""
    part = style.get("display") in _TABLE_PARTS and not _is_loose_part(style)
    if is_inline(style) or (part and not _is_fixed_cell(style)):
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
        if position in OUT_OF_FLOW:
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
    limits = (_height(style, "max-height", tall, inside), _left_in_its_column(style, tall, inside))
    known = [limit for limit in limits if limit is not None]
    height = _height(style, "height", tall, inside)
    if height is None and clips(style, "y") and style.get("overflow-y") != "clip":
        by_ratio = height_by_ratio(style, width.hi) if width.is_exact else None
        height = None if by_ratio is None else max(0.0, by_ratio)
    return Box(
        style, container, width, height,
        min(known) if known else None, padding, border, is_shrunk=shrunk,
    )  # fmt: skip


def _left_in_its_column(style: Style, whole: float | None, inside: float) -> float | None:
    """Return what boxes that do not shrink leave of a column of boxes to one that does."""
    if whole is None or not _is_stacked(style) or not clips(style, "y"):
        return None
    if style.amount("flex-shrink") == 0 or (style.px("min-height", whole) or 0.0) > 0:
        return None
    children = style.parent.element.children if style.parent is not None else ()
    elements = [it for it in children if isinstance(it, Element) and it is not style.element]
    others = [Style(it, style.cascade, style.parent) for it in elements[:_MOST_NEIGHBOURS]]
    stiff = [s for s in others if s.amount("flex-shrink") == 0 and not is_out_of_flow(s)]
    taken = sum(s.px("flex-basis", whole) or s.px("height", whole) or 0.0 for s in stiff)
    return max(0.0, whole - taken - inside) if taken else None


def height_by_ratio(style: Style, width: float) -> float | None:
    """Return the height that `aspect-ratio` gives a block in a column of that width."""
    if "aspect-ratio" not in style.speeches:
        return None
    value = style.get("aspect-ratio")
    text = "".join(n.serialize() for n in value) if isinstance(value, tuple) else ""
    ratio = _RATIO.match(text.strip())
    if ratio is None or not float(ratio[1]):
        return None
    own = style.px("width", width)
    return (width if own is None else own) * float(ratio[2] or 1) / float(ratio[1])


def _edges(style: Style, pattern: str, room: Interval) -> tuple[float, float, float, float]:
    top, right, bottom, left = (
        max(0.0, style.px(pattern.format(side), room.hi) or 0.0)
        for side in ("top", "right", "bottom", "left")
    )
    return top, right, bottom, left


_NAMED_WIDTHS = {"thin": 1.0, "medium": 3.0, "thick": 5.0}


def _borders(style: Style) -> tuple[float, float, float, float]:
    top, right, bottom, left = (
        border_of(style, side) for side in ("top", "right", "bottom", "left")
    )
    return top, right, bottom, left


def border_of(style: Style, side: str) -> float:
    """Return how thick a border is."""
    if style.get(f"border-{side}-style") in {"none", "hidden"}:
        return 0.0
    width = style.px(f"border-{side}-width")
    return _NAMED_WIDTHS[style.keyword(f"border-{side}-width")] if width is None else width


def _height(style: Style, name: str, whole: float | None, inside: float) -> float | None:
    """Return the content height that `name` fixes, or None."""
    if str(style.get("display")).startswith("table") and not _is_loose_part(style):
        return None  # a table and its parts grow with their content
    height = style.px(name, whole)
    if name == "height" and _fits_what_is_written(style):
        height = None
    if name == "height":
        height = _stacked_basis(style, whole, height)
    if height is None and name == "height" and is_out_of_flow(style) and whole is not None:
        top, bottom = style.px("top", whole), style.px("bottom", whole)
        if top is None or bottom is None:
            return None
        return max(0.0, whole - top - bottom - inside)
    if height is None:
        return _without_content(style) if name == "height" and _collapses(style) else None
    if style.get("box-sizing") == "border-box":
        height -= inside
    return max(0.0, height, style.px("min-height", whole) or 0.0)


def _without_content(style: Style) -> float:
    """Return how high a box is whose content does not count (CSS Sizing 4, 5)."""
    if "contain-intrinsic-height" not in style.speeches:
        return 0.0
    value = style.get("contain-intrinsic-height")
    measures = (measure_of(node) for node in value) if isinstance(value, tuple) else ()
    return max((m.size(style.scale) or 0.0 for m in measures if m is not None), default=0.0)


def _stacked_basis(style: Style, whole: float | None, height: float | None) -> float | None:
    """Return the height that a column of flexible boxes gives one of them, else its own."""
    # What grows is as high as there is room, what shows its overflow as its content at least.
    if not _is_stacked(style) or style.amount("flex-grow") != 0 or not clips(style, "y"):
        return height
    basis = style.px("flex-basis", whole)
    return height if basis is None else basis


def _fits_what_is_written(style: Style) -> bool:
    """Say whether a field is as high as its text (`field-sizing`), where nobody says how high."""
    if "field-sizing" not in style.speeches or style.get("field-sizing") != "content":
        return False
    spoken = style.said_here("height")
    return spoken is not None and spoken.origin == USER_AGENT


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


def _has_no_content_width(style: Style) -> bool:
    """Say whether a box that shrinks to fit is as wide as if it were empty."""
    return _is_container(style, "inline-size", "size") or any(
        contains(style, kind) for kind in ("inline-size", "size")
    )


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
    if shrinks and not _is_an_item(style) and _has_no_content_width(style):
        return exactly(0.0), False
    return (Interval(0.0, free.hi), True) if shrinks else (free, False)
