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
_LENGTH = late_pattern(r"\s*+([-+]?(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?\d++)?+)\s*+(px|%|em|ex)?")
# How far below the line that they are named for these baselines set letters, in type sizes.
_LOWERED = {
    "hanging": 0.8, "text-before-edge": 0.9, "text-top": 0.9, "middle": 0.25, "central": 0.35,
    "mathematical": 0.45,
}  # fmt: skip
_SMALLEST_FONT = 0.6
_LEAST_LENGTH = 0.4
_DEFAULT = (300.0, 150.0)


Place = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing, how large it is in its own units, and the box of words in it.

    The box is left, top, right, bottom.
    """

    root: Style
    width: float
    height: float
    words: Box


def frame_of(line: Sequence[Style], words: str) -> Frame | None:
    """Return the frame of words in an SVG text, None where that is not known."""
    inside = [style for style in line if style.element.namespace is Namespace.SVG]
    if not inside or inside[0].element.tag != "svg" or line[-1] is not inside[-1]:
        return None
    root = inside[0]
    width, height = _size(root, "width", 0), _size(root, "height", 1)
    box = _view_box(root.element) or (0.0, 0.0, width, height)
    x, y = _position(inside, box)
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
    width, height = _size(root, "width", 0), _size(root, "height", 1)
    if width <= 0 or height <= 0:
        return Placed(Cut.YES, f"a drawing of no size{_line(root)}")
    box = _view_box(root.element) or (0.0, 0.0, width, height)
    scale = min(width / box[2], height / box[3]) if box[2] > 0 and box[3] > 0 else 0.0
    if scale * line[-1].font_px < _SMALLEST_FONT:
        return Placed(Cut.YES, f"the scale of the drawing{_line(root)}")
    squeezed = _squeezed(inside, words)
    if squeezed is not Cut.NO:
        return Placed(squeezed, f"the length of the text in the drawing{_line(root)}")
    seen = (box[0], box[1], box[0] + width / scale, box[1] + height / scale)
    return Placed(_beyond(inside, words, box, seen), f"its place in the drawing{_line(root)}")


def _beyond(inside: Sequence[Style], words: str, box: Box, seen: Box) -> Cut:
    """Say whether words lie outside the part of a drawing that is seen."""
    if any(style.element.tag == "textPath" for style in inside):
        return Cut.NO
    if any(_is_moved(style) for style in inside[1:]) or inside[0].get("overflow-x") == "visible":
        return Cut.MAYBE if _is_moved_far(inside) else Cut.NO
    left, top, right, bottom = seen
    (x, y), em = _position(inside, box), inside[-1].font_px
    end = x + width_of(words, inside[-1])
    # Of letters that stand on the upper edge only what hangs below their line is left.
    if end <= left or x >= right or y <= top + 0.1 * em or y - 0.6 * em >= bottom:
        return Cut.YES
    return Cut.MAYBE if x < left - em or 0.9 * end > right else Cut.NO


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


def _view_box(element: Element) -> Box | None:
    numbers = re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)", element.attr("viewbox") or "")
    numbers = numbers or re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)", element.attr("viewBox") or "")
    if len(numbers) != 4:
        return None
    x, y, width, height = map(float, numbers)
    return x, y, width, height


def _position(inside: Sequence[Style], box: Box) -> Place:
    """Return where words begin in a drawing: the last x and y before them, moved by each dx and dy.

    What an element says of its place holds for the text behind it, too (SVG 2, 11.5).
    """
    text = next((style for style in inside if style.element.tag == "text"), inside[-1])
    own, em = inside[-1].element, inside[-1].font_px
    x = y = 0.0
    for element in (text.element, *text.element.iter_elements()):
        x = _length(element.attr("x"), box[2], em, x) + _length(element.attr("dx"), box[2], em, 0.0)
        y = _length(element.attr("y"), box[3], em, y) + _length(element.attr("dy"), box[3], em, 0.0)
        if element is own:
            break
    return x, y + _LOWERED.get(inside[-1].keyword("dominant-baseline"), 0.0) * em


def _length(text: str | None, whole: float, em: float, otherwise: float) -> float:
    """Return the first length of an attribute, in the units of the drawing."""
    match = _LENGTH.match(text or "")
    if match is None:
        return otherwise
    unit = {"%": whole / 100, "em": em, "ex": em / 2}.get(match[2] or "", 1.0)
    return float(match[1]) * unit


def _squeezed(inside: Sequence[Style], words: str) -> Cut:
    """Say whether `textLength` presses letters together until none can be told from the next."""
    for style in inside:
        length = _LENGTH.match(style.element.attr("textLength") or "")
        if length and style.element.tag in {"text", "tspan"}:
            narrow = float(length[1]) < _LEAST_LENGTH * width_of(words, inside[-1])
            pressed = style.element.attr("lengthAdjust") == "spacingAndGlyphs"
            return Cut.NO if not narrow else Cut.YES if pressed else Cut.MAYBE
    return Cut.NO


def _is_moved(style: Style) -> bool:
    return style.get("transform") != "none" or bool(style.element.attr("text-anchor"))


def _is_moved_far(inside: Sequence[Style]) -> bool:
    """Say whether a transform with large numbers is at work; small ones leave text in sight."""
    texts = [style.element.attr("transform") or "" for style in inside[1:]]
    numbers = [float(n) for text in texts for n in re.findall(r"[-+]?\d+\.?\d*", text)]
    return any(abs(number) > 100 for number in numbers)
