"""`faracheck check`: judge drafts and say what was found."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from faracheck.cli.bug import filed
from faracheck.cli.check_options import CheckOptions
from faracheck.cli.console import tell
from faracheck.cli.options import (
    day,
    names,
    reading_options,
    rendering_options,
    today,
    weighing_options,
)
from faracheck.cli.progress import watched
from faracheck.cli.reports import described, report_options
from faracheck.engine.deliver import deliver
from faracheck.engine.discover import unmatched
from faracheck.engine.elsewhere import stands_on
from faracheck.engine.exit_code import ExitCode, exit_code
from faracheck.engine.report_file import refuse_to_overwrite
from faracheck.engine.run import check_all
from faracheck.model.report import Show

EXAMPLES = """\b
Examples:
  faracheck check release.html
  faracheck check drafts/ --exclude 'old/**'
  faracheck check release.txt --medium print --agent "Quillwater LLC" \\
      --principal "Republic of Veldora"
  faracheck check public/ --format html=report.html --format sarif=report.sarif
  cat release.md | faracheck check - --stdin-filename release.md

\b
Exit codes:
  0  everything was checked; nothing at or above --fail-on
  1  something was found at or above --fail-on
  2  the command cannot be carried out as given
  3  nothing was checked (--allow-empty accepts it)
  4  an input could not be checked, and nothing worse
  70 a bug of faracheck"""


@click.command("check", epilog=EXAMPLES)
@reading_options
@report_options
@click.option(
    "--show",
    type=click.Choice([one.value for one in Show]),
    help="List the findings, or all outcomes with their evidence. By default the findings; SARIF"
    " has what passed as well.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    type=day,
    default=today,
    show_default="today",
    help="Judge by the law of this day (YYYY-MM-DD).",
)
@click.option(
    "--select", metavar="RULE,…", type=names, multiple=True, help="Judge by these rules only."
)
@weighing_options
@click.option("--allow-empty", is_flag=True, help="End with 0 when nothing was checked.")
@rendering_options
@click.option(
    "--screenshots",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep pictures of what the browser was asked about, framed.",
)
@click.option(
    "--changed-since",
    metavar="REF",
    help="Judge only what changed since this revision (git), and say so.",
)
@click.option("--no-waivers", is_flag=True, help="Let no waiver and no settlement stand.")
@click.option(
    "--waivers-from",
    metavar="REF",
    help="Read waivers, settlements and settings from this revision (git).",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    show_default="by work and cores",
    help="How many processes read drafts at once.",
)
@click.option(
    "--cache-dir",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep what was read for the next run in this folder, not in your cache folder.",
)
@click.option(
    "--no-cache", is_flag=True, help="Read rules and drafts anew, and keep nothing for later."
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour on standard output. NO_COLOR is heard.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only the findings and the summary.")
@click.option("-v", "--verbose", is_flag=True, help="Name each input that was skipped.")
def check(**options: Any) -> ExitCode:
    """Judge drafts: files, folders, patterns, or standard input (`-`).

    Each draft gets a verdict in one sentence, then its findings: the words and where they stand,
    the law that asks for it, and how to mend it.
    """
    asked = CheckOptions(**options)
    session = asked.session()
    entries = asked.narrowed(session)
    for name in unmatched(session.entries):
        tell(f"{name} matches nothing")
    refuse_to_overwrite([one.file for one in asked.targets if one.file], entries)
    rulebook, left_out = session.chosen(asked.choice, asked.as_of)
    run = described(asked.run(session, left_out), rulebook, asked.transmitted)
    if entries != session.entries:
        # Where nothing has changed nothing is checked, and no report may call that a failure.
        run = replace(run, policy=replace(run.policy, allow_empty=True))
    with ExitStack() as stack:
        witness = asked.rendering(session, asked.screenshots).witness(session.options, stack)
        exceptions = asked.exceptions(session)
        desk = replace(session.desk(rulebook), witness=witness, exceptions=exceptions)
        reader = stack.enter_context(asked.reading().readers(desk))
        page = stands_on(session.entries, session.loaded, desk, run.day, reader)
        results = check_all(entries, replace(desk, stands_on=page), run.day, reader)
        outlets = asked.delivery().outlets(run, stack)
        watched_results = watched(results, len(entries), quiet=asked.quiet)
        items = filed(watched_results, redact=asked.redact)
        ledger = deliver(items, run, outlets)
    code = exit_code(ledger, run.policy)
    if code is ExitCode.CLEAN and not ledger.checked and entries != session.entries:
        tell("nothing that would be judged has changed")
    if code is ExitCode.NOTHING_CHECKED:
        tell("nothing was checked" if asked.paths else "nothing was checked: no path was given")
    return code


COMMAND = check
