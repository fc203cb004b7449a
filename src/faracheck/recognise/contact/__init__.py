"""Contact blocks: found by label and shape, in running text and in lines that stand together."""

from collections.abc import Iterator

from faracheck.model.reading import Contact
from faracheck.recognise.contact.labels import ContactLabels
from faracheck.recognise.contact.release import headline, release_sign
from faracheck.recognise.contact.survey import Survey, look_over
from faracheck.recognise.contact.windows import find_windows

__all__ = ["ContactLabels", "find_contacts", "headline", "look_over", "release_sign"]


def find_contacts(survey: Survey) -> tuple[Contact, ...]:
    """Return the press contacts of a document in reading order."""
    if not survey.promising:
        return ()
    windows = find_windows(survey.page, survey.marks, survey.words)
    if not windows:
        return ()
    # What reads names, numbers and addresses is a third of the house.
    from faracheck.recognise.contact.blocks import read_window  # noqa: PLC0415

    found = (read_window(survey.page, window, survey.words) for window in windows)
    return tuple(_apart([contact for contact in found if contact]))


def _apart(contacts: list[Contact]) -> Iterator[Contact]:
    """Yield the contacts in reading order; of two that share words, the one that says more."""
    kept: list[Contact] = []
    for contact in sorted(contacts, key=lambda it: it.words.span):
        if kept and contact.words.span.start < kept[-1].words.span.end:
            kept[-1] = max(kept[-1], contact, key=_fields)
        else:
            kept.append(contact)
    yield from kept


def _fields(contact: Contact) -> int:
    """Return how many names, numbers and addresses a contact holds."""
    return len(contact.names) + len(contact.phones) + len(contact.emails)
