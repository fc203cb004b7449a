"""Whether the statement names the foreign principals that the caller named."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.names import near_name, same_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class PrincipalsAgree:
    """Passes when the statement names every principal given with `--principal`, and no other."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "near", "other", "absent")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the principals of each statement that decides with the names given."""
        naming = [it for it in deciding(reading) if it.principals]
        if not brief.principals:
            yield Hit(Verdict.NOT_APPLICABLE, "no-name-given")
        elif not naming:
            yield Hit(Verdict.NOT_APPLICABLE, "name-missing")
        for statement in naming if brief.principals else ():
            yield from _compared(statement, brief.principals)


def _compared(statement: Statement, given: tuple[str, ...]) -> Iterator[Hit]:
    """Yield a hit for each name that only one side has, or one for their agreement."""
    found = tuple(party.name for party in statement.principals)
    strangers = [party for party in statement.principals if not _among(party.name, given)]
    absent = [name for name in given if not _among(name, found)]
    for party in strangers:
        slip = next((name for name in absent if near_name(party.name, name)), None)
        names = {"found": party.name, "given": slip or "; ".join(given)}
        yield Hit(Verdict.FAIL, "near" if slip else "other", party.words, names)
    # A stranger's message lists all names given, so what is absent needs no second one.
    for name in absent if not strangers else ():
        names = {"found": "; ".join(found), "given": name}
        yield Hit(Verdict.FAIL, "absent", statement.words, names)
    if not strangers and not absent:
        names = {"found": "; ".join(found), "given": "; ".join(given)}
        yield Hit(Verdict.PASS, "same", statement.words, names)


def _among(name: str, names: tuple[str, ...]) -> bool:
    return any(same_name(name, other) for other in names)


CHECK = PrincipalsAgree
