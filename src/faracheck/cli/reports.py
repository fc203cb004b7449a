"""From `--format`, `--redact` and `--transmitted` to open outlets."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

import click

from faracheck.cli.console import say, tell
from faracheck.cli.options import names
from faracheck.engine.deliver import Outlet
from faracheck.engine.job_summary import job_summary
from faracheck.engine.redact import redacted, redacted_run
from faracheck.engine.report_file import report_file
from faracheck.engine.transmittal import transmittal
from faracheck.extensions import collect
from faracheck.frozen import dataclass
from faracheck.model.report import Grounds, Run
from faracheck.ports import Reporter
from faracheck.rulebook.notes import notes
from faracheck.rulebook.pack import Rulebook

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file that it goes to, or None for standard output."""

    name: str
    reporter: Reporter
    file: Path | None


def target(text: str) -> Target:
    """Return what `NAME` or `NAME=FILE` asks for."""
    name, equals, file = text.partition("=")
    reporters = cast("Mapping[str, Reporter]", collect("faracheck.reporters", "REPORTER"))
    if name not in reporters:
        known = ", ".join(reporters)
        raise click.BadParameter(f"there is no format {name!r}; there are {known}")
    if equals and not file:
        raise click.BadParameter(f"no file is named after {text!r}")
    return Target(name, reporters[name], Path(file) if equals and file != "-" else None)


def report_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add what says how reports are written, and for whom."""
    for option in reversed(
        (
            click.option(
                "--format",
                "targets",
                metavar="NAME[=FILE]",
                type=target,
                multiple=True,
                default=["text"],
                show_default=True,
                help=(
                    "text, concise, json, jsonl, html, markdown, sarif, junit, github, gitlab or"
                    " summary; into FILE if one is named. Repeatable."
                ),
            ),
            click.option(
                "--redact", is_flag=True, help="Leave names and quotations out of every report."
            ),
            click.option(
                "--redact-except",
                "unredacted",
                metavar="NAME,…",
                type=names,
                multiple=True,
                help="With --redact: leave these formats as they are.",
            ),
            click.option(
                "--transmitted",
                metavar="TIME",
                help="When sending out began: says when the 48 hours of § 614(a) end.",
            ),
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where reports go, and which of them may carry names and quotations."""

    targets: Sequence[Target]
    redact: bool = False
    unredacted: tuple[str, ...] = ()

    def outlets(self, run: Run, stack: ExitStack) -> list[Outlet]:
        """Open every report, in the order asked for; exactly one goes to standard output."""
        targets = self._targets()
        plain = replace(run, view=replace(run.view, color=False))
        outlets = [self._outlet(one, plain if one.file else run, stack) for one in targets]
        return [*outlets, *self._job_summary(targets, plain, stack)]

    def _targets(self) -> list[Target]:
        named = {one.name for one in self.targets}
        for name in self.unredacted:
            if not self.redact or name not in named:
                raise click.UsageError(
                    f"--redact-except names {name!r}, but "
                    + ("no --format does." if self.redact else "--redact is not there.")
                )
        targets = list(self.targets)
        if all(one.file for one in targets):
            targets.append(target("summary"))
        if sum(one.file is None for one in targets) > 1:
            raise click.UsageError(
                "Two formats cannot share standard output: give one a file, as in json=report.json."
            )
        return targets

    def _outlet(self, one: Target, run: Run, stack: ExitStack) -> Outlet:
        write: Callable[[str], object] = say
        if one.file is not None and one.file == _step_summary():
            write = stack.enter_context(job_summary(one.file, tell))
        elif one.file is not None:
            write = stack.enter_context(report_file(one.file)).write
        return self._veiled(one.name, one.reporter, run, write)

    def _job_summary(self, targets: list[Target], run: Run, stack: ExitStack) -> list[Outlet]:
        """Return the Markdown that stands beside annotations on GitHub."""
        path = _step_summary()
        asked = {one.name for one in targets}
        if path is None or "github" not in asked or "markdown" in asked:
            return []
        return [self._outlet(Target("markdown", target("markdown").reporter, path), run, stack)]

    def _veiled(
        self, name: str, reporter: Reporter, run: Run, write: Callable[[str], object]
    ) -> Outlet:
        if not self.redact or name in self.unredacted:
            return Outlet(reporter, run, write)
        return Outlet(reporter, redacted_run(run), write, redacted)


def _step_summary() -> Path | None:
    """Return the file in which GitHub collects a step's summary, if this is one of its steps."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    return Path(path) if path else None


def described(run: Run, rulebook: Rulebook, transmitted: str | None) -> Run:
    """Return the run with its rules, its place and its clock, as reports tell them."""
    return replace(
        run,
        rules=notes(rulebook.rules),
        grounds=_grounds(Path.cwd()),
        transmittal=transmittal(transmitted) if transmitted is not None else None,
    )


def _grounds(folder: Path) -> Grounds:
    """Return where relative paths begin: the repository around the working folder, or itself."""
    root = next((one for one in (folder, *folder.parents) if _has_git(one)), folder)
    return Grounds(folder.as_posix(), root.as_posix())


def _has_git(folder: Path) -> bool:
    try:
        return (folder / ".git").exists()
    except OSError:
        # A folder above that may not be looked into is none of ours.
        return False


def wants_color(choice: str) -> bool:
    """Say whether standard output takes colour: https://no-color.org, and dumb terminals."""
    if choice != "auto":
        return choice == "always"
    dumb = os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and not dumb
