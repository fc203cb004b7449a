"""Where a box that scrolls has been scrolled to before any reader does it (CSS Scroll Snap 1, 6)."""

from collections.abc import Sequence
from itertools import islice, pairwise

from turbohtml import Element

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.journey import Placed
from faracheck.loaders.html.style.sizes import clips
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.styles import Styles

_TYPE, _ALIGN = "scroll-snap-type", "scroll-snap-align"
_MOST = 30


def scrolled_away(line: Sequence[Style], styles: Styles) -> Placed:
    """Return whether a box snaps to a neighbour of the words, and not to where they stand."""
    for holder, own in pairwise(line):
        if _TYPE not in holder.speeches or "mandatory" not in _words(holder, _TYPE):
            continue
        if any(clips(holder, axis) for axis in "xy") and not _snaps(own):
            elements = (it for it in holder.element.children if isinstance(it, Element))
            others = (styles.of(it) for it in islice(elements, 0, _MOST))
            if any(it.element is not own.element and _snaps(it) for it in others):
                return Placed(Cut.MAYBE, said_of(holder, _TYPE))
    return Placed(Cut.NO)


def _snaps(style: Style) -> bool:
    return _ALIGN in style.speeches and not _words(style, _ALIGN) <= {"none"}


def _words(style: Style, name: str) -> set[str]:
    value = style.get(name)
    nodes = value if isinstance(value, tuple) else ()
    return {node.lower_value for node in nodes if node.type == "ident"}
