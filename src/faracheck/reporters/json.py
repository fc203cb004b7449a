"""One JSON object for the whole run, one input a line inside it."""

from faracheck.model.outcome import Item
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._report_json import SCHEMA, dump, item_json, ledger_json, run_json


def head(run: Run) -> str:
    """Return what the run was asked, and open the list of inputs."""
    opened = dump({"schema": SCHEMA, **run_json(run), "inputs": []})
    return opened.removesuffix("]}") + "\n"


def item(run: Run, item: Item) -> str:
    """Return one input as an object."""
    return dump(item_json(run, item))


def tail(run: Run, ledger: Ledger) -> str:
    """Close the list and add the counts."""
    return "\n]," + dump(ledger_json(run, ledger)).removeprefix("{") + "\n"


REPORTER = Reporter(head, item, tail, between=",\n")
