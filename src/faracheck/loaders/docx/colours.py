"""Colours as Word finds them: written out, of the theme, of a shading pattern, of a text fill.

ECMA-376 part 1, 17.3.2.6 (color), 17.3.5 (shd), 20.1.6.2 (clrScheme), 17.15.1.20 (clrSchemeMapping).
"""

import colorsys
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._drawingml import WHOLE, Palette, palette_of
from faracheck.loaders.docx.names import W14, W, is_on, val

HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000ff",
    "cyan": "00ffff",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00ff00",
    "lightGray": "c0c0c0",
    "magenta": "ff00ff",
    "red": "ff0000",
    "white": "ffffff",
    "yellow": "ffff00",
}
_PLAIN = {"dk1": "000000", "lt1": "ffffff", "dk2": "44546a", "lt2": "e7e6e6"}
_ROLES = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2",
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """The colours of a document's theme by their names, as six hexadecimal digits."""

    colours: Mapping[str, str] = field(default_factory=lambda: _PLAIN)

    def colour(self, name: str) -> str | None:
        """Return the colour of a role such as `background1`, or None for one not known."""
        return self.colours.get(_ROLES.get(name, name))

    def ink(self, properties: Any) -> str | None:
        """Return the colour of characters; one of the theme counts before what is written out."""
        return self._of(properties.find(f"{W}color"), "val", "theme")

    def ground(self, properties: Any) -> str | None:
        """Return the colour behind characters, a paragraph or a cell: highlighting or shading."""
        if properties is None:
            return None
        highlight = val(properties.find(f"{W}highlight"))
        if highlight and highlight != "none":
            return HIGHLIGHTS.get(highlight)
        shading = properties.find(f"{W}shd")
        if shading is None:
            return None
        fill = self._of(shading, "fill", "themeFill")
        pattern = val(shading)
        share = 1.0 if pattern == "solid" else _share(pattern)
        if not share:
            return None if fill == "auto" else fill
        front = self._of(shading, "color", "theme")
        return mixed(_or(front, "000000"), _or(fill, "ffffff"), share)

    def page(self, background: Any) -> str | None:
        """Return the colour of the page."""
        colour = self._of(background, "color", "theme")
        return None if colour == "auto" else colour

    def drawn(self, node: Any) -> str | None:
        """Return the colour in a fill of DrawingML, or None for one that is not known."""
        palette = Palette(self.colours, _ROLES)
        found = filter(None, map(palette.colour, node.iter("*")))
        return next((colour.ink for colour in found), None)

    def filled(self, properties: Any, ink: str | None, ground: str | None) -> "Filling | None":
        """Return how a text fill draws characters, or None where there is none."""
        fill = properties.find(f"{W14}textFill")
        if fill is None:
            return None
        if fill.find(f"{W14}noFill") is not None:
            return Filling(None, outlined=_is_outlined(properties))
        colour = self.drawn(fill) or ink
        alpha = next(fill.iter(f"{W14}alpha"), None)
        through = _number(alpha.get(f"{W14}val")) / WHOLE if alpha is not None else 0.0
        if through:
            colour = mixed(_or(ground, "ffffff"), _or(colour, "000000"), min(through, 1.0))
        return Filling(colour)

    def _of(self, node: Any, plain: str, theme: str) -> str | None:
        """Return the colour that a node says under these names, tinted and shaded."""
        if node is None:
            return None
        role = node.get(f"{W}{theme}") or node.get(f"{W}{theme}Color")
        named = self.colour(str(role or ""))
        if named is None:
            return str(node.get(f"{W}{plain}") or "").lower() or None
        tint, shade = node.get(f"{W}{theme}Tint"), node.get(f"{W}{theme}Shade")
        return _lit(named, _part(tint), _part(shade))


@dataclass(frozen=True, slots=True)
class Filling:
    """What a text fill makes of letters: their colour, or None where only an outline is left."""

    colour: str | None
    outlined: bool = False


def theme_of(root: Any, mapping: Any) -> Theme:
    """Return the theme in the root of its part, roles as `w:clrSchemeMapping` has them."""
    found = dict(_PLAIN)
    found |= palette_of(root, None).theme
    roles = {}
    for name, value in () if mapping is None else mapping.attrib.items():
        role = {"bg1": "lt1", "t1": "dk1", "bg2": "lt2", "t2": "dk2"}.get(name.removeprefix(W))
        if role is not None:
            roles[role] = found.get(_ROLES.get(value, value), found[role])
    return Theme(found | roles)


def mixed(front: str, back: str, share: float) -> str:
    """Return two colours laid over each other, the first with this share; `back` if unreadable."""
    try:
        pairs = [(int(front[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:
        return back
    return "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def _or(colour: str | None, otherwise: str) -> str:
    return otherwise if colour in {None, "auto"} else str(colour)


def _share(pattern: str) -> float:
    digits = pattern.removeprefix("pct")
    return int(digits) / 100 if digits.isdigit() else 0.0


def _part(digits: str | None) -> float | None:
    """Return a share written as two hexadecimal digits."""
    try:
        return None if digits is None else int(digits, 16) / 255
    except ValueError:
        return None


def _lit(colour: str, tint: float | None, shade: float | None) -> str:
    """Return a colour made lighter by a tint, or darker by a shade."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return colour
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    if tint is not None:
        light = light * tint + (1 - tint)
    if shade is not None:
        light *= shade
    made = colorsys.hls_to_rgb(hue, light, strong)
    return "".join(f"{round(255 * part):02x}" for part in made)


def _is_outlined(properties: Any) -> bool:
    outline = properties.find(f"{W14}textOutline")
    drawn = outline is not None and outline.find(f"{W14}solidFill") is not None
    return drawn or is_on(properties.find(f"{W}outline"))


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
