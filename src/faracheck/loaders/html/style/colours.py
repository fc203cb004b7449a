"""Colours (CSS Color 4 and 5): read, mixed, laid over one another, compared.

A colour is (red, green, blue, alpha), gamma-encoded sRGB from 0 to 1.
"""

import math
from colorsys import rgb_to_hls
from functools import lru_cache

import tinycss2
from tinycss2.color4 import Color as Coloured
from tinycss2.color4 import parse_color as parse_color4

from faracheck.loaders import _light
from faracheck.loaders._light import ratio
from faracheck.loaders.html.style.lengths import Scale, measure_of

Colour = tuple[float, float, float, float]
CURRENT = "currentcolor"

TRANSPARENT: Colour = (0.0, 0.0, 0.0, 0.0)
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

_Matrix = tuple[tuple[float, float, float], ...]
_TO_SRGB_LINEAR: _Matrix = (
    (3.2409699419, -1.5373831776, -0.4986107603),
    (-0.9692436363, 1.8759675015, 0.0415550574),
    (0.0556300797, -0.2039769589, 1.0569715142),
)
_TO_XYZ: dict[str, _Matrix] = {
    "srgb-linear": (
        (0.4123907993, 0.3575843394, 0.1804807884),
        (0.2126390059, 0.7151686788, 0.0721923154),
        (0.0193308187, 0.1191947798, 0.9505321522),
    ),
    "display-p3": (
        (0.4865709486, 0.2656676932, 0.1982172852),
        (0.2289745641, 0.6917385218, 0.0792869141),
        (0.0, 0.0451133819, 1.0439443689),
    ),
    "a98-rgb": (
        (0.5766690429, 0.1855582379, 0.1882286462),
        (0.2973449753, 0.6273635663, 0.0752914585),
        (0.0270313614, 0.0706888525, 0.9913375368),
    ),
    "prophoto-rgb": (
        (0.7977604896, 0.1351791721, 0.0313493495),
        (0.2880711282, 0.7118432178, 0.0000856540),
        (0.0, 0.0, 0.8251046025),
    ),
    "rec2020": (
        (0.6369580483, 0.1446169036, 0.1688809752),
        (0.2627002120, 0.6779980715, 0.0593017165),
        (0.0, 0.0280726930, 1.0609850577),
    ),
}
_D50_TO_D65: _Matrix = (
    (0.9554734528, -0.0230985369, 0.0632593087),
    (-0.0283697069, 1.0099954580, 0.0210413990),
    (0.0123140016, -0.0205076964, 1.3303659366),
)


def _times(matrix: _Matrix, v: tuple[float, float, float]) -> tuple[float, float, float]:
    a, b, c = (row[0] * v[0] + row[1] * v[1] + row[2] * v[2] for row in matrix)
    return a, b, c


def encode(linear: float) -> float:
    """Return the sRGB encoding of linear light."""
    size = abs(linear)
    value = 12.92 * size if size <= 0.0031308 else 1.055 * size ** (1 / 2.4) - 0.055
    return math.copysign(value, linear)


def decode(encoded: float) -> float:
    """Return the linear light of an sRGB value."""
    size = abs(encoded)
    value = size / 12.92 if size <= 0.04045 else ((size + 0.055) / 1.055) ** 2.4
    return math.copysign(value, encoded)


def _linear(space: str, value: float) -> float:
    if space == "a98-rgb":
        return math.copysign(abs(value) ** (563 / 256), value)
    if space == "prophoto-rgb":
        return value / 16 if abs(value) < 16 / 512 else math.copysign(abs(value) ** 1.8, value)
    if space == "rec2020":
        return math.copysign(abs(value) ** 2.4, value)
    return value if space == "srgb-linear" else decode(value)


def _clip(r: float, g: float, b: float, alpha: float) -> Colour:
    return (min(1.0, max(0.0, r)), min(1.0, max(0.0, g)), min(1.0, max(0.0, b)), alpha)


