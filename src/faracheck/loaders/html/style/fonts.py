"""Font sizes as Chromium computes them: keywords, the small monospace, the smallest size."""

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.lengths import Measure, Scale

_DEFAULT = 16.0
_MONOSPACE = 13.0
# Chromium shows relative sizes no smaller than this, though it shows 1px when told 1px.
_SMALLEST = 6.0
_KEYWORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0, "-webkit-xxx-large": 48.0,
}  # fmt: skip
_MONOSPACE_KEYWORDS = {
    "xx-small": 9.0, "x-small": 9.0, "small": 10.0, "medium": 13.0, "large": 16.0,
    "x-large": 20.0, "xx-large": 26.0, "xxx-large": 39.0, "-webkit-xxx-large": 39.0,
}  # fmt: skip
_STEP = 1.2


@dataclass(frozen=True, slots=True)
class FontSize:
    """A font size: what was specified in px, and whether that came from an absolute length."""

    specified: float
    keyword: str = ""
    absolute: bool = False
    monospace: bool = False

    @property
    def computed(self) -> float:
        """The size in CSS px that is shown."""
        if self.specified <= 0:
            return 0.0
        if self.specified < _SMALLEST and not self.absolute:
            return _SMALLEST
        return self.specified

    def passed_on(self, *, monospace: bool) -> "FontSize":
        """Return the size that a child inherits."""
        return _adjusted(FontSize(self.specified, self.keyword, self.absolute, monospace), self)


def default_font() -> FontSize:
    """Return the size above the root element."""
    return FontSize(_DEFAULT, "medium")


def font_size_of(value: object, above: FontSize, scale: Scale, *, monospace: bool) -> FontSize:
    """Return the size that a `font-size` value gives below `above`."""
    if isinstance(value, str):
        return _adjusted(_named(value, above, monospace=monospace), above)
    if not isinstance(value, Measure):
        return above.passed_on(monospace=monospace)
    size = max(0.0, value.size(scale.of(above.specified)) or 0.0)
    absolute = above.absolute if value.is_relative else True
    return _adjusted(FontSize(size, "", absolute, monospace), above)


def _named(keyword: str, above: FontSize, *, monospace: bool) -> FontSize:
    if keyword == "smaller":
        return FontSize(above.specified / _STEP, "", above.absolute, monospace)
    if keyword == "larger":
        return FontSize(above.specified * _STEP, "", above.absolute, monospace)
    return FontSize(_KEYWORDS.get(keyword, _DEFAULT), keyword, monospace=monospace)


def _adjusted(size: FontSize, above: FontSize) -> FontSize:
    """Return the size after a change between monospace and any other font."""
    if size.absolute:
        return size
    if size.keyword:
        table = _MONOSPACE_KEYWORDS if size.monospace else _KEYWORDS
        found = table.get(size.keyword, _DEFAULT)
        return FontSize(found, size.keyword, monospace=size.monospace)
    if size.monospace == above.monospace:
        return size
    factor = _MONOSPACE / _DEFAULT if size.monospace else _DEFAULT / _MONOSPACE
    return FontSize(size.specified * factor, monospace=size.monospace)


def is_monospace(families: object) -> bool:
    """Say whether a `font-family` value is the generic monospace and nothing else."""
    if not isinstance(families, tuple):
        return False
    words = [node for node in families if node.type not in {"whitespace", "comment"}]
    return len(words) == 1 and words[0].type == "ident" and words[0].lower_value == "monospace"
