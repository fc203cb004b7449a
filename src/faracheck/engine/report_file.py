"""Report files: each appears under its name only when all of it was written."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from faracheck.engine.walk import Entry, Found, shown
from faracheck.errors import RequestError


def refuse_to_overwrite(paths: Iterable[Path], entries: Iterable[Entry]) -> None:
    """Refuse a report file that is one of the drafts, or two reports in one file.

    Raises:
        RequestError: the file would be lost.
    """
    reports = [path.resolve() for path in paths]
    for at, report in enumerate(reports):
        if report in reports[:at]:
            raise RequestError("two reports cannot go into one file", where=shown(report))
    inputs = {one.path.resolve() for one in entries if isinstance(one, Found) and one.path}
    for report in inputs.intersection(reports):
        raise RequestError(
            "the report would overwrite an input",
            where=shown(report),
            hint="choose another name, or --exclude it",
        )


@contextmanager
def report_file(path: Path) -> Iterator[TextIO]:
    """Open a report file in UTF-8; it takes its name when the block ends well.

    Raises:
        RequestError: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe is written to; a rename would put a file in its place.
            with path.open("w", encoding="utf-8") as file:
                yield file
        else:
            with _replacing(path.resolve()) as file:
                yield file
    except OSError as error:
        problem = f"the report cannot be written: {error.strerror}"
        raise RequestError(problem, where=shown(path)) from error


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(None, "it is write-protected")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("x", encoding="utf-8") as file:
            yield file
        if target.exists():
            import shutil  # noqa: PLC0415 - most reports are written where none was

            shutil.copymode(target, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
