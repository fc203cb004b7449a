"""What the rules rest on: provisions with their dates and their standing."""

from datetime import date
from enum import StrEnum

from faracheck.frozen import dataclass


class Status(StrEnum):
    """How binding a provision is."""

    IN_FORCE = "in-force"
    PROPOSED = "proposed"
    GUIDANCE = "guidance"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision: what it asks, where it stands, from when until when (both included)."""

    key: str
    cite: str
    asks: str
    status: Status
    url: str | None = None
    since: date | None = None
    until: date | None = None

    def stands(self, day: date) -> bool:
        """Say whether the provision had begun and not ended on `day`."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)
