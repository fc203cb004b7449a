"""Rules on a reading: every rule says something of every draft."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cache

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.document import BEGINNING
from faracheck.model.law import Provision
from faracheck.model.outcome import LEFT_OUT, Outcome, Severity, Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import BRACES, Rule

NO_WEIGHTS: Mapping[str, Severity] = {}

Find = Callable[[Reading, Brief], Iterable[Hit]]

_QUOTED = 80
"""How many characters of the draft a message repeats; the outcome's quote has them all."""


def judge(
    reading: Reading,
    rulebook: Rulebook,
    brief: Brief,
    day: date,
    weights: Mapping[str, Severity] = NO_WEIGHTS,
) -> tuple[Outcome, ...]:
    """Return what each rule says of a draft as the law stood on `day`, in the rules' order.

    `weights` holds the rules, by id, that weigh otherwise for this draft.
    """
    return Sitting(rulebook, day).judge(reading, brief, weights)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Rules on a day: what of the law they rest on stands, for any number of drafts.

    What a rule says without a word of the draft is the same of every draft, and is said once.
    """

    rulebook: Rulebook
    day: date
    _ruled: tuple[tuple[Rule, Find, tuple[Provision, ...]], ...] = field(init=False, repr=False)
    _alike: dict[tuple[object, ...], Outcome] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        standing = ((rule, _standing(rule, self.day)) for rule in self.rulebook.rules)
        ruled = tuple((rule, _find(rule, law, self.day), law) for rule, law in standing)
        object.__setattr__(self, "_ruled", ruled)

    def judge(
        self, reading: Reading, brief: Brief, weights: Mapping[str, Severity] = NO_WEIGHTS
    ) -> tuple[Outcome, ...]:
        """Return what each rule says of a draft, in the rules' order, as `judge` does."""
        at_beginning = reading.origin == BEGINNING
        outcomes = []
        for rule, find, law in self._ruled:
            for hit in find(reading, brief):
                alike = at_beginning and hit.words is None and not hit.details
                outcome = (self._said if alike else self._outcome)(rule, hit, reading, law)
                if weights and rule.id in weights:
                    outcome = replace(outcome, severity=weights[rule.id])
                outcomes.append(outcome)
        return tuple(outcomes)

    def _said(self, rule: Rule, hit: Hit, reading: Reading, law: tuple[Provision, ...]) -> Outcome:
        """Return what is said of every draft of this medium in the same words."""
        key = (rule.id, hit.verdict, hit.message, reading.medium)
        outcome = self._alike.get(key)
        if outcome is None:
            outcome = self._alike[key] = self._outcome(rule, hit, reading, law)
        return outcome

    def _outcome(
        self, rule: Rule, hit: Hit, reading: Reading, law: tuple[Provision, ...]
    ) -> Outcome:
        return _outcome(rule, hit, reading, law, self.rulebook.reasons)


def _find(rule: Rule, law: tuple[Provision, ...], day: date) -> Find:
    """Return what finds what a rule is about; where nothing it rests on stood on `day`, that."""
    if not law:
        details = {"day": day.isoformat()}
        return lambda *_: (Hit(Verdict.NOT_APPLICABLE, "not-in-force", details=details),)
    # Asked of every draft: a rule for all of them lets its check speak for itself.
    return rule.find if rule.media or rule.audiences else rule.check.find


def _standing(rule: Rule, day: date) -> tuple[Provision, ...]:
    return tuple(provision for provision in rule.law if provision.stands(day))


def _outcome(
    rule: Rule,
    hit: Hit,
    reading: Reading,
    law: tuple[Provision, ...],
    reasons: Mapping[str, str],
) -> Outcome:
    words = hit.words
    message = rule.message(hit.message) or reasons[hit.message]
    return Outcome(
        rule=rule.id,
        name=rule.name,
        verdict=hit.verdict,
        severity=rule.weighs(reading.medium),
        message=_worded(message, hit),
        quote=words.text if words else "",
        start=words.start if words else reading.origin,
        end=words.end if words else reading.origin,
        law=law,
        mend=rule.mend if hit.verdict.finding else "",
        bare=_bare(message) if "{" in message else message,
        span=words.span if words else None,
    )


@cache
def _bare(message: str) -> str:
    """Return a message of a rule with nothing put into its braces."""
    return BRACES.sub(LEFT_OUT, message)


def _worded(message: str, hit: Hit) -> str:
    """Return the message with its braces filled from the hit; `{quote}` is the words in it."""
    if "{" not in message:
        return message
    details = {"quote": _short(hit.words.text) if hit.words else "", **hit.details}
    return BRACES.sub(lambda brace: details.get(brace[1], brace[0]), message)


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _QUOTED else f"{folded[: _QUOTED - 1]}…"
