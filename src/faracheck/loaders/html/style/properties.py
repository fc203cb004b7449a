"""The properties that decide what a reader sees: their grammar, initial values, inheritance."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import tinycss2

from faracheck.loaders.html.style.colours import parse_colour
from faracheck.loaders.html.style.lengths import ZERO, Measure, parse_measure

Value = object
"""A keyword, a Measure, a colour, or component values that their own reader understands."""

Parser = Callable[[str], Value | None]

_LENGTHS = frozenset({"length", "percentage", "length-percentage"})
NONE = "none"


@dataclass(frozen=True, slots=True)
class Property:
    """How a property is read: its grammar, its initial value as text, whether it inherits."""

    parse: Parser
    initial: str
    inherits: bool = False


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
        if found and all(node.type == "function" and node.lower_name in known for node in found):
            return tuple(found)
        return None

    return parse


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
        from faracheck.loaders.html.style.tokens import split

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


_RECT = re.compile(r"rect\((.*)\)\Z", re.IGNORECASE | re.DOTALL)


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


_FONT_SIZES = (
    "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large",
    "smaller", "larger", "math", "-webkit-xxx-large",
)  # fmt: skip
_LINE_STYLES = (
    "none",
    "hidden",
    "dotted",
    "dashed",
    "solid",
    "double",
    "groove",
    "ridge",
    "inset",
    "outset",
)
_BLENDS = (
    "normal",
    "multiply",
    "screen",
    "overlay",
    "darken",
    "lighten",
    "color-dodge",
    "color-burn",
    "hard-light",
    "soft-light",
    "difference",
    "exclusion",
    "hue",
    "saturation",
    "color",
    "luminosity",
    "plus-lighter",
    "plus-darker",
)
_SIZES = (
    "auto",
    "min-content",
    "max-content",
    "fit-content",
    "-webkit-fill-available",
    "stretch",
    "-webkit-fit-content",
    "-webkit-min-content",
    "-webkit-max-content",
    "intrinsic",
    "min-intrinsic",
    "content",
    "fill-available",
)


def _size(*extra: str) -> Parser:
    plain = length(*_SIZES, *extra)

    def parse(text: str) -> Value | None:
        found = plain(text)
        if found is None and text.lower().startswith(("fit-content(", "calc-size(")):
            return "auto"
        return found

    return parse


_MARGIN = length("auto", negative=True)
_colour: Parser = parse_colour


def _paint(text: str) -> Value | None:
    """Read an SVG paint: a colour, none, or a reference with a fallback."""
    if text.lower() in {NONE, "context-fill", "context-stroke"}:
        return text.lower()
    if text.lower().startswith("url("):
        return text
    return parse_colour(text)


_OVERFLOW = words("visible", "hidden", "clip", "scroll", "auto", "overlay")

PROPERTIES: dict[str, Property] = {
    "display": Property(display, "inline"),
    "visibility": Property(words("visible", "hidden", "collapse"), "visible", inherits=True),
    "opacity": Property(number(negative=True), "1"),
    "color": Property(_colour, "canvastext", inherits=True),
    "-webkit-text-fill-color": Property(_colour, "currentcolor", inherits=True),
    "-webkit-text-stroke-color": Property(_colour, "currentcolor", inherits=True),
    "-webkit-text-stroke-width": Property(length("thin", "medium", "thick"), "0", inherits=True),
    "fill": Property(_paint, "black", inherits=True),
    "fill-opacity": Property(number(negative=True), "1", inherits=True),
    "stroke": Property(_paint, "none", inherits=True),
    "stroke-opacity": Property(number(negative=True), "1", inherits=True),
    "stroke-width": Property(length(numbers=True), "1px", inherits=True),
    "contain": Property(
        several("none", "strict", "content", "size", "inline-size", "layout", "style", "paint"),
        "none",
    ),
    "grid-template-rows": Property(anything, "none"),
    "grid-template-columns": Property(anything, "none"),
    "text-shadow": Property(anything, "none", inherits=True),
    "background-color": Property(_colour, "transparent"),
    "background-image": Property(items(image), "none"),
    "background-clip": Property(
        items(words("border-box", "padding-box", "content-box", "text", "border-area")),
        "border-box",
    ),
    "background-size": Property(items(several("auto", "cover", "contain", measures=2)), "auto"),
    "background-repeat": Property(
        items(several("repeat", "repeat-x", "repeat-y", "no-repeat", "space", "round")), "repeat"
    ),
    "background-position": Property(
        items(several("left", "right", "top", "bottom", "center", measures=4)), "0% 0%"
    ),
    "font-size": Property(length(*_FONT_SIZES, numbers=False), "medium", inherits=True),
    "font-family": Property(anything, "serif", inherits=True),
    "line-height": Property(length("normal", numbers=True), "normal", inherits=True),
    "letter-spacing": Property(length("normal", negative=True), "normal", inherits=True),
    "word-spacing": Property(length("normal", negative=True), "normal", inherits=True),
    "text-indent": Property(several("hanging", "each-line", measures=1), "0", inherits=True),
    "text-align": Property(
        words(
            "left",
            "right",
            "center",
            "justify",
            "start",
            "end",
            "match-parent",
            "-webkit-left",
            "-webkit-right",
            "-webkit-center",
            "-internal-center",
            "justify-all",
        ),
        "start",
        inherits=True,
    ),
    "white-space": Property(
        words("normal", "nowrap", "pre", "pre-wrap", "pre-line", "break-spaces"),
        "normal",
        inherits=True,
    ),
    "direction": Property(words("ltr", "rtl"), "ltr", inherits=True),
    "writing-mode": Property(
        words(
            "horizontal-tb",
            "vertical-rl",
            "vertical-lr",
            "sideways-rl",
            "sideways-lr",
            "lr",
            "lr-tb",
            "rl",
            "rl-tb",
            "tb",
            "tb-rl",
        ),
        "horizontal-tb",
        inherits=True,
    ),
    "position": Property(
        words("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"), "static"
    ),
    "float": Property(words("none", "left", "right", "inline-start", "inline-end"), "none"),
    "box-sizing": Property(words("content-box", "border-box"), "content-box"),
    "overflow-x": Property(_OVERFLOW, "visible"),
    "overflow-y": Property(_OVERFLOW, "visible"),
    "text-overflow": Property(several("clip", "ellipsis"), "clip"),
    "-webkit-line-clamp": Property(number("none", "auto"), "none"),
    "-webkit-box-orient": Property(
        words("horizontal", "vertical", "inline-axis", "block-axis"), "horizontal"
    ),
    "clip": Property(clip, "auto"),
    "clip-path": Property(clip_path, "none"),
    "transform": Property(
        functions(
            "matrix",
            "matrix3d",
            "perspective",
            "rotate",
            "rotate3d",
            "rotatex",
            "rotatey",
            "rotatez",
            "scale",
            "scale3d",
            "scalex",
            "scaley",
            "scalez",
            "skew",
            "skewx",
            "skewy",
            "translate",
            "translate3d",
            "translatex",
            "translatey",
            "translatez",
        ),
        "none",
    ),
    "transform-origin": Property(anything, "50% 50%"),
    "translate": Property(several("none", measures=3), "none"),
    "scale": Property(several("none", measures=3), "none"),
    "rotate": Property(angle_or("none"), "none"),
    "backface-visibility": Property(words("visible", "hidden"), "visible"),
    "zoom": Property(number("normal", "reset"), "1"),
    "filter": Property(
        functions(
            "blur",
            "brightness",
            "contrast",
            "drop-shadow",
            "grayscale",
            "hue-rotate",
            "invert",
            "opacity",
            "saturate",
            "sepia",
            "url",
        ),
        "none",
    ),
    "mask-image": Property(items(image), "none"),
    "mask-size": Property(items(several("auto", "cover", "contain", measures=2)), "auto"),
    "mix-blend-mode": Property(words(*_BLENDS), "normal"),
    "isolation": Property(words("auto", "isolate"), "auto"),
    "content-visibility": Property(words("visible", "auto", "hidden"), "visible"),
    "z-index": Property(number("auto", negative=True), "auto"),
    "color-scheme": Property(anything, "normal", inherits=True),
    "content": Property(anything, "normal"),
    "animation-name": Property(anything, "none"),
    "animation-duration": Property(items(time), "0s"),
    "animation-delay": Property(items(time), "0s"),
    "animation-fill-mode": Property(items(words("none", "forwards", "backwards", "both")), "none"),
    "animation-iteration-count": Property(items(number("infinite")), "1"),
    "animation-direction": Property(
        items(words("normal", "reverse", "alternate", "alternate-reverse")), "normal"
    ),
    "animation-play-state": Property(items(words("running", "paused")), "running"),
    "animation-timeline": Property(anything, "auto"),
    "flex-grow": Property(number(), "0"),
    "flex-shrink": Property(number(), "1"),
    "flex-basis": Property(_size(), "auto"),
    "flex-direction": Property(words("row", "row-reverse", "column", "column-reverse"), "row"),
    **{f"{side}": Property(_MARGIN, "auto") for side in ("top", "right", "bottom", "left")},
    **{f"margin-{side}": Property(_MARGIN, "0") for side in ("top", "right", "bottom", "left")},
    **{f"padding-{side}": Property(length(), "0") for side in ("top", "right", "bottom", "left")},
    **{
        f"border-{side}-width": Property(length("thin", "medium", "thick"), "medium")
        for side in ("top", "right", "bottom", "left")
    },
    **{
        f"border-{side}-style": Property(words(*_LINE_STYLES), "none")
        for side in ("top", "right", "bottom", "left")
    },
    "width": Property(_size(), "auto"),
    "height": Property(_size(), "auto"),
    "min-width": Property(_size(), "auto"),
    "min-height": Property(_size(), "auto"),
    "max-width": Property(_size(NONE), "none"),
    "max-height": Property(_size(NONE), "none"),
}

_WIDE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})


def is_wide_keyword(text: str) -> bool:
    """Say whether a value is one of those that every property takes."""
    return text.lower() in _WIDE


@lru_cache(maxsize=16384)
def parse_value(name: str, text: str) -> Value | None:
    """Return the value that `text` gives the longhand `name`, or None when it is not valid."""
    return PROPERTIES[name].parse(text)


def is_measure(value: object) -> bool:
    """Say whether a parsed value is a measure."""
    return isinstance(value, Measure)
