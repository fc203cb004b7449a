"""What holds for the words of a story by where they stand, and what is gathered beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders.odt.names import FO, SVG, TABLE, TEXT
from faracheck.loaders.odt.styles import ON_A_PICTURE, length

FARTHEST = 1_400.0
"""Points; what is moved further than this stands on no sheet of paper."""

LOWEST = 6.0
"""Points; a box that is kept lower than this shows no line of words."""

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


def placed(frame: Any, box: Any, filled: Setting) -> Setting:
    """Return what a frame says of the words in it: off the page, or in no room at all."""
    at = [length(frame.get(f"{SVG}{side}")) or 0.0 for side in ("x", "y")]
    if any(abs(it) > FARTHEST for it in at):
        return replace(filled, hidden=True, because="a frame that is moved off the page")
    height = length(frame.get(f"{SVG}height"))
    grows = box.get(f"{FO}min-height") is not None
    if height is not None and height < LOWEST and not grows and box is not frame:
        return replace(filled, unsure=f"it stands in a frame of {height:.1f} pt")
    return filled
