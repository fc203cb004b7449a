"""Rules proved by the cases inside them, and rules that no case proves."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit
from faracheck.rulebook.rule import BRACES, Case, Rule

ReadCase = Callable[[Case], Reading]
"""Reads a case as a draft is read: by the real loader and the real recogniser."""

ENOUGH = 2
"""How many complying and how many departing cases prove a rule."""


class Side(StrEnum):
    """What a case is an example of."""

    COMPLYING = "complying"
    DEPARTING = "departing"


@dataclass(frozen=True, slots=True)
class Proof:
    """One case of one rule: what was expected and what the rule said, by verdict and message.

    `number` counts from 1 among the cases of the same side.
    """

    rule: Rule
    side: Side
    number: int
    case: Case
    said: tuple[str, ...]
    holds: bool
    caught: bool

    @property
    def expected(self) -> str:
        """What the rule should have said."""
        return self.case.expect or ("pass" if self.side is Side.COMPLYING else "fail")

    def __str__(self) -> str:
        """Return one line: which case, what was expected, what was said."""
        note = f" ({self.case.note})" if self.case.note else ""
        return (
            f"{self.rule.id} {self.rule.name}, {self.side} case {self.number}{note}: "
            f"expected {self.expected}, got {', '.join(self.said)}"
        )


def prove(rules: Iterable[Rule], read_case: ReadCase) -> Iterator[Proof]:
    """Yield a proof for each case of each rule, in the order they are written."""
    for rule in rules:
        for side, cases in (
            (Side.COMPLYING, rule.cases.complying),
            (Side.DEPARTING, rule.cases.departing),
        ):
            for number, case in enumerate(cases, 1):
                yield _proof(rule, side, (number, case), read_case)


def unproved(proofs: Iterable[Proof], rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that no case makes fail."""
    failing = {proof.rule.id for proof in proofs if proof.caught}
    return tuple(rule for rule in rules if rule.id not in failing)


def thin(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules with fewer than two complying or two departing cases."""
    return tuple(
        rule for rule in rules if min(len(rule.cases.complying), len(rule.cases.departing)) < ENOUGH
    )


def _proof(rule: Rule, side: Side, numbered: tuple[int, Case], read_case: ReadCase) -> Proof:
    number, case = numbered
    try:
        hits = tuple(rule.find(read_case(case), case.brief))
    except LoadError as error:
        return Proof(rule, side, number, case, (str(error),), holds=False, caught=False)
    caught = any(hit.verdict.finding for hit in hits)
    said = tuple(f"{hit.verdict} ({hit.message})" for hit in hits)
    gaps = tuple(dict.fromkeys(gap for hit in hits for gap in _unfilled(rule, hit)))
    holds = _holds(side, case, hits) and not gaps
    return Proof(rule, side, number, case, (*said, *gaps), holds, caught)


def _unfilled(rule: Rule, hit: Hit) -> Iterator[str]:
    """Yield what a message of the rule has in braces that its check has nothing for."""
    known = ("quote", *hit.details)
    for name in BRACES.findall(rule.message(hit.message) or ""):
        if name not in known:
            there = ", ".join(f"{{{it}}}" for it in known)
            yield f"nothing fills {{{name}}} of the message '{hit.message}'; there is {there}"


def _holds(side: Side, case: Case, hits: tuple[Hit, ...]) -> bool:
    """Say whether the hits are what the case expects, and nothing on the other side."""
    findings = [hit for hit in hits if hit.verdict.finding]
    if side is Side.COMPLYING:
        return not findings and _any(hits, case.expect or Verdict.PASS)
    return _any(findings, case.expect or Verdict.FAIL)


def _any(hits: Iterable[Hit], expected: str) -> bool:
    return any(expected in {hit.verdict, hit.message} for hit in hits)
