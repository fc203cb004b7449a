"""From `--jobs`, `--cache-dir` and `--no-cache` to who reads the drafts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time

from faracheck.cli.console import tell
from faracheck.engine.crew import Crew, cores
from faracheck.engine.parallel import Parallel
from faracheck.engine.read import Desk
from faracheck.engine.reader import Reader, Serial
from faracheck.engine.results import Archive, Results
from faracheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """How drafts are read: by how many processes, and in which folder it is kept what they say.

    Without `jobs` there are as many as the work and the cores are worth, without a folder nothing
    is kept.
    """

    jobs: int | None = None
    folder: Path | None = None

    @contextmanager
    def readers(self, desk: Desk) -> Iterator[Reader]:
        """Provide who reads the drafts of a run; however the block ends, none outlives it."""
        archive = self._archive(desk)
        results = _opened(archive) if archive else None
        crew = Crew(desk.for_reading, self.jobs or cores(), archive)
        reader = Parallel(Serial(desk, timed=True, results=results), crew)
        try:
            yield reader
        finally:
            reader.close()
        if results is not None:
            results.close()

    def _archive(self, desk: Desk) -> Archive | None:
        """Return where readings are kept; those of a browser hang on more than we could tell."""
        if self.folder is None or desk.witness is not None:
            return None
        # Only who keeps readings needs to know all that makes them.
        from faracheck.engine.provenance import provenance  # noqa: PLC0415

        return Archive(str(self.folder.absolute()), provenance(desk), time())


def _opened(archive: Archive) -> Results:
    results = archive.opened(tell)
    results.shelves.prepare()
    return results
