"""`faracheck settle`: record that a person looked at a review."""

from datetime import date
from typing import Any

import click

from faracheck.cli.console import say
from faracheck.cli.grants import grant, granting_options
from faracheck.cli.options import day, today, words
from faracheck.config.exceptions import SettlementText
from faracheck.engine.exit_code import ExitCode
from faracheck.model.outcome import Verdict

EXAMPLES = """\b
Example:
  faracheck settle site/index.html statement-hidden --by "A. Marsh" \\
      --note "seen in the published page on two screens"

The settlement stands until the text, the medium, the principals, the look or the rule changes,
at the longest for the days that the settings allow."""


@click.command("settle", epilog=EXAMPLES)
@click.argument("path", type=click.Path())
@click.argument("rule")
@click.option("--by", required=True, type=words, metavar="NAME", help="Who looked.")
@click.option("--note", required=True, type=words, help="What was seen.")
@click.option("--until", type=day, metavar="DATE", help="The last day on which it stands.")
@click.option("--as-of", type=day, default=today, hidden=True)
@granting_options
def settle(path: str, rule: str, until: date | None, **options: Any) -> ExitCode:
    """Record that a person looked at what RULE asks to be looked at in PATH, and what they saw."""
    asked = grant(path, rule, frozenset({Verdict.REVIEW}), until, **options)
    granted = SettlementText(
        *asked.subject, options["by"], options["note"], asked.begins, asked.ends
    )
    file = asked.write("settlements", granted)
    say(f"settled until {asked.ends}: {rule} in {path}; written to {file}\n")
    return ExitCode.CLEAN


COMMAND = settle
