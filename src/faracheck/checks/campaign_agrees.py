"""Whether a draft names the same parties as the others of its campaign."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Verdict
from faracheck.model.parties import same_parties
from faracheck.model.reading import Reading
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
            sibling = brief.sibling
            same = same_parties(statement, sibling.agent, sibling.principals, brief)
            details = {"path": sibling.path}
            verdict = Verdict.PASS if same else Verdict.FAIL
            yield Hit(verdict, "same" if same else "other", statement.words, details)


CHECK = CampaignAgrees
