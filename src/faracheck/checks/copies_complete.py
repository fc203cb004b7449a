"""Whether a second copy of the statement is as complete as the first."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement, StatementKind
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class CopiesComplete:
    """Passes when no incomplete copy that a reader sees stands beside a complete statement."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("complete", "incomplete")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Name each copy that lacks an element."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        copies = [it for it in reading.statements if _is_copy(it, statement)]
        if not copies or not statement.complete:
            yield Hit(Verdict.NOT_APPLICABLE, "one-statement")
        elif all(copy.complete for copy in copies):
            yield Hit(Verdict.PASS, "complete", copies[0].words)
        else:
            for copy in copies:
                if not copy.complete:
                    yield Hit(Verdict.FAIL, "incomplete", copy.words)


def _is_copy(other: Statement, statement: Statement) -> bool:
    return (
        other is not statement
        and other.kind is StatementKind.LABEL
        and not other.quoted
        and other.look.visible is not False
    )


CHECK = CopiesComplete
