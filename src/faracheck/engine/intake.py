"""One input read: its bytes fetched, what it holds opened, each draft in it understood.

Whatever happens to one draft, the others go on, and all are told.
"""

import traceback
from collections.abc import Iterator
from dataclasses import replace

from faracheck.engine.filling import filled
from faracheck.engine.opening import opened
from faracheck.engine.read import Desk, fetch, read
from faracheck.engine.task import Draft, Task, Understood, Unread, path_of
from faracheck.engine.walk import Found
from faracheck.errors import LimitError, LoadError
from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import gives_notice
from faracheck.model.document import Source
from faracheck.model.limits import key_of
from faracheck.model.outcome import Crashed, NotCheckable
from faracheck.ports import Part


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft inside an input is about to be read: who is lost on it knows which one it was."""

    name: str


Step = Begun | Draft


def fetched(task: Task, desk: Desk) -> Source | Unread:
    """Return the bytes of an input, or why they cannot be had."""
    if task.data is not None:
        return Source(task.name, task.data)
    try:
        return fetch(Found(path_of(task), task.name), desk.options.limits)
    except LoadError as error:
        return NotCheckable(task.name, error.what, error.hint)
    except MemoryError:
        return _exhausted(task.name, desk)
    except Exception as error:  # noqa: BLE001 - our bug in one input must not cost the others
        return _crashed(task.name, error)


def steps(task: Task, source: Source, desk: Desk) -> Iterator[Step]:
    """Yield what became of each draft in an input, those inside it announced before."""
    noticed: list[str] = []
    for at, piece in enumerate(_pieces(task, source, desk)):
        if at < task.begin:
            continue
        if not isinstance(piece, _Sheet):
            yield piece
            continue
        if piece.name != task.name:
            yield Begun(piece.name)
        accompanied = any(piece.name.startswith(message) for message in noticed)
        draft = understood(piece.accompanied() if accompanied else piece, desk)
        if piece.is_message and isinstance(draft, Understood) and gives_notice(draft.reading):
            noticed.append(f"{piece.name.rpartition('!')[0]}!")
        yield draft


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A draft that is to be read, and what was said of it where that is not its task's."""

    part: Part
    brief: Brief
    own: bool

    @property
    def name(self) -> str:
        """The name of the draft, behind those of what holds it."""
        return self.part.source.name

    def accompanied(self) -> "_Sheet":
        """Return the same draft as it comes with a message that carries the notice."""
        return replace(self, brief=replace(self.brief, accompanied=True), own=True)

    @property
    def is_message(self) -> bool:
        """Say whether it is a message's own text, which all that is attached comes with."""
        return self.part.audience is not None and self.part.loader is not None


def understood(sheet: _Sheet, desk: Desk) -> Draft:
    """Return what reading makes of one draft."""
    source = sheet.part.source
    try:
        reading = read(source, replace(desk, brief=sheet.brief), sheet.part.loader)
        return Understood(reading, sheet.brief if sheet.own else None)
    except LoadError as error:
        return _unread(source.name, source, error)
    except MemoryError:
        return _exhausted(source.name, desk)
    except Exception as error:  # noqa: BLE001 - our bug in one draft must not cost the others
        return _crashed(source.name, error)


def _pieces(task: Task, source: Source, desk: Desk) -> Iterator[_Sheet | Unread]:
    limits = desk.options.limits
    try:
        if task.fills:
            for part, brief in filled(source, task.fills, task.brief, limits):
                yield _Sheet(part, brief, own=True)
            return
        for piece in opened(source, limits):
            yield _addressed(task.brief, piece) if isinstance(piece, Part) else piece
    except LoadError as error:
        yield _unread(task.name, source, error)
    except MemoryError:
        yield _exhausted(task.name, desk)
    except Exception as error:  # noqa: BLE001 - our bug in one input must not cost the others
        yield _crashed(task.name, error)


def _addressed(brief: Brief, part: Part) -> _Sheet:
    """Return a part with its brief: its recipients hold where nobody named an audience."""
    if part.audience is None or brief.audience_said:
        return _Sheet(part, brief, own=False)
    return _Sheet(part, replace(brief, audience=part.audience), own=True)


def _unread(name: str, source: Source, error: LoadError) -> NotCheckable:
    return NotCheckable(name, error.what, error.hint, source.sha256, len(source.data))


def _exhausted(name: str, desk: Desk) -> NotCheckable:
    error = LimitError(key_of("document_memory"), desk.options.limits.over("document_memory"))
    return NotCheckable(name, error.what, error.hint)


def _crashed(name: str, error: Exception) -> Crashed:
    return Crashed(name, f"{type(error).__name__}: {error}", traceback.format_exc())
