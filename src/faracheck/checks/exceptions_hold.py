"""Whether the waivers and settlements for a draft stand."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief, Lapse, Lapsed
from faracheck.model.document import Place, Span
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Words
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class ExceptionsHold:
    """Passes unless a waiver or a settlement has one of these `lapses`, and says why."""

    lapses: tuple[Lapse, ...]

    MESSAGES: ClassVar[tuple[str, ...]] = ("lapsed", *(f"lapsed/{it}" for it in Lapse))

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Name each exception that does not stand for one of the reasons."""
        lapsed = [it for it in brief.lapsed if it.lapse in self.lapses]
        if not lapsed:
            yield Hit(Verdict.NOT_APPLICABLE, "no-exceptions")
        for it in lapsed:
            details = {
                "name": it.name,
                "rule": it.rule,
                "document": it.document,
                "day": it.ends.isoformat() if it.ends else "",
                "why": it.why,
            }
            yield Hit(Verdict.FAIL, f"lapsed/{it.lapse}", _entry(it), details)


def _entry(lapsed: Lapsed) -> Words | None:
    """Return where the entry stands, without its words: they are names, not the draft's."""
    if lapsed.line is None:
        return None
    place = Place(lapsed.line, lapsed.column or 1)
    return Words("", Span(0, 0), place, place)


CHECK = ExceptionsHold
