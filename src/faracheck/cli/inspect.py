"""`faracheck inspect`: print what was understood, judged or not."""

from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import click

from faracheck.cli.browser import RenderedInputs
from faracheck.cli.bug import filed
from faracheck.cli.console import say, tell
from faracheck.cli.options import reading_options, rendering_options
from faracheck.cli.readers import Reading as Readers
from faracheck.engine.exit_code import ExitCode, reading_exit_code
from faracheck.engine.run import read_all
from faracheck.model.outcome import NotCheckable
from faracheck.model.reading import Reading
from faracheck.model.report import Ledger, Policy
from faracheck.reporters._inspection import inspection_jsonl, inspection_text
from faracheck.reporters._summary import unread_counts
from faracheck.reporters._words import unread_in_words

EXAMPLES = """\b
Examples:
  faracheck inspect release.html
  faracheck inspect drafts/ --format jsonl > readings.jsonl

\b
Exit codes: 0 when every input was read, otherwise 2, 3, 4 or 70; never 1."""

FORMATS = {"text": inspection_text, "jsonl": inspection_jsonl}


@click.command("inspect", epilog=EXAMPLES)
@reading_options
@rendering_options
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON object a draft.",
)
def inspect(form: str, **options: Any) -> ExitCode:
    """Print what is understood in drafts: statements, names, elements, places, contacts."""
    asked = RenderedInputs(**options)
    session = asked.session()
    read, unread = 0, Ledger()
    with ExitStack() as stack:
        witness = asked.rendering(session).witness(session.options, stack)
        desk = replace(session.desk(session.rulebook), tells_language=True, witness=witness)
        reader = stack.enter_context(Readers().readers(desk))
        for result in filed(read_all(session.entries, desk, reader)):
            if isinstance(result, Reading):
                say(FORMATS[form](result))
                read += 1
            else:
                unread = unread.add(result, Policy())
            if isinstance(result, NotCheckable):
                tell(unread_in_words(result))
    tell(f"{read} read; {unread_counts(unread)}")
    return reading_exit_code(read, unread)


COMMAND = inspect
