"""Contact blocks: found by label and shape, in running text and in lines that stand together."""

from faracheck.model.document import Document
from faracheck.model.reading import Contact
from faracheck.recognise.contact.blocks import read_window
from faracheck.recognise.contact.labels import ContactLabels
from faracheck.recognise.contact.lexicon import lexicon
from faracheck.recognise.contact.marks import find_marks
from faracheck.recognise.contact.page import read_page
from faracheck.recognise.contact.release import headline, release_sign
from faracheck.recognise.contact.windows import find_windows

__all__ = ["ContactLabels", "find_contacts", "headline", "release_sign"]


def find_contacts(document: Document, labels: tuple[ContactLabels, ...]) -> tuple[Contact, ...]:
    """Return the press contacts of a document in reading order."""
    words = lexicon(labels)
    if not labels or words.anchors.search(document.text) is None:
        return ()
    page = read_page(document, words)
    windows = find_windows(page, find_marks(page, words), words)
    found = (read_window(page, window, words) for window in windows)
    return tuple(contact for contact in found if contact)
