"""Which rules of the rulebook a run judges by, and which it leaves out and why."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from faracheck.errors import RequestError
from faracheck.frozen import dataclass
from faracheck.model.report import LeftOut
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Rule
from faracheck.shape import nearest


@dataclass(frozen=True, slots=True)
class Choice:
    """Rules asked for and rules left out, each by id, name or pack."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def choose(rulebook: Rulebook, choice: Choice, day: date) -> tuple[Rulebook, tuple[LeftOut, ...]]:
    """Return the rulebook with the rules to judge by, and those left out.

    Raises:
        RequestError: no rule or pack has a name that was given, or a rule that restates the
            statute was to be left out.
    """
    for handle in (*choice.select, *choice.ignore):
        _refuse_unknown(handle, rulebook)
    _refuse_to_ignore_statute(rulebook, choice.ignore)
    reasons = [(rule, _reason(rule, choice, day)) for rule in rulebook.rules]
    kept = tuple(rule for rule, reason in reasons if reason is None)
    left_out = tuple(LeftOut(rule.id, rule.name, reason) for rule, reason in reasons if reason)
    return replace(rulebook, rules=kept), left_out


def one_rule(rulebook: Rulebook, handle: str) -> Rule:
    """Return the rule of this id or name.

    Raises:
        RequestError: there is none; the nearest name is suggested.
    """
    for rule in rulebook.rules:
        if handle.casefold() in {rule.id.casefold(), rule.name}:
            return rule
    names = [name for rule in rulebook.rules for name in (rule.id, rule.name)]
    raise RequestError(f"there is no rule '{handle}'", hint=nearest(handle, names) or SEE_LIST)


SEE_LIST = "`faracheck rules list` names them all"


def _reason(rule: Rule, choice: Choice, day: date) -> str | None:
    """Say why a rule is left out, or None."""
    selected = _is_among(rule, choice.select)
    if _is_among(rule, choice.ignore):
        return "ignored"
    if choice.select and not selected:
        return "not selected"
    if not rule.on and not selected:
        return "off unless selected"
    if not any(provision.stands(day) for provision in rule.law):
        return f"rests on nothing that stood on {day.isoformat()}"
    return None


def _refuse_to_ignore_statute(rulebook: Rulebook, handles: Iterable[str]) -> None:
    for rule in rulebook.rules:
        if not rule.waivable and _is_among(rule, handles):
            raise RequestError(
                f"{rule.id} {rule.name} restates the statute and cannot be ignored",
                hint="--select judges by other rules alone, and the summary then says so",
            )


def _is_among(rule: Rule, handles: Iterable[str]) -> bool:
    return any(handle.casefold() in _handles(rule) for handle in handles)


def _handles(rule: Rule) -> set[str]:
    return {rule.id.casefold(), rule.name, rule.pack}


def _refuse_unknown(handle: str, rulebook: Rulebook) -> None:
    known = set().union(*(_handles(rule) for rule in rulebook.rules))
    if handle.casefold() not in known:
        names = [name for rule in rulebook.rules for name in (rule.id, rule.name, rule.pack)]
        hint = nearest(handle, names) or SEE_LIST
        raise RequestError(f"there is no rule '{handle}'", hint=hint)
