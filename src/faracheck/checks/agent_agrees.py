"""Whether the statement names the agent that the caller named."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.names import near_name, same_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Party, Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class AgentAgrees:
    """Passes when the agent in the statement is the one given with `--agent` or in the settings."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "near", "other")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the agent of each statement that decides with the name given."""
        agents = [it.agent for it in deciding(reading) if it.agent is not None]
        if brief.agent is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-name-given")
        elif not agents:
            yield Hit(Verdict.NOT_APPLICABLE, "name-missing")
        else:
            yield from (_compared(agent, brief.names_of(brief.agent)) for agent in agents)


def _compared(agent: Party, given: tuple[str, ...]) -> Hit:
    """Compare the agent with one party by any of its names; the first is its own."""
    names = {"found": agent.name, "given": given[0]}
    if any(same_name(agent.name, name) for name in given):
        return Hit(Verdict.PASS, "same", agent.words, names)
    message = "near" if any(near_name(agent.name, name) for name in given) else "other"
    return Hit(Verdict.FAIL, message, agent.words, names)


CHECK = AgentAgrees
