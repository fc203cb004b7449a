"""What else is painted over or behind a text: overlays, backgrounds laid out as boxes.

A bar or a badge hides nothing for good: only boxes that lie over all the words are taken into
account, and those that may.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from turbohtml import Element, Namespace

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.colours import TRANSPARENT
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Cut
from faracheck.loaders.html.style.inks import PICTURES, is_framed, is_inked, is_pictured, spreads
from faracheck.loaders.html.style.journey import Passage
from faracheck.loaders.html.style.lifting import fixed_pseudos, lifting_pseudo
from faracheck.loaders.html.style.media import HEIGHT, WIDTH
from faracheck.loaders.html.style.motion import may_stray
from faracheck.loaders.html.style.overlap import (
    Parting,
    is_pulled,
    is_pulled_under,
    is_sunk,
    over_in_the_window,
    reach,
    shared_cells,
)
from faracheck.loaders.html.style.shapes import shapes_beside
from faracheck.loaders.html.style.sizes import holds_positioned
from faracheck.loaders.html.style.stacking import (
    IN_FLOW,
    Height,
    context_above,
    height_of,
    makes_context,
    z_index,
)
from faracheck.loaders.html.style.styles import Styles, flat_parent

_IN_LINES = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table"})
_NEARLY = 0.98
_MOST_NEIGHBOURS, _MOST_INSIDE = 12, 3
_HARMLESS = frozenset({"blur", "saturate", "grayscale", "sepia", "hue-rotate", "drop-shadow"})


@dataclass(frozen=True, slots=True)
class Cover:
    """A box as large as what it lies on: painted on element number `level`, above the text or not.

    `is_sure` is False for a box that may or may not reach the text.
    """

    style: Style
    level: int
    is_above: bool
    is_picture: bool = False
    is_sure: bool = True


def covers_of(line: Sequence[Style], passage: Passage, styles: Styles) -> list[Cover]:
    """Return the boxes that lie over or behind the words at the end of `line`."""
    partings = (*_pseudo_boxes(line, passage, styles), *_boxes(line, passage, styles))
    found = [cover for parting in partings for cover in _covers_by(parting, styles)]
    if line[-1].element.namespace is Namespace.SVG:
        found.extend(_shapes(line, passage, styles))
    found.sort(key=lambda cover: cover.level)
    return found


def _shapes(line: Sequence[Style], passage: Passage, styles: Styles) -> Iterator[Cover]:
    for shape, order, cut in shapes_beside(line, passage.words, styles):
        root = next(i for i, s in enumerate(line) if s.element.namespace is Namespace.SVG)
        picture = shape.get("background-color") == TRANSPARENT
        yield Cover(shape, root, order > 0, picture, is_sure=cut is Cut.YES)


def backdrops_of(line: Sequence[Style], passage: Passage, styles: Styles) -> list[Cover]:
    """Return the boxes that may lie behind words, whatever their own and those around them paint.

    They are measured only where nothing else makes the words stand out.
    """
    partings = (
        *_pseudo_boxes(line, passage, styles),
        *_boxes(line, passage, styles),
        *_neighbours(line, passage, styles),
    )
    found = []
    for parting in partings:
        cover = _placed(parting) if _is_painted(parting.branch) else None
        if cover is not None and not cover.is_above and reach(parting, styles) is not Cut.NO:
            found.append(replace(cover, is_sure=False))
    return found


def _neighbours(line: Sequence[Style], passage: Passage, styles: Styles) -> Iterator[Parting]:
    """Yield what stands beside an element that was moved away from its place."""
    for rank, style in enumerate(line[1:]):
        siblings = line[rank].element.children if may_stray((line[rank], style), 0) else ()
        elements = (it for it in siblings if isinstance(it, Element) and it is not style.element)
        for sibling in islice(elements, 0, _MOST_NEIGHBOURS):
            yield Parting(line, rank, [styles.of(sibling)], passage)


def _pseudo_boxes(line: Sequence[Style], passage: Passage, styles: Styles) -> Iterator[Parting]:
    cascade = styles.cascade
    wanted = lifting_pseudo(cascade)
    if not wanted:
        return
    for rank, style in enumerate(line):
        for name in ("before", "after"):
            if not any(cascade.speaks(rule, style.element, name) for rule in wanted):
                continue
            box = Style(style.element, cascade, style, name)
            if _has_content(box):
                yield Parting(line, rank, [box], passage)
    yield from _pseudo_boxes_elsewhere(line, passage, styles)


def _pseudo_boxes_elsewhere(
    line: Sequence[Style], passage: Passage, styles: Styles
) -> Iterator[Parting]:
    known = {style.element: rank for rank, style in enumerate(line)}
    for element, name in fixed_pseudos(styles.cascade):
        path = _path_to(element, known) if element not in known else None
        if path is not None:
            branch = [styles.of(step) for step in path[1]]
            branch.append(Style(element, styles.cascade, branch[-1], name))
            if _has_content(branch[-1]):
                yield Parting(line, path[0], branch, passage)


def _cover_by(parting: Parting, styles: Styles) -> Cover | None:
    """Return a box as what covers the words or lies behind them, or None when it does neither."""
    line, rank, branch = parting.line, parting.rank, parting.branch
    box = branch[-1]
    if not _is_painted(branch):
        return None
    cover = _placed(parting)
    if _fills(box, [*line[: rank + 1], *branch]):
        return cover
    shared = shared_cells(parting)
    if shared is not Cut.NO:
        return replace(cover, is_sure=shared is Cut.YES)
    sunk = is_sunk(line[rank + 1 :])
    if not cover.is_above or not (cover.is_picture or _is_later(branch) or sunk):
        return None
    if spreads(box):
        return replace(cover, is_picture=True, is_sure=False)
    cut = _reach(parting, styles)
    return replace(cover, is_sure=cut is Cut.YES) if cut is not Cut.NO else None


def _covers_by(parting: Parting, styles: Styles) -> Iterator[Cover]:
    cover = _cover_by(parting, styles)
    if cover is None:
        return
    box = cover.style
    if cover.is_above and is_inked(box):
        cover = replace(cover, is_picture=True, is_sure=False)
    elif box.get("mix-blend-mode") != "normal":
        cover = replace(cover, is_sure=False)
    elif cover.is_above and "backdrop-filter" in box.speeches and _dims(box):
        cover = replace(cover, is_picture=True)
    yield cover
    if cover.is_above and cover.is_sure and not box.pseudo_element:
        yield from _painted_inside(cover, parting, styles)


def _dims(box: Style) -> bool:
    """Say whether a filter changes what lies behind a box beyond blur and shades of colour."""
    value = box.get("backdrop-filter")
    names = (
        {getattr(node, "lower_name", "url") for node in value} if isinstance(value, tuple) else ()
    )
    return bool(set(names) - _HARMLESS)


def _painted_inside(cover: Cover, parting: Parting, styles: Styles) -> Iterator[Cover]:
    """Yield what fills a cover from inside, as its first elements may."""
    box = cover.style
    sideways = box.keyword("display").endswith(("flex", "grid"))
    inside = (it for it in box.element.children if isinstance(it, Element))
    for element in islice(inside, 0, _MOST_INSIDE):
        style = styles.of(element)
        tall = (style.px("height", 1000.0) or 0.0) >= 1000 * _NEARLY
        if (sideways or tall) and _is_painted([*parting.branch, style]):
            yield replace(cover, style=style, is_sure=tall and style.get("width") == "auto")


def _placed(parting: Parting) -> Cover:
    """Return a box as a cover, whether it reaches the words or not."""
    line, rank, branch = parting.line, parting.rank, parting.branch
    box = branch[-1]
    order = -1 if box.pseudo_element == "before" else 1
    if not box.pseudo_element:
        order = _order(branch[0].element, line, rank)
    return _cover(box, branch, line, rank, order)


def _reach(parting: Parting, styles: Styles) -> Cut:
    if _has_position(parting.branch, "fixed"):
        return over_in_the_window(parting, styles)
    if _has_position(parting.line[parting.rank + 1 :], "fixed"):
        # The page goes by over words that stay in the window.
        return Cut.MAYBE
    under = is_sunk(parting.line[parting.rank + 1 :]) or is_pulled_under(parting)
    # What is sticky lies in its place until somebody scrolls, and then the words move on.
    if under or (is_pulled(parting) and not _has_position(parting.branch, "sticky")):
        return reach(parting, styles)
    return Cut.NO


def _is_later(branch: Sequence[Style]) -> bool:
    """Say whether a box is painted after the text before it: lifted, or a block in a line."""
    return height_of(branch) != IN_FLOW or any(s.get("display") in _IN_LINES for s in branch)


def _has_position(branch: Sequence[Style], position: str) -> bool:
    return any(style.get("position") == position for style in branch)


def _has_content(box: Style) -> bool:
    value = box.get("content")
    words = [n for n in value if n.type != "whitespace"] if isinstance(value, tuple) else []
    plain = len(words) == 1 and words[0].type == "ident"
    return (
        not (plain and words[0].lower_value in {"none", "normal"}) and box.get("display") != "none"
    )


def _boxes(line: Sequence[Style], passage: Passage, styles: Styles) -> Iterator[Parting]:
    known = {style.element: rank for rank, style in enumerate(line)}
    for element in (*styles.lifted, *_around_what_is_sunk(line)):
        path = _path_to(element, known) if element not in known else None
        if path is not None:
            rank, inner = path
            yield Parting(line, rank, [styles.of(step) for step in inner], passage)


def _around_what_is_sunk(line: Sequence[Style]) -> Iterator[Element]:
    """Yield what stands beside words that a negative z-index puts below the flow."""
    sunk = next((rank for rank, style in enumerate(line) if (z_index(style) or 0.0) < 0), None)
    if sunk is None:
        return
    for rank in range(context_above(line, sunk), sunk):
        for sibling in line[rank].element.children:
            if isinstance(sibling, Element) and sibling is not line[rank + 1].element:
                yield sibling
                yield from (inner for inner in sibling.children if isinstance(inner, Element))


def _path_to(element: Element, known: dict[Element, int]) -> tuple[int, list[Element]] | None:
    """Return the line's element around `element`, by number, and the way down from there."""
    path = [element]
    around = flat_parent(element)
    while around is not None:
        if around in known:
            path.reverse()
            return known[around], path
        path.append(around)
        around = flat_parent(around)
    return None


