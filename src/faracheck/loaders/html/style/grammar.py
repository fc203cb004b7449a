"""The grammars of values (CSS Values 4): a keyword, a length, a list of functions and so on.

A grammar takes a value's text and returns the value, or None where the text is none.
"""

import re
from collections.abc import Callable
from functools import lru_cache

import tinycss2

from faracheck.late import late_pattern
from faracheck.loaders.html.style.colours import parse_colour
from faracheck.loaders.html.style.lengths import ZERO, Scale, parse_measure
from faracheck.loaders.html.style.tokens import split

Value = object
"""A keyword, a Measure, a colour, or component values that their own reader understands."""

Parser = Callable[[str], Value | None]

_LENGTHS = frozenset({"length", "percentage", "length-percentage"})
NONE = "none"


def words(*keywords: str) -> Parser:
    """Return a grammar of single keywords."""
    known = frozenset(keywords)

    def parse(text: str) -> Value | None:
        text = text.lower()
        return text if text in known else None

    return parse


def length(*keywords: str, negative: bool = False, numbers: bool = False) -> Parser:
    """Return a grammar of one length or percentage, or one of `keywords`."""
    known = frozenset(keywords)

    def parse(text: str) -> Value | None:
        lowered = text.lower()
        if lowered in known:
            return lowered
        measure = parse_measure(lowered)
        if measure is None:
            return None
        if measure.kind == "number":
            if measure.amount == 0 and not measure.function:
                return ZERO
            return measure if numbers and not measure.amount < 0 else None
        if measure.kind not in _LENGTHS or (not negative and measure.amount < 0):
            return None
        return measure

    return parse


def number(*keywords: str, negative: bool = False) -> Parser:
    """Return a grammar of one number or percentage, or one of `keywords`."""
    known = frozenset(keywords)

    def parse(text: str) -> Value | None:
        lowered = text.lower()
        if lowered in known:
            return lowered
        measure = parse_measure(lowered)
        if measure is None or measure.kind not in {"number", "percentage"}:
            return None
        return None if measure.amount < 0 and not negative else measure

    return parse


@lru_cache(maxsize=4096)
def components(text: str) -> tuple[tinycss2.ast.Node, ...]:
    """Return the component values of `text` without comments."""
    return tuple(tinycss2.parse_component_value_list(text, skip_comments=True))


def functions(*names: str, keywords: tuple[str, ...] = (NONE,)) -> Parser:
    """Return a grammar of a list of functions out of `names`, or one of `keywords`."""
    known = frozenset(names)

    def parse(text: str) -> Value | None:
        if text.lower() in keywords:
            return text.lower()
        found = [node for node in components(text) if node.type != "whitespace"]
        if found and all(_is_one_of(node, known) for node in found):
            return tuple(found)
        return None

    return parse


def _is_one_of(node: tinycss2.ast.Node, known: frozenset[str]) -> bool:
    if node.type == "url":
        return "url" in known
    return node.type == "function" and node.lower_name in known


def several(*keywords: str, measures: int = 0) -> Parser:
    """Return a grammar of keywords and up to `measures` lengths, in any order."""
    known = frozenset(keywords)

    def parse(text: str) -> Value | None:
        if text.lower() == NONE and NONE in known:
            return NONE
        found = [node for node in components(text.lower()) if node.type != "whitespace"]
        idents = [node for node in found if node.type == "ident"]
        others = [node for node in found if node.type != "ident"]
        if not found or len(others) > measures:
            return None
        if any(node.lower_value not in known for node in idents):
            return None
        return tuple(found) if all(_is_measure(node) for node in others) else None

    return parse


def _is_measure(node: tinycss2.ast.Node) -> bool:
    return node.type in {"number", "percentage", "dimension", "function"}


def anything(text: str) -> Value | None:
    """Accept any value: its own reader decides what it means."""
    return tuple(components(text)) if text else None


def items(parser: Parser) -> Parser:
    """Return a grammar of a comma-separated list."""

    def parse(text: str) -> Value | None:
        found = [parser(piece.strip()) for piece in split(text, ",")]
        return None if None in found else tuple(found)

    return parse


def time(text: str) -> Value | None:
    """Read a time."""
    measure = parse_measure(text.lower())
    return measure if measure is not None and measure.kind == "time" else None


def angle_or(*keywords: str) -> Parser:
    """Return a grammar of the `rotate` property."""

    def parse(text: str) -> Value | None:
        if text.lower() in keywords:
            return text.lower()
        found = [node for node in components(text.lower()) if node.type != "whitespace"]
        return tuple(found) if 1 <= len(found) <= 4 else None

    return parse


