"""Whether the draft carries a statement at all."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import carried_by, deciding_label, stands_elsewhere
from faracheck.model.document import Bond, Borrowed
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit

_ABSENT = {"captions": "missing/captions", "posts": "missing/post"}
"""What is said besides where a statement may stand in a picture."""


@dataclass(frozen=True, slots=True)
class StatementPresent:
    """Passes when a statement stands in the draft, complete or not; a quoted one does not count.

    A passage too damaged to read needs a person: it may be the statement. So does a page that
    a script builds in the browser: there is nothing to judge yet. The head of a thread carries
    the statement for its thread; a repost or a quotation of another post needs a person, and so
    does a post whose account alone carries the statement, in its profile.
    """

    MESSAGES: ClassVar[tuple[str, ...]] = (
        "found",
        "found/thread",
        "missing",
        "missing/include",
        "missing/quoted",
        "missing/notice-only",
        "missing/captions",
        "missing/post",
        "unreadable",
        "unreadable/unbuilt",
        "unreadable/repost",
        "unreadable/quote",
        "unreadable/profile",
    )

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say whether a statement stands there, or what stands there instead."""
        statement = deciding_label(reading)
        if reading.borrowed is Borrowed.REPOST:
            # What is read here is another's post, as the export has it; its reader meets that one.
            words = statement.words if statement else None
            yield Hit(Verdict.REVIEW, "unreadable/repost", words)
        elif statement is not None:
            yield Hit(Verdict.PASS, "found", statement.words)
        elif head := carried_by(reading, Bond.THREAD):
            yield Hit(Verdict.PASS, "found/thread", details={"head": head.part or "1"})
        elif stands_elsewhere(reading, brief):
            yield Hit(Verdict.NOT_APPLICABLE, "stands-elsewhere")
        else:
            yield _undecided(reading) or _missing(reading)


def _undecided(reading: Reading) -> Hit | None:
    """Return why a person must look at a draft without a statement, or None."""
    if reading.unreadable:
        return Hit(Verdict.REVIEW, "unreadable", reading.unreadable[0])
    if reading.built_by is not None and not reading.statements:
        return Hit(Verdict.REVIEW, "unreadable/unbuilt", details={"script": reading.built_by})
    if reading.borrowed is not None:
        return Hit(Verdict.REVIEW, "unreadable/quote")
    if carried_by(reading, Bond.PROFILE):
        return Hit(Verdict.REVIEW, "unreadable/profile")
    return None


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
    return Hit(Verdict.FAIL, _ABSENT.get(reading.format, "missing"))


CHECK = StatementPresent
