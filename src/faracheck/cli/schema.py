"""`faracheck schema`: print the JSON Schema of a report, a reading, a rule or a settings file."""

import click

from faracheck.cli.console import say
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.schemas import SCHEMAS, schema_text

EXAMPLES = """\b
Examples:
  faracheck schema report > report.schema.json
  faracheck schema rule"""


@click.command("schema", epilog=EXAMPLES)
@click.argument("name", type=click.Choice(list(SCHEMAS)))
def schema(name: str) -> ExitCode:
    """Print the JSON Schema (draft 2020-12) of a report, a reading, a rule or a settings file."""
    say(schema_text(name))
    return ExitCode.CLEAN


COMMAND = schema
