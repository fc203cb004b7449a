"""The properties that decide what a reader sees: their grammar, initial values, inheritance."""

from functools import lru_cache

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.colours import parse_colour
from faracheck.loaders.html.style.grammar import (
    NONE,
    Parser,
    Value,
    angle_or,
    anything,
    clip,
    clip_path,
    display,
    functions,
    image,
    items,
    length,
    number,
    paint,
    several,
    size,
    time,
    words,
)


@dataclass(frozen=True, slots=True)
class Property:
    """How a property is read: its grammar, its initial value as text, whether it inherits."""

    parse: Parser
    initial: str
    inherits: bool = False


_FONT_SIZES = (
    "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large",
    "smaller", "larger", "math", "-webkit-xxx-large",
)  # fmt: skip
_LINE_STYLES = (
    "none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset",
)  # fmt: skip
_BLENDS = (
    "normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn",
    "hard-light", "soft-light", "difference", "exclusion", "hue", "saturation", "color",
    "luminosity", "plus-lighter", "plus-darker",
)  # fmt: skip
_ALIGNMENTS = (
    "left", "right", "center", "justify", "start", "end", "match-parent", "-webkit-left",
    "-webkit-right", "-webkit-center", "-internal-center", "justify-all",
)  # fmt: skip
_PLACES = (
    "normal", "stretch", "center", "start", "end", "flex-start", "flex-end", "self-start",
    "self-end", "baseline", "first baseline", "last baseline", "anchor-center",
)  # fmt: skip
_VERTICAL = (
    "baseline", "sub", "super", "text-top", "text-bottom", "middle", "top", "bottom",
    "-webkit-baseline-middle",
)  # fmt: skip
_BASELINES = (
    "alphabetic", "hanging", "text-before-edge", "text-top", "middle", "central", "mathematical",
    "ideographic", "text-after-edge", "text-bottom", "use-script", "no-change", "reset-size",
)  # fmt: skip
_CLIP_BOXES = ("content-box", "padding-box", "border-box")
_WRITING_MODES = (
    "horizontal-tb", "vertical-rl", "vertical-lr", "sideways-rl", "sideways-lr", "lr", "lr-tb",
    "rl", "rl-tb", "tb", "tb-rl",
)  # fmt: skip
_TRANSFORMS = (
    "matrix", "matrix3d", "perspective", "rotate", "rotate3d", "rotatex", "rotatey", "rotatez",
    "scale", "scale3d", "scalex", "scaley", "scalez", "skew", "skewx", "skewy", "translate",
    "translate3d", "translatex", "translatey", "translatez",
)  # fmt: skip
_FILTERS = (
    "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert",
    "opacity", "saturate", "sepia", "url",
)  # fmt: skip
_OFFSET = length("auto", negative=True)
_OVERFLOW = words("visible", "hidden", "clip", "scroll", "auto", "overlay")

