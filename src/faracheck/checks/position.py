"""Whether the statement stands at the beginning of the material."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.document import Region
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class Position:
    """Passes when only front matter stands before the statement (28 CFR 5.402).

    Headline, dateline, contact and release line are front matter. `verdict` is what a statement
    further down draws: `fail`, or `review` where the medium leaves it open.
    """

    MESSAGES: ClassVar[tuple[str, ...]] = ("beginning", "later", "later/footer")

    verdict: Verdict = Verdict.FAIL

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say whether the statement opens the material, or how many words stand before it."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        elif statement.look.visible is False:
            yield Hit(Verdict.NOT_APPLICABLE, "hidden")
        elif statement.at_beginning:
            yield Hit(Verdict.PASS, "beginning", statement.words)
        else:
            message = "later/footer" if statement.region is Region.FOOTER else "later"
            before = {"before": str(statement.words_before)}
            yield Hit(self.verdict, message, statement.words, before)


CHECK = Position
