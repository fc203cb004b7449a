"""Shapes that hold words: whether they are shown, where they stand, what they are filled with.

ECMA-376 part 1, 20.4.2.3 (anchor), 20.4.2.5 (docPr); part 4, 19.1.2 (VML shapes).
"""

from dataclasses import replace
from typing import Any

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.sheet import Sheet, gone
from faracheck.loaders.docx.colours import Theme
from faracheck.loaders.docx.names import WP, WPS, A, V

_EMU = 12_700
_LEAST = 6.0
_SHAPES = frozenset(f"{V}{name}" for name in ("shape", "rect", "roundrect", "oval", "group"))
_LENGTH = late_pattern(r"(-?(?:\d*+\.)?\d++)\s*+(pt|in|cm|mm|px|)")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}
_NAMED = {
    "white": "ffffff", "black": "000000", "red": "ff0000", "green": "008000", "blue": "0000ff",
    "yellow": "ffff00", "gray": "808080", "silver": "c0c0c0", "navy": "000080", "maroon": "800000",
    "teal": "008080", "purple": "800080", "olive": "808000", "lime": "00ff00", "aqua": "00ffff",
    "fuchsia": "ff00ff",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stand:
    """What lies under the words in something, and what is laid upon them."""

    under: Setting = NOTHING
    upon: Setting = NOTHING

    def laid(self, upon: Setting) -> "Stand":
        """Return the same with something more laid upon the words."""
        return replace(self, upon=self.upon.over(upon))


NOWHERE = Stand()
"""Where words stand that are in nothing at all."""


def entered(node: Any, stand: Stand, theme: Theme, page: Sheet) -> Stand:
    """Return where words stand inside this part of a drawing."""
    if node.tag in {f"{WP}anchor", f"{WP}inline"}:
        return stand.laid(_anchored(node, page))
    if node.tag == f"{WPS}wsp":
        return replace(stand, under=_shaped(node, theme).over(stand.under))
    if node.tag in _SHAPES:
        return _vector(node, stand, page)
    return stand


def _anchored(node: Any, page: Sheet) -> Setting:
    about = node.find(f"{WP}docPr")
    if about is not None and str(about.get("hidden") or "0").casefold() in {"1", "true"}:
        return gone("it stands in a hidden shape")
    extent = node.find(f"{WP}extent")
    width, height = (_emu(extent, name) for name in ("cx", "cy"))
    if min(width, height) < _LEAST:
        return gone(f"it stands in a shape of {width:g} × {height:g} pt")
    x = _offset(node.find(f"{WP}positionH"), {"page": 0.0}, page.left)
    y = _offset(node.find(f"{WP}positionV"), {"page": 0.0}, page.top)
    beside = NOTHING if x is None else page.across(x, x + width)
    return beside if y is None else page.down(y, y + height).over(beside)


def _offset(position: Any, known: dict[str, float], otherwise: float) -> float | None:
    """Return a distance from the page's edge in points, or None where it is aligned."""
    node = position.find(f"{WP}posOffset") if position is not None else None
    try:
        moved = int(node.text or 0) / _EMU if node is not None else None
    except ValueError:
        return None
    start = known.get(str(position.get("relativeFrom")), otherwise) if position is not None else 0.0
    return None if moved is None else start + moved


def _shaped(node: Any, theme: Theme) -> Setting:
    """Return what a shape says of the words in it: its fill, and the colour of its own text."""
    properties, style = node.find(f"{WPS}spPr"), node.find(f"{WPS}style")
    ink = theme.drawn(style.find(f"{A}fontRef")) if style is not None else None
    fills = {} if properties is None else {child.tag: child for child in properties}
    solid = fills.get(f"{A}solidFill")
    if solid is not None:
        return Setting(ink=ink, ground=theme.drawn(solid))
    for kind, what in (
        ("blipFill", "a picture"),
        ("gradFill", "a gradient"),
        ("pattFill", "lines"),
    ):
        if f"{A}{kind}" in fills:
            return Setting(ink=ink, unsure=f"the shape it stands in is filled with {what}")
    reference = style.find(f"{A}fillRef") if style is not None else None
    if f"{A}noFill" in fills or reference is None or reference.get("idx") in {None, "0"}:
        return Setting(ink=ink)
    return Setting(ink=ink, ground=theme.drawn(reference))


def _vector(node: Any, stand: Stand, page: Sheet) -> Stand:
    """Return where words stand inside a shape as Word 2007 and older ones write it."""
    said = _declared(str(node.get("style") or ""))
    if said.get("visibility") == "hidden" or said.get("display") == "none":
        return stand.laid(gone("it stands in a hidden shape"))
    width, height = (_points(said.get(name)) for name in ("width", "height"))
    if any(it is not None and it < _LEAST for it in (width, height)):
        return stand.laid(gone(f"it stands in a shape of {width or 0:g} × {height or 0:g} pt"))
    inside = stand
    x = _points(said.get("margin-left") or said.get("left"))
    if said.get("position") == "absolute" and x is not None and node.getparent().tag not in _SHAPES:
        start = x + (0.0 if said.get("mso-position-horizontal-relative") == "page" else page.left)
        inside = stand.laid(page.across(start, start + (width or _LEAST)))
    colour = str(node.get("fillcolor") or "").split(" ")[0].lower()
    filled = str(node.get("filled") or "t").casefold() not in {"f", "false", "0"}
    ground = _NAMED.get(colour, colour.removeprefix("#")) if filled and colour else None
    if ground is not None and len(ground) == 3:
        ground = "".join(letter * 2 for letter in ground)
    return replace(inside, under=Setting(ground=ground).over(inside.under))


def _declared(style: str) -> dict[str, str]:
    pairs = (piece.partition(":") for piece in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


def _points(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text) if text else None
    return float(found[1]) * _UNITS[found[2]] if found else None


def _emu(node: Any, name: str) -> float:
    try:
        return int(node.get(name)) / _EMU if node is not None else _LEAST
    except (TypeError, ValueError):
        return _LEAST
