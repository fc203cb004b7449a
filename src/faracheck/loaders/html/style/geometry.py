"""Lengths that are known only roughly, and whether words reach beyond an edge.

All figures are CSS px. A value known exactly is an interval whose ends are the same.
"""

import math
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from faracheck.frozen import dataclass


class Interval(NamedTuple):
    """A length that lies between `lo` and `hi`."""

    lo: float
    hi: float

    def plus(self, other: "Interval") -> "Interval":
        """Return the sum of two independent lengths."""
        return Interval(self.lo + other.lo, self.hi + other.hi)

    def moved(self, by: float) -> "Interval":
        """Return this length plus a known one."""
        return Interval(self.lo + by, self.hi + by)

    def times(self, factor: float) -> "Interval":
        """Return this length times a known number."""
        one, two = self.lo * factor, self.hi * factor
        return Interval(min(one, two), max(one, two))

    def at_least(self, floor: float) -> "Interval":
        """Return this length, raised to `floor` where it is less."""
        return Interval(max(self.lo, floor), max(self.hi, floor))

    def at_most(self, ceiling: float) -> "Interval":
        """Return this length, lowered to `ceiling` where it is more."""
        return Interval(min(self.lo, ceiling), min(self.hi, ceiling))

    def minus(self, other: "Interval") -> "Interval":
        """Return the difference of two independent lengths."""
        return Interval(self.lo - other.hi, self.hi - other.lo)

    @property
    def is_exact(self) -> bool:
        """Say whether both ends are (nearly) the same."""
        return self.hi - self.lo < 0.5


def exactly(value: float) -> Interval:
    """Return the interval of one known length."""
    return Interval(value, value)


NOTHING = exactly(0.0)
UNLIMITED = exactly(math.inf)


class Cut(Enum):
    """Whether something lies beyond an edge."""

    NO = 0
    MAYBE = 1
    YES = 2


def worst(*cuts: Cut) -> Cut:
    """Return the most hidden of several answers."""
    return max(cuts, key=lambda cut: cut.value)


def beyond(value: Interval, edge: Interval) -> Cut:
    """Say whether `value` has reached `edge`."""
    if value.lo >= edge.hi:
        return Cut.YES
    return Cut.NO if value.hi < edge.lo else Cut.MAYBE


@dataclass(frozen=True, slots=True)
class Extent:
    """Where words lie, measured from some corner: their outer edges.

    `word` is how much of a line's outermost word must be out of sight for it to be lost; `ink_top`
    and `ink_bottom` say where, below the top of a line, small letters begin and end.
    """

    left: Interval
    right: Interval
    top: Interval
    bottom: Interval
    word: float
    line: float
    ink_top: float
    ink_bottom: float

    def moved(self, x: Interval, y: Interval) -> "Extent":
        """Return the words as seen from a corner that lies `x` and `y` further out."""
        return replace(
            self,
            left=self.left.plus(x),
            right=self.right.plus(x),
            top=self.top.plus(y),
            bottom=self.bottom.plus(y),
        )

    def scaled(self, x: float, y: float) -> "Extent":
        """Return the words scaled about the corner that they are measured from."""
        left, right = self.left.times(x), self.right.times(x)
        top, bottom = self.top.times(y), self.bottom.times(y)
        if x < 0:
            left, right = right, left
        if y < 0:
            top, bottom = bottom, top
        return Extent(
            left, right, top, bottom, self.word * abs(x),
            self.line * abs(y), self.ink_top * abs(y), self.ink_bottom * abs(y),
        )  # fmt: skip

    def cut_left(self, edge: float) -> Cut:
        """Say whether a whole word lies left of `edge`."""
        return beyond(self.left.moved(self.word).times(-1), exactly(-edge))

    def cut_right(self, edge: Interval) -> Cut:
        """Say whether a whole word lies right of `edge`."""
        right = self.right.at_least(self.left.lo + self.word)
        return beyond(right.moved(-self.word), edge)

    def cut_top(self, edge: float) -> Cut:
        """Say whether a line of it lies above `edge`."""
        return beyond(self.top.moved(self.ink_bottom).times(-1), exactly(-edge))

    def cut_bottom(self, edge: Interval) -> Cut:
        """Say whether a line of it lies below `edge`."""
        return beyond(self.bottom.moved(self.ink_top - self.line), edge)
