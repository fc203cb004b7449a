"""Who reads the inputs of a run: this process, one after the other."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from faracheck.engine.alarm import TimeIsUpError, limited
from faracheck.engine.intake import Begun, fetched, steps
from faracheck.engine.losses import Mark, late, lost
from faracheck.engine.read import Desk
from faracheck.engine.results import Results
from faracheck.engine.task import Docket, Draft, Task, Understood, Unread
from faracheck.frozen import dataclass
from faracheck.model.document import Source

Input = Docket | Unread
"""What is to be read, or what is known of it already."""

Read = tuple[Docket, Understood] | Unread
"""A draft that was read and the input in which it stands, or what became of another."""


class Reader(Protocol):
    """Reads inputs and hands back their drafts in the same order."""

    def read(self, inputs: Iterable[Input]) -> Iterator[Read]:
        """Yield each draft of each input, whatever happens to the one before it."""
        ...


@dataclass(frozen=True, slots=True)
class Serial:
    """Reads in this process, one input after the other, and keeps what is read in `results`.

    A `timed` one lets no draft take longer than the limit; it is for a program of our own, since
    it needs the bell of the whole process.
    """

    desk: Desk
    timed: bool = False
    results: Results | None = None

    def read(self, inputs: Iterable[Input]) -> Iterator[Read]:
        """Yield each draft of each input, whatever happens to the one before it."""
        for each in inputs:
            if isinstance(each, Docket):
                yield from (owned(each, draft) for draft in self.drafts(each.task))
            else:
                yield each

    def drafts(self, task: Task) -> Iterator[Draft]:
        """Yield what became of each draft in an input."""
        source = fetched(task, self.desk)
        if isinstance(source, Source):
            yield from self.drafts_in(source, task)
        else:
            yield source

    def drafts_in(self, source: Source, task: Task) -> Iterator[Draft]:
        """Yield what became of each draft in an input whose bytes are there."""
        page = self.results.page(task, source) if self.results else None
        desk = self.desk if page is None else page.beside(self.desk)
        left: Task | None = task
        mark = Mark()
        while left is not None:
            try:
                going = steps(left, source, desk)
                left = None
                while (step := self._next(going)) is not None:
                    mark = mark.at(step.name) if isinstance(step, Begun) else mark.on()
                    if not isinstance(step, Begun):
                        yield step if page is None else page.add(step)
            except TimeIsUpError:
                page = None
                loss = lost(task, mark, late(self.desk.options.limits))
                left, mark = loss.left, loss.mark
                yield from loss.told
        if page is not None:
            page.keep()

    def _next(self, going: Iterator[Begun | Draft]) -> Begun | Draft | None:
        if not self.timed:
            return next(going, None)
        with limited(self.desk.options.limits.document_seconds):
            return next(going, None)


def owned(owner: Docket, draft: Draft) -> Read:
    """Return a draft with the input in which it stands, if it was read."""
    return (owner, draft) if isinstance(draft, Understood) else draft
