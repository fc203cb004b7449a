"""A slide as its viewer meets it: its shapes from top to bottom, and what lies behind and over them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders.pptx.names import A, P
from faracheck.loaders.pptx.shapes import Box, Shape, shapes_of
from faracheck.loaders.pptx.sheets import ON_A_PICTURE, Sheet, fill_of, placeholder, text_body
from faracheck.loaders.pptx.words import Manner, paragraphs_of

FOOTING = frozenset({"ftr", "dt", "sldNum"})
TITLES = frozenset({"title", "ctrTitle"})
ROWS = 20
"""Into how many rows a slide is divided: shapes in one row are read from left to right."""

WHOLE = 0.95
COVERED = 0.25
"""The share of a shape's area from which on what lies over it may cover its words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph of a slide, and whether it stands in its footer."""

    paragraph: Paragraph
    footing: bool


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with its shapes from back to front, on slides of this size."""

    sheet: Sheet
    shapes: tuple[Shape, ...]
    fills: tuple[Setting | None, ...]
    size: Box

    def paragraphs(self, seen: set[tuple[str, str, str]]) -> Iterator[Told]:
        """Yield the words; what master or layout show on each slide is told on the first."""
        for at in sorted(range(len(self.shapes)), key=self._order):
            shape = self.shapes[at]
            if shape.lent_by is not None:
                mark = (shape.lent_by, shape.number, shape.name)
                if mark in seen:
                    continue
                seen.add(mark)
            yield from self._told(at, shape)

    def _order(self, at: int) -> tuple[float, float]:
        shape = self.shapes[at]
        if shape.box is None:
            return (float(ROWS), 0.0)
        return (shape.box.top * ROWS // (self.size.height or 1.0), shape.box.left)

    def _told(self, at: int, shape: Shape) -> Iterator[Told]:
        own = placeholder(shape.node)
        kind = "" if own is None else str(own.get("type") or "")
        beside = {"slide": self.sheet.number, "shape": shape.name}
        model = Paragraph(0, heading=kind in TITLES, beside=beside)
        body = text_body(shape.node)
        if body is None and shape.node.tag != f"{P}graphicFrame":
            return
        held = self._held(at, shape)
        if body is not None:
            for paragraph in paragraphs_of(body, self._manner(shape, body), model, held):
                yield Told(paragraph, kind in FOOTING)
        for paragraph in self._cells(shape, replace(model, cell=True), held):
            yield Told(paragraph, footing=False)

    def _manner(self, shape: Shape, body: Any) -> Manner:
        palette = self.sheet.palette
        shrunk = body.find(f"{A}bodyPr/{A}normAutofit")
        scale = 1.0 if shrunk is None else _share(shrunk.get("fontScale"))
        reference = shape.node.find(f"{P}style/{A}fontRef")
        colour = palette.colour(reference)
        own = Setting(ink=colour.ink) if colour is not None and colour.ink else NOTHING
        listed = body.find(f"{A}lstStyle") is not None
        return Manner(tuple(self.sheet.lists(shape.node)), palette, own, scale, listed)

    def _cells(self, shape: Shape, model: Paragraph, held: Setting) -> Iterator[Paragraph]:
        """Yield the paragraphs of a table; cells that another one covers are hidden."""
        manner = Manner(tuple(self.sheet.lists(shape.node)), self.sheet.palette)
        for table in shape.node.iter(f"{A}tbl"):
            styled = table.find(f"{A}tblPr/{A}tableStyleId") is not None
            for cell in table.iterfind(f"{A}tr/{A}tc"):
                body = text_body(cell)
                if body is None:
                    continue
                around = self._in_cell(cell, held, styled=styled)
                for paragraph in paragraphs_of(body, manner, model, around):
                    model = replace(model, number=paragraph.number)
                    yield paragraph

    def _in_cell(self, cell: Any, held: Setting, *, styled: bool) -> Setting:
        if {"1", "true"} & {str(cell.get(it)) for it in ("hMerge", "vMerge")}:
            return replace(held, hidden=True, because="a cell that another one covers")
        filled = fill_of(cell.find(f"{A}tcPr"), self.sheet.palette)
        if filled is None:
            # A table's style is a part of its own, which programs resolve by rules of their own.
            unsure = "the style of its table decides its colours" if styled else held.unsure
            return replace(held, unsure=unsure)
        return replace(held, ground=filled.ground or held.ground, unsure=filled.unsure)

    def _held(self, at: int, shape: Shape) -> Setting:
        """Return what holds for the words of a shape by where it lies."""
        why = self._hidden(shape)
        ground = self._ground(at, shape.box)
        if why is not None:
            return replace(ground, hidden=True, because=why)
        return replace(
            ground,
            unsure=self._covered(at, shape.box)
            or self._leaves(shape)
            or self._cut(shape)
            or ground.unsure,
        )

    def _hidden(self, shape: Shape) -> str | None:
        if self.sheet.root.get("show") in {"0", "false"}:
            return "a slide that is not shown"
        if shape.hidden:
            return "a shape that is not shown"
        outside = shape.box is not None and shape.box.area and not shape.box.common(self.size)
        return "a shape that lies off the slide" if outside else None

    def _ground(self, at: int, box: Box | None) -> Setting:
        """Return what lies behind a shape's words: its own fill, or the nearest one below it."""
        own = self.fills[at]
        if own is not None and own != NOTHING:
            return own
        for below, filled in self._filled(range(at - 1, -1, -1)):
            share = _share_of(box, below.box)
            if share:
                return filled if share > WHOLE else Setting(unsure="it stands on several colours")
        return self.sheet.ground()

    def _covered(self, at: int, box: Box | None) -> str | None:
        """Say that something that is filled lies over a shape, or None."""
        for over, _ in self._filled(range(at + 1, len(self.shapes))):
            if _share_of(box, over.box) > COVERED:
                return f"“{over.name}” lies over it"
        return None

    def _filled(self, numbers: Iterable[int]) -> Iterator[tuple[Shape, Setting]]:
        """Yield those of the shapes that are filled and shown."""
        for number in numbers:
            filled = self.fills[number]
            if filled is not None and filled != NOTHING and not self.shapes[number].hidden:
                yield self.shapes[number], filled

    def _cut(self, shape: Shape) -> str | None:
        """Say that a shape cuts its words off, or pushes them out of it, or None."""
        body = text_body(shape.node)
        properties = None if body is None else body.find(f"{A}bodyPr")
        if properties is None:
            return None
        if {properties.get("vertOverflow"), properties.get("horzOverflow")} & {"clip", "ellipsis"}:
            return "its box cuts off what does not fit"
        insets = (_whole(properties.get(it)) for it in ("lIns", "tIns", "rIns", "bIns"))
        return "its box pushes it away" if max(map(abs, insets)) > self.size.height / 2 else None

    def _leaves(self, shape: Shape) -> str | None:
        """Say that an animation takes a shape away, or None."""
        timing = self.sheet.root.find(f"{P}timing")
        for effect in timing.iter(f"{P}cTn") if timing is not None else ():
            if effect.get("presetClass") not in {"exit", "path"}:
                continue
            if any(it.get("spid") == shape.number for it in effect.iter(f"{P}spTgt")):
                return "an animation takes it away or moves it"
        return None


