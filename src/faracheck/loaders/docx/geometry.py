"""Where Word sets words on the page, as far as it takes them off it; lengths are points.

ECMA-376 part 1, 17.6.13 (pgSz), 17.6.11 (pgMar), 17.3.1.12 (ind), 17.3.1.11 (framePr).
"""

from dataclasses import dataclass
from typing import Any

from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders.docx.names import W, twips

_EDGE = 2.0
_NARROW = 12.0


@dataclass(frozen=True, slots=True)
class Page:
    """The size of a page and its margins; US Letter where a document says nothing."""

    width: float = 612.0
    height: float = 792.0
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0

    def over(self, start: float, end: float) -> Setting:
        """Return what becomes of words between two distances from the page's left edge."""
        if end <= _EDGE or start >= self.width - _EDGE:
            return gone("it is set beside the page")
        if start < -_EDGE or end > self.width + _EDGE:
            return gone("part of it is set beside the page")
        if end - start < _NARROW:
            return gone(f"it is set in a column {max(end - start, 0.0):g} pt wide")
        return NOTHING


def page_of(body: Any) -> Page:
    """Return the page on which a document begins."""
    section = next(body.iter(f"{W}sectPr"), None)
    if section is None:
        return Page()
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    plain = Page()
    return Page(
        _length(size, "w", plain.width),
        _length(size, "h", plain.height),
        _length(margins, "left", plain.left),
        _length(margins, "right", plain.right),
        abs(_length(margins, "top", plain.top)),
    )


def placed(properties: Any, page: Page) -> Setting:
    """Return what becomes of a paragraph's words by its indents or its frame."""
    if properties is None:
        return NOTHING
    frame = properties.find(f"{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap") in {None, "none"}:
        return _framed(frame, page)
    indents = properties.find(f"{W}ind")
    if indents is None:
        return NOTHING
    left = _length(indents, "left", _length(indents, "start", 0.0))
    right = _length(indents, "right", _length(indents, "end", 0.0))
    return page.over(page.left + left, page.width - page.right - right)


def gone(why: str) -> Setting:
    """Return the setting of words that no reader sees."""
    return Setting(hidden=True, because=why)


def _framed(frame: Any, page: Page) -> Setting:
    width, height = _length(frame, "w", 0.0), _length(frame, "h", 0.0)
    if frame.get(f"{W}hRule") == "exact" and height < _NARROW / 2:
        return gone(f"it is set in a frame {height:g} pt high")
    x, y = twips(frame.get(f"{W}x")), twips(frame.get(f"{W}y"))
    beside = NOTHING
    if x is not None and frame.get(f"{W}xAlign") is None:
        start = x + (0.0 if frame.get(f"{W}hAnchor") == "page" else page.left)
        beside = page.over(start, start + (width or _NARROW))
    if y is not None and frame.get(f"{W}yAlign") is None:
        top = y + (0.0 if frame.get(f"{W}vAnchor") == "page" else page.top)
        if top < -_EDGE or top >= page.height - _EDGE:
            return gone("it is set above or below the page")
    return beside


def _length(node: Any, name: str, otherwise: float) -> float:
    found = twips(node.get(f"{W}{name}")) if node is not None else None
    return otherwise if found is None else found
