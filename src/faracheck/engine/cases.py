"""The rules' own cases, read as drafts are read."""

from pathlib import Path

from faracheck.engine.formats import loaders
from faracheck.engine.read import Desk, read
from faracheck.model.document import Source
from faracheck.model.reading import Reading
from faracheck.rulebook.mutate import Trial, try_mutants
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Case
from faracheck.rulebook.selftest import Proof, ReadCase, prove


def prove_all(rulebook: Rulebook) -> tuple[Proof, ...]:
    """Return a proof for each case of each rule."""
    return tuple(prove(rulebook.rules, case_reader(rulebook)))


def try_all(rulebook: Rulebook) -> tuple[Trial, ...]:
    """Return a trial for each mutant of each complying case."""
    return tuple(try_mutants(rulebook, case_reader(rulebook)))


def case_reader(rulebook: Rulebook) -> ReadCase:
    """Return what reads a case as a draft is read."""
    suffixes = {loader.format: suffix for suffix, loader in reversed(loaders().items())}

    def read_case(case: Case) -> Reading:
        name = Path("case").with_suffix(suffixes[case.format])
        source = Source(str(name), case.draft.encode())
        return read(source, Desk(rulebook, case.brief))

    return read_case
