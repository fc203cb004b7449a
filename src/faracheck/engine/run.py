"""A run: each input in turn, whatever happens to the one before it."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

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

    def check(source: Source) -> Checked:
        reading = read(source, desk)
        outcomes = judge(reading, desk.rulebook, desk.brief, day)
        return Checked(reading, outcomes, sentence(reading, outcomes))

    return _each(entries, desk, check)


def read_all(entries: Iterable[Entry], desk: Desk) -> Iterator[Reading | Unread]:
    """Yield what was understood in each input, in order, judged by nobody."""
    return _each(entries, desk, lambda source: read(source, desk))


def _each(
    entries: Iterable[Entry], desk: Desk, work: Callable[[Source], Result]
) -> Iterator[Result | Unread]:
    for entry in entries:
        yield _guarded(entry, desk, work) if isinstance(entry, Found) else entry


def _guarded(found: Found, desk: Desk, work: Callable[[Source], Result]) -> Result | Unread:
    source = None
    try:
        source = fetch(found, desk.size_limit)
        return work(source)
    except LoadError as error:
        if source is None:
            return NotCheckable(found.name, error.what, error.hint)
        size = len(source.data)
        return NotCheckable(found.name, error.what, error.hint, source.sha256, size)
    except Exception as error:  # noqa: BLE001 - our bug in one draft must not cost the others
        return Crashed(found.name, f"{type(error).__name__}: {error}", traceback.format_exc())
