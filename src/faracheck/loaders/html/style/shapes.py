"""The shapes of a drawing that lie over its words, or behind them.

Rectangles are measured where no transform moves them; of any other shape only the box around it
is known, or nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from turbohtml import Element

from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.drawing import Frame, frame_of
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.paths import points_of
from faracheck.loaders.html.style.styles import Styles

_SHAPES = frozenset(
    {"rect", "circle", "ellipse", "path", "polygon", "use", "image", "foreignObject"}
)
_MOST_SHAPES = 200
_NUMBER = late_pattern(r"\s*+([-+]?(?:\d++\.?+\d*+|\.\d++))\s*+(?:(px|%)\s*+)?\Z")

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in the units of the drawing."""


def shapes_beside(
    line: Sequence[Style], words: str, styles: Styles
) -> Iterator[tuple[Style, int, Cut]]:
    """Yield each painted shape of the drawing, 1 after the words or -1 before, and its reach.

    YES lies over all the words, MAYBE over some or nobody knows where. A shape's style has its
    fill for a background.
    """
    frame = frame_of(line, words)
    if frame is None:
        return
    own, order = line[-1].element, -1
    above = {style.element for style in line}
    for element in islice(frame.root.element.iter_elements(), 0, _MOST_SHAPES):
        if element is own or element in above:
            order = 1 if element is own else order
            continue
        if element.tag in _SHAPES and own not in element.ancestors:
            style = styles.of(element)
            cut = _reach(style, frame)
            if cut is not Cut.NO and _is_painted(style):
                yield _filled(style), order, cut


def _is_painted(style: Style) -> bool:
    around: Style | None = style
    while around is not None:
        if around.get("display") == "none" or around.amount("opacity") == 0:
            return False
        around = around.parent
    filled = style.get("fill") != "none" and style.amount("fill-opacity") != 0
    return style.get("visibility") == "visible" and filled


def _filled(style: Style) -> Style:
    fill = style.get("fill")
    if style.element.tag in {"image", "use", "foreignObject"} or isinstance(fill, str):
        return style
    r, g, b, alpha = style.colour_at("fill")
    shares = alpha * min(1.0, style.amount("fill-opacity") or 0.0)
    colour = f"rgb({r * 255} {g * 255} {b * 255} / {shares})"
    return Style(style.element, style.cascade, style.parent, "", {"background-color": colour})


def _reach(style: Style, frame: Frame) -> Cut:
    element = style.element
    placed = _bounds(element, frame)
    if placed is None or _is_moved(style):
        return Cut.MAYBE
    left, top, right, bottom = frame.words
    if placed[2] <= left or placed[0] >= right or placed[3] <= top or placed[1] >= bottom:
        return Cut.NO
    whole = (
        element.tag == "rect"
        and placed[0] <= left
        and placed[1] <= top
        and placed[2] >= right
        and placed[3] >= bottom
    )
    return Cut.YES if whole else Cut.MAYBE


def _is_moved(style: Style) -> bool:
    around: Style | None = style
    while around is not None and around.element.tag != "svg":
        if around.get("transform") != "none":
            return True
        around = around.parent
    return False


def _bounds(element: Element, frame: Frame) -> Box | None:
    """Return the box around a shape, None where it is not known."""
    if element.tag == "rect":
        return _rectangle(element, frame)
    if element.tag in {"circle", "ellipse"}:
        return _ring(element, frame)
    points = points_of(element.attr("d") or "") if element.tag == "path" else []
    if element.tag == "polygon":
        points = points_of(f"M{element.attr('points') or ''}Z")
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _ring(element: Element, frame: Frame) -> Box | None:
    x, y = (_number(element, name, frame) for name in ("cx", "cy"))
    names = ("r", "r") if element.tag == "circle" else ("rx", "ry")
    across, down = (_number(element, name, frame) for name in names)
    if x is None or y is None or across is None or down is None:
        return None
    return x - across, y - down, x + across, y + down


def _rectangle(element: Element, frame: Frame) -> Box | None:
    sizes = [_number(element, name, frame) for name in ("x", "y", "width", "height")]
    x, y, width, height = (size if size is not None else 0.0 for size in sizes)
    if element.attr("width") is None or sizes[2] is None or sizes[3] is None:
        return None
    return x, y, x + width, y + height


def _number(element: Element, name: str, frame: Frame) -> float | None:
    found = _NUMBER.match(element.attr(name) or "0")
    if found is None:
        return None
    whole = frame.width if name in {"x", "width", "cx", "rx"} else frame.height
    return float(found[1]) * (whole / 100 if found[2] == "%" else 1.0)
