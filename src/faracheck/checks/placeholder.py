"""Whether a blank of the template was left in the statement."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Passes when every blank of the statement is filled in."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("filled", "unfilled")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Name each blank that nobody filled."""
        statements = deciding(reading)
        blanks = [blank.words for it in statements for blank in it.placeholders]
        if not statements:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        elif not blanks:
            yield Hit(Verdict.PASS, "filled", statements[0].words)
        for words in blanks:
            yield Hit(Verdict.FAIL, "unfilled", words)


CHECK = Placeholder
