"""Whether the statement's type is large enough to be read at all."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.document import Medium
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit

_PX_A_POINT = 4 / 3


@dataclass(frozen=True, slots=True)
class FontFloor:
    """Passes when the statement's type reaches the floor: `px` on screens, `pt` in print."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("readable", "tiny")

    px: float
    pt: float

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the statement's size with the floor of its medium, where it is known."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        elif statement.look.visible is False:
            yield Hit(Verdict.NOT_APPLICABLE, "hidden")
        elif statement.look.font_px is None:
            yield Hit(Verdict.NOT_APPLICABLE, "looks-unknown")
        else:
            size, floor, unit = self._measured(statement.look.font_px, reading.medium)
            readable = size >= floor - 0.05
            verdict, message = (Verdict.PASS, "readable") if readable else (Verdict.FAIL, "tiny")
            sizes = {"size": f"{size:.3g} {unit}", "floor": f"{floor:.3g} {unit}"}
            yield Hit(verdict, message, statement.words, sizes)

    def _measured(self, size_px: float, medium: Medium) -> tuple[float, float, str]:
        """Return the size, the floor and their unit, as the medium counts."""
        if medium is Medium.PRINT:
            return size_px / _PX_A_POINT, self.pt, "pt"
        return size_px, self.px, "px"


CHECK = FontFloor
