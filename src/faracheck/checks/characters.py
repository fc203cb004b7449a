"""Whether the statement is written with the characters that it seems to be written with."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Flaw, FlawKind, Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class Characters:
    """Passes when the statement has none of these `flaws`; `verdict` is what one draws."""

    MESSAGES: ClassVar[tuple[str, ...]] = (
        "clean",
        "flawed",
        *(f"flawed/{kind}" for kind in FlawKind),
    )

    flaws: tuple[FlawKind, ...]
    verdict: Verdict = Verdict.FAIL

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Name the first flaw of each kind, and how many there are."""
        statements = deciding(reading)
        if not statements:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        found = [flaw for it in statements for flaw in it.flaws if flaw.kind in self.flaws]
        if not found:
            yield Hit(Verdict.PASS, "clean", statements[0].words)
        for kind in self.flaws:
            yield from self._of_kind([flaw for flaw in found if flaw.kind is kind])

    def _of_kind(self, flaws: list[Flaw]) -> Iterator[Hit]:
        if flaws:
            details = {"detail": flaws[0].detail, "count": str(len(flaws))}
            yield Hit(self.verdict, f"flawed/{flaws[0].kind}", flaws[0].words, details)


CHECK = Characters
