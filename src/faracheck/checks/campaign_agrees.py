"""Whether a draft names the same parties as the others of its campaign."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from faracheck.model.brief import Brief, Sibling
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class CampaignAgrees:
    """Passes when the statement names the parties that another draft of its campaign names."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "other")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the parties with those of the first draft of the campaign."""
        statement = deciding_label(reading)
        if brief.sibling is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-sibling")
        elif statement is None or statement.agent is None or not statement.principals:
            yield Hit(Verdict.NOT_APPLICABLE, "name-missing")
        else:
            same = _same(statement, brief.sibling, brief)
            details = {"path": brief.sibling.path}
            verdict = Verdict.PASS if same else Verdict.FAIL
            yield Hit(verdict, "same" if same else "other", statement.words, details)


def _same(statement: Statement, sibling: Sibling, brief: Brief) -> bool:
    """Say whether two statements name the same parties, by whichever of their names."""
    found = [party.name for party in statement.principals]
    agent = statement.agent.name if statement.agent else ""
    return (
        brief.same_party(agent, sibling.agent or "")
        and all(any(brief.same_party(it, name) for name in found) for it in sibling.principals)
        and all(any(brief.same_party(it, name) for name in sibling.principals) for it in found)
    )


CHECK = CampaignAgrees
