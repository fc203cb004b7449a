"""Foreign text made fit for a page: no markup in it, and the passages with their frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from faracheck.model.document import Span
from faracheck.model.reading import Passage
from faracheck.reporters._visible import visible

AROUND = 90
"""Characters shown before and behind a quotation."""

GAP = '<span class="soft"> […] </span>'


def plain(text: str) -> str:
    """Return the text with nothing in it that a browser obeys."""
    return escape(visible(text))


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the reading text to be set off: the classes of its marks, and its name."""

    span: Span
    kind: str
    name: str = ""


def framed(passage: Passage, frames: Sequence[Frame]) -> str:
    """Return a passage with its frames drawn; where frames overlap, each piece has them all."""
    inside = [it for it in frames if it.span.meets(passage.span)]
    edges = {passage.span.start, passage.span.end}
    for frame in inside:
        edges |= {frame.span.start, frame.span.end}
    cuts = sorted(at for at in edges if passage.span.start <= at <= passage.span.end)
    return "".join(_piece(passage, Span(start, end), inside) for start, end in pairwise(cuts))


def in_context(quote: str, span: Span | None, passages: Sequence[Passage]) -> str:
    """Return the quotation marked, among its neighbours where they are known."""
    passage = next((it for it in passages if span is not None and it.span.holds(span)), None)
    if passage is None or span is None:
        return f"<mark>{_lines(quote)}</mark>"
    start, end = span.start - passage.span.start, span.end - passage.span.start
    before = _after_gap(passage.text[max(0, start - AROUND) : start], cut=start > AROUND)
    behind = _before_gap(passage.text[end : end + AROUND], cut=end + AROUND < len(passage.text))
    words = f"<mark>{_lines(passage.text[start:end])}</mark>"
    return f"{_lines(before)}{words}{_lines(behind)}"


def _piece(passage: Passage, span: Span, frames: Sequence[Frame]) -> str:
    begin = passage.span.start
    text = _lines(passage.text[span.start - begin : span.end - begin])
    over = [frame for frame in frames if frame.span.holds(span)]
    if not over:
        return text
    begins = "".join(
        _said(f"{it.name}: ") for it in over if it.name and it.span.start == span.start
    )
    ends = "".join(
        _said(f" (end of {it.name})") for it in over if it.name and it.span.end == span.end
    )
    kinds = " ".join(dict.fromkeys(frame.kind for frame in over))
    return f'{begins}<mark class="{kinds}">{text}</mark>{ends}'


def _said(text: str) -> str:
    """Return words for who hears the page."""
    return f'<span class="unseen">{plain(text)}</span>'


def _lines(text: str) -> str:
    """Return text with its line ends; they stand in no line of the file, so none can be forged."""
    return "<br>".join(plain(line) for line in text.split("\n"))


def _after_gap(text: str, *, cut: bool) -> str:
    return f"…{text.partition(' ')[2] or text}" if cut else text


def _before_gap(text: str, *, cut: bool) -> str:
    return f"{text.rpartition(' ')[0] or text}…" if cut else text
