"""Rows and columns of flexible boxes: who stands before whom, and what sticks out at the beginning."""

from turbohtml import Element

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import NOTHING, Interval, exactly
from faracheck.loaders.html.style.journey import Journey
from faracheck.loaders.html.style.kinds import FLEXIBLE, GRID, is_out_of_flow
from faracheck.loaders.html.style.lines import has_neighbours

MOST_ITEMS = 30
_AUTO = "auto"


def piled_up(holder: Style) -> float:
    """Return what share of what is too high for a flexible box it shows above itself."""
    if holder.get("height") == _AUTO or holder.get("display") not in FLEXIBLE | GRID:
        return 0.0
    direction = holder.keyword("flex-direction") if holder.get("display") in FLEXIBLE else "row"
    name = "justify-content" if direction.startswith("column") else "align-items"
    value = holder.get(name)
    words = {value} if isinstance(value, str) else words_of(holder, name)
    if "center" in words:
        return 0.5
    return float(bool(words & {"flex-end", "end"}) is (direction != "column-reverse"))


def packed_at_end(holder: Style) -> float:
    """Return what share of its overflow a flexible row shows at its beginning."""
    said = "justify-content" in holder.speeches or "flex-direction" in holder.speeches
    if not said or holder.get("display") not in FLEXIBLE:
        return 0.0
    words, direction = words_of(holder, "justify-content"), holder.get("flex-direction")
    if "safe" in words or direction not in {"row", "row-reverse"}:
        return 0.0
    if "center" in words:
        return 0.5
    at_end = bool(words & {"flex-end", "end", "right"})
    return float(at_end is (direction == "row"))


def words_of(style: Style, name: str) -> set[str]:
    """Return the keywords of a value."""
    value = style.get(name)
    nodes = value if isinstance(value, tuple) else ()
    return {node.lower_value for node in nodes if node.type == "ident"}


def share_alone(style: Style, holder: Style) -> float | None:
    """Return what share of the free room stands before the only box of a flexible row."""
    if holder.get("display") not in FLEXIBLE or style.amount("flex-grow") != 0:
        return None
    if is_out_of_flow(style) or has_neighbours(style):
        return None
    return packed_at_end(holder) or None


def offset_in_row(journey: Journey, at: int, outer: int) -> Interval | None:
    """Return how far a box is pushed along a row that does not wrap; None when that is open."""
    style, holder = journey.line[at], journey.line[outer]
    room = journey.boxes[outer].width.hi
    row = [it for it in laid_out_before(style, holder, journey) if _takes_room(it)]
    if holder.get("display") in FLEXIBLE:
        if not _is_packed(holder):
            return None
        widths = [it.px("flex-basis", room) or it.px("width", room) for it in row]
        if not row or any(it.amount("flex-shrink") != 0 for it in row):
            return NOTHING if not row else None
    elif style.get("display") == "inline-block" and holder.get("white-space") in {"nowrap", "pre"}:
        widths = [it.px("width", room) for it in row]
    else:
        return None
    known = [width for width in widths if width is not None]
    return exactly(sum(known)) if len(known) == len(widths) else None


def laid_out_before(style: Style, holder: Style, journey: Journey) -> list[Style]:
    """Return the boxes before one in its row, as `order` puts them (CSS Flexbox 1, 5.4)."""
    styles = journey.flow.styles
    before = [it for it in style.element.previous_siblings if isinstance(it, Element)]
    if holder.get("display") not in FLEXIBLE:
        return [styles.of(it) for it in before[:MOST_ITEMS]]
    after = [it for it in style.element.next_siblings if isinstance(it, Element)]
    own = style.amount("order") or 0.0
    ahead = [styles.of(it) for it in before[:MOST_ITEMS]]
    behind = [styles.of(it) for it in after[:MOST_ITEMS]]
    return [
        *(it for it in ahead if (it.amount("order") or 0.0) <= own),
        *(it for it in behind if (it.amount("order") or 0.0) < own),
    ]


def _takes_room(style: Style) -> bool:
    return style.get("display") != "none" and not is_out_of_flow(style)


def _is_packed(holder: Style) -> bool:
    """Say whether a flexible row begins with its first box and stays on one line."""
    return (
        holder.get("flex-direction") == "row"
        and holder.get("direction") == "ltr"
        and holder.get("flex-wrap") == "nowrap"
        and words_of(holder, "justify-content") <= {"normal", "start", "flex-start", "left"}
    )
