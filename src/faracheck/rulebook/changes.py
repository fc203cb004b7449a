"""What changed in the law between two days, and which rules rest on it."""

from collections.abc import Iterator
from datetime import date, timedelta

from faracheck.frozen import dataclass
from faracheck.model.law import Provision
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Rule


@dataclass(frozen=True, slots=True)
class Change:
    """A provision that began or ended, on which day, and the rules that rest on it."""

    day: date
    begins: bool
    provision: Provision
    rules: tuple[Rule, ...]


def changes(rulebook: Rulebook, since: date, until: date) -> tuple[Change, ...]:
    """Return what was different on `until` from `since`, by day; a provision ends on its day after.

    Earlier to later days give what came, the reverse what would be undone.
    """
    first, last = sorted((since, until))
    found = [
        Change(
            day, begins if since <= until else not begins, provision, _resting(rulebook, provision)
        )
        for provision in rulebook.law.values()
        for day, begins in _turns(provision)
        if first < day <= last
    ]
    return tuple(sorted(found, key=lambda it: (it.day, it.provision.key), reverse=since > until))


def _turns(provision: Provision) -> Iterator[tuple[date, bool]]:
    if provision.since is not None:
        yield provision.since, True
    if provision.until is not None:
        yield provision.until + timedelta(days=1), False


def _resting(rulebook: Rulebook, provision: Provision) -> tuple[Rule, ...]:
    return tuple(rule for rule in rulebook.rules if provision in rule.law)
