"""Whether everything was read that could change how the draft looks."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class SurroundingsUnseen:
    """Passes when nothing was left unread; otherwise one review names what was."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("seen", "unseen")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say how much was not read, and what it is."""
        if reading.unseen:
            first = "; ".join(reading.unseen[:3])
            more = len(reading.unseen) - 3
            listed = f"{first}; and {more} more" if more > 0 else first
            details = {"count": str(len(reading.unseen)), "unseen": listed}
            yield Hit(Verdict.REVIEW, "unseen", details=details)
        else:
            yield Hit(Verdict.PASS, "seen")


CHECK = SurroundingsUnseen
