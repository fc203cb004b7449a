"""Whether a grid puts one box where it puts another (CSS Grid 2, placement by lines)."""

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.kinds import GRID

_LAST = 1000
"""The line that -1 stands for: a grid ends there, wherever that is."""

_SIZED = ("width", "height", "max-width", "max-height")

Range = tuple[int, int]


def shares_cells(grid: Style, own: Style, other: Style) -> Cut:
    """Say whether `other` lies in the cells of `own`: YES in all of them, MAYBE in some."""
    if grid.get("display") not in GRID:
        return Cut.NO
    pairs = [_shared(own, other, axis) for axis in ("row", "column")]
    if Cut.NO in pairs:
        return Cut.NO
    # What has a size of its own need not fill its cells.
    fills = all(other.get(name) in {"auto", "none"} for name in _SIZED)
    return Cut.YES if fills and pairs == [Cut.YES, Cut.YES] else Cut.MAYBE


def _shared(own: Style, other: Style, axis: str) -> Cut:
    names = (f"grid-{axis}-start", f"grid-{axis}-end")
    here, there = ([_text(style, name) for name in names] for style in (own, other))
    if there[0] == "auto":
        return Cut.NO
    if here == there:
        return Cut.YES
    one, two = _lines(*here), _lines(*there)
    if one is None or two is None or min(one[1], two[1]) <= max(one[0], two[0]):
        return Cut.NO
    return Cut.YES if two[0] <= one[0] and one[1] <= two[1] else Cut.MAYBE


def _lines(start: str, end: str) -> Range | None:
    """Return the numbers of the lines between which a box lies; None where they have names."""
    first, last = _line(start), _line(end)
    if first is None:
        return None
    if end.startswith("span"):
        count = end.removeprefix("span").strip()
        return (first, first + int(count)) if count.isdigit() else None
    if end == "auto":
        return first, first + 1
    return (first, last) if last is not None else None


def _line(text: str) -> int | None:
    try:
        number = int(text)
    except ValueError:
        return None
    return number if number > 0 else _LAST + number


def _text(style: Style, name: str) -> str:
    value = style.get(name)
    return "".join(n.serialize() for n in value).strip() if isinstance(value, tuple) else str(value)
