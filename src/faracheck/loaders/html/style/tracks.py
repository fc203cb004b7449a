"""Which rows and columns of a grid leave no room: a box in one of them is flat."""

import re

from turbohtml import Element

from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.tokens import split

_NOTHING = late_pattern(r"(?:minmax\(\s*0(?:px)?\s*,\s*)?0(?:fr|px|%)?\s*\)?", re.IGNORECASE)
_REPEATED = late_pattern(r"repeat\(", re.IGNORECASE)


def stands_in_nothing(style: Style, axis: str) -> bool:
    """Say whether the grid around a box gives its row (or column) no size at all."""
    grid = style.parent
    tracks = _tracks(grid, axis) if grid is not None else []
    if grid is None or not any(map(_NOTHING.fullmatch, tracks)):
        return False
    columns = max(1, len(_tracks(grid, "columns")))
    before = [it for it in style.element.previous_siblings if isinstance(it, Element)]
    at = len(before) % columns if axis == "columns" else len(before) // columns
    return at < len(tracks) and _NOTHING.fullmatch(tracks[at]) is not None


def _tracks(grid: Style, axis: str) -> list[str]:
    """Return the sizes of the tracks that are written out, their names left out."""
    value = grid.get(f"grid-template-{axis}")
    text = "".join(n.serialize() for n in value) if isinstance(value, tuple) else ""
    if _REPEATED.search(text):
        return []
    bare = re.sub(r"\[[^\]]*\]|/\*.*?\*/", " ", text)
    return [piece.strip() for piece in split(" ".join(bare.split()), " ") if piece.strip()]
