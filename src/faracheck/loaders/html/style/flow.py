"""How high content becomes, roughly: asked only where something could cut it off."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from turbohtml import Element, Node, Text

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import NOTHING, Interval, exactly
from faracheck.loaders.html.style.kinds import FLEXIBLE, GRID, is_inline, is_out_of_flow
from faracheck.loaders.html.style.sizes import border_of, height_by_ratio
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.typography import family_text, folded, text_width

_MOST_ELEMENTS = 600
_MOST_INLINE = 3000
_DEEPEST = 64
_NEARLY = 0.98
# Text may run this much wider or narrower than the tables say, and lines waste room at their ends.
_SLACK = Interval(0.96, 1.10)
_REPLACED = {
    "img": (0.0, 800.0), "picture": (0.0, 800.0), "video": (150.0, 600.0), "svg": (0.0, 600.0),
    "canvas": (150.0, 600.0), "iframe": (154.0, 600.0), "object": (0.0, 400.0),
    "embed": (0.0, 400.0), "input": (18.0, 40.0), "select": (18.0, 40.0),
    "textarea": (30.0, 120.0), "button": (18.0, 50.0), "progress": (16.0, 24.0),
    "audio": (0.0, 60.0), "br": (0.0, 0.0), "hr": (16.0, 20.0),
}  # fmt: skip
_SIDEWAYS = FLEXIBLE | GRID
_MADE = ("before", "after")
_BLOCKS = frozenset({"block", "table", "flex", "grid", "flow-root", "list-item"})


@dataclass
class Flow:
    """Estimates heights on one page; `budget` is how many elements may still be looked at.

    On a `level` one no height matters, and every height is nothing.
    """

    styles: Styles
    level: bool = False
    budget: int = field(default=_MOST_ELEMENTS)
    depth: int = 0

    def height(self, nodes: Iterable[Node], around: Style, width: float) -> Interval:
        """Return how high `nodes` become one below the other in a column of that width."""
        if self.level:
            return NOTHING
        total = NOTHING
        margin = 0.0
        inline: list[Node] = []
        for node in [*nodes, None]:
            if node is not None and self._is_inline(node):
                inline.append(node)
                continue
            lines = self._lines(inline, around, width)
            inline = []
            if lines.hi > 0:
                total, margin = total.plus(lines).moved(margin), 0.0
            if isinstance(node, Element):
                block, top, bottom = self._block(node, width)
                if block is None:
                    continue
                total = total.plus(block).moved(collapsed(margin, top))
                margin = bottom
        return total.moved(margin)

    def _is_inline(self, node: Node) -> bool:
        if not isinstance(node, Element):
            return True
        return node.tag in {"br", "img", "input"} or is_inline(self.styles.of(node))

    def _lines(self, nodes: Sequence[Node], around: Style, width: float) -> Interval:
        words = "".join(_text_of(nodes, self.styles))
        breaks = sum(1 for node in _elements(nodes) if node.tag == "br")
        pictures = self._pictures(nodes)
        if not words.strip() and not breaks:
            return pictures
        low, high = line_count(folded(words), around, width)
        return Interval(
            (max(low, 1) + max(0, breaks - 1)) * around.line_height,
            (high + breaks) * around.line_height,
        ).plus(pictures)

    def _pictures(self, nodes: Sequence[Node]) -> Interval:
        total = NOTHING
        for element in _elements(nodes):
            if element.tag in _REPLACED and element.tag != "br":
                total = total.plus(self._replaced(element))
        return total

    def _replaced(self, element: Element) -> Interval:
        style = self.styles.of(element)
        if style.get("display") == "none" or is_out_of_flow(style):
            return NOTHING
        height = style.px("height")
        if height is not None:
            return exactly(height)
        attribute = (element.attr("height") or "").strip()
        if attribute.isdigit():
            return exactly(float(attribute))
        return Interval(*_REPLACED[element.tag])

    def _block(self, element: Element, width: float) -> tuple[Interval | None, float, float]:
        """Return a block's height with its padding, and its vertical margins."""
        self.budget -= 1
        style = self.styles.of(element)
        if style.get("display") == "none" or is_out_of_flow(style):
            return None, 0.0, 0.0
        top, bottom = (vertical_margin(style, side, width) for side in ("top", "bottom"))
        if style.get("float") != "none":
            return self._float(style, width), 0.0, 0.0
        if element.tag in _REPLACED and element.tag != "button":
            return self._replaced(element), top, bottom
        height = style.px("height")
        edges = edges_of(style, width)
        if height is not None:
            whole = style.get("box-sizing") == "border-box"
            return exactly(max(height, edges) if whole else height + edges), top, bottom
        content = self._content(element, style, width).moved(edges)
        least = max(style.px("min-height") or 0.0, height_by_ratio(style, width) or 0.0)
        return content.at_least(least), top, bottom

    def _float(self, style: Style, width: float) -> Interval:
        """Return how far a float pushes down what comes after it: all the way if it is as wide."""
        height = style.px("height") or 0.0
        is_whole = (style.px("width", width) or 0.0) >= _NEARLY * width
        return Interval(height if is_whole else 0.0, max(60.0, height))

    def _content(self, element: Element, style: Style, width: float) -> Interval:
        if self.budget < 0 or self.depth > _DEEPEST:
            text = folded(element.text)
            low, high = line_count(text, style, width)
            return Interval(low * style.line_height * 0.7, high * style.line_height * 2.5 + 200)
        inner = min(width, style.px("width", width) or width, style.px("max-width", width) or width)
        self.depth += 1
        if style.get("display") in _SIDEWAYS or element.tag == "tr":
            found = self._row(element, style, inner)
        else:
            found = self.height(element.children, style, max(1.0, inner))
            found = found.moved(sum(made_height(style, name, inner) for name in _MADE))
        self.depth -= 1
        return found

    def _row(self, element: Element, style: Style, width: float) -> Interval:
        """Return the height of children that may stand side by side or one below the other."""
        children = [child for child in element.children if isinstance(child, Element)]
        if not children:
            return self.height(element.children, style, width)
        narrow = width / len(children)
        stacked = [self._block(child, width)[0] or NOTHING for child in children]
        beside = [self._block(child, narrow)[0] or NOTHING for child in children]
        return Interval(
            max(height.lo for height in stacked),
            max(sum(height.hi for height in stacked) + 32 * len(children), *(h.hi for h in beside)),
        )


