"""Options that more than one command takes, and how their values are read."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from faracheck.model.document import Audience, Medium
from faracheck.model.limits import Limits, key_of
from faracheck.model.outcome import Severity
from faracheck.model.rendering import Render
from faracheck.model.report import OnReview

P = ParamSpec("P")
R = TypeVar("R")


def day(text: str) -> date:
    """Return a day written as YYYY-MM-DD."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise click.BadParameter(f"{text!r} is not a day such as 2026-11-23")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day: {error}") from error


def today() -> str:
    """Return the day on the clock, as a person would write it."""
    return date.today().isoformat()


def words(text: str) -> str:
    """Return a text in which something is said."""
    if not text.strip():
        raise click.BadParameter("nothing is said")
    return text


def names(text: str) -> tuple[str, ...]:
    """Return names that stand apart by commas."""
    found = tuple(name.strip() for name in text.split(",") if name.strip())
    if not found:
        raise click.BadParameter("no name is given")
    return found


def limit(text: str) -> tuple[str, int]:
    """Return a limit as the model names it, and what it is set to: pages=3000."""
    name, _, number = text.partition("=")
    names = {key_of(it.name): it.name for it in fields(Limits)}
    if name not in names:
        raise click.BadParameter(f"no limit is called {name!r}; known: {', '.join(names)}")
    if not re.fullmatch(r"[1-9][0-9]{0,17}", number):
        raise click.BadParameter(f"{text!r} does not set a limit as {name}=1000 does")
    return names[name], int(number)


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


limit_option = click.option(
    "--limit",
    "limits",
    metavar="NAME=N",
    type=limit,
    multiple=True,
    help="Read inputs up to this limit. Repeatable; README names the limits.",
)
rules_option = click.option(
    "--rules",
    "rule_folders",
    metavar="DIR",
    type=FOLDER,
    multiple=True,
    help="A folder of rules of your own, beside ours. Repeatable.",
)


config_option = click.option(
    "--config",
    metavar="FILE",
    envvar="FARACHECK_CONFIG",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The settings file. By default the nearest faracheck.yaml above the drafts.",
)
isolated_option = click.option(
    "--isolated", is_flag=True, help="Read no settings file, wherever it stands."
)


def weighing_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add what says which findings fail a run, and which rules are left out."""
    for option in reversed(
        (
            click.option(
                "--ignore",
                metavar="RULE,…",
                type=names,
                multiple=True,
                help="Leave these rules out.",
            ),
            click.option(
                "--fail-on",
                type=click.Choice([one.value for one in Severity]),
                show_default=Severity.ERROR.value,
                help="From this severity on, a finding fails the run.",
            ),
            click.option(
                "--on-review",
                type=click.Choice([one.value for one in OnReview]),
                show_default=OnReview.FAIL.value,
                help="Let what a person must settle fail the run, or only report it.",
            ),
        )
    ):
        command = option(command)
    return command


def rendering_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add what says whether a browser is asked how drafts look."""
    for option in reversed(
        (
            click.option(
                "--render",
                type=click.Choice([one.value for one in Render]),
                show_default=Render.OFF.value,
                help="Ask an installed Chromium how HTML looks: never, where it cannot be told,"
                " always.",
            ),
            click.option(
                "--render-root",
                type=FOLDER,
                help="A built site, served to the browser on this machine with its scripts on.",
            ),
        )
    ):
        command = option(command)
    return command


def reading_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add what says which inputs are read, and what is known of them."""
    for option in reversed(
        (
            click.argument("paths", metavar="[PATH|DIR|GLOB|-]...", nargs=-1),
            click.option(
                "--stdin-filename",
                metavar="NAME",
                help="Name of what comes by standard input (`-`); its suffix tells the format.",
            ),
            click.option(
                "--exclude",
                metavar="GLOB",
                multiple=True,
                help="Leave out what this pattern matches. Repeatable.",
            ),
            click.option("--no-gitignore", is_flag=True, help="Check what git leaves out as well."),
            click.option(
                "--site-root",
                type=FOLDER,
                help="Folder in which references that begin with a slash are looked up.",
            ),
            click.option(
                "--medium",
                type=click.Choice([one.value for one in Medium if one is not Medium.UNKNOWN]),
                help="What the drafts are. By default their format tells.",
            ),
            click.option(
                "--audience",
                type=click.Choice([one.value for one in Audience]),
                show_default=Audience.PUBLIC.value,
                help="To whom they go: officials are owed a registration notice.",
            ),
            click.option("--agent", metavar="NAME", help="The agent that the statement must name."),
            click.option(
                "--principal",
                "principals",
                metavar="NAME",
                multiple=True,
                help="A foreign principal that it must name. Repeatable.",
            ),
            limit_option,
            rules_option,
            config_option,
            isolated_option,
        )
    ):
        command = option(command)
    return command
