"""Whether a box that was pulled out of its place lies over words, as far as that can be told.

Boxes in the flow are measured against one another where their ways to the page part, so that
what stands above both of them need not be known.
"""

from collections.abc import Sequence
from dataclasses import replace

from turbohtml import Element, Node

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.cells import shares_cells
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow, made_text, width_of
from faracheck.loaders.html.style.geometry import NOTHING, Cut, Extent, Interval, exactly
from faracheck.loaders.html.style.journey import Journey, Passage
from faracheck.loaders.html.style.kinds import FLEXIBLE, GRID, is_out_of_flow
from faracheck.loaders.html.style.lines import extent_in_block
from faracheck.loaders.html.style.offsets import own_height
from faracheck.loaders.html.style.placement import carry
from faracheck.loaders.html.style.sizes import Box, boxes_of
from faracheck.loaders.html.style.stacking import height_of
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.typography import folded

_SHIFTS = ("top", "bottom", "left", "right")
_SLACK = 4.0
_FAR_PULLED = 20.0
_LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Parting:
    """Words and a box whose ways part at element number `rank` of the words' line."""

    line: Sequence[Style]
    rank: int
    branch: Sequence[Style]
    passage: Passage


def is_pulled(parting: Parting) -> bool:
    """Say whether something moves a box, or one around it, over its neighbours."""
    return any(map(_is_moved, parting.branch)) or shared_cells(parting) is not Cut.NO


def is_pulled_under(parting: Parting) -> bool:
    """Say whether a negative margin pulls the words themselves up, where boxes may lie."""
    own = parting.line[parting.rank + 1 :]
    return any((style.px("margin-top", 1000.0) or 0.0) < -_FAR_PULLED for style in own)


def is_sunk(path: Sequence[Style]) -> bool:
    """Say whether the words lie below the flow around them, where any background covers them."""
    return height_of(path)[0] < 0


def _is_moved(style: Style) -> bool:
    if is_out_of_flow(style) or any(
        (style.px(f"margin-{side}", 1000.0) or 0.0) < 0 for side in ("top", "left", "bottom")
    ):
        return True
    if style.get("position") in {"relative", "sticky"} and any(
        (style.px(side, 1000.0) or 0.0) != 0 for side in _SHIFTS
    ):
        return True
    return any(style.get(name) != "none" for name in ("transform", "translate", "scale"))


def shared_cells(parting: Parting) -> Cut:
    """Say whether a grid puts the box where it puts the words."""
    if not _has_branch(parting):
        return Cut.NO
    own, other = parting.line[parting.rank + 1], parting.branch[0]
    found = shares_cells(parting.line[parting.rank], own, other)
    return found if len(parting.branch) == 1 else min(found, Cut.MAYBE, key=lambda it: it.value)


def reach(parting: Parting, styles: Styles) -> Cut:
    """Say whether the box at the end of the branch lies over the words: YES over all of them."""
    shared = shared_cells(parting)
    if shared is not Cut.NO:
        return shared
    flow = Flow(styles)
    box, placed = _box(parting, flow)
    words, at = _words(parting, flow, placed)
    if at != placed:
        return Cut.NO if _is_small(box, words) else Cut.MAYBE
    if at == parting.rank and not is_out_of_flow(parting.branch[0]):
        box = _beside(parting, box, flow)
    return _over(box, words)


def over_in_the_window(parting: Parting, styles: Styles) -> Cut:
    """Say whether a box that stays in the window lies over the words before anybody scrolls.

    YES where nobody can scroll them out from under it: it lies at the very top, and so do they.
    """
    flow = Flow(styles)
    box, placed = _box(parting, flow)
    words, at = _words(parting, flow, placed)
    if at != placed or placed >= 0 or _is_small(box, words):
        return Cut.NO
    if _over(box, words) is Cut.YES:
        return Cut.YES if box.top.hi <= 0 else Cut.MAYBE
    return Cut.MAYBE if _touch(box, words) else Cut.NO


def _touch(box: Extent, words: Extent) -> bool:
    """Say whether a box lies over some of the words for sure, by more than a word each way."""
    top, bottom = words.top.hi + words.ink_top, words.bottom.lo + words.ink_bottom - words.line
    return (
        box.left.hi + words.word < words.right.lo
        and words.left.hi + words.word < box.right.lo
        and box.top.hi < bottom - _SLACK
        and top + _SLACK < box.bottom.lo
    )


