"""What makes glyphs unreadable where they stand: blur, thick lines, type squeezed or far away."""

from collections.abc import Iterator, Sequence

from tinycss2.ast import FunctionBlock, Node

from faracheck.loaders.html.style.animations import first_of
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.faces import shrunk_by_its_face
from faracheck.loaders.html.style.geometry import Cut, worst
from faracheck.loaders.html.style.grammar import NONE
from faracheck.loaders.html.style.hiding import SMALLEST_FONT
from faracheck.loaders.html.style.journey import Placed
from faracheck.loaders.html.style.kinds import is_inline
from faracheck.loaders.html.style.lengths import measure_of
from faracheck.loaders.html.style.paint import gradient_stops
from faracheck.loaders.html.style.references import referring
from faracheck.loaders.html.style.sizes import clips
from faracheck.loaders.html.style.sources import said_of
from faracheck.loaders.html.style.stacking import has_mask

# How far blur spreads, in shares of the type's size, before words can no longer be made out.
_UNREADABLE_BLUR, _HARD_TO_READ_BLUR = 0.75, 0.3
_UNSEEN = {"opacity": "0", "visibility": "hidden", "display": "none", "scale": "0"}
_COVERING_LINE = 0.5
_WIDE_OUTLINE = 12.0
_FAR_RAISED = 2.0
# Lower case letters are about half as high as the type; adjusting asks for another share.
_SHUT = 0.05
_COMMON_ASPECT = 0.5
# What the properties of a mask are where it lies over its whole box, and counts by its alpha.
_WHOLE = {
    "mask-repeat": frozenset({"repeat", "round", "space", ",", " "}),
    "mask-mode": frozenset({"alpha", "match-source", ",", " "}),
}
_SMALLEST_SCALED = 0.6


def obscured(line: Sequence[Style]) -> Placed:
    """Return what keeps the glyphs at the end of `line` from being read, where they are painted."""
    found = [Placed(cut, reason) for cut, reason in _reasons(line)]
    return max(found, key=lambda placed: placed.cut.value, default=Placed(Cut.NO))


def _reasons(line: Sequence[Style]) -> Iterator[tuple[Cut, str]]:
    last = line[-1]
    em = max(last.font_px, 1.0)
    yield from _dwarfed(last, em)
    for rank, style in enumerate(line):
        yield from _by_itself(style, em)
        if rank:
            yield from _far_away(style, line[rank - 1], em)
    yield from _raised(line, em)


def _dwarfed(last: Style, em: float) -> Iterator[tuple[Cut, str]]:
    """Yield what draws letters far smaller than their size says."""
    adjusted = last.amount("font-size-adjust")
    if adjusted is not None and em * adjusted / _COMMON_ASPECT < max(1.0, SMALLEST_FONT):
        yield Cut.YES, said_of(last, "font-size-adjust")
    if shrunk_by_its_face(last):
        yield Cut.MAYBE, said_of(last, "font-family")


def _by_itself(style: Style, em: float) -> Iterator[tuple[Cut, str]]:
    """Yield what one element around the words does to what is painted in it."""
    if _begins_unseen(style):
        yield Cut.MAYBE, said_of(style, "animation-name")
    if style.get("filter") != NONE:
        yield worst(_blurred(style, em), referring(style, "filter")), said_of(style, "filter")
    if has_mask(style):
        yield _masked(style), said_of(style, "mask-image")
    if _is_struck_out(style, em):
        yield Cut.YES, said_of(style, "text-decoration-thickness")
    if _is_outlined_over(style):
        yield Cut.MAYBE, said_of(style, "outline-offset")


def _begins_unseen(style: Style) -> bool:
    """Say whether an element is not seen before anybody scrolls the page (Scroll Animations 1)."""
    if "animation-timeline" not in style.speeches or "animation-name" not in style.speeches:
        return False
    timelines = _functions(style, "animation-timeline")
    if not any(it.lower_name == "scroll" for it in timelines):
        return False
    names = (node.value for node in _nodes(style, "animation-name") if node.type == "ident")
    frames = (style.cascade.keyframes.get(name, ()) for name in names)
    return any(_UNSEEN.get(d.name) == d.value for it in frames for d in first_of(it))


