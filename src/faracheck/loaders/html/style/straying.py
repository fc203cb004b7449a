"""Words that lie outside a box around them, where its background does not reach.

Asked only where it makes a difference: of words that the page behind the box would swallow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from turbohtml import Element, Node, Text

from faracheck.loaders.html.style.clipping import Region
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow
from faracheck.loaders.html.style.geometry import UNLIMITED, Cut, exactly
from faracheck.loaders.html.style.journey import Journey, Passage
from faracheck.loaders.html.style.kinds import FLEXIBLE, GRID, is_out_of_flow
from faracheck.loaders.html.style.lines import extent_in_block
from faracheck.loaders.html.style.motion import may_stray
from faracheck.loaders.html.style.offsets import own_height
from faracheck.loaders.html.style.placement import carry, cut_by
from faracheck.loaders.html.style.sizes import Box, boxes_of, clips
from faracheck.loaders.html.style.styles import Styles

_ROOTS = frozenset(
    {"flow-root", "inline-block", "table-cell", "table", "inline-table", "table-caption"}
)
_ROWS = frozenset(
    {"table", "table-row", "table-row-group", "table-header-group", "table-footer-group"}
)
"""What grows with the cells that stand in it."""


def strays(
    line: Sequence[Style], passage: Passage, styles: Styles, ranks: Iterable[int]
) -> dict[int, Cut]:
    """Return whether the words lie outside each of the boxes with those numbers in `line`."""
    # What shrinks to fit is as wide as its words, up to the room that it has.
    boxes = [replace(box, width=exactly(box.width.hi)) for box in boxes_of(line)]
    flow = Flow(styles)
    asked = set(ranks)
    found = {rank: _outside_inline(line, rank) for rank in asked if boxes[rank].is_inline}
    at = next((i for i in range(len(line) - 1, -1, -1) if not boxes[i].is_inline), 0)
    journey = Journey(line, boxes, flow, passage, extent_in_block(line, boxes, at, passage, flow))
    way = set()
    while at >= 0:
        way.add(at)
        if at in asked:
            found[at] = _outside(journey, at)
        at = carry(journey, at, beside=False)
    # A box that the words passed by on their way is not around them on the screen.
    found.update({rank: Cut.MAYBE for rank in asked - way if rank not in found})
    return found


def _outside_inline(line: Sequence[Style], rank: int) -> Cut:
    lifted = any(is_out_of_flow(style) or _floats(style) for style in line[rank + 1 :])
    return Cut.YES if lifted else Cut.NO


def _outside(journey: Journey, at: int) -> Cut:
    box = journey.boxes[at]
    moved, floated = may_stray(journey.line, at), _floats_out(journey, at)
    if floated is Cut.NO and not moved and box.style.keyword("display") in _ROWS:
        return Cut.NO
    bottom = UNLIMITED
    top, right, below, left = _edges(box)
    if box.limit is not None and not clips(box.style, "y"):
        bottom = exactly(box.limit - box.padding[0] - box.padding[2])
    elif floated is not Cut.NO:
        return floated
    elif moved:
        bottom = own_height(journey, at)
    region = Region("", -left, -top, box.width.moved(right), bottom.moved(below))
    return cut_by(region, journey.extent)


def _edges(box: Box) -> tuple[float, ...]:
    """Return how far a background reaches beyond the content: top, right, bottom, left."""
    clip = box.style.get("background-clip")
    last = clip[-1] if isinstance(clip, tuple) and clip else "border-box"
    if last == "content-box":
        return (0.0, 0.0, 0.0, 0.0)
    if last == "padding-box":
        return box.padding
    return tuple(one + two for one, two in zip(box.padding, box.border, strict=True))


def _floats(style: Style) -> bool:
    return style.get("float") != "none"


def _floats_out(journey: Journey, at: int) -> Cut:
    """Say whether the words float in a box that does not grow with what floats in it."""
    line = journey.line
    for rank in range(len(line) - 1, at, -1):
        if _floats(line[rank]) and not any(
            _holds_floats(line[k], line[k + 1].element, journey.flow.styles)
            for k in range(at, rank)
        ):
            held = [line[k] for k in range(at, rank) if not journey.boxes[k].is_inline]
            return Cut.MAYBE if any(_has_height(s, line, journey) for s in held) else Cut.YES
    return Cut.NO


def _has_height(style: Style, line: Sequence[Style], journey: Journey) -> bool:
    """Say whether something besides what floats gives a box a height."""
    around = {one.element for one in line}
    if any((style.px(name) or 0.0) > 0 for name in ("padding-top", "padding-bottom", "min-height")):
        return True
    return any(
        child not in around and _is_in_flow(child, journey.flow.styles)
        for child in style.element.children
    )


def _is_in_flow(node: Node, styles: Styles) -> bool:
    if isinstance(node, Text):
        return bool(node.data.strip())
    if not isinstance(node, Element):
        return False
    style = styles.of(node)
    return style.get("display") != "none" and not is_out_of_flow(style) and not _floats(style)


def _holds_floats(style: Style, branch: Element, styles: Styles) -> bool:
    """Say whether a box is as high as what floats in it, or something below clears the floats."""
    above = style.parent
    if (
        is_out_of_flow(style)
        or _floats(style)
        or style.get("display") in _ROOTS | FLEXIBLE | GRID
        or style.get("contain") not in {"none", "style"}
        or any(style.get(f"overflow-{axis}") not in {"visible", "clip"} for axis in "xy")
        or (above is not None and above.get("display") in FLEXIBLE | GRID)
    ):
        return True
    after = Style(style.element, style.cascade, style, "after")
    if after.said_here("content") is not None and after.get("clear") != "none":
        return True
    behind = (it for it in branch.next_siblings if isinstance(it, Element))
    return any(it.attr("clear") or styles.of(it).get("clear") != "none" for it in behind)
