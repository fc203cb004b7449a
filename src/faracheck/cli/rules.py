"""`faracheck rules`: list the rules, show one as it is written, run their cases."""

from datetime import date
from pathlib import Path

import click

from faracheck.cli.console import say
from faracheck.cli.options import day, rules_option, today
from faracheck.engine.cases import prove_all, try_all
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.rule_source import rule_source
from faracheck.engine.select import one_rule
from faracheck.reporters._changes import changes_text
from faracheck.reporters._proofs import proofs_text, trials_text
from faracheck.reporters._rule_page import rule_table
from faracheck.reporters._visible import visible_lines
from faracheck.rulebook.changes import changes
from faracheck.rulebook.mutate import weak
from faracheck.rulebook.pack import load_rulebook
from faracheck.rulebook.selftest import unproved

EXAMPLES = """\b
Examples:
  faracheck rules list
  faracheck rules show principal-missing
  faracheck rules diff --from 1995-01-01 --to 2026-11-23
  faracheck rules test --rules house-rules/ --coverage
  faracheck rules test --mutants"""


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


@rules.command("test")
@click.option("--coverage", is_flag=True, help="Fail a rule that no case makes fail.")
@click.option(
    "--mutants",
    is_flag=True,
    help="Make drafts of the complying cases by machine: departures must be caught, dress must not.",
)
@rules_option
def test(rule_folders: tuple[Path, ...], *, coverage: bool, mutants: bool) -> ExitCode:
    """Run the cases inside the rule files, ours and your own."""
    rulebook = load_rulebook(rule_folders)
    proofs = prove_all(rulebook)
    idle = unproved(proofs, rulebook.rules) if coverage else ()
    say(proofs_text(proofs, idle))
    sound = all(proof.holds for proof in proofs) and not idle
    if mutants:
        trials = try_all(rulebook)
        say(trials_text(trials, rulebook.mutants))
        sound = sound and not weak(trials, rulebook.mutants)
    return ExitCode.CLEAN if sound else ExitCode.FINDINGS


@rules.command("diff")
@click.option("--from", "since", metavar="DATE", type=day, required=True, help="The day before.")
@click.option("--to", "until", metavar="DATE", type=day, default=today, help="The day after.")
@rules_option
def diff(since: date, until: date, rule_folders: tuple[Path, ...]) -> ExitCode:
    """List what the law began or ceased to ask between two days, and the rules that rest on it."""
    say(changes_text(changes(load_rulebook(rule_folders), since, until), since, until))
    return ExitCode.CLEAN


COMMAND = rules