def _nodes(style: Style, name: str) -> tuple[Node, ...]:
    value = style.get(name)
    return value if isinstance(value, tuple) else ()


def _functions(style: Style, *names: str) -> Iterator[FunctionBlock]:
    for name in names:
        for node in _nodes(style, name):
            if getattr(node, "type", "") == "function":
                yield node


def _px(node: Node, style: Style) -> float:
    measure = measure_of(node)
    return (measure.size(style.scale) or 0.0) if measure is not None else 0.0


def _blur(style: Style) -> float:
    return sum(
        max((_px(node, style) for node in function.arguments), default=0.0)
        for function in _functions(style, "filter")
        if function.lower_name == "blur"
    )


def _blurred(style: Style, em: float) -> Cut:
    blur = _blur(style)
    if blur < _HARD_TO_READ_BLUR * em:
        return Cut.NO
    return Cut.YES if blur >= _UNREADABLE_BLUR * em else Cut.MAYBE


def _masked(style: Style) -> Cut:
    """Say whether a mask may let only some of its box through."""
    elsewhere = referring(style, "mask-image")
    pictures = [node for node in _nodes(style, "mask-image") if node != NONE]
    stops = [stop for image in pictures for stop in gradient_stops(image, style.colour) or ()]
    uneven = bool(stops) and min(s[3] for s in stops) < _SHUT < max(s[3] for s in stops)
    # What is laid out in pieces, weighed by its light or taken from one another is not followed.
    odd = any(name in style.speeches and set(_words(style, name)) - _WHOLE[name] for name in _WHOLE)
    mixed = len(pictures) > 1 and set(_words(style, "mask-composite")) != {"add"}
    doubt = Cut.MAYBE if stops and (uneven or odd or mixed) else Cut.NO
    return worst(elsewhere, doubt)


def _words(style: Style, name: str) -> list[str]:
    return [node.serialize().lower() for node in _nodes(style, name)]


def _is_struck_out(style: Style, em: float) -> bool:
    words = {n.lower_value for n in _nodes(style, "text-decoration-line") if n.type == "ident"}
    return "line-through" in words and (
        (style.px("text-decoration-thickness", em) or 0.0) >= _COVERING_LINE * em
    )


def _is_outlined_over(style: Style) -> bool:
    """Say whether an outline is drawn inwards, over what the box holds."""
    return (
        style.get("outline-style") not in {"none", "auto"}
        and (style.px("outline-offset") or 0.0) <= -_WIDE_OUTLINE
        and (style.px("outline-width") or 0.0) >= _WIDE_OUTLINE
    )


def _far_away(style: Style, around: Style, em: float) -> Iterator[tuple[Cut, str]]:
    """Yield what lies so far along the line of sight that it is tiny, or behind the reader."""
    distance = around.px("perspective")
    if not distance or distance <= 0:
        return
    depth = sum(_depth(function, style) for function in _functions(style, "transform"))
    if depth >= distance or distance / (distance - depth) * em < _SMALLEST_SCALED:
        yield Cut.YES, said_of(style, "transform")


def _depth(function: FunctionBlock, style: Style) -> float:
    sizes = [n for n in function.arguments if n.type in {"number", "dimension", "function"}]
    at = {"translatez": 0, "translate3d": 2}.get(function.lower_name)
    return _px(sizes[at], style) if at is not None and at < len(sizes) else 0.0


def _raised(line: Sequence[Style], em: float) -> Iterator[tuple[Cut, str]]:
    """Yield words that are raised or sunk far on their line, inside a box that cuts lines off."""
    if not any(clips(style, "y") for style in line):
        return
    for style in line:
        if is_inline(style) and abs(style.px("vertical-align", em) or 0.0) >= _FAR_RAISED * em:
            yield Cut.MAYBE, said_of(style, "vertical-align")
