"""Granting a waiver or a settlement for a finding that stands, and telling how others fare."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from faracheck.config.exceptions import ExceptionsText
from faracheck.engine.exceptions import (
    Exceptions,
    Granted,
    excepted,
    fingerprint,
    name_below,
)
from faracheck.engine.judge import judge
from faracheck.engine.opening import container_of
from faracheck.engine.read import Desk, fetch, read
from faracheck.engine.select import one_rule
from faracheck.engine.walk import Found
from faracheck.errors import LoadError, RequestError
from faracheck.model.brief import Lapse
from faracheck.model.outcome import Outcome, Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Part
from faracheck.shape import Scalar


@dataclass(frozen=True, slots=True)
class Target:
    """What an exception is for: a rule, a document, and all that it rests on as one number."""

    rule: Scalar
    document: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft judged without exceptions: what one is granted on."""

    document: str
    desk: Desk
    reading: Reading
    outcomes: tuple[Outcome, ...]

    def target(self, handle: str, verdicts: frozenset[Verdict]) -> "Target":
        """Return what an exception from the rule `handle` is for.

        Raises:
            RequestError: there is no such rule, or nothing of it to except.
        """
        rule = one_rule(self.desk.rulebook, handle)
        if not any(it.rule == rule.id and it.verdict in verdicts for it in self.outcomes):
            wanted = " or ".join(sorted(verdict.value for verdict in verdicts))
            raise RequestError(
                f"{rule.name} has no outcome here that is {wanted}", where=self.reading.path
            )
        if not rule.waivable and Verdict.FAIL in verdicts:
            raise RequestError(f"{rule.id} {rule.name} restates the statute and cannot be waived")
        number = fingerprint(self.reading, self.desk.brief, rule)
        return Target(Scalar("", 1, 1, rule.name), self.document, number)


def judged(path: Path, desk: Desk, root: Path, day: date) -> Judged:
    """Return a draft as it is judged on `day` with no exception standing.

    Raises:
        RequestError: it cannot be read, is not judged, or lies outside `root`.
    """
    name = name_below(root, path)
    if name is None:
        raise RequestError(f"it does not lie in {root}, where the settings stand", where=str(path))
    own = _assigned(path, desk)
    try:
        source = fetch(Found(path, str(path)), own.options.limits)
        reading = read(source, own)
    except LoadError as error:
        raise RequestError(error.what, where=str(path), hint=error.hint) from error
    if container_of(Part(source)) is not None:
        hint = "save the draft as a file of its own"
        raise RequestError("it may hold several drafts", where=str(path), hint=hint)
    outcomes = judge(reading, own.rulebook, own.brief, day, own.weights)
    return Judged(name, own, reading, outcomes)


def states(book: Exceptions, desk: Desk, day: date) -> Iterator[tuple[Granted, Lapse | None]]:
    """Yield each waiver and settlement with why it does not stand, or None where it does.

    One whose document is not there, or cannot be read, is unused.
    """
    for granted in book.granted:
        path = book.root / granted.document
        if not path.is_file():
            yield granted, Lapse.UNUSED
            continue
        try:
            draft = judged(path, desk, book.root, day)
        except RequestError:
            yield granted, Lapse.UNUSED
            continue
        alone = replace(book, texts=_only(granted, book.texts))
        _, lapsed = excepted(draft.reading, draft.outcomes, draft.desk.brief, alone, day)
        yield granted, lapsed[0].lapse if lapsed else None


def _assigned(path: Path, desk: Desk) -> Desk:
    """Return the desk for one draft; its reading carries the hash of its text."""
    nothing = Exceptions(ExceptionsText(), Path(), desk.rulebook, 0)
    if desk.materials is None:
        return replace(desk, exceptions=nothing)
    assignment = desk.materials.assignment(path)
    if assignment.aside is not None:
        raise RequestError(assignment.aside, where=str(path))
    return replace(desk, brief=assignment.brief, exceptions=nothing)


def _only(granted: Granted, texts: ExceptionsText) -> ExceptionsText:
    return ExceptionsText(
        tuple(it for it in texts.waivers if it is granted),
        tuple(it for it in texts.settlements if it is granted),
    )
