"""A passage: the folded text around anchors, ready for sentences and clauses."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from faracheck.late import late_pattern
from faracheck.model.document import Block, Document, Layer, Span
from faracheck.recognise.boxes import box_edges
from faracheck.recognise.folding import (
    BREAKS,
    HARD_BREAK,
    KEPT_DOT,
    SOFT_BREAK,
    Folded,
    fold,
)
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.listing import numbering, with_commas

REACH = 700
"""How far around an anchor a statement may stand, in characters."""

_SENTENCE = late_pattern(r"[^.!?;。！？；｡؟؛۔।]+[.!?;。！？；｡؟؛۔।]*[\"')\]]*")
_CJK = r"[\u2e80-\u2fdf\u3001-\u9fff\uf900-\ufaff]"
_GAP = late_pattern(rf"(?<={_CJK})[ \v](?={_CJK})")
_LABEL = late_pattern(rf"{_CJK}{{1,8}} ?[:：]")
_IDEOGRAPHIC_SPACE = "\u3000"
_PHP = late_pattern(r"<\?[^?]{0,120}\?>")
_RULED = late_pattern(r"\.{4,}|\?{2,}|…{2,}")
_DISTRICT_END = late_pattern(r"(D\ue000 ?C)\ue000(?=[\"')\]]*(?:[\v\n]|\s+[A-Z]|\s*$))")


def passages(document: Document, text: str, grammar: Grammar) -> Iterator[tuple[Layer, Span]]:
    """Yield the stretches around anchors, each within one layer; `text` is lower-cased."""
    page_end = max((b.span.end for b in document.blocks if b.layer is Layer.PAGE), default=0)
    for reached in _joined_stretches(text, grammar):
        yield from _by_layer(document, reached, page_end)


def _joined_stretches(text: str, grammar: Grammar) -> Iterator[Span]:
    reached: tuple[int, int] | None = None
    for start, end in _around_anchors(text, grammar):
        if reached and start <= reached[1]:
            reached = (reached[0], max(reached[1], end))
            continue
        if reached:
            yield Span(*reached)
        reached = (start, end)
    if reached:
        yield Span(*reached)


def _around_anchors(text: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    for found in grammar.anchors.finditer(text):
        yield _start_of_word(text, found.start() - REACH), _end_of_word(text, found.end() + REACH)


def _start_of_word(text: str, at: int) -> int:
    if at <= 0:
        return 0
    cut = text.find(" ", at, at + 40)
    line = text.rfind("\n", max(0, at - 160), at)
    return line + 1 if line >= 0 else max(cut, at)


def _end_of_word(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    cut = text.rfind(" ", at - 40, at)
    line = text.find("\n", at, at + 160)
    return line if line >= 0 else (cut if cut >= 0 else at)


def _by_layer(document: Document, reached: Span, page_end: int) -> Iterator[tuple[Layer, Span]]:
    """Cut a stretch where the layer changes; an aside is a passage of its own."""
    if reached.start < page_end:
        yield Layer.PAGE, Span(reached.start, min(reached.end, page_end))
    if reached.end > page_end:
        first = bisect_right(document.blocks, reached.start, key=lambda it: it.span.end)
        behind = bisect_left(document.blocks, reached.end, key=lambda it: it.span.start)
        for block in document.blocks[first:behind]:
            if block.layer is not Layer.PAGE:
                yield block.layer, _inside(block, reached)


def _inside(block: Block, reached: Span) -> Span:
    return Span(max(block.span.start, reached.start), min(block.span.end, reached.end))


def folded_passage(document: Document, span: Span, grammar: Grammar) -> Folded:
    """Return the folded text of `span`: full stops of abbreviations kept apart, blocks broken."""
    blocks = document.blocks
    first = bisect_left(blocks, span.start, key=lambda block: block.span.end)
    behind = bisect_left(blocks, span.end, key=lambda block: block.span.end)
    breaks = frozenset(block.span.end for block in blocks[first:behind])
    folded = fold(document.text, span, breaks)
    if edges := box_edges(folded.text):
        folded = folded.without(edges)
    if numbers := numbering(folded.text):
        folded = folded.without(numbers)
    if not grammar.wording.spaced:
        folded = folded.without(_gaps(folded, document.text))
    return replace(
        folded, text=with_commas(_joined(_kept_dots(folded.text, grammar), grammar), grammar)
    )


def _gaps(folded: Folded, text: str) -> list[tuple[int, int]]:
    """Return the white space that only wraps or justifies writing without spaces.

    A line that begins with a label, "代表:", is a line of its own.
    """
    return [
        found.span()
        for found in _GAP.finditer(folded.text)
        if text[folded.origin(found.start())] != _IDEOGRAPHIC_SPACE
        and not (found[0] == SOFT_BREAK and _LABEL.match(folded.text, found.end()))
    ]


def _kept_dots(text: str, grammar: Grammar) -> str:
    """Keep only the marks that end sentences; runs of dots, and tags of PHP, are blanks."""
    text = _RULED.sub(lambda found: "_" * len(found[0]), text)
    text = _PHP.sub(lambda found: f"<%{found[0][2:-2]}%>", text)
    if "." not in text:
        return text
    kept = grammar.abbreviation.sub(lambda found: found[0].replace(".", KEPT_DOT), text)
    if grammar.opened is not None:
        # "… of Anse Ltd. This material": the name keeps its full stop, and the sentence has one.
        kept = grammar.opened.sub(f"{KEPT_DOT}.", kept)
    return _DISTRICT_END.sub(r"\1.", kept)


def _joined(text: str, grammar: Grammar) -> str:
    """Turn the break between two blocks into a space where the sentence plainly goes on."""

    def space_or_break(found: re.Match[str]) -> str:
        word = text[max(0, found.start() - 40) : found.start()].rsplit(None, 1)[-1:]
        follows = text[found.end() : found.end() + 1]
        goes_on = bool(word) and word[0].lower().strip(",") in grammar.connectors
        return " " if goes_on or follows.islower() or follows == "," else HARD_BREAK

    return re.sub(HARD_BREAK, space_or_break, text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of folded text begins and ends, blank ones left out."""
    for found in _SENTENCE.finditer(text):
        start, end = found.span()
        while start < end and text[start] in " " + BREAKS:
            start += 1
        if start < end:
            yield start, end


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentences that the stretch from `start` to `end` touches."""
    starts, ends = _all_bounds(text)
    first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
    return (starts[first], ends[last]) if first <= last else (start, end)


# A passage of many statements is asked about each of them, several times, then never again.
@lru_cache(maxsize=4)
def _all_bounds(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Return where the sentences of folded text begin, and where they end."""
    bounds = tuple(sentences(text))
    return tuple(start for start, _ in bounds), tuple(end for _, end in bounds)
