"""What moves words, or a box around them, away from where the flow would put them."""

from collections.abc import Sequence

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.kinds import is_out_of_flow

_FAR = 8.0
"""CSS px by which words may be moved and still count as in their place."""

_SIDES = ("top", "right", "bottom", "left")


def may_stray(line: Sequence[Style], rank: int) -> bool:
    """Say whether something moves the words, or a box around them, within element `rank`."""
    return any(map(_is_moved, line[rank + 1 :]))


def _is_moved(style: Style) -> bool:
    if is_out_of_flow(style):
        return True
    if style.get("position") == "relative" and any(
        abs(style.px(side, 1000.0) or 0.0) > _FAR for side in _SIDES
    ):
        return True
    # The other two margins pull what comes after.
    if any((style.px(f"margin-{side}", 1000.0) or 0.0) < -_FAR for side in ("top", "left")):
        return True
    return any(style.get(name) != "none" for name in ("transform", "translate", "scale", "rotate"))
