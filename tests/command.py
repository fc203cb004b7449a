"""The command line as a user meets it: in this process, or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from faracheck.cli.ending import run

PYTHON = (sys.executable, "-m", "faracheck")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def faracheck(*args: str, stdin: bytes = b"") -> Ended:
    """Run a command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in "oe")
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin))),
    ):
        code = run(list(args))
    return Ended(code, _written(out), _written(err))


def spawned(*args: str, env: Mapping[str, str] | None = None, stdin: bytes = b"") -> Ended:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [*PYTHON, *args],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
