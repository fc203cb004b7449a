"""Whether a press release says whom to ask."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class ContactPresent:
    """Passes when a press release carries a contact block that a reader sees."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("found", "missing", "hidden")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say whether a contact block stands there, on press releases only."""
        if reading.release is None:
            yield Hit(Verdict.NOT_APPLICABLE, "not-a-release")
            return
        seen = [block for block in reading.contacts if block.visible is not False]
        if seen:
            yield Hit(Verdict.PASS, "found", seen[0].words)
        elif reading.contacts:
            yield Hit(Verdict.FAIL, "hidden", reading.contacts[0].words)
        else:
            yield Hit(Verdict.FAIL, "missing", details={"sign": reading.release})


CHECK = ContactPresent