PROPERTIES: dict[str, Property] = {
    "display": Property(display, "inline"),
    "visibility": Property(words("visible", "hidden", "collapse"), "visible", inherits=True),
    "opacity": Property(number(negative=True), "1"),
    "color": Property(parse_colour, "canvastext", inherits=True),
    "-webkit-text-fill-color": Property(parse_colour, "currentcolor", inherits=True),
    "-webkit-text-stroke-color": Property(parse_colour, "currentcolor", inherits=True),
    "-webkit-text-stroke-width": Property(length("thin", "medium", "thick"), "0", inherits=True),
    "-webkit-text-security": Property(words(NONE, "disc", "circle", "square"), NONE, inherits=True),
    "paint-order": Property(anything, "normal", inherits=True),
    "fill": Property(paint, "black", inherits=True),
    "fill-opacity": Property(number(negative=True), "1", inherits=True),
    "stroke": Property(paint, "none", inherits=True),
    "stroke-opacity": Property(number(negative=True), "1", inherits=True),
    "stroke-width": Property(length(numbers=True), "1px", inherits=True),
    "dominant-baseline": Property(words("auto", *_BASELINES), "auto", inherits=True),
    "contain": Property(
        several("none", "strict", "content", "size", "inline-size", "layout", "style", "paint"),
        "none",
    ),
    "grid-template-rows": Property(anything, "none"),
    "grid-template-columns": Property(anything, "none"),
    "text-shadow": Property(anything, "none", inherits=True),
    "background-color": Property(parse_colour, "transparent"),
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
    "font-weight": Property(number("normal", "bold", "bolder", "lighter"), "400", inherits=True),
    "font-family": Property(anything, "serif", inherits=True),
    "line-height": Property(length("normal", numbers=True), "normal", inherits=True),
    "letter-spacing": Property(length("normal", negative=True), "normal", inherits=True),
    "word-spacing": Property(length("normal", negative=True), "normal", inherits=True),
    "tab-size": Property(length(numbers=True), "8", inherits=True),
    "text-indent": Property(several("hanging", "each-line", measures=1), "0", inherits=True),
    "text-align": Property(words(*_ALIGNMENTS), "start", inherits=True),
    "white-space": Property(
        words("normal", "nowrap", "pre", "pre-wrap", "pre-line", "break-spaces"),
        "normal",
        inherits=True,
    ),
    "unicode-bidi": Property(
        words("normal", "embed", "isolate", "bidi-override", "isolate-override", "plaintext"),
        "normal",
    ),
    "direction": Property(words("ltr", "rtl"), "ltr", inherits=True),
    "writing-mode": Property(words(*_WRITING_MODES), "horizontal-tb", inherits=True),
    "position": Property(
        words("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"), "static"
    ),
    "float": Property(words("none", "left", "right", "inline-start", "inline-end"), "none"),
    "clear": Property(words("none", "left", "right", "both", "inline-start", "inline-end"), "none"),
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
    "transform": Property(functions(*_TRANSFORMS), "none"),
    "transform-origin": Property(anything, "50% 50%"),
    "translate": Property(several("none", measures=3), "none"),
    "scale": Property(several("none", measures=3), "none"),
    "rotate": Property(angle_or("none"), "none"),
    "backface-visibility": Property(words("visible", "hidden"), "visible"),
    "zoom": Property(number("normal", "reset"), "1"),
    "filter": Property(functions(*_FILTERS), "none"),
    "backdrop-filter": Property(functions(*_FILTERS), "none"),
    "background-blend-mode": Property(items(words(*_BLENDS)), "normal"),
    "mask-image": Property(items(image), "none"),
    "mask-repeat": Property(anything, "repeat"),
    "mask-mode": Property(anything, "match-source"),
    "mask-composite": Property(anything, "add"),
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
    "scroll-snap-type": Property(anything, "none"),
    "scroll-snap-align": Property(anything, "none"),
    "border-image-outset": Property(several(measures=4), "0"),
    "column-rule-width": Property(length("thin", "medium", "thick"), "medium"),
    "column-rule-style": Property(words(*_LINE_STYLES), NONE),
    "aspect-ratio": Property(anything, "auto"),
    "overflow-wrap": Property(words("normal", "break-word", "anywhere"), "normal", inherits=True),
    "word-break": Property(
        words("normal", "break-all", "keep-all", "auto-phrase", "break-word"),
        "normal",
        inherits=True,
    ),
    "order": Property(number(negative=True), "0"),
    "column-count": Property(number("auto"), "auto"),
    "column-width": Property(length("auto"), "auto"),
    "column-gap": Property(length("normal"), "normal"),
    "row-gap": Property(length("normal"), "normal"),
    "break-before": Property(anything, "auto"),
    "contain-intrinsic-height": Property(several("none", "auto", measures=1), "none"),
    "overflow-clip-margin": Property(several(*_CLIP_BOXES, measures=1), "0px"),
    "field-sizing": Property(words("fixed", "content"), "fixed"),
    "flex-grow": Property(number(), "0"),
    "flex-shrink": Property(number(), "1"),
    "will-change": Property(anything, "auto"),
    "container-type": Property(anything, "normal"),
    "container-name": Property(anything, "none"),
    "flex-wrap": Property(words("nowrap", "wrap", "wrap-reverse"), "nowrap"),
    "align-items": Property(words(*_PLACES), "normal"),
    "align-self": Property(words("auto", *_PLACES), "auto"),
    "justify-content": Property(anything, "normal"),
    "offset-path": Property(anything, "none"),
    "table-layout": Property(words("auto", "fixed"), "auto"),
    "perspective": Property(length(NONE), "none"),
    "vertical-align": Property(length(*_VERTICAL, negative=True), "baseline"),
    "font-size-adjust": Property(number(NONE), NONE, inherits=True),
    "box-shadow": Property(anything, NONE),
    "outline-style": Property(words("auto", *_LINE_STYLES), NONE),
    "outline-width": Property(length("thin", "medium", "thick"), "medium"),
    "outline-offset": Property(length(negative=True), "0"),
    "text-decoration-line": Property(anything, NONE),
    "text-decoration-thickness": Property(length("auto", "from-font"), "auto"),
    "grid-auto-rows": Property(anything, "auto"),
    "grid-auto-columns": Property(anything, "auto"),
    "grid-auto-flow": Property(anything, "row"),
    "grid-row-start": Property(anything, "auto"),
    "grid-column-start": Property(anything, "auto"),
    "grid-row-end": Property(anything, "auto"),
    "grid-column-end": Property(anything, "auto"),
    "flex-basis": Property(size(), "auto"),
    "flex-direction": Property(words("row", "row-reverse", "column", "column-reverse"), "row"),
    "corner-shape": Property(anything, "round"),
    **{
        f"border-{corner}-radius": Property(several(measures=2), "0")
        for corner in ("top-left", "top-right", "bottom-right", "bottom-left")
    },
    **{f"{side}": Property(_OFFSET, "auto") for side in ("top", "right", "bottom", "left")},
    **{f"margin-{side}": Property(_OFFSET, "0") for side in ("top", "right", "bottom", "left")},
    **{f"padding-{side}": Property(length(), "0") for side in ("top", "right", "bottom", "left")},
    **{
        f"border-{side}-width": Property(length("thin", "medium", "thick"), "medium")
        for side in ("top", "right", "bottom", "left")
    },
    **{
        f"border-{side}-style": Property(words(*_LINE_STYLES), "none")
        for side in ("top", "right", "bottom", "left")
    },
    "width": Property(size(), "auto"),
    "height": Property(size(), "auto"),
    "min-width": Property(size(), "auto"),
    "min-height": Property(size(), "auto"),
    "max-width": Property(size(NONE), "none"),
    "max-height": Property(size(NONE), "none"),
}

_WIDE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})


def is_wide_keyword(text: str) -> bool:
    """Say whether a value is one of those that every property takes."""
    return text.lower() in _WIDE


@lru_cache(maxsize=16384)
def parse_value(name: str, text: str) -> Value | None:
    """Return the value that `text` gives the longhand `name`, or None when it is not valid."""
    return PROPERTIES[name].parse(text)
