"""Whether the statement stands out from what is behind it."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.document import Look
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class Contrast:
    """Passes when the contrast reaches `ratio`, or `large-ratio` from `large-px` on.

    Ratios are those of WCAG 2.2. Bold type counts as large from `large-bold-px` on, where its
    weight is known.
    """

    MESSAGES: ClassVar[tuple[str, ...]] = ("clear", "faint")

    ratio: float
    large_ratio: float
    large_px: float
    large_bold_px: float = 18.66

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the statement's contrast with what its size asks, where it is known."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        contrast = statement.look.contrast
        if statement.look.visible is False:
            yield Hit(Verdict.NOT_APPLICABLE, "hidden")
        elif contrast is None:
            yield Hit(Verdict.NOT_APPLICABLE, "looks-unknown")
        else:
            least = self._least(statement.look)
            clear = contrast >= least
            verdict, message = (Verdict.PASS, "clear") if clear else (Verdict.FAIL, "faint")
            ratios = {"contrast": f"{contrast:.2f}", "least": f"{least:.3g}"}
            yield Hit(verdict, message, statement.words, ratios)

    def _least(self, look: Look) -> float:
        from_on = self.large_bold_px if look.bold else self.large_px
        large = look.font_px is not None and look.font_px >= from_on
        return self.large_ratio if large else self.ratio


CHECK = Contrast
