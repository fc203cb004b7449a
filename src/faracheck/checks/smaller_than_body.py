"""Whether the statement is set at least as large as the text around it."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class SmallerThanBody:
    """Passes when the statement's type is at least `share` of the body text's size."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("large", "small")

    share: float = 1.0

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the statement's size with the body text's, where both are known."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        size, body = statement.look.font_px, statement.look.body_font_px
        if statement.look.visible is False:
            yield Hit(Verdict.NOT_APPLICABLE, "hidden")
        elif size is None or body is None:
            yield Hit(Verdict.NOT_APPLICABLE, "looks-unknown")
        else:
            sizes = {"size": f"{size:.3g}", "body": f"{body:.3g}"}
            large = size >= body * self.share - 0.05
            verdict, message = (Verdict.PASS, "large") if large else (Verdict.FAIL, "small")
            yield Hit(verdict, message, statement.words, sizes)


CHECK = SmallerThanBody
