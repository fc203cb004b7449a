"""Arrangements that leave words no room: rows of no height, columns of text that run out of their box.

What they leave no room for is cut off where a box around it clips.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from turbohtml import Element, Node

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.journey import Passage, Placed
from faracheck.loaders.html.style.kinds import GRID, is_out_of_flow
from faracheck.loaders.html.style.lines import height_above
from faracheck.loaders.html.style.sizes import Box, boxes_of, clips
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.tracks import stands_in_lost_rows

_COLUMNS = ("column-count", "column-width")
_ROOM = ("height", "min-height", "padding-bottom")
_GAP = 1.0
_ENDLESS = 600.0
"""CSS px between columns from which on hardly two find room side by side."""


def squeezed(line: Sequence[Style], passage: Passage, styles: Styles) -> Placed:
    """Return whether the words stand where no room is left for them."""
    found = [*_rowless(line), *_columned(line, passage, styles)]
    return max(found, key=lambda placed: placed.cut.value, default=Placed(Cut.NO))


def _rowless(line: Sequence[Style]) -> Iterator[Placed]:
    """Yield the grids that put words into rows of no height and clip what sticks out."""
    for grid, item in pairwise(line):
        if grid.get("display") not in GRID or is_out_of_flow(item) or not clips(grid, "y"):
            continue
        if stands_in_lost_rows(item):
            roomy = any((grid.px(name, 100.0) or 0.0) > 0 for name in _ROOM)
            name = "grid-auto-rows" if grid.said("grid-auto-rows") else "grid-template-rows"
            yield Placed(Cut.MAYBE if roomy else Cut.YES, said_of(grid, name))


def _columned(line: Sequence[Style], passage: Passage, styles: Styles) -> Iterator[Placed]:
    """Yield the columns of text that run out of a box that clips (CSS Multi-column 1, 8)."""
    for rank, style in enumerate(line):
        if not any(name in style.speeches for name in _COLUMNS):
            continue
        count = _count(style, boxes_of(line)[rank])
        if count and any(clips(around, "x") for around in line[: rank + 1]):
            name = next(name for name in _COLUMNS if name in style.speeches)
            yield Placed(_overflow(line, rank, count, passage, styles), said_of(style, name))


def _count(style: Style, box: Box) -> int:
    """Return how many columns find room in a box, 0 where it has none."""
    count, wide = style.amount("column-count"), style.px("column-width")
    if count is None and wide is None:
        return 0
    room, gap = box.width.hi, _gap(style, box.width.hi)
    fitting = math.floor((room + gap) / max(1.0, wide + gap)) if wide is not None else math.inf
    return int(max(1, min(count or math.inf, fitting)))


def _gap(style: Style, room: float) -> float:
    gap = style.px("column-gap", room)
    return _GAP * style.font_px if gap is None else gap


def _overflow(
    line: Sequence[Style], rank: int, count: int, passage: Passage, styles: Styles
) -> Cut:
    """Say whether words stand in a column behind the last for which there is room."""
    style, box = line[rank], boxes_of(line)[rank]
    breaks = sum(_breaks(inner) for inner in line[rank + 1 :])
    if breaks and (count == 1 or _gap(style, box.width.hi) >= _ENDLESS):
        return Cut.MAYBE
    tall = box.height if box.height is not None else box.tallest
    if not tall:
        return Cut.NO
    narrow = max(1.0, (box.width.hi - _gap(style, box.width.hi) * (count - 1)) / count)
    flow = Flow(styles)
    above = height_above(line, rank, passage.node, flow, narrow)
    if above.lo >= count * tall:
        return Cut.YES
    down_to = flow.height(_down_to(passage.node, style.element), style, narrow)
    return Cut.MAYBE if down_to.hi > count * tall else Cut.NO


def _down_to(node: Node, block: Element) -> list[Node]:
    """Return the children of a block down to the one that holds a node."""
    while node.parent is not None and node.parent is not block:
        node = node.parent
    return [*reversed(list(node.previous_siblings)), node]


def _breaks(style: Style) -> bool:
    value = style.get("break-before") if "break-before" in style.speeches else ()
    nodes = value if isinstance(value, tuple) else ()
    return any(n.type == "ident" and n.lower_value in {"column", "always"} for n in nodes)
