"""From `--format` options to open outlets."""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import click

from faracheck.cli.console import say
from faracheck.engine.deliver import Outlet
from faracheck.engine.report_file import report_file
from faracheck.extensions import collect
from faracheck.model.report import Run
from faracheck.ports import Reporter


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file that it goes to, or None for standard output."""

    reporter: Reporter
    file: Path | None


def target(text: str) -> Target:
    """Return what `NAME` or `NAME=FILE` asks for."""
    name, equals, file = text.partition("=")
    reporters = cast("dict[str, Reporter]", collect("faracheck.reporters", "REPORTER"))
    if name not in reporters:
        known = ", ".join(reporters)
        raise click.BadParameter(f"there is no format {name!r}; there are {known}")
    if equals and not file:
        raise click.BadParameter(f"no file is named after {text!r}")
    return Target(reporters[name], Path(file) if equals and file != "-" else None)


def open_outlets(targets: Sequence[Target], run: Run, stack: ExitStack) -> list[Outlet]:
    """Open every report, in the order asked for; exactly one goes to standard output."""
    if all(one.file for one in targets):
        targets = (*targets, target("summary"))
    if sum(one.file is None for one in targets) > 1:
        raise click.UsageError(
            "Two formats cannot share standard output: give one a file, as in json=report.json."
        )
    plain = replace(run, view=replace(run.view, color=False))
    return [
        Outlet(one.reporter, run, say)
        if one.file is None
        else Outlet(one.reporter, plain, stack.enter_context(report_file(one.file)).write)
        for one in targets
    ]


def wants_color(choice: str) -> bool:
    """Say whether standard output takes colour: https://no-color.org, and dumb terminals."""
    if choice != "auto":
        return choice == "always"
    dumb = os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and not dumb
