"""Whether the registration number in the statement is the registrant's own."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit

_DIGITS = late_pattern(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class NumberAgrees:
    """Passes when a registration number in the statement is the one in the settings."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "other")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the number in each statement that decides; a statement need not have one."""
        numbered = [it for it in deciding(reading) if it.registration_number]
        if brief.number is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-number-given")
        elif not numbered:
            yield Hit(Verdict.NOT_APPLICABLE, "no-number")
        for statement in numbered if brief.number else ():
            found = statement.registration_number or ""
            same = _DIGITS.findall(found) == _DIGITS.findall(brief.number or "")
            details = {"found": found, "given": brief.number or ""}
            verdict, message = (Verdict.PASS, "same") if same else (Verdict.FAIL, "other")
            yield Hit(verdict, message, statement.words, details)


CHECK = NumberAgrees
