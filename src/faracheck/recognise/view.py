"""An assembly in its document: what the parts of a statement's telling all look at."""

from collections.abc import Iterator
from functools import cached_property

from faracheck.frozen import dataclass
from faracheck.model.document import Document, Layer, Span
from faracheck.model.reading import Words
from faracheck.recognise.assembly import Assembly
from faracheck.recognise.blanks import find_blanks
from faracheck.recognise.folding import HARD_BREAK, Bounds, Folded
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.passage import sentence_around
from faracheck.recognise.quoting import words_at

BEHIND = 120
"""How far behind a clause, in characters, a blank still belongs to it."""


@dataclass(frozen=True)
class View:
    """One assembly, the folded passage that it was found in, and the document around."""

    document: Document
    layer: Layer
    folded: Folded
    grammar: Grammar
    assembly: Assembly

    @property
    def text(self) -> str:
        """The folded text of the passage."""
        return self.folded.text

    @property
    def span(self) -> Span:
        """Where the statement stands in the document's text."""
        return self.folded.span(*self.assembly.bounds)

    @property
    def part_spans(self) -> list[Span]:
        """Where each part of the statement stands in the document's text."""
        return [self.folded.span(*part.bounds) for part in self.assembly.parts]

    @cached_property
    def blanks(self) -> tuple[Bounds, ...]:
        """The unfilled blanks of the statement's own sentences."""
        return tuple(dict.fromkeys(self._blanks()))

    def _blanks(self) -> Iterator[Bounds]:
        for part in self.assembly.parts:
            start, end = part.bounds
            behind = sentence_around(self.text, start, end)[1]
            line = self.text.find(HARD_BREAK, end, behind)
            behind = line if line >= 0 else behind
            reach = min(max(end, behind), end + BEHIND)
            yield from find_blanks(self.text, start, reach, self.grammar)

    def words(self, bounds: Bounds) -> Words:
        """Return the quotation of folded `bounds`, without white space at either end."""
        start, end = bounds
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return words_at(self.document, self.folded.span(start, end))
