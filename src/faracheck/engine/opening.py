"""Containers opened: each draft in an e-mail message, a mailbox or an archive is an input.

Whatever stands in a container comes out of it, as a draft or with the reason why not; limits end
what would never end, and name themselves.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from faracheck.engine.formats import (
    ARCHIVES,
    HEAD,
    awaited_problem,
    loaders,
    met_reason,
    suffix_of,
    unclaimed,
)
from faracheck.errors import LimitError, LoadError
from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import NotCheckable, Skipped
from faracheck.ports import Container, Loader, Part, Piece

_FOR_ALL = frozenset({"parts", "unpacked"})
"""The limits that count for an input as a whole, however many containers are in it."""


@dataclass(slots=True)
class _Tally:
    """How much has come out of one input so far."""

    limits: Limits
    parts: int = 0
    size: int = 0

    def enter(self, source: Source) -> None:
        """Count a part; raise LimitError where there are too many, or too much in them."""
        self.parts += 1
        self.size += len(source.data)
        self.limits.hold("parts", self.parts)
        self.limits.hold("unpacked", self.size)


@dataclass(frozen=True, slots=True)
class _Opener:
    limits: Limits
    tally: _Tally

    def inside(self, container: Container, part: Part, depth: int) -> Iterator[Piece]:
        """Yield what stands in a container, and in the containers inside it."""
        self.limits.hold("containers", depth)
        before = self.tally.parts
        for piece in container.parts(part.source, self.limits):
            if isinstance(piece, Part):
                self.tally.enter(piece.source)
                audience = piece.audience or part.audience
                yield from self._piece(replace(piece, audience=audience), depth)
            else:
                self.tally.enter(Source(piece.path, b""))
                yield piece
        if self.tally.parts == before:
            raise LoadError("there is nothing in it")

    def _piece(self, part: Part, depth: int) -> Iterator[Piece]:
        source = part.source
        problem = None if part.loader else _unreadable(source)
        if problem is not None:
            yield problem
            return
        container = container_of(part)
        if container is None:
            yield part
            return
        try:
            yield from self.inside(container, part, depth + 1)
        except LoadError as error:
            # Limits are for the whole input: what is over one ends the container around it too.
            if isinstance(error, LimitError) and error.name in _FOR_ALL:
                raise
            yield NotCheckable(source.name, error.what, error.hint, source.sha256, len(source.data))


def opened(source: Source, limits: Limits) -> Iterator[Piece]:
    """Yield the drafts in a source: itself, or what stands in it where it is a container.

    Raises:
        LoadError: it cannot be opened, or is over a limit; what came before holds.
    """
    part = Part(source)
    container = container_of(part)
    if container is None:
        yield part
    else:
        yield from _Opener(limits, _Tally(limits)).inside(container, part, 1)


def container_of(part: Part) -> Container | None:
    """Return what opens a part, or None for a draft."""
    loader = part.loader or loader_of(part.source)
    return loader if isinstance(loader, Container) else None


def loader_of(source: Source) -> Loader:
    """Return the loader that reads a source, by its name."""
    return loaders()[suffix_of(_named(source))]


def _named(source: Source) -> Path:
    return Path(source.part.rpartition("!")[2] if source.part else source.path)


def _unreadable(source: Source) -> Piece | None:
    """Say why a part cannot be read or is passed over, or None for one to be read."""
    path = _named(source)
    problem = awaited_problem(path)
    if problem is not None:
        size = len(source.data)
        return NotCheckable(source.name, problem.what, problem.hint, source.sha256, size)
    reason = met_reason(path)
    if reason is None:
        reason = unclaimed(path, source.data[:HEAD])
    if reason is None or suffix_of(path) in ARCHIVES:
        return None
    return Skipped(source.name, reason)
