"""Whether the waivers and settlements for a draft stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from faracheck.model.brief import Brief, Lapse
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class ExceptionsHold:
    """Passes unless a waiver or a settlement for the draft does not stand, and says why."""

    MESSAGES: ClassVar[tuple[str, ...]] = tuple(Lapse)

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Name each exception that does not stand."""
        if not brief.lapsed:
            yield Hit(Verdict.NOT_APPLICABLE, "no-exceptions")
        for it in brief.lapsed:
            details = {"name": it.name, "rule": it.rule, "day": it.ends.isoformat()}
            yield Hit(Verdict.FAIL, it.lapse.value, details=details)


CHECK = ExceptionsHold
