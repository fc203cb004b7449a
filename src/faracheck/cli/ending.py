"""From every way in which a command can end to its exit code."""

import signal
from io import StringIO
from types import FrameType

import click

from faracheck.cli.bug import report_bug
from faracheck.cli.console import make_safe, tell, warn
from faracheck.engine.exit_code import ExitCode
from faracheck.errors import FaracheckError


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def run(args: list[str]) -> int:
    """Run a command and return its exit code; click's own would call an interrupt a finding."""
    make_safe()
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return _call(args)
    except (KeyboardInterrupt, click.Abort):
        tell("interrupted: the run is not complete")
        return ExitCode.INTERRUPTED
    except Terminated:
        tell("terminated: the run is not complete")
        return ExitCode.TERMINATED
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug must end in 70
        report_bug(error)
        return ExitCode.OUR_BUG


def _call(args: list[str]) -> int:
    from faracheck.cli.app import app  # noqa: PLC0415 - an import that fails is our bug too

    try:
        code = app.main(args, prog_name="faracheck", standalone_mode=False)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        # Lists of choices are set with tabs, which are no text of a reader's.
        warn(shown.getvalue().expandtabs(2))
        return ExitCode.BAD_REQUEST
    except FaracheckError as error:
        tell(str(error))
        return ExitCode.BAD_REQUEST
    except SystemExit:
        # click's ending for a help page whose reader has left.
        return ExitCode.CLEAN
    return int(code or ExitCode.CLEAN)


def _terminate(_: int, __: FrameType | None) -> None:
    raise Terminated
