"""Text that a telephone does not show, though a wide screen does.

Style sheets take away on narrow screens what they have no room for. Boxes are not measured anew:
what is looked for is an element that is not displayed, or not painted, there.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from turbohtml import Text

from faracheck.late import late_pattern
from faracheck.loaders.html.style.cascade import Cascade
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.hiding import hidden_by
from faracheck.loaders.html.style.media import PHONE, on
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.styles import Styles

# Only a query asks for the screen: most sheets have a `max-width` that none does.
_BY_SCREEN = late_pattern(
    r"(?:@media|@import|media\s*[=(])[^{};]{0,400}?(?:width|height|orientation|aspect-ratio|resolution|pixel-ratio|pointer|hover)",
    re.IGNORECASE,
)


class Telephone:
    """Reads a page as a telephone shows it, where its sheets or its markup ask how wide that is."""

    def __init__(self, markup: str, desk: Styles, cascade: Callable[[], Cascade]) -> None:
        self._markup = markup
        self._desk = desk
        self._cascade = cascade

    def hides(self, texts: Iterable[Text]) -> str | None:
        """Return what takes one of the texts off the telephone's page, or None."""
        if not self._asked:
            return None
        with on(PHONE):
            lines = ((self._styles.line_to(text) or (), text) for text in texts)
            return next((why for line, text in lines if (why := _hidden(line, text))), None)

    @cached_property
    def _asked(self) -> bool:
        sheets = (one.text for one in self._desk.cascade.collection.applied)
        return any(_BY_SCREEN.search(text) for text in (self._markup, *sheets))

    @cached_property
    def _styles(self) -> Styles:
        return Styles(self._cascade())


def _hidden(line: Sequence[Style], text: Text) -> str | None:
    if not line:
        return None
    faded = next((style for style in line if style.amount("opacity") == 0), None)
    return hidden_by(line, text) or (None if faded is None else said_of(faded, "opacity"))
