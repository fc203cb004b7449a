"""Standard output and standard error, whatever is at their other end."""

import os
import sys
from typing import TextIO

from faracheck.errors import RequestError
from faracheck.reporters._visible import visible_lines


def make_safe() -> None:
    """Let no character of a draft fail to print: what cannot be encoded is shown as an escape."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # The shell closed it (`>&-`): nobody wants to read it. It stays open to the end, and
            # no module that makes paths is loaded for it.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Write results to standard output.

    A reader who has left is no reason to stop judging: the exit code still counts.

    Raises:
        RequestError: standard output cannot be written, as on a full disk.
    """
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _discard(sys.stdout)
        tell("standard output was closed before the end; the exit code counts all the same")
    except OSError as error:
        _discard(sys.stdout)
        raise RequestError(f"standard output cannot be written: {error.strerror}") from error


def tell(text: str) -> None:
    """Write the tool's own words to standard error, if anybody reads it."""
    warn(f"faracheck: {text}\n")


def warn(text: str) -> None:
    """Write lines to standard error; no path in them steers a terminal or commands a build."""
    try:
        _write(sys.stderr, visible_lines(text))
    except OSError:
        _discard(sys.stderr)


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()


def _discard(stream: TextIO) -> None:
    """Send what is still in the buffer nowhere, or the interpreter fails over it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
