"""A run: each input in turn, whatever happens to the one before it."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from faracheck.engine.adjust import weights
from faracheck.engine.judge import judge
from faracheck.engine.read import Desk, fetch, read
from faracheck.engine.sentence import sentence
from faracheck.engine.walk import Entry, Found
from faracheck.errors import LoadError
from faracheck.model.document import Source
from faracheck.model.outcome import Checked, Crashed, NotCheckable, Skipped
from faracheck.model.reading import Reading

Result = TypeVar("Result")
Unread = Skipped | NotCheckable | Crashed


def check_all(entries: Iterable[Entry], desk: Desk, day: date) -> Iterator[Checked | Unread]:
    """Yield what became of each input, in order: judged as the law stood on `day`."""

    def check(source: Source, desk: Desk) -> Checked:
        reading = read(source, desk)
        outcomes = judge(reading, desk.rulebook, desk.brief, day, desk.weights)
        return Checked(reading, outcomes, sentence(reading, outcomes))

    return _each(entries, desk, check)


def read_all(entries: Iterable[Entry], desk: Desk) -> Iterator[Reading | Unread]:
    """Yield what was understood in each input, in order, judged by nobody."""
    return _each(entries, desk, read)


def _each(
    entries: Iterable[Entry], desk: Desk, work: Callable[[Source, Desk], Result]
) -> Iterator[Result | Unread]:
    for entry in entries:
        yield _assigned(entry, desk, work) if isinstance(entry, Found) else entry


def _assigned(found: Found, desk: Desk, work: Callable[[Source, Desk], Result]) -> Result | Unread:
    if desk.materials is None:
        return _guarded(found, desk, work)
    assignment = desk.materials.assignment(found.path)
    if assignment.aside is not None:
        return Skipped(found.name, assignment.aside)
    severity = weights(desk.rulebook, assignment.severity)
    return _guarded(found, replace(desk, brief=assignment.brief, weights=severity), work)


def _guarded(found: Found, desk: Desk, work: Callable[[Source, Desk], Result]) -> Result | Unread:
    source = None
    try:
        source = fetch(found, desk.size_limit)
        return work(source, desk)
    except LoadError as error:
        if source is None:
            return NotCheckable(found.name, error.what, error.hint)
        size = len(source.data)
        return NotCheckable(found.name, error.what, error.hint, source.sha256, size)
    except Exception as error:  # noqa: BLE001 - our bug in one draft must not cost the others
        return Crashed(found.name, f"{type(error).__name__}: {error}", traceback.format_exc())
