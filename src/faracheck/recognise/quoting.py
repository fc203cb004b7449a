"""Quotations: words with their places in the file."""

from faracheck.model.document import Document, Span
from faracheck.model.reading import Words


def words_at(document: Document, span: Span) -> Words:
    """Return the quotation of `span` with its places in the file."""
    return Words(
        text=document.quote(span),
        span=span,
        start=document.places.place_of(span.start),
        end=document.places.place_behind(max(span.start, span.end - 1)),
    )
