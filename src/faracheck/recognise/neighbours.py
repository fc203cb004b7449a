"""What stands around the words that count: a person judges them by their neighbours."""

from collections.abc import Iterable, Iterator

from faracheck.model.document import Document, Layer, Span
from faracheck.model.reading import Passage

OPENING = 280
"""Characters at the beginning of a draft: where its statement is looked for first."""

AROUND = 160
"""Characters before and behind a quotation."""

MOST = 24
"""How many passages are kept: who looks at a draft with more opens the draft."""


def passages(document: Document, spans: Iterable[Span]) -> tuple[Passage, ...]:
    """Return the draft's opening and what stands around `spans`, in whole words."""
    text, page_end = document.text, _page_end(document)
    opening = _in_whole_words(text, Span(0, min(OPENING, page_end)), Span(0, 0))
    around = (_in_whole_words(text, _widened(span, page_end), span) for span in spans)
    whole = [opening, *around]
    kept = list(_joined(sorted(span for span in whole if len(span))))[:MOST]
    return tuple(Passage(document.quote(span), span) for span in kept)


def _page_end(document: Document) -> int:
    """Return where what is meant for readers ends; comments and the like stand behind it."""
    ends = (block.span.end for block in document.blocks if block.layer is Layer.PAGE)
    return max(ends, default=0)


def _widened(span: Span, page_end: int) -> Span:
    """Return the span with its surroundings: what readers see and what they do not stay apart."""
    start, end = max(0, span.start - AROUND), span.end + AROUND
    if span.end <= page_end:
        return Span(start, min(end, page_end))
    return Span(max(start, min(page_end, span.start)), end)


def _in_whole_words(text: str, span: Span, own: Span) -> Span:
    """Return the span without the broken words at its ends; nothing of `own` is cut away."""
    start, end = span.start, min(span.end, len(text))
    # Scripts without spaces have no word to break: what is cut there stays cut.
    gap = next((at for at in range(start, min(start + 40, end)) if text[at].isspace()), None)
    if start > 0 and not text[start - 1].isspace() and gap is not None:
        start = gap + 1
    stop = next((at for at in range(end, max(end - 40, start), -1) if text[at - 1].isspace()), None)
    if end < len(text) and not text[end].isspace() and stop is not None:
        end = stop - 1
    return Span(min(start, own.start), max(start, end, own.end))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield sorted spans, those that meet or touch made one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