_SHAPES = ("inset", "circle", "ellipse", "polygon", "path", "rect", "xywh", "shape", "url")
_BOXES = frozenset(
    {
        "border-box", "padding-box", "content-box", "margin-box", "fill-box", "stroke-box",
        "view-box",
    }
)  # fmt: skip


def clip_path(text: str) -> Value | None:
    """Read `clip-path`: a shape and a reference box, or none."""
    lowered = text.lower()
    if lowered == NONE:
        return lowered
    found = [node for node in components(text) if node.type != "whitespace"]
    shapes = [node for node in found if node.type in {"function", "url"}]
    boxes = [node for node in found if node.type == "ident" and node.lower_value in _BOXES]
    if len(shapes) > 1 or len(boxes) > 1 or len(shapes) + len(boxes) != len(found):
        return None
    known = all(node.type == "url" or node.lower_name in _SHAPES for node in shapes)
    return tuple(found) if found and known else None


_RECT = late_pattern(r"rect\((.*)\)\Z", re.IGNORECASE | re.DOTALL)


def clip(text: str) -> Value | None:
    """Read the old `clip`: the four edges of rect(), or auto."""
    if text.lower() == "auto":
        return "auto"
    match = _RECT.match(text)
    if not match:
        return None
    read = length("auto", negative=True)
    edges = [read(edge) for edge in match[1].replace(",", " ").split()]
    return tuple(edges) if len(edges) == 4 and None not in edges else None


_IMAGES = (
    "linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient",
    "repeating-radial-gradient", "repeating-conic-gradient", "-webkit-linear-gradient",
    "-webkit-radial-gradient", "-webkit-gradient", "-webkit-repeating-linear-gradient",
    "-webkit-repeating-radial-gradient", "image-set", "-webkit-image-set", "cross-fade",
    "-webkit-cross-fade", "element", "paint", "url",
)  # fmt: skip


def is_image(node: tinycss2.ast.Node) -> bool:
    """Say whether a component value is an image."""
    return node.type == "url" or (node.type == "function" and node.lower_name in _IMAGES)


def image(text: str) -> Value | None:
    """Read one image or none."""
    if text.lower() == NONE:
        return NONE
    found = [node for node in components(text) if node.type != "whitespace"]
    return found[0] if len(found) == 1 and is_image(found[0]) else None


_DISPLAYS = (
    "none", "block", "inline", "inline-block", "flex", "inline-flex", "grid", "inline-grid",
    "table", "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group",
    "table-footer-group", "table-column", "table-column-group", "table-caption", "list-item",
    "contents", "flow-root", "-webkit-box", "-webkit-inline-box", "-webkit-flex",
    "-webkit-inline-flex", "ruby", "ruby-text", "math", "block flow", "block flow-root",
    "inline flow", "inline flow-root", "block flex", "inline flex", "block grid", "inline grid",
    "block table", "inline table", "flow", "block list-item", "inline ruby", "block ruby",
    "inline list-item", "flow-root list-item", "grid-lanes", "inline-grid-lanes", "block math",
    "inline math",
)  # fmt: skip


def display(text: str) -> Value | None:
    """Read `display`."""
    text = " ".join(text.lower().split())
    if text in _DISPLAYS:
        return text
    turned = " ".join(reversed(text.split()))
    return turned if turned in _DISPLAYS and " " in turned else None


_SIZES = (
    "auto", "min-content", "max-content", "fit-content", "-webkit-fill-available", "stretch",
    "-webkit-fit-content", "-webkit-min-content", "-webkit-max-content", "intrinsic",
    "min-intrinsic", "content", "fill-available",
)  # fmt: skip


_SIZE_WORD = late_pattern(r"(?<![-\w])size(?![-\w])")


def _of_any_size(text: str) -> Value | None:
    """Return what `calc-size()` comes to when the size that it starts from makes no difference."""
    formula = text[len("calc-size(") : -1].partition(",")[2]
    small, large = (
        parse_measure(f"calc({_SIZE_WORD.sub(whole, formula)})") for whole in ("0px", "100px")
    )
    if small is None or large is None:
        return None
    return small if small.size(Scale()) == large.size(Scale()) else None


def size(*extra: str) -> Parser:
    """Return a grammar of the size of a box; what its content gives counts as auto."""
    plain = length(*_SIZES, *extra)

    def parse(text: str) -> Value | None:
        found = plain(text)
        if found is None and text.lower().startswith("calc-size("):
            return _of_any_size(text) or "auto"
        if found is None and text.lower().startswith("fit-content("):
            return "auto"
        return found

    return parse


def paint(text: str) -> Value | None:
    """Read an SVG paint: a colour, none, or a reference with a fallback."""
    if text.lower() in {NONE, "context-fill", "context-stroke"}:
        return text.lower()
    if text.lower().startswith("url("):
        return text
    return parse_colour(text)
