"""Where words end up on the page, and whether something on the way cuts them off.

The words are followed outwards, from their line box to the page: each box adds its offset and
its transform, and each box that clips is asked whether it still shows them.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from faracheck.loaders.html.style.clipping import Region, growing, region_of_inline, regions_of
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow, vertical_margin, width_of
from faracheck.loaders.html.style.geometry import Cut, Extent, Interval, exactly, worst
from faracheck.loaders.html.style.journey import Journey, Passage, Placed
from faracheck.loaders.html.style.kinds import is_inline, is_out_of_flow
from faracheck.loaders.html.style.leaving import judge_by_the_page
from faracheck.loaders.html.style.lifting import lifting_pseudo
from faracheck.loaders.html.style.lines import extent_in_block, indent_of, is_first
from faracheck.loaders.html.style.media import WIDTH
from faracheck.loaders.html.style.motion import may_stray
from faracheck.loaders.html.style.offsets import (
    own_height,
    shift_by_margins,
    shift_in_flow,
    shift_positioned,
    shift_relative,
)
from faracheck.loaders.html.style.once import once
from faracheck.loaders.html.style.rows import packed_at_end, piled_up
from faracheck.loaders.html.style.sizes import boxes_of, clips, skips_what_is_far
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.stacking import has_mask
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.transforms import origin_of, transform_of

_SMALLEST_FONT = 0.75
_LEAST_AREA = 1e-4
_STILL: dict[str, object] = {
    "clip": "auto", "clip-path": "none", "transform": "none", "translate": "none",
    "scale": "none", "rotate": "none", "contain": "none",
}  # fmt: skip
_ROOMY = 0.8
"""How much of a line an indent may take and still leave room for a word."""

_SIDES = ("top", "right", "bottom", "left")
_SMALL_BOX = 120.0
"""CSS px; a box no higher holds a line or a few, and its height is well known."""

_FAR_UP = 60.0
"""CSS px by which a neighbour's margin may pull words up without a closer look."""

_SPACINGS = ("letter-spacing", "word-spacing")
# Lines that run down or up are measured as if they ran across: what cuts them off is not known.
_VERTICAL = frozenset(
    {"vertical-rl", "vertical-lr", "sideways-rl", "sideways-lr", "tb", "tb-rl", "tb-lr"}
)
_EDGES = ("margin-top", "margin-right", "margin-bottom", "margin-left", "padding-left")


@once
def _is_still(style: Style) -> bool:
    """Say whether a box moves nothing and cuts nothing off, unless by its `overflow`."""
    return (
        not _is_on_a_path(style)
        and not has_mask(style)
        and not piled_up(style)
        and not skips_what_is_far(style)
        and all(style.get(name) == value for name, value in _STILL.items())
        and _stays_in_place(style)
        and all(0 <= (style.px(name, WIDTH) or 0.0) <= WIDTH for name in _EDGES)
    )


def _stays_in_place(style: Style) -> bool:
    """Say whether a box is where the flow puts it, as it is before anybody scrolls."""
    position = style.get("position")
    unmoved = position == "relative" and all(style.get(side) == "auto" for side in _SIDES)
    return unmoved or position in {"static", "sticky"}


def _is_level(line: Sequence[Style]) -> bool:
    """Say whether it cannot matter how far down the words stand: nothing cuts them off there.

    The root and the body pass their `overflow` on to the window, which scrolls.
    """
    return all(
        _is_still(style)
        and (
            style.get("overflow-y") not in {"hidden", "clip"}
            if style.element.tag in {"html", "body"}
            else not clips(style, "y")
        )
        for style in line
    )


def _is_quiet(line: Sequence[Style]) -> bool:
    """Say whether nothing around the text can move it or cut it off."""
    if not all(_is_still(style) and _shows_all(style) for style in line):
        return False
    last = line[-1]
    spread = all(0 <= (last.px(name) or 0.0) <= last.font_px for name in _SPACINGS)
    # A line from the right to the left sticks out at its left, where nobody gets to it.
    turned = last.get("direction") == "rtl" or any(
        s.get("float") == "right" or packed_at_end(s) for s in line
    )
    leftwards = turned and last.get("white-space") in {"nowrap", "pre"}
    return indent_of(last, WIDTH) == 0 and spread and not leftwards


def _is_pulled_up(line: Sequence[Style], styles: Styles) -> bool:
    """Say whether something before the words has margins that pull what follows up the page."""
    around = {style.element for style in line}
    beside = (it for it in styles.lifted if it.parent in around and it not in around)
    return any(_pulls(styles.of(element)) for element in beside)


def _is_dragged(line: Sequence[Style], styles: Styles) -> bool:
    """Say whether `::before` has margins that may pull the words around it away."""
    cascade = styles.cascade
    rules = [rule for rule in lifting_pseudo(cascade) if "margin" in rule.body]
    return any(cascade.speaks(rule, style.element, "before") for rule in rules for style in line)


