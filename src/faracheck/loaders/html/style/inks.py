"""Boxes that paint more than a background: pictures, frames, shadows, lines of block characters."""

from collections.abc import Iterator

from turbohtml import Element

from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.flow import made_text
from faracheck.loaders.html.style.lengths import Measure, measure_of

PICTURES = frozenset({"img", "video", "canvas", "iframe", "picture", "svg", "object", "embed"})
_SOURCES = ("src", "srcdoc", "poster", "controls")
# Block elements and full squares leave nothing of what they are set over.
_BLOCKS = late_pattern(r"[\u2580-\u259f\u25a0\u25ac\u25ae\u25fc\u25fe\u2b1b\u2b1c\u3013]")
_FEW = 4
_THICK = 80.0
_LONGEST = 4000


def is_inked(box: Style) -> bool:
    """Say whether the text of a box is made of characters that cover what lies below them."""
    text = made_text(box) if box.pseudo_element else box.element.text[:_LONGEST]
    return len(_BLOCKS.findall(text)) >= _FEW


def is_pictured(box: Style) -> bool:
    """Say whether an element shows a picture or a frame: one that is given none is clear."""
    element = box.element
    if element.tag not in PICTURES:
        return False
    if element.tag not in {"video", "iframe"}:
        return True
    given = any(name in element.attrs for name in _SOURCES)
    return given or any(isinstance(it, Element) and it.tag == "source" for it in element.children)


def is_framed(box: Style) -> bool:
    """Say whether borders are so thick that they paint over much of what lies below the box."""
    widths = (
        box.px(f"border-{side}-width") or 0.0
        for side in ("top", "right", "bottom", "left")
        if box.get(f"border-{side}-style") not in {"none", "hidden"}
    )
    return sum(widths) >= _THICK


def spreads(box: Style) -> bool:
    """Say whether a box paints as much as a paragraph over its neighbours, beyond its borders."""
    ruled = box.get("column-rule-style") not in {"none", "hidden"}
    line = (box.px("column-rule-width") or 0.0) if ruled else 0.0
    return line >= _THICK or any(
        it.kind != "number" and abs(it.size(box.scale) or 0.0) >= _THICK for it in _reaches(box)
    )


def _reaches(box: Style) -> Iterator[Measure]:
    """Yield how far shadows are thrown and the picture of a border sticks out."""
    for name in ("box-shadow", "border-image-outset", "filter"):
        value = box.get(name) if name in box.speeches else ()
        for node in value if isinstance(value, tuple) else ():
            thrown = getattr(node, "lower_name", "") == "drop-shadow"
            for inner in node.arguments if thrown else (node,):
                measure = measure_of(inner)
                if measure is not None:
                    yield measure
