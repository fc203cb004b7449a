"""The command line: one file per command; the only clock, argv and exit."""

import sys


def main() -> None:
    """Run the command that was typed and end the process with its exit code."""
    from faracheck.cli.ending import run  # noqa: PLC0415 - `import faracheck.cli` stays light

    sys.exit(run(sys.argv[1:]))
