"""The sheet that words are set on, and what becomes of those set beside it; lengths are points."""

from faracheck.frozen import dataclass
from faracheck.loaders._paper.setting import NOTHING, Setting

_EDGE = 2.0
_NARROW = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page and its margins; US Letter where a document says nothing."""

    width: float = 612.0
    height: float = 792.0
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0

    def across(self, start: float, end: float) -> Setting:
        """Return what becomes of words between two distances from the page's left edge."""
        if end <= _EDGE or start >= self.width - _EDGE:
            return gone("it is set beside the page")
        if start < -_EDGE or end > self.width + _EDGE:
            return gone("part of it is set beside the page")
        if end - start < _NARROW:
            return gone(f"it is set in a column {max(end - start, 0.0):g} pt wide")
        return NOTHING

    def down(self, top: float, bottom: float) -> Setting:
        """Return what becomes of words between two distances from the page's upper edge."""
        if bottom < _EDGE or top > self.height - _EDGE:
            return gone("it is set above or below the page")
        return NOTHING


def gone(why: str) -> Setting:
    """Return the setting of words that no reader sees."""
    return Setting(hidden=True, because=why)
