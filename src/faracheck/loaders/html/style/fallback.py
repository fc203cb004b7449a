"""Content that a browser shows only where it cannot show something else: inside an object element."""

from collections.abc import Sequence

from turbohtml import Element

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.journey import Placed
from faracheck.loaders.html.style.sources import line_at

_SHOWN = ("image/", "text/", "application/pdf", "application/xhtml+xml", "application/xml")
"""Types that a browser shows by itself."""


def replaced(line: Sequence[Style]) -> Placed:
    """Return whether an object's data stands in the place of the words inside it."""
    for style in line:
        if style.element.tag == "object" and (cut := _takes_the_place(style.element)) is not Cut.NO:
            place = f"line {line_at(style.element, style.cascade)}"
            return Placed(cut, f"the fallback of an object element, {place}")
    return Placed(Cut.NO)


def _takes_the_place(element: Element) -> Cut:
    data = (element.attr("data") or "").strip().lower()
    if not data:
        return Cut.NO
    if data.startswith("data:"):
        return Cut.YES if data[len("data:") :].startswith(_SHOWN) else Cut.NO
    kind = (element.attr("type") or "").strip().lower()
    # What the address leads to is seen by whoever opens the page, not here.
    return Cut.MAYBE if not kind or kind.startswith(_SHOWN) else Cut.NO
