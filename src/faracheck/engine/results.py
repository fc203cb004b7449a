"""Readings kept from run to run, for drafts that have not changed.

What is kept is what was understood, never a verdict: rules, the day, settings, waivers and the
order of a run judge it anew. A file's name and what is in it hang on the draft's bytes, on all by
which it is read and on the files beside it; who has no draft can read nothing. Nothing hangs on
a file: one that is not there, torn or of another make is as good as none.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import field, replace
from hashlib import blake2b

from faracheck.engine.neighbours import Lookout, Noted, Surroundings
from faracheck.engine.read import Desk
from faracheck.engine.shelves import Shelves, nobody
from faracheck.engine.task import Draft, Task, Understood
from faracheck.engine.transcript import read_back, written
from faracheck.engine.veil import unveiled, veiled
from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.model.outcome import Crashed, NotCheckable

LARGEST = 4_000_000
"""Bytes of drafts that are kept of one input; a mailbox with more is read anew."""

Entry = tuple[Surroundings, tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Archive:
    """Where readings are kept, as whoever reads must know it: `now` is the time of the run.

    `made_by` is a digest of all by which they are read.
    """

    folder: str
    made_by: bytes
    now: float

    def opened(self, tell: Callable[[str], object] = nobody) -> "Results":
        """Return what is kept there; trouble with it is told once."""
        return Results(Shelves(self.folder, self.now, tell), self)


@dataclass(slots=True)
class Results:
    """The readings that are kept on the shelves of an archive."""

    shelves: Shelves
    archive: Archive
    _lookout: Lookout = field(default_factory=Lookout)
    _folders: dict[str, str] = field(default_factory=dict)
    _anew: bool = False

    def taken(self, task: Task, source: Source) -> tuple[bytes, ...] | None:
        """Return the drafts of an input as they were written down, None where none are that hold."""
        name, secret = self._key(task, source)
        data = self.shelves.read(name)
        body = None if data is None else unveiled(secret, data)
        if body is None:
            self._anew = True
            return None
        # Sealed by us with the draft itself: only a change of form that nobody numbered is left.
        with suppress(ValueError, TypeError, EOFError, LookupError):
            surroundings, drafts = read_back(Entry, body)
            if self._lookout.finds(surroundings):
                kept: tuple[bytes, ...] = drafts
                return kept
        self._anew = True
        return None

    def page(self, task: Task, source: Source) -> "Page":
        """Return where the drafts of an input are written down while they are read."""
        self._anew = True
        return Page(self, task, source)

    def close(self) -> None:
        """Clear away what is too much, once this run has kept something."""
        if self._anew:
            self.shelves.sweep()

    def keep(self, page: "Page") -> None:
        """Keep what stands on a page, if it can be trusted another time."""
        if page.task.begin or not page.is_whole or not page.noted.steady:
            return
        surroundings = page.noted.surroundings
        if surroundings and page.has_unread:
            return
        name, secret = self._key(page.task, page.source)
        body = written(Entry, (surroundings, tuple(page.drafts)))
        self.shelves.write(name, veiled(secret, body))

    def _key(self, task: Task, source: Source) -> tuple[str, bytes]:
        """Return the name of what is kept of an input, and the secret that it is veiled with."""
        about = repr((task.name, self._folder(source.base), task.brief, task.fills))
        digest = blake2b(self.archive.made_by, digest_size=32, person=b"reading")
        digest.update(about.encode("utf-8", "surrogatepass"))
        # The bytes themselves, never less: the secret must not follow from what a report says.
        digest.update(blake2b(source.data, digest_size=32, person=b"draft").digest())
        secret = digest.digest()
        return blake2b(secret, digest_size=20, person=b"name").hexdigest(), secret

    def _folder(self, base: str | None) -> str:
        """Return where references of a draft begin, links followed."""
        if base is None:
            return ""
        if base not in self._folders:
            self._folders[base] = os.path.realpath(base)
        return self._folders[base]


@dataclass(slots=True)
class Page:
    """What is written down of an input while it is read."""

    results: Results
    task: Task
    source: Source
    noted: Noted = field(default_factory=Noted)
    drafts: list[bytes] = field(default_factory=list)
    is_whole: bool = True
    has_unread: bool = False
    _size: int = 0

    def beside(self, desk: Desk) -> Desk:
        """Return the desk at which it is noted what is looked for beside the draft."""
        return replace(desk, options=replace(desk.options, neighbours=self.noted))

    def add(self, draft: Draft) -> Draft:
        """Write down one more draft, and return it."""
        if self.is_whole:
            self.enter(draft, written(Draft, draft))
        return draft

    def enter(self, draft: Draft, data: bytes) -> None:
        """Put down the written form of one more draft."""
        self._size += len(data)
        if isinstance(draft, Crashed) or _hangs_on_the_machine(draft) or self._size > LARGEST:
            self.is_whole = False
            self.drafts.clear()
        if self.is_whole:
            self.has_unread = self.has_unread or not isinstance(draft, Understood)
            self.drafts.append(data)

    def keep(self) -> None:
        """Keep it, once the input was read to its end."""
        self.results.keep(self)


def _hangs_on_the_machine(draft: Draft) -> bool:
    """Say whether a draft could not be read for want of time or memory."""
    return isinstance(draft, NotCheckable) and draft.reason.startswith("limit document-")
