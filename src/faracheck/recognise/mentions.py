"""Which of the registrant's foreign principals a draft speaks of, besides in its statements."""

import re
from collections.abc import Iterable
from functools import cache

from faracheck.model.brief import Client
from faracheck.model.document import Document, Layer, Span
from faracheck.model.reading import Statement


def mentions(
    document: Document, clients: tuple[Client, ...], statements: Iterable[Statement]
) -> tuple[str, ...]:
    """Return the names of the clients that the page's own text mentions outside `statements`."""
    if not clients:
        return ()
    text = _outside(document, [statement.words.span for statement in statements])
    return tuple(client.name for client in clients if _words_of(client).search(text))


def _outside(document: Document, spans: list[Span]) -> str:
    """Return the page's text with every statement taken out."""
    parts = []
    for block in document.blocks:
        if block.layer is not Layer.PAGE:
            continue
        start = block.span.start
        for span in sorted(spans, key=lambda it: it.start):
            if span.end > start and span.start < block.span.end:
                parts.append(document.text[start : max(start, span.start)])
                start = span.end
        parts.append(document.text[start : block.span.end])
    return " ".join(" ".join(parts).split())


@cache
def _words_of(client: Client) -> re.Pattern[str]:
    """Return a pattern of plain words: no repetition, so it runs in linear time."""
    words = sorted({" ".join(word.split()) for word in client.mentions}, key=len, reverse=True)
    listed = "|".join(re.escape(word) for word in words if word)
    return re.compile(rf"(?<!\w)(?:{listed or '(?!)'})(?!\w)", re.IGNORECASE)
