"""`faracheck config`: print the settings as resolved, the files in scope, or the schema."""

import json
from typing import Any

import click

from faracheck.cli.console import say
from faracheck.cli.inputs import Inputs
from faracheck.cli.options import reading_options
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.schemas import schema_text
from faracheck.engine.scope import scope_of
from faracheck.reporters._settings import files_in_words, settings_in_words

EXAMPLES = """\b
Examples:
  faracheck config show drafts/
  faracheck config files drafts/ --format json
  faracheck config schema > faracheck.schema.json"""


@click.group("config", epilog=EXAMPLES)
def config() -> None:
    """Print the settings as resolved, the files in scope, or the schema of a settings file."""


@config.command("show")
@reading_options
def show(**options: Any) -> ExitCode:
    """Print every setting, its value, and where it comes from."""
    session = Inputs(**options).session()
    say(settings_in_words(session.loaded))
    return ExitCode.CLEAN


@config.command("files")
@reading_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON array.",
)
def files(form: str, **options: Any) -> ExitCode:
    """Print which files would be checked, as which material and for whom, and which not."""
    session = Inputs(**options).session()
    rows = scope_of(session.entries, session.materials)
    say(files_in_words(rows) if form == "text" else json.dumps(rows, indent=2) + "\n")
    return ExitCode.CLEAN if any(row["checked"] for row in rows) else ExitCode.NOTHING_CHECKED


@config.command("schema")
def schema() -> ExitCode:
    """Print the JSON Schema of a settings file, for editors."""
    say(schema_text("settings"))
    return ExitCode.CLEAN


COMMAND = config
