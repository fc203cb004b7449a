"""Whether a reader can see the statement."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class Visible:
    """Passes when every word of the statement can be seen; what cannot be told needs a person."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("seen", "hidden", "unsure")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say of each statement that decides whether it is seen, or what hides it."""
        statements = deciding(reading)
        if not statements:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        yield from map(_seen, statements)


def _seen(statement: Statement) -> Hit:
    look = statement.look
    if look.visible is None:
        why = {"why": look.unsure or "its looks are not known"}
        return Hit(Verdict.REVIEW, "unsure", statement.words, why)
    if look.visible:
        return Hit(Verdict.PASS, "seen", statement.words)
    how = {"how": look.hidden_by or "it paints nothing"}
    return Hit(Verdict.FAIL, "hidden", statement.words, how)


CHECK = Visible
