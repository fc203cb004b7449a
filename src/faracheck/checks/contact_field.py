"""Whether the contact block of a press release holds what a reporter needs."""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Contact, Reading
from faracheck.ports import Hit


class Field(StrEnum):
    """What a contact block can hold."""

    NAMES = "names"
    ORGANIZATIONS = "organizations"
    PHONES = "phones"
    EMAILS = "emails"


@dataclass(frozen=True, slots=True)
class ContactField:
    """Passes when a contact block of a press release that a reader sees holds this `field`."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("found", "missing")

    field: Field

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say what the contact blocks hold of this field, on press releases only."""
        seen = [block for block in reading.contacts if block.visible is not False]
        if reading.release is None:
            yield Hit(Verdict.NOT_APPLICABLE, "not-a-release")
        elif not seen:
            yield Hit(Verdict.NOT_APPLICABLE, "no-contact")
        else:
            held = [(block, found) for block in seen if (found := self._held(block))]
            if held:
                block, found = held[0]
                yield Hit(Verdict.PASS, "found", block.words, {"found": ", ".join(found)})
            else:
                yield Hit(Verdict.FAIL, "missing", seen[0].words)

    def _held(self, block: Contact) -> tuple[str, ...]:
        match self.field:
            case Field.NAMES:
                return block.names
            case Field.ORGANIZATIONS:
                return block.organizations
            case Field.PHONES:
                return block.phones
            case Field.EMAILS:
                return block.emails


CHECK = ContactField
