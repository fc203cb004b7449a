"""One line for each finding, as editors and grep read it: `path:line:column: …`."""

from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Outcome, Skipped
from faracheck.model.report import Detail, Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._summary import closing, summary_line, urgent
from faracheck.reporters._visible import visible
from faracheck.reporters._words import (
    exemption,
    name_of,
    place_in_numbers,
    standing,
    to_show,
    unread_in_words,
)


def head(run: Run) -> str:
    """Return nothing: every line is a finding."""
    del run
    return ""


def item(run: Run, item: Item) -> str:
    """Return a line for each outcome of a draft, or one for an input that could not be judged."""
    match item:
        case Checked(reading, outcomes):
            name = visible(name_of(reading))
            return "".join(_line(name, outcome) for outcome in to_show(run, outcomes))
        case Skipped(path, reason):
            verbose = run.view.detail is Detail.VERBOSE
            return f"{visible(path)}: skipped: {visible(reason)}\n" if verbose else ""
        case NotCheckable():
            return f"{unread_in_words(item)}\n"
        case Crashed(path, error):
            return f"{visible(path)}: faracheck has a bug: {visible(error)}\n"


def tail(run: Run, ledger: Ledger) -> str:
    """Return what was not judged and the summary line."""
    said = urgent(run) if run.view.detail is Detail.QUIET else closing(run)
    return "".join(f"{line}\n" for line in (*said, summary_line(run, ledger)))


def _line(name: str, outcome: Outcome) -> str:
    where = place_in_numbers(outcome.start)
    place = f"{name}:{where}" if where else name
    rule = visible(f"{outcome.name} ({outcome.rule})")
    exempt = f" ({exemption(outcome)})" if exemption(outcome) else ""
    return f"{place}: {standing(outcome)}: {rule}: {visible(outcome.message)}{exempt}\n"


REPORTER = Reporter(head, item, tail)