def _order(branch: Element, line: Sequence[Style], rank: int) -> int:
    """Return -1 when a branch below element number `rank` comes before the text's own, else 1."""
    if rank + 1 >= len(line):
        return -1
    own = line[rank + 1].element
    sibling = branch.next_sibling
    while sibling is not None:
        if sibling is own:
            return -1
        sibling = sibling.next_sibling
    return 1


def _is_painted(branch: Sequence[Style]) -> bool:
    box = branch[-1]
    return (
        all(style.get("display") != "none" for style in branch)
        and box.get("visibility") == "visible"
        and all((style.amount("opacity") or 0.0) > 0 for style in branch)
        and not any(style.get("content-visibility") == "hidden" for style in branch[:-1])
    )


def _fills(box: Style, path: Sequence[Style]) -> bool:
    """Say whether a positioned box fills its containing block, which holds the text too."""
    position = box.get("position")
    if position not in {"absolute", "fixed"}:
        return False
    if any(box.get(name) != "none" for name in ("transform", "translate", "scale", "clip-path")):
        return False
    holder = next(
        (s for s in reversed(path[:-1]) if holds_positioned(s, fixed=position == "fixed")), None
    )
    if holder is None and position == "absolute":
        # The window's own size: it covers the first screen, where the statement belongs.
        return _spans(box, ("left", "right"), "width", WIDTH) and _spans(
            box, ("top", "bottom"), "height", HEIGHT
        )
    return _spans(box, ("left", "right"), "width", WIDTH if holder is None else None) and _spans(
        box, ("top", "bottom"), "height", HEIGHT if holder is None else None
    )


