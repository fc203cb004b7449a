"""The command line: one file per command; the only clock, argv and exit."""

import gc
import sys

_MUCH_NEW = 30_000
"""New objects from which on the collector looks for dead ones: a start makes many and drops few."""


def main() -> None:
    """Run the command that was typed and end the process with its exit code."""
    gc.set_threshold(_MUCH_NEW)
    from faracheck.cli.ending import run  # noqa: PLC0415 - `import faracheck.cli` stays light

    code = run(sys.argv[1:])
    # The process ends: what it still holds need not be looked through once more.
    gc.freeze()
    sys.exit(code)
