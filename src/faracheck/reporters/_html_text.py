"""Foreign text made fit for a page: no markup in it, and the passages with their frames."""

from collections.abc import Sequence
from html import escape
from itertools import groupby, pairwise

from faracheck.frozen import dataclass
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
    """A stretch of the reading text to be framed, and what the frame says to who hears it."""

    span: Span
    kind: str
    name: str


def framed(passage: Passage, frames: Sequence[Frame], underlined: Sequence[Span]) -> str:
    """Return a passage with its frames drawn and the spans in it underlined."""
    spans = [*(frame.span for frame in frames), *underlined]
    edges = {passage.span.start, passage.span.end}
    edges |= {at for span in spans for at in (span.start, span.end)}
    cuts = sorted(at for at in edges if passage.span.start <= at <= passage.span.end)
    pieces = [Span(start, end) for start, end in pairwise(cuts)]
    return "".join(
        _framed(over, "".join(_piece(passage, piece, underlined) for piece in some))
        for over, some in groupby(pieces, key=lambda piece: _over(piece, frames))
    )


def _over(piece: Span, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    return tuple(frame for frame in frames if frame.span.holds(piece))


def _framed(frames: Sequence[Frame], text: str) -> str:
    """Return text in one frame, which has the kinds and the names of all that stand there."""
    if not frames:
        return text
    kinds = " ".join(dict.fromkeys(frame.kind for frame in frames))
    names = ", ".join(dict.fromkeys(frame.name for frame in frames))
    return f'<mark class="{kinds}">{_said(f"{names}: ")}{text}{_said(f" (end of {names})")}</mark>'


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


def _piece(passage: Passage, piece: Span, underlined: Sequence[Span]) -> str:
    begin = passage.span.start
    text = _lines(passage.text[piece.start - begin : piece.end - begin])
    return f"<u>{text}</u>" if any(span.holds(piece) for span in underlined) else text


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
