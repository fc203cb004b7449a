"""Rules proved by drafts that a machine made of their complying cases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Severity
from faracheck.recognise.wording import Departures
from faracheck.rulebook.mutate_complying import complying
from faracheck.rulebook.mutate_departing import departing
from faracheck.rulebook.mutate_draft import Intent, Mutant, Original
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Case, Rule
from faracheck.rulebook.selftest import ReadCase


@dataclass(frozen=True, slots=True)
class Trial:
    """One mutant of one complying case of `rule`, and what its pack said of it.

    `number` counts the complying cases from 1; `held` says that a departure was caught, or that
    a change of dress passed.
    """

    rule: Rule
    number: int
    mutant: Mutant
    said: tuple[str, ...]
    held: bool

    def __str__(self) -> str:
        """Return one line: which case, what was done to it, what was said."""
        wanted = "was not caught" if self.mutant.intent is Intent.DEPARTING else "no longer passes"
        said = f" ({'; '.join(self.said)})" if self.said else ""
        return (
            f"{self.rule.id} {self.rule.name}, complying case {self.number}, "
            f"{self.mutant.done}: {wanted}{said}"
        )


def try_mutants(rulebook: Rulebook, read_case: ReadCase) -> Iterator[Trial]:
    """Yield a trial for each mutant of each complying case that its whole pack lets pass."""
    departures = {wording.language: wording.departures for wording in rulebook.wordings}
    juries: dict[str, _Jury] = {}
    for rule in rulebook.rules:
        pack = [other for other in rulebook.rules if other.pack == rule.pack and other.on]
        jury = juries.setdefault(rule.pack, _Jury(pack, read_case))
        for number, case in enumerate(rule.cases.complying, 1):
            for mutant in _mutants(case, departures, jury):
                said = jury.errors(mutant.case)
                held = bool(said) is (mutant.intent is Intent.DEPARTING)
                yield Trial(rule, number, mutant, said, held)


def shares(trials: Iterable[Trial]) -> dict[str, float]:
    """Return for each pack the share of mutants that came out as they should."""
    made: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for trial in trials:
        made[trial.rule.pack] += 1
        held[trial.rule.pack] += trial.held
    return {pack: held[pack] / made[pack] for pack in made}


def weak(trials: Iterable[Trial], thresholds: Mapping[str, float]) -> tuple[str, ...]:
    """Return the packs of which fewer mutants came out right than the pack itself asks."""
    return tuple(pack for pack, share in shares(trials).items() if share < thresholds[pack])


class _Jury:
    """What a pack's rules say of drafts; many rules prove themselves by the same ones."""

    def __init__(self, pack: list[Rule], read_case: ReadCase) -> None:
        self.pack = [rule for rule in pack if Severity.ERROR in _weights(rule)]
        self.read = read_case
        self.known: dict[Case, tuple[str, ...]] = {}

    def errors(self, case: Case) -> tuple[str, ...]:
        """Return what is found in a draft at the weight of an error."""
        bare = replace(case, note=None, expect=None)
        if bare not in self.known:
            self.known[bare] = self._errors(bare)
        return self.known[bare]

    def _errors(self, case: Case) -> tuple[str, ...]:
        try:
            reading = self.read(case)
        except LoadError as error:
            return (str(error),)
        return tuple(
            f"{rule.name}: {hit.message}"
            for rule in self.pack
            if rule.weighs(reading.medium) is Severity.ERROR
            for hit in rule.find(reading, case.brief)
            if hit.verdict.finding
        )


def _weights(rule: Rule) -> set[Severity]:
    return {rule.severity, *rule.severity_in.values()}


def _mutants(case: Case, departures: Mapping[str, Departures], jury: _Jury) -> Iterator[Mutant]:
    reading = jury.read(case)
    statements = deciding(reading)
    # A page that may leave the statement to another one departs by nothing that is done to its own.
    if len(statements) != 1 or case.brief.stands_on or jury.errors(case):
        return
    statement = statements[0]
    if statement.words.start.line is None:
        return
    original = Original(case, statement, departures.get(statement.language, Departures()))
    yield from departing(original)
    yield from complying(original)
