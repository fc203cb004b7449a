"""Rules proved by drafts that a machine made of their complying cases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faracheck.errors import LoadError
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Severity
from faracheck.model.reading import Reading
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
    for rule in rulebook.rules:
        pack = [other for other in rulebook.rules if other.pack == rule.pack and other.on]
        for number, case in enumerate(rule.cases.complying, 1):
            for mutant in _mutants(case, read_case, departures, pack):
                said = _errors(mutant.case, read_case, pack)
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


def _mutants(
    case: Case, read_case: ReadCase, departures: Mapping[str, Departures], pack: list[Rule]
) -> Iterator[Mutant]:
    reading = read_case(case)
    statements = deciding(reading)
    # A page that may leave the statement to another one departs by nothing that is done to its own.
    if len(statements) != 1 or case.brief.stands_on or _findings(reading, case, pack):
        return
    statement = statements[0]
    if statement.words.start.line is None:
        return
    original = Original(case, statement, departures.get(statement.language, Departures()))
    yield from departing(original)
    yield from complying(original)


def _errors(case: Case, read_case: ReadCase, pack: list[Rule]) -> tuple[str, ...]:
    try:
        return _findings(read_case(case), case, pack)
    except LoadError as error:
        return (str(error),)


def _findings(reading: Reading, case: Case, pack: list[Rule]) -> tuple[str, ...]:
    """Return what the pack's rules find in a draft at the weight of an error."""
    return tuple(
        f"{rule.name}: {hit.message}"
        for rule in pack
        if rule.weighs(reading.medium) is Severity.ERROR
        for hit in rule.find(reading, case.brief)
        if hit.verdict.finding
    )
