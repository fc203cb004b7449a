"""What holds for the words of a story by where they stand, and what is gathered beside them."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders.odt.names import DRAW, FO, OOO, STYLE, SVG, TABLE, TEXT
from faracheck.loaders.odt.styles import LOWEST, ON_A_PICTURE, Styles, length

ON_CONDITION = "it is shown on a condition"


@dataclass(frozen=True, slots=True)
class Within:
    """What holds for paragraphs by where they stand: hidden, on which ground, in a cell or list."""

    setting: Setting = NOTHING
    cell: bool = False
    listed: bool = False

    def holding(self, own: Setting) -> Setting:
        """Return an own setting here: what hides the place hides it, its ground lies on top."""
        around = self.setting
        return replace(
            own,
            hidden=around.hidden or own.hidden,
            because=around.because if around.hidden else own.because,
            ground=own.ground or around.ground,
            unsure=own.unsure or around.unsure,
        )

    def entering(self, more: Setting) -> "Within":
        """Return what holds inside an element that is itself filled or hidden."""
        around = self.setting
        if more.ground and around.unsure == ON_A_PICTURE:
            around = replace(around, unsure=None)  # its own colour lies between it and the picture
        return replace(self, setting=Within(around).holding(more))


@dataclass(slots=True)
class Telling:
    """What is gathered on the way beside the story itself, and the changes that are open."""

    changes: Mapping[str, str]
    open: dict[str, str] = field(default_factory=dict)
    notes: list[Paragraph] = field(default_factory=list)
    comments: list[Paragraph] = field(default_factory=list)
    masters: list[str] = field(default_factory=list)

    def follows(self, node: Any) -> bool:
        """Say whether an element marks a tracked change; a mark opens or closes it."""
        mark = str(node.get(f"{TEXT}change-id") or "")
        if node.tag == f"{TEXT}change-start":
            self.open[mark] = self.changes.get(mark, "a change")
        elif node.tag == f"{TEXT}change-end":
            self.open.pop(mark, None)
        return node.tag in {f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"}


def gone(node: Any, filled: Setting) -> Setting:
    """Return what a section, a row or a cell says of the words in it, beside how it is filled."""
    display = node.get(f"{TEXT}display")
    if node.tag == f"{TABLE}covered-table-cell":
        return replace(filled, hidden=True, because="a cell that another one covers")
    if node.get(f"{TABLE}visibility") in {"collapse", "filter"}:
        return replace(filled, hidden=True, because="a row of the table that is not shown")
    if display == "none":
        return replace(
            filled, hidden=True, because=f"the hidden section “{node.get(f'{TEXT}name')}”"
        )
    if display == "condition" or node.get(f"{TEXT}condition"):
        return replace(filled, unsure=ON_CONDITION)
    return filled


def placed(frame: Any, box: Any, filled: Setting, styles: Styles) -> Setting:
    """Return what a frame says of the words in it: hidden, off the page, or in no room at all."""
    if frame.get(f"{DRAW}display") == "none" or frame.get(f"{OOO}display") in {"none", "printer"}:
        return replace(filled, hidden=True, because="a frame that is not shown")
    width, height = (length(frame.get(f"{SVG}{side}")) for side in ("width", "height"))
    grows = box.get(f"{FO}min-height") is not None
    low = height is not None and height < LOWEST and not grows
    if low or (width is not None and width < LOWEST and box.get(f"{FO}min-width") is None):
        return replace(
            filled, hidden=True, because=f"a frame of {width or 0:.1f} × {height or 0:.1f} pt"
        )
    beside = _beside(frame, width or LOWEST, height or LOWEST, styles)
    return replace(filled, hidden=True, because=beside.because) if beside.hidden else filled


def _beside(frame: Any, width: float, height: float, styles: Styles) -> Setting:
    """Return whether a frame stands off the page, as far as it says where it stands."""
    name, sheet = frame.get(f"{DRAW}style-name"), styles.sheet
    x, y = (length(frame.get(f"{SVG}{side}")) for side in ("x", "y"))

    def said(axis: str, of: str) -> str | None:
        return styles.value("graphic", name, f"{STYLE}{axis}-{of}", part="graphic")

    across = down = NOTHING
    if x is not None and said("horizontal", "pos") in {None, "from-left"}:
        start = x + (0.0 if said("horizontal", "rel") == "page" else sheet.left)
        across = sheet.across(start, start + width)
    if y is not None and said("vertical", "pos") in {None, "from-top"}:
        # What hangs on a paragraph may stand far down the page: only upwards is it off it.
        whole = said("vertical", "rel") == "page"
        down = sheet.down(y, y + height) if whole or y < 0 else NOTHING
        down = down if whole or y + height < -sheet.height else NOTHING
    return down.over(across)
