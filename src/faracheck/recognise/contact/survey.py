"""A document looked over for contacts once, for all that is asked of it afterwards."""

from functools import cached_property

from faracheck.frozen import dataclass
from faracheck.model.document import Document
from faracheck.recognise.contact.alphabet import is_latin
from faracheck.recognise.contact.labels import ContactLabels
from faracheck.recognise.contact.lexicon import Lexicon, lexicon
from faracheck.recognise.contact.marks import Mark, find_marks
from faracheck.recognise.contact.page import Page, read_page


@dataclass(frozen=True)
class Survey:
    """A document and what leads to contacts in it, each worked out when first asked for."""

    document: Document
    words: Lexicon

    @cached_property
    def promising(self) -> bool:
        """Whether the text holds any sign of a contact at all."""
        anchored = self.words.labels and self.words.anchors.search(self.document.text)
        return bool(anchored)

    @cached_property
    def page(self) -> Page:
        """The lines of the page and where addresses or numbers may stand in them."""
        return read_page(self.document, self.words)

    @cached_property
    def marks(self) -> list[Mark]:
        """The phrases that lead to contacts, or away from them."""
        return find_marks(self.page, self.words)


def look_over(document: Document, labels: tuple[ContactLabels, ...]) -> Survey:
    """Return what `document` is asked for contacts in the languages of `labels`."""
    return Survey(document, lexicon(labels, latin=is_latin(document.text)))
