"""Whether a statement names the same agent and principals as another draft does."""

from collections.abc import Sequence

from faracheck.model.brief import Brief
from faracheck.model.reading import Statement


def same_parties(
    statement: Statement, agent: str | None, principals: Sequence[str], brief: Brief
) -> bool:
    """Say whether a statement names this agent and these principals, and nobody else.

    Each may go by any of the names that the brief knows, in whatever language.
    """
    found = [party.name for party in statement.principals]
    own = statement.agent.name if statement.agent else ""
    return (
        brief.same_party(own, agent or "")
        and all(any(brief.same_party(it, name) for name in found) for it in principals)
        and all(any(brief.same_party(it, name) for name in principals) for it in found)
    )
