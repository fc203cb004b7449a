"""Offsets and sizes taken from another box: `anchor()`, `anchor-size()` (CSS Anchor Positioning 1).

Where no box of that name is on the page the fallback holds. Where one is, the words stand beside
it, wherever that may be.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from turbohtml import Element, SelectorSyntaxError

from faracheck.late import late_pattern
from faracheck.loaders.html.style.tokens import next_stop

if TYPE_CHECKING:
    from faracheck.loaders.html.style.cascade import Cascade

_CALL = late_pattern(r"(?<![\w-])anchor(?:-size)?\(", re.IGNORECASE)
_NAME = late_pattern(r"--[\w-]+")
_NAMING = late_pattern(r"anchor-name\s*:\s*([^;}]*)", re.IGNORECASE)
_MOST = 10


def is_anchored(text: str) -> bool:
    """Say whether a value asks another box for its place or its size."""
    return "anchor" in text and _CALL.search(text) is not None


def unanchored(text: str, cascade: "Cascade") -> str:
    """Return `text` with its fallbacks for each anchor that the page does not name.

    What asks an anchor that is there, or has no fallback, is as good as `auto`.
    """
    pieces: list[str] = []
    position = 0
    while match := _CALL.search(text, position):
        end = next_stop(text, match.end(), ")")[0]
        told, comma, fallback = text[match.end() : end].partition(",")
        named = _NAME.search(told)
        known = named is None or named[0] in names_on(cascade)
        if known or not comma:
            return "auto"
        pieces.extend((text[position : match.start()], fallback.strip()))
        position = end + 1
    return "".join((*pieces, text[position:]))


def names_on(cascade: "Cascade") -> set[str]:
    """Return the names that the page's sheets and attributes give to anchors."""
    texts = [applied.text for applied in cascade.collection.applied]
    texts.extend(it.attr("style") or "" for it in cascade.tree.select("[style*=anchor-name]"))
    found = (_NAMING.findall(text) for text in texts if "anchor-name" in text)
    return {name for values in found for value in values for name in _NAME.findall(value)}


def anchors_of(cascade: "Cascade") -> Iterator[Element]:
    """Yield the boxes that a sheet or an attribute makes anchors."""
    yield from cascade.tree.select("[style*=anchor-name]")
    for applied in cascade.collection.applied:
        rules = applied.sheet.rules if "anchor-name" in applied.text else ()
        for rule in rules:
            if _NAMING.search(rule.body) and rule.parent is None:
                yield from _met(cascade, rule.prelude)


def _met(cascade: "Cascade", selector: str) -> Iterator[Element]:
    try:
        yield from islice(cascade.tree.select(selector), 0, _MOST)
    except SelectorSyntaxError:
        return
