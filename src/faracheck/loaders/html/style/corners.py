"""Corners that are rounded off or cut off (CSS Backgrounds 3, 5.3; CSS Borders 4, corner-shape)."""

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Interval
from faracheck.loaders.html.style.lengths import measure_of
from faracheck.loaders.html.style.sizes import Box

_CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
# Of a corner's radius: how far in a rectangle begins that touches the corner's line.
_REACH = {"square": 0.0, "squircle": 0.16, "round": 0.3, "bevel": 0.5, "scoop": 0.7, "notch": 1.0}


def corner_of(style: Style, box: Box, tall: Interval) -> tuple[float, float]:
    """Return how far in from its edges a box is whole, beside its largest corner: across, down."""
    if not any(f"border-{corner}-radius" in style.speeches for corner in _CORNERS):
        return 0.0, 0.0
    width = box.padded_width.lo if box.padded_width.lo > 0 else box.padded_width.hi
    height = tall.lo if box.limit is None else box.limit
    radii = [_radius(style, corner, width, height) for corner in _CORNERS]
    across, down = (max(one) for one in zip(*radii, strict=True))
    # Radii that do not fit shrink together until they do.
    shrink = min(1.0, width / (2 * across) if across else 1.0, height / (2 * down) if down else 1.0)
    share = max((_REACH.get(word, 0.3) for word in _shapes(style)), default=0.3) * shrink
    return across * share, down * share


def _radius(style: Style, corner: str, width: float, height: float) -> tuple[float, float]:
    value = style.get(f"border-{corner}-radius")
    measures = [measure_of(node) for node in value] if isinstance(value, tuple) else []
    known = [it for it in measures if it is not None]
    if not known:
        return 0.0, 0.0
    across, down = known[0].size(style.scale.of(width)), known[-1].size(style.scale.of(height))
    return max(0.0, across or 0.0), max(0.0, down or 0.0)


def _shapes(style: Style) -> list[str]:
    value = style.get("corner-shape") if "corner-shape" in style.speeches else ()
    nodes = value if isinstance(value, tuple) else ()
    return [node.lower_value for node in nodes if node.type == "ident"]
