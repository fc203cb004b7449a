"""The command `faracheck`, whose subcommands are imported when they are called."""

from importlib import import_module
from typing import cast

import click

from faracheck import __version__

COMMANDS = {
    "check": "Judge drafts and say what was found.",
    "inspect": "Print what is understood in drafts, judged or not.",
    "statement": "Print the model statement with your names.",
    "rules": "List the rules, show one, or run their cases.",
    "explain": "Say what a rule asks, why, and how to mend a draft.",
    "settle": "Record that a person looked at what a rule asks to be looked at.",
    "waivers": "Grant, list, audit or prune exceptions from rules.",
    "init": "Write a settings file to begin with.",
    "config": "Print the settings as resolved, the files in scope, or their schema.",
    "formats": "List what can be read here, and what an extra would add.",
    "schema": "Print the JSON Schema of a report, a reading, a rule or a settings file.",
}


class Lazy(click.Group):
    """A group whose commands stand in modules of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", vars(import_module(f"faracheck.cli.{cmd_name}"))["COMMAND"])


def _print_version(ctx: click.Context, _: click.Parameter, *, asked: bool) -> None:
    if asked:
        click.echo(f"faracheck {__version__}")
        ctx.exit()


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  faracheck check drafts/
  faracheck inspect release.html
  faracheck explain statement-missing

It finds what a rule can find. It gives no legal advice.""",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, param, value: _print_version(ctx, param, asked=value),
    help="Print the version and end.",
)
def app() -> None:
    """Say whether a draft carries the statement that FARA asks of press material."""
