"""Which of two boxes is painted later, and so on top (CSS 2, appendix E)."""

from collections.abc import Sequence

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.once import once

Height = tuple[float, int]
"""The layer of a branch: its z-index, and whether positioning lifts it above the flow."""

_ANNOUNCED = frozenset(
    {
        "transform", "opacity", "filter", "translate", "scale", "rotate", "perspective",
        "clip-path", "mask", "mask-image", "backdrop-filter", "mix-blend-mode", "isolation",
        "position", "z-index",
    }
)  # fmt: skip
IN_FLOW: Height = (0.0, 0)


@once
def is_positioned(style: Style) -> bool:
    """Say whether `position` is anything but static."""
    return style.get("position") != "static"


@once
def z_index(style: Style) -> float | None:
    """Return the z-index that applies, None for auto; flex and grid items need no position."""
    if not is_positioned(style) and not _is_item(style):
        return None
    return style.amount("z-index")


def _is_item(style: Style) -> bool:
    return style.parent is not None and style.parent.get("display") in {
        "flex", "grid", "inline-flex", "inline-grid",
    }  # fmt: skip


@once
def makes_context(style: Style) -> bool:
    """Say whether an element's content is painted together, as one layer."""
    if style.parent is None and not style.pseudo_element:
        return True
    if style.get("display") == "contents":
        return False
    if z_index(style) is not None or style.get("position") in {"fixed", "sticky"}:
        return True
    opacity = style.amount("opacity")
    return (
        (opacity is not None and opacity < 1)
        or style.get("mix-blend-mode") != "normal"
        or style.get("isolation") == "isolate"
        or any(
            style.get(name) != "none"
            for name in ("transform", "filter", "scale", "rotate", "translate", "clip-path")
        )
        or has_mask(style)
        or "backdrop-filter" in style.speeches
        or _will_make_context(style)
    )


def _will_make_context(style: Style) -> bool:
    """Say whether an element is announced to make a context (CSS Will Change 1, 3)."""
    value = style.get("will-change") if "will-change" in style.speeches else ()
    nodes = value if isinstance(value, tuple) else ()
    return any(node.type == "ident" and node.lower_value in _ANNOUNCED for node in nodes)


@once
def has_mask(style: Style) -> bool:
    """Say whether a picture masks an element."""
    images = style.get("mask-image")
    return isinstance(images, tuple) and set(images) != {"none"}


def height_of(path: Sequence[Style]) -> Height:
    """Return the layer of a branch, given its elements from the top down."""
    lifted = False
    for style in path:
        if makes_context(style):
            return (z_index(style) or 0.0, 1)
        lifted = lifted or is_positioned(style)
    return (0.0, 1) if lifted else IN_FLOW


def context_above(line: Sequence[Style], rank: int) -> int:
    """Return the number of the nearest element around `line[rank]` that makes a context."""
    at = rank - 1
    while at > 0 and not makes_context(line[at]):
        at -= 1
    return max(at, 0)
