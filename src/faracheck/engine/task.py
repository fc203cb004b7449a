"""The inputs of a run as tasks of reading, and what must be known later to judge each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from faracheck.config.materials import Assignment, Fill
from faracheck.engine.adjust import weights
from faracheck.engine.exceptions import Exceptions
from faracheck.engine.read import Desk
from faracheck.engine.walk import Entry, Found, shown
from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.outcome import Crashed, NotCheckable, Severity, Skipped
from faracheck.model.reading import Reading

Unread = Skipped | NotCheckable | Crashed
"""What became of an input in which nothing was understood."""


@dataclass(frozen=True, slots=True)
class Task:
    """An input to be read: plain data, for this process or another one.

    `path` opens it and `name` shows it; what has no path brings its `data` with it. `fills` make
    a template a draft for each value. Of the drafts in it the first `begin` were read before.
    """

    name: str
    path: str | None
    brief: Brief
    fills: tuple[Fill, ...] = ()
    data: bytes | None = None
    begin: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """A draft as it was read; `brief` is what was said of it, where that is not its task's."""

    reading: Reading
    brief: Brief | None = None


Draft = Understood | Skipped | NotCheckable | Crashed
"""What reading made of a draft, judged by nobody."""


@dataclass(frozen=True, slots=True)
class Docket:
    """An input and what its drafts are judged with, which no reader needs to know.

    `weights` are by rule id; `stands_on` is another page of the site that carries the statement;
    `campaign` names the materials that it goes with.
    """

    task: Task
    weights: Mapping[str, Severity] = field(default_factory=dict)
    exceptions: Exceptions | None = None
    stands_on: str | None = None
    campaign: str | None = None


def dockets(entries: Iterable[Entry], desk: Desk) -> Iterator[Docket | Skipped | NotCheckable]:
    """Yield each input with what the settings say of it; what is not to be read as it is.

    Raises:
        RequestError: the settings weigh a rule that there is not.
    """
    for entry in entries:
        yield docket(entry, desk) if isinstance(entry, Found) else entry


def docket(found: Found, desk: Desk) -> Docket | Skipped:
    """Return an input with what the settings say of it, or why they set it aside."""
    path = None if found.path is None else str(found.path)
    if desk.materials is None:
        task = Task(found.name, path, desk.brief)
        return Docket(task, desk.weights, desk.exceptions, desk.brief.stands_on)
    assignment = desk.materials.assignment(found.path)
    if assignment.aside is not None:
        return Skipped(found.name, assignment.aside)
    return Docket(
        Task(found.name, path, assignment.brief, assignment.fills),
        _weights(desk, assignment),
        desk.exceptions.of(found.path) if desk.exceptions else None,
        _other_page(found, desk),
        assignment.campaign,
    )


def brief_for(docket: Docket, draft: Understood) -> Brief:
    """Return what was said of one draft of an input."""
    return replace(draft.brief or docket.task.brief, stands_on=docket.stands_on)


def _weights(desk: Desk, assignment: Assignment) -> Mapping[str, Severity]:
    return weights(desk.rulebook, assignment.severity) if assignment.severity else {}


def _other_page(found: Found, desk: Desk) -> str | None:
    """Return the page that carries the statement for this one, if that is another."""
    if desk.stands_on is None or found.path is None or found.path.resolve() == desk.stands_on:
        return None
    return shown(
        desk.stands_on.name if desk.materials is None else desk.materials.named(desk.stands_on)
    )


def path_of(task: Task) -> Path | None:
    """Return what opens an input, or None for one that brings its bytes with it."""
    return None if task.path is None else Path(task.path)
