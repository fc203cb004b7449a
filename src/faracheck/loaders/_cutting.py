"""Takes the remarks of a template's author out of a text: they are not in the draft."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.loaders._origin import Derived
from faracheck.model.document import Block, Construct, ConstructKind, Layer, Span
from faracheck.templates import find_constructs

# The remarks of languages that a text may be meant for: nobody who reads the page sees them.
_REMARKS = (("<!--", "-->"), ("/*", "*/"))


@dataclass(frozen=True, slots=True)
class Cut:
    """A text without its template comments, which stand behind all of it.

    What readers are shown ends at `shown`.
    """

    derived: Derived
    shown: int
    comments: tuple[Block, ...] = ()
    constructs: tuple[Construct, ...] = ()


def comments_among(constructs: Iterable[Construct]) -> list[Span]:
    """Return the spans of the comments, in order; those inside another one are left out."""
    return apart(it.span for it in constructs if it.kind is ConstructKind.COMMENT)


def outside(spans: Sequence[Span], length: int) -> Iterator[Span]:
    """Yield what `spans` (sorted, apart) leave of a text of that length."""
    at = 0
    for span in (*spans, Span(length, length)):
        yield Span(at, span.start)
        at = span.end


def apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that meet an earlier one left out."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _between(text: str, opening: str, closing: str) -> Iterator[Span]:
    """Yield the spans from each opening mark to its closing one; one never closed is none."""
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            return
        yield Span(start, end + len(closing))
        start = text.find(opening, end + len(closing))


def cut_comments(text: str) -> Cut:
    """Return `text` with its template comments behind it, and the syntax found in it."""
    constructs = find_constructs(text)
    unseen = (span for marks in _REMARKS for span in _between(text, *marks))
    cut = cut_out(text, apart([*comments_among(constructs), *unseen]))
    if not cut.comments:
        return replace(cut, constructs=constructs)
    remarks = (Construct(block.span, ConstructKind.COMMENT, "comment") for block in cut.comments)
    left = find_constructs(cut.derived.text[: cut.shown])
    return replace(cut, constructs=(*left, *remarks))


def cut_out(text: str, spans: Sequence[Span]) -> Cut:
    """Return `text` with what stands in `spans` (sorted, apart) behind it."""
    whole = Derived(text, text)
    if not spans:
        return Cut(whole, len(text))
    kept = [(text[span.start : span.end], span) for span in outside(spans, len(text))]
    shown = "".join(words for words, _ in kept)
    blocks: list[Block] = []
    length = len(shown)
    for span in spans:
        kept += [("\n", Span(span.start, span.start)), (text[span.start : span.end], span)]
        blocks.append(Block(Span(length + 1, length + 1 + len(span)), layer=Layer.COMMENT))
        length += 1 + len(span)
    return Cut(whole.assembled(kept), len(shown), tuple(blocks))
