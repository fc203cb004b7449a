"""Whether a page leaves its statement to another page of the same site."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label, stands_elsewhere
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class StatementElsewhere:
    """Passes when a web page has a statement of its own, where another page has one for the site."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("own", "elsewhere")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say whether the page stands by itself or rests on the other."""
        statement = deciding_label(reading)
        if not stands_elsewhere(reading, brief):
            yield Hit(Verdict.NOT_APPLICABLE, "no-other-page")
        elif statement is not None:
            yield Hit(Verdict.PASS, "own", statement.words)
        else:
            yield Hit(Verdict.FAIL, "elsewhere", details={"page": str(brief.stands_on)})


CHECK = StatementElsewhere
