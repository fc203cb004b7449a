"""Takes the remarks of a template's author out of a text: they are not in the draft."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from faracheck.loaders._origin import Derived
from faracheck.model.document import Block, Construct, ConstructKind, Layer, Span
from faracheck.templates import find_constructs


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
    spans: list[Span] = []
    for construct in constructs:
        apart = not spans or construct.span.start >= spans[-1].end
        if construct.kind is ConstructKind.COMMENT and apart:
            spans.append(construct.span)
    return spans


def outside(spans: Sequence[Span], length: int) -> Iterator[Span]:
    """Yield what `spans` (sorted, apart) leave of a text of that length."""
    at = 0
    for span in (*spans, Span(length, length)):
        yield Span(at, span.start)
        at = span.end


def cut_comments(text: str) -> Cut:
    """Return `text` with its template comments behind it, and the syntax found in it."""
    constructs = find_constructs(text)
    cut = cut_out(text, comments_among(constructs))
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
