"""The shapes of a slide in their order from back to front, and where each of them lies."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._ooxml import MC, choice
from faracheck.loaders.pptx.names import A, P
from faracheck.loaders.pptx.sheets import Sheet, placeholder

MOST_DEPTH = 100
_PROPERTIES = (f"{P}spPr", f"{P}grpSpPr")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in English Metric Units from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def common(self, other: "Box") -> float:
        """Return the area that two rectangles share."""
        wide = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        high = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)

    @property
    def area(self) -> float:
        """The area of the rectangle."""
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """How what is inside a group is moved and stretched on its way to the slide."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def placed(self, box: Box) -> Box:
        """Return where on the slide a rectangle inside the group lies."""
        return Box(
            self.left + box.left * self.across,
            self.top + box.top * self.down,
            box.width * self.across,
            box.height * self.down,
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: its element, its name, where it lies (None where nothing says), if it is shown.

    `lent_by` is the part of the layout or the master that shows it, or None for the slide's own.
    """

    node: Any
    name: str
    number: str
    box: Box | None
    hidden: bool
    lent_by: str | None = None


def shapes_of(sheet: Sheet) -> list[Shape]:
    """Return what a slide shows: the shapes of its master and its layout, then its own."""
    found: list[Shape] = []
    for root, part in reversed(list(zip(sheet.roots, sheet.parts, strict=True))):
        tree = root.find(f"{P}cSld/{P}spTree")
        own = root is sheet.root
        if tree is not None and (own or _lends(root, sheet)):
            read = _inside(tree, Frame(), sheet, hidden=False, depth=0)
            lent = (it if own else replace(it, lent_by=part) for it in read)
            found += [it for it in lent if own or placeholder(it.node) is None]
    return found


def _lends(root: Any, sheet: Sheet) -> bool:
    """Say whether a layout or master shows its own shapes on the slide."""
    asked = [it for it in sheet.roots if it is not root]
    below = asked if root is sheet.roots[-1] else asked[:1]
    return all(it.get("showMasterSp") not in {"0", "false"} for it in below)


def _inside(group: Any, frame: Frame, sheet: Sheet, *, hidden: bool, depth: int) -> Iterator[Shape]:
    for node in group if depth <= MOST_DEPTH else ():
        if node.tag == f"{MC}AlternateContent":
            chosen = choice(node)
            if chosen is not None:
                yield from _inside(chosen, frame, sheet, hidden=hidden, depth=depth + 1)
            continue
        about = next((it for it in node.iterfind(f"*/{P}cNvPr")), None)
        if about is None:
            continue
        gone = hidden or about.get("hidden") in {"1", "true"}
        if node.tag == f"{P}grpSp":
            moved = _moved(node, frame)
            yield from _inside(node, moved, sheet, hidden=gone, depth=depth + 1)
            continue
        box = next((it for one in (node, *sheet.models(node)) if (it := _box(one))), None)
        name = str(about.get("name") or node.tag.rpartition("}")[2])
        placed = None if box is None else frame.placed(box)
        yield Shape(node, name, str(about.get("id")), placed, gone)


def _moved(group: Any, frame: Frame) -> Frame:
    """Return the frame of what is inside a group."""
    form = group.find(f"{P}grpSpPr/{A}xfrm")
    outer, inner = _rectangle(form, "off", "ext"), _rectangle(form, "chOff", "chExt")
    if outer is None or inner is None:
        return frame
    across = outer.width / inner.width if inner.width else 1.0
    down = outer.height / inner.height if inner.height else 1.0
    return Frame(
        frame.left + (outer.left - inner.left * across) * frame.across,
        frame.top + (outer.top - inner.top * down) * frame.down,
        frame.across * across,
        frame.down * down,
    )


def _box(node: Any) -> Box | None:
    form = node.find(f"{P}xfrm")
    form = node.find(f"{P}spPr/{A}xfrm") if form is None else form
    return _rectangle(form, "off", "ext")


def _rectangle(form: Any, corner: str, size: str) -> Box | None:
    at = None if form is None else form.find(f"{A}{corner}")
    wide = None if form is None else form.find(f"{A}{size}")
    if at is None or wide is None:
        return None
    try:
        return Box(
            float(at.get("x") or 0),
            float(at.get("y") or 0),
            float(wide.get("cx") or 0),
            float(wide.get("cy") or 0),
        )
    except ValueError:
        return None
