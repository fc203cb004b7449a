"""`faracheck explain`: the page of one rule."""

from datetime import date
from pathlib import Path

import click

from faracheck.cli.console import say
from faracheck.cli.options import day, rules_option, today
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.select import one_rule
from faracheck.reporters._rule_page import rule_page
from faracheck.rulebook.pack import load_rulebook

EXAMPLES = """\b
Examples:
  faracheck explain statement-missing
  faracheck explain FARA001"""


@click.command("explain", epilog=EXAMPLES)
@click.argument("rule")
@click.option("--as-of", metavar="DATE", type=day, default=today, show_default="today")
@rules_option
def explain(rule: str, as_of: date, rule_folders: tuple[Path, ...]) -> ExitCode:
    """Say what a rule asks, why, by which law, what passes and what does not, how to mend it."""
    say(rule_page(one_rule(load_rulebook(rule_folders), rule), as_of))
    return ExitCode.CLEAN


COMMAND = explain
