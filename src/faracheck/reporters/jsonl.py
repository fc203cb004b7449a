"""One JSON object a line: each input as it is done, the summary as the last line."""

from faracheck.model.outcome import Item
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._report_json import SCHEMA, dump, item_json, ledger_json, run_json


def head(run: Run) -> str:
    """Return nothing: the first line is the first input."""
    del run
    return ""


def item(run: Run, item: Item) -> str:
    """Return one input as a line."""
    return dump({"schema": SCHEMA, "kind": "input", **item_json(run, item)}) + "\n"


def tail(run: Run, ledger: Ledger) -> str:
    """Return the last line: what the run was asked and the counts."""
    summary = {"schema": SCHEMA, "kind": "summary", **run_json(run), **ledger_json(run, ledger)}
    return dump(summary) + "\n"


REPORTER = Reporter(head, item, tail)
