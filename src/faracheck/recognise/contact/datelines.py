"""The place and the date that begin a story, in all the ways that wires and agencies set them."""

from collections.abc import Callable, Sequence
from dataclasses import field

from faracheck.frozen import dataclass
from faracheck.recognise.patterns import Match, Pattern

_GAP = r"[\p{Z}\t]*"
_TOWN = r"[\p{L}\p{M}.,'’\p{Z}\-/]"
_CAPITAL = r"[\p{Lu}\p{M}.,'’\p{Z}\-]"
_LETTER = r"[\p{L}\p{M}]"
_HAN = r"\p{Han}"
_BRACKETED = r"[^()\n]"
_MOST_BEHIND = 80


@dataclass(frozen=True, slots=True)
class Datelines:
    """Finds a dateline; group 1 of what it finds is the place and the date, as far as the dash.

    RE2 unrolls what is counted, a class of letters sixty times over, so a pattern that counts
    nothing is asked first: most texts stop there. What it finds within the limits is what the
    strict one would find, since both try the same ways in the same order.
    """

    loose: Pattern
    limits: Sequence[int]
    strict: Callable[[], Pattern]

    def search(self, text: str) -> Match | None:
        """Return the first dateline of a text, or None."""
        found = self.loose.search(text)
        if found is None or self._within_limits(found):
            return found
        return self.strict().search(text)

    def _within_limits(self, found: Match) -> bool:
        parts = zip(found.groups()[1:], self.limits, strict=True)
        return all(part is None or len(part) <= limit for part, limit in parts)


@dataclass(frozen=True, slots=True)
class DatelineSource:
    """The source of the pattern, given that of a day; `strict` counts, else what counts is a group.

    `limits` are how often what stands in each group but the first may stand there at most.
    """

    date: str
    strict: bool
    limits: list[int] = field(default_factory=list)

    def source(self) -> str:
        """Return the source; `limits` are complete afterwards."""
        first = (
            rf"[\p{{Lu}}\p{{Lo}}]{self._times(_TOWN, 1, 60)}{_GAP}"
            rf"[,，،.–—(（-]{{1,2}}{_GAP}{self._wire()}"
            rf"(?:{self._times(_LETTER, 2, 15)},? )?(?:{self.date})"
        )
        second = f"{self._shouted()}{_GAP}(?:{self.date})"
        news = rf"{self._times(_HAN, 2, 12)}\p{{Nd}}{{1,2}}月\p{{Nd}}{{1,2}}日"
        last = f"{self._wire()}(?:{self.date}){_GAP}[-–—]{_GAP}{self._shouted()}"
        behind = f"{self._behind()}(?:г\\.)?{_GAP}(?:[—–]|--|[-:：](?:[\\p{{Z}}]|$)|电|讯)"
        return rf"(?m)^[\p{{Z}}*_(（]*((?:{first}|{second}|{news}|{last}){behind})"

    def _times(self, one: str, least: int, most: int) -> str:
        self.limits.append(most)
        return f"{one}{{{least},{most}}}" if self.strict else f"({one}{{{least},}})"

    def _behind(self) -> str:
        self.limits.append(_MOST_BEHIND)
        return rf"[^\n.!?。]{{0,{_MOST_BEHIND}}}?" if self.strict else r"([^\n.!?。]*?)"

    def _wire(self) -> str:
        return rf"(?:\({self._times(_BRACKETED, 1, 40)}\)\s*[-–—]*\s*)?"

    def _shouted(self) -> str:
        return rf"\p{{Lu}}{self._times(_CAPITAL, 2, 60)}"
