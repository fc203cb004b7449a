"""Contact blocks: found by label and shape, in running text and in lines that stand together."""

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
    return tuple(contact for contact in found if contact)
