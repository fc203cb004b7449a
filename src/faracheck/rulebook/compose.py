"""From a rule's YAML to a Rule: its check found by kind, its law by key, its words complete."""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, cast

from faracheck.errors import RuleError
from faracheck.extensions import collect
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Audience, Medium
from faracheck.model.law import Provision, Status
from faracheck.model.outcome import Severity, Verdict
from faracheck.rulebook.rule import Cases, Rule, binding_status
from faracheck.shape import Mapped, Scalar, nearest, shape

if TYPE_CHECKING:
    from faracheck.ports import Check

_ID = late_pattern(r"[A-Z]{2,}[0-9]{3,}")
_NAME = late_pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as its YAML has it: the fields are the keys.

    `severity-in` holds the media in which it weighs otherwise than `severity`.
    """

    id: Scalar
    name: Scalar
    severity: Severity
    summary: str
    why: str
    mend: str
    law: tuple[Scalar, ...]
    check: Mapped
    messages: Mapped
    cases: Cases = field(default_factory=Cases)
    severity_in: Mapping[Medium, Severity] = field(default_factory=dict)
    media: tuple[Medium, ...] = ()
    audiences: tuple[Audience, ...] = ()
    waivable: bool = True


def compose(text: RuleText, pack: str, law: Mapping[str, Provision]) -> Rule:
    """Return the rule that `text` describes.

    Raises:
        RuleError: a kind, a law key or a message key is unknown or missing, or a rule that no
            law in force asks for would be an error.
    """
    kind, check = _check(text.check)
    provisions = tuple(_provision(key, law) for key in text.law)
    if not provisions:
        raise RuleError("a rule cites at least one provision", where=text.id.where)
    _refuse_heavy(text, binding_status(provisions))
    _refuse_odd_cases(text, kind)
    return Rule(
        id=_matching(_ID, text.id, "an id such as FARA001"),
        name=_matching(_NAME, text.name, "a name such as statement-missing"),
        pack=pack,
        where=text.id.where,
        summary=text.summary,
        why=text.why,
        mend=text.mend,
        severity=text.severity,
        check=check,
        kind=kind,
        messages=_messages(text.messages, kind),
        law=provisions,
        cases=text.cases,
        severity_in=text.severity_in,
        media=frozenset(text.media),
        audiences=frozenset(text.audiences),
        waivable=text.waivable,
        on=any(provision.status is not Status.PROPOSED for provision in provisions),
    )


def kinds() -> dict[str, type["Check"]]:
    """Return the check kinds by the names that rules know them by."""
    return cast("dict[str, type[Check]]", collect("faracheck.checks", "CHECK"))


def wanted_messages(check: type["Check"]) -> tuple[str, ...]:
    """Return every message key of a kind; those with a slash may be left to their first part."""
    return cast("tuple[str, ...]", vars(check)["MESSAGES"])


def _check(node: Mapped) -> tuple[str, "Check"]:
    kind = node.items.get("kind")
    if not isinstance(kind, Scalar):
        raise RuleError("the check's kind is missing", where=node.where, hint="kind: …")
    known = kinds()
    if kind.text not in known:
        hint = nearest(kind.text, list(known)) or "see the table of kinds in rules/README.md"
        raise RuleError(f"there is no check '{kind.text}'", where=kind.where, hint=hint)
    return kind.text, shape(known[kind.text], node.without("kind"))


def _provision(key: Scalar, law: Mapping[str, Provision]) -> Provision:
    if key.text not in law:
        hint = nearest(key.text, list(law)) or "each provision stands in a law.yaml"
        raise RuleError(f"the law knows no '{key.text}'", where=key.where, hint=hint)
    return law[key.text]


def _messages(node: Mapped, kind: str) -> dict[str, str]:
    wanted = wanted_messages(kinds()[kind])
    for key, place in node.keys.items():
        if key not in wanted:
            hint = nearest(key, list(wanted))
            raise RuleError(f"{kind} has no message '{key}'", where=place.where, hint=hint)
    for key in wanted:
        if "/" not in key and key not in node.items:
            raise RuleError(f"the message '{key}' is missing", where=node.where)
    return {key: shape(str, text) for key, text in node.items.items()}


def _refuse_heavy(text: RuleText, status: Status) -> None:
    """Refuse an error that no law in force asks for."""
    if status is not Status.IN_FORCE and Severity.ERROR in {
        text.severity,
        *text.severity_in.values(),
    }:
        raise RuleError(
            f"a rule that rests on nothing weightier than {status} is at most a warning",
            where=text.id.where,
        )


def _refuse_odd_cases(text: RuleText, kind: str) -> None:
    """Refuse a case that expects what the rule can never say."""
    known = [*Verdict, *wanted_messages(kinds()[kind])]
    for case in (*text.cases.complying, *text.cases.departing):
        if case.expect is not None and case.expect not in known:
            raise RuleError(
                f"a case expects '{case.expect}', which the rule never says",
                where=text.id.where,
                hint=nearest(case.expect, known),
            )


def _matching(pattern: re.Pattern[str], scalar: Scalar, wanted: str) -> str:
    if not pattern.fullmatch(scalar.text):
        raise RuleError(f"{wanted} is expected here, not '{scalar.text}'", where=scalar.where)
    return scalar.text
