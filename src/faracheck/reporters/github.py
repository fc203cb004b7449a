"""Annotations on GitHub: a workflow command for each finding, the counts in plain words."""

from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Outcome, Severity, Skipped
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._address import address, file_of
from faracheck.reporters._summary import closing, summary_line
from faracheck.reporters._visible import quotation, visible
from faracheck.reporters._words import exemption, name_of, place_in_words, standing, to_show

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def head(run: Run) -> str:
    """Return nothing: annotations need no heading."""
    del run
    return ""


def item(run: Run, item: Item) -> str:
    """Return an annotation for each finding, or one for an input that could not be judged."""
    match item:
        case Checked(reading, outcomes):
            path = address(reading.path, run.grounds)
            findings = [it for it in to_show(run, outcomes) if it.verdict.finding]
            name = name_of(reading)
            return "".join(_annotation(_level(run, it), path, name, it) for it in findings)
        case NotCheckable(path, reason, hint):
            said = f"{path}: {reason}" + (f" ({hint})" if hint else "")
            where = {"file": address(file_of(path), run.grounds), "title": "could not be checked"}
            return _command("error", where, visible(said))
        case Crashed(path, error):
            where = {"file": address(file_of(path), run.grounds), "title": "faracheck has a bug"}
            return _command("error", where, visible(f"{path}: {error}"))
        case Skipped():
            return ""


def tail(run: Run, ledger: Ledger) -> str:
    """Return what was not judged and the summary line, for the log; an empty run is an error."""
    summary = summary_line(run, ledger)
    empty = ledger.checked == 0 and not run.policy.allow_empty
    nothing = _command("error", {"title": "nothing was checked"}, summary) if empty else ""
    return nothing + "".join(f"{line}\n" for line in (*closing(run), summary))


def _level(run: Run, outcome: Outcome) -> str:
    """Return how loudly a finding is told: no error where it does not fail the run."""
    if outcome.excepted:
        return "notice"
    quiet = outcome.severity is Severity.ERROR and not run.policy.weighs(outcome)
    return "warning" if quiet else COMMANDS[outcome.severity]


def _annotation(level: str, path: str, name: str, outcome: Outcome) -> str:
    start, end = outcome.start, outcome.end
    where = {"file": path, "title": f"{outcome.name} ({outcome.rule})"}
    if start.line is not None:
        where |= {"line": str(start.line), "col": str(start.column or 1)}
    # GitHub drops the columns of an annotation that ends on another line.
    if start.line == end.line and end.column and end.column > (start.column or 1):
        where |= {"endLine": str(end.line), "endColumn": str(end.column)}
    place = f"{visible(name)}, {place_in_words(start)}"
    lines = [f"{standing(outcome)}: {visible(outcome.message)}", place]
    lines += [f"quote: “{quotation(outcome.quote)}”"] if outcome.quote else []
    lines += [f"mend: {visible(outcome.mend)}"] if outcome.mend else []
    lines += [exemption(outcome)] if exemption(outcome) else []
    return _command(level, where, "\n".join(lines))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    """Return a workflow command with everything in it escaped as the runner unescapes it."""
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(visible(text)).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter(head, item, tail)
