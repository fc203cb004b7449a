"""Whether the press contact in a draft is one of the registrant's own."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.brief import Brief, OwnContact
from faracheck.model.names import same_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Contact, Reading
from faracheck.ports import Hit

_NO_DIGIT = late_pattern(r"[^0-9]")
_LOCAL = 7
"""Digits that a number must share with another to be the same, written with or without a country."""


@dataclass(frozen=True, slots=True)
class ContactKnown:
    """Passes when a contact block has a name, number or address of a contact in the settings."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("known", "unknown")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the contact blocks with the registrant's own contacts."""
        if not brief.contacts:
            yield Hit(Verdict.NOT_APPLICABLE, "no-contact-given")
            return
        if not reading.contacts:
            yield Hit(Verdict.NOT_APPLICABLE, "no-contact")
            return
        known = next((it for it in reading.contacts if _among(it, brief.contacts)), None)
        if known:
            yield Hit(Verdict.PASS, "known", known.words)
        else:
            yield Hit(Verdict.FAIL, "unknown", reading.contacts[0].words)


def _among(found: Contact, own: tuple[OwnContact, ...]) -> bool:
    return any(_is_same(found, contact) for contact in own)


def _is_same(found: Contact, own: OwnContact) -> bool:
    mails = {mail.casefold() for mail in found.emails}
    return (
        (bool(own.email) and own.email.casefold() in mails)
        or any(_same_number(phone, own.phone) for phone in found.phones)
        or any(bool(own.name) and same_name(name, own.name) for name in found.names)
    )


def _same_number(one: str, other: str) -> bool:
    first, second = (_NO_DIGIT.sub("", number) for number in (one, other))
    shorter = min(first, second, key=len)
    return len(shorter) >= _LOCAL and first.endswith(shorter) and second.endswith(shorter)


CHECK = ContactKnown
