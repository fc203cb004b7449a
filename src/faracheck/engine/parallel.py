"""Inputs read by several processes at once, their drafts handed back in the order of the inputs.

Small inputs in formats that are text are read here as long as there are few of them, so that a
short run starts no process. Everything else goes to workers: what breaks down there, never ends
or wants too much memory costs one draft.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path

from faracheck.engine.crew import Crew, Place, Worker, is_late
from faracheck.engine.formats import loaders, suffix_of
from faracheck.engine.intake import fetched
from faracheck.engine.losses import ending, late, lost
from faracheck.engine.reader import Input, Read, Serial, owned
from faracheck.engine.rendering import PAGES
from faracheck.engine.task import Docket, Draft, Task, Unread, path_of
from faracheck.engine.transcript import read_back
from faracheck.engine.worker import BEGUN, DRAFT, END, LAST
from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.ports import Container, Loader

LARGE = 1_000_000
"""Bytes from which on an input is read by a worker, whatever its format."""

AT_HOME = 200_000
"""Bytes of small inputs that are read here before it is worth starting workers."""

BATCH_BYTES, BATCH_INPUTS = 200_000, 50
"""How much is sent to a worker at once: with less, messages cost too much; with more, one works
at the end while the others wait."""

AHEAD = 150
"""Inputs for each worker that are looked at before their turn."""

HELD = 32_000_000
"""Bytes of drafts that may wait for their turn; then nobody looks ahead, and only who reads the
first is listened to."""

TEXTUAL = frozenset({"text", "html", "markdown", "captions"})
"""Formats in which a small input is no danger to who reads it."""

PATIENCE = 1.0
"""Seconds after which the time of silent workers is looked at."""


@dataclass(slots=True)
class Parallel:
    """Reads with a crew; what is small and harmless is read `home`, where that is less work.

    With one worker everything of that kind is.
    """

    home: Serial
    crew: Crew
    _line: "deque[Place | Unread]" = field(default_factory=deque)
    _waiting: "deque[Place]" = field(default_factory=deque)
    _homes: int = 0
    _homes_done: int = 0
    _home_bytes: int = 0
    _held: int = 0

    def read(self, inputs: Iterable[Input]) -> Iterator[Read]:
        """Yield each draft of each input in order, whatever happens to the one before it."""
        coming = iter(inputs)
        try:
            while True:
                self._line_up(coming)
                if not self._line:
                    return
                yield from self._first()
        finally:
            if self._line:
                # Nobody waits any more for what is being read.
                self.crew.dismiss()
                self._line.clear()
                self._waiting.clear()
                self._held = 0

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        self.crew.dismiss()

    def _line_up(self, coming: Iterator[Input]) -> None:
        """Let inputs take their places, and give workers what is theirs to read."""
        while len(self._line) < AHEAD * self.crew.most and self._held < HELD:
            each = next(coming, None)
            if each is None:
                break
            self._line.append(self._placed(each) if isinstance(each, Docket) else each)
        self._hand_out()

    def _placed(self, owner: Docket) -> Place | Unread:
        task = owner.task
        if task.path is None and task.data is None:
            # Only this process has standard input.
            source = fetched(task, self.home.desk)
            if not isinstance(source, Source):
                return source
            task = replace(task, data=source.data)
        place = Place(owner, task, _size(task), homes=self._homes)
        if self._is_kept(place):
            place.done = True
        elif self._is_for_home(place):
            place.at_home = True
            self._homes += 1
            self._home_bytes += place.size
        else:
            self._waiting.append(place)
        return place

    def _is_kept(self, place: Place) -> bool:
        """Say whether an input was read in an earlier run; then its drafts are there."""
        results = self.home.results
        source = fetched(place.task, self.home.desk) if results else None
        kept = results.taken(place.task, source) if results and isinstance(source, Source) else None
        place.drafts.extend(kept or ())
        self._held += sum(map(len, kept or ()))
        return kept is not None

    def _is_for_home(self, place: Place) -> bool:
        loader = _loader(place.task)
        if self.home.desk.witness is not None and can_be_shown(loader):
            # The browser is here, one for the whole run.
            return True
        if place.size >= LARGE or (loader is not None and loader.format not in TEXTUAL):
            return False
        return self.crew.most == 1 or self._home_bytes + place.size <= AT_HOME

    def _first(self) -> Iterator[Read]:
        """Yield what there is of the first in line, and let it go when that is all."""
        first = self._line[0]
        if not isinstance(first, Place):
            yield first
        elif first.at_home:
            while first.drafts:
                yield owned(first.owner, self._released(first))
            yield from (owned(first.owner, it) for it in self.home.drafts(first.task))
            self._homes_done += 1
        else:
            while not (first.drafts or first.done):
                self._listen()
            while first.drafts:
                yield owned(first.owner, self._released(first))
            if not first.done:
                return
        self._line.popleft()

    def _released(self, place: Place) -> Draft:
        """Take the next draft of an input that waits for its turn."""
        draft = place.drafts.popleft()
        if not isinstance(draft, bytes):
            return draft
        self._held -= len(draft)
        made: Draft = read_back(Draft, draft)
        return made

    def _hand_out(self) -> None:
        """Give workers what comes before the next input that is read here.

        Who starts after a few inputs were read here inherits what was made ready for them.
        """
        while self._is_due() and (worker := self._free()) is not None:
            self.crew.give(worker, self._batch())

    def _is_due(self) -> bool:
        return bool(self._waiting) and self._waiting[0].homes <= self._homes_done

    def _free(self) -> Worker | None:
        """Return a worker that can be given more, a new one if there may be another."""
        workers = self.crew.workers
        idle = next((it for it in workers if it.idle), None)
        if idle is not None:
            return idle
        if len(workers) < self.crew.most:
            return self._hired()
        small = self._waiting[0].task.data is None
        return next((it for it in workers if it.takes_more), None) if small else None

    def _hired(self) -> Worker | None:
        try:
            return self.crew.hire()
        except OSError:
            if not any(it.given and self._may_speak(it) for it in self.crew.workers):
                self._stay_home()
            return None

    def _stay_home(self) -> None:
        """Read here what nobody else can be found for: the system starts no more processes."""
        for place in self._waiting:
            place.at_home = True
        self._waiting.clear()

    def _batch(self) -> list[Place]:
        """Return inputs for a worker: some bytes' worth, one at least."""
        batch: list[Place] = []
        size = 0
        while self._is_due() and len(batch) < BATCH_INPUTS:
            size += self._waiting[0].size
            alone = self._waiting[0].task.data is not None
            if batch and (size > BATCH_BYTES or alone):
                break
            batch.append(self._waiting.popleft())
            if alone:
                break
        return batch

    def _listen(self) -> None:
        """Hear what the workers have to say."""
        busy = [it for it in self.crew.workers if it.given and self._may_speak(it)]
        for worker, message in self.crew.heard(busy, PATIENCE):
            if message is None:
                self._lose(worker)
            else:
                self._take(worker, message)
        self._hand_out()

    def _may_speak(self, worker: Worker) -> bool:
        return self._held < HELD or worker.given[0] is self._line[0]

    def _take(self, worker: Worker, message: bytes) -> None:
        """Enter what a worker says of the input that it is reading."""
        place, kind, rest = worker.given[0], message[:1], message[1:]
        if kind == BEGUN:
            place.mark = place.mark.at(rest.decode("utf-8", "surrogatepass"))
        if kind in {DRAFT, LAST}:
            place.drafts.append(rest)
            place.mark = place.mark.on()
            self._held += len(rest)
        if kind in {LAST, END}:
            place.done = True
            worker.finished()

    def _lose(self, worker: Worker) -> None:
        """Tell of the draft on which a worker was lost; others read what it had left."""
        code = self.crew.part_with(worker)
        place = worker.finished()
        limits = self.crew.desk.options.limits
        loss = lost(place.task, place.mark, late(limits) if is_late(worker, code) else ending(code))
        place.drafts.extend(loss.told)
        place.mark = loss.mark
        place.done = loss.left is None
        place.task = loss.left or place.task
        left = [place, *worker.given] if loss.left else list(worker.given)
        self._waiting.extendleft(reversed(left))


def _size(task: Task) -> int:
    """Return the size of an input in bytes, 0 where nobody can say."""
    path = path_of(task)
    try:
        return path.stat().st_size if path is not None else len(task.data or b"")
    except OSError:
        return 0


def _loader(task: Task) -> Loader | None:
    return loaders().get(suffix_of(path_of(task) or Path(task.name)))


def can_be_shown(loader: Loader | None) -> bool:
    """Say whether a browser may be asked how a draft of this format looks, or one inside it."""
    return loader is not None and (loader.format in PAGES or isinstance(loader, Container))
