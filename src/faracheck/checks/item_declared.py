"""Whether it is known for which of several foreign principals a draft is distributed."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief, Whose
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class ItemDeclared:
    """Passes when the draft's principals were declared; asks when the settings know several."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("declared", "undeclared")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say whose item the draft is, or that nobody said so."""
        match brief.whose:
            case Whose.UNSAID:
                yield Hit(Verdict.NOT_APPLICABLE, "no-name-given")
            case Whose.DECLARED:
                names = "; ".join(brief.principals)
                yield Hit(Verdict.PASS, "declared", details={"principals": names})
            case Whose.UNDECLARED:
                names = "; ".join(client.name for client in brief.clients)
                yield Hit(Verdict.REVIEW, "undeclared", details={"principals": names})


CHECK = ItemDeclared
