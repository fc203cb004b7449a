"""Where Word sets words on the page, as far as it takes them off it; lengths are points.

ECMA-376 part 1, 17.6.13 (pgSz), 17.6.11 (pgMar), 17.3.1.12 (ind), 17.3.1.11 (framePr).
"""

from typing import Any

from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.sheet import Sheet, gone
from faracheck.loaders.docx.names import W, twips

_LEAST = 6.0


def page_of(body: Any) -> Sheet:
    """Return the page on which a document begins."""
    section = next(body.iter(f"{W}sectPr"), None)
    if section is None:
        return Sheet()
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    plain = Sheet()
    return Sheet(
        _length(size, "w", plain.width),
        _length(size, "h", plain.height),
        _length(margins, "left", plain.left),
        _length(margins, "right", plain.right),
        abs(_length(margins, "top", plain.top)),
    )


def placed(properties: Any, page: Sheet) -> Setting:
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
    return page.across(page.left + left, page.width - page.right - right)


def table_placed(properties: Any, page: Sheet) -> Setting:
    """Return what becomes of a table's words by where it floats, or how far it is indented."""
    width = _length(properties.find(f"{W}tblW"), "w", 0.0) or page.width - page.left - page.right
    floats, indent = properties.find(f"{W}tblpPr"), properties.find(f"{W}tblInd")
    if floats is None:
        start = page.left + _length(indent, "w", 0.0)
        return _table_across(page, start, start + width)
    if floats.get(f"{W}tblpXSpec") is not None:
        return NOTHING
    x, y = twips(floats.get(f"{W}tblpX")), twips(floats.get(f"{W}tblpY"))
    start = (x or 0.0) + (0.0 if floats.get(f"{W}horzAnchor") == "page" else page.left)
    top = (y or 0.0) + (0.0 if floats.get(f"{W}vertAnchor") == "page" else page.top)
    off = page.down(top, top + _LEAST) if floats.get(f"{W}vertAnchor") == "page" else NOTHING
    return off.over(_table_across(page, start, start + width))


def _table_across(page: Sheet, start: float, end: float) -> Setting:
    """Return what becomes of a table; how wide it really is, and a later page, is not known."""
    if end <= 0 or start >= page.width:
        return gone("its table is set beside the page")
    return Setting(unsure="its table begins beside the page") if start < 0 else NOTHING


def _framed(frame: Any, page: Sheet) -> Setting:
    width, height = _length(frame, "w", 0.0), _length(frame, "h", 0.0)
    if frame.get(f"{W}hRule") == "exact" and height < _LEAST:
        return gone(f"it is set in a frame {height:g} pt high")
    x, y = twips(frame.get(f"{W}x")), twips(frame.get(f"{W}y"))
    beside = NOTHING
    if x is not None and frame.get(f"{W}xAlign") is None:
        start = x + (0.0 if frame.get(f"{W}hAnchor") == "page" else page.left)
        beside = page.across(start, start + (width or 2 * _LEAST))
    if y is not None and frame.get(f"{W}yAlign") is None:
        top = y + (0.0 if frame.get(f"{W}vAnchor") == "page" else page.top)
        if off := page.down(top, top + _LEAST).because:
            return gone(off)
    return beside


def _length(node: Any, name: str, otherwise: float) -> float:
    found = twips(node.get(f"{W}{name}")) if node is not None else None
    return otherwise if found is None else found
