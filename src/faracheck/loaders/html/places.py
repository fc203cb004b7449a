"""Where every character of a page's reading text stands in the author's file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from functools import cached_property

from turbohtml import Element, Text

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.align import Alignment, align_all
from faracheck.loaders.html.anchors import located
from faracheck.loaders.html.asides import Aside, value_span
from faracheck.loaders.html.layout import WHITE
from faracheck.loaders.html.runs import Page
from faracheck.loaders.html.scan import words_in
from faracheck.loaders.html.tokens import TextTokens
from faracheck.model.document import BEGINNING, Place

_Path = tuple[Alignment, Alignment]
"""From a run's folded words to its node's data, and from there to the markup."""

_FOLDED = late_pattern(r"[ \t\n]{2,}")


@dataclass(frozen=True)
class PagePlaces:
    """Answers for the characters of a page; nothing is worked out before it is asked.

    The reading text consists of the page's runs and, behind them, of `asides`, each beginning
    at the offset of the same number in `aside_starts`.
    """

    page: Page = field(repr=False)
    text: str = field(repr=False)
    asides: Sequence[Aside] = field(repr=False)
    aside_starts: Sequence[int] = field(repr=False)
    _known: dict[int, _Path] = field(default_factory=dict, repr=False)

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        number = self._number(offset)
        if number < 0:
            return BEGINNING
        if offset >= self._ends[number]:
            return self.place_behind(offset)
        return self.page.parsed.place_of(self.markup_offset(number, offset))

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind the character at `offset`."""
        number = self._number(offset)
        if number < 0:
            return BEGINNING
        last = min(offset, self._ends[number] - 1)
        folding, alignment = self._path(number)
        behind = alignment.offset_behind(folding.offset_of(last - self._starts[number]))
        return self.page.parsed.place_behind(behind - 1)

    def markup_offset(self, number: int, offset: int) -> int:
        """Return where a character of run `number` stands in the parsed markup."""
        folding, alignment = self._path(number)
        return alignment.offset_of(folding.offset_of(offset - self._starts[number]))

    def author_offset(self, number: int, offset: int) -> int:
        """Return where a character of run `number` stands in the author's file."""
        return self.page.parsed.origin.offset_of(self.markup_offset(number, offset))

    @cached_property
    def _starts(self) -> list[int]:
        return [*self.page.told.starts, *self.aside_starts]

    @cached_property
    def _ends(self) -> list[int]:
        asides = zip(self.aside_starts, self.asides, strict=True)
        return [*self.page.told.ends, *(start + len(aside.text) for start, aside in asides)]

    @cached_property
    def _tokens(self) -> TextTokens:
        return TextTokens(self.page.tree, self.page.markup)

    def _number(self, offset: int) -> int:
        """Return the number of the last run that begins at `offset` or before, -1 if none."""
        return bisect_right(self._starts, offset) - 1

    def _path(self, number: int) -> _Path:
        if number not in self._known:
            self._known[number] = self._found(number)
        return self._known[number]

    def _found(self, number: int) -> _Path:
        runs = len(self.page.told.nodes)
        if number >= runs:
            return Alignment.copied(0), self.asides[number - runs].located(self.page.markup)
        node = self.page.told.nodes[number]
        words = self.text[self._starts[number] : self._ends[number]]
        return _folding(node.data, words), self._located(node)

    def _located(self, node: Text) -> Alignment:
        markup = self.page.markup
        button = node.parent
        if isinstance(button, Element) and button.tag == "input":
            value = value_span(button, "value", markup)
            # The value was read with a space before it.
            return align_all(words_in(markup, *value), -1) if value else Alignment.standing_at(0)
        return (
            located(node, markup)
            or self._tokens.located(node)
            or Alignment.standing_at(max(markup.find(node.data.strip(WHITE)), 0))
        )


def _folding(data: str, words: str) -> Alignment:
    """Return where each character of the folded words stands in the data."""
    lead = 0 if words == data else len(data) - len(data.lstrip(WHITE))
    folding = Alignment.copied(lead)
    if data.startswith(words, lead):
        return folding
    shift = lead
    for found in _FOLDED.finditer(data, lead):
        folding.add(found.start() - shift + 1, found.end())
        shift += len(found.group()) - 1
    return folding
