"""What kind of box an element makes: in a line, a block, out of the flow."""

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.once import once

_INLINE = frozenset({"inline", "ruby", "ruby-text", "inline flow"})
FLEXIBLE = frozenset({"flex", "inline-flex", "-webkit-flex", "-webkit-inline-flex"})
GRID = frozenset({"grid", "inline-grid"})
OUT_OF_FLOW = frozenset({"absolute", "fixed"})


def is_out_of_flow(style: Style) -> bool:
    """Say whether an element is positioned away from its neighbours."""
    return style.get("position") in OUT_OF_FLOW


@once
def is_blockified(style: Style) -> bool:
    """Say whether an inline element is laid out as a block after all."""
    if is_out_of_flow(style) or style.get("float") != "none":
        return True
    parent = style.parent
    while parent is not None and parent.get("display") == "contents":
        parent = parent.parent
    return parent is not None and parent.get("display") in FLEXIBLE | GRID


@once
def is_inline(style: Style) -> bool:
    """Say whether an element's box is part of its parent's lines, or no box at all."""
    display = style.get("display")
    return display == "contents" or (display in _INLINE and not is_blockified(style))