def edges_of(style: Style, width: float) -> float:
    """Return how much the padding and the borders of a box add to its height."""
    padding = sum(max(0.0, style.px(f"padding-{it}", width) or 0.0) for it in ("top", "bottom"))
    return padding + border_of(style, "top") + border_of(style, "bottom")


def made_height(block: Style, name: str, width: float) -> float:
    """Return how high the box is that `::before` or `::after` puts into a block's column."""
    made = Style(block.element, block.cascade, block, name)
    if made.said_here("content") is None or made.get("content") in {"none", "normal"}:
        return 0.0
    # What floats from edge to edge pushes down what comes after it, too.
    floats = made.get("float") != "none" and (made.px("width", width) or 0.0) >= _NEARLY * width
    stacked = made.get("display") in _BLOCKS and made.get("float") == "none"
    if not (floats or stacked) or made.get("position") in {"absolute", "fixed"}:
        return 0.0
    around = edges_of(made, width) + sum(
        made.px(f"margin-{s}", width) or 0.0 for s in ("top", "bottom")
    )
    lines = line_count(folded(made_text(made)), made, width)[0] * made.line_height
    height = made.px("height", block.px("height"))
    return around + (lines if height is None else height)


def made_text(box: Style) -> str:
    """Return the text that `content` puts into a pseudo-element; what is counted is a word."""
    value = box.get("content")
    nodes = [n for n in value if n.type != "whitespace"] if isinstance(value, tuple) else []
    return " ".join(n.value if n.type == "string" else "made" for n in nodes if n.type != "url")


def vertical_margin(style: Style, side: str, width: float) -> float:
    """Return a margin above or below a box; the parts of a table have none."""
    if style.keyword("display").startswith("table-") and style.get("display") != "table-caption":
        return 0.0
    return style.px(f"margin-{side}", width) or 0.0


def collapsed(one: float, two: float) -> float:
    """Return what two vertical margins that meet come to (CSS 2, 8.3.1)."""
    return max(one, two, 0.0) + min(one, two, 0.0)


def line_count(text: str, style: Style, width: float) -> tuple[int, int]:
    """Return the fewest and the most lines that `text` may take in a column of that width."""
    if not text.strip():
        return 0, 0
    if style.get("white-space") in {"nowrap", "pre"}:
        return 1, 1
    wide = width_of(text, style)
    if width < 1:
        words = len(text.split())
        return words, words
    return max(1, math.ceil(wide * _SLACK.lo / width)), max(1, math.ceil(wide * _SLACK.hi / width))


def width_of(text: str, style: Style) -> float:
    """Return how wide `text` runs on one line."""
    spacing = style.px("letter-spacing") or 0.0
    return max(0.0, text_width(text, family_text(style.get("font-family")), style.font_px, spacing))


def _elements(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from node.iter_elements()


def _text_of(nodes: Iterable[Node], styles: Styles) -> Iterator[str]:
    """Yield the text that is shown; beyond so many elements, all of it."""
    around, asked = [iter(nodes)], 0
    while around:
        node = next(around[-1], None)
        if node is None:
            around.pop()
        elif isinstance(node, Text):
            yield node.data
        elif isinstance(node, Element):
            asked += 1
            if asked > _MOST_INLINE:
                yield node.text
            elif styles.of(node).get("display") != "none":
                around.append(iter(node.children))
