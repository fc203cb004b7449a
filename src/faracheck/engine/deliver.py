"""Results to their readers: every item goes past each reporter once, and into the ledger."""

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from faracheck.frozen import dataclass
from faracheck.model.outcome import Item
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

IN_MEMORY = 1_000_000
"""Characters of a report that wait in memory; what is more waits on disk."""


@dataclass(slots=True)
class Outlet:
    """A reporter and where its text goes; `veil` shows it each item as it may see it."""

    reporter: Reporter
    run: Run
    write: Callable[[str], object]
    veil: Callable[[Item], Item] | None = None
    _items: "_Strand" = field(init=False)
    _annex: "_Strand" = field(init=False)
    _veiled: Ledger = field(default_factory=Ledger)

    def __post_init__(self) -> None:
        between = self.reporter.between
        self._items = _Strand(between, self._write)
        self._annex = _Strand(between, self._write)

    def open(self) -> None:
        """Write the head."""
        if self.reporter.preface is not None:
            self._items.hold()
        if self.reporter.annex is not None:
            self._annex.hold()
        self._write(self.reporter.head(self.run))

    def item(self, item: Item) -> None:
        """Write one item, apart from the one before it."""
        if self.veil is not None:
            item = self.veil(item)
            self._veiled = self._veiled.add(item, self.run.policy)
        self._items.add(self.reporter.item(self.run, item))
        if self.reporter.annex is not None:
            self._annex.add(self.reporter.annex(self.run, item))

    def close(self, ledger: Ledger) -> None:
        """Write what had to wait, and the tail."""
        seen = ledger if self.veil is None else self._veiled
        if self.reporter.preface is not None:
            self._write(self.reporter.preface(self.run, seen))
        self._items.release()
        self._write(self.reporter.turn)
        self._annex.release()
        self._write(self.reporter.tail(self.run, seen))

    def _write(self, text: str) -> None:
        if text:
            self.write(text)


@dataclass(slots=True)
class _Strand:
    """Texts that follow one another, apart; they may have to wait on disk."""

    between: str
    write: Callable[[str], None]
    _waiting: "SpooledTemporaryFile[str] | None" = None
    _begun: bool = False

    def hold(self) -> None:
        """Let what is added wait."""
        # Imported here: most formats let nothing wait, and a cold start pays for every module.
        from tempfile import SpooledTemporaryFile  # noqa: PLC0415

        self._waiting = SpooledTemporaryFile(  # noqa: SIM115 - closed when it is released
            IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
        )

    def add(self, text: str) -> None:
        """Write a text, or keep it for later."""
        if text:
            put = self._waiting.write if self._waiting else self.write
            put(self.between + text if self._begun else text)
            self._begun = True

    def release(self) -> None:
        """Write what has waited."""
        if self._waiting is not None:
            with self._waiting as waiting:
                waiting.seek(0)
                while text := waiting.read(IN_MEMORY):
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
