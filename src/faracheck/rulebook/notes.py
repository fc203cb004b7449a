"""Rules as reports describe them: words and law, no check."""

from collections.abc import Iterable

from faracheck.model.report import RuleNote
from faracheck.rulebook.rule import Rule


def notes(rules: Iterable[Rule]) -> tuple[RuleNote, ...]:
    """Return what a report says of each rule."""
    return tuple(
        RuleNote(
            id=rule.id,
            name=rule.name,
            pack=rule.pack,
            severity=rule.severity,
            summary=rule.summary,
            why=rule.why,
            mend=rule.mend,
            law=rule.law,
        )
        for rule in rules
    )
