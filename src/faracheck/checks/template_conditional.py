"""Whether the statement is there however the template is filled."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class TemplateConditional:
    """Passes when no condition or loop of a template can leave the statement out."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("always", "conditional")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say of each statement that decides whether a template may drop it."""
        statements = deciding(reading)
        if not statements:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        for statement in statements:
            if statement.conditional is None:
                yield Hit(Verdict.PASS, "always", statement.words)
            else:
                construct = statement.conditional
                what = {"kind": str(construct.kind), "syntax": construct.syntax}
                yield Hit(Verdict.REVIEW, "conditional", statement.words, what)


CHECK = TemplateConditional
