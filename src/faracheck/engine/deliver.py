"""Results to their readers: every item goes past each reporter once, and into the ledger."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faracheck.model.outcome import Item
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter


@dataclass(slots=True)
class Outlet:
    """A reporter and where its text goes; it remembers whether an item has gone before."""

    reporter: Reporter
    run: Run
    write: Callable[[str], object]
    _before_next: str = ""

    def open(self) -> None:
        """Write the head."""
        self._write(self.reporter.head(self.run))

    def item(self, item: Item) -> None:
        """Write one item, apart from the one before it."""
        text = self.reporter.item(self.run, item)
        if text:
            self._write(self._before_next + text)
            self._before_next = self.reporter.between

    def close(self, ledger: Ledger) -> None:
        """Write the tail."""
        self._write(self.reporter.tail(self.run, ledger))

    def _write(self, text: str) -> None:
        if text:
            self.write(text)


def deliver(items: Iterable[Item], run: Run, outlets: list[Outlet]) -> Ledger:
    """Write each item to every outlet as it comes, and return the ledger of all."""
    ledger = Ledger()
    for outlet in outlets:
        outlet.open()
    for item in items:
        ledger = ledger.add(item, run.policy)
        for outlet in outlets:
            outlet.item(item)
    for outlet in outlets:
        outlet.close(ledger)
    return ledger
