"""A rulebook as a registrant's settings would have it: weights, thresholds, who vouches."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, cast, get_type_hints

from faracheck.config.load import Loaded
from faracheck.config.settings import RuleSetting, Voucher
from faracheck.engine.select import one_rule
from faracheck.errors import RequestError, RuleError
from faracheck.model.outcome import Severity
from faracheck.ports import Check
from faracheck.recognise.wording import Wording
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Rule
from faracheck.shape import Mapped, Scalar, nearest, shape


def adjusted(rulebook: Rulebook, loaded: Loaded) -> Rulebook:
    """Return the rulebook with what the settings change.

    Raises:
        RuleError: they name an unknown rule, key or language, or weaken a rule that restates
            the statute.
    """
    settings = loaded.settings
    rules = {rule.id: rule for rule in rulebook.rules}
    for handle, setting in settings.rules.items():
        rule = _rule(rulebook, handle)
        rules[rule.id] = _set(rules[rule.id], setting, handle)
    for material in settings.materials:
        for handle, severity in material.severity.items():
            _refuse_lighter(_rule(rulebook, handle), severity, handle)
    return replace(
        rulebook,
        rules=tuple(rules.values()),
        wordings=_vouched(rulebook.wordings, settings.vouched, str(loaded.path)),
    )


def weights(rulebook: Rulebook, severity: Mapping[str, Severity]) -> dict[str, Severity]:
    """Return weights by rule id from weights by any name of a rule."""
    return {one_rule(rulebook, handle).id: weight for handle, weight in severity.items()}


def _rule(rulebook: Rulebook, handle: Scalar) -> Rule:
    try:
        return one_rule(rulebook, handle.text)
    except RequestError as error:
        raise RuleError(error.what, where=handle.where, hint=error.hint) from error


def _set(rule: Rule, setting: RuleSetting, handle: Scalar) -> Rule:
    if setting.severity is not None:
        _refuse_lighter(rule, setting.severity, handle)
        rule = replace(rule, severity=setting.severity, severity_in={})
    if setting.check is not None:
        if not rule.waivable:
            raise RuleError(
                f"{rule.name} restates the statute; its check is not for settings to change",
                where=handle.where,
            )
        rule = replace(rule, check=_with(rule, setting.check))
    return rule


def _with(rule: Rule, keys: Mapped) -> Check:
    """Return the rule's check with some of its keys set anew."""
    check: Any = rule.check
    hints = get_type_hints(type(check))
    own = {field.name.replace("_", "-"): field.name for field in fields(check)}
    values = {}
    for key, node in keys.items.items():
        if key not in own:
            raise RuleError(
                f"the check of {rule.name} has no '{key}'",
                where=keys.keys[key].where,
                hint=nearest(key, list(own)),
            )
        values[own[key]] = shape(hints[own[key]], node)
    return cast("Check", replace(check, **values))


def _refuse_lighter(rule: Rule, severity: Severity, handle: Scalar) -> None:
    heaviest = min((rule.severity, *rule.severity_in.values()), key=list(Severity).index)
    if not rule.waivable and not severity.reaches(heaviest):
        raise RuleError(
            f"{rule.name} restates the statute and cannot weigh less than {heaviest}",
            where=handle.where,
        )


def _vouched(
    wordings: tuple[Wording, ...], vouched: Mapping[str, Voucher], where: str
) -> tuple[Wording, ...]:
    """Return the wordings with the firm's own vouchers in them."""
    known = [wording.language for wording in wordings]
    for language in vouched:
        if language not in known:
            hint = nearest(language, known)
            raise RuleError(f"there is no wording in '{language}'", where=where, hint=hint)
    return tuple(
        replace(wording, vouched_by=f"{voucher.by}, {voucher.on.isoformat()}")
        if (voucher := vouched.get(wording.language))
        else wording
        for wording in wordings
    )