def _words(parting: Parting, flow: Flow, goal: int) -> tuple[Extent, int]:
    """Carry the words to the element number `goal`, in which the box is placed; -1 is the page."""
    line = parting.line
    boxes = boxes_of(line)
    at = next((i for i in range(len(line) - 1, -1, -1) if not boxes[i].is_inline), 0)
    extent = extent_in_block(line, boxes, at, parting.passage, flow)
    journey = Journey(line, boxes, flow, parting.passage, extent)
    while at > goal:
        at = carry(journey, at, beside=goal == parting.rank)
    return journey.extent, at


def _goal(parting: Parting) -> int:
    root = parting.branch[0]
    if not is_out_of_flow(root):
        return parting.rank
    full = [*parting.line[: parting.rank + 1], *parting.branch]
    return boxes_of(full)[parting.rank + 1].container


def _box(parting: Parting, flow: Flow) -> tuple[Extent, int]:
    full = [*parting.line[: parting.rank + 1], *parting.branch]
    boxes = boxes_of(full)
    last = len(full) - 1
    boxes[last] = _fitted(boxes[last])
    journey = Journey(full, boxes, flow, parting.passage, _nothing())
    width, height = boxes[last].outer_width, own_height(journey, last)
    # From the corner of the content, as words are measured: the border box begins before it.
    top, _, bottom, left = map(sum, zip(boxes[last].padding, boxes[last].border, strict=True))
    journey.extent = Extent(
        exactly(-left), width.moved(-left), exactly(-top), height.moved(bottom),
        0.0, 0.0, 0.0, 0.0,
    )  # fmt: skip
    goal, at = _goal(parting), last
    while at > goal:
        at = carry(journey, at, beside=goal == parting.rank)
    return journey.extent, at


def _fitted(box: Box) -> Box:
    """Return a box that shrinks to fit no wider than its text, where nothing else is in it."""
    style = box.style
    if not box.is_shrunk or (not style.pseudo_element and _has_elements(style)):
        return box
    text = folded(made_text(style) if style.pseudo_element else style.element.text)
    return replace(box, width=box.width.at_most(1.1 * width_of(text, style) + _SLACK))


def _has_elements(style: Style) -> bool:
    return any(isinstance(child, Element) for child in style.element.children)


def _nothing() -> Extent:
    return Extent(NOTHING, NOTHING, NOTHING, NOTHING, 0.0, 0.0, 0.0, 0.0)


def _beside(parting: Parting, box: Extent, flow: Flow) -> Extent:
    """Move a box in the flow by what lies between it and the words' own branch."""
    holder = parting.line[parting.rank]
    own = parting.line[parting.rank + 1].element if _has_branch(parting) else None
    root = parting.branch[0].element
    if own is None or holder.get("display") in FLEXIBLE | GRID:
        return box
    nodes = list(holder.element.children)
    first, second = (_place(nodes, own), _place(nodes, root))
    width = max(1.0, boxes_of(parting.line[: parting.rank + 1])[-1].width.hi)
    if first < second:
        return box.moved(NOTHING, flow.height(nodes[first:second], holder, width))
    between = flow.height(nodes[second:first], holder, width)
    return box.moved(NOTHING, Interval(-between.hi, -between.lo))


def _has_branch(parting: Parting) -> bool:
    return parting.rank + 1 < len(parting.line)


def _place(nodes: Sequence[Node], wanted: Element) -> int:
    return next((i for i, node in enumerate(nodes) if node is wanted), 0)


def _over(box: Extent, words: Extent) -> Cut:
    top, bottom = words.top.moved(words.ink_top), words.bottom.moved(words.ink_bottom - words.line)
    apart = (
        box.bottom.hi <= top.lo + _SLACK
        or box.top.lo >= bottom.hi - _SLACK
        or box.right.hi <= words.left.lo + _SLACK
        or box.left.lo >= words.right.hi - _SLACK
    )
    if apart or _is_small(box, words):
        return Cut.NO
    whole = (
        box.top.hi <= top.lo
        and box.bottom.lo >= bottom.hi - _SLACK
        and box.left.hi <= words.left.lo + _SLACK
        and box.right.lo >= 0.95 * words.right.hi
    )
    return Cut.YES if whole else Cut.MAYBE


def _is_small(box: Extent, words: Extent) -> bool:
    """Say whether a box is a badge or a bar: it hides nothing for good."""
    wide = max(box.right.lo - box.left.lo, box.right.hi - box.left.hi)
    run = max(words.word, words.right.hi - words.left.lo)
    return wide * _height(box) < _LEAST_SHARE * run * _height(words)


def _height(extent: Extent) -> float:
    """Return how high an extent is, words by their fewest lines."""
    return max(0.0, extent.bottom.lo - extent.top.lo)
