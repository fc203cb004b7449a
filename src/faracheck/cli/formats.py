"""`faracheck formats`: what this installation can read, and what an extra would add."""

import click

from faracheck.cli.console import say
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.formats import AWAITED, readable
from faracheck.reporters._formats import formats_in_words


@click.command("formats")
def formats() -> ExitCode:
    """List the formats that are read, those that an extra adds, and those not read yet."""
    say(formats_in_words(readable(), AWAITED))
    return ExitCode.CLEAN


COMMAND = formats