def _srgb(colour: Coloured) -> Colour:
    """Return any Color 4 colour in sRGB; what lies outside its gamut is clipped."""
    values = tuple(value or 0.0 for value in colour.coordinates)
    space = colour.space
    if space in {"srgb", "hsl", "hwb"}:
        r, g, b = (value or 0.0 for value in colour.to("srgb").coordinates)
        return _clip(r, g, b, colour.alpha)
    if space in _TO_XYZ:
        x, y, z = (_linear(space, value) for value in values)
        xyz = _times(_TO_XYZ[space], (x, y, z))
        if space == "prophoto-rgb":
            xyz = _times(_D50_TO_D65, xyz)
    elif space in {"oklab", "oklch", "xyz-d65"}:
        xyz = _triple(colour.to("xyz-d65"))
    else:
        xyz = _times(_D50_TO_D65, _triple(colour.to("xyz-d50")))
    r, g, b = (encode(value) for value in _times(_TO_SRGB_LINEAR, xyz))
    return _clip(r, g, b, colour.alpha)


def _triple(colour: Coloured) -> tuple[float, float, float]:
    x, y, z = (value or 0.0 for value in colour.coordinates)
    return x, y, z


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
    if node.lower_name in {"alpha", "contrast-color"} or _is_relative(node):
        return _relative(node, current)
    return _plain(_simplified(node), current)


def _plain(node: tinycss2.ast.Node, current: Colour | None) -> Colour | str | None:
    try:
        found = parse_color4(node) if node.type != "error" else None
    except (ValueError, TypeError, AttributeError, IndexError):
        return None
    if found == CURRENT:
        return CURRENT if current is None else current
    return None if found is None else _srgb(found)


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


def to_oklab(colour: Colour) -> tuple[float, float, float]:
    """Return lightness, a and b of an sRGB colour."""
    r, g, b = (decode(value) for value in colour[:3])
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def from_oklab(lightness: float, a: float, b: float, alpha: float) -> Colour:
    """Return the sRGB colour of an OKLab one, clipped to the gamut."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return _clip(
        encode(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        encode(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        encode(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
        alpha,
    )


def interpolate(one: Colour, two: Colour, share: float, space: str = "srgb") -> Colour:
    """Return the colour at `share` of the way from `one` to `two`, premultiplied.

    Linear light and plain sRGB are mixed exactly; every other space as OKLab, which lies close.
    """
    alpha = one[3] + (two[3] - one[3]) * share
    if alpha == 0:
        return TRANSPARENT
    if space == "srgb":
        ends = one[:3], two[:3]
    elif space == "srgb-linear":
        ends = _linear_light(one), _linear_light(two)
    else:
        ends = to_oklab(one), to_oklab(two)
    x, y, z = (
        (a * one[3] * (1 - share) + b * two[3] * share) / alpha for a, b in zip(*ends, strict=True)
    )
    if space == "srgb":
        return (x, y, z, alpha)
    if space == "srgb-linear":
        return _clip(encode(x), encode(y), encode(z), alpha)
    return from_oklab(x, y, z, alpha)


def _linear_light(colour: Colour) -> tuple[float, float, float]:
    return decode(colour[0]), decode(colour[1]), decode(colour[2])


_CHANNELS = {
    "rgb": ("r", "g", "b"), "rgba": ("r", "g", "b"), "hsl": ("h", "s", "l"),
    "hsla": ("h", "s", "l"), "oklab": ("l", "a", "b"), "oklch": ("l", "c", "h"),
    "color": ("r", "g", "b"),
}  # fmt: skip


def _relative(node: tinycss2.ast.FunctionBlock, current: Colour | None) -> Colour | str | None:
    """Return `rgb(from colour r g b / alpha)` and its like; other spaces are not known."""
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
    lightness, a, b = to_oklab(colour)
    if name == "oklab":
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
