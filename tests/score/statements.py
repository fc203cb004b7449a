"""Scores the statement recogniser on the labelled set: verdicts, elements, names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faracheck.model.brief import Brief
from faracheck.model.languages import language_name
from faracheck.model.reading import Element, Statement
from faracheck.recognise.reading import read as read_draft
from faracheck.recognise.wording import Wording
from faracheck.shape import read
from tests.build import document
from tests.score.part import Part, table_of

DATA = Path(__file__).parent.parent / "data" / "statements"
SHOWN = ("verdicts", "elements", "agents", "principals")
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

    def shares(self) -> dict[str, float]:
        """Return the shares from 0 to 1; what passes falsely is a share that must be kept at 1."""
        stated = self.statements or 1
        return {
            "texts without a false pass": 1 - self.false_passes / self.cases,
            "verdicts": self.verdicts / self.cases,
            "elements": self.elements / stated,
            "agents": self.agents / stated,
            "principals": self.principals / stated,
        }


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


@cache
def told() -> tuple[tuple[str, Labelled, str, tuple[str, ...]], ...]:
    """Return every labelled text with its language, the verdict on it and what came out wrong."""
    return tuple(
        (language, case, deciding(case.text)[0], tuple(wrong(case)))
        for language, case in labelled()
    )


def score(language: str | None = None) -> Figures:
    """Return the figures over the labelled set, or over one language of it."""
    lines = [line for line in told() if language in {None, line[0]}]
    stated = [line for line in lines if line[1].verdict in {"complete", "incomplete"}]

    def right(word: str, among: list[tuple[str, Labelled, str, tuple[str, ...]]]) -> int:
        return sum(not any(part.startswith(word) for part in faults) for *_, faults in among)

    return Figures(
        cases=len(lines),
        verdicts=right("verdict", lines),
        false_passes=sum(verdict == "complete" != case.verdict for _, case, verdict, _ in lines),
        statements=len(stated),
        elements=right("missing", stated),
        agents=right("agent", stated),
        principals=right("principals", stated),
    )


def by_language() -> dict[str, Figures]:
    """Return the figures of each language, the largest set first, and of all together."""
    languages = Counter(language for language, *_ in told())
    figures = {language_name(tag): score(tag) for tag, _ in languages.most_common()}
    return {**figures, "all": score()}


def shares() -> dict[str, float]:
    """Return what may not fall."""
    return {
        f"{language} {name}": share
        for language, figures in by_language().items()
        for name, share in figures.shares().items()
    }


def table() -> str:
    """Return the figures as the README has them."""
    heads = ("language", "texts", "false passes", "verdict", "elements", "agent", "principals")
    rows = (
        (
            language,
            str(figures.cases),
            str(figures.false_passes),
            *(f"{figures.shares()[name]:.3f}" for name in SHOWN),
        )
        for language, figures in by_language().items()
    )
    return table_of(heads, rows)


def lines() -> Iterator[str]:
    """Yield each text that is read otherwise than labelled, and the table."""
    for language, case, _, faults in told():
        if faults:
            yield f"[{language}] {case.text!r}"
            yield from (f"    {fault}" for fault in faults)
    yield table()


PART = Part("statements", shares, lines, table)

if __name__ == "__main__":
    import sys

    sys.stdout.write("\n".join(lines()) + "\n")
