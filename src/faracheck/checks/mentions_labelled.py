"""Whether a draft speaks of the foreign principal whose label it carries."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.names import same_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class MentionsLabelled:
    """Asks when a draft speaks of another client and never of the one that its label names."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("labelled", "other")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the clients that the label names with those that the text mentions."""
        statement = deciding_label(reading)
        labelled = _labelled(statement, brief) if statement else ()
        others = [name for name in reading.mentions if name not in labelled]
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        elif not labelled:
            yield Hit(Verdict.NOT_APPLICABLE, "no-name-given")
        elif others and len(others) == len(reading.mentions):
            details = {"labelled": "; ".join(labelled), "mentioned": "; ".join(others)}
            yield Hit(Verdict.REVIEW, "other", statement.words, details)
        else:
            yield Hit(Verdict.PASS, "labelled", statement.words)


def _labelled(statement: Statement, brief: Brief) -> tuple[str, ...]:
    """Return the clients that the statement names as its principals."""
    return tuple(
        client.name
        for client in brief.clients
        for party in statement.principals
        if any(same_name(party.name, name) for name in brief.names_of(client.name))
    )


CHECK = MentionsLabelled
