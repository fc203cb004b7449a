"""Values that depend on where an element stands: container units, siblings, anchors."""

import re
from typing import TYPE_CHECKING

from turbohtml import Element

from faracheck.late import late_pattern
from faracheck.loaders.html.style.anchors import is_anchored, unanchored

if TYPE_CHECKING:
    from faracheck.loaders.html.style.computed import Style

_UNIT = late_pattern(r"(?<![\w.#-])([-+]?(?:\d++\.?+\d*+|\.\d++))cq([wihb])(?![\w-])")
_PLACE = late_pattern(r"(?<![\w-])sibling-(index|count)\(\s*\)")


def is_relational(text: str) -> bool:
    """Say whether a value may name a container's size or an element's place."""
    return "cq" in text or "sibling-" in text or is_anchored(text)


def settled(text: str, style: "Style") -> str:
    """Return `text` with what it asks of the element's surroundings filled in."""
    if is_anchored(text):
        text = unanchored(text, style.cascade)
    text = _PLACE.sub(lambda found: str(_place(style.element, found[1])), text)
    return _UNIT.sub(lambda found: _length(found, style.parent), text)


def _place(element: Element, what: str) -> int:
    parent = element.parent
    siblings = list(parent.children) if parent is not None else [element]
    elements = [it for it in siblings if isinstance(it, Element)]
    return len(elements) if what == "count" else 1 + next(
        (i for i, it in enumerate(elements) if it is element), 0
    )  # fmt: skip


def _length(found: re.Match[str], around: "Style | None") -> str:
    """Return a container unit as px; as it is where no container stands around."""
    # Containers are measured by their styles, which are made of values such as this one.
    from faracheck.loaders.html.style.containers import size_around  # noqa: PLC0415

    size = size_around(around, "width" if found[2] in "wi" else "height")
    return found[0] if size is None else f"{float(found[1]) * size / 100:.4f}px"
