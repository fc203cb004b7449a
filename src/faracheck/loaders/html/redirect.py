"""Pages that only lead elsewhere: their reader is gone before there is anything to read."""

import re

from turbohtml import Document as Tree

from faracheck.late import late_pattern

SOON = 5.0
"""Seconds after which a reader has seen the page."""

FEW = 40
"""Words; more are a page of their own, whatever comes after it (HTML, 4.2.5.3: refresh)."""

_REFRESH = late_pattern(
    r"\s*+([0-9.]++)\s*+[;,]\s*+(?:url\s*+=\s*+)?['\"]?([^'\"\s]{1,2000})", re.IGNORECASE
)


def leads_to(tree: Tree, words: int) -> str | None:
    """Return the address to which a page with so few words leads at once, or None."""
    if words > FEW:
        return None
    for meta in tree.select('meta[http-equiv="refresh" i][content]'):
        found = _REFRESH.match(meta.attr("content") or "")
        if found and _seconds(found[1]) <= SOON:
            return found[2]
    return None


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
