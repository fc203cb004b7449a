"""Whether the statement names the foreign principals that the caller named."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.names import near_name, same_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.ports import Hit

Names = tuple[str, ...]
"""Every name of one party, its own first."""


@dataclass(frozen=True, slots=True)
class PrincipalsAgree:
    """Passes when the statement names every principal given, and no other."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "near", "other", "absent")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the principals of each statement that decides with the names given."""
        naming = [it for it in deciding(reading) if it.principals]
        if not brief.principals:
            yield Hit(Verdict.NOT_APPLICABLE, "no-name-given")
        elif not naming:
            yield Hit(Verdict.NOT_APPLICABLE, "name-missing")
        for statement in naming if brief.principals else ():
            yield from _compared(statement, [brief.names_of(it) for it in brief.principals])


def _compared(statement: Statement, given: list[Names]) -> Iterator[Hit]:
    """Yield a hit for each name that only one side has, or one for their agreement."""
    found = [party.name for party in statement.principals]
    strangers = [it for it in statement.principals if not any(_named(it.name, n) for n in given)]
    absent = [names for names in given if not any(_named(name, names) for name in found)]
    asked = "; ".join(names[0] for names in given)
    for party in strangers:
        slip = next((names[0] for names in absent if _nearly(party.name, names)), None)
        details = {"found": party.name, "given": slip or asked}
        yield Hit(Verdict.FAIL, "near" if slip else "other", party.words, details)
    # A stranger's message lists all names given, so what is absent needs no second one.
    for names in absent if not strangers else ():
        details = {"found": "; ".join(found), "given": names[0]}
        yield Hit(Verdict.FAIL, "absent", statement.words, details)
    if not strangers and not absent:
        yield Hit(
            Verdict.PASS, "same", statement.words, {"found": "; ".join(found), "given": asked}
        )


def _named(name: str, names: Names) -> bool:
    return any(same_name(name, other) for other in names)


def _nearly(name: str, names: Names) -> bool:
    return any(near_name(name, other) for other in names)


CHECK = PrincipalsAgree
