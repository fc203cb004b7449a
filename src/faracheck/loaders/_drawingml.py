"""Colours as DrawingML has them: named by the theme, mixed, or let through.

ECMA-376 part 1, 20.1.2.3. Word's own text fills write the same names in a namespace of its own.
"""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import field
from typing import Any

from faracheck.frozen import dataclass

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_NAMED = {
    "black": "000000",
    "white": "ffffff",
    "red": "ff0000",
    "green": "008000",
    "blue": "0000ff",
    "yellow": "ffff00",
    "gray": "808080",
    "grey": "808080",
    "silver": "c0c0c0",
    "navy": "000080",
}
_USUAL = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}
WHOLE = 100_000
"""A share of one, as DrawingML counts."""

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as six hexadecimal digits, or None where it cannot be told; its opacity, 0 to 1."""

    ink: str | None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The theme's colours by name, and which of them a sheet means by its own names."""

    theme: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def colour(self, node: Any) -> Colour | None:
        """Return the colour in an element that holds one, or None where it holds none."""
        for child in node if node is not None else ():
            if isinstance(child.tag, str) and child.tag.endswith("Clr"):
                return self._mixed(child)
        return None

    def _mixed(self, node: Any) -> Colour:
        named = self._base(node)
        opacity = 1.0
        rgb = _rgb(named)
        for change in node:
            kind, share = _local(change), _share(change)
            if kind == "alpha":
                opacity = share
            elif rgb is not None:
                rgb = _changed(rgb, kind, share)
        return Colour(_hex(rgb) if rgb is not None else None, opacity)

    def _base(self, node: Any) -> str:
        value, kind = _value(node), _local(node)
        if kind == "schemeClr":
            name = self.names.get(value, _USUAL.get(value, value))
            return self.theme.get(name, "")
        if kind == "sysClr":
            return str(node.get("lastClr") or {"window": "ffffff"}.get(value, "000000"))
        if kind == "prstClr":
            return _NAMED.get(value, "")
        return value.lower() if kind == "srgbClr" else ""


def palette_of(theme: Any, names: Any) -> Palette:
    """Return the palette in the root of a theme, with a master's or a slide's map of names."""
    scheme = None if theme is None else theme.find(f".//{A}clrScheme")
    plain = Palette()
    found = {}
    for node in scheme if scheme is not None else ():
        colour = plain.colour(node)
        if colour is not None and colour.ink is not None:
            found[_local(node)] = colour.ink
    return Palette(found, {} if names is None else {str(k): str(v) for k, v in names.items()})


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _value(node: Any) -> str:
    space = str(node.tag).rpartition("}")[0]
    return str(node.get("val") or node.get(f"{space}}}val") or "")


def _share(node: Any) -> float:
    value = _value(node)
    try:
        if value.endswith("%"):
            return float(value[:-1]) / 100
        return float(value) / WHOLE
    except ValueError:
        return 1.0


def _changed(rgb: Rgb, kind: str, share: float) -> Rgb:
    hue, light, full = rgb_to_hls(*rgb)
    if kind == "lumMod":
        return hls_to_rgb(hue, min(light * share, 1.0), full)
    if kind == "lumOff":
        return hls_to_rgb(hue, min(max(light + share, 0.0), 1.0), full)
    if kind == "shade":
        return (rgb[0] * share, rgb[1] * share, rgb[2] * share)
    if kind == "tint":
        return (_tinted(rgb[0], share), _tinted(rgb[1], share), _tinted(rgb[2], share))
    return rgb


def _tinted(channel: float, share: float) -> float:
    return channel * share + 1 - share


def _rgb(text: str) -> Rgb | None:
    try:
        red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "".join(f"{round(min(max(it, 0.0), 1.0) * 255):02x}" for it in rgb)
