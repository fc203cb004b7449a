"""`faracheck waivers`: grant, list, audit and prune exceptions from rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from faracheck.cli.console import say, tell
from faracheck.cli.grants import grant, granting_options, session_of
from faracheck.cli.inputs import Session
from faracheck.cli.options import day, today, words
from faracheck.config.exceptions import Malformed, SettlementText, WaiverText, exception_files
from faracheck.config.ledger_text import without
from faracheck.config.load import Loaded
from faracheck.engine.exceptions import Exceptions, Granted, exceptions_of
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.grant import states
from faracheck.engine.report_file import report_file
from faracheck.frozen import dataclass
from faracheck.model.brief import Lapse
from faracheck.model.outcome import Verdict
from faracheck.reporters._visible import visible

FINDING = frozenset({Verdict.FAIL, Verdict.REVIEW})

EXAMPLES = """\b
Examples:
  faracheck waivers add drafts/a.txt contact-missing --reason "wire copy" --approver "A. Marsh"
  faracheck waivers list
  faracheck waivers audit
  faracheck waivers prune"""


@click.group("waivers", epilog=EXAMPLES)
def waivers() -> None:
    """Grant, list, audit or prune exceptions from rules.

    A rule that restates the statute cannot be waived.
    """


@waivers.command("add")
@click.argument("path", type=click.Path())
@click.argument("rule")
@click.option("--reason", required=True, type=words, help="Why the rule need not hold here.")
@click.option("--approver", required=True, type=words, metavar="NAME", help="Who answers for it.")
@click.option("--expires", type=day, metavar="DATE", help="The last day on which it stands.")
@click.option("--ticket", default="", help="Where it is discussed.")
@click.option("--as-of", type=day, default=today, hidden=True)
@granting_options
def add(path: str, rule: str, expires: date | None, **options: Any) -> ExitCode:
    """Write down an exception from RULE for PATH as it is now."""
    asked = grant(path, rule, FINDING, expires, **options)
    granted = WaiverText(
        f"W-{asked.begins:%Y%m%d}-{asked.target.text_sha256[:8]}",
        *asked.subject,
        options["reason"],
        options["approver"],
        asked.begins,
        asked.ends,
        options["ticket"],
    )
    file = asked.write("waivers", granted)
    say(f"waived until {asked.ends}: {rule} in {path}; written to {file} as {granted.id}\n")
    return ExitCode.CLEAN


@waivers.command("list")
@click.option("--as-of", type=day, default=today, hidden=True)
@granting_options
def list_(as_of: date, **options: Any) -> ExitCode:
    """Print every waiver and settlement, and whether it stands."""
    kept = Kept.of(**options)
    for line in (*(_line(*one) for one in kept.states(as_of)), *map(_unread, kept.malformed)):
        say(f"{line}\n")
    return ExitCode.CLEAN


@waivers.command("audit")
@click.option("--as-of", type=day, default=today, hidden=True)
@granting_options
def audit(as_of: date, **options: Any) -> ExitCode:
    """Print those that do not stand; end with 1 if there are any."""
    kept = Kept.of(**options)
    lapsed = [_line(granted, lapse) for granted, lapse in kept.states(as_of) if lapse]
    lapsed += map(_unread, kept.malformed)
    for line in lapsed:
        say(f"{line}\n")
    tell(f"{len(lapsed)} do not stand" if lapsed else "every waiver and settlement stands")
    return ExitCode.FINDINGS if lapsed else ExitCode.CLEAN


@waivers.command("prune")
@click.option("--as-of", type=day, default=today, hidden=True)
@granting_options
def prune(as_of: date, **options: Any) -> ExitCode:
    """Take those out of their files that do not stand; one not begun yet stays.

    So does an entry that cannot be read: only a person knows what was meant by it.
    """
    kept = Kept.of(**options)
    lapsed = [it for it, lapse in kept.states(as_of) if lapse not in {None, Lapse.NOT_BEGUN}]
    for key, kind, file in _files(kept.session.loaded):
        gone = [granted for granted in lapsed if isinstance(granted, kind)]
        if gone:
            _take_out(file, key, gone)
    say(f"{len(lapsed)} taken out\n")
    for one in kept.malformed:
        tell(f"left for a person to mend: {_unread(one)}")
    return ExitCode.CLEAN


@dataclass(frozen=True, slots=True)
class Kept:
    """The waivers and settlements of a tree, and what is needed to tell how they fare."""

    session: Session
    book: Exceptions | None

    @classmethod
    def of(cls, config: Path | None, rule_folders: tuple[Path, ...]) -> "Kept":
        """Return those beside the settings that hold here."""
        session = session_of((), config, rule_folders)
        return cls(session, exceptions_of(session.loaded, session.rulebook))

    def states(self, day: date) -> Iterator[tuple[Granted, Lapse | None]]:
        """Yield each with why it does not stand, or None where it does."""
        if self.book is not None:
            yield from states(self.book, self.session.desk(self.session.rulebook), day)

    @property
    def malformed(self) -> tuple[Malformed, ...]:
        """The entries that cannot be read."""
        return self.book.texts.malformed if self.book is not None else ()


def _files(loaded: Loaded) -> Iterator[tuple[str, type[Granted], Path]]:
    waived, settled = exception_files(loaded)
    for file in dict.fromkeys((waived, settled)):
        yield "waivers", WaiverText, file
        yield "settlements", SettlementText, file


def _take_out(file: Path, key: str, gone: list[Granted]) -> None:
    """Take the entries out of the list `key` of the file, as far as they stand there."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    lines = {granted.rule.line for granted in gone if granted.rule.file == str(file)}
    anew = without(text, key, lines, str(file)) if lines else text
    if anew != text:
        with report_file(file) as opened:
            opened.write(anew)


def _line(granted: Granted, lapse: Lapse | None) -> str:
    name = granted.id if isinstance(granted, WaiverText) else f"settled by {granted.by}"
    why = granted.reason if isinstance(granted, WaiverText) else granted.note
    state = lapse.value if lapse else f"stands until {granted.ends}"
    return visible(f"{granted.document}: {granted.rule.text}: {state} ({name}: {why})")


def _unread(entry: Malformed) -> str:
    return visible(f"{entry.where.where}: {Lapse.MALFORMED.value}: {entry.why} ({entry.name})")


COMMAND = waivers
