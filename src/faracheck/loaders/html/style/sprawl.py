"""Boxes of a line that paint beyond their line, over the words of their neighbours.

The padding and the borders of an inline box take no room above and below it (CSS 2, 10.6.1), and
an outline takes none at all: what is thick is painted over the lines around it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from turbohtml import Element, Node, SelectorSyntaxError

from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.journey import Passage, Placed
from faracheck.loaders.html.style.kinds import is_inline
from faracheck.loaders.html.style.lines import extent_in_block
from faracheck.loaders.html.style.sizes import boxes_of
from faracheck.loaders.html.style.sources import line_at
from faracheck.loaders.html.style.styles import Styles

_PHRASES = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    }
)  # fmt: skip
_NEAREST, _NEAR_NODES = 4, 40
_EDGES = ("padding-top", "border-top-width", "border-top-style")
# Of the type's size: the room that its own box takes, where small letters end below and above.
_BOX, _FOOT, _HEAD = 1.15, 0.22, 0.67
_WIDE = 8.0
_SEEN = 0.5
_OUTLINED = late_pattern(
    r"outline(?:-width)?\s*:[^;}]*?(?<![\w.#])[1-9]\d+(?:\.\d+)?px", re.IGNORECASE
)


def overrun(line: Sequence[Style], passage: Passage, styles: Styles) -> Placed:
    """Return whether boxes in the lines around the words are painted over them."""
    found = [*_own(line, passage, styles), *_later(line, passage, styles)]
    found.extend(_outlined(line, styles))
    return max(found, key=lambda placed: placed.cut.value, default=Placed(Cut.NO))


def _own(line: Sequence[Style], passage: Passage, styles: Styles) -> Iterator[Placed]:
    """Yield the inline boxes around the words whose next line is painted over the one before."""
    for rank in range(len(line) - 1, 0, -1):
        style = line[rank]
        if not is_inline(style):
            return
        above = _height_above(style)
        if above <= 0:
            continue
        block = next(i for i in range(rank, -1, -1) if not is_inline(line[i]) or i == 0)
        over = above - line[block].line_height + _BOX * style.font_px
        if over <= _FOOT * style.font_px:
            continue
        boxes = boxes_of(line)
        words = extent_in_block(line, boxes, block, passage, Flow(styles))
        if words.bottom.hi - words.top.lo < 1.5 * words.line:
            continue
        lines = words.bottom.lo - words.top.hi
        sure = lines > 1.5 * words.line and over > _HEAD * style.font_px
        yield Placed(Cut.YES if sure else Cut.MAYBE, _told(style))


def _later(line: Sequence[Style], passage: Passage, styles: Styles) -> Iterator[Placed]:
    """Yield inline boxes behind the words that reach up over their lines."""
    last = line[-1]
    for element in islice(_phrases_behind(line, passage), 0, _NEAREST):
        style = styles.of(element)
        above = _height_above(style) if is_inline(style) else 0.0
        gap = max(0.0, last.line_height - _BOX * last.font_px) + _gap(line, style)
        if above > gap + _FOOT * last.font_px + _WIDE / 2:
            yield Placed(Cut.MAYBE, _told(style))


def _phrases_behind(line: Sequence[Style], passage: Passage) -> Iterator[Element]:
    """Yield the phrases that follow the words in their block, then those of the next block."""
    around = {style.element for style in line}
    rank = next((i for i in range(len(line) - 1, -1, -1) if not is_inline(line[i])), 0)
    block = line[rank].element
    for node in islice(_behind(passage.node, block), 0, _NEAR_NODES):
        if isinstance(node, Element) and node.tag in _PHRASES and node not in around:
            yield node
    after = next((it for it in block.next_siblings if isinstance(it, Element)), None)
    if after is not None:
        if after.tag in _PHRASES:
            yield after
        yield from after.iter_elements(_PHRASES)


def _behind(node: Node, block: Element) -> Iterator[Node]:
    """Yield what follows a node inside a block."""
    here: Node | None = node
    while here is not None and here is not block:
        for sibling in here.next_siblings:
            yield sibling
            if isinstance(sibling, Element):
                yield from sibling.descendants
        here = here.parent


def _gap(line: Sequence[Style], style: Style) -> float:
    """Return the room between the words' block and another's, 0 in one block."""
    block = next((one for one in reversed(line) if not is_inline(one)), line[0])
    other: Style | None = style
    while other is not None and is_inline(other):
        other = other.parent
    if other is None or other.element is block.element:
        return 0.0
    below = max(block.px("margin-bottom", 0.0) or 0.0, other.px("margin-top", 0.0) or 0.0)
    inside = (block.px("padding-bottom", 0.0) or 0.0) + (other.px("padding-top", 0.0) or 0.0)
    return below + inside


def _height_above(style: Style) -> float:
    """Return how far an inline box paints above its type."""
    if not any(name in style.speeches for name in _EDGES):
        return 0.0
    border = 0.0
    if style.get("border-top-style") not in {"none", "hidden"}:
        border = style.px("border-top-width") or 0.0
    filled = style.colour_at("background-color")[3] >= _SEEN
    padding = (style.px("padding-top", 0.0) or 0.0) if filled or border >= _WIDE else 0.0
    return border + padding


def _told(style: Style) -> str:
    return f"<{style.element.tag}>, line {line_at(style.element, style.cascade)}, painted over it"


def _outlined(line: Sequence[Style], styles: Styles) -> Iterator[Placed]:
    """Yield neighbours of the words whose outlines are as wide as lines are high."""
    sheets = [one for one in styles.cascade.collection.applied if _has_wide_outline(one.text)]
    rules = [rule for one in sheets for rule in one.sheet.rules if _OUTLINED.search(rule.body)]
    around = {style.element for style in line}
    for rule in rules:
        try:
            elements = styles.cascade.tree.select(rule.prelude) if rule.parent is None else ()
        except SelectorSyntaxError:
            continue
        for element in islice(elements, 0, _NEAREST):
            style = styles.of(element)
            if element not in around and _is_beside(style, line) and _width(style) >= _WIDE:
                yield Placed(Cut.MAYBE, _told(style))


@lru_cache(maxsize=64)
def _has_wide_outline(text: str) -> bool:
    return "outline" in text and _OUTLINED.search(text) is not None


def _width(style: Style) -> float:
    if style.get("outline-style") == "none" or style.get("visibility") != "visible":
        return 0.0
    return (style.px("outline-width") or 0.0) + (style.px("outline-offset") or 0.0)


def _is_beside(style: Style, line: Sequence[Style]) -> bool:
    """Say whether a box, or the block of its lines, is next to an element around the words."""
    around = {one.element for one in line}
    here: Style | None = style
    while here is not None and is_inline(here):
        here = here.parent
    if here is None or here.element in around:
        return here is not None
    near = [
        next((it for it in side if isinstance(it, Element)), None)
        for side in (here.element.previous_siblings, here.element.next_siblings)
    ]
    return any(it in around for it in near if it is not None)
