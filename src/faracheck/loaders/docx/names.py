"""The names of WordprocessingML (ECMA-376 part 1), both editions of its namespace, and drawings."""

from typing import Any

from faracheck.loaders._drawingml import A

__all__ = ["STRICT", "W14", "WP", "WPS", "A", "V", "W", "is_off", "is_on", "twips", "val"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/drawingml/main}": A,
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}": WP,
}
_OFF = frozenset({"0", "false", "off", "none"})
_TWIPS = 20


def val(node: Any) -> str:
    """Return the `w:val` of a node, nothing where it or the node is missing."""
    return "" if node is None else str(node.get(f"{W}val") or "")


def is_off(value: str) -> bool:
    """Say whether the value of a switch turns it off."""
    return value.casefold() in _OFF


def is_on(node: Any) -> bool:
    """Say whether a switch stands there and is on."""
    return node is not None and not is_off(str(node.get(f"{W}val") or "1"))


def twips(text: str | None) -> float | None:
    """Return a length in points: a bare number counts twentieths of one."""
    if text is None:
        return None
    for unit, points in (("pt", 1.0), ("in", 72.0), ("cm", 72 / 2.54), ("mm", 72 / 25.4)):
        if text.endswith(unit):
            return _number(text.removesuffix(unit), points)
    return _number(text, 1 / _TWIPS)


def _number(text: str, factor: float) -> float | None:
    try:
        return float(text) * factor
    except ValueError:
        return None
