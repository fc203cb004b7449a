"""Words in a box that stands beside another one, its anchor, which may be anywhere."""

from collections.abc import Sequence

from faracheck.loaders.html.style.anchors import anchors_of, is_anchored
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.journey import Placed
from faracheck.loaders.html.style.kinds import is_out_of_flow
from faracheck.loaders.html.style.motion import may_stray
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.styles import Styles

_SIDES = ("top", "right", "bottom", "left")


def moored(line: Sequence[Style], styles: Styles) -> Placed:
    """Return whether the anchor beside which the words stand may lie off the page."""
    for style in line:
        said = _anchored_side(style) if is_out_of_flow(style) else None
        if said is None:
            continue
        name, is_far = said
        strays = (may_stray(styles.of(it).line(), 0) for it in anchors_of(styles.cascade))
        if is_far or any(strays):
            return Placed(Cut.MAYBE, said_of(style, name))
    return Placed(Cut.NO)


def _anchored_side(style: Style) -> tuple[str, bool] | None:
    """Return the offset that an anchor gives, and whether anything is added to it."""
    for side in _SIDES:
        spoken = style.said_here(side) if side in style.speeches else None
        if spoken is not None and is_anchored(spoken.text):
            return side, "calc(" in spoken.text.lower()
    return None
