"""Where text stands in an SVG drawing, as far as its own attributes tell."""

import re
from collections.abc import Sequence

from turbohtml import Element, Namespace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import width_of
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.journey import Placed
from faracheck.loaders.html.style.sources import line_at

_NUMBER = late_pattern(
    r"\s*+([-+]?(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?\d++)?+)(?:\s*+px)?+(?:\s*+,|\s++|\Z)"
)
_SMALLEST_FONT = 0.6
_DEFAULT = (300.0, 150.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing, how large it is in its own units, and the box of words in it.

    The box is left, top, right, bottom.
    """

    root: Style
    width: float
    height: float
    words: tuple[float, float, float, float]


def frame_of(line: Sequence[Style], words: str) -> Frame | None:
    """Return the frame of words in an SVG text, None where that is not known."""
    inside = [style for style in line if style.element.namespace is Namespace.SVG]
    if not inside or inside[0].element.tag != "svg" or line[-1] is not inside[-1]:
        return None
    root = inside[0]
    width, height = _size(root, "width", 0), _size(root, "height", 1)
    box = _view_box(root.element) or (0.0, 0.0, width, height)
    x, y = (_position(inside, name) for name in ("x", "y"))
    em, run = line[-1].font_px, width_of(words, line[-1])
    # What is anchored or moved may lie anywhere: its box is the whole drawing.
    if any(_is_moved(style) for style in inside[1:]):
        return Frame(root, box[2], box[3], (0.0, 0.0, box[2], box[3]))
    return Frame(root, box[2], box[3], (x, y - 0.6 * em, x + 0.9 * run, y))


def drawn(line: Sequence[Style], words: str) -> Placed:
    """Return whether words in an SVG text lie inside the drawing that clips them."""
    inside = [style for style in line if style.element.namespace is Namespace.SVG]
    if not inside or inside[0].element.tag != "svg" or line[-1] is not inside[-1]:
        return Placed(Cut.NO)
    root = inside[0]
    reason = f"its place in the drawing{_line(root)}"
    width, height = _size(root, "width", 0), _size(root, "height", 1)
    if width <= 0 or height <= 0:
        return Placed(Cut.YES, f"a drawing of no size{_line(root)}")
    box = _view_box(root.element) or (0.0, 0.0, width, height)
    scale = min(width / box[2], height / box[3]) if box[2] > 0 and box[3] > 0 else 0.0
    if scale * line[-1].font_px < _SMALLEST_FONT:
        return Placed(Cut.YES, f"the scale of the drawing{_line(root)}")
    if any(_is_moved(style) for style in inside[1:]) or root.get("overflow-x") == "visible":
        return Placed(Cut.MAYBE, reason) if _is_moved_far(inside) else Placed(Cut.NO)
    x, y = (_position(inside, name) for name in ("x", "y"))
    end, em = x + width_of(words, line[-1]), line[-1].font_px
    left, top = box[0], box[1]
    right, bottom = left + width / scale, top + height / scale
    if end <= left or x >= right or y + 0.2 * em <= top or y - 0.6 * em >= bottom:
        return Placed(Cut.YES, reason)
    return Placed(Cut.MAYBE, reason) if x < left - em or 0.9 * end > right else Placed(Cut.NO)


def _line(style: Style) -> str:
    line = line_at(style.element, style.cascade)
    return f", line {line}" if line is not None else ""


def _size(root: Style, name: str, axis: int) -> float:
    styled = root.px(name)
    if styled is not None:
        return styled
    written = _NUMBER.fullmatch(root.element.attr(name) or "")
    if written:
        return float(written[1])
    box = _view_box(root.element)
    return box[2 + axis] if box is not None else _DEFAULT[axis]


def _view_box(element: Element) -> tuple[float, float, float, float] | None:
    numbers = re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)", element.attr("viewbox") or "")
    numbers = numbers or re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)", element.attr("viewBox") or "")
    if len(numbers) != 4:
        return None
    x, y, width, height = map(float, numbers)
    return x, y, width, height


def _position(inside: Sequence[Style], name: str) -> float:
    for style in reversed(inside):
        found = _NUMBER.match(style.element.attr(name) or "")
        if found and style.element.tag in {"text", "tspan"}:
            return float(found[1])
    return 0.0


def _is_moved(style: Style) -> bool:
    return style.get("transform") != "none" or bool(style.element.attr("text-anchor"))


def _is_moved_far(inside: Sequence[Style]) -> bool:
    """Say whether a transform with large numbers is at work; small ones leave text in sight."""
    texts = [style.element.attr("transform") or "" for style in inside[1:]]
    numbers = [float(n) for text in texts for n in re.findall(r"[-+]?\d+\.?\d*", text)]
    return any(abs(number) > 100 for number in numbers)
