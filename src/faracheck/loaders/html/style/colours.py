"""Colours (CSS Color 4 and 5): read, mixed, laid over one another, compared.

A colour is (red, green, blue, alpha), gamma-encoded sRGB from 0 to 1.
"""

import math
from colorsys import rgb_to_hls
from functools import lru_cache

import tinycss2
from tinycss2.color4 import parse_color as parse_color4

from faracheck.loaders import _light
from faracheck.loaders._light import ratio
from faracheck.loaders.html.style.lengths import Scale, measure_of
from faracheck.loaders.html.style.spaces import (
    TRANSPARENT,
    Colour,
    in_srgb,
    interpolate,
    to_lab,
    to_oklab,
)

CURRENT = "currentcolor"

BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
WHITE: Colour = (1.0, 1.0, 1.0, 1.0)

_SYSTEM = {
    "canvas": "#fff", "canvastext": "#000", "linktext": "#0000ee", "visitedtext": "#551a8b",
    "activetext": "#f00", "buttonface": "#efefef", "buttontext": "#000", "buttonborder": "#000",
    "field": "#fff", "fieldtext": "#000", "highlight": "#b3d7ff", "highlighttext": "#000",
    "selecteditem": "#1967d2", "selecteditemtext": "#fff", "mark": "#ff0", "marktext": "#000",
    "graytext": "#808080", "accentcolor": "#0075ff", "accentcolortext": "#fff",
    "-webkit-link": "#0000ee", "-webkit-text": "#000", "-webkit-activelink": "#f00",
    "activeborder": "#000", "activecaption": "#fff", "appworkspace": "#fff", "background": "#fff",
    "buttonhighlight": "#efefef", "buttonshadow": "#efefef", "captiontext": "#000",
    "inactiveborder": "#000", "inactivecaption": "#fff", "inactivecaptiontext": "#808080",
    "infobackground": "#fff", "infotext": "#000", "menu": "#fff", "menutext": "#000",
    "scrollbar": "#fff", "threeddarkshadow": "#000", "threedface": "#efefef",
    "threedhighlight": "#000", "threedlightshadow": "#000", "threedshadow": "#000",
    "window": "#fff", "windowframe": "#000", "windowtext": "#000",
}  # fmt: skip

_DARK_SYSTEM = {
    **_SYSTEM, "canvas": "#121212", "canvastext": "#fff", "linktext": "#9e9eff",
    "-webkit-link": "#9e9eff", "buttonface": "#6b6b6b", "buttontext": "#fff", "field": "#3b3b3b",
    "fieldtext": "#fff", "-webkit-text": "#fff",
}  # fmt: skip


@lru_cache(maxsize=4096)
def parse_colour(text: str, *, dark: bool = False) -> Colour | str | None:
    """Return the colour that `text` spells, `currentcolor`, or None when it spells none.

    A mix that involves currentcolor is returned as the text itself, to be read when it is known.
    `dark` says that the browser's own colours are the dark ones.
    """
    node = tinycss2.parse_one_component_value(text, skip_comments=True)
    if dark and node.type == "ident" and node.lower_value in _DARK_SYSTEM:
        node = tinycss2.parse_one_component_value(_DARK_SYSTEM[node.lower_value])
    if dark and node.type == "function" and node.lower_name == "light-dark":
        groups = arguments(node)
        return parse_colour(groups[1][0].serialize(), dark=True) if len(groups) == 2 else None
    return colour_of(node)


def colour_of(node: tinycss2.ast.Node, current: Colour | None = None) -> Colour | str | None:
    """Return the colour that a component value spells; see `parse_colour`."""
    if node.type == "function":
        return _worked_out(node, current)
    if node.type == "ident" and node.lower_value in _SYSTEM:
        node = tinycss2.parse_one_component_value(_SYSTEM[node.lower_value])
    return _plain(node, current)


