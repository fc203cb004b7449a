"""Faces of a page's own that draw letters smaller than they are set (`size-adjust`, CSS Fonts 5)."""

import re
from functools import lru_cache

from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.declarations import parse_declarations
from faracheck.loaders.html.style.lengths import Scale, parse_measure
from faracheck.loaders.html.style.typography import family_text

_FACE = late_pattern(r"@font-face\s*+\{([^}]*+)\}", re.IGNORECASE)
_SMALL = 0.3


def shrunk_by_its_face(style: Style) -> bool:
    """Say whether the first family of an element is a face that shrinks its letters to dots."""
    sheets = [it.text for it in style.cascade.collection.applied if "size-adjust" in it.text]
    if not sheets:
        return False
    first = _plain(family_text(style.get("font-family")).partition(",")[0])
    return any(first in _shrinking(text) for text in sheets)


@lru_cache(maxsize=64)
def _shrinking(text: str) -> frozenset[str]:
    found = set()
    for body in _FACE.findall(text):
        said = {it.name: it.value for it in parse_declarations(body)}
        measure = parse_measure(said.get("size-adjust", "").strip())
        size = measure.size(Scale(whole=1.0)) if measure is not None else None
        if size is not None and size < _SMALL:
            found.add(_plain(said.get("font-family", "")))
    return frozenset(found)


def _plain(family: str) -> str:
    return family.strip().strip("\"'").lower()