def slide_of(sheet: Sheet, size: Box) -> Slide:
    """Return a slide with the shapes that it shows."""
    shapes = tuple(shapes_of(sheet))
    return Slide(sheet, shapes, tuple(_fill(it, sheet) for it in shapes), size)


def _fill(shape: Shape, sheet: Sheet) -> Setting | None:
    """Return what a shape is filled with; a picture is a picture, whatever it shows."""
    if shape.node.tag == f"{P}pic":
        return Setting(unsure=ON_A_PICTURE)
    for one in (shape.node, *sheet.models(shape.node)):
        filled = fill_of(one.find(f"{P}spPr"), sheet.palette)
        if filled is not None:
            return filled
    reference = shape.node.find(f"{P}style/{A}fillRef")
    if reference is None or reference.get("idx") == "0":
        return None
    colour = sheet.palette.colour(reference)
    return Setting(ground=colour.ink) if colour is not None and colour.ink else None


def _share_of(own: Box | None, other: Box | None) -> float:
    """Return the share of a rectangle that another one covers, 0 to 1."""
    return (
        own.common(other) / own.area if own is not None and other is not None and own.area else 0.0
    )


def _whole(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return 0


def _share(text: str | None) -> float:
    try:
        if text and text.endswith("%"):
            return float(text[:-1]) / 100
        return int(text) / 100_000 if text else 1.0
    except ValueError:
        return 1.0
