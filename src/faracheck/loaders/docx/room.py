"""Whether words have room in their shape: what runs over its lower edge is not drawn.

ECMA-376 part 1, 20.1.2.1.1 (bodyPr), 21.1.2.1.4 (spAutoFit).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import Setting
from faracheck.loaders.docx.names import WP, WPS, A

_EMU = 12_700
_USUAL = 10.0
# Narrow letters, close lines and no margins: what has no room so has none.
_NARROW, _CLOSE = 0.4, 1.0
_CROWDED = Setting(unsure="there is more in its shape than the shape has room for")


def with_room(content: Any, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text box, those doubted that stand below its lower edge."""
    size = _size(content)
    top = 0.0
    for paragraph in paragraphs:
        crowded = size is not None and top > size[1]
        yield _laid(paragraph) if crowded else paragraph
        top += _height(paragraph, size[0]) if size is not None else 0.0


def _size(content: Any) -> tuple[float, float] | None:
    """Return the width and height of the shape around, in points; None for one that may grow."""
    shape = next(content.iterancestors(f"{WPS}wsp"), None)
    drawing = next(content.iterancestors(f"{WP}anchor", f"{WP}inline"), None)
    extent = drawing.find(f"{WP}extent") if drawing is not None else None
    if extent is None or shape is None or shape.find(f"{WPS}bodyPr/{A}spAutoFit") is not None:
        return None
    try:
        return int(extent.get("cx")) / _EMU, int(extent.get("cy")) / _EMU
    except (TypeError, ValueError):
        return None


def _height(paragraph: Paragraph, width: float) -> float:
    """Return how high a paragraph is at least."""
    sizes = [run.setting.points or _USUAL for run in paragraph.runs]
    least = min(sizes, default=_USUAL)
    letters = sum(len(run.text) for run in paragraph.runs)
    lines = max(letters * _NARROW * least // max(width, 1.0), 1.0)
    return lines * _CLOSE * least


def _laid(paragraph: Paragraph) -> Paragraph:
    runs = [replace(run, setting=_CROWDED.over(run.setting)) for run in paragraph.runs]
    return replace(paragraph, runs=runs)
