"""Whether all statements of a draft name the same agent and principals."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.names import same_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Party, Reading, Statement, StatementKind
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class CopiesAgree:
    """Passes when every other statement a reader sees names the same parties.

    Statements in different languages are not compared: a name may be translated.
    """

    MESSAGES: ClassVar[tuple[str, ...]] = ("agree", "other")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Name each party of another copy that the deciding statement does not name."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        copies = [it for it in reading.statements if _is_copy(it, statement)]
        others = [party for copy in copies for party in _others(copy, statement)]
        if not copies:
            yield Hit(Verdict.NOT_APPLICABLE, "one-statement")
        elif not others:
            yield Hit(Verdict.PASS, "agree", copies[0].words)
        for party in others:
            yield Hit(Verdict.FAIL, "other", party.words, {"name": party.name})


def _is_copy(other: Statement, statement: Statement) -> bool:
    return (
        other is not statement
        and other.kind is StatementKind.LABEL
        and not other.quoted
        and other.look.visible is not False
        and other.language == statement.language
    )


def _others(copy: Statement, statement: Statement) -> Iterator[Party]:
    """Yield the parties of `copy` where `statement` names somebody else."""
    if copy.agent and statement.agent and not _known(copy.agent, (statement.agent,)):
        yield copy.agent
    for party in copy.principals if statement.principals else ():
        if not _known(party, statement.principals):
            yield party


def _known(party: Party, parties: tuple[Party, ...]) -> bool:
    return any(same_name(party.name, it.name) for it in parties)


CHECK = CopiesAgree