def _worked_out(node: tinycss2.ast.FunctionBlock, current: Colour | None) -> Colour | str | None:
    if node.lower_name == "light-dark":
        groups = arguments(node)
        return colour_of(groups[0][0], current) if len(groups) == 2 and groups[0] else None
    if node.lower_name == "color-mix":
        return _mix(node, current)
    if node.lower_name == "contrast-color":
        return _contrasting(node, current)
    if node.lower_name == "alpha" or _is_relative(node):
        return _relative(node, current)
    return _plain(_of_one_kind(_simplified(node)), current)


def _contrasting(node: tinycss2.ast.FunctionBlock, current: Colour | None) -> Colour | str | None:
    """Return `contrast-color()`: white or black, whichever stands out more (CSS Color 5, 6)."""
    group = arguments(node)[0]
    found = colour_of(group[0], current) if len(group) == 1 else None
    if found is None or isinstance(found, str):
        return None if found is None else str(node.serialize())
    return WHITE if contrast(found, WHITE) >= contrast(found, BLACK) else BLACK


def _of_one_kind(node: tinycss2.ast.Node) -> tinycss2.ast.Node:
    """Return rgb() or hsl() with its percentages as numbers where both stand together."""
    unit = _HUNDREDTHS.get(getattr(node, "lower_name", ""))
    tokens = node.arguments if unit is not None else ()
    stop = next((i for i, t in enumerate(tokens) if t.type == "literal"), len(tokens))
    if unit is None or len({t.type for t in tokens[:stop]} & {"number", "percentage"}) < 2:
        return node
    pieces = [
        f"{token.value * unit:.9f}" if token.type == "percentage" else token.serialize()
        for token in tokens[:stop]
    ]
    pieces.extend(token.serialize() for token in tokens[stop:])
    return tinycss2.parse_one_component_value(f"{node.lower_name}({''.join(pieces)})")


_HUNDREDTHS = {"rgb": 2.55, "rgba": 2.55, "hsl": 1.0, "hsla": 1.0}


def _plain(node: tinycss2.ast.Node, current: Colour | None) -> Colour | str | None:
    try:
        found = parse_color4(node) if node.type != "error" else None
    except (ValueError, TypeError, AttributeError, IndexError):
        return None
    if found == CURRENT:
        return CURRENT if current is None else current
    return None if found is None else in_srgb(found)


def arguments(node: tinycss2.ast.FunctionBlock) -> list[list[tinycss2.ast.Node]]:
    """Return a function's arguments, split at commas, without white space."""
    groups: list[list[tinycss2.ast.Node]] = [[]]
    for token in node.arguments:
        if token.type == "literal" and token.value == ",":
            groups.append([])
        elif token.type not in {"whitespace", "comment"}:
            groups[-1].append(token)
    return groups


def _simplified(node: tinycss2.ast.FunctionBlock) -> tinycss2.ast.Node:
    """Return the function with its calc() arguments worked out."""
    if not any(token.type == "function" for token in node.arguments):
        return node
    pieces = []
    for token in node.arguments:
        measure = measure_of(token) if token.type == "function" else None
        if measure is None:
            pieces.append(token.serialize())
        elif measure.kind == "percentage":
            pieces.append(f"{measure.size(Scale(whole=100.0)) or 0.0:.9f}%")
        else:
            unit = "deg" if measure.kind == "angle" else ""
            pieces.append(f"{measure.size(Scale()) or 0.0:.9f}{unit}")
    return tinycss2.parse_one_component_value(f"{node.lower_name}({''.join(pieces)})")


def _is_relative(node: tinycss2.ast.FunctionBlock) -> bool:
    first = next((t for t in node.arguments if t.type not in {"whitespace", "comment"}), None)
    return first is not None and first.type == "ident" and first.lower_value == "from"


def _mix(node: tinycss2.ast.FunctionBlock, current: Colour | None) -> Colour | str | None:
    """Return `color-mix(in space, a p%, b q%)`, mixed with premultiplied alpha."""
    groups = arguments(node)
    if len(groups) != 3 or len(groups[0]) < 2 or groups[0][0].type != "ident":
        return None
    space = groups[0][1].lower_value
    one, two = (_mix_part(group, current) for group in groups[1:])
    if one is None or two is None:
        return None
    if CURRENT in {one[0], two[0]} or isinstance(one[0], str) or isinstance(two[0], str):
        return str(node.serialize())
    p, q = _shares(one[1], two[1])
    if p + q == 0:
        return None
    strength = min(1.0, p + q)
    r, g, b, alpha = interpolate(one[0], two[0], q / (p + q), space)
    return (r, g, b, alpha * strength)


