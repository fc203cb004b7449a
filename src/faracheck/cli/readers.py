"""From `--jobs` to who reads the drafts."""

from collections.abc import Iterator
from contextlib import contextmanager

from faracheck.engine.crew import Crew, cores
from faracheck.engine.parallel import Parallel
from faracheck.engine.read import Desk
from faracheck.engine.reader import Reader, Serial


@contextmanager
def readers(desk: Desk, jobs: int | None = None) -> Iterator[Reader]:
    """Provide who reads the drafts of a run, this process and at most so many others.

    By default as many as there are cores. However the block ends, none of them outlives it.
    """
    reader = Parallel(Serial(desk, timed=True), Crew(desk.for_reading, jobs or cores()))
    try:
        yield reader
    finally:
        reader.close()
