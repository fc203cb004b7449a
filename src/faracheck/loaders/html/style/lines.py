"""Where words lie in the block that holds their lines: how far in, how far down."""

import math
from collections import deque
from collections.abc import Sequence
from itertools import takewhile

from turbohtml import Element, Node, Text

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow, width_of
from faracheck.loaders.html.style.geometry import NOTHING, Extent, Interval, exactly
from faracheck.loaders.html.style.journey import Passage
from faracheck.loaders.html.style.lengths import measure_of
from faracheck.loaders.html.style.sizes import FLEXIBLE, GRID, Box, is_inline
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.typography import folded

# No line of text is made of more nodes than these.
_MOST_NODES = 2000


def extent_in_block(
    line: Sequence[Style], boxes: Sequence[Box], at: int, passage: Passage, flow: Flow
) -> Extent:
    """Return where the words lie in the content box of the block that holds their lines."""
    style, box = line[-1], boxes[at]
    before = folded("".join(_inline_before(line[at].element, passage, flow.styles)))
    above = height_above(line, at, passage.node, flow, box.width.hi)
    em, height = style.font_px, line[at].line_height
    start = width_of(before, style)
    run = width_of(folded(passage.words), style)
    if style is not line[at] and _keeps_its_line(style) and not _keeps_its_line(line[at]):
        own = width_of(folded(passage.before), style)
        first, last, right = _unbroken(box.width, start - own, own + run)
    else:
        first, last, right = _rows(line[at], box.width, start, run)
    # However narrow the column, no line holds less than a word.
    most = len(before.split()) + len(passage.words.split()) - 1.0
    last = last.at_most(max(most, 0.0))
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


def _keeps_its_line(style: Style) -> bool:
    return style.get("white-space") in {"nowrap", "pre"}


def _unbroken(width: Interval, start: float, run: float) -> tuple[Interval, Interval, Interval]:
    """Return the same as `_rows` for words that do not break inside a block whose lines do.

    Where they find no room behind what stands before them they begin a line.
    """
    if start + run < width.lo * 0.94:
        return NOTHING, NOTHING, Interval(0.97, 1.04).times(start + run)
    low, high = max(1.0, width.lo), max(1.0, width.hi)
    row = Interval(math.floor(start * 0.96 / high), math.floor(start * 1.1 / low))
    row = Interval(row.lo, row.hi + (1 if start else 0))
    return row, row, Interval(0.97 * run, max(1.04 * run, width.hi if start else 0.0))


def _rows(
    block: Style, width: Interval, start: float, run: float
) -> tuple[Interval, Interval, Interval]:
    """Return the numbers of the first and last line of the words, and how far right they reach."""
    if _keeps_its_line(block) or start + run < width.lo * 0.94:
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
    if run is None:
        return edge
    if block.get("direction") == "rtl":
        # What finds no room in a line from the right to the left sticks out at its left.
        share = {"center": 0.5, "-webkit-center": 0.5}.get(str(align), 1.0)
        share = 0.0 if align in {"left", "end", "-webkit-left"} else share
        room = width.moved(-run)
        return edge.plus(Interval(min(room.lo, room.lo * share), min(room.hi, room.hi * share)))
    if align in {"left", "start", "justify", "-webkit-left", "-webkit-auto"}:
        return edge
    room = width.moved(-run).at_least(0.0)
    if align in {"center", "-webkit-center"}:
        return edge.plus(room.times(0.5))
    return edge.plus(room)


def _inline_before(block: Element, passage: Passage, styles: Styles) -> list[str]:
    """Return the text on the lines before the words, back to the last block or break."""
    pieces: list[str] = []
    before = takewhile(lambda node: node is not passage.node, block.descendants)
    for node in deque(before, _MOST_NODES):
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


def height_above(line: Sequence[Style], at: int, node: Node, flow: Flow, width: float) -> Interval:
    """Return how high the content is that stands above `node` in the block number `at`."""
    block = line[at].element
    child = _child_towards(block, node)
    if child.parent is not block:
        return NOTHING
    before = list(child.previous_siblings)
    before.reverse()
    if not isinstance(child, Element) or is_inline(flow.styles.of(child)):
        before = _up_to_the_line(before, flow)
    if line[at].get("display") in FLEXIBLE | GRID:
        return Interval(0.0, flow.height(before, line[at], max(1.0, width)).hi)
    height = flow.height(before, line[at], max(1.0, width)).moved(_made_above(line[at], flow))
    return Interval(height.lo - 0.1 * abs(height.lo), height.hi + 0.1 * abs(height.hi))


def _made_above(block: Style, flow: Flow) -> float:
    """Return how high the box is that `::before` puts above a block's content."""
    if flow.level:
        return 0.0
    made = Style(block.element, block.cascade, block, "before")
    shown = made.said_here("content") is not None and made.get("content") not in {"none", "normal"}
    if not shown or made.get("display") not in {"block", "table", "flex", "grid", "flow-root"}:
        return 0.0
    in_flow = made.get("float") == "none" and made.get("position") not in {"absolute", "fixed"}
    sides = ("height", "padding-top", "padding-bottom", "margin-top", "margin-bottom")
    return sum(made.px(name, 0.0) or 0.0 for name in sides) if in_flow else 0.0


def _up_to_the_line(nodes: list[Node], flow: Flow) -> list[Node]:
    """Drop the nodes that share their line with what follows."""
    while nodes and not (
        isinstance(nodes[-1], Element)
        and (nodes[-1].tag == "br" or not is_inline(flow.styles.of(nodes[-1])))
    ):
        nodes.pop()
    return nodes


def indent_of(style: Style, width: float) -> float:
    """Return the `text-indent` of a block that is `width` px wide, in px."""
    value = style.get("text-indent")
    if not isinstance(value, tuple):
        return 0.0
    for node in value:
        measure = measure_of(node)
        if measure is not None:
            return measure.size(style.scale.of(width)) or 0.0
    return 0.0


def is_first(block: Element, passage: Passage, styles: Styles) -> bool:
    """Say whether the words stand on the block's first line, as far as that can be told."""
    for node in block.descendants:
        if node is passage.node:
            break
        if isinstance(node, Text) and node.data.strip() and not _is_gone(node, styles):
            return False
        if isinstance(node, Element) and node.tag == "br":
            return False
    return not passage.before.strip()
