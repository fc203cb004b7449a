"""The way of words from their line box outwards to the page, and what is learnt on it."""

from collections.abc import Sequence
from dataclasses import field

from turbohtml import Text

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import Flow
from faracheck.loaders.html.style.geometry import Cut, Extent
from faracheck.loaders.html.style.sizes import Box
from faracheck.loaders.html.style.sources import said_of


@dataclass(frozen=True, slots=True)
class Passage:
    """Words inside one text node: what stands before them in the node, and the words."""

    node: Text
    before: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of it: whether words are out of sight, and what did it."""

    cut: Cut
    reason: str = ""


@dataclass
class Journey:
    """The way outwards: where the words are by now, and what moved them most."""

    line: Sequence[Style]
    boxes: Sequence[Box]
    flow: Flow
    passage: Passage
    extent: Extent
    found: list[Placed] = field(default_factory=list)
    moved_by: tuple[float, str] = (0.0, "")
    scale: float = 1.0

    def blame(self, amount: float, style: Style, name: str) -> None:
        """Remember the declaration that moved the words furthest."""
        if abs(amount) > self.moved_by[0]:
            self.moved_by = (abs(amount), said_of(style, name))

    def judge(self, cut: Cut, reason: str) -> None:
        """Note an edge that the words reach."""
        if cut is not Cut.NO:
            self.found.append(Placed(cut, reason))
