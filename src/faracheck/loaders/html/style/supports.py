"""`@supports` conditions, answered as a current Chromium does."""

import re
from functools import lru_cache
from pathlib import Path

from faracheck.late import late_pattern
from faracheck.loaders.html.style.media import condition
from faracheck.loaders.html.style.selectors import parse_selectors

_DECLARATION = late_pattern(r"\s*+([-\w]++)\s*+:\s*+(.*)\Z", re.DOTALL)
_FUNCTION = late_pattern(r"([\w-]+)\((.*)\)\Z", re.DOTALL)
# Properties and values that Chromium lacks, among those that sheets ask for.
_UNKNOWN_PREFIXES = ("-moz-", "-ms-", "-o-", "-khtml-", "-apple-", "-epub-")
_UNKNOWN_VALUES = ("-moz-", "-ms-", "-o-", "-apple-")
_UNKNOWN_PROPERTIES = frozenset(
    {"-webkit-overflow-scrolling", "-webkit-touch-callout", "hanging-punctuation", "float-edge"}
)
_PROPERTY = late_pattern(r"-?-?[a-z][a-z0-9-]*\Z")


@lru_cache(maxsize=512)
def is_supported(text: str) -> bool:
    """Say whether a current browser meets an `@supports` condition."""
    return condition(text.strip(), _leaf) is True


def _leaf(text: str) -> bool | None:
    function = _FUNCTION.match(text)
    if function and function[1].lower() == "selector":
        return _selector(function[2])
    if function and function[1].lower() in {"font-tech", "font-format"}:
        return function[2].strip().lower() in _FONTS
    declaration = _DECLARATION.match(text)
    if declaration is None:
        return False
    return _supports_declaration(declaration[1].lower(), declaration[2].rstrip())


_FONTS = frozenset(
    {
        "woff", "woff2", "opentype", "truetype", "collection", "variations", "palettes",
        "color-colrv0", "color-colrv1", "features-opentype", "color-svg", "color-cbdt",
    }
)  # fmt: skip


def _supports_declaration(name: str, value: str) -> bool:
    value = re.sub(r"(?<!\s)\s*+!\s*+important\s*+\Z", "", value, flags=re.IGNORECASE)
    if name.startswith("--"):
        return True
    if name in _UNKNOWN_PROPERTIES or name.startswith(_UNKNOWN_PREFIXES):
        return False
    if not value or not _PROPERTY.match(name) or value.lower().startswith(_UNKNOWN_VALUES):
        return False
    if name in {"display", "position"} and value.lower() not in _KEYWORDS[name]:
        return False
    return name in _OTHER_PROPERTIES or name.startswith("-webkit-")


_KEYWORDS = {
    "display": frozenset(
        [
            "none",
            "block",
            "inline",
            "inline-block",
            "flex",
            "inline-flex",
            "grid",
            "inline-grid",
            "table",
            "inline-table",
            "flow-root",
            "contents",
            "list-item",
            "ruby",
            "-webkit-box",
            "-webkit-flex",
        ]
    ),
    "position": frozenset(["static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"]),
}


def _selector(text: str) -> bool:
    return bool(parse_selectors(text, strict=True))


_OTHER_PROPERTIES = frozenset(
    Path(__file__).with_name("chromium_properties.txt").read_text(encoding="ascii").split()
)
