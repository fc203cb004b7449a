"""What a piece of a contact block may name."""

from enum import Enum, auto

from faracheck.frozen import dataclass
from faracheck.recognise.contact.segments import Segment


class Kind(Enum):
    """What a piece seems to be, by its words alone."""

    PERSON = auto()
    ORGANIZATION = auto()
    TITLE = auto()
    ADDRESS = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece and what it seems to be; `weight` says how much its own words speak for that."""

    kind: Kind
    text: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part in its place; `weight` says how much everything speaks for it."""

    segment: Segment
    part: Part
    weight: int
