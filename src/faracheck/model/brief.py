"""What was said of a draft when it was handed in."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from faracheck.frozen import dataclass
from faracheck.model.document import Audience, Medium
from faracheck.model.names import same_name


class Whose(StrEnum):
    """What is known of the foreign principals for whom a draft is distributed."""

    UNSAID = "unsaid"
    """Nobody named principals, so nothing can be compared."""

    UNDECLARED = "undeclared"
    """The settings know several, and none of them was declared for this draft."""

    DECLARED = "declared"
    """The draft's own principals are those in the brief."""


class Lapse(StrEnum):
    """Why a waiver or a settlement does not stand."""

    MALFORMED = "malformed"
    UNKNOWN_RULE = "unknown-rule"
    UNKNOWN_DOCUMENT = "unknown-document"
    NOT_WAIVABLE = "not-waivable"
    TOO_LONG = "too-long"
    NOT_BEGUN = "not-begun"
    EXPIRED = "expired"
    CHANGED = "changed"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A waiver or a settlement that does not stand; `ends` is its last day.

    `document` is the draft that it is for, `why` says more of a malformed one. `line` and
    `column` are where its entry stands, where it is told at its own file and not at the draft.
    """

    name: str
    rule: str
    lapse: Lapse
    ends: date | None = None
    document: str = ""
    why: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class OwnContact:
    """A press contact of the registrant, as the settings have it."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A draft of the same campaign that was judged before, and the parties that it names."""

    path: str
    agent: str | None
    principals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """The same draft in another language: where its statement stands, and the parties in it.

    `at` is None where it carries no statement; `unread` says why it could not be read, or is None.
    """

    path: str
    at: str | None = None
    agent: str | None = None
    principals: tuple[str, ...] = ()
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """A foreign principal of the registrant: its name, and the words by which a text means it."""

    name: str
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What the caller and the settings know of a draft; None and empty where nothing was said.

    `medium` overrides the format's own; `agent` and `principals` are the names that the
    statement must carry, `aliases` the other names that each of them goes by. `number`,
    `contacts` and `clients` are the registrant's own. `lapsed` are the waivers and settlements
    for the draft that do not stand. `stands_on` is another page of the same site that carries
    the statement and was itself checked, `sibling` another draft of the same campaign. `audience_said` is false where nobody named an audience,
    and what a draft itself says of its recipients holds. `profile` is what the account that posts
    the draft says of itself, `translations` are the draft in other languages. `accompanied` says
    that the message to which the draft is attached carries the registration notice.
    """

    medium: Medium | None = None
    audience: Audience = Audience.PUBLIC
    agent: str | None = None
    principals: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number: str | None = None
    contacts: tuple[OwnContact, ...] = ()
    clients: tuple[Client, ...] = ()
    whose: Whose = Whose.UNSAID
    lapsed: tuple[Lapsed, ...] = ()
    stands_on: str | None = None
    sibling: Sibling | None = None
    audience_said: bool = False
    profile: str | None = None
    translations: tuple[Translation, ...] = ()
    accompanied: bool = False

    def names_of(self, party: str) -> tuple[str, ...]:
        """Return every name that a party of this brief goes by, its own first."""
        return (party, *self.aliases.get(party, ()))

    def same_party(self, one: str, other: str) -> bool:
        """Say whether two names are one party's: the same, or two by which one party goes."""
        return same_name(one, other) or any(
            any(same_name(one, name) for name in known)
            and any(same_name(other, name) for name in known)
            for known in map(self.names_of, self.aliases)
        )