def _pulls(style: Style) -> bool:
    margins = (vertical_margin(style, side, WIDTH) for side in ("top", "bottom"))
    return not is_out_of_flow(style) and min(margins) <= -_FAR_UP


@once
def _shows_all(style: Style) -> bool:
    return style.get("overflow-x") == "visible" and style.get("overflow-y") == "visible"


def place(line: Sequence[Style], passage: Passage, styles: Styles) -> Placed:
    """Return whether the words of `passage` are placed where a reader can see them."""
    pulled = _is_pulled_up(line, styles) or _is_dragged(line, styles)
    if _is_quiet(line) and not pulled:
        return Placed(Cut.NO)
    boxes = boxes_of(line)
    at = next((i for i in range(len(line) - 1, -1, -1) if not boxes[i].is_inline), 0)
    flow = Flow(styles, level=_is_level(line) and not pulled)
    journey = Journey(line, boxes, flow, passage, extent_in_block(line, boxes, at, passage, flow))
    _squeezed(journey)
    _floated(journey, at)
    _indented(journey, at)
    for inline in range(len(line) - 1, at, -1):
        _pulled(journey, inline)
        shift_relative(journey, inline)
    for style in line:
        _cut_inline(journey, style)
    while at >= 0:
        at = _outwards(journey, at)
    judge_by_the_page(journey)
    if line[-1].get("writing-mode") in _VERTICAL:
        journey.judge(Cut.MAYBE, said_of(line[-1], "writing-mode"))
    return max(journey.found, key=lambda placed: placed.cut.value, default=Placed(Cut.NO))


def _indented(journey: Journey, at: int) -> None:
    """Move the first line by `text-indent`; far to the left it takes all the words along."""
    style = journey.line[at]
    width = journey.boxes[at].width.hi
    indent = indent_of(style, width)
    if indent == 0 or not is_first(style.element, journey.passage, journey.flow.styles):
        return
    extent = journey.extent
    shift = exactly(indent)
    nowrap = style.get("white-space") in {"nowrap", "pre"}
    journey.extent = Extent(
        extent.left.plus(shift) if indent < 0 or nowrap else extent.left,
        extent.right.plus(shift) if nowrap or indent > _ROOMY * width else extent.right,
        extent.top, extent.bottom, extent.word, extent.line, extent.ink_top, extent.ink_bottom,
    )  # fmt: skip
    journey.blame(indent, style, "text-indent")


def _pulled(journey: Journey, inline: int) -> None:
    """Pull or push the first word by the margin and the padding of a box in its line."""
    style = journey.line[inline]
    margin = style.px("margin-left", WIDTH) or 0.0
    by = margin + max(0.0, style.px("padding-left", WIDTH) or 0.0)
    if style.get("display") == "contents" or not (margin < 0 or by > WIDTH):
        return
    if not is_first(style.element, journey.passage, journey.flow.styles):
        return
    extent = journey.extent
    if margin < 0:
        journey.extent = replace(extent, left=extent.left.plus(exactly(margin)))
    else:
        reached = extent.left.lo + by + extent.word
        journey.extent = replace(extent, right=extent.right.at_least(reached))
    journey.blame(by, style, "margin-left" if abs(margin) > by / 2 else "padding-left")


def _cut_inline(journey: Journey, style: Style) -> None:
    """Cut words off by the shape of an element that is part of a line."""
    region = region_of_inline(style) if is_inline(style) else None
    if region is not None:
        journey.judge(Cut.YES if region.is_empty else Cut.MAYBE, region.reason)


def _floated(journey: Journey, at: int) -> None:
    """What floats to the right and is wider than its room sticks out at the left of it."""
    style, box = journey.line[at], journey.boxes[at]
    if style.get("float") != "right":
        return
    room = journey.boxes[box.container].width.hi if box.container >= 0 else WIDTH
    if journey.extent.right.lo > room:
        journey.judge(Cut.YES, said_of(style, "float"))


def _squeezed(journey: Journey) -> None:
    """Letters pushed over one another cannot be read, nor told apart."""
    style = journey.line[-1]
    spacing = style.px("letter-spacing") or 0.0
    if spacing <= -0.45 * style.font_px:
        journey.judge(Cut.YES, said_of(style, "letter-spacing"))
    apart = style.px("word-spacing") or 0.0
    words = journey.passage.words
    # Where a gap takes back more than a word, the words run out to the left of their line.
    if apart < 0 and apart * len(words.split()) <= -width_of(words, style):
        journey.judge(Cut.YES, said_of(style, "word-spacing"))


def carry(journey: Journey, at: int, *, beside: bool) -> int:
    """Carry an extent as `_outwards` does; `beside` leaves out what stands above its box."""
    if not beside or is_out_of_flow(journey.line[at]):
        return _outwards(journey, at)
    _to_border_box(journey, at)
    return shift_by_margins(journey, at)


def _outwards(journey: Journey, at: int) -> int:
    """Carry the words from the content box of box `at` to that of the box around it."""
    height = _to_border_box(journey, at)
    if is_out_of_flow(journey.line[at]):
        return shift_positioned(journey, at, height)
    return shift_in_flow(journey, at)


