"""Which text node each stretch of the reading text came from."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from turbohtml import Document as Tree
from turbohtml import Text

from faracheck.loaders.html.markup import Markup
from faracheck.model.document import Source, Span
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


@dataclass(frozen=True)
class Page:
    """A parsed page and the text nodes behind its reading text, in reading order.

    Run number i reaches from `starts[i]` to `ends[i]` and came from `nodes[i]`: three columns,
    because a large page has thousands of runs and a statement touches a few of them.
    """

    tree: Tree = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    nodes: Sequence[Text] = field(repr=False)
    parsed: Markup
    source: Source
    options: LoadOptions

    @property
    def markup(self) -> str:
        """The parsed markup; source offsets of the tree's elements are indices into it."""
        return self.parsed.text

    @cached_property
    def runs(self) -> tuple[TextRun, ...]:
        """Every run, sorted by start."""
        return tuple(map(TextRun, self.starts, self.ends, self.nodes))

    def runs_in(self, span: Span) -> tuple[TextRun, ...]:
        """Return the runs that share a character with `span`, in reading order."""
        first = bisect_right(self.ends, span.start)
        behind = bisect_left(self.starts, span.end)
        return tuple(
            map(
                TextRun,
                self.starts[first:behind],
                self.ends[first:behind],
                self.nodes[first:behind],
            )
        )
