"""A draft on which its reader was lost: it is told, and what stands behind it is read."""

import signal
from dataclasses import replace

from faracheck.engine.task import Task
from faracheck.errors import LimitError
from faracheck.frozen import dataclass
from faracheck.model.limits import Limits, key_of
from faracheck.model.outcome import NotCheckable

MOST = 3
"""How many readers may be lost on the drafts of one input; then the others are not read."""

REASON = "reading it broke down"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the reading of an input has come.

    `finished` drafts of it are known, the one called `begun` is being read; `losses` counts those
    on which a reader was lost.
    """

    finished: int = 0
    begun: str | None = None
    losses: int = 0

    def on(self) -> "Mark":
        """Return the mark behind one more draft."""
        return replace(self, finished=self.finished + 1, begun=None)

    def at(self, name: str) -> "Mark":
        """Return the mark at the draft of this name."""
        return replace(self, begun=name)


@dataclass(frozen=True, slots=True)
class Loss:
    """What is told of a draft on which a reader was lost, and what of its input is still to do."""

    told: tuple[NotCheckable, ...]
    left: Task | None
    mark: Mark


def lost(task: Task, mark: Mark, why: LimitError | str) -> Loss:
    """Return what becomes of an input whose reader was lost, over a limit or by breaking down.

    Where nobody knows which of its drafts it was, or too many were lost, the input ends there.
    """
    reason, hint = (why.what, why.hint) if isinstance(why, LimitError) else (REASON, why)
    told = NotCheckable(mark.begun or task.name, reason, hint)
    further = replace(mark.on(), losses=mark.losses + 1)
    if mark.begun is None:
        return Loss((told,), None, further)
    if further.losses < MOST:
        return Loss((told,), replace(task, begin=further.finished), further)
    rest = NotCheckable(task.name, f"{REASON} too often", "the drafts behind were not read")
    return Loss((told, rest), None, further)


def late(limits: Limits) -> LimitError:
    """Return that reading a draft took too long."""
    return LimitError(key_of("document_seconds"), limits.over("document_seconds"))


def ending(code: int | None) -> str:
    """Return how a process ended, in words."""
    if code is None or code >= 0:
        return f"its process ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    memory = "; the machine may be out of memory" if name == "SIGKILL" else ""
    return f"its process was ended by {name}{memory}"
