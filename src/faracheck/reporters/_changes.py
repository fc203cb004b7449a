"""What changed in the law between two days, as lines for people."""

from collections.abc import Iterable
from datetime import date

from faracheck.reporters._visible import visible
from faracheck.rulebook.changes import Change


def changes_text(changes: Iterable[Change], since: date, until: date) -> str:
    """Return a paragraph for each provision that began or ended, or that none did."""
    told = [_told(change) for change in changes]
    if not told:
        return f"Nothing that a rule rests on began or ended from {since} to {until}.\n"
    return "\n".join(told)


def _told(change: Change) -> str:
    word = "begins" if change.begins else "no longer asks"
    provision = change.provision
    rules = ", ".join(f"{rule.id} {rule.name}" for rule in change.rules) or "no rule"
    head = f"{change.day}: {provision.cite} ({provision.status.value}) {word}"
    return f"{visible(head)}\n  {visible(provision.asks)}\n  rules: {visible(rules)}\n"
