"""`faracheck rules`: list the rules, show one as it is written, run their cases."""

from pathlib import Path

import click

from faracheck.cli.console import say
from faracheck.cli.options import rules_option
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.rule_source import rule_source
from faracheck.engine.select import one_rule
from faracheck.reporters._rule_page import rule_table, visible_lines
from faracheck.rulebook.pack import load_rulebook

EXAMPLES = """\b
Examples:
  faracheck rules list
  faracheck rules show principal-missing
  faracheck rules test --rules house-rules/ --coverage"""


@click.group("rules", epilog=EXAMPLES)
def rules() -> None:
    """List the rules, show one as it is written, or run the cases inside them."""


@rules.command("list")
@rules_option
def list_rules(rule_folders: tuple[Path, ...]) -> ExitCode:
    """List every rule: id, name, severity, pack and what must hold."""
    say(rule_table(load_rulebook(rule_folders).rules))
    return ExitCode.CLEAN


@rules.command("show")
@click.argument("rule")
@rules_option
def show(rule: str, rule_folders: tuple[Path, ...]) -> ExitCode:
    """Print a rule as it is written in its file."""
    say(visible_lines(rule_source(one_rule(load_rulebook(rule_folders), rule))))
    return ExitCode.CLEAN


COMMAND = rules
