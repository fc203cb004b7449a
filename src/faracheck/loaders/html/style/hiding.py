"""The ways in which an element, or one around it, keeps text from being painted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from turbohtml import Element, Namespace

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.sources import said_of

_UNRENDERED = {
    "noscript": "noscript, shown only where scripts are off",
    "script": "a script element",
    "iframe": "the fallback of an iframe",
    "canvas": "the fallback of a canvas",
    "audio": "the fallback of an audio element",
    "video": "the fallback of a video element",
    "progress": "the fallback of a progress bar",
    "meter": "the fallback of a meter",
    "input": "an input",
    "img": "an image",
    "datalist": "a list of suggestions",
}


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why a reader cannot see a text: the technique, the declaration and where it stands."""

    reason: str


def hidden_by(line: Sequence[Style]) -> Hidden | None:
    """Return what takes the boxes of `line` off the page; None when nothing does."""
    return next(_reasons(line), None)


def _reasons(line: Sequence[Style]) -> Iterator[Hidden]:
    for rank, style in enumerate(line):
        element = style.element
        if element.namespace is Namespace.HTML and element.tag in _UNRENDERED:
            yield Hidden(_UNRENDERED[element.tag])
        if style.get("display") == "none":
            yield Hidden(said_of(style, "display"))
        if style.get("content-visibility") == "hidden" and _has_a_box_of_its_own(style):
            yield Hidden(said_of(style, "content-visibility"))
        if rank + 1 < len(line) and _is_folded_away(element, line[rank + 1].element):
            yield Hidden("a closed details element")
    last = line[-1]
    if last.get("visibility") != "visible":
        yield Hidden(said_of(last, "visibility"))
    if last.font_px == 0:
        yield Hidden(said_of(last, "font-size"))


def _has_a_box_of_its_own(style: Style) -> bool:
    return style.get("display") not in {"inline", "contents", "ruby", "table", "table-row-group",
                                        "table-row"}  # fmt: skip


def _is_folded_away(details: Element, child: Element) -> bool:
    if details.tag != "details" or "open" in details.attrs:
        return False
    summary = next(
        (c for c in details.children if isinstance(c, Element) and c.tag == "summary"), None
    )
    return child is not summary
