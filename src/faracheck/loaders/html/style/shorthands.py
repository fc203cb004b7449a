"""Shorthands, logical properties and old names: what longhands a declaration sets."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from faracheck.late import late_pattern
from faracheck.loaders.html.style.arrangement import ARRANGEMENTS, Longhands, spaced
from faracheck.loaders.html.style.colours import parse_colour
from faracheck.loaders.html.style.grammar import components, is_image
from faracheck.loaders.html.style.lengths import parse_measure
from faracheck.loaders.html.style.properties import PROPERTIES, is_wide_keyword, parse_value
from faracheck.loaders.html.style.tokens import split

_SIDES = ("top", "right", "bottom", "left")

# Old and vendor names. Logical sides are read as in a left-to-right page.
_ALIASES = {
    "word-wrap": "overflow-wrap",
    "inset-inline-start": "left", "inset-inline-end": "right",
    "inset-block-start": "top", "inset-block-end": "bottom",
    "inline-size": "width", "block-size": "height",
    "min-inline-size": "min-width", "min-block-size": "min-height",
    "max-inline-size": "max-width", "max-block-size": "max-height",
    "overflow-inline": "overflow-x", "overflow-block": "overflow-y",
    "background-position-x": "", "background-position-y": "",
    "-webkit-logical-width": "width", "-webkit-logical-height": "height",
    "grid-row-gap": "row-gap", "grid-column-gap": "column-gap", "grid-gap": "gap",
    "contain-intrinsic-block-size": "contain-intrinsic-height",
}  # fmt: skip
for _kind in ("margin", "padding"):
    for _logical, _physical in (("inline-start", "left"), ("inline-end", "right"),
                                ("block-start", "top"), ("block-end", "bottom")):  # fmt: skip
        _ALIASES[f"{_kind}-{_logical}"] = f"{_kind}-{_physical}"
for _name in (
    "transform", "transform-origin", "filter", "mask-image", "mask-size", "mask", "clip-path",
    "mask-repeat", "mask-composite",
    "opacity", "animation", "animation-name", "animation-duration", "animation-delay",
    "animation-fill-mode", "animation-iteration-count", "animation-direction",
    "animation-play-state", "background-clip", "background-size", "box-sizing", "flex",
    "flex-grow", "flex-shrink", "flex-basis", "flex-direction", "flex-flow",
    "backface-visibility", "columns", "column-count", "column-width", "column-gap",
    "border-radius", "backdrop-filter",
):  # fmt: skip
    _ALIASES[f"-webkit-{_name}"] = _name
_ALIASES["line-clamp"] = "-webkit-line-clamp"


def _four(text: str) -> list[str] | None:
    pieces = split(" ".join(text.split()), " ") if "(" not in text else spaced(text)
    if not 1 <= len(pieces) <= 4:
        return None
    top, right = pieces[0], pieces[1] if len(pieces) > 1 else pieces[0]
    bottom = pieces[2] if len(pieces) > 2 else top
    return [top, right, bottom, pieces[3] if len(pieces) > 3 else right]


def _box(pattern: str) -> Callable[[str], Longhands | None]:
    def expand(text: str) -> Longhands | None:
        values = _four(text)
        if values is None:
            return None
        return {pattern.format(s): v for s, v in zip(_SIDES, values, strict=True)}

    return expand


def _pair(first: str, second: str) -> Callable[[str], Longhands | None]:
    def expand(text: str) -> Longhands | None:
        pieces = spaced(text)
        if not 1 <= len(pieces) <= 2:
            return None
        return {first: pieces[0], second: pieces[-1]}

    return expand


_REPEATS = frozenset({"repeat", "repeat-x", "repeat-y", "no-repeat", "space", "round"})
_ATTACHMENTS = frozenset({"scroll", "fixed", "local"})
_POSITIONS = frozenset({"left", "right", "top", "bottom", "center"})
_CLIPS = frozenset({"border-box", "padding-box", "content-box", "text", "border-area"})


def _background(text: str) -> Longhands | None:
    layers = split(text, ",")
    columns: dict[str, list[str]] = {
        "background-image": [], "background-size": [], "background-repeat": [],
        "background-position": [], "background-clip": [],
    }  # fmt: skip
    colour = "transparent"
    for rank, layer in enumerate(layers):
        found = _layer(layer)
        if found is None or ("color" in found and rank < len(layers) - 1):
            return None
        colour = found.pop("color", colour)
        for name, column in columns.items():
            column.append(found.get(name, PROPERTIES[name].initial))
    return {"background-color": colour, **{k: ", ".join(v) for k, v in columns.items()}}


def _layer(text: str) -> dict[str, str] | None:
    nodes = [node for node in components(text) if node.type != "whitespace"]
    if not nodes:
        return None
    found: dict[str, list[str]] = {}
    sized = False
    for node in nodes:
        if node.type == "literal" and node.value == "/" and "background-position" in found:
            sized = True
            continue
        name = _layer_part(node, sized="background-size" if sized else "background-position")
        if name is None:
            return None
        sized = sized and name == "background-size"
        found.setdefault(name, []).append(node.serialize())
    limits = {"color": 1, "background-image": 1, "background-size": 2, "background-clip": 2,
              "background-position": 4, "background-repeat": 2, "attachment": 1}  # fmt: skip
    if any(len(values) > limits[name] for name, values in found.items()):
        return None
    if "background-clip" in found:
        found["background-clip"] = found["background-clip"][-1:]
    return {name: " ".join(values) for name, values in found.items() if name != "attachment"}


def _layer_part(node: object, *, sized: str) -> str | None:
    text = node.serialize()  # type: ignore[attr-defined]  # a tinycss2 node
    lowered = text.lower()
    if is_image(node) or lowered == "none":
        return "background-image"
    for keywords, name in (
        (_REPEATS, "background-repeat"), (_ATTACHMENTS, "attachment"), (_CLIPS, "background-clip"),
        (_POSITIONS, "background-position"), ({"auto", "cover", "contain"}, "background-size"),
    ):  # fmt: skip
        if lowered in keywords:
            return name
    if parse_colour(text) is not None:
        return "color"
    measure = parse_measure(lowered)
    if measure is None or measure.kind in {"angle", "time"}:
        return None
    return None if measure.kind == "number" and measure.amount != 0 else sized


_SYSTEM_FONTS = frozenset(
    {"caption", "icon", "menu", "message-box", "small-caption", "status-bar", "-webkit-body",
     "-webkit-control", "-webkit-mini-control", "-webkit-small-control"}
)  # fmt: skip
_FONT_WORDS = frozenset(
    {
        "normal", "italic", "oblique", "small-caps", "bold", "bolder", "lighter",
        "ultra-condensed", "extra-condensed", "condensed", "semi-condensed", "semi-expanded",
        "expanded", "extra-expanded", "ultra-expanded",
    }
)  # fmt: skip


def _font(text: str) -> Longhands | None:
    if text.lower() in _SYSTEM_FONTS:
        return {"font-size": "16px", "line-height": "normal", "font-family": "sans-serif",
                "font-weight": "400"}  # fmt: skip
    nodes = [node for node in components(text) if node.type != "whitespace"]
    at = 0
    while at < len(nodes) and _before_size(nodes[at]):
        at += 1
    if at >= len(nodes) or at > 5 or parse_value("font-size", nodes[at].serialize()) is None:
        return None
    size = nodes[at].serialize()
    line = "normal"
    rest = at + 1
    if rest < len(nodes) - 1 and nodes[rest].type == "literal" and nodes[rest].value == "/":
        line = nodes[rest + 1].serialize()
        rest += 2
    if rest >= len(nodes) or parse_value("line-height", line) is None:
        return None
    family = nodes[rest:]
    if any(node.type not in {"ident", "string", "literal"} for node in family):
        return None
    if any(node.type == "literal" and node.value != "," for node in family):
        return None
    return {
        "font-size": size, "line-height": line,
        "font-family": " ".join(node.serialize() for node in family),
        "font-weight": next((t for n in nodes[:at] if _WEIGHT.fullmatch(t := n.serialize())), "400"),
    }  # fmt: skip


def _before_size(node: object) -> bool:
    kind = node.type  # type: ignore[attr-defined]  # a tinycss2 node
    if kind == "ident":
        return bool(node.lower_value in _FONT_WORDS)  # type: ignore[attr-defined]  # an ident
    if kind == "number":
        return bool(1 <= node.value <= 1000)  # type: ignore[attr-defined]  # a number
    return bool(kind == "dimension" and node.lower_unit == "deg")  # type: ignore[attr-defined]  # a dimension


_WEIGHT = late_pattern(r"[\d.]+|bold(?:er)?|lighter", re.IGNORECASE)
_ANIMATION = (
    "animation-name", "animation-duration", "animation-delay", "animation-fill-mode",
    "animation-iteration-count", "animation-direction", "animation-play-state",
)  # fmt: skip
_TIMING = frozenset(
    {"linear", "ease", "ease-in", "ease-out", "ease-in-out", "step-start", "step-end"}
)


def _animation(text: str) -> Longhands | None:
    columns: dict[str, list[str]] = {name: [] for name in _ANIMATION}
    for piece in split(text, ","):
        found: dict[str, str] = {}
        for part in spaced(piece):
            if part.lower() in _TIMING or part.lower().startswith(
                ("cubic-bezier(", "steps(", "linear(")
            ):
                continue
            name = _animation_part(part, found)
            if name is None:
                return None
            found[name] = part
        for name, column in columns.items():
            column.append(found.get(name, PROPERTIES[name].initial))
    return {name: ", ".join(column) for name, column in columns.items()}


def _animation_part(part: str, found: Mapping[str, str]) -> str | None:
    order = (
        "animation-duration", "animation-delay", "animation-iteration-count",
        "animation-direction", "animation-fill-mode", "animation-play-state",
    )  # fmt: skip
    for name in order:
        if name not in found and parse_value(name, part) is not None:
            return name
    return "animation-name" if "animation-name" not in found else None


def _border(*sides: str) -> Callable[[str], Longhands | None]:
    def expand(text: str) -> Longhands | None:
        width, style = "medium", "none"
        for part in spaced(text):
            if parse_value("border-top-style", part) is not None:
                style = part
            elif parse_value("border-top-width", part) is not None:
                width = part
            elif parse_colour(part) is None:
                return None
        return {
            f"border-{side}-{what}": value
            for side in sides
            for what, value in (("width", width), ("style", style))
        }

    return expand


def _flex(text: str) -> Longhands | None:
    if text.lower() == "none":
        return {"flex-grow": "0", "flex-shrink": "0", "flex-basis": "auto"}
    if text.lower() in {"auto", "initial"}:
        return {"flex-grow": "1", "flex-shrink": "1", "flex-basis": "auto"}
    numbers = [part for part in spaced(text) if re.fullmatch(r"[\d.]+", part)]
    others = [part for part in spaced(text) if part not in numbers]
    if len(others) > 1 or len(numbers) > 3 or not numbers + others:
        return None
    return {
        "flex-grow": numbers[0] if numbers else "1",
        "flex-shrink": numbers[1] if len(numbers) > 1 else "1",
        "flex-basis": others[0] if others else "0px",
    }


def _stroke(text: str) -> Longhands | None:
    found = {"-webkit-text-stroke-width": "0", "-webkit-text-stroke-color": "currentcolor"}
    for part in spaced(text):
        name = next((name for name in found if parse_value(name, part) is not None), None)
        if name is None:
            return None
        found[name] = part
    return found


_MASKING = {
    "mask-repeat": ("repeat", _REPEATS),
    "mask-mode": ("match-source", frozenset({"alpha", "luminance", "match-source"})),
    "mask-composite": ("add", frozenset({"add", "subtract", "intersect", "exclude"})),
}


def _mask(text: str) -> Longhands | None:
    images, sizes = [], []
    words: dict[str, list[str]] = {name: [] for name in _MASKING}
    for layer in split(text, ","):
        nodes = [node for node in components(layer) if node.type != "whitespace"]
        images.append(next((n.serialize() for n in nodes if is_image(n)), "none"))
        _, slash, size = layer.partition("/")
        sizes.append(" ".join(size.split()[:2]) if slash and "url" not in layer else "auto")
        idents = [node.lower_value for node in nodes if node.type == "ident"]
        for name, (initial, known) in _MASKING.items():
            words[name].append(next((word for word in idents if word in known), initial))
    if any(parse_value("mask-size", size) is None for size in sizes):
        sizes = ["auto"] * len(images)
    found = {"mask-image": images, "mask-size": sizes, **words}
    return {name: ", ".join(column) for name, column in found.items()}


_SPACES = {
    "collapse": "normal", "preserve": "pre-wrap", "preserve-breaks": "pre-line",
    "break-spaces": "break-spaces", "wrap": "", "nowrap": "nowrap", "normal": "normal",
}  # fmt: skip


def _text_wrap(text: str) -> Longhands | None:
    return {"white-space": "nowrap"} if "nowrap" in text.lower().split() else None


SHORTHANDS: dict[str, tuple[tuple[str, ...], Callable[[str], Longhands | None]]] = {
    "background": (
        ("background-color", "background-image", "background-size", "background-repeat",
         "background-position", "background-clip"),
        _background,
    ),
    "font": (("font-size", "line-height", "font-family", "font-weight"), _font),
    "margin": (tuple(f"margin-{s}" for s in _SIDES), _box("margin-{}")),
    "padding": (tuple(f"padding-{s}" for s in _SIDES), _box("padding-{}")),
    "inset": (_SIDES, _box("{}")),
    "border-width": (tuple(f"border-{s}-width" for s in _SIDES), _box("border-{}-width")),
    "border-style": (tuple(f"border-{s}-style" for s in _SIDES), _box("border-{}-style")),
    "overflow": (("overflow-x", "overflow-y"), _pair("overflow-x", "overflow-y")),
    "margin-inline": (("margin-left", "margin-right"), _pair("margin-left", "margin-right")),
    "margin-block": (("margin-top", "margin-bottom"), _pair("margin-top", "margin-bottom")),
    "padding-inline": (("padding-left", "padding-right"), _pair("padding-left", "padding-right")),
    "padding-block": (("padding-top", "padding-bottom"), _pair("padding-top", "padding-bottom")),
    "inset-inline": (("left", "right"), _pair("left", "right")),
    "inset-block": (("top", "bottom"), _pair("top", "bottom")),
    "animation": (_ANIMATION, _animation),
    "flex": (("flex-grow", "flex-shrink", "flex-basis"), _flex),
    "offset": (("offset-path",), lambda text: {"offset-path": text}),
    **ARRANGEMENTS,
    "mask": (("mask-image", "mask-size", *_MASKING), _mask),
    "-webkit-text-stroke": (
        ("-webkit-text-stroke-width", "-webkit-text-stroke-color"), _stroke,
    ),
    "text-wrap": (("white-space",), _text_wrap),
    "text-wrap-mode": (("white-space",), _text_wrap),
    "border": (
        tuple(f"border-{s}-{w}" for s in _SIDES for w in ("width", "style")), _border(*_SIDES),
    ),
    **{
        f"border-{side}": ((f"border-{side}-width", f"border-{side}-style"), _border(side))
        for side in _SIDES
    },
}  # fmt: skip

ALL = tuple(name for name in PROPERTIES if name != "direction")


@lru_cache(maxsize=1024)
def longhands_of(name: str) -> tuple[str, ...]:
    """Return the longhands that a declaration called `name` sets; none when it is not ours."""
    if name in PROPERTIES:
        return (name,)
    if name in SHORTHANDS:
        return SHORTHANDS[name][0]
    if name == "all":
        return ALL
    alias = _ALIASES.get(name)
    return longhands_of(alias) if alias else ()


@lru_cache(maxsize=8192)
def longhand_text(name: str, value: str, longhand: str) -> str | None:
    """Return what `name: value` gives `longhand`, as text; None when the value is not valid."""
    if is_wide_keyword(value):
        return value.lower()
    name = _ALIASES.get(name) or name
    if name in PROPERTIES:
        return value if parse_value(name, value) is not None else None
    if name == "all":
        return None
    expanded = SHORTHANDS[name][1](value)
    if expanded is None or any(parse_value(key, text) is None for key, text in expanded.items()):
        return None
    return expanded.get(longhand)
