"""Boxes drawn around text: the bars and stars at the ends of its lines are no words."""

from collections.abc import Iterator
from itertools import groupby

from faracheck.late import late_pattern
from faracheck.recognise.folding import BREAKS, Bounds

_BARS = ("|", "│", "┃", "║", "▌", "▎", "▏", "//")
"""What may stand before a line alone."""

_MARKS = (*_BARS, "*", "#")
_LINE = late_pattern(rf"[^{BREAKS}]+")


def box_edges(text: str) -> list[Bounds]:
    """Return where the sides of boxes stand in folded text; one line alone makes no box."""
    if not any(mark in text for mark in _MARKS):
        return []
    lines = ((_side(found[0]), found.span()) for found in _LINE.finditer(text))
    return [
        edge
        for side, run in groupby(lines, key=lambda line: line[0])
        if side and len(spans := [span for _, span in run]) > 1
        for span in spans
        for edge in _edges(text, span, side)
    ]


def _side(line: str) -> str | None:
    """Return the mark that a line begins with; what stands between cells is none."""
    mark = next((it for it in _MARKS if line.startswith(it)), None)
    if mark is None or mark in line[len(mark) :].removesuffix(mark):
        return None
    closed = line.endswith(mark) and line != mark
    return mark if closed or mark in _BARS else None


def _edges(text: str, line: Bounds, side: str) -> Iterator[Bounds]:
    start, end = line
    inside = start + len(side)
    yield start, inside + text.startswith(" ", inside, end)
    if end > inside and text.endswith(side, inside, end):
        behind = end - len(side)
        yield behind - text.endswith(" ", inside, behind), end
