"""GitHub's job summary: a file that a step appends to, and that must not grow too large."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from faracheck.frozen import dataclass

LIMIT = 1_000_000
"""Bytes; GitHub takes 1 MiB from a step, and of a larger summary nothing at all."""

RESERVE = 20_000
"""Bytes kept for the last piece, which says what was not judged."""

CUT = b"\n\nThe rest does not fit into a job summary; the log has all of it.\n"


@dataclass(slots=True)
class Summary:
    """Text on its way into the summary; what is too much is left out, the last piece never."""

    file: BinaryIO
    left: int
    _cut: bool = False
    _last: bytes = b""

    def write(self, text: str) -> None:
        """Write as many lines of the text as there is room for."""
        self._last = text.encode("utf-8", "backslashreplace")
        if not self._cut:
            fits = _whole_lines(self._last, self.left - RESERVE)
            self._cut = len(fits) < len(self._last)
            self.left -= len(fits)
            self.file.write(fits)

    def end(self) -> None:
        """Say that something was left out, if it was, and write the last piece all the same."""
        if self._cut:
            self.file.write(CUT + _whole_lines(self._last, self.left - len(CUT)))


@contextmanager
def job_summary(path: Path, complain: Callable[[str], object]) -> Iterator[Callable[[str], None]]:
    """Yield what appends to a job summary; where it cannot, `complain` hears why, once.

    Nobody asked for this file by name, so a run goes on without it.
    """
    told: list[OSError] = []

    def attempt(step: Callable[[], object]) -> None:
        if not told:
            try:
                step()
            except OSError as error:
                told.append(error)
                complain(f"the job summary cannot be written: {error.strerror}")

    opened: list[Summary] = []
    attempt(lambda: opened.append(_open(path)))
    yield lambda text: attempt(lambda: opened[0].write(text))
    for summary in opened:
        attempt(summary.end)
        attempt(summary.file.flush)
        try:
            summary.file.close()
        except OSError:
            # What could not be flushed was complained of before.
            continue


def _open(path: Path) -> Summary:
    file = path.open("ab")
    return Summary(file, max(0, LIMIT - file.tell()))


def _whole_lines(text: bytes, room: int) -> bytes:
    """Return the lines at the beginning of a text that fit into `room` bytes."""
    cut = text[: max(room, 0)]
    return text if len(cut) == len(text) else cut[: cut.rfind(b"\n") + 1]