def _mix_part(
    group: list[tinycss2.ast.Node], current: Colour | None
) -> tuple[Colour | str, float | None] | None:
    share = next((t.value / 100 for t in group if t.type == "percentage"), None)
    colour = next((t for t in group if t.type != "percentage"), None)
    found = colour_of(colour, current) if colour is not None else None
    return None if found is None else (found, share)


def _shares(p: float | None, q: float | None) -> tuple[float, float]:
    if p is None and q is None:
        return 0.5, 0.5
    if p is None:
        return 1 - (q or 0.0), q or 0.0
    return p, 1 - p if q is None else q


_CHANNELS = {
    "rgb": ("r", "g", "b"), "rgba": ("r", "g", "b"), "hsl": ("h", "s", "l"),
    "hsla": ("h", "s", "l"), "hwb": ("h", "w", "b"), "lab": ("l", "a", "b"),
    "lch": ("l", "c", "h"), "oklab": ("l", "a", "b"), "oklch": ("l", "c", "h"),
    "color": ("r", "g", "b"),
}  # fmt: skip


def _relative(node: tinycss2.ast.FunctionBlock, current: Colour | None) -> Colour | str | None:
    """Return `rgb(from colour r g b / alpha)` and its like (CSS Color 5, 4)."""
    words = [t for t in node.arguments if t.type not in {"whitespace", "comment"}]
    name = node.lower_name
    if name not in _CHANNELS or len(words) < 5:
        return None
    origin = colour_of(words[1], current)
    if origin is None:
        return None
    if isinstance(origin, str):
        return str(node.serialize())
    known = {
        **dict(zip(_CHANNELS[name], _coordinates(name, origin), strict=True)),
        "alpha": origin[3],
    }
    text = "".join(_filled(token, known) for token in words[2:] if token.type != "whitespace")
    return parse_colour(f"{name}({text.strip()})")


def _coordinates(name: str, colour: Colour) -> tuple[float, float, float]:
    r, g, b, _ = colour
    if name in {"rgb", "rgba"}:
        return r * 255, g * 255, b * 255
    if name == "color":
        return r, g, b
    if name in {"hsl", "hsla"}:
        hue, lightness, saturation = rgb_to_hls(r, g, b)
        return hue * 360, saturation * 100, lightness * 100
    if name == "hwb":
        return rgb_to_hls(r, g, b)[0] * 360, min(r, g, b) * 100, (1 - max(r, g, b)) * 100
    lightness, a, b = to_oklab(colour) if name.startswith("ok") else to_lab(colour)
    if name.endswith("lab"):
        return lightness, a, b
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _filled(token: tinycss2.ast.Node, known: dict[str, float]) -> str:
    if token.type == "ident" and token.lower_value in known:
        return f" {known[token.lower_value]:.9f} "
    if token.type == "function":
        inside = "".join(_filled(t, known) for t in token.arguments)
        return f" {token.lower_name}({inside}) "
    return f"{token.serialize()} " if token.type != "whitespace" else " "


def over(top: Colour, below: Colour) -> Colour:
    """Return `top` laid over `below`."""
    alpha = top[3] + below[3] * (1 - top[3])
    if alpha == 0:
        return TRANSPARENT
    keep = below[3] * (1 - top[3])
    r, g, b = ((t * top[3] + u * keep) / alpha for t, u in zip(top[:3], below[:3], strict=True))
    return (r, g, b, alpha)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of an opaque colour (WCAG 2.2)."""
    return _light.luminance(*colour[:3])


def contrast(one: Colour, two: Colour) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    return ratio(luminance(one), luminance(two))


__all__ = [
    "BLACK", "CURRENT", "TRANSPARENT", "WHITE", "Colour", "arguments", "colour_of", "contrast",
    "interpolate", "luminance", "over", "parse_colour",
]  # fmt: skip