def _spans(box: Style, sides: tuple[str, str], name: str, whole: float | None) -> bool:
    """Say whether a box reaches from one end of its containing block to the other."""
    size = whole or 1000.0
    start, end = (box.px(side, size) for side in sides)
    own = box.px(name, size)
    if name == "width" and own is None and box.element.tag in PICTURES and not box.pseudo_element:
        return False
    if own is None:
        return start is not None and end is not None and start <= 0.02 * size and end <= 0.02 * size
    if whole is None and not _is_share(box, name):
        return False
    begin = start if start is not None else size - end - own if end is not None else 0.0
    return begin <= 0.02 * size and begin + own >= _NEARLY * size


def _is_share(box: Style, name: str) -> bool:
    """Say whether a size is a percentage, so that it follows the containing block."""
    return box.px(name, 1000.0) != box.px(name, 2000.0)


def _cover(
    box: Style, branch: Sequence[Style], line: Sequence[Style], rank: int, order: int
) -> Cover:
    own: Height = height_of(line[rank + 1 :])
    other: Height = height_of(branch)
    is_above = (*other, order) > (*own, 0)
    level = rank
    if other[0] < 0 or (is_above and own[0] < 0):
        level = rank if makes_context(line[rank]) else context_above(line, rank)
    picture = (is_pictured(box) and not box.pseudo_element) or is_framed(box)
    return Cover(box, level, is_above, picture)
