"""Where words lie in the block that holds their lines: how far in, how far down."""

import math
from collections import deque
from collections.abc import Sequence
from itertools import takewhile

from turbohtml import Element, Node, Text

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow, made_height, made_text, width_of
from faracheck.loaders.html.style.geometry import NOTHING, Extent, Interval, exactly
from faracheck.loaders.html.style.journey import Passage
from faracheck.loaders.html.style.kinds import FLEXIBLE, GRID, is_inline, is_out_of_flow
from faracheck.loaders.html.style.lengths import Measure, measure_of
from faracheck.loaders.html.style.sizes import Box
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.typography import folded

_ON_LINES = frozenset({"inline", "inline-block", "inline-flex", "inline-grid"})
_SIDES = ("left", "right")
_ROOMY = 12.0
"""Of the type's size: in wider columns few words do not fit."""

_KEEPING_TABS = frozenset({"pre", "pre-wrap", "break-spaces"})
# No line of text is made of more nodes than these.
_MOST_NODES = 2000


def extent_in_block(
    line: Sequence[Style], boxes: Sequence[Box], at: int, passage: Passage, flow: Flow
) -> Extent:
    """Return where the words lie in the content box of the block that holds their lines."""
    style, box = line[-1], boxes[at]
    before = folded("".join(_inline_before(line[at].element, passage, flow.styles)))
    above = height_above(line, at, passage.node, flow, box.width.hi)
    room = _room(line[at], box, width_of(folded(passage.words), style))
    em, height = style.font_px, line[at].line_height
    start = width_of(before, style) + _tabs(passage, style) + _made_before(line[at:], passage, flow)
    run = width_of(folded(passage.words), style)
    if style is not line[at] and _keeps_its_line(style) and not _keeps_its_line(line[at]):
        own = width_of(folded(passage.before), style)
        first, last, right = _unbroken(room, start - own, own + run)
    else:
        first, last, right = _rows(line[at], room, start, run)
    right = right.at_least(_longest_word(passage.words, style, box.width.hi))
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


def _longest_word(words: str, style: Style, room: float) -> float:
    """Return how wide a word is that finds no room in a column and may not be broken."""
    if room > _ROOMY * style.font_px or style.get("overflow-wrap") != "normal":
        return 0.0
    if style.get("word-break") in {"break-all", "break-word"}:
        return 0.0
    widest = max((width_of(word, style) for word in words.split()), default=0.0)
    return 0.96 * widest if widest > room else 0.0


def _room(style: Style, box: Box, run: float) -> Interval:
    """Return how wide lines may run: what shrinks to fit is as wide as its text if it can be."""
    if not box.is_shrunk or style.get("display") == "table-cell" or has_neighbours(style):
        return box.width
    return box.width.at_least(min(0.95 * run, box.width.hi))


def has_neighbours(style: Style) -> bool:
    """Say whether a flexible box shares its row or column with other boxes or text."""
    parent = style.parent
    if parent is None or parent.get("display") not in FLEXIBLE | GRID:
        return False
    others = (it for it in parent.element.children if it is not style.element)
    return any(
        isinstance(it, Element) or (isinstance(it, Text) and it.data.strip()) for it in others
    )


def _made_before(inside: Sequence[Style], passage: Passage, flow: Flow) -> float:
    """Return how far what `::before` puts on their line pushes the words that begin a block."""
    pushed = 0.0
    for style in inside:
        made = Style(style.element, style.cascade, style, "before")
        if made.said_here("content") is None or made.get("content") in {"none", "normal"}:
            continue
        on_the_line = made.get("display") in _ON_LINES and made.get("float") == "none"
        if not on_the_line or made.get("position") in {"absolute", "fixed"}:
            continue
        if is_first(style.element, passage, flow.styles):
            wide = made.px("width", 0.0) if made.get("display") != "inline" else None
            edges = (made.px(f"{n}-{s}", 0.0) or 0.0 for n in ("margin", "padding") for s in _SIDES)
            own = width_of(folded(made_text(made)), made) if wide is None else wide
            pushed += own + sum(edges)
    return pushed


def _tabs(passage: Passage, style: Style) -> float:
    """Return how far the tabs before words push them at most, where white space is kept."""
    if "\t" not in passage.node.data or style.get("white-space") not in _KEEPING_TABS:
        return 0.0
    first = next(iter(passage.words.split()), "\t")
    written = passage.node.data.partition(first)[0]
    count = written.rpartition("\n")[2].count("\t")
    value = style.get("tab-size")
    size = value.size(style.scale) if isinstance(value, Measure) else None
    if size is None or not isinstance(value, Measure):
        return 0.0
    return count * size * (width_of(" ", style) if value.kind == "number" else 1.0)


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
    if _is_column(line[at]):
        elements = [it for it in before if isinstance(it, Element)]
        kept = (line[at].px("row-gap", width) or 0.0) * len(elements)
        kept += sum(map(_stiff_height, map(flow.styles.of, elements)))
        return Interval(kept, flow.height(before, line[at], max(1.0, width)).hi + kept)
    if line[at].get("display") in FLEXIBLE | GRID:
        return Interval(0.0, flow.height(before, line[at], max(1.0, width)).hi)
    made = 0.0 if flow.level else made_height(line[at], "before", width)
    height = flow.height(before, line[at], max(1.0, width)).moved(made)
    return Interval(height.lo - 0.1 * abs(height.lo), height.hi + 0.1 * abs(height.hi))


def _stiff_height(style: Style) -> float:
    """Return the height that a flexible box keeps, however little room there is."""
    if style.amount("flex-shrink") != 0 or style.get("display") == "none" or is_out_of_flow(style):
        return 0.0
    return style.px("flex-basis") or style.px("height") or 0.0


def _is_column(style: Style) -> bool:
    """Say whether flexible boxes stand one below the other from the top of a box."""
    if style.get("display") not in FLEXIBLE or style.get("flex-direction") != "column":
        return False
    value = style.get("justify-content")
    words = (
        {n.lower_value for n in value if n.type == "ident"} if isinstance(value, tuple) else set()
    )
    return words <= {"normal", "start", "flex-start", "stretch"}


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
