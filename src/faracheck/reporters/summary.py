"""The summary line alone: what standard output says when every report goes to a file."""

from faracheck.model.outcome import Item
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._summary import summary_line, urgent


def head(run: Run) -> str:
    """Return nothing: nothing is known yet."""
    del run
    return ""


def item(run: Run, item: Item) -> str:
    """Return nothing: one input is not a summary."""
    del run, item
    return ""


def tail(run: Run, ledger: Ledger) -> str:
    """Return the summary line, below the deadline that was asked for."""
    return "".join(f"{line}\n" for line in (*urgent(run), summary_line(run, ledger)))


REPORTER = Reporter(head, item, tail)
