"""Whether the statement says "distributed", as the statute does."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class RegisteredForm:
    """Passes when the statement says that the material is distributed by the agent."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("distributed", "registered")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say which of the two forms the statement has."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        elif statement.form == "registered":
            yield Hit(Verdict.FAIL, "registered", statement.words)
        else:
            yield Hit(Verdict.PASS, "distributed", statement.words)


CHECK = RegisteredForm
