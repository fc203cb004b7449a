"""Which sides the logical ones are where lines run to the left (CSS Logical Properties 1, 4)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faracheck.loaders.html.style.cascade import Spoken

_PAIRS = (("left", "right"), ("margin-left", "margin-right"), ("padding-left", "padding-right"))
OPPOSITES = {one: two for pair in _PAIRS for one, two in (pair, pair[::-1])}
"""The other side of each side that a logical name may stand for."""

_LOGICAL = ("inset-inline", "margin-inline", "padding-inline")


def is_logical(name: str) -> bool:
    """Say whether a property names a side by the direction of lines."""
    return name.startswith(_LOGICAL)


def turned(speeches: Mapping[str, Sequence["Spoken"]], name: str) -> list["Spoken"]:
    """Return what speaks about a side where lines run to the left, the strongest first."""
    found = [one for one in speeches.get(name, ()) if not is_logical(one.name)]
    found.extend(one for one in speeches.get(OPPOSITES[name], ()) if is_logical(one.name))
    return sorted(found, key=lambda one: one.strength, reverse=True)
