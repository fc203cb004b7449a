"""A whole report, put together as the engine does it."""

from faracheck.engine.deliver import Outlet, deliver
from faracheck.engine.redact import redacted, redacted_run
from faracheck.model.outcome import Item
from faracheck.model.report import Run
from faracheck.ports import Reporter


def whole(reporter: Reporter, run: Run, items: tuple[Item, ...]) -> str:
    """Return the report of a run."""
    pieces: list[str] = []
    deliver(items, run, [Outlet(reporter, run, pieces.append)])
    return "".join(pieces)


def veiled(reporter: Reporter, run: Run, items: tuple[Item, ...]) -> str:
    """Return the report as those have it who may read no name and no quotation."""
    pieces: list[str] = []
    deliver(items, run, [Outlet(reporter, redacted_run(run), pieces.append, redacted)])
    return "".join(pieces)
