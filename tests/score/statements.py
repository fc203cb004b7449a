"""Scores the statement recogniser on the labelled set: verdicts, elements, names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faracheck.model.brief import Brief
from faracheck.model.reading import Element, Statement
from faracheck.recognise.reading import read as read_draft
from faracheck.recognise.wording import Wording
from faracheck.shape import read
from tests.build import document

DATA = Path(__file__).parent.parent / "data" / "statements"
WORDINGS = Path(__file__).parents[2] / "rules" / "fara" / "wording"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what a person reads in it.

    `verdict` is `complete`, `incomplete`, `quoted` or `none`; `missing` lists the elements that
    an incomplete statement lacks; the names are those of the statement.
    """

    text: str
    verdict: str
    missing: tuple[Element, ...] = ()
    agent: str | None = None
    principals: tuple[str, ...] = ()
    number: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledFile:
    """One file of the labelled set; all its texts are drafts in `language`."""

    language: str
    cases: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of how many came out right."""

    cases: int
    verdicts: int
    false_passes: int
    statements: int
    elements: int
    agents: int
    principals: int


@cache
def wordings() -> tuple[Wording, ...]:
    """Return the wordings of every language that ships."""
    return tuple(read(path, Wording) for path in sorted(WORDINGS.glob("*.yaml")))


def labelled() -> Iterator[tuple[str, Labelled]]:
    """Yield every labelled text with its language."""
    for path in sorted(DATA.glob("*.yaml")):
        file = read(path, LabelledFile)
        yield from ((file.language, case) for case in file.cases)


def deciding(text: str) -> tuple[str, Statement | None]:
    """Return the verdict on a text and the statement that decides it."""
    found = read_draft(document(text), wordings(), (), Brief()).statements
    real = [statement for statement in found if not statement.quoted]
    if not real:
        return ("quoted", found[0]) if found else ("none", None)
    best = max(real, key=lambda statement: len(statement.found))
    return ("complete" if best.complete else "incomplete"), best


def wrong(case: Labelled) -> list[str]:
    """Return what came out otherwise than labelled, one line each; empty when all is right."""
    verdict, statement = deciding(case.text)
    out = []
    # A quoted statement and none at all label a draft equally little.
    if verdict != case.verdict and {verdict, case.verdict} != {"none", "quoted"}:
        out.append(f"verdict {verdict}, labelled {case.verdict}")
    if statement is None or case.verdict not in {"complete", "incomplete"}:
        return out
    if set(statement.missing) != set(case.missing):
        out.append(f"missing {[*statement.missing]}, labelled {[*case.missing]}")
    agent = statement.agent.name if statement.agent else None
    if agent != case.agent:
        out.append(f"agent {agent!r}, labelled {case.agent!r}")
    principals = tuple(party.name for party in statement.principals)
    if principals != case.principals:
        out.append(f"principals {principals}, labelled {case.principals}")
    if case.number and statement.registration_number != case.number:
        out.append(f"number {statement.registration_number}, labelled {case.number}")
    return out


def score(language: str | None = None) -> Figures:
    """Return the figures over the labelled set, or over one language of it."""
    cases = [case for lang, case in labelled() if language in {None, lang}]
    told = [(case, deciding(case.text)[0], wrong(case)) for case in cases]
    stated = [line for line in told if line[0].verdict in {"complete", "incomplete"}]

    def right(word: str, lines: list[tuple[Labelled, str, list[str]]]) -> int:
        return sum(not any(part.startswith(word) for part in out) for _, _, out in lines)

    return Figures(
        cases=len(told),
        verdicts=right("verdict", told),
        false_passes=sum(v == "complete" != case.verdict for case, v, _ in told),
        statements=len(stated),
        elements=right("missing", stated),
        agents=right("agent", stated),
        principals=right("principals", stated),
    )


if __name__ == "__main__":
    import sys

    chosen = sys.argv[1] if len(sys.argv) > 1 else None
    for lang, case in labelled():
        if chosen in {None, lang} and (faults := wrong(case)):
            sys.stdout.write(f"[{lang}] {case.text!r}\n    " + "\n    ".join(faults) + "\n")
    sys.stdout.write(f"{score(chosen)}\n")
