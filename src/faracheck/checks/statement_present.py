"""Whether the draft carries a statement at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label, stands_elsewhere
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class StatementPresent:
    """Passes when a statement stands in the draft, complete or not; a quoted one does not count.

    A passage too damaged to read needs a person: it may be the statement. So does a page that
    a script builds in the browser: there is nothing to judge yet.
    """

    MESSAGES: ClassVar[tuple[str, ...]] = (
        "found",
        "missing",
        "missing/include",
        "missing/quoted",
        "missing/notice-only",
        "missing/captions",
        "unreadable",
        "unreadable/unbuilt",
    )

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say whether a statement stands there, or what stands there instead."""
        statement = deciding_label(reading)
        if statement is not None:
            yield Hit(Verdict.PASS, "found", statement.words)
        elif stands_elsewhere(reading, brief):
            yield Hit(Verdict.NOT_APPLICABLE, "stands-elsewhere")
        elif reading.unreadable:
            yield Hit(Verdict.REVIEW, "unreadable", reading.unreadable[0])
        elif reading.built_by is not None and not reading.statements:
            yield Hit(Verdict.REVIEW, "unreadable/unbuilt", details={"script": reading.built_by})
        else:
            yield _missing(reading)


def _missing(reading: Reading) -> Hit:
    """Name what comes closest to the statement that is not there."""
    if reading.includes:
        line = reading.includes[0].start.line
        return Hit(Verdict.FAIL, "missing/include", reading.includes[0], {"line": str(line)})
    for other in reading.statements:
        if other.quoted:
            why = {"why": str(other.quoted_why)}
            return Hit(Verdict.FAIL, "missing/quoted", other.words, why)
    if reading.statements:
        return Hit(Verdict.FAIL, "missing/notice-only", reading.statements[0].words)
    return Hit(Verdict.FAIL, "missing/captions" if reading.format == "captions" else "missing")


CHECK = StatementPresent
