"""Which text node each stretch of the reading text came from."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field

from turbohtml import Document as Tree
from turbohtml import Text

from faracheck.frozen import dataclass
from faracheck.loaders._origin import Derived
from faracheck.model.document import Block, Source, Span
from faracheck.ports import LoadOptions


@dataclass(frozen=True, slots=True)
class TextRun:
    """The reading text from `start` to `end` came from this text node, white space folded.

    `node.parent` is its element, inside shadow roots too. White space between two runs belongs
    to neither.
    """

    start: int
    end: int
    node: Text


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a page in three columns, sorted by start.

    Columns, because a large page has thousands of runs and a statement touches a few of them.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    nodes: Sequence[Text]

    def within(self, span: Span) -> tuple[TextRun, ...]:
        """Return the runs that share a character with `span`, in reading order."""
        touched = slice(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
        columns = (self.starts[touched], self.ends[touched], self.nodes[touched])
        return tuple(map(TextRun, *columns))


@dataclass(frozen=True)
class Page:
    """A parsed page and the text nodes behind its reading text, in reading order."""

    tree: Tree = field(repr=False)
    told: Runs = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    parsed: Derived
    source: Source
    options: LoadOptions

    @property
    def markup(self) -> str:
        """The parsed markup: source offsets of the tree's elements are indices into it.

        `parsed.place_of(offset)` says where a character of it stands in the author's file.
        """
        return self.parsed.text

    @property
    def runs(self) -> tuple[TextRun, ...]:
        """Every run, sorted by start."""
        return tuple(map(TextRun, self.told.starts, self.told.ends, self.told.nodes))

    def runs_in(self, span: Span) -> tuple[TextRun, ...]:
        """Return the runs that share a character with `span`, in reading order."""
        return self.told.within(span)
