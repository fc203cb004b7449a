"""`faracheck init`: write a settings file to begin with."""

import sys
from pathlib import Path

import click

from faracheck.cli.console import say
from faracheck.config.beginning import beginning
from faracheck.config.find import settings_in
from faracheck.config.load import load_settings
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.report_file import report_file
from faracheck.errors import RequestError
from faracheck.model.outcome import Severity

NAME = "faracheck.yaml"

EXAMPLES = """\b
Examples:
  faracheck init
  faracheck init --agent "Pelham Strategies LLC" --principal "Republic of Vastria"

At a terminal it asks for what no option says; elsewhere it asks nothing."""


@click.command("init", epilog=EXAMPLES)
@click.option("--agent", metavar="NAME", help="The registrant, as it stands in the registration.")
@click.option("--number", metavar="NUMBER", help="The registration number.")
@click.option("--principal", "principals", metavar="NAME", multiple=True, help="Repeatable.")
@click.option(
    "--fail-on",
    type=click.Choice([one.value for one in Severity]),
    default=Severity.ERROR.value,
    show_default=True,
    help="From this severity on, a finding fails a run.",
)
def init(
    agent: str | None, number: str | None, principals: tuple[str, ...], fail_on: str
) -> ExitCode:
    """Write a commented faracheck.yaml into this folder."""
    there = settings_in(Path.cwd())
    if there is not None:
        raise RequestError(
            "there are settings here already", where=str(there), hint="edit them; nothing is lost"
        )
    agent = _asked("Registrant (empty to fill in later)", agent)
    number = _asked("Registration number (empty if none)", number) if agent else ""
    text = beginning(agent, number, principals or _asked_principals(), fail_on)
    path = Path.cwd() / NAME
    load_settings(path, text)
    with report_file(path) as file:
        file.write(text)
    say(f"written: {NAME}\nnext: faracheck config show, then faracheck check PATH...\n")
    return ExitCode.CLEAN


def _asked(question: str, given: str | None) -> str:
    """Return what was given, or what a person at a terminal answers."""
    if given is not None or not sys.stdin.isatty():
        return (given or "").strip()
    return str(click.prompt(question, default="", show_default=False)).strip()


def _asked_principals() -> tuple[str, ...]:
    """Ask for one foreign principal after another until an empty answer."""
    names: list[str] = []
    while name := _asked("Foreign principal (empty to end)", None):
        names.append(name)
    return tuple(names)


COMMAND = init