def _to_border_box(journey: Journey, at: int) -> Interval:
    """Carry the words to the border box of box `at`; return the height of its content."""
    style, box = journey.line[at], journey.boxes[at]
    extent = journey.extent
    height = own_height(journey, at)
    journey.extent = extent.moved(exactly(box.padding[3]), exactly(box.padding[0]))
    for region in regions_of(style, box, height):
        _cut(journey, region)
    if box.limit is None and may_stray(journey.line, at):
        _cut_by_content(journey, style, height.moved(box.padding[0] + box.padding[2]))
    journey.extent = journey.extent.moved(exactly(box.border[3]), exactly(box.border[0]))
    _transformed(journey, at, height)
    if _is_on_a_path(style):
        journey.judge(Cut.MAYBE, said_of(style, "offset-path"))
    shift_relative(journey, at)
    return height


def _cut(journey: Journey, region: Region) -> None:
    cut = cut_by(region, journey.extent)
    if cut is Cut.YES and not region.is_certain:
        cut = Cut.MAYBE
    journey.judge(cut, _moved_past(journey, region.reason))


def _moved_past(journey: Journey, reason: str) -> str:
    moved_by = journey.moved_by[1]
    return f"{reason}, {moved_by}" if moved_by else reason


def cut_by(region: Region, extent: Extent) -> Cut:
    """Say whether words lie outside a region."""
    if region.is_empty:
        return Cut.YES
    return worst(
        extent.cut_left(region.left),
        extent.cut_right(region.right),
        extent.cut_top(region.top),
        extent.cut_bottom(region.bottom),
    )


def _cut_by_content(journey: Journey, style: Style, tall: Interval) -> None:
    """Cut off what was moved out of a box that is as high as its content; doubt is for small ones.

    How high a large box becomes is known too roughly.
    """
    reason = growing(style)
    if reason is None:
        return
    cut = cut_by(Region(reason, top=0.0, bottom=tall), journey.extent)
    if cut is Cut.YES or tall.hi <= _SMALL_BOX:
        journey.judge(cut, _moved_past(journey, reason))


def _is_on_a_path(style: Style) -> bool:
    """Say whether a path, which is not followed here, decides where a box stands."""
    path = style.get("offset-path")
    return isinstance(path, tuple) and any(node.type != "ident" for node in path)


def _transformed(journey: Journey, at: int, height: Interval) -> None:
    style, box = journey.line[at], journey.boxes[at]
    transform = None if is_inline(style) else transform_of(style)
    if transform is None:
        return
    name = next(
        (n for n in ("transform", "scale", "rotate", "translate") if style.get(n) != "none"), ""
    )
    back = style.get("backface-visibility") == "hidden" and transform.turned_away
    if transform.area < _LEAST_AREA or transform.is_lost or back:
        journey.judge(Cut.YES, said_of(style, name))
        return
    journey.scale *= math.sqrt(transform.area)
    if journey.scale * journey.line[-1].font_px < _SMALLEST_FONT:
        journey.judge(Cut.YES, said_of(style, name))
    tall = height.moved(box.padding[0] + box.padding[2] + box.border[0] + box.border[2])
    dx, dy = transform.shift(box.outer_width, tall)
    journey.blame(max(abs(dx.lo), abs(dx.hi), abs(dy.lo), abs(dy.hi)), style, name)
    if transform.is_shift:
        journey.extent = journey.extent.moved(dx, dy)
        return
    x, y = origin_of(style, box.outer_width, tall)
    centred = journey.extent.moved(x.times(-1), y.times(-1))
    (a, c, _), (b, d, _) = transform.matrix[0], transform.matrix[1]
    turned = _turned(centred, (a, b, c, d))
    journey.extent = turned.moved(x.plus(dx), y.plus(dy))


def _turned(extent: Extent, matrix: tuple[float, float, float, float]) -> Extent:
    """Return the words after the linear part of a transform, as the box around them."""
    a, b, c, d = matrix
    if abs(b) < 1e-6 and abs(c) < 1e-6:
        return extent.scaled(a, d)
    xs = (extent.left, extent.right)
    ys = (extent.top, extent.bottom)
    down = [x.times(b).plus(y.times(d)) for x in xs for y in ys]
    word = extent.word
    if abs(b) < 1e-6:
        # Lines that only lean stay where their middles are; their words reach further out.
        ys = (extent.top.moved(extent.line / 2), extent.bottom.moved(-extent.line / 2))
        word = word * abs(a) + abs(c) * extent.line
    across = [x.times(a).plus(y.times(c)) for x in xs for y in ys]
    return Extent(
        Interval(min(v.lo for v in across), min(v.hi for v in across)),
        Interval(max(v.lo for v in across), max(v.hi for v in across)),
        Interval(min(v.lo for v in down), min(v.hi for v in down)),
        Interval(max(v.lo for v in down), max(v.hi for v in down)),
        word, extent.line, extent.ink_top, extent.ink_bottom,
    )  # fmt: skip
