"""Whether the statement conveys one of the seven elements."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Element, NearMissKind, Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class ElementPresent:
    """Passes when the deciding statement conveys `element` (22 U.S.C. § 614(b)).

    Words that only come close are named by their kind; in a statement with damaged words the
    element may be lost in the damage, and a person must look.
    """

    MESSAGES: ClassVar[tuple[str, ...]] = (
        "found",
        "missing",
        *(f"missing/{kind}" for kind in NearMissKind),
        "damaged",
    )

    element: Element

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say by which words the element is conveyed, or what stands in its place."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        elif words := dict(statement.found).get(self.element):
            yield Hit(Verdict.PASS, "found", words)
        elif any(blank.element is self.element for blank in statement.placeholders):
            yield Hit(Verdict.NOT_APPLICABLE, "placeholder-there")
        else:
            yield self._absent(statement)

    def _absent(self, statement: Statement) -> Hit:
        for near in statement.near_misses:
            if near.element is self.element:
                return Hit(Verdict.FAIL, f"missing/{near.kind}", near.words)
        if statement.damaged:
            return Hit(Verdict.REVIEW, "damaged", statement.words)
        return Hit(Verdict.FAIL, "missing", statement.words)


CHECK = ElementPresent
