"""Colour spaces (CSS Color 4, 10 to 12): from any of them to sRGB, and the way between two colours.

A colour is (red, green, blue, alpha), gamma-encoded sRGB from 0 to 1.
"""

import math

from tinycss2.color4 import Color as Coloured

Colour = tuple[float, float, float, float]
TRANSPARENT: Colour = (0.0, 0.0, 0.0, 0.0)

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
_D65_TO_D50: _Matrix = (
    (1.0479298208, 0.0229467933, -0.0501922295),
    (0.0296278156, 0.9904344846, -0.0170738250),
    (-0.0092430582, 0.0150551448, 0.7518742814),
)
_WHITE_D50 = (0.96422, 1.0, 0.82521)
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


def in_srgb(colour: Coloured) -> Colour:
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


def to_lab(colour: Colour) -> tuple[float, float, float]:
    """Return lightness, a and b of an sRGB colour in CIE Lab."""
    red, green, blue = _linear_light(colour)
    xyz = _times(_D65_TO_D50, _times(_TO_XYZ["srgb-linear"], (red, green, blue)))
    x, y, z = (_lab_share(v / white) for v, white in zip(xyz, _WHITE_D50, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lab_share(value: float) -> float:
    return math.cbrt(value) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


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
